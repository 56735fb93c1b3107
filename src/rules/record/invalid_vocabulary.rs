//! `invalid-vocabulary`: a vocabulary that cannot be read, or that says two things of one name.

use std::collections::BTreeMap;

use super::super::{Facts, Family, Finder, Rule};
use super::fault::{of_fault, of_logic};
use crate::finding::{Finding, Place, Severity};
use crate::ledger::Filed;
use crate::record::{RecordKind, Vocabulary};
use crate::text::FieldPath;
use crate::value::check_id;

pub(super) const RULE: Rule = Rule {
    name: "invalid-vocabulary",
    family: Family::Record,
    severity: Severity::Error,
    page: include_str!("invalid_vocabulary.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let ledger = facts.ledger;
    let faults = ledger.faults.iter().filter(|fault| fault.kind == RecordKind::Vocabulary);
    let mut findings: Vec<Finding> = faults.map(|fault| of_fault(rule, fault)).collect();
    findings.extend(bad_ids(rule, &ledger.vocabulary_files));
    findings.extend(entities_of_two_files(rule, &ledger.vocabulary_files));
    findings.extend(of_logic(rule, facts, |fault| fault.claim.is_none() && !fault.unknown));
    findings
}

fn bad_ids(rule: &Rule, files: &[Filed<Vocabulary>]) -> Vec<Finding> {
    let ids = files.iter().flat_map(|file| file.record.entities.keys().map(move |id| (file, id)));
    ids.filter_map(|(file, id)| {
        let problem = check_id(id).err()?;
        let place = Place::key(file.file.clone(), FieldPath::key("entities").then(id.clone()));
        Some(rule.finding(place, problem).help("rename the entity here and wherever it is named"))
    })
    .collect()
}

fn entities_of_two_files(rule: &Rule, files: &[Filed<Vocabulary>]) -> Vec<Finding> {
    let mut first: BTreeMap<&str, &Filed<Vocabulary>> = BTreeMap::new();
    let mut findings = Vec::new();
    for file in files {
        for id in file.record.entities.keys() {
            let path = || FieldPath::key("entities").then(id.clone());
            match first.get(id.as_str()) {
                None => {
                    first.insert(id, file);
                }
                Some(earlier) => findings.push(
                    rule.finding(
                        Place::key(file.file.clone(), path()),
                        format!("the entity `{id}` stands in two files of the vocabulary"),
                    )
                    .related(Place::key(earlier.file.clone(), path()).label("the first one stands here"))
                    .help("keep one of the two"),
                ),
            }
        }
    }
    findings
}
