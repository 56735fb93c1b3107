//! The command line as clap reads it. What it means is worked out by the command.

mod diff;
mod git;
mod import;
mod print;
mod report;
mod review;
mod write;

use camino::Utf8PathBuf;
use clap::{Parser, Subcommand, ValueEnum};

use crate::finding::Severity;
use crate::value::Day;

pub(super) use diff::{DiffArgs, DiffFormat, LogArgs, LogFormat};
pub(super) use git::{GitCommand, GitInstallArgs};
pub(super) use import::ImportArgs;
pub(super) use print::{CompletionsArgs, ExplainArgs, ListArgs, SchemaArgs, SchemaKind, ShowArgs, WhyArgs};
pub(super) use report::{ReportArgs, ReportFormat};
pub(super) use review::{QueueFormat, ReviewArgs};
pub(super) use write::{
    BaselineArgs, FixArgs, FormatArgs, InitArgs, NewArgs, PassageArgs, QuoteArgs, ResolveArgs, Service,
    SourceAddArgs, SourceCommand,
};

/// Keeps the claims of an article under version control and proves that they still hold.
#[derive(Debug, Parser)]
#[command(name = "factlock", version, propagate_version = true, max_term_width = 100)]
pub(in crate::cli) struct Args {
    /// The folder that holds `factlock.yaml`, if it is not this one or one above it
    #[arg(long, global = true, value_name = "DIR")]
    pub(in crate::cli) root: Option<Utf8PathBuf>,

    /// When to colour the output
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(in crate::cli) color: ColorChoice,

    #[command(subcommand)]
    pub(in crate::cli) command: Command,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ColorChoice {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// Start a ledger in a folder
    Init(InitArgs),
    /// Prove that the ledger holds: snapshots, quotes, evidence, contradictions, coverage
    Check(CheckArgs),
    /// Add sources and their snapshots, or list them
    #[command(subcommand)]
    Source(SourceCommand),
    /// Start a claim, with the words of an article that make it
    New(NewArgs),
    /// Find words in a source, and cite them to the letter
    Quote(QuoteArgs),
    /// List the claims, or what of the articles they cover
    List(ListArgs),
    /// Show a claim or a source, and what was verified of it
    Show(ShowArgs),
    /// Explain what a claim was held against, and why it conflicts or does not
    Why(WhyArgs),
    /// Decide that claims that conflict may stand side by side
    Resolve(ResolveArgs),
    /// Write down the findings that are known, so that only others count
    Baseline(BaselineArgs),
    /// Write down that you have checked claims, or list those that wait
    Review(ReviewArgs),
    /// Show what a revision changed in meaning
    Diff(DiffArgs),
    /// Tell from the commits how the statuses of claims changed
    Log(LogArgs),
    /// Publish the fact-check: pages for readers
    Report(ReportArgs),
    /// Bring in other people's fact-checks as claims and sources
    Import(ImportArgs),
    /// Let git show and merge records by what they mean
    #[command(subcommand)]
    Git(GitCommand),
    /// Mend what needs no decision
    Fix(FixArgs),
    /// Write records in canonical form
    Fmt(FormatArgs),
    /// Print the page of a rule, or the reference of the format
    Explain(ExplainArgs),
    /// Print the JSON Schema of a kind of record
    Schema(SchemaArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man,
}

/// Prove that the ledger holds: snapshots, quotes, evidence, contradictions, coverage.
///
/// Reads only, needs no network, and says the same for the same files. Exit status: 0 clean, 1 findings at or
/// above `--fail-on`, 2 usage or settings, 3 the ledger could not be read.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(in crate::cli) struct CheckArgs {
    /// Only findings with a place in these files or folders; everything is checked all the same
    pub(in crate::cli) paths: Vec<Utf8PathBuf>,

    /// How to write the findings
    #[arg(long, default_value = "human")]
    pub(in crate::cli) format: Format,

    /// Write to a file instead of standard output; the only file that `check` ever writes
    #[arg(long, short, value_name = "FILE")]
    pub(in crate::cli) output: Option<Utf8PathBuf>,

    /// Leave findings that the policy passes over out of `sarif` and `junit`, too: GitHub shows them as open
    #[arg(long)]
    pub(in crate::cli) hide_suppressed: bool,

    /// An earlier output of `markdown`: what it tells and is found no more is struck through
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) previous: Option<Utf8PathBuf>,

    /// From which severity on the exit status is 1
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    pub(in crate::cli) fail_on: FailOn,

    /// Only findings that the change since this revision introduced or touched, judged by the policy from before it;
    /// the change is the working tree against where it parted from the revision
    #[arg(long, value_name = "REV")]
    pub(in crate::cli) since: Option<String>,

    /// The baseline: findings in it do not count; `factlock.baseline` unless another is named
    #[arg(long, value_name = "FILE", conflicts_with = "no_baseline")]
    pub(in crate::cli) baseline: Option<Utf8PathBuf>,

    /// Let no baseline count
    #[arg(long)]
    pub(in crate::cli) no_baseline: bool,

    /// Only this rule; may be given several times
    #[arg(long, value_name = "RULE")]
    pub(in crate::cli) rule: Vec<String>,

    /// Not this rule; may be given several times
    #[arg(long, value_name = "RULE")]
    pub(in crate::cli) skip: Vec<String>,

    /// Show every note, not only how many there are
    #[arg(long)]
    pub(in crate::cli) notes: bool,

    /// The day that end dates are held against, instead of the clock's
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) today: Option<Day>,

    /// Only errors and warnings, without the summary
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    /// For people, with excerpts
    Human,
    /// One JSON document with every finding
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands, which GitHub shows beside the lines: ten of each severity
    Github,
    /// A Code Quality report, for merge requests of GitLab
    Gitlab,
    /// A diagnostic a line, with fixes, for reviewdog
    Rdjsonl,
    /// A test for each claim and family of rules, for lists of tests
    Junit,
    /// For a comment on a change or the summary of a step
    Markdown,
}

/// From which severity on a check fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FailOn {
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
    pub(in crate::cli) fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }
}
