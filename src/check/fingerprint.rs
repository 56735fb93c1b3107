//! What a finding is called from run to run.

use std::collections::HashMap;

use rayon::prelude::*;

use super::Standing;
use crate::finding::{Finding, Spot};
use crate::snapshot::digest;

/// Digits of a fingerprint: 64 bits, so that among a million findings two meet with a chance of about 3e-8.
const DIGITS: usize = 16;

/// Gives every finding its fingerprint: a digest of the rule, the ids of the records (the file where there are
/// none) and the path of the field with lasting names; never a line number. Equal ones are numbered in the order
/// of their places.
pub(super) fn assign(findings: &mut [Standing]) {
    findings.par_iter_mut().for_each(|(judged, _)| judged.fingerprint = of(&key(&judged.finding)));
    let mut seen: HashMap<&str, usize> = HashMap::with_capacity(findings.len());
    let numbers: Vec<usize> = findings
        .iter()
        .map(|(judged, _)| {
            let count = seen.entry(&judged.fingerprint).or_insert(0);
            *count += 1;
            *count
        })
        .collect();
    for ((judged, _), number) in findings.iter_mut().zip(numbers).filter(|(_, number)| *number > 1) {
        judged.fingerprint = of(&format!("{}\n{number}", key(&judged.finding)));
    }
}

fn of(text: &str) -> String {
    digest(text.as_bytes()).as_str()[..DIGITS].to_owned()
}

fn key(finding: &Finding) -> String {
    let claims = finding.claims.iter().map(|id| ("claim", id.as_str()));
    let sources = finding.sources.iter().map(|id| ("source", id.as_str()));
    let mut records: Vec<(&str, &str)> = claims.chain(sources).collect();
    if records.is_empty() {
        records.push(("file", finding.primary.file.as_str()));
    }
    records.sort_unstable();
    let mut key = finding.rule.to_owned();
    for (kind, id) in records {
        key.extend(["\n", kind, " ", id]);
    }
    key.push('\n');
    match &finding.primary.spot {
        Spot::Value(path) | Spot::Key(path) => key.push_str(&path.lasting()),
        Spot::File | Spot::Passage(_) => {}
        // Bytes have no name of their own; what is said about them tells them apart.
        Spot::Bytes(_) => key.push_str(&finding.message),
    }
    if let Some(topic) = &finding.topic {
        key.extend(["\n", topic]);
    }
    key
}
