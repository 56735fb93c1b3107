//! Dates as a newspaper prints them.

use jiff::civil::Date;

use crate::prose::month_name;
use crate::value::{Edtf, End, Granularity, Granule};

fn month(date: Date) -> &'static str {
    u8::try_from(date.month()).ok().and_then(month_name).unwrap_or_default()
}

/// `18 September 2025`, `spring 2025`, `1960s`, `about 2020`, `since 2020`, `March 2020 to 2021`.
pub(in crate::report) fn date_words(date: &Edtf) -> String {
    let end = |end: End| match end {
        End::In(granule) => granule_words(&granule),
        End::Open | End::Unknown => "an unknown date".to_owned(),
    };
    match (date.start(), date.end()) {
        (start, _) if !date.is_interval() => end(start),
        (start, End::Open) => format!("since {}", end(start)),
        (End::Open, last) => format!("until {}", end(last)),
        (start, last) => format!("{} to {}", end(start), end(last)),
    }
}

/// The words of a date, with how sure its writer was.
fn granule_words(granule: &Granule) -> String {
    let about = if granule.approximate { "about " } else { "" };
    let doubt = if granule.uncertain { " (uncertain)" } else { "" };
    format!("{about}{}{doubt}", unmarked(granule))
}

fn unmarked(granule: &Granule) -> String {
    let (first, last) = (granule.earliest, granule.latest);
    let (year, month_of) = (first.year(), first.month());
    match granule.granularity {
        // Ten years from 2000 on would else be called like a hundred.
        Granularity::Decade if year % 100 != 0 => format!("{year}s"),
        Granularity::Decade | Granularity::Century => format!("some year from {year} to {}", last.year()),
        Granularity::Day if granule.unspecified && month_of == last.month() => {
            format!("some day in {} {year}", month(first))
        }
        _ if granule.unspecified => format!("some time in {year}"),
        Granularity::Day => day_words(first),
        Granularity::Month => format!("{} {year}", month(first)),
        Granularity::Quarter => {
            let which = match month_of {
                1 => "first",
                4 => "second",
                7 => "third",
                _ => "fourth",
            };
            format!("{which} quarter of {year}")
        }
        Granularity::Season => {
            let which = match month_of {
                3 => "spring",
                6 => "summer",
                9 => "autumn",
                _ => "winter",
            };
            format!("{which} {year}")
        }
        Granularity::Year => year.to_string(),
    }
}

/// The words of a date, and what a program reads; none where that would lose something.
pub(in crate::report) fn plain(date: &Edtf) -> Option<(String, String)> {
    let End::In(granule) = date.start() else { return None };
    if date.is_interval() || granule.unspecified || granule.uncertain || granule.approximate {
        return None;
    }
    let first = granule.earliest;
    match granule.granularity {
        Granularity::Day => Some((day_words(first), first.to_string())),
        Granularity::Month => Some((
            format!("{} {}", month(first), first.year()),
            format!("{:04}-{:02}", first.year(), first.month()),
        )),
        Granularity::Year => Some((first.year().to_string(), format!("{:04}", first.year()))),
        _ => None,
    }
}

/// `18 September 2025`.
pub(in crate::report) fn day_words(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_is_told_dates_in_words() {
        for (text, words) in [
            ("2025-09-18", "18 September 2025"),
            ("2025-09-18T12:00:00Z", "18 September 2025"),
            ("2025-09", "September 2025"),
            ("2025", "2025"),
            ("2020/..", "since 2020"),
            ("../2020", "until 2020"),
            ("2020/", "2020 to an unknown date"),
            ("/2020", "an unknown date to 2020"),
            ("2025-09-17/2025-10", "17 September 2025 to October 2025"),
            ("2020-21", "spring 2020"),
            ("2020-22", "summer 2020"),
            ("2020-23", "autumn 2020"),
            ("2020-24", "winter 2020"),
            ("2020-33", "first quarter of 2020"),
            ("2020-36", "fourth quarter of 2020"),
            ("196X", "1960s"),
            ("200X", "some year from 2000 to 2009"),
            ("19XX", "some year from 1900 to 1999"),
            ("2020-02-XX", "some day in February 2020"),
            ("2020-XX", "some time in 2020"),
            ("2020-XX-XX", "some time in 2020"),
            ("2020-02?", "February 2020 (uncertain)"),
            ("2020~", "about 2020"),
            ("2020%", "about 2020 (uncertain)"),
            ("2022~/2023-21?", "about 2022 to spring 2023 (uncertain)"),
        ] {
            assert_eq!(date_words(&text.parse().unwrap()), words, "{text}");
        }
    }
}
