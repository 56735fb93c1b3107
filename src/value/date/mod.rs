//! Dates and intervals as the Extended Date/Time Format (EDTF) of ISO 8601-2:2019 writes them.
//!
//! All of level 0, and of level 1: `?`, `~`, `%`, unspecified digits, seasons, open and unknown ends. Of
//! level 2 only the quarters (`2025-33` to `2025-36`), because reports of figures need them. Years run from
//! 0000 to 9999 in the proleptic Gregorian calendar.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

mod parse;

/// A date, or an interval between two dates, each as exact as its writer could be.
///
/// A single date has the same granule at both ends and covers every day of it. An interval `A/B` begins
/// somewhere in `A` and ends somewhere in `B`: it surely covers `start().latest()` to `end().earliest()`
/// and possibly [`Edtf::earliest`] to [`Edtf::latest`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Edtf {
    /// Shared, since assertions keep the dates of their claims.
    text: Arc<str>,
    start: End,
    end: End,
    interval: bool,
}

/// Where a period begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// Somewhere in these days.
    In(Granule),
    /// Without bound: `..`.
    Open,
    /// There is one, but nobody says when: nothing before or after the `/`.
    Unknown,
}

/// The days that one date names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Granule {
    /// The first day.
    pub earliest: Date,
    /// The last day, included.
    pub latest: Date,
    /// How exact the date is.
    pub granularity: Granularity,
    /// Its digits are partly unspecified (`X`): it is *one* date of this granularity between the two days,
    /// and does not cover them all.
    pub unspecified: bool,
    /// Marked `?` or `%`: the writer is not sure of it.
    pub uncertain: bool,
    /// Marked `~` or `%`: the writer means "about".
    pub approximate: bool,
}

/// How exact a date is, most exact first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A quarter of a calendar year.
    Quarter,
    /// A season, which names no hemisphere: its days here are those of the northern meteorological season
    /// (winter begins in December of the year named), so compare them with reserve.
    Season,
    /// A year.
    Year,
    /// Ten years, as `201X`: one year of them.
    Decade,
    /// A hundred years, as `20XX`: one year of them.
    Century,
}

impl Edtf {
    /// Where it begins.
    pub fn start(&self) -> End {
        self.start
    }

    /// Where it ends.
    pub fn end(&self) -> End {
        self.end
    }

    /// Whether it was written with a `/`.
    pub fn is_interval(&self) -> bool {
        self.interval
    }

    /// The first day it possibly covers; none where the start is open or unknown.
    pub fn earliest(&self) -> Option<Date> {
        self.start.earliest()
    }

    /// The last day it possibly covers; none where the end is open or unknown.
    pub fn latest(&self) -> Option<Date> {
        self.end.latest()
    }

    /// Whether an end is marked `?` or `%`.
    pub fn is_uncertain(&self) -> bool {
        self.granules().any(|granule| granule.uncertain)
    }

    /// Whether an end is marked `~` or `%`.
    pub fn is_approximate(&self) -> bool {
        self.granules().any(|granule| granule.approximate)
    }

    /// The text it was written as.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    fn granules(&self) -> impl Iterator<Item = Granule> {
        [self.start, self.end].into_iter().filter_map(End::granule)
    }
}

impl End {
    /// Its days, where it has some.
    pub fn granule(self) -> Option<Granule> {
        match self {
            Self::In(granule) => Some(granule),
            Self::Open | Self::Unknown => None,
        }
    }

    /// The first day it can lie on; none where it is open or unknown.
    pub fn earliest(self) -> Option<Date> {
        self.granule().map(|granule| granule.earliest)
    }

    /// The last day it can lie on; none where it is open or unknown.
    pub fn latest(self) -> Option<Date> {
        self.granule().map(|granule| granule.latest)
    }
}

/// A text that is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADate {
    found: String,
    because: String,
}

impl NotADate {
    /// What is wrong with it, for an error that says more.
    pub(super) fn because(&self) -> &str {
        &self.because
    }
}

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { found, because } = self;
        write!(
            f,
            "`{found}` is not a date: {because}; write `2025`, `2025-09`, `2025-09-17`, or `2025-09/2025-10`"
        )
    }
}

