//! A calendar day.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Edtf, Granularity};

/// One day of the calendar, written `YYYY-MM-DD` and in no other way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(pub Date);

/// A text that is no calendar day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADay {
    found: String,
    because: String,
}

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { found, because } = self;
        write!(f, "`{found}` is not a day: {because}; write `YYYY-MM-DD`, such as `2025-09-17`")
    }
}

impl std::error::Error for NotADay {}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let error = |because: &str| NotADay { found: text.to_owned(), because: because.to_owned() };
        let date: Edtf = text.parse().map_err(|problem: super::NotADate| error(problem.because()))?;
        let granule = date.start().granule().filter(|_| !date.is_interval());
        let granule = granule.ok_or_else(|| error("it is an interval"))?;
        if granule.uncertain || granule.approximate || granule.unspecified {
            return Err(error("it is not sure"));
        }
        if granule.granularity != Granularity::Day {
            return Err(error("it is longer than a day"));
        }
        if text.contains('T') {
            return Err(error("it has a time of day"));
        }
        Ok(Self(granule.earliest))
    }
}

impl TryFrom<String> for Day {
    type Error = NotADay;

    fn try_from(text: String) -> Result<Self, NotADay> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_day_and_orders_by_time() {
        let day: Day = "2024-02-29".parse().unwrap();
        assert_eq!(day.to_string(), "2024-02-29");
        assert!(day < "2024-03-01".parse().unwrap());
        assert_eq!("0001-01-01".parse::<Day>().unwrap().to_string(), "0001-01-01");
        assert_eq!(serde_json::from_str::<Day>("\"2024-02-29\"").unwrap(), day);
        assert_eq!(serde_json::to_string(&day).unwrap(), "\"2024-02-29\"");
    }

    #[test]
    fn refuses_what_is_not_one_day() {
        for (text, because) in [
            ("2025", "it is longer than a day"),
            ("2025-09-17?", "it is not sure"),
            ("2025-09-XX", "it is not sure"),
            ("2025-09-17/2025-09-18", "it is an interval"),
            ("2025-09-17/..", "it is an interval"),
            ("2025-09-17T12:00:00Z", "it has a time of day"),
            ("2026-02-30", "February 2026 has 28 days"),
            ("17.09.2025", "a year has four digits, `17.09.2025` has not"),
        ] {
            let error = text.parse::<Day>().unwrap_err().to_string();
            assert_eq!(
                error,
                format!("`{text}` is not a day: {because}; write `YYYY-MM-DD`, such as `2025-09-17`")
            );
        }
    }
}
