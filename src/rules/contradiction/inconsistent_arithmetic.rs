//! `inconsistent-arithmetic`: numbers that do not go together.

use super::super::{Facts, Family, Finder, Rule};
use super::proof::{Kind, open};
use crate::finding::{Finding, Severity};

pub(super) const RULE: Rule = Rule {
    name: "inconsistent-arithmetic",
    family: Family::Contradiction,
    severity: Severity::Error,
    page: include_str!("inconsistent_arithmetic.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    open(rule, facts, Kind::Arithmetic)
}
