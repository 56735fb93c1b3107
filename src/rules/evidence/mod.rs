//! Status against evidence: does what is cited carry the verdict, and does it stand on its own.

mod circular_evidence;
mod claimant_is_only_source;
mod second_hand;
mod single_origin;
mod stance_against_status;
mod status_without_evidence;

use std::collections::BTreeSet;

use super::Rule;
use crate::ledger::Ledger;
use crate::record::{Citation, Claim, Stance, Status};

pub(super) static RULES: &[Rule] = &[
    status_without_evidence::RULE,
    stance_against_status::RULE,
    circular_evidence::RULE,
    single_origin::RULE,
    claimant_is_only_source::RULE,
    second_hand::RULE,
];

/// The stance that carries a verdict; other statuses do not rest on one stance alone.
fn decisive(status: Status) -> Option<Stance> {
    match status {
        Status::Supported => Some(Stance::Supports),
        Status::Refuted => Some(Stance::Refutes),
        _ => None,
    }
}

/// The sources of the citations that carry the verdict.
fn decisive_sources(claim: &Claim) -> BTreeSet<&str> {
    let Some(stance) = decisive(claim.status) else { return BTreeSet::new() };
    with_stance(claim, stance).map(|(_, citation)| citation.source.as_str()).collect()
}

fn with_stance(claim: &Claim, stance: Stance) -> impl Iterator<Item = (usize, &Citation)> {
    claim.citations.iter().enumerate().filter(move |(_, citation)| citation.stance == stance)
}

/// Sources with everything that they repeat, directly or through others.
fn lineage<'a>(ledger: &'a Ledger, ids: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&str> = ids.into_iter().collect();
    while let Some(next) = open.pop() {
        if seen.insert(next) {
            open.extend(origins(ledger, next));
        }
    }
    seen
}

/// The sources that the given ones come down to: those that repeat no other. A circle of sources that repeat
/// each other counts as its members.
pub fn roots<'a>(ledger: &'a Ledger, ids: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let all = lineage(ledger, ids);
    let roots: BTreeSet<&str> =
        all.iter().copied().filter(|id| origins(ledger, id).next().is_none()).collect();
    if roots.is_empty() { all } else { roots }
}

fn origins<'a>(ledger: &'a Ledger, id: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    let source = ledger.source(id);
    source.into_iter().flat_map(|source| source.record.origin.iter().map(String::as_str))
}

/// `` `a`, `b` and `c` ``
fn join_and(ids: &BTreeSet<&str>) -> String {
    let quoted: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
