//! Arguments of the commands that print.

use clap::ValueEnum;

use crate::record::Status;

/// Print the page of a rule, or the reference of the format; without a topic, list them.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ExplainArgs {
    /// A rule, or a topic: without one, both are listed
    pub(in crate::cli) topic: Option<String>,
}

/// Print the JSON Schema of a kind of record or of what a report writes, or make editors use them.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct SchemaArgs {
    /// The kind of record, or `report`
    #[arg(required_unless_present = "write", conflicts_with = "write")]
    pub(in crate::cli) kind: Option<SchemaKind>,

    /// Write all schemas to `.factlock/`, and to each record the comment by which an editor's YAML server finds its own
    #[arg(long)]
    pub(in crate::cli) write: bool,
}

/// What has a JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SchemaKind {
    /// `claims/**/*.yaml`
    Claim,
    /// `sources/<id>.yaml`
    Source,
    /// `claims/vocabulary.yaml`
    Vocabulary,
    /// `factlock.yaml`
    Settings,
    /// `report.json` of `factlock report --format json`
    Report,
}

/// Print a completion script for a shell.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct CompletionsArgs {
    /// The shell
    pub(in crate::cli) shell: clap_complete::Shell,
}

/// List the claims, or what of the articles they cover.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ListArgs {
    /// Show the sentences of each article, and which of them a claim covers
    #[arg(long)]
    pub(in crate::cli) coverage: bool,

    /// Only this article
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) article: Option<String>,

    /// Only claims with this status
    #[arg(long, value_name = "STATUS", value_parser = status_words(), conflicts_with = "coverage")]
    pub(in crate::cli) status: Option<String>,

    /// Only claims with this tag
    #[arg(long, value_name = "TAG", conflicts_with = "coverage")]
    pub(in crate::cli) tag: Option<String>,
}

/// Show a claim with its quotes, or a source with its snapshots, and what was verified of it.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ShowArgs {
    /// The id of a claim or a source
    pub(in crate::cli) id: String,
}

/// Explain what a claim was held against, and why it conflicts or does not.
///
/// With two claims, their assertions are held against each other; with one, against everything that is said of the
/// same. Every silence has its reason, and what to write if that was not meant.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct WhyArgs {
    /// The id of a claim
    pub(in crate::cli) id: String,

    /// The id of another
    pub(in crate::cli) other: Option<String>,
}

pub(super) fn status_words() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(Status::ALL.map(Status::word))
}
