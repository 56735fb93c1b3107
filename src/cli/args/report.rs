//! Arguments of `report`.

use camino::Utf8PathBuf;
use clap::ValueEnum;

use crate::value::Day;

/// Publish the fact-check: pages for readers, files for programs.
///
/// Refuses, with exit status 1 and nothing written, where the ledger does not hold: a snapshot that changed, a quote
/// that does not stand, any error of `factlock check`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ReportArgs {
    /// The folder to write into; made if it is not there
    #[arg(long, short, value_name = "DIR")]
    pub(in crate::cli) output: Utf8PathBuf,

    /// What to write; several with commas
    #[arg(long, value_delimiter = ',', default_value = "html")]
    pub(in crate::cli) format: Vec<ReportFormat>,

    /// Only this article, with its claims and what they cite
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) article: Option<String>,

    /// Publish although the ledger does not hold, and mark what leans on what is broken
    #[arg(long)]
    pub(in crate::cli) allow_broken: bool,

    /// The day that the report is made for, instead of the clock's
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) today: Option<Day>,
}

/// What a report is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ReportFormat {
    /// One page that holds everything: `index.html`
    Html,
    /// schema.org ClaimReview, a JSON-LD document for each claim that was reviewed: `claimreview/<id>.jsonld`
    Claimreview,
}
