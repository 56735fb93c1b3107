//! JSON: one document with every finding.

use serde::Serialize;
use serde_json::{Map, Value};

use super::surface::reason;
use super::wire::json_lines;
use crate::check::{Judged, LocatedPlace, Outcome, Since, Summary, Suppressed, Suppression, Verified};
use crate::finding::Severity;
use crate::text::Position;

/// What the document holds, for its readers.
pub const JSON_PAGE: &str = include_str!("json.md");

/// The version of the document's shape.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    ledger: &'static str,
    today: String,
    summary: &'a Summary,
    verified: &'a Verified,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<&'a Since>,
    findings: Vec<Entry<'a>>,
    suppressed: Vec<SuppressedEntry<'a>>,
}

#[derive(Serialize)]
struct SuppressedEntry<'a> {
    #[serde(flatten)]
    finding: Entry<'a>,
    suppressed_by: By<'a>,
}

#[derive(Serialize)]
struct By<'a> {
    how: &'static str,
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    because: &'a str,
}

#[derive(Serialize)]
struct Entry<'a> {
    rule: &'a str,
    severity: Severity,
    message: &'a str,
    fingerprint: &'a str,
    claims: &'a [String],
    sources: &'a [String],
    primary: PlaceEntry<'a>,
    related: Vec<PlaceEntry<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    notes: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    details: &'a Map<String, Value>,
}

#[derive(Serialize)]
struct PlaceEntry<'a> {
    file: &'a str,
    start: Position,
    end: Position,
    label: &'a str,
}

/// The outcome as one JSON document, with a line feed at its end.
pub fn json(outcome: &Outcome) -> String {
    let document = Document {
        version: VERSION,
        ledger: ".",
        today: outcome.summary.today.to_string(),
        summary: &outcome.summary,
        verified: &outcome.verified,
        since: outcome.since.as_ref(),
        findings: outcome.findings.iter().map(entry).collect(),
        suppressed: outcome.suppressed.iter().map(suppressed).collect(),
    };
    json_lines(&document)
}

fn suppressed(one: &Suppressed) -> SuppressedEntry<'_> {
    let (how, line) = match one.by {
        Suppression::Ignore { .. } => ("ignore", None),
        Suppression::Baseline { line, .. } => ("baseline", Some(line)),
    };
    let reason = reason(&one.by);
    let by = By { how, file: reason.file.as_str(), line, because: reason.because };
    SuppressedEntry { finding: entry(&one.judged), suppressed_by: by }
}

fn entry(judged: &Judged) -> Entry<'_> {
    let finding = &judged.finding;
    Entry {
        rule: finding.rule,
        severity: finding.severity,
        message: &finding.message,
        fingerprint: &judged.fingerprint,
        claims: &finding.claims,
        sources: &finding.sources,
        primary: place(&judged.primary),
        related: judged.related.iter().map(place).collect(),
        notes: &finding.notes,
        help: finding.help.as_deref(),
        details: &finding.details,
    }
}

fn place(place: &LocatedPlace) -> PlaceEntry<'_> {
    PlaceEntry { file: place.file.as_str(), start: place.start, end: place.end, label: &place.label }
}
