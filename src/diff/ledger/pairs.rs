//! Which record of the new ledger is which of the old one.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use camino::Utf8Path;

use super::Moments;
use crate::check::IdChanges;
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
    id: impl Fn(&T) -> &str,
    successor: impl Fn(&T) -> Option<&str>,
) -> Vec<Paired<'a, T>> {
    let mut by_id: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, filed) in new.iter().enumerate() {
        by_id.entry(id(&filed.record)).or_default().push(at);
    }
    let (mut pairs, mut alone) = (Vec::with_capacity(old.len()), Vec::new());
    for (at, filed) in old.iter().enumerate() {
        match by_id.get_mut(id(&filed.record)).filter(|same| !same.is_empty()) {
            Some(same) => {
                // Where several files have an id, the one at the same place.
                let place = same.iter().position(|&other| new[other].file == filed.file).unwrap_or(0);
                let other = same.remove(place);
                pairs.push(Paired { old: Some((at, filed)), new: Some((other, &new[other])), because: None });
            }
            None => alone.push((at, filed)),
        }
    }
    let mut added: BTreeSet<usize> = by_id.values().flatten().copied().collect();
    let by_file: HashMap<&Utf8Path, usize> = added.iter().map(|&at| (new[at].file.as_path(), at)).collect();
    let (lost, found) = (unread(moments.new, kind), unread(moments.old, kind));
    for (at, filed) in alone {
        let moved_to = moments.renames.get(&filed.file).map_or(filed.file.as_path(), |path| path.as_path());
        let still = |at: &usize| added.contains(at);
        let by_record = successor(&filed.record).and_then(|id| by_id.get(id)?.iter().copied().find(still));
        let file = by_file.get(moved_to).copied().filter(still);
        let (other, because) = match (by_record, file) {
            (Some(other), _) => (other, "`superseded_by` says so"),
            (None, Some(other)) if moved_to == filed.file => (other, "it stands in the same file"),
            (None, Some(other)) => (other, "git says that the file was renamed"),
            (None, None) => {
                if !lost.contains(moved_to) {
                    pairs.push(Paired { old: Some((at, filed)), new: None, because: None });
                }
                continue;
            }
        };
        added.remove(&other);
        let new = Some((other, &new[other]));
        pairs.push(Paired { old: Some((at, filed)), new, because: Some(because) });
    }
    let came_from: HashMap<&Utf8Path, &Utf8Path> =
        moments.renames.iter().map(|(old, new)| (new.as_path(), old.as_path())).collect();
    for at in added {
        let file = new[at].file.as_path();
        if !found.contains(came_from.get(file).copied().unwrap_or(file)) {
            pairs.push(Paired { old: None, new: Some((at, &new[at])), because: None });
        }
    }
    pairs
}

/// The records that have another id in the new ledger, as git or the records say.
pub fn id_changes(moments: Moments<'_>) -> IdChanges {
    let claims = pair(
        moments,
        RecordKind::Claim,
        &moments.old.claims,
        &moments.new.claims,
        super::claim_id,
        super::successor,
    );
    let sources = pair(
        moments,
        RecordKind::Source,
        &moments.old.sources,
        &moments.new.sources,
        super::source_id,
        |_| None,
    );
    IdChanges { claims: changed(&claims, super::claim_id), sources: changed(&sources, super::source_id) }
}

fn changed<T>(pairs: &[Paired<'_, T>], id: impl Fn(&T) -> &str) -> HashMap<String, String> {
    let both = pairs.iter().filter_map(|pair| Some((&pair.old?.1.record, &pair.new?.1.record)));
    let ids = both.map(|(old, new)| (id(old).to_owned(), id(new).to_owned()));
    ids.filter(|(old, new)| old != new).collect()
}

/// The files that could not be read as records of a kind.
fn unread(ledger: &Ledger, kind: RecordKind) -> HashSet<&Utf8Path> {
    let of_kind = ledger.faults.iter().filter(|fault| fault.kind == kind);
    of_kind.map(|fault| fault.file.as_path()).collect()
}
