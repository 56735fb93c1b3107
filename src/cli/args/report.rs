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
    #[arg(long, short, value_name = "DIR", required_unless_present = "bundle")]
    pub(in crate::cli) output: Option<Utf8PathBuf>,

    /// What to write; several with commas
    #[arg(long, value_delimiter = ',', default_value = "html")]
    pub(in crate::cli) format: Vec<ReportFormat>,

    /// Put the records, the snapshots and checksums of everything beside the report: into the folder, or all of it into
    /// this one file
    #[arg(long, value_name = "FILE.zip")]
    #[expect(clippy::option_option, reason = "so clap tells an option without a value from none")]
    pub(in crate::cli) bundle: Option<Option<Utf8PathBuf>>,

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
    /// For a repository and for a pull request: `report.md`, `comment.md`
    Markdown,
    /// For programs: `report.json`
    Json,
    /// For spreadsheets: `claims.csv`, `citations.csv`, `errors.csv`
    Csv,
    /// W3C Web Annotations of every quote: `annotations.jsonld`
    Annotations,
    /// The sources, for programs that format references: `bibliography.json`, `.bib`, `.yaml`
    Bibliography,
}
