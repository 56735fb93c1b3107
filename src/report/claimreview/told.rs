//! What was not published, told to whoever made the report.

use std::fmt::Write as _;

use super::ClaimReviews;
use crate::render::count;

/// How many claims are published, and each of the others with its reason.
pub fn told(made: &ClaimReviews) -> String {
    let published = count(made.files.len() as u64, "claim");
    let mut out = format!("claimreview: {published} published, {} left out\n", made.left_out.len());
    for left in &made.left_out {
        let _ = writeln!(out, "  left out `{}`: {}", left.claim, left.why);
    }
    for unsaid in &made.unsaid {
        let _ = writeln!(out, "  note: {unsaid}");
    }
    out
}
