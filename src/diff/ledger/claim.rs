//! What changed in a claim.

use serde_json::Value;

use super::assertions::{Says, Stating, assertions};
use super::pairs::Paired;
use super::plain::{apart, fields, list, matched, plain, shown, text};
use super::{Act, FieldChange, Gravity, RecordChange};
use crate::ledger::Filed;
use crate::record::{Claim, RecordKind, Status};

/// What changed in a claim; nothing where it reads the same.
pub(super) fn change(pair: &Paired<'_, Claim>, old_says: &Says, new_says: &Says) -> Option<RecordChange> {
    let (old, new) = (pair.old.map(|(_, filed)| filed), pair.new.map(|(_, filed)| filed));
    let value = |filed: Option<&Filed<Claim>>| filed.map(|filed| plain(&filed.record)).unwrap_or_default();
    let (before, after) = (value(old), value(new));
    let file =
        |filed: Option<&Filed<Claim>>| filed.map(|filed| filed.file.as_str()).unwrap_or_default().to_owned();
    let (old_file, new_file) = (file(old), file(new));
    let mut changes = Vec::new();
    if let Some(because) = pair.because {
        let ids = [&before, &after].map(|value| Some(text(value, "id").to_owned()));
        let [old, new] = ids;
        changes.push(FieldChange {
            because: Some(because.to_owned()),
            ..FieldChange::new("id", "id", old, new)
        });
    }
    changes.extend(status(old.map(|filed| &filed.record), new.map(|filed| &filed.record), &before, &after));
    let both = old.is_some() && new.is_some();
    if both {
        changes.extend(whole("statement", &before, &after).map(FieldChange::prose));
    }
    for field in ["claimant", "claimed_on", "superseded_by"] {
        changes.extend(whole(field, &before, &after));
    }
    changes.extend(quotations("appearances", "appearance", &before, &after));
    changes.extend(quotations("citations", "citation", &before, &after));
    if both && !changes.iter().any(|change| matches!(change.field.as_str(), "statement" | "status")) {
        for change in changes.iter_mut().filter(|change| change.field == "citations.quote") {
            change.weight = Gravity::QuoteSwapped;
        }
    }
    let stating = |says, file, claim| Stating { says, file, claim };
    changes.extend(assertions(&stating(old_says, &old_file, &before), &stating(new_says, &new_file, &after)));
    changes.extend(reviews(&before, &after));
    changes.extend(keyed("resolutions", resolution, &before, &after));
    changes.extend(keyed(
        "ignore",
        |ignore| format!("ignore of `{}`", text(ignore, "rule")),
        &before,
        &after,
    ));
    let tags = fields(&pick(&before, "tags"), &pick(&after, "tags"), "", None, &[]);
    let tag = |change: FieldChange| FieldChange { what: "tag".to_owned(), ..change }.weight(Gravity::Detail);
    changes.extend(tags.into_iter().map(tag));
    let shown = new.or(old)?;
    let act = match (old, new) {
        (None, _) => Act::Added,
        (_, None) => Act::Dropped,
        _ => Act::Altered,
    };
    if both && changes.is_empty() {
        return None;
    }
    Some(RecordChange {
        kind: RecordKind::Claim,
        id: shown.record.id.clone(),
        act,
        about: super::plain::one_line(&shown.record.statement),
        file: shown.file.clone(),
        fields: changes,
    })
}

fn pick(value: &Value, key: &str) -> Value {
    value.get(key).map(|found| serde_json::json!({ key: found })).unwrap_or_default()
}

fn whole(field: &str, before: &Value, after: &Value) -> Option<FieldChange> {
    let (old, new) = (before.get(field).map(shown), after.get(field).map(shown));
    (old != new).then(|| FieldChange::new(field, field.replace('_', " "), old, new))
}

/// The status with its reason; a reason of its own where only that is other.
fn status(old: Option<&Claim>, new: Option<&Claim>, before: &Value, after: &Value) -> Option<FieldChange> {
    let status = whole("status", before, after);
    let rationale = |value: &Value| value.get("rationale").map(shown);
    match (status, old, new) {
        (Some(change), Some(old), Some(new)) => {
            let raised = is_raised(old.status, new.status) && !is_reviewed_anew(before, after);
            let weight = if raised { Gravity::StatusRaised } else { Gravity::Meaning };
            Some(FieldChange { because: rationale(after), ..change }.weight(weight))
        }
        (Some(change), None, _) => Some(FieldChange { because: rationale(after), ..change }),
        (Some(change), ..) => Some(change),
        (None, ..) => whole("rationale", before, after).map(FieldChange::prose),
    }
}

