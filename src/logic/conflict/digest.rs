//! The digest of what some claims assert, so that a resolution falls when they assert something else.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization as _;

use crate::record::{Assertion, Claim, Coverage, Members, Mode};
use crate::snapshot;
use crate::value::Edtf;

/// The version of the digest, as it is written before it.
const VERSION: &str = "v1:sha256:";

/// The digest of the assertions of some claims, whatever their order: SHA-256 over canonical JSON (keys sorted, text
/// in NFC with white space folded, lists sorted, what is left out or usual left out).
pub fn digest(claims: &[&Claim]) -> String {
    let mut all: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for claim in claims {
        let mut assertions: Vec<String> =
            claim.assertions.iter().map(|one| canonical(one).to_string()).collect();
        assertions.sort();
        all.insert(&claim.id, assertions);
    }
    let text = json!(all).to_string();
    format!("{VERSION}{}", snapshot::digest(text.as_bytes()).as_str())
}

fn canonical(assertion: &Assertion) -> Value {
    let mut fields: BTreeMap<&str, Value> = BTreeMap::new();
    let mut put = |key: &'static str, text: Option<&str>| {
        if let Some(text) = text {
            fields.insert(key, json!(folded(text)));
        }
    };
    put("subject", Some(&assertion.subject));
    put("property", Some(&assertion.property));
    put("mode", assertion.mode.filter(|mode| *mode != Mode::Some).map(Mode::word));
    put("time", assertion.time.as_ref().map(Edtf::as_str));
    put("as_of", assertion.as_of.as_ref().map(Edtf::as_str));
    put("according_to", assertion.according_to.as_deref());
    put(
        "coverage",
        assertion.coverage.map(|coverage| match coverage {
            Coverage::Throughout => "throughout",
            Coverage::Somewhere => "somewhere",
        }),
    );
    put(
        "members",
        assertion.members.map(|members| match members {
            Members::All => "all",
            Members::Some => "some",
        }),
    );
    let mut values: Vec<String> =
        assertion.value.iter().chain(&assertion.values).map(|text| folded(text)).collect();
    values.sort();
    if !values.is_empty() {
        fields.insert("values", json!(values));
    }
    if !assertion.scope.is_empty() {
        let scope: BTreeMap<&str, String> =
            assertion.scope.iter().map(|(key, value)| (key.as_str(), folded(value))).collect();
        fields.insert("scope", json!(scope));
    }
    json!(fields)
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}
