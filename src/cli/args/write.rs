//! Arguments of the commands that write records.

use std::str::FromStr;

use camino::Utf8PathBuf;
use clap::{Subcommand, ValueEnum};

use crate::record::Stance;
use crate::value::{Day, Edtf, SnapshotPin};

/// Start a ledger in a folder.
///
/// Writes settings, a vocabulary, an article with a source of evidence and three claims that pass, and the line
/// in `.gitattributes` that keeps git from converting snapshots. Overwrites nothing.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct InitArgs {
    /// The folder; this one if left out
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: Option<Utf8PathBuf>,

    /// Without the example
    #[arg(long)]
    pub(in crate::cli) bare: bool,

    /// Also write what makes a service run the check; where there is a ledger already, only that
    #[arg(long, value_name = "SERVICE")]
    pub(in crate::cli) ci: Option<Service>,
}

/// What runs the check of a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Service {
    /// A workflow with annotations, a summary, a comment and code scanning
    Github,
    /// A job with a Code Quality report and a list of tests
    Gitlab,
    /// Hooks that run before every commit
    PreCommit,
}

/// Add sources and their snapshots, or list them.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum SourceCommand {
    /// Store a file as a snapshot, and write the record or append to it
    Add(Box<SourceAddArgs>),
    /// List the sources
    List,
}

/// Store a file as a snapshot, and write the record or append to it.
///
/// Hash, size, media type and date are filled in. Where the source exists, the file becomes its current snapshot.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct SourceAddArgs {
    /// The file to store; plain text or Markdown if words of it are to be quoted
    pub(in crate::cli) file: Utf8PathBuf,

    /// The id of the source; made of the title if left out
    #[arg(long)]
    pub(in crate::cli) id: Option<String>,

    /// Its title; the first heading or line if left out
    #[arg(long)]
    pub(in crate::cli) title: Option<String>,

    /// Its type, as CSL names it: report, article-journal, webpage, ...
    #[arg(long = "type", value_name = "TYPE", value_parser = types(), hide_possible_values = true)]
    pub(in crate::cli) kind: Option<String>,

    /// Its address
    #[arg(long)]
    pub(in crate::cli) url: Option<String>,

    /// When it appeared
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) issued: Option<Edtf>,

    /// It is a text under check: its sentences want claims
    #[arg(long)]
    pub(in crate::cli) article: bool,

    /// A source that it repeats; may be given several times
    #[arg(long, value_name = "SOURCE")]
    pub(in crate::cli) origin: Vec<String>,

    /// When it was retrieved: a day, `today`, or `unknown`
    #[arg(long, value_name = "DAY", default_value = "today")]
    pub(in crate::cli) retrieved: Retrieved,

    /// What its bytes are, if the file's ending does not tell
    #[arg(long, value_name = "TYPE")]
    pub(in crate::cli) media_type: Option<String>,
}

fn types() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(crate::record::source_types())
}

/// When a file was retrieved.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) enum Retrieved {
    /// On the day of the command.
    Today,
    /// On this day.
    On(Day),
    /// Nobody knows.
    Unknown,
}

impl Retrieved {
    /// What the record says.
    pub(in crate::cli) fn recorded(self, today: Day) -> Option<String> {
        match self {
            Self::Today => Some(today.to_string()),
            Self::On(day) => Some(day.to_string()),
            Self::Unknown => None,
        }
    }
}

impl FromStr for Retrieved {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "today" => Ok(Self::Today),
            "unknown" => Ok(Self::Unknown),
            day => day
                .parse()
                .map(Self::On)
                .map_err(|why: crate::value::NotADay| format!("{why}, `today` or `unknown`")),
        }
    }
}

/// Start a claim, with the words of an article that make it.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct NewArgs {
    /// The id of the claim; made of the statement if left out
    pub(in crate::cli) id: Option<String>,

    /// The article that makes the claim
    #[arg(long, requires = "quote")]
    pub(in crate::cli) source: Option<String>,

    /// Its words, or words like them
    #[arg(long, short, requires = "source")]
    pub(in crate::cli) quote: Option<String>,

    /// What is claimed, as one sentence; the words of the article if left out
    #[arg(long, short)]
    pub(in crate::cli) statement: Option<String>,

    /// Who says so: an entity of the vocabulary
    #[arg(long, value_name = "ENTITY")]
    pub(in crate::cli) claimant: Option<String>,

    /// When it was said; the day of the article if left out and nobody else is named
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) claimed_on: Option<Edtf>,

    /// A word to find it by; may be given several times
    #[arg(long)]
    pub(in crate::cli) tag: Vec<String>,

    #[command(flatten)]
    pub(in crate::cli) passage: PassageArgs,
}