/// Whether a status says more than before: a verdict where there was none, a plain one where there was a mixed one, or
/// the other plain one.
fn is_raised(old: Status, new: Status) -> bool {
    let says = |status: Status| match status {
        Status::Unverified | Status::Retracted | Status::Superseded => 0,
        Status::NotEnoughEvidence => 1,
        Status::Disputed | Status::Misleading => 2,
        Status::Supported | Status::Refuted => 3,
    };
    says(new) > says(old) || says(new) == 3 && old != new
}

/// Whether somebody reviewed the claim since.
fn is_reviewed_anew(before: &Value, after: &Value) -> bool {
    !apart(list(before, "reviews"), list(after, "reviews")).1.is_empty()
}

/// Appearances and citations: paired by source, stance and quote; then by two of these.
fn quotations(field: &str, noun: &str, before: &Value, after: &Value) -> Vec<FieldChange> {
    let (mut dropped, mut added) = apart(list(before, field), list(after, field));
    let mut pairs =
        matched(&mut dropped, &mut added, |one| Some(["source", "stance", "quote"].map(|key| one.get(key))));
    pairs.extend(matched(&mut dropped, &mut added, |one| Some((one.get("quote")?, one.get("source")))));
    pairs.extend(matched(&mut dropped, &mut added, |one| Some(["source", "stance"].map(|key| one.get(key)))));
    let name = |value: &Value| {
        let stance = value.get("stance").map(|stance| format!(" ({})", shown(stance))).unwrap_or_default();
        format!("{noun} of `{}`{stance}", text(value, "source"))
    };
    let mut changes = Vec::new();
    for (old, new) in pairs {
        for change in fields(old, new, field, Some(&format!("the {}", name(new))), &[]) {
            changes.push(match change.field.rsplit('.').next() {
                Some("quote") => change.prose(),
                Some("note" | "locator" | "prefix" | "suffix") => change.weight(Gravity::Detail),
                _ => change,
            });
        }
    }
    let words = |value: &Value| {
        Some(value.get("quote").map_or_else(String::new, |quote| format!("\"{}\"", shown(quote))))
    };
    changes.extend(dropped.into_iter().map(|one| FieldChange::new(field, name(one), words(one), None)));
    changes.extend(added.into_iter().map(|one| FieldChange::new(field, name(one), None, words(one))));
    changes
}

fn reviews(before: &Value, after: &Value) -> Vec<FieldChange> {
    let (lost, added) = apart(list(before, "reviews"), list(after, "reviews"));
    let told = |review: &Value| Some(format!("{}, {}", text(review, "by"), text(review, "date")));
    let lost = lost.into_iter().map(|review| FieldChange::new("reviews", "review", told(review), None));
    let added = added.into_iter().map(|review| FieldChange::new("reviews", "review", None, told(review)));
    lost.chain(added).collect()
}

fn resolution(resolution: &Value) -> String {
    let others: Vec<String> = list(resolution, "with").iter().map(|id| format!("`{}`", shown(id))).collect();
    match others.as_slice() {
        [] => "resolution of its own conflict".to_owned(),
        others => format!("resolution with {}", others.join(", ")),
    }
}

/// Decisions, each with a name of its own and a reason.
fn keyed(field: &str, name: impl Fn(&Value) -> String, before: &Value, after: &Value) -> Vec<FieldChange> {
    let (mut dropped, mut added) = apart(list(before, field), list(after, field));
    let pairs = matched(&mut dropped, &mut added, |one| Some(name(one)));
    let mut changes = Vec::new();
    for (old, new) in pairs {
        changes.extend(fields(old, new, field, Some(&format!("the {}", name(new))), &["with", "rule"]));
    }
    let why = |value: &Value| Some(text(value, "because").to_owned());
    changes.extend(dropped.into_iter().map(|one| FieldChange::new(field, name(one), why(one), None)));
    changes.extend(added.into_iter().map(|one| FieldChange::new(field, name(one), None, why(one))));
    changes
}
