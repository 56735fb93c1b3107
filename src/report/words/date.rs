//! Dates as a newspaper prints them.

use jiff::civil::Date;

use crate::prose::month_name;
use crate::value::{Edtf, End, Granularity};

fn month(date: Date) -> &'static str {
    u8::try_from(date.month()).ok().and_then(month_name).unwrap_or_default()
}

/// `18 September 2025`, `September 2025`, `2025`; what is less plain as it is written.
pub(in crate::report) fn date_words(date: &Edtf) -> String {
    plain(date).map_or_else(|| date.as_str().to_owned(), |(words, _)| words)
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
