//! Reading English: sentences, what in them can be checked, words that carry meaning, numbers and dates, and
//! the folding of white space and typography.
//!
//! Text in, data out: nothing here knows a record or a file. Word lists are general English, each with its
//! origin in its comment, and none is filled from a data set.

mod amount;
mod attribution;
mod calendar;
mod checkable;
mod coverage;
mod date;
mod fold;
mod function_words;
mod hedge;
mod meaning;
mod notice;
mod number;
mod quotation;
mod sentence;
mod unit;
mod verb;

pub use amount::{Amount, Decimal, amount};
pub use attribution::{Attribution, Stance, attributions};
pub use calendar::month_name;
pub use checkable::{Reason, checkable};
pub use coverage::{Covered, Share, coverage, share};
pub use date::{dates, same_date};
pub use fold::{Folded, Folding, fold};
pub use function_words::contains as is_function_word;
pub use hedge::{Hedge, hedges};
pub use meaning::{Meaning, Mention, mentions, word_meaning};
pub use notice::{NoticeKind, notice};
pub use number::{Number, numbers, whole_number};
pub use quotation::quotations;
pub use sentence::sentences;
