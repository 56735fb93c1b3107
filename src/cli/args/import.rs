//! Arguments of `import`.

use camino::Utf8PathBuf;

/// Bring in other people's fact-checks as claims and sources.
///
/// Reads schema.org ClaimReview (JSON-LD), the Fact Check Tools API's JSON, and tables (CSV). A verdict becomes a citation
/// of the page that gives it; the claim itself stays unverified. Nothing that is there is changed, and the same file twice
/// changes nothing. Whatever cannot be kept is told.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ImportArgs {
    /// The files
    #[arg(required = true, value_name = "FILE")]
    pub(in crate::cli) files: Vec<Utf8PathBuf>,

    /// Take a verdict over as the status where `ratings` in the settings has its words, or its number on the same scale
    #[arg(long)]
    pub(in crate::cli) map_ratings: bool,

    /// Only tell what would be written
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,

    /// Also write what became of every value, as JSON
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) report: Option<Utf8PathBuf>,

    /// Write nothing, with exit status 1, if anything cannot be kept
    #[arg(long)]
    pub(in crate::cli) strict: bool,
}
