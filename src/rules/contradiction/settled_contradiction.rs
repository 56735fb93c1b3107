//! `settled-contradiction`: a contradiction that a verdict or a decision settles.

use super::super::places::in_claim;
use super::super::{Facts, Family, Finder, Rule};
use super::proof::{claim, described, ids, told};
use crate::finding::{Finding, Severity};
use crate::logic::{Conflict, Settlement};
use crate::text::FieldPath;

pub(super) const RULE: Rule = Rule {
    name: "settled-contradiction",
    family: Family::Contradiction,
    severity: Severity::Note,
    page: include_str!("settled_contradiction.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let conflicts = facts.logic.conflicts.iter();
    conflicts.filter_map(|conflict| Some(judge(rule, facts, conflict, conflict.settled?))).collect()
}

fn judge(rule: &Rule, facts: &Facts<'_>, conflict: &Conflict, settled: Settlement) -> Finding {
    let holder = claim(facts, settled.claim());
    let id = &holder.record.id;
    let (path, how) = match settled {
        Settlement::Out { .. } => {
            (FieldPath::key("status"), format!("`{id}` is {}", holder.record.status.word()))
        }
        Settlement::Disputed { citation, by, .. } => {
            let source = &holder.record.citations[citation].source;
            let other = &claim(facts, by).record.id;
            let stands = format!("`{id}` is disputed by `{source}`, which `{other}` rests on");
            (FieldPath::key("status"), stands)
        }
        Settlement::Resolved { resolution, .. } => {
            let because = &holder.record.resolutions[resolution].because;
            let path = FieldPath::key("resolutions").entry(resolution, "").then("because");
            (path, format!("a resolution in `{id}`: {because}"))
        }
    };
    let message = format!("settled: {} ({how})", told(facts, conflict));
    let finding = rule.finding(in_claim(holder, path), message);
    described(facts, conflict, ids(facts, conflict, finding)).detail("settled_by", id.as_str())
}
