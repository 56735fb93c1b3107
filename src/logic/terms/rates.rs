//! What currencies were worth in one another, and when.

use std::borrow::Cow;
use std::sync::Arc;

use super::fault::Fault;
use super::period::{Period, Timing};
use crate::finding::Place;
use crate::ledger::Filed;
use crate::record::Vocabulary;
use crate::text::FieldPath;
use crate::value::{Dimension, Interval, Quantity, Reading, Units};

/// The rates that a ledger states.
#[derive(Debug, Default)]
pub struct Rates(Vec<Rate>);

/// What one unit of a currency was worth in another.
#[derive(Debug)]
struct Rate {
    of: Dimension,
    price: Quantity,
    time: Period,
}

impl Rates {
    pub(super) fn new(files: &[Filed<Vocabulary>], units: &Units, faults: &mut Vec<Fault>) -> Self {
        let mut rates = Vec::new();
        for file in files {
            for (index, rate) in file.record.rates.iter().enumerate() {
                let path = FieldPath::key("rates").entry(index, rate.of.clone());
                let place = |key| Place::value(file.file.clone(), path.clone().then(key));
                let of = units.read(&rate.of);
                let reading = Reading::new(units);
                let price = Quantity::read(&rate.is, &reading);
                let (of, price) = match (of, price) {
                    (Ok(of), Ok(price)) => (of, price),
                    (of, price) => {
                        faults.extend(of.err().map(|why| Fault::new(place("of"), why)));
                        faults.extend(price.err().map(|why| Fault::new(place("is"), why.to_string())));
                        continue;
                    }
                };
                let time = Period { stated: Some(Arc::new(rate.time.clone())), ..Period::default() };
                let of = of.dimension().clone();
                let fault = |key, message: &str, help: &str| Fault::new(place(key), message).help(help);
                if of.currency().is_none() {
                    faults.push(fault("of", "a rate is that of a currency", "write its code, such as `EUR`"));
                } else if price.dimension().currency().is_none() || *price.dimension() == of {
                    let help = "write an amount with its currency, such as `1.0842 USD`";
                    faults.push(fault("is", "a rate is an amount of another currency", help));
                } else if !price
                    .interval()
                    .lower()
                    .is_some_and(|bound| !bound.at.is_zero() && !bound.at.is_negative())
                {
                    faults.push(fault("is", "a rate is more than 0", "write what one of it was worth"));
                } else {
                    rates.push(Rate { of, price, time });
                }
            }
        }
        Self(rates)
    }

    /// Two quantities in one base; nothing if they measure different things, or no rate covers the times of both.
    pub fn common<'a>(&self, a: (&'a Quantity, &Period), b: (&'a Quantity, &Period)) -> Option<Both<'a>> {
        Quantity::common(a.0, b.0).or_else(|| self.0.iter().find_map(|rate| rate.common(a, b)))
    }

    /// Whether two quantities would measure the same thing if their currencies were one.
    pub fn are_money(&self, a: &Quantity, b: &Quantity) -> bool {
        let replaced =
            |from: &Dimension, to: &Dimension| from.with_currency_of(to).is_some_and(|new| new == *to);
        a.dimension() != b.dimension() && replaced(a.dimension(), b.dimension())
    }
}

/// Two quantities in one base.
type Both<'a> = (Cow<'a, Interval>, Cow<'a, Interval>);

impl Rate {
    fn common<'a>(&self, a: (&'a Quantity, &Period), b: (&'a Quantity, &Period)) -> Option<Both<'a>> {
        let known = |time: &Period| time.is_stated() && self.time.covers(time) == Timing::Proved;
        if !known(a.1) || !known(b.1) {
            return None;
        }
        let converted = |quantity: &Quantity, to: &Quantity| self.convert(quantity, to);
        if let Some(mine) = converted(a.0, b.0) {
            return Some((Cow::Owned(mine), Cow::Borrowed(b.0.interval())));
        }
        converted(b.0, a.0).map(|theirs| (Cow::Borrowed(a.0.interval()), Cow::Owned(theirs)))
    }

    /// The amount in the currency of the price.
    fn convert(&self, quantity: &Quantity, to: &Quantity) -> Option<Interval> {
        let (from, goal) = (quantity.dimension(), to.dimension());
        let fits = from.currency() == self.of.currency()
            && goal.currency() == self.price.dimension().currency()
            && from.with_currency_of(goal).as_ref() == Some(goal);
        let power = from.currency_power();
        if !fits {
            return None;
        }
        let price = self.price.interval();
        (0..power.unsigned_abs()).try_fold(quantity.interval().clone(), |amount, _| {
            if power > 0 { Some(amount.mul(price)) } else { amount.div(price) }
        })
    }
}
