//! `stance-against-status`: the citations speak against the verdict.

use super::super::places::{self, Quoting};
use super::super::{Facts, Family, Finder, Rule};
use super::{decisive, with_stance};
use crate::finding::{Finding, Severity};
use crate::ledger::Filed;
use crate::record::{Claim, Stance};
use crate::text::FieldPath;

pub(super) const RULE: Rule = Rule {
    name: "stance-against-status",
    family: Family::Evidence,
    severity: Severity::Error,
    page: include_str!("stance_against_status.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    facts.ledger.claims.iter().filter_map(|claim| judge(rule, claim)).collect()
}

fn judge(rule: &Rule, claim: &Filed<Claim>) -> Option<Finding> {
    let record = &claim.record;
    let stance = decisive(record.status)?;
    let opposite = if stance == Stance::Supports { Stance::Refutes } else { Stance::Supports };
    let (index, against) = with_stance(record, opposite).next()?;
    let carried = with_stance(record, stance).next().is_some();
    if carried && record.rationale.is_some() {
        return None;
    }
    let status = record.status.word();
    let message = if carried {
        format!("the status is `{status}`, a citation says otherwise, and no rationale says why")
    } else {
        format!("the status is `{status}`, but every citation with a stance speaks against it")
    };
    let help = if carried {
        "say in `rationale` why the status holds all the same".to_owned()
    } else {
        format!("change the status, the stance, or cite what {} the claim", stance.word())
    };
    let place = Quoting::Citation(index, against).path().then("stance");
    let mut finding = rule
        .finding(places::in_claim(claim, FieldPath::key("status")), message)
        .related(places::in_claim(claim, place).label("this citation"))
        .help(help)
        .claim(&record.id)
        .source(&against.source);
    if carried {
        finding.severity = Severity::Warning;
    }
    Some(finding)
}
