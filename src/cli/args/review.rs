//! Arguments of `factlock review`.

use clap::ValueEnum;

use super::print::status_words;
use crate::value::Day;

/// Write down that you have checked claims, or list those that wait.
///
/// A review holds as long as what it covers stays as it is: everything in the claim but tags, notes and reviews, and
/// the snapshots of the cited sources. A claim with errors is not reviewed. Your earlier review is renewed.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ReviewArgs {
    /// The ids of the claims
    #[arg(value_name = "ID", required_unless_present_any = ["queue", "signatures", "interactive"], conflicts_with = "queue")]
    pub(in crate::cli) ids: Vec<String>,

    /// Who has checked: `Name <mail>`, or a key of `people`; git's `user.name` and `user.email` if left out
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) by: Option<String>,

    /// Change the status in the same step
    #[arg(long, value_name = "STATUS", value_parser = status_words(), requires = "because", conflicts_with = "queue")]
    pub(in crate::cli) status: Option<String>,

    /// Why this status: the new rationale
    #[arg(long, value_name = "TEXT", requires = "status")]
    pub(in crate::cli) because: Option<String>,

    /// List what waits for a review, most urgent first
    #[arg(long, group = "list")]
    pub(in crate::cli) queue: bool,

    /// Show claim after claim and ask: those named, or all that wait, most urgent first
    #[arg(long, conflicts_with_all = ["signatures", "status", "because", "format"])]
    pub(in crate::cli) interactive: bool,

    /// List reviews with what vouches for each: a name, or a signature of the commit that brought it
    #[arg(long, group = "list", conflicts_with_all = ["by", "status", "because"])]
    pub(in crate::cli) signatures: bool,

    /// How to write a list
    #[arg(long, value_name = "FORMAT", default_value = "text", requires = "list")]
    pub(in crate::cli) format: QueueFormat,

    /// The day of the review, instead of the clock's
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) today: Option<Day>,
}

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum QueueFormat {
    /// For people
    Text,
    /// One JSON document
    Json,
}
