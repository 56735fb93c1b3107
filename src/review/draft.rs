//! A review as changes of its record.

use std::collections::BTreeMap;

use super::Digests;
use crate::record::{Claim, RecordKind, append};
use crate::text::FieldPath;
use crate::yaml::edit::{Change, apply};
use crate::yaml::{Fault, Value};

/// The text of a claim's file with a review: in the place of the one at `renewed`, else behind all others. Nothing else
/// changes.
///
/// # Errors
/// When the text cannot be edited.
pub fn written(
    text: &str,
    claim: &Claim,
    renewed: Option<usize>,
    by: &str,
    date: &str,
    digests: &Digests,
) -> Result<String, Fault> {
    let Some(at) = renewed else {
        let fields =
            Value::flow_map(digests.fields.iter().map(|(key, digest)| (key.as_str(), Value::text(digest))));
        let entry = Value::map([
            ("by", Value::text(by)),
            ("date", Value::word(date)),
            ("digest", Value::text(digests.whole.as_str())),
            ("fields", fields),
        ]);
        return append(RecordKind::Claim, text, "reviews", entry);
    };
    let path = |key: &'static str| FieldPath::key("reviews").entry(at, "").then(key);
    let mut changes = vec![
        Change::set(path("by"), Value::text(by)),
        Change::set(path("date"), Value::word(date)),
        Change::set(path("digest"), Value::text(digests.whole.as_str())),
    ];
    let empty = BTreeMap::new();
    let then = claim.reviews.get(at).map_or(&empty, |review| &review.fields);
    for (field, digest) in &digests.fields {
        if then.get(field) != Some(digest) {
            changes.push(Change::set(path("fields").then(field.clone()), Value::text(digest)));
        }
    }
    let gone = then.keys().filter(|field| !digests.fields.contains_key(*field));
    changes.extend(gone.map(|field| Change::remove(path("fields").then(field.clone()))));
    apply(text, &changes)
}
