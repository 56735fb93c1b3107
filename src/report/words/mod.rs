//! What every format tells a reader in the same words.

use std::fmt::Write as _;

use super::View;
use crate::record::{Locator, Source, Status};
use crate::render::count;

mod date;
mod verdict;

pub(super) use date::{date_words, day_words, plain};
pub(super) use verdict::{ORDER, changed, counts, meaning, word};

/// What came out, in a sentence or two.
pub(super) fn summary(view: &View<'_>) -> String {
    let mut verdicts: Vec<String> = counts(view)
        .into_iter()
        .map(|(status, number)| match (status, view.input.ledger.settings.ratings.get(status.word())) {
            (_, Some(rating)) => format!("{number} “{}”", rating.label),
            (Status::NotEnoughEvidence, None) => format!("{number} without enough evidence"),
            (_, None) => format!("{number} {}", word(view, status).to_lowercase()),
        })
        .collect();
    let last = verdicts.pop();
    let verdicts = match last {
        Some(last) if !verdicts.is_empty() => format!(": {} and {last}", verdicts.join(", ")),
        Some(last) => format!(": {last}"),
        None => String::new(),
    };
    let open = view.conflicts.iter().filter(|conflict| conflict.settled.is_none()).count() as u64;
    let settled = view.conflicts.len() as u64 - open;
    let mut text = format!("{} checked{verdicts}.", count(view.claims.len() as u64, "claim"));
    if open > 0 {
        let _ = write!(text, " {} still open.", count(open, "contradiction"));
    }
    if settled > 0 {
        let _ = write!(text, " {} found and judged.", count(settled, "contradiction"));
    }
    text
}

/// As a sentence of its own.
pub(super) fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    let first: String = characters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let stop = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{first}{}{stop}", characters.as_str())
}

/// `section 2, page 4`
pub(super) fn locator(locator: &Locator) -> String {
    let parts = [
        ("section", &locator.section),
        ("page", &locator.page),
        ("line", &locator.line),
        ("row", &locator.row),
        ("at", &locator.time),
    ];
    let told = parts.iter().filter_map(|(name, value)| Some(format!("{name} {}", value.as_ref()?)));
    told.collect::<Vec<_>>().join(", ")
}

/// What a source is called in passing: `Pandey, NewsBytes, 18 September 2025`.
pub(super) fn short(record: &Source) -> String {
    let publisher = record.bibliography.get("publisher");
    let place = record.container_title.as_ref().or(publisher);
    let first = record.author.first().and_then(|name| name.family.as_ref().or(name.literal.as_ref()));
    let others = if record.author.len() > 1 { " and others" } else { "" };
    let who = match (first, place) {
        (Some(first), Some(place)) => format!("{first}{others}, {place}"),
        (Some(first), None) => format!("{first}{others}, {}", record.title),
        (None, Some(place)) => place.clone(),
        (None, None) => record.title.clone(),
    };
    match &record.issued {
        Some(on) => format!("{who}, {}", date_words(on)),
        None => who,
    }
}
