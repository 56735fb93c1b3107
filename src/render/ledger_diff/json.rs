//! What changed between two ledgers, as one JSON document.

use serde::Serialize;

use super::LedgerRevision;
use crate::diff::{Act, FieldChange, FindingChanges, Gravity, Part, RecordChange, Unread};
use crate::record::RecordKind;

/// The version of the document's shape.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    old: &'a str,
    new: &'a str,
    summary: Summary,
    records: Vec<RecordEntry<'a>>,
    findings: Option<&'a FindingChanges>,
    unread: &'a [Unread],
}

#[derive(Serialize)]
struct Summary {
    claims: Counts,
    sources: Counts,
    vocabulary: Counts,
    settings: Counts,
    alarms: usize,
    appeared: usize,
    settled: usize,
    unread: usize,
}

#[derive(Serialize)]
struct Counts {
    altered: usize,
    added: usize,
    dropped: usize,
}

#[derive(Serialize)]
struct RecordEntry<'a> {
    kind: &'static str,
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    old_id: Option<&'a str>,
    act: Act,
    weight: Gravity,
    #[serde(skip_serializing_if = "str::is_empty")]
    about: &'a str,
    file: &'a str,
    changes: Vec<ChangeEntry<'a>>,
}

#[derive(Serialize)]
struct ChangeEntry<'a> {
    field: &'a str,
    what: &'a str,
    act: Act,
    weight: Gravity,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<&'a str>,
    #[serde(skip_serializing_if = "<[Part]>::is_empty")]
    words: &'a [Part],
}

/// What changed between two ledgers, as one JSON document with a line feed at its end.
pub fn ledger_diff_json(revision: &LedgerRevision<'_>) -> String {
    let diff = revision.diff;
    let counts = |kind: RecordKind| {
        let of = |act| diff.changes.iter().filter(|change| change.kind == kind && change.act == act).count();
        Counts { altered: of(Act::Altered), added: of(Act::Added), dropped: of(Act::Dropped) }
    };
    let findings = diff.findings.as_ref();
    let document = Document {
        version: VERSION,
        old: revision.old,
        new: revision.new,
        summary: Summary {
            claims: counts(RecordKind::Claim),
            sources: counts(RecordKind::Source),
            vocabulary: counts(RecordKind::Vocabulary),
            settings: counts(RecordKind::Settings),
            alarms: diff.changes.iter().filter(|change| change.weight().alarm().is_some()).count(),
            appeared: findings.map_or(0, |findings| findings.appeared.len()),
            settled: findings.map_or(0, |findings| findings.settled.len()),
            unread: diff.unread.len(),
        },
        records: diff.changes.iter().map(record).collect(),
        findings,
        unread: &diff.unread,
    };
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn record(change: &RecordChange) -> RecordEntry<'_> {
    RecordEntry {
        kind: change.kind.name(),
        id: &change.id,
        old_id: change.old_id(),
        act: change.act,
        weight: change.weight(),
        about: &change.about,
        file: change.file.as_str(),
        changes: change.fields.iter().map(field).collect(),
    }
}

fn field(field: &FieldChange) -> ChangeEntry<'_> {
    ChangeEntry {
        field: &field.field,
        what: &field.what,
        act: field.act,
        weight: field.weight,
        old: field.old.as_deref(),
        new: field.new.as_deref(),
        because: field.because.as_deref(),
        words: &field.words,
    }
}
