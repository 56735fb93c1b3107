//! Dates as a newspaper prints them.

use jiff::civil::Date;

use crate::prose::month_name;
use crate::render::Page;
use crate::value::{Day, Edtf, End, Granularity};

fn month(date: Date) -> &'static str {
    u8::try_from(date.month()).ok().and_then(month_name).unwrap_or_default()
}

/// `18 September 2025`, `September 2025`, `2025`; what is less plain as it is written.
pub(in crate::report) fn words(date: &Edtf) -> String {
    plain(date).map_or_else(|| date.as_str().to_owned(), |(words, _)| words)
}

/// The words, and what a program reads; none where that would lose something.
fn plain(date: &Edtf) -> Option<(String, String)> {
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

pub(in crate::report) fn day_words(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// A date as an element.
pub(super) fn date(date: &Edtf, page: &mut Page) {
    match plain(date) {
        Some((words, machine)) if !machine.starts_with("0000") => {
            page.leaf("time", &[("datetime", &machine)], &words);
        }
        _ => page.text(date.as_str()),
    }
}

/// A day as an element.
pub(super) fn day(day: Day, page: &mut Page) {
    page.leaf("time", &[("datetime", &day.0.to_string())], &day_words(day.0));
}

/// A day that git wrote, as an element.
pub(super) fn written(text: &str, page: &mut Page) {
    match text.parse::<Day>() {
        Ok(found) => day(found, page),
        Err(_) => page.text(text),
    }
}
