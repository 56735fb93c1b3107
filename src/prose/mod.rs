//! Reading English: sentences, and what in them can be checked.
//!
//! Text in, data out: nothing here knows a record or a file. Word lists are general English, each with its
//! origin in its comment, and none is filled from a data set.

mod calendar;
mod function_words;
mod sentence;

pub use sentence::sentences;