/// Find words in a source, and cite them to the letter.
///
/// Shows the passage in its surroundings and prints the entry to paste, or adds it to a claim. Exit status 1 where
/// the words do not stand there as written, or stand there more than once.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct QuoteArgs {
    /// The source
    pub(in crate::cli) source: String,

    /// The words, or words like them
    pub(in crate::cli) words: String,

    /// Add the words to this claim: as a citation with `--stance`, else as an appearance
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) claim: Option<String>,

    /// What the words do for the claim
    #[arg(long)]
    pub(in crate::cli) stance: Option<StanceWord>,

    #[command(flatten)]
    pub(in crate::cli) passage: PassageArgs,
}

/// Which passage is meant.
#[derive(Debug, Clone, clap::Args)]
pub(in crate::cli) struct PassageArgs {
    /// What stands right before the words
    #[arg(long)]
    pub(in crate::cli) prefix: Option<String>,

    /// What stands right behind them
    #[arg(long)]
    pub(in crate::cli) suffix: Option<String>,

    /// Which of several passages, counted from 1
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(in crate::cli) place: Option<u32>,

    /// Take the passage most like the words, where they do not stand in the source as written
    #[arg(long)]
    pub(in crate::cli) nearest: bool,

    /// An older snapshot: `sha256:` and the first digits of its hash
    #[arg(long, value_name = "PIN")]
    pub(in crate::cli) snapshot: Option<SnapshotPin>,
}

/// What words do for a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum StanceWord {
    /// They bear it out
    Supports,
    /// They are against it
    Refutes,
    /// They help to understand it
    Context,
}

impl From<StanceWord> for Stance {
    fn from(word: StanceWord) -> Self {
        match word {
            StanceWord::Supports => Self::Supports,
            StanceWord::Refutes => Self::Refutes,
            StanceWord::Context => Self::Context,
        }
    }
}

/// Decide that claims that conflict may stand side by side, and say why.
///
/// Names all claims of the conflict; the decision is written to the first. It holds as long as the claims assert what
/// they assert now. To choose a side, change a status instead.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ResolveArgs {
    /// The ids of all claims of the conflict
    #[arg(required = true, value_name = "ID")]
    pub(in crate::cli) ids: Vec<String>,

    /// Why they may stand side by side
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) because: String,

    /// The property or equation that is meant, where they conflict about more than one
    #[arg(long, value_name = "PROPERTY")]
    pub(in crate::cli) about: Option<String>,

    /// Who decides
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) by: Option<String>,
}

/// Write records in canonical form: order of keys, indentation, quotes, line ends. Comments stay.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct FormatArgs {
    /// Only these files or folders
    pub(in crate::cli) paths: Vec<Utf8PathBuf>,

    /// Change nothing; exit status 1 if a file is not in canonical form
    #[arg(long)]
    pub(in crate::cli) check: bool,
}

/// Mend what needs no decision: how something is written, and nothing of what is claimed.
///
/// Writes hashes in small letters, counts of bytes, quotes in the characters of their sources, what stands beside a
/// quote, keys in their order, the line in `.gitattributes` that keeps snapshots as they are, and removes what is
/// settled from the baseline. What comes out is checked before it is written: a fix after which a record could not be
/// read, or a rule would find something new, is left. A quote that was reviewed stays as it was reviewed.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct FixArgs {
    /// Only these files or folders
    pub(in crate::cli) paths: Vec<Utf8PathBuf>,

    /// Change nothing and show what would change; exit status 1 if a file would
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,

    /// Also what may change what is claimed: names that were likely meant, ignores and resolutions without use, words
    /// beside or in quotes that were reviewed
    #[arg(long = "unsafe")]
    pub(in crate::cli) also_unsafe: bool,

    /// Only what this rule finds, or `quote-typography`, or `key-order`; may be given several times
    #[arg(long, value_name = "RULE")]
    pub(in crate::cli) rule: Vec<String>,

    /// The day that end dates are held against, instead of the clock's
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) today: Option<Day>,
}

/// Write down the findings that are known, so that only others count.
///
/// Errors and warnings that count now are written to `factlock.baseline`, one a line; `check` passes over them from then
/// on. A baseline that exists is changed only as asked for. Records and snapshots that cannot be read never enter one,
/// since nobody knows what else would be found in them.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct BaselineArgs {
    /// The file, if it is not `factlock.baseline`
    pub(in crate::cli) file: Option<Utf8PathBuf>,

    /// Remove entries that are settled, and add none
    #[arg(long, conflicts_with = "add")]
    pub(in crate::cli) prune: bool,

    /// Add what is found now to a baseline that exists
    #[arg(long)]
    pub(in crate::cli) add: bool,

    /// Also notes
    #[arg(long)]
    pub(in crate::cli) notes: bool,

    /// Add only findings of this rule; may be given several times
    #[arg(long, value_name = "RULE")]
    pub(in crate::cli) rule: Vec<String>,

    /// The day that end dates are held against, instead of the clock's
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) today: Option<Day>,
}