impl std::error::Error for NotADate {}

impl FromStr for Edtf {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        parse::ends(text)
            .map(|(start, end)| Self { text: text.into(), start, end, interval: text.contains('/') })
            .map_err(|because| NotADate { found: text.to_owned(), because })
    }
}

impl TryFrom<String> for Edtf {
    type Error = NotADate;

    fn try_from(text: String) -> Result<Self, NotADate> {
        text.parse()
    }
}

impl From<Edtf> for String {
    fn from(date: Edtf) -> Self {
        date.text.as_ref().to_owned()
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn days(text: &str) -> (String, String) {
        let date: Edtf = text.parse().unwrap();
        assert_eq!(date.to_string(), text);
        let shown = |day: Option<Date>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
        (shown(date.earliest()), shown(date.latest()))
    }

    #[test]
    fn knows_the_days_of_a_date() {
        for (text, first, last) in [
            ("2025", "2025-01-01", "2025-12-31"),
            ("2025-09", "2025-09-01", "2025-09-30"),
            ("2025-09-17", "2025-09-17", "2025-09-17"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("1900-02", "1900-02-01", "1900-02-28"),
            ("2000-02-29", "2000-02-29", "2000-02-29"),
            ("0000", "0000-01-01", "0000-12-31"),
            ("9999-12-31", "9999-12-31", "9999-12-31"),
            ("201X", "2010-01-01", "2019-12-31"),
            ("20XX", "2000-01-01", "2099-12-31"),
            ("2025-XX", "2025-01-01", "2025-12-31"),
            ("2025-XX-XX", "2025-01-01", "2025-12-31"),
            ("2024-02-XX", "2024-02-01", "2024-02-29"),
            ("2025-21", "2025-03-01", "2025-05-31"),
            ("2023-24", "2023-12-01", "2024-02-29"),
            ("9999-24", "9999-12-01", "9999-12-31"),
            ("2025-33", "2025-01-01", "2025-03-31"),
            ("2025-36", "2025-10-01", "2025-12-31"),
            ("2025-09-17T12:00:00Z", "2025-09-17", "2025-09-17"),
            ("2025-09-17T23:59:59", "2025-09-17", "2025-09-17"),
            ("2025-09-17T12:00:00+05:30", "2025-09-17", "2025-09-17"),
            ("2025-09/2025-10", "2025-09-01", "2025-10-31"),
            ("2019/..", "2019-01-01", "-"),
            ("../2019", "-", "2019-12-31"),
            ("2019/", "2019-01-01", "-"),
            ("/2019", "-", "2019-12-31"),
            ("2025-09-17/2025", "2025-09-17", "2025-12-31"),
            ("2022~/2023-21?", "2022-01-01", "2023-05-31"),
        ] {
            assert_eq!(days(text), (first.to_owned(), last.to_owned()), "{text}");
        }
    }

    #[test]
    fn knows_both_ends_and_how_exact_they_are() {
        let date: Edtf = "2025-09~/2026?".parse().unwrap();
        let (start, end) = (date.start().granule().unwrap(), date.end().granule().unwrap());
        assert!(start.approximate && !start.uncertain && !end.approximate && end.uncertain);
        assert_eq!((start.granularity, end.granularity), (Granularity::Month, Granularity::Year));
        assert_eq!(
            (start.latest.to_string(), end.earliest.to_string()),
            ("2025-09-30".into(), "2026-01-01".into())
        );
        assert!(date.is_interval() && date.is_uncertain() && date.is_approximate());

        let both: Edtf = "2025-09-17%".parse().unwrap();
        assert!(both.is_uncertain() && both.is_approximate() && !both.is_interval());
        let open: Edtf = "2019/..".parse().unwrap();
        let unknown: Edtf = "2019/".parse().unwrap();
        assert_eq!((open.end(), unknown.end()), (End::Open, End::Unknown));
        let some_month: Edtf = "2025-XX".parse().unwrap();
        let granule = some_month.start().granule().unwrap();
        assert!(granule.unspecified && granule.granularity == Granularity::Month);
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, because) in [
            ("", "it is empty"),
            ("2025-13", "there is no month 13"),
            ("2025-00", "there is no month 00"),
            ("2025-25", "there is no month 25"),
            ("2026-02-30", "February 2026 has 28 days"),
            ("1900-02-29", "February 1900 has 28 days"),
            ("2025-04-31", "April 2025 has 30 days"),
            ("2025-04-00", "there is no day 00"),
            ("2025-21-03", "a season or quarter (`21`) has no days"),
            ("2025-9-17", "a month has two digits, `9` has not"),
            ("2025-09-7", "a day has two digits, `7` has not"),
            ("25-09-17", "a year has four digits, `25` has not"),
            ("20250917", "a year has four digits, `20250917` has not"),
            ("-0044", "a year has four digits, none stands here"),
            ("September 2025", "a year has four digits, `September 2025` has not"),
            ("2025-09-17-18", "nothing follows the day, yet `18` does"),
            ("2025/09/17", "one `/` divides an interval, here are 2"),
            ("2025-09/10", "a year has four digits, `10` has not"),
            ("2025-10/2025-09", "it ends (2025-09) before it begins (2025-10)"),
            ("../..", "both ends are missing"),
            ("/", "both ends are missing"),
            ("..", "`..` is the open end of an interval"),
            ("2025??", "`?`, `~` or `%` stands once, at the end"),
            ("2025?-09", "`?`, `~` or `%` stands once, at the end"),
            ("2XXX", "only the last one or two digits of a year may be `X`"),
            ("2025-XX-17", "a day needs a month"),
            ("2025-0X", "a month is two digits or `XX`, `0X` is neither"),
            ("2025-09-17T25:00:00Z", "`25:00:00Z` is no time of day such as `12:00:00Z`"),
            ("2025-09-17T12:00:00+29:00", "`12:00:00+29:00` is no time of day such as `12:00:00Z`"),
            ("2025-09T12:00:00Z", "only a day has a time"),
            ("2025-09-17T12:00:00Z/2026", "an interval has no time of day"),
            (" 2025", "it has white space around it"),
            ("2025\u{2013}09", "a year has four digits, `2025\u{2013}09` has not"),
        ] {
            let error = text.parse::<Edtf>().unwrap_err().to_string();
            assert_eq!(
                error,
                format!(
                    "`{text}` is not a date: {because}; write `2025`, `2025-09`, `2025-09-17`, or `2025-09/2025-10`"
                )
            );
        }
    }

    #[test]
    fn is_its_text_in_a_record() {
        let date: Edtf = serde_json::from_str("\"2025-09\"").unwrap();
        assert_eq!(date.as_str(), "2025-09");
        let year: Edtf = "2025".parse().unwrap();
        assert_eq!(serde_json::to_string(&year).unwrap(), "\"2025\"");
        let error = serde_json::from_str::<Edtf>("\"2025-13\"").unwrap_err().to_string();
        assert!(error.contains("there is no month 13"), "{error}");
    }

    proptest! {
        #[test]
        fn never_panics_and_gives_its_text_back(text in "[0-9X./?~%TZ:+-]{0,24}|\\PC{0,12}") {
            if let Ok(date) = text.parse::<Edtf>() {
                prop_assert_eq!(date.to_string(), text);
                if let (Some(first), Some(last)) = (date.earliest(), date.latest()) {
                    prop_assert!(first <= last);
                }
            }
        }

        #[test]
        fn a_wider_granule_holds_a_narrower(year in 0i16..=9999, month in 1i8..=12, day in 1i8..=31) {
            let date: Result<Edtf, _> = format!("{year:04}-{month:02}-{day:02}").parse();
            prop_assert_eq!(date.is_ok(), Date::new(year, month, day).is_ok());
            let Ok(date) = date else { return Ok(()) };
            let century = year / 100;
            for wider in [format!("{year:04}-{month:02}"), format!("{year:04}"), format!("{century:02}XX")] {
                let wider: Edtf = wider.parse().unwrap();
                prop_assert!(wider.earliest() <= date.earliest() && date.latest() <= wider.latest());
            }
        }
    }
}
