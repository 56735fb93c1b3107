//! Reading English: sentences, and what in them can be checked.
//!
//! Text in, data out: nothing here knows a record or a file. Word lists are general English, each with its
//! origin in its comment, and none is filled from a data set.

mod calendar;
mod checkable;
mod coverage;
mod function_words;
mod sentence;
mod verb;

pub use checkable::{Reason, checkable};
pub use coverage::{Covered, Share, coverage, share};
pub use sentence::sentences;
