//! What a finding is called from run to run.

use std::borrow::Cow;
use std::collections::HashMap;

use rayon::prelude::*;

use super::Judged;
use crate::finding::{Finding, Spot};
use crate::snapshot::digest;

/// Digits of a fingerprint: 64 bits, so that among a million findings two meet with a chance of about 3e-8.
const DIGITS: usize = 16;

/// Gives every finding its fingerprint: a digest of the rule, the ids of the records (the file where there are
/// none) and the path of the field with lasting names; never a line number. Equal ones are numbered in the order
/// of their places.
pub(super) fn assign(findings: &mut [Judged]) {
    let keys: Vec<String> = findings.par_iter().map(|judged| key(&judged.finding)).collect();
    let mut seen: HashMap<&str, usize> = HashMap::with_capacity(keys.len());
    let numbers: Vec<usize> = keys
        .iter()
        .map(|key| {
            let count = seen.entry(key).or_insert(0);
            *count += 1;
            *count
        })
        .collect();
    findings.par_iter_mut().zip(keys.par_iter().zip(numbers)).for_each(|(judged, (key, number))| {
        let text = if number == 1 { Cow::Borrowed(key) } else { Cow::Owned(format!("{key}\n{number}")) };
        digest(text.as_bytes()).as_str()[..DIGITS].clone_into(&mut judged.fingerprint);
    });
}

fn key(finding: &Finding) -> String {
    let mut ids: Vec<String> = finding.claims.iter().map(|id| format!("claim {id}")).collect();
    ids.extend(finding.sources.iter().map(|id| format!("source {id}")));
    if ids.is_empty() {
        ids.push(format!("file {}", finding.primary.file));
    }
    ids.sort();
    let path = match &finding.primary.spot {
        Spot::Value(path) | Spot::Key(path) => path.lasting(),
        Spot::File | Spot::Passage(_) => String::new(),
        // Bytes have no name of their own; what is said about them tells them apart.
        Spot::Bytes(_) => finding.message.clone(),
    };
    format!("{}\n{}\n{path}", finding.rule, ids.join("\n"))
}
