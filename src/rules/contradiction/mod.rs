//! Claims against one another: what cannot all be true, and what a person made of it.

// A family is named by what its first rule finds.
#[expect(clippy::module_inception, reason = "the rule is named by the field's own word, as the family is")]
mod contradiction;
mod inconsistent_arithmetic;
mod proof;
mod self_contradiction;
mod settled_contradiction;
mod unused_resolution;

use super::Rule;

pub(super) static RULES: &[Rule] = &[
    contradiction::RULE,
    self_contradiction::RULE,
    inconsistent_arithmetic::RULE,
    settled_contradiction::RULE,
    unused_resolution::RULE,
];
