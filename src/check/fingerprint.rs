//! What a finding is called from run to run.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::ids::IdChanges;
use super::{Judged, Standing};
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
        judged.fingerprint = numbered(&key(&judged.finding), number);
    }
}

/// What findings of before would be called now. Where they stand is not asked: of equal ones only the number counts.
pub(super) fn known(findings: &mut [Finding], ids: &IdChanges) -> BTreeSet<String> {
    let keys: Vec<String> = findings
        .iter_mut()
        .map(|finding| {
            ids.rename(finding);
            key(finding)
        })
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for key in &keys {
        *counts.entry(key).or_default() += 1;
    }
    counts.iter().flat_map(|(key, count)| (1..=*count).map(|number| numbered(key, number))).collect()
}

/// What a finding of before would be called now.
pub(super) fn renamed<'a>(judged: &'a Judged, ids: &IdChanges) -> Cow<'a, str> {
    if ids.is_empty() {
        return Cow::Borrowed(&judged.fingerprint);
    }
    let mut finding = judged.finding.clone();
    ids.rename(&mut finding);
    let (old, new) = (key(&judged.finding), key(&finding));
    if old == new {
        return Cow::Borrowed(&judged.fingerprint);
    }
    let number = (1..=MOST_EQUAL).find(|number| numbered(&old, *number) == judged.fingerprint);
    Cow::Owned(numbered(&new, number.unwrap_or(1)))
}

/// As many findings of one name are told apart where their records are renamed.
const MOST_EQUAL: usize = 1_000;

/// The fingerprint of one of several findings of the same name, from 1.
fn numbered(key: &str, number: usize) -> String {
    if number == 1 { of(key) } else { of(&format!("{key}\n{number}")) }
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
