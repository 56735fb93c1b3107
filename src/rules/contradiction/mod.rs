//! Claims against one another: what cannot all be true, and what a person made of it.

// A family is named by what its first rule finds.
#[expect(clippy::module_inception, reason = "the rule is named by the field's own word, as the family is")]
mod contradiction;
mod inconsistent_arithmetic;
mod proof;
mod self_contradiction;
mod settled_contradiction;
mod unused_resolution;

use super::{Facts, Rule};
use crate::finding::{Finding, Place, Severity};
use crate::logic::Conflict;

pub(super) static RULES: &[Rule] = &[
    contradiction::RULE,
    self_contradiction::RULE,
    inconsistent_arithmetic::RULE,
    settled_contradiction::RULE,
    unused_resolution::RULE,
];

/// A conflict in words, open or settled, whatever the ledger's policy says of it: what cannot all be true, and the lines
/// that prove it.
pub fn conflict_in_words(facts: &Facts<'_>, conflict: &Conflict) -> (String, Vec<String>) {
    let finding = Finding::new("", Severity::Note, Place::file(""), proof::told(facts, conflict));
    let finding = proof::described(facts, conflict, finding);
    (finding.message, finding.notes)
}
