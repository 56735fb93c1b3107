//! What of a ledger does not hold: a fact-check that leans on it is not published unasked.

use camino::Utf8PathBuf;

use std::collections::HashSet;

use super::View;
use crate::finding::{Finding, Severity};
use crate::ledger::{QuoteState, SnapshotState};
use crate::record::RecordKind;
use crate::snapshot::Located;

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The file that says so, relative to the root of the ledger.
    pub file: Utf8PathBuf,
    /// The source, by id, if it is about one.
    pub source: Option<String>,
    /// The claims that lean on it or take part in it, by id; none for a snapshot itself, and for a record that could not
    /// be read.
    pub claims: Vec<String>,
    /// What is the case, in one sentence without a full stop.
    pub what: String,
    /// The rule that it is against.
    pub rule: &'static str,
    /// Whether the snapshot or the quote was looked at itself, so that it is told where these are shown; else a check has
    /// found it.
    pub in_place: bool,
}

impl Broken {
    /// What does not hold: the claims, else a source, else a file.
    pub fn whom(&self) -> String {
        if !self.claims.is_empty() {
            return self.claims.join(", ");
        }
        self.source.clone().unwrap_or_else(|| self.file.to_string())
    }

    /// Whether it is about this claim.
    pub fn is_about(&self, claim: &str) -> bool {
        self.claims.iter().any(|id| id == claim)
    }
}

/// Snapshots that are not what was pinned, and quotes that do not stand, whatever the ledger's policy says of them; then
/// every error of the check that is not one of these.
pub(super) fn broken(view: &View<'_>) -> Vec<Broken> {
    let mut broken = Vec::new();
    for source in &view.sources {
        for held in source.snapshots.iter().filter(|held| !held.state.is_pinned()) {
            broken.push(Broken {
                file: view.input.ledger.sources[source.at].file.clone(),
                source: Some(source.record.id.clone()),
                claims: Vec::new(),
                rule: snapshot_rule(held.state),
                in_place: true,
                what: format!(
                    "the snapshot `{}` {}",
                    held.record.file,
                    unsound(held.state).unwrap_or(CHANGED)
                ),
            });
        }
    }
    for claim in &view.claims {
        let appearances =
            claim.appearances.iter().map(|one| (one.record.source.as_str(), one.snapshot, one.state));
        let citations =
            claim.evidence.iter().map(|one| (one.record.source.as_str(), one.snapshot, one.state));
        for (source, snapshot, state) in appearances.chain(citations) {
            let held = view.held(source, snapshot);
            if let Some(what) = trouble(view, source, held, state) {
                broken.push(Broken {
                    file: claim.file.to_owned(),
                    source: Some(source.to_owned()),
                    claims: vec![claim.record.id.clone()],
                    what,
                    rule: quote_rule(view, source, held, state),
                    in_place: true,
                });
            }
        }
    }
    let errors = view.input.outcome.findings.iter().map(|judged| &judged.finding);
    let errors = errors.filter(|finding| finding.severity == Severity::Error);
    let errors: Vec<Broken> = errors.filter(|finding| !is_told(finding, &broken)).map(of_finding).collect();
    broken.extend(errors);
    // Words of one source are quoted twice by one claim.
    let mut seen = HashSet::new();
    broken.retain(|one| {
        seen.insert((one.file.clone(), one.source.clone(), one.claims.clone(), one.what.clone()))
    });
    broken
}

/// What does not hold, for a list: whom it is about and what is the case, which does not name it again; each line once.
pub(super) fn lines(broken: &[Broken]) -> Vec<(String, &str)> {
    let mut seen = HashSet::new();
    let lines = broken.iter().map(|one| {
        let whom = one.whom();
        let named = one.what.strip_prefix(&format!("`{whom}` "));
        (whom, named.unwrap_or(&one.what))
    });
    lines.filter(|line| seen.insert(line.clone())).collect()
}

