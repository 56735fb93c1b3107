//! What every format tells a reader in the same words.

use std::fmt::Write as _;

use super::View;
use crate::record::{Locator, Source, Status};
use crate::render::count;
use crate::review::State;

mod date;
mod verdict;

pub(super) use date::{date_words, day_words, plain};
pub(super) use verdict::{ORDER, UNREAD, begins, changed, counts, meaning, word};

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

/// Who made a source, where it stands and when it came out, to stand beside its title; nothing where none is known.
pub(super) fn beside_title(record: &Source) -> String {
    joined(place(record, None), record.issued.as_ref().map(date_words))
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
