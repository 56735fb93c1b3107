//! Dates as a newspaper prints them; among few claims also as a program reads them.

use super::is_brief;
use crate::render::Page;
use crate::report::View;
use crate::report::words::{date_words, day_words, plain};
use crate::value::{Day, Edtf};

/// A date as an element.
pub(super) fn date(view: &View<'_>, date: &Edtf, page: &mut Page) {
    match plain(date) {
        Some((words, machine)) if !machine.starts_with("0000") => moment(view, &machine, &words, page),
        _ => page.text(&date_words(date)),
    }
}

/// A day as an element.
pub(super) fn day(view: &View<'_>, day: Day, page: &mut Page) {
    moment(view, &day.0.to_string(), &day_words(day.0), page);
}

/// A day that git wrote, as an element.
pub(super) fn written(view: &View<'_>, text: &str, page: &mut Page) {
    match text.parse::<Day>() {
        Ok(found) => day(view, found, page),
        Err(_) => page.text(text),
    }
}

fn moment(view: &View<'_>, machine: &str, words: &str, page: &mut Page) {
    if is_brief(view) {
        page.text(words);
    } else {
        page.leaf("time", &[("datetime", machine)], words);
    }
}
