//! What every format tells a reader in the same words.

use std::fmt::Write as _;

use super::View;
use crate::record::{Locator, Source, Status};
use crate::render::{count, is_web};
use crate::review::State;
use crate::value::doi_address;

mod date;
mod verdict;

pub(super) use date::{date_words, day_words, plain};
pub(super) use verdict::{ORDER, UNREAD, begins, changed, counts, meaning, word};

/// What stands before a claim in a list, where it leans on what does not hold.
pub(super) const NOT_PROVED: &str = "⚠️ Not proved:";

/// What came out, in a sentence or two.
pub(super) fn summary(view: &View<'_>) -> String {
    let counts = counts(view);
    let open =
        counts.iter().find(|(status, _)| *status == Status::Unverified).map_or(0, |(_, number)| *number);
    let mut verdicts: Vec<String> = counts
        .into_iter()
        .filter(|(status, _)| *status != Status::Unverified)
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
    let unsettled = view.conflicts.iter().filter(|conflict| conflict.settled.is_none()).count() as u64;
    let settled = view.conflicts.len() as u64 - unsettled;
    let claims = count(view.claims.len() as u64, "claim");
    let mut text = match (view.input.ledger.settings.ratings.get(Status::Unverified.word()), open) {
        (_, 0) => format!("{claims} checked{verdicts}."),
        (Some(rating), _) => format!("{claims}{verdicts}; {open} “{}”.", rating.label),
        (None, 1) if view.claims.len() == 1 => format!("{claims}, not checked yet."),
        (None, _) if open == view.claims.len() => format!("{claims}, none checked yet."),
        (None, _) => format!("{claims}{verdicts}; {open} not checked yet."),
    };
    if unsettled > 0 {
        let _ = write!(text, " {} still open.", count(unsettled, "contradiction"));
    }
    if settled > 0 {
        let _ = write!(text, " {} found and judged.", count(settled, "contradiction"));
    }
    text
}

/// What became of a review, to stand right behind its date; nothing where it holds.
pub(super) fn since_review(state: &State) -> String {
    match state {
        State::Current => String::new(),
        State::Malformed => "; what was reviewed is not on record".to_owned(),
        State::Outdated { fields } if fields.is_empty() => "; the claim has changed since".to_owned(),
        State::Outdated { fields } => format!("; changed since: {}", fields.join(", ").replace('_', " ")),
    }
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
    joined(place(record, Some(&record.title)), record.issued.as_ref().map(date_words))
}

/// The same beside its date: `Pandey, NewsBytes`.
pub(super) fn undated(record: &Source) -> String {
    joined(place(record, Some(&record.title)), None)
}

/// Where a source leads: its address, else that of its DOI.
pub(super) fn address(record: &Source) -> Option<String> {
    record.url.clone().filter(|address| is_web(address)).or_else(|| doi(record))
}

/// The address of its DOI.
pub(super) fn doi(record: &Source) -> Option<String> {
    record.bibliography.get("doi").and_then(|doi| doi_address(doi))
}

/// Author and place. Something else stands in for a place that is not known.
fn place(record: &Source, instead: Option<&String>) -> [Option<String>; 2] {
    let publisher = record.bibliography.get("publisher");
    let place = record.container_title.as_ref().or(publisher).or(instead);
    let first = record.author.first().and_then(|name| name.family.as_ref().or(name.literal.as_ref()));
    let others = if record.author.len() > 1 { " and others" } else { "" };
    [first.map(|first| format!("{first}{others}")), place.cloned()]
}

fn joined(place: [Option<String>; 2], date: Option<String>) -> String {
    place.into_iter().chain([date]).flatten().collect::<Vec<_>>().join(", ")
}
