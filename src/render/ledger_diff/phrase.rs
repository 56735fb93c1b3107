//! What every format for people says in the same words.

use std::fmt::Write as _;

use crate::diff::{Act, FieldChange, FindingChange, LedgerDiff, RecordChange, Unread};
use crate::finding::Severity;
use crate::record::RecordKind;
use crate::render::count;

/// `claim`, `source`, `vocabulary`, `settings`: what stands in front of an id.
pub(super) fn kind(kind: RecordKind) -> &'static str {
    kind.name()
}

/// The gravest of what happened to a record, in words.
pub(super) fn headline(change: &RecordChange) -> &'static str {
    match (change.weight().alarm(), change.act) {
        (Some(alarm), _) => alarm,
        (None, _) if change.old_id().is_some() => "renamed",
        (None, act) => act.word(),
    }
}

/// `citation of `a` (supports) added`, `status`: what stands in front of the values of a change.
pub(super) fn label(field: &FieldChange, whole: Act) -> String {
    match field.act {
        // That a part of a new record is new goes without saying.
        Act::Added | Act::Dropped if field.act != whole => match (field.field.as_str(), field.act) {
            ("reviews", Act::Dropped) => "review lost".to_owned(),
            (_, act) => format!("{} {}", field.what, act.word()),
        },
        _ => field.what.clone(),
    }
}

/// Whether the values of a field are words of their own: an id, a date, a status.
pub(super) fn is_short(text: &str) -> bool {
    const LONGEST: usize = 60;
    text.len() <= LONGEST
}

/// What a reader is told of a file that could not be read.
pub(super) fn unread(unread: &Unread, old: &str, new: &str) -> String {
    let side = if unread.old { old } else { new };
    format!("{} could not be read at {side}: {}", unread.file, unread.why)
}

/// The errors and warnings among findings, and how many notes there are.
pub(super) fn worth_a_line(findings: &[FindingChange]) -> (Vec<&FindingChange>, usize) {
    let (worse, notes): (Vec<_>, Vec<_>) =
        findings.iter().partition(|finding| finding.severity > Severity::Note);
    (worse, notes.len())
}

/// `2 claims altered, 1 source added; 1 finding appeared, 2 findings settled`.
pub(super) fn summary(diff: &LedgerDiff) -> String {
    let mut parts = Vec::new();
    for kind in RecordKind::ALL {
        for act in [Act::Altered, Act::Added, Act::Dropped] {
            let number =
                diff.changes.iter().filter(|change| change.kind == kind && change.act == act).count() as u64;
            let noun = match kind {
                RecordKind::Vocabulary => "vocabulary entry",
                RecordKind::Settings => "settings",
                kind => kind.name(),
            };
            match (number, kind) {
                (0, _) => {}
                (_, RecordKind::Settings) => parts.push("settings altered".to_owned()),
                _ => parts.push(format!("{} {}", count(number, noun), act.word())),
            }
        }
    }
    let mut line = if parts.is_empty() { "no record changed".to_owned() } else { parts.join(", ") };
    if let Some(findings) = &diff.findings {
        let (appeared, settled) = (findings.appeared.len() as u64, findings.settled.len() as u64);
        if appeared + settled > 0 {
            let _ = write!(line, "; {} appeared, {settled} settled", count(appeared, "finding"));
        } else if !parts.is_empty() {
            line += "; the same findings";
        }
    }
    if !diff.unread.is_empty() {
        let _ = write!(line, "; {} not compared", count(diff.unread.len() as u64, "file"));
    }
    line
}
