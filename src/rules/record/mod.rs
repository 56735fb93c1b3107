//! Records that cannot be read, ids that stand twice, references that lead nowhere.

mod duplicate_id;
mod fault;
mod invalid_assertion;
mod invalid_record;
mod invalid_vocabulary;
mod unknown_reference;

use super::Rule;

pub(super) static RULES: &[Rule] = &[
    invalid_record::RULE,
    invalid_vocabulary::RULE,
    invalid_assertion::RULE,
    duplicate_id::RULE,
    unknown_reference::RULE,
];
