//! Reading English: sentences, what in them can be checked, words that carry meaning, numbers and dates, and
//! the folding of white space and typography.
//!
//! Text in, data out: nothing here knows a record or a file. Word lists are general English, each with its
//! origin in its comment, and none is filled from a data set.

mod calendar;
mod checkable;
mod coverage;
mod date;
mod fold;
mod function_words;
mod meaning;
mod number;
mod sentence;
mod unit;
mod verb;

pub use checkable::{Reason, checkable};
pub use coverage::{Covered, Share, coverage, share};
pub use date::dates;
pub use fold::{Folded, Folding, fold};
pub use meaning::{Meaning, Mention, mentions, word_meaning};
pub use number::{Number, numbers, whole_number};
pub use sentence::sentences;
