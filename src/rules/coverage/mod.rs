//! What of an article no claim covers.

mod uncovered_sentence;

use super::Rule;

pub(super) static RULES: &[Rule] = &[uncovered_sentence::RULE];
