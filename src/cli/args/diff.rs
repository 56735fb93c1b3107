//! Arguments of `factlock diff`.

use camino::Utf8PathBuf;
use clap::ValueEnum;

/// Show what a revision of a text changed in meaning.
///
/// Compares two files (`--text OLD NEW`) or two snapshots of a source (`--source ID [OLD] [NEW]`) sentence by sentence: what
/// was edited, moved, split, merged, added and deleted, whether it matters and why, what readers were told of, and which
/// quotes it touches. Exit status 0, also where something changed, unless `--exit-code` is given.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct DiffArgs {
    /// The old text: a file; with `--source` also a snapshot, by the first digits of its hash
    pub(in crate::cli) old: Option<String>,

    /// The new text, in the same way
    pub(in crate::cli) new: Option<String>,

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
    /// One JSON document; `factlock explain diff-json` tells what it holds
    Json,
}
