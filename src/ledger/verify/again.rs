//! What was verified of a source at another moment, where it must come out the same.

use super::Verified;
use super::jobs::Asked;
use super::source::Checked;
use crate::ledger::{Filed, snapshot_file};
use crate::record::Source;
use crate::tree::{Tree, is_same};

/// What a check of a source would find, if its record, its snapshots and what is asked of it are known to be the same as
/// at another moment.
pub(super) fn again(
    tree: &dyn Tree,
    source: &Filed<Source>,
    asked: &[Asked<'_>],
    before: &Verified<'_>,
    asked_before: &[Vec<Asked<'_>>],
) -> Option<Checked> {
    let at = before.ledger.source_index(&source.record.id)?;
    let (then, asked_then) = (&before.ledger.sources[at], asked_before.get(at)?);
    let same_asked = asked.len() == asked_then.len()
        && asked.iter().zip(asked_then).all(|(one, other)| {
            (one.snapshot, one.quote, one.slot.covers()) == (other.snapshot, other.quote, other.slot.covers())
        });
    let same_file = |file: &camino::Utf8Path| is_same(before.tree, tree, file);
    if !same_asked
        || then.record != source.record
        || !source.record.snapshots.iter().all(|snapshot| same_file(&snapshot_file(snapshot)))
    {
        return None;
    }
    let state = |(one, other): (&Asked<'_>, &Asked<'_>)| {
        Some((one.slot, before.verification.state(other.slot)?.clone()))
    };
    Some(Checked {
        snapshots: before.verification.snapshots.get(at)?.clone(),
        quotes: asked.iter().zip(asked_then).map(state).collect::<Option<_>>()?,
        coverage: before.verification.coverage.get(at)?.clone(),
    })
}
