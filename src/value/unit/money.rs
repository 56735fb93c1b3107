//! Money in what a unit measures.

use super::Dimension;
use super::currency::CURRENCIES;

impl Dimension {
    /// The one currency in it; nothing if there is none, or more than one.
    pub fn currency(&self) -> Option<&str> {
        let mut found = self.bases().map(|(base, _)| base).filter(|base| is_currency(base));
        found.next().filter(|_| found.next().is_none())
    }

    /// The same with the one currency of another in the place of its own.
    pub fn with_currency_of(&self, other: &Self) -> Option<Self> {
        let (own, new) = (self.currency()?, other.currency()?);
        let power = self.exponent(own);
        self.times(&Self::base(own), power.checked_neg()?)?.times(&Self::base(new), power)
    }

    /// The exponent of the one currency in it; 0 where there is none.
    pub fn currency_power(&self) -> i8 {
        self.currency().map_or(0, |base| self.exponent(base))
    }
}

fn is_currency(base: &str) -> bool {
    CURRENCIES.binary_search_by(|(code, _, _)| (*code).cmp(base)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::Units;
    use super::*;

    #[test]
    fn one_currency_takes_the_place_of_another() {
        let units = Units::new([("GPU", None)]).0;
        let dimension = |text: &str| units.read(text).unwrap().dimension().clone();
        assert_eq!(dimension("USD / GPU-hour").currency(), Some("USD"));
        assert_eq!(dimension("GPU-hour").currency(), None);
        assert_eq!(dimension("USD / EUR").currency(), None, "two are none");
        let swapped = dimension("USD / hour").with_currency_of(&dimension("EUR"));
        assert_eq!(swapped, Some(dimension("EUR / hour")));
        assert_eq!(dimension("hour / USD").currency_power(), -1);
        assert!(CURRENCIES.is_sorted_by_key(|(code, _, _)| *code));
    }
}
