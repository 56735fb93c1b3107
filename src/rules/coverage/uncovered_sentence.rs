//! `uncovered-sentence`: a checkable sentence of an article that no claim deals with.

use super::super::{Facts, Family, Finder, Rule};
use crate::finding::{Finding, Place, Severity};
use crate::ledger::snapshot_file;
use crate::prose::Covered;

pub(super) const RULE: Rule = Rule {
    name: "uncovered-sentence",
    family: Family::Coverage,
    severity: Severity::Note,
    page: include_str!("uncovered_sentence.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let articles = facts.ledger.sources.iter().zip(&facts.verified.coverage);
    let mut findings = Vec::new();
    for (source, coverage) in articles {
        let (Some(coverage), Some(snapshot)) = (coverage, source.record.current()) else { continue };
        let open = coverage.sentences.iter().filter(|sentence| sentence.covered == Covered::Not);
        for sentence in open.filter(|sentence| !sentence.reasons.is_empty()) {
            let reasons: Vec<&str> = sentence.reasons.iter().map(|reason| reason.phrase()).collect();
            let id = &source.record.id;
            findings.push(
                rule.finding(
                    Place::bytes(snapshot_file(snapshot), sentence.raw),
                    format!("no claim covers this sentence, which holds {}", reasons.join(" and ")),
                )
                .help(format!(
                    "`factlock new ID --source {id} --quote \"...\"` makes a claim of it; `not_claims` in `{}` says why it needs none",
                    source.file
                ))
                .source(id)
                .detail("sentence", sentence.text.as_str()),
            );
        }
    }
    findings
}
