//! The ledger's own settings: ignores that ignore nothing, rules that do not exist, what a change
//! switches off.
//!
//! These findings are made in `check`, where the policy is applied; here stand their names and pages.

use super::{Family, Finder, Rule};
use crate::finding::Severity;

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "unused-ignore",
        family: Family::Policy,
        severity: Severity::Warning,
        page: include_str!("unused_ignore.md"),
        finder: Finder::Policy,
    },
    Rule {
        name: "unknown-rule",
        family: Family::Policy,
        severity: Severity::Warning,
        page: include_str!("unknown_rule.md"),
        finder: Finder::Policy,
    },
    Rule {
        name: "stale-baseline",
        family: Family::Policy,
        severity: Severity::Warning,
        page: include_str!("stale_baseline.md"),
        finder: Finder::Policy,
    },
    Rule {
        name: "policy-loosened",
        family: Family::Policy,
        severity: Severity::Warning,
        page: include_str!("policy_loosened.md"),
        finder: Finder::Policy,
    },
];
