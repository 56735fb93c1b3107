//! Reading English: words that carry meaning, numbers and dates, the folding of white space and typography.
//!
//! Text in, spans out; nothing here knows of records or files.

mod fold;
mod meaning;
mod number;
mod date;

pub use date::dates;
pub use fold::{Folded, Folding, fold};
pub use meaning::{Meaning, Mention, mentions, word_meaning};
pub use number::{Number, numbers, unit_reaches_over};
