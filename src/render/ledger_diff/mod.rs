//! What changed between two ledgers, to bytes: for people, for a pull request, for programs.
//!
//! Read [`LedgerRevision`] first.

mod html;
mod json;
mod markdown;
mod phrase;
mod terminal;

use crate::diff::LedgerDiff;

pub use html::ledger_diff_html;
pub use json::ledger_diff_json;
pub use markdown::ledger_diff_markdown;
pub use terminal::{ledger_diff_terminal, record_changes_terminal};

/// A comparison as it is told.
#[derive(Debug, Clone, Copy)]
pub struct LedgerRevision<'a> {
    /// What the old side is called.
    pub old: &'a str,
    /// What the new side is called.
    pub new: &'a str,
    /// What changed.
    pub diff: &'a LedgerDiff,
}
