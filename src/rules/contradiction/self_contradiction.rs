//! `self-contradiction`: claims of one speaker that cannot all be true.

use super::super::{Facts, Family, Finder, Rule};
use super::proof::{Kind, open};
use crate::finding::{Finding, Severity};

pub(super) const RULE: Rule = Rule {
    name: "self-contradiction",
    family: Family::Contradiction,
    severity: Severity::Error,
    page: include_str!("self_contradiction.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    open(rule, facts, Kind::OfOneSpeaker)
}
