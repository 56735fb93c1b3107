//! Arguments of `factlock diff`.

use camino::Utf8PathBuf;
use clap::ValueEnum;

use crate::value::Day;

/// Show what a revision changed in meaning: of the ledger, or of a text.
///
/// Without `--text` or `--source`, compares the ledger at two moments claim by claim: HEAD with the working tree, a
/// revision with the working tree (`OLD`) or the index (`--staged`), two revisions (`OLD..NEW`; `OLD...NEW` begins where
/// both parted), or two folders. Told are the records that changed, the gravest first, and which findings appeared or were
/// settled. The working tree is never touched.
///
/// `--text OLD NEW` compares two files and `--source ID [OLD] [NEW]` two snapshots of a source, sentence by sentence: what
/// was edited, moved, split, merged, added and deleted, whether it matters and why, what readers were told of, and which
/// quotes it touches. Exit status 0, also where something changed, unless `--exit-code` is given.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(in crate::cli) struct DiffArgs {
    /// The old side: a revision, or a folder with `factlock.yaml`; with `--text` a file; with `--source` a file or a
    /// snapshot, by the first digits of its hash
    pub(in crate::cli) old: Option<String>,

    /// The new side, in the same way
    pub(in crate::cli) new: Option<String>,

    /// Compare with the index: what will be in the next commit
    #[arg(long, conflicts_with_all = ["text", "source"])]
    pub(in crate::cli) staged: bool,

    /// Do not check both sides for findings that appeared or were settled
    #[arg(long, conflicts_with_all = ["text", "source"])]
    pub(in crate::cli) no_findings: bool,

    /// The day that both sides are checked at, instead of the clock's
    #[arg(long, value_name = "DATE", conflicts_with_all = ["text", "source"])]
    pub(in crate::cli) today: Option<Day>,

    /// Compare two files of text
    #[arg(long, requires_all = ["old", "new"], conflicts_with = "source")]
    pub(in crate::cli) text: bool,

    /// Compare two snapshots of this source: the last two, or the last and a file, if not told otherwise
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) source: Option<String>,

    /// Take each line of both files for a sentence
    #[arg(long, requires = "text")]
    pub(in crate::cli) lines: bool,

    /// Tell what became of the words in this file, one quote a line
    #[arg(long, value_name = "FILE", requires = "text")]
    pub(in crate::cli) quotes: Option<Utf8PathBuf>,

    /// How to write the changes
    #[arg(long, default_value = "terminal")]
    pub(in crate::cli) format: DiffFormat,

    /// Exit with status 1 where something changed
    #[arg(long)]
    pub(in crate::cli) exit_code: bool,
}

/// How changes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DiffFormat {
    /// For people
    Terminal,
    /// For a pull request, at most 60,000 characters
    Markdown,
    /// One page that needs nothing else
    Html,
    /// One JSON document; `factlock explain diff-json` tells what it holds
    Json,
}

/// Tell from the commits how the statuses of claims changed: the corrections log, the newest first.
///
/// Each change with its reason, its author and its day. Of one claim also how it began and how its statement changed.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct LogArgs {
    /// Only this claim, also under the ids it had before
    pub(in crate::cli) id: Option<String>,

    /// How to write the log
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: LogFormat,
}

/// How a log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LogFormat {
    /// For people
    Text,
    /// A list for a page
    Markdown,
    /// One JSON document; `factlock explain log-json` tells what it holds
    Json,
}
