//! An outcome to bytes: for people, for programs. Nothing here prints or reads a file.
//!
//! Read [`human`] first; every other format is one function of the same shape.

mod claim_log;
mod defused;
mod diff;
mod embeddable;
mod github;
mod gitlab;
mod html;
mod human;
mod inert;
mod json;
mod junit;
mod ledger_diff;
mod limited;
mod markdown;
mod rdjsonl;
mod sarif;
mod subject;
mod surface;
mod record_text;
mod unified;
mod visible;
mod wire;

pub use claim_log::{LOG_JSON_PAGE, begins_words, claim_log_json, claim_log_markdown, claim_log_text};
pub use diff::{DIFF_JSON_PAGE, DiffOptions, diff_html, diff_json, diff_markdown, diff_terminal};
pub use embeddable::embeddable;
pub use github::github;
pub use gitlab::gitlab;
pub use html::{Attribute, Page, base64, content_security, is_web};
pub use human::{HumanOptions, human};
pub use inert::{inert, inert_within, told};
pub use json::{JSON_PAGE, json};
pub use junit::junit;
pub use ledger_diff::{
    LedgerRevision, ledger_diff_html, ledger_diff_json, ledger_diff_markdown, ledger_diff_terminal,
    record_changes_terminal,
};
pub use markdown::{Comment, MarkdownOptions, markdown};
pub use rdjsonl::rdjsonl;
pub use record_text::record_text;
pub use sarif::sarif;
pub use surface::Surface;
pub use unified::{name_in_diff, unified};
pub use visible::{in_a_line, visible};

/// The formats of a check: what each is for, and its limits.
pub const FORMATS_PAGE: &str = include_str!("formats.md");

/// `1 claim`, `2 claims`, `2,974 bytes`.
pub fn count(number: impl Into<u64>, noun: &str) -> String {
    let number = number.into();
    let plural = match noun.strip_suffix('y') {
        Some(stem) if !noun.ends_with("ay") => format!("{stem}ies"),
        _ => format!("{noun}s"),
    };
    format!("{} {}", grouped(number), if number == 1 { noun } else { &plural })
}

/// A number with its digits in groups of three.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_good_english() {
        assert_eq!(count(1_u64, "claim"), "1 claim");
        assert_eq!(count(0_u64, "warning"), "0 warnings");
        assert_eq!(count(2974_u64, "byte"), "2,974 bytes");
        assert_eq!(count(1_234_567_u64, "family"), "1,234,567 families");
    }
}
