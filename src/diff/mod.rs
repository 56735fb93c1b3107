//! What a change means: two texts compared sentence by sentence, and what that does to words quoted from them.
//!
//! And two ledgers compared record by record. Pure: texts and ledgers in, data out. Read [`TextDiff`] first, then
//! [`compare`]; of ledgers [`LedgerDiff`].

mod align;
mod bag;
mod candidates;
mod chain;
mod compare;
mod judge;
mod ledger;
mod notice;
mod operations;
mod parts;
mod sentences;
mod split;
mod tags;
mod text;
mod touched;
mod units;
mod wording;

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod laws;

pub use compare::compare;
pub use judge::grouped;
pub use ledger::{
    Act, Became, ClaimHistory, Earlier, FieldChange, FindingChange, FindingChanges, Gravity, LedgerDiff,
    LogEntry, Moments, RecordChange, Unread, compare_ledgers, finding_changes, id_changes,
};
pub use operations::Operations;
pub use sentences::{Sentence, lines, sentences};
pub use tags::{Effect, Kind, Tag, Value};
pub use text::{Change, Notice, TextDiff};
pub use touched::{Anchor, Fate, Lookup, Quoted, Revision, Role, Touched, quotes_of};
pub use units::{Link, Operation, Part, Side, Weight};
