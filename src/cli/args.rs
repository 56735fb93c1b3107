//! The command line as clap reads it. What it means is worked out by the command.

use camino::Utf8PathBuf;
use clap::{Parser, Subcommand, ValueEnum};

use crate::finding::Severity;
use crate::record::Status;
use crate::value::Day;

/// Keeps the claims of an article under version control and proves that they still hold.
#[derive(Debug, Parser)]
#[command(name = "factlock", version, propagate_version = true, max_term_width = 100)]
pub(super) struct Args {
    /// The folder that holds `factlock.yaml`, if it is not this one or one above it
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) root: Option<Utf8PathBuf>,

    /// When to colour the output
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: ColorChoice,

    #[command(subcommand)]
    pub(super) command: Command,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorChoice {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Prove that the ledger holds: snapshots, quotes, evidence, coverage
    Check(CheckArgs),
    /// List the claims, or what of the articles they cover
    List(ListArgs),
    /// Show a claim or a source, and what was verified of it
    Show(ShowArgs),
    /// Print the page of a rule, or the reference of the format
    Explain(ExplainArgs),
    /// Print the JSON Schema of a kind of record
    Schema(SchemaArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man,
}

/// Prove that the ledger holds: snapshots, quotes, evidence, coverage.
///
/// Reads only, needs no network, and says the same for the same files. Exit status: 0 clean, 1 findings at or
/// above `--fail-on`, 2 usage or settings, 3 the ledger could not be read.
#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// Only findings with a place in these files or folders; everything is checked all the same
    pub(super) paths: Vec<Utf8PathBuf>,

    /// How to write the findings
    #[arg(long, default_value = "human")]
    pub(super) format: Format,

    /// Write to a file instead of standard output; the only file that `check` ever writes
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<Utf8PathBuf>,

    /// From which severity on the exit status is 1
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    pub(super) fail_on: FailOn,

    /// Only this rule; may be given several times
    #[arg(long, value_name = "RULE")]
    pub(super) rule: Vec<String>,

    /// Not this rule; may be given several times
    #[arg(long, value_name = "RULE")]
    pub(super) skip: Vec<String>,

    /// Show every note, not only how many there are
    #[arg(long)]
    pub(super) notes: bool,

    /// The day that end dates are held against, instead of the clock's
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Day>,

    /// Only errors and warnings, without the summary
    #[arg(long, short)]
    pub(super) quiet: bool,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people, with excerpts
    Human,
    /// One JSON document with every finding
    Json,
}

/// From which severity on a check fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Errors
    Error,
    /// Errors and warnings
    Warning,
    /// Any finding
    Note,
    /// Nothing
    Never,
}

impl FailOn {
    /// The mildest severity that fails.
    pub(super) fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }
}

/// Print the page of a rule, or the reference of the format; without a topic, list them.
#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// A rule, or `format`
    pub(super) topic: Option<String>,
}

/// Print the JSON Schema of a kind of record, for an editor's YAML server.
#[derive(Debug, clap::Args)]
pub(super) struct SchemaArgs {
    /// The kind of record
    pub(super) kind: SchemaKind,
}

/// A kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaKind {
    /// `claims/**/*.yaml`
    Claim,
    /// `sources/<id>.yaml`
    Source,
    /// `claims/vocabulary.yaml`
    Vocabulary,
    /// `factlock.yaml`
    Settings,
}

/// Print a completion script for a shell.
#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    pub(super) shell: clap_complete::Shell,
}

/// List the claims, or what of the articles they cover.
#[derive(Debug, clap::Args)]
pub(super) struct ListArgs {
    /// Show the sentences of each article, and which of them a claim covers
    #[arg(long)]
    pub(super) coverage: bool,

    /// Only this article
    #[arg(long, value_name = "ID")]
    pub(super) article: Option<String>,

    /// Only claims with this status
    #[arg(long, value_name = "STATUS", value_parser = status_words())]
    pub(super) status: Option<String>,

    /// Only claims with this tag
    #[arg(long, value_name = "TAG")]
    pub(super) tag: Option<String>,
}

/// Show a claim with its quotes, or a source with its snapshots, and what was verified of it.
#[derive(Debug, clap::Args)]
pub(super) struct ShowArgs {
    /// The id of a claim or a source
    pub(super) id: String,
}

fn status_words() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(Status::ALL.map(Status::word))
}
