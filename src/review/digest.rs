//! The digest of what a review covers: everything in a claim but tags, notes and reviews, and the cited snapshots.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::ledger::Ledger;
use crate::record::{Canonical, Claim, Quotation, Snapshot, canonical_assertion};
use crate::snapshot;

/// The version of the digest, as it is written before it.
pub const VERSION: &str = "v1:sha256:";

/// How many digits of a field's digest are kept: enough to tell two texts apart, never to prove one.
const SHORT: usize = 8;

/// The field that stands for the snapshots of the cited sources.
pub(super) const SNAPSHOTS: &str = "snapshots";

/// The digests of what a review covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digests {
    /// Of all of it: `v1:sha256:` and 64 hexadecimal digits.
    pub whole: String,
    /// The first eight digits of the digest of each field that is there.
    pub fields: BTreeMap<String, String>,
}

/// The digests of a claim as it is, with the snapshots that the ledger holds of the sources it cites.
pub fn digests(ledger: &Ledger, claim: &Claim) -> Digests {
    digests_with(claim, &|id| ledger.source(id).map(|source| source.record.snapshots.as_slice()))
}

/// The digests of a claim with the snapshots of its sources at some moment.
pub(super) fn digests_with<'a>(claim: &Claim, held: &dyn Fn(&str) -> Option<&'a [Snapshot]>) -> Digests {
    let mut covered = covered(claim);
    covered.extend(cited(claim, held).map(|cited| (SNAPSHOTS.to_owned(), cited)));
    let fields = covered.iter().map(|(key, value)| (key.clone(), hex(value)[..SHORT].to_owned())).collect();
    Digests { whole: format!("{VERSION}{}", hex(&Canonical::map(covered))), fields }
}

/// The first eight digits of the digest of a field that is one text.
pub(super) fn text_digest(text: &str) -> String {
    hex(&Canonical::text(text))[..SHORT].to_owned()
}

fn hex(value: &Canonical) -> String {
    snapshot::digest(value.json().as_bytes()).as_str().to_owned()
}

/// What is covered of the claim itself, field by field.
pub(super) fn covered(claim: &Claim) -> Vec<(String, Canonical)> {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(claim) else { return Vec::new() };
    for key in ["tags", "reviews", "assertions"] {
        fields.remove(key);
    }
    for key in ["appearances", "citations"] {
        for entry in fields.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(entry) = entry.as_object_mut() {
                entry.remove("note");
            }
        }
    }
    let mut covered: Vec<(String, Canonical)> =
        fields.iter().filter_map(|(key, value)| Some((key.clone(), Canonical::of(value)?))).collect();
    if !claim.assertions.is_empty() {
        let assertions = Canonical::list(claim.assertions.iter().map(canonical_assertion));
        covered.push(("assertions".to_owned(), assertions));
    }
    covered
}

/// The hashes of the snapshots that the claim quotes from, by source: the pinned one, else the current one. A source
/// of which none is held has none.
pub(super) fn cited<'a>(claim: &Claim, held: &dyn Fn(&str) -> Option<&'a [Snapshot]>) -> Option<Canonical> {
    let mut cited: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for quotation in quotations(claim) {
        if let Some(hash) = held(quotation.source).and_then(|snapshots| snapshot_of(snapshots, quotation)) {
            cited.entry(quotation.source).or_default().insert(hash);
        }
    }
    let hashes = |hashes: BTreeSet<&str>| {
        Canonical::list(hashes.into_iter().map(|hash| Canonical::Text(hash.to_owned())))
    };
    let cited: Vec<(&str, Canonical)> =
        cited.into_iter().map(|(source, found)| (source, hashes(found))).collect();
    (!cited.is_empty()).then(|| Canonical::map(cited))
}

/// What a claim quotes: where it stands, then its evidence.
pub(super) fn quotations(claim: &Claim) -> impl Iterator<Item = Quotation<'_>> {
    let appearances = claim.appearances.iter().map(|appearance| appearance.quotation());
    appearances.chain(claim.citations.iter().map(|citation| citation.quotation()))
}

fn snapshot_of<'a>(snapshots: &'a [Snapshot], quotation: Quotation<'_>) -> Option<&'a str> {
    let snapshot = match quotation.snapshot {
        None => snapshots.last(),
        Some(pin) => snapshots.iter().find(|snapshot| pin.matches(&snapshot.sha256)),
    };
    snapshot.map(|snapshot| snapshot.sha256.as_str())
}

/// What is wrong with the digest of a review, if it can be no digest of this program.
pub fn malformed(digest: &str) -> Option<String> {
    let Some(digits) = digest.strip_prefix(VERSION) else {
        return Some(format!("it does not begin with `{VERSION}`, the only version this program knows"));
    };
    if let Some(other) = digits.chars().find(|c| !is_digit(*c)) {
        return Some(format!("{other:?} is no lower-case hexadecimal digit"));
    }
    (digits.len() != 64).then(|| format!("it has {} digits, not 64", digits.len()))
}

/// What is wrong with the digest of a field.
pub(super) fn malformed_field(digest: &str) -> Option<String> {
    if let Some(other) = digest.chars().find(|c| !is_digit(*c)) {
        return Some(format!("{other:?} is no lower-case hexadecimal digit"));
    }
    (digest.len() != SHORT).then(|| format!("it has {} digits, not {SHORT}", digest.len()))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('a'..='f').contains(&c)
}

/// The fields that are other than they were: changed, new or gone.
pub(super) fn changed(then: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> Vec<String> {
    let keys: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
    keys.into_iter().filter(|key| then.get(*key) != now.get(*key)).cloned().collect()
}
