//! Which record of the new ledger is which of the old one.

use std::collections::BTreeMap;

use camino::Utf8Path;

use super::Moments;
use crate::ledger::{Filed, Ledger};
use crate::record::RecordKind;

/// A record of both ledgers, or of one of them.
pub(super) struct Paired<'a, T> {
    /// Its place in the old ledger, and it.
    pub(super) old: Option<(usize, &'a Filed<T>)>,
    /// Its place in the new ledger, and it.
    pub(super) new: Option<(usize, &'a Filed<T>)>,
    /// Who says that they belong together, where the ids do not.
    pub(super) because: Option<&'static str>,
}

impl<T: PartialEq> Paired<'_, T> {
    /// Whether there is anything to tell.
    pub(super) fn differs(&self) -> bool {
        match (self.old, self.new) {
            (Some((_, old)), Some((_, new))) => old.record != new.record,
            _ => true,
        }
    }
}

/// Pairs by id; then, among the rest, by what git says of the files and by what a record says of its successor.
/// A record whose file cannot be read on the other side is left out: nobody knows what became of it.
pub(super) fn pair<'a, T>(
    moments: Moments<'a>,
    kind: RecordKind,
    old: &'a [Filed<T>],
    new: &'a [Filed<T>],
    id: impl Fn(&Filed<T>) -> String,
    replaced: impl Fn(&T, &T) -> bool,
) -> Vec<Paired<'a, T>> {
    let mut rest: BTreeMap<String, Vec<(usize, &Filed<T>)>> = BTreeMap::new();
    for (at, filed) in new.iter().enumerate() {
        rest.entry(id(filed)).or_default().push((at, filed));
    }
    let (mut pairs, mut alone) = (Vec::with_capacity(old.len()), Vec::new());
    for (at, filed) in old.iter().enumerate() {
        let same = rest.get_mut(&id(filed)).filter(|same| !same.is_empty());
        match same {
            Some(same) => {
                // Where several files have an id, the one at the same place.
                let place = same.iter().position(|(_, other)| other.file == filed.file).unwrap_or(0);
                pairs.push(Paired { old: Some((at, filed)), new: Some(same.remove(place)), because: None });
            }
            None => alone.push((at, filed)),
        }
    }
    let mut added: Vec<(usize, &Filed<T>)> = rest.into_values().flatten().collect();
    added.sort_by_key(|(at, _)| *at);
    for (at, filed) in alone {
        let moved_to = moments.renames.get(&filed.file).map_or(filed.file.as_path(), |path| path.as_path());
        let by_file = added.iter().position(|(_, other)| other.file == moved_to);
        let by_record = added.iter().position(|(_, other)| replaced(&filed.record, &other.record));
        let (place, because) = match (by_record, by_file) {
            (Some(place), _) => (place, "`superseded_by` says so"),
            (None, Some(place)) if moved_to == filed.file => (place, "it stands in the same file"),
            (None, Some(place)) => (place, "git says that the file was renamed"),
            (None, None) => {
                if !is_unread(moments.new, kind, moved_to) {
                    pairs.push(Paired { old: Some((at, filed)), new: None, because: None });
                }
                continue;
            }
        };
        let other = added.remove(place);
        pairs.push(Paired { old: Some((at, filed)), new: Some(other), because: Some(because) });
    }
    let came_from =
        |file: &Utf8Path| moments.renames.iter().find(|(_, new)| *new == file).map(|(old, _)| old.as_path());
    for (at, filed) in added {
        let file = came_from(&filed.file).unwrap_or(&filed.file);
        if !is_unread(moments.old, kind, file) {
            pairs.push(Paired { old: None, new: Some((at, filed)), because: None });
        }
    }
    pairs
}

fn is_unread(ledger: &Ledger, kind: RecordKind, file: &Utf8Path) -> bool {
    ledger.faults.iter().any(|fault| fault.kind == kind && fault.file == file)
}
