//! `source-not-held`: a source is cited, but no snapshot of it is held.

use std::collections::BTreeMap;

use super::super::places::{self, Quoting, quotings};
use super::super::{Facts, Family, Finder, Rule};
use crate::finding::{Finding, Severity};
use crate::ledger::{Filed, Ledger};
use crate::record::{Claim, Source};
use crate::text::FieldPath;

pub(super) const RULE: Rule = Rule {
    name: "source-not-held",
    family: Family::Source,
    severity: Severity::Note,
    page: include_str!("source_not_held.md"),
    finder: Finder::Facts(find),
};

/// A warning for every quote that nothing can prove; a note for every source that is cited without a quote.
fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut cited: BTreeMap<&str, (usize, &Filed<Source>)> = BTreeMap::new();
    for claim in &facts.ledger.claims {
        for quoting in quotings(&claim.record) {
            let Some(source) = not_held(facts.ledger, quoting) else { continue };
            if quoting.quotation().quote.is_some() {
                findings.push(quoted(rule, claim, quoting, source));
            } else {
                cited.entry(&source.record.id).or_insert((0, source)).0 += 1;
            }
        }
    }
    findings.extend(cited.into_values().map(|(count, source)| only_cited(rule, source, count)));
    findings
}

fn not_held<'a>(ledger: &'a Ledger, quoting: Quoting<'_>) -> Option<&'a Filed<Source>> {
    ledger.source(quoting.quotation().source).filter(|source| source.record.snapshots.is_empty())
}

fn quoted(rule: &Rule, claim: &Filed<Claim>, quoting: Quoting<'_>, source: &Filed<Source>) -> Finding {
    let id = &source.record.id;
    let message = format!("this quote cannot be proved: no snapshot of `{id}` is held");
    let mut finding = rule
        .finding(places::in_claim(claim, quoting.path().then("quote")), message)
        .help(format!("store one with `factlock source add FILE --id {id}`"))
        .claim(&claim.record.id)
        .source(id);
    finding.severity = Severity::Warning;
    finding
}

fn only_cited(rule: &Rule, source: &Filed<Source>, count: usize) -> Finding {
    let id = &source.record.id;
    let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
    rule.finding(
        places::in_source(source, FieldPath::key("id")),
        format!("`{id}` is cited {times}, but no snapshot of it is held"),
    )
    .help(format!("store one with `factlock source add FILE --id {id}`"))
    .source(id)
}
