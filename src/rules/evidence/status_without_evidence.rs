//! `status-without-evidence`: a verdict lacks what it needs to stand on.

use super::super::{Facts, Family, Finder, Rule, places};
use super::{decisive, with_stance};
use crate::finding::{Finding, Severity};
use crate::ledger::Filed;
use crate::record::{Claim, Stance, Status};
use crate::text::FieldPath;

pub(super) const RULE: Rule = Rule {
    name: "status-without-evidence",
    family: Family::Evidence,
    severity: Severity::Error,
    page: include_str!("status_without_evidence.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    facts.ledger.claims.iter().filter_map(|claim| judge(rule, claim)).collect()
}

fn judge(rule: &Rule, claim: &Filed<Claim>) -> Option<Finding> {
    let record = &claim.record;
    let lacks = lacking(record);
    let first = lacks.first()?;
    let all = lacks.join(" and no ");
    let status = record.status.word();
    let help = match *first {
        A_REPLACEMENT => "name the claim that replaced this one: `superseded_by: ID`".to_owned(),
        A_RATIONALE => "say why in one or two sentences: `rationale: ...`".to_owned(),
        _ => format!(
            "find the passage with `factlock quote SOURCE \"...\" --claim {} --stance {}`, or set the status to `unverified`",
            record.id,
            if record.status == Status::Supported { "supports" } else { "refutes" }
        ),
    };
    let message = format!("the status is `{status}`, but the claim has no {all}");
    Some(
        rule.finding(places::in_claim(claim, FieldPath::key("status")), message).help(help).claim(&record.id),
    )
}

const A_RATIONALE: &str = "rationale";
const A_REPLACEMENT: &str = "`superseded_by`";

/// What the status needs and the claim has not, after the table in the format's reference. Where citations
/// speak against the status, `stance-against-status` says so instead.
fn lacking(claim: &Claim) -> Vec<&'static str> {
    let has = |stance| with_stance(claim, stance).next().is_some();
    let opposed = match decisive(claim.status) {
        Some(Stance::Supports) => has(Stance::Refutes),
        Some(_) => has(Stance::Supports),
        None => false,
    };
    let needs: &[(&str, bool)] = match claim.status {
        Status::Unverified => &[],
        Status::Supported => &[("citation that supports it", has(Stance::Supports) || opposed)],
        Status::Refuted => &[("citation that refutes it", has(Stance::Refutes) || opposed)],
        Status::Disputed => {
            &[("citation that refutes it", has(Stance::Refutes)), (A_RATIONALE, claim.rationale.is_some())]
        }
        Status::Misleading => {
            &[("citation", !claim.citations.is_empty()), (A_RATIONALE, claim.rationale.is_some())]
        }
        Status::NotEnoughEvidence | Status::Retracted => &[(A_RATIONALE, claim.rationale.is_some())],
        Status::Superseded => &[(A_REPLACEMENT, claim.superseded_by.is_some())],
    };
    needs.iter().filter(|(_, met)| !met).map(|(what, _)| *what).collect()
}
