//! What a change means: two texts compared sentence by sentence, and what that does to words quoted from them.
//!
//! Pure: texts in, data out. The comparison of two ledgers will stand here too. Read [`TextDiff`] first, then
//! [`compare`].

mod align;
mod bag;
mod candidates;
mod chain;
mod compare;
mod judge;
mod notice;
mod operations;
mod parts;
mod sentences;
mod split;
mod tags;
mod text;
mod touched;
mod wording;

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod laws;

pub use compare::compare;
pub use judge::grouped;
pub use notice::Notice;
pub use operations::Operations;
pub use sentences::{Sentence, lines, sentences};
pub use tags::{Effect, Kind, Tag, Value};
pub use text::{Change, Link, Operation, Part, Revision, Side, TextDiff, Weight};
pub use touched::{Anchor, Fate, Lookup, Quoted, Role, Touched, quotes_of};
