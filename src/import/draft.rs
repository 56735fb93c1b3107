//! Records of what was imported, as values to be written, keys in canonical order.

use super::check::{Bytes, Opinion, Verdict, Work};
use crate::record::{Name, Stance, Status};
use crate::yaml::Value;

/// A claim to be written.
pub(super) struct ClaimDraft<'a> {
    pub id: &'a str,
    pub statement: &'a str,
    pub claimant: Option<&'a str>,
    pub claimed_on: Option<&'a str>,
    /// Each with the id of its source.
    pub appearances: Vec<(String, bool)>,
    pub status: Status,
    pub rationale: Option<&'a str>,
    pub citations: Vec<CitationDraft>,
}

/// A citation of somebody's review, or of what that cites.
pub(super) struct CitationDraft {
    pub source: String,
    pub stance: Stance,
    pub quote: Option<String>,
    pub note: Option<String>,
}

impl ClaimDraft<'_> {
    pub(super) fn value(&self) -> Value {
        let mut map = Map::default();
        map.text("id", Some(self.id));
        map.text("statement", Some(self.statement));
        map.text("claimant", self.claimant);
        map.word("claimed_on", self.claimed_on);
        let appearances = self.appearances.iter().map(|(source, first)| {
            let mut map = Map::default();
            map.text("source", Some(source));
            map.word("first", first.then_some("true"));
            Value::map(map.0)
        });
        map.list("appearances", appearances.collect());
        map.text("status", Some(self.status.word()));
        map.text("rationale", self.rationale);
        let citations = self.citations.iter().map(|citation| {
            let mut map = Map::default();
            map.text("source", Some(&citation.source));
            map.text("stance", Some(citation.stance.word()));
            map.text("quote", citation.quote.as_deref());
            map.text("note", citation.note.as_deref());
            Value::map(map.0)
        });
        map.list("citations", citations.collect());
        Value::map(map.0)
    }
}

/// What a citation says of a review: the rating in the reviewer's own words and numbers.
pub(super) fn note(opinion: &Opinion, with_reason: bool, undated: Option<&str>) -> Option<String> {
    let Verdict { label, value, best, worst, explanation } = &opinion.verdict;
    let mut parts = Vec::new();
    let numbers = match (value, worst, best) {
        (Some(value), Some(worst), Some(best)) => {
            Some(format!("{} on a scale of {} to {}", value.text, worst.text, best.text))
        }
        (None, None, None) => None,
        (value, worst, best) => {
            let named = [("value", value), ("worst", worst), ("best", best)];
            let named =
                named.iter().filter_map(|(name, taken)| Some(format!("{name} {}", taken.as_ref()?.text)));
            Some(named.collect::<Vec<_>>().join(", "))
        }
    };
    match (label, numbers) {
        (Some(label), Some(numbers)) => parts.push(format!("rated \"{}\" ({numbers})", label.text)),
        (Some(label), None) => parts.push(format!("rated \"{}\"", label.text)),
        (None, Some(numbers)) => parts.push(format!("rated {numbers}")),
        (None, None) => {}
    }
    if let Some(explanation) = explanation.as_ref().filter(|_| with_reason) {
        parts.push(format!("because: {}", explanation.text));
    }
    parts.extend(undated.map(|date| format!("the claim is dated \"{date}\"")));
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// A source of which nothing is held.
pub(super) fn source(id: &str, title: &str, work: &Work) -> Value {
    let text = |taken: &Option<super::bag::Taken>| taken.as_ref().map(|taken| taken.text.clone());
    let mut map = Map::default();
    map.text("id", Some(id));
    let kind = text(&work.kind);
    map.text("type", kind.as_deref().or(Some(if work.url.is_some() { "webpage" } else { "document" })));
    map.text("title", Some(title));
    map.list("author", work.authors.iter().map(|author| name(&author.name)).collect());
    map.text("container_title", text(&work.container).as_deref());
    map.text("publisher", text(&work.publisher).as_deref());
    map.text("language", text(&work.language).as_deref());
    map.text("doi", text(&work.doi).as_deref());
    map.word("issued", text(&work.issued).as_deref());
    map.text("url", text(&work.url).as_deref());
    map.text("archived_at", text(&work.archived_at).as_deref());
    let dated = work.undated.iter().map(|date| dated(&date.text));
    let remarks: Vec<String> = dated.chain(work.copies.iter().map(copied)).collect();
    map.text("note", Some(remarks.join("; ").as_str()).filter(|note| !note.is_empty()));
    Value::map(map.0)
}

fn name(name: &Name) -> Value {
    let parts = [("family", &name.family), ("given", &name.given), ("literal", &name.literal)];
    Value::flow_map(parts.into_iter().filter_map(|(key, part)| Some((key, Value::text(part.as_ref()?)))))
}

/// What the note of a source says of bytes that somebody else holds.
pub(super) fn copied(bytes: &Bytes) -> String {
    let more: Vec<&str> =
        [&bytes.media_type, &bytes.size].into_iter().flatten().map(String::as_str).collect();
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
    format!("whoever cites it holds a copy with the SHA-256 {}{more}", bytes.sha256)
}

/// The note of a source whose date is none that is understood.
pub(super) fn dated(words: &str) -> String {
    format!("dated \"{words}\"")
}

/// A map under construction: what is absent is left out.
#[derive(Default)]
pub(super) struct Map(pub Vec<(String, Value)>);

impl Map {
    pub(super) fn text(&mut self, key: &str, text: Option<&str>) {
        self.0.extend(text.map(|text| (key.to_owned(), Value::text(text))));
    }

    /// What is never quoted: a date, a truth value.
    pub(super) fn word(&mut self, key: &str, word: Option<&str>) {
        self.0.extend(word.map(|word| (key.to_owned(), Value::word(word))));
    }

    pub(super) fn list(&mut self, key: &str, values: Vec<Value>) {
        if !values.is_empty() {
            self.0.push((key.to_owned(), Value::List(values)));
        }
    }
}
