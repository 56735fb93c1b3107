//! What changed in a source.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::Value;

use super::pairs::Paired;
use super::plain::{fields, list, one_line, plain, text};
use super::{Act, FieldChange, Gravity, RecordChange};
use crate::record::{Claim, RecordKind, Source};

/// Whether a claim takes words from a source or cites it.
pub(super) fn leans(claim: &Claim, source: &str) -> bool {
    claim.appearances.iter().any(|one| one.source == source)
        || claim.citations.iter().any(|one| one.source == source)
}

/// What changed in a source; nothing where it reads the same. `leaning` counts the unchanged claims that lean on one.
pub(super) fn change(pair: &Paired<'_, Source>, leaning: &impl Fn(&str) -> usize) -> Option<RecordChange> {
    let (old, new) = (pair.old.map(|(_, filed)| filed), pair.new.map(|(_, filed)| filed));
    let shown = new.or(old)?;
    let act = match (old, new) {
        (None, _) => Act::Added,
        (_, None) => Act::Dropped,
        _ => Act::Altered,
    };
    let mut changes = Vec::new();
    if let (Some(old), Some(new)) = (old, new) {
        let (mut before, mut after) = (plain(&old.record), plain(&new.record));
        for value in [&mut before, &mut after] {
            unwrap_bibliography(value);
        }
        if pair.because.is_none() {
            changes.extend(snapshots(&before, &after, leaning(&new.record.id)));
        } else {
            changes.push(FieldChange {
                because: pair.because.map(str::to_owned),
                ..FieldChange::new("id", "id", Some(old.record.id.clone()), Some(new.record.id.clone()))
            });
            changes.extend(snapshots(&before, &after, 0));
        }
        changes.extend(fields(&before, &after, "", None, &["id", "snapshots"]).into_iter().map(|change| {
            match change.field.as_str() {
                "note" => change.weight(Gravity::Detail),
                "title" => change.prose(),
                _ => change,
            }
        }));
        if changes.is_empty() {
            return None;
        }
    }
    Some(RecordChange {
        kind: RecordKind::Source,
        id: shown.record.id.clone(),
        act,
        about: one_line(&shown.record.title),
        file: shown.file.clone(),
        fields: changes,
    })
}

/// The fields of a bibliography stand beside the others, as in the file.
fn unwrap_bibliography(source: &mut Value) {
    let Some(fields) = source.as_object_mut() else { return };
    if let Some(Value::Object(bibliography)) = fields.remove("bibliography") {
        for (key, value) in bibliography {
            fields.entry(key).or_insert(value);
        }
    }
}

/// Snapshots are told apart by their hashes; one that stands in the place or in the file of another was swapped.
fn snapshots<'a>(before: &'a Value, after: &'a Value, leaning: usize) -> Vec<FieldChange> {
    let (old, new) = (list(before, "snapshots"), list(after, "snapshots"));
    let hash = |snapshot: &'a Value| text(snapshot, "sha256");
    let (had, has): (HashMap<_, _>, HashSet<_>) =
        (old.iter().rev().map(|one| (hash(one), one)).collect(), new.iter().map(hash).collect());
    let gone: Vec<usize> = (0..old.len()).filter(|&at| !has.contains(hash(&old[at]))).collect();
    let mut come: BTreeSet<usize> = (0..new.len()).filter(|&at| !had.contains_key(hash(&new[at]))).collect();
    let by_file: HashMap<_, _> = come.iter().rev().map(|&at| (text(&new[at], "file"), at)).collect();
    let digits = |snapshot: &Value| Some(text(snapshot, "sha256").get(..12).unwrap_or_default().to_owned());
    let mut changes = Vec::new();
    for at in gone {
        let same_file = by_file.get(text(&old[at], "file")).copied();
        let Some(other) = same_file.into_iter().chain([at]).find(|other| come.remove(other)) else {
            changes.push(FieldChange::new("snapshots", "snapshot", digits(&old[at]), None));
            continue;
        };
        let weight = if leaning > 0 { Gravity::HashSwapped } else { Gravity::Meaning };
        let swapped =
            FieldChange::new("snapshots.sha256", "hash of a snapshot", digits(&old[at]), digits(&new[other]));
        changes.push(swapped.weight(weight));
    }
    changes
        .extend(come.into_iter().map(|at| FieldChange::new("snapshots", "snapshot", None, digits(&new[at]))));
    for one in new {
        let Some(was) = had.get(hash(one)) else { continue };
        let of = format!("the snapshot {}", digits(one).unwrap_or_default());
        changes.extend(fields(was, one, "snapshots", Some(&of), &["file", "sha256"]));
    }
    let last = |list: &[Value]| list.last().and_then(digits);
    if changes.is_empty() && last(old) != last(new) {
        changes.push(FieldChange::new("snapshots", "current snapshot", last(old), last(new)));
    }
    changes
}
