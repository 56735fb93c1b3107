//! What of a ledger does not hold: a fact-check that leans on it is not published unasked.

use camino::Utf8PathBuf;

use super::View;
use crate::finding::{Finding, Severity};
use crate::ledger::QuoteState;

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The file that says so, relative to the root of the ledger.
    pub file: Utf8PathBuf,
    /// The source, by id, if it is about one.
    pub source: Option<String>,
    /// The claim that leans on it, by id; none for a snapshot itself, and for a record that could not be read.
    pub claim: Option<String>,
    /// What is the case, in one sentence without a full stop.
    pub what: String,
    /// The rule that found it; none where the snapshot or the quote was looked at itself.
    pub rule: Option<&'static str>,
}

impl Broken {
    /// What does not hold: a claim, else a source, else a file.
    pub fn whom(&self) -> &str {
        self.claim.as_deref().or(self.source.as_deref()).unwrap_or(self.file.as_str())
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
                claim: None,
                rule: None,
                what: format!("the snapshot `{}` is not what was pinned", held.record.file),
            });
        }
    }
    for claim in &view.claims {
        let appearances = claim.appearances.iter().map(|one| (one.record.source.as_str(), one.state));
        let citations = claim.evidence.iter().map(|one| (one.record.source.as_str(), one.state));
        for (source, state) in appearances.chain(citations) {
            if let Some(what) = trouble(state) {
                broken.push(Broken {
                    file: claim.file.to_owned(),
                    source: Some(source.to_owned()),
                    claim: Some(claim.record.id.clone()),
                    what: what.to_owned(),
                    rule: None,
                });
            }
        }
    }
    let errors = view.input.outcome.findings.iter().map(|judged| &judged.finding);
    let errors = errors.filter(|finding| finding.severity == Severity::Error);
    let errors: Vec<Broken> = errors.filter(|finding| !is_told(finding, &broken)).map(of_finding).collect();
    broken.extend(errors);
    broken
}

/// Whether a finding says of a snapshot or a quote what stands in the list already.
fn is_told(finding: &Finding, broken: &[Broken]) -> bool {
    let source = |one: &Broken| one.source.as_ref().is_some_and(|id| finding.sources.contains(id));
    let claim = |one: &Broken| one.claim.as_ref().is_some_and(|id| finding.claims.contains(id));
    match finding.rule {
        "snapshot-changed" | "snapshot-missing" | "snapshot-outside-ledger" => {
            broken.iter().any(|one| one.claim.is_none() && source(one))
        }
        "quote-altered" | "quote-not-found" => broken.iter().any(|one| claim(one) && source(one)),
        _ => false,
    }
}

fn of_finding(finding: &Finding) -> Broken {
    Broken {
        file: finding.primary.file.clone(),
        source: finding.sources.first().cloned(),
        claim: finding.claims.first().cloned(),
        what: finding.message.clone(),
        rule: Some(finding.rule),
    }
}

/// Why words prove nothing although they should.
pub fn trouble(state: &QuoteState) -> Option<&'static str> {
    match state {
        QuoteState::NoQuote | QuoteState::NotHeld | QuoteState::Stands { .. } => None,
        QuoteState::Unknown => Some("there is no such source or snapshot"),
        QuoteState::Broken => Some("the snapshot is not what was pinned, so the words are not verified"),
        QuoteState::Searched { located, .. } if located.level().is_some() => None,
        QuoteState::Searched { .. } => Some("the words do not stand in the snapshot as they are quoted"),
    }
}