/// The rule that a snapshot is against.
fn snapshot_rule(state: &SnapshotState) -> &'static str {
    match state {
        SnapshotState::Missing => "snapshot-missing",
        SnapshotState::Outside => "snapshot-outside-ledger",
        SnapshotState::Unreadable(_)
        | SnapshotState::Pointer
        | SnapshotState::Empty
        | SnapshotState::NoText(_) => "snapshot-unreadable",
        SnapshotState::Changed { .. } | SnapshotState::Intact { .. } | SnapshotState::OtherLength { .. } => {
            "snapshot-changed"
        }
    }
}

/// The rule that words are against: where their snapshot is to blame, its own.
fn quote_rule(
    view: &View<'_>,
    source: &str,
    held: Option<&SnapshotState>,
    state: &QuoteState,
) -> &'static str {
    match state {
        QuoteState::Unknown if is_unread(view, source) => "invalid-record",
        QuoteState::Unknown => "unknown-reference",
        QuoteState::Searched { located, .. } if matches!(**located, Located::Altered { .. }) => {
            "quote-altered"
        }
        QuoteState::Broken => held.map_or("snapshot-changed", snapshot_rule),
        _ => "quote-not-found",
    }
}

/// Whether a finding says of a snapshot or a quote what stands in the list already.
fn is_told(finding: &Finding, broken: &[Broken]) -> bool {
    let source = |one: &Broken| one.source.as_ref().is_some_and(|id| finding.sources.contains(id));
    let claim = |one: &Broken| finding.claims.iter().any(|id| one.is_about(id));
    match finding.rule {
        "snapshot-changed" | "snapshot-missing" | "snapshot-outside-ledger" => {
            broken.iter().any(|one| one.claims.is_empty() && source(one))
        }
        "quote-altered" | "quote-not-found" => broken.iter().any(|one| claim(one) && source(one)),
        _ => false,
    }
}

fn of_finding(finding: &Finding) -> Broken {
    Broken {
        file: finding.primary.file.clone(),
        source: finding.sources.first().cloned(),
        claims: finding.claims.clone(),
        what: finding.message.clone(),
        rule: finding.rule,
        in_place: false,
    }
}

/// Why words prove nothing although they should; `held` is what was found of the snapshot that is meant.
pub fn trouble(
    view: &View<'_>,
    source: &str,
    held: Option<&SnapshotState>,
    state: &QuoteState,
) -> Option<String> {
    match state {
        QuoteState::NoQuote | QuoteState::NotHeld | QuoteState::Stands { .. } => None,
        QuoteState::Unknown if is_unread(view, source) => {
            Some(format!("the record of the source `{source}` cannot be read"))
        }
        QuoteState::Unknown if view.input.ledger.source_index(source).is_none() => {
            Some(format!("there is no source `{source}`"))
        }
        QuoteState::Unknown => Some(format!("the source `{source}` has no such snapshot")),
        QuoteState::Broken => {
            let found = held.and_then(unsound).unwrap_or(CHANGED);
            Some(format!("the snapshot {found}, so the words are not verified"))
        }
        QuoteState::Searched { located, .. } if located.level().is_some() => None,
        QuoteState::Searched { .. } => {
            Some("the words do not stand in the snapshot as they are quoted".to_owned())
        }
    }
}

/// Whether there is a record of the source, but none that can be read.
fn is_unread(view: &View<'_>, source: &str) -> bool {
    let ledger = view.input.ledger;
    ledger.source_index(source).is_none() && ledger.is_broken(RecordKind::Source, source)
}

const CHANGED: &str = "is not what was pinned";

/// What is wrong with a snapshot, to stand behind its name; nothing where it holds what was pinned.
pub fn unsound(state: &SnapshotState) -> Option<&'static str> {
    match state {
        SnapshotState::Intact { .. } | SnapshotState::OtherLength { .. } => None,
        SnapshotState::Changed { .. } => Some(CHANGED),
        SnapshotState::Missing => Some("is missing"),
        SnapshotState::Outside => Some("lies outside of the ledger"),
        SnapshotState::Unreadable(_) => Some("cannot be read"),
        SnapshotState::Pointer => Some("is only the pointer that a large-file store leaves in its place"),
        SnapshotState::Empty => Some("is pinned as an empty file"),
        SnapshotState::NoText(_) => Some("holds no text that can be read"),
    }
}
