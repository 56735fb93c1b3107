//! `invalid-assertion`: an assertion that says nothing that can be compared.

use super::super::{Facts, Family, Finder, Rule};
use super::fault::of_logic;
use crate::finding::{Finding, Severity};

pub(super) const RULE: Rule = Rule {
    name: "invalid-assertion",
    family: Family::Record,
    severity: Severity::Error,
    page: include_str!("invalid_assertion.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    of_logic(rule, facts, |fault| fault.claim.is_some() && !fault.unknown)
}
