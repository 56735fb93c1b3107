//! A length of time as people write it: `180 days`.

use std::fmt;
use std::str::FromStr;

use jiff::Span;
use serde::{Deserialize, Serialize};

use super::Day;

/// No period is longer than this many of its units: ten thousand years of days.
const LONGEST: u32 = 3_660_000;

/// A whole number of days, weeks, months or years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    count: u32,
    unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// A text that is no period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAPeriod {
    found: String,
    because: &'static str,
}

impl Period {
    /// The day on which it ends that began on another; none where the calendar ends before.
    pub fn after(self, day: Day) -> Option<Day> {
        let count = i64::from(self.count);
        let span = match self.unit {
            Unit::Day => Span::new().try_days(count),
            Unit::Week => Span::new().try_weeks(count),
            Unit::Month => Span::new().try_months(count),
            Unit::Year => Span::new().try_years(count),
        };
        span.ok().and_then(|span| day.0.checked_add(span).ok()).map(Day)
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let error = |because| NotAPeriod { found: text.chars().take(60).collect(), because };
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (count, unit) = text.split_at(digits);
        if count.is_empty() {
            return Err(error("it does not begin with a whole number"));
        }
        let count: u32 =
            count.parse().ok().filter(|count| *count <= LONGEST).ok_or(error("it is too long"))?;
        if count == 0 {
            return Err(error("it is no time at all"));
        }
        let unit = unit.strip_prefix(' ').unwrap_or(unit);
        let named = |one: &Unit| unit.strip_suffix('s').unwrap_or(unit) == one.word();
        let unit = Unit::ALL
            .into_iter()
            .find(named)
            .ok_or(error("its unit is none of days, weeks, months and years"))?;
        Ok(Self { count, unit })
    }
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;

    fn try_from(text: String) -> Result<Self, NotAPeriod> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.count, self.unit.word(), if self.count == 1 { "" } else { "s" })
    }
}

impl fmt::Display for NotAPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { found, because } = self;
        write!(f, "`{found}` is not a length of time: {because}; write `180 days`, `6 months` or the like")
    }
}

impl std::error::Error for NotAPeriod {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_on_a_day_of_the_calendar() {
        let after = |period: &str, day: &str| {
            let period: Period = period.parse().unwrap();
            period.after(day.parse().unwrap()).map(|day| day.to_string())
        };
        assert_eq!(after("180 days", "2025-10-02").as_deref(), Some("2026-03-31"));
        assert_eq!(after("1 day", "2024-02-28").as_deref(), Some("2024-02-29"));
        assert_eq!(after("2 weeks", "2025-12-25").as_deref(), Some("2026-01-08"));
        assert_eq!(after("1 month", "2025-01-31").as_deref(), Some("2025-02-28"));
        assert_eq!(after("1 year", "2024-02-29").as_deref(), Some("2025-02-28"));
        assert_eq!(after("3660000 years", "2024-02-29"), None);
    }

    #[test]
    fn reads_what_it_writes() {
        for (text, written) in [("180 days", "180 days"), ("1 weeks", "1 week"), ("6months", "6 months")] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), written);
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, because) in [
            ("soon", "it does not begin with a whole number"),
            ("-1 day", "it does not begin with a whole number"),
            ("", "it does not begin with a whole number"),
            ("0 days", "it is no time at all"),
            ("180", "its unit is none of days, weeks, months and years"),
            ("1.5 years", "its unit is none of days, weeks, months and years"),
            ("3 fortnights", "its unit is none of days, weeks, months and years"),
            ("99999999999999999999 days", "it is too long"),
        ] {
            let error = text.parse::<Period>().unwrap_err().to_string();
            let wanted = format!(
                "`{text}` is not a length of time: {because}; write `180 days`, `6 months` or the like"
            );
            assert_eq!(error, wanted);
        }
    }
}
