//! Dates as a newspaper prints them.

use crate::render::Page;
use crate::report::words::{day_words, plain};
use crate::value::{Day, Edtf};

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
