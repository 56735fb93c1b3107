//! `invalid-record`: a file that cannot be read as the record it should be.

use camino::Utf8Path;

use super::super::{Facts, Family, Finder, Rule, places};
use super::fault::of_fault;
use crate::finding::{Finding, Severity};
use crate::ledger::{Filed, SOURCES};
use crate::record::{Claim, RecordKind, Source};
use crate::text::FieldPath;

pub(super) const RULE: Rule = Rule {
    name: "invalid-record",
    family: Family::Record,
    severity: Severity::Error,
    page: include_str!("invalid_record.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let faults = facts.ledger.faults.iter().filter(|fault| fault.kind != RecordKind::Vocabulary);
    let misplaced = facts.ledger.sources.iter().filter_map(|source| misplaced(rule, source));
    let claims = facts.ledger.claims.iter().flat_map(|claim| of_itself(rule, claim));
    let sources = facts.ledger.sources.iter().filter_map(|source| origin_itself(rule, source));
    faults.map(|fault| of_fault(rule, fault)).chain(misplaced).chain(claims).chain(sources).collect()
}

/// A claim can neither replace itself nor be weighed against itself.
fn of_itself(rule: &Rule, claim: &Filed<Claim>) -> Vec<Finding> {
    let record = &claim.record;
    let found = |key: &'static str, path: FieldPath| {
        rule.finding(places::in_claim(claim, path), format!("`{key}` names the claim itself"))
            .help("name another claim")
            .claim(&record.id)
    };
    let replaced = record.superseded_by.iter().filter(|other| **other == record.id);
    let mut findings: Vec<Finding> =
        replaced.map(|_| found("superseded_by", FieldPath::key("superseded_by"))).collect();
    for (index, resolution) in record.resolutions.iter().enumerate() {
        let path = FieldPath::key("resolutions").entry(index, places::names_together(&resolution.with));
        let at = resolution.with.iter().position(|other| *other == record.id);
        findings.extend(at.map(|at| found("with", path.then("with").entry(at, record.id.clone()))));
    }
    findings
}

/// A source that repeats itself would be its own confirmation.
fn origin_itself(rule: &Rule, source: &Filed<Source>) -> Option<Finding> {
    let id = &source.record.id;
    let at = source.record.origin.iter().position(|origin| origin == id)?;
    let place = places::in_source(source, FieldPath::key("origin").entry(at, id.clone()));
    Some(
        rule.finding(place, "`origin` names the source itself")
            .help("name the sources it repeats")
            .source(id),
    )
}

/// A source is found by the name of its file, so the id in it must be the same.
fn misplaced(rule: &Rule, source: &Filed<Source>) -> Option<Finding> {
    let id = &source.record.id;
    let right = Utf8Path::new(SOURCES).join(format!("{id}.yaml"));
    (source.file != right).then(|| {
        rule.finding(
            places::in_source(source, FieldPath::key("id")),
            format!(
                "the id of the source is `{id}`, but the file is named `{}`",
                source.file.file_name().unwrap_or_default()
            ),
        )
        .help(format!("git mv {} {right}", source.file))
        .source(id)
    })
}
