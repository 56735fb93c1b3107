//! Arguments of `factlock git`.

use camino::Utf8PathBuf;
use clap::Subcommand;

/// Let git show and merge records by what they mean. `factlock explain git` tells how.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum GitCommand {
    /// Set up this clone: `git diff`, `git log -p`, `git show` and `git merge` then read records
    Install(GitInstallArgs),
    /// Take away exactly what `install` wrote
    Remove,
    /// Called by git: print a record as text, one sentence a line
    Textconv {
        /// The file
        file: Utf8PathBuf,
    },
    /// Called by git: tell what changed in a record
    Diff {
        /// The 7 or 9 arguments of an external diff driver
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Called by git: merge three versions of a record field by field
    Merge {
        /// `%O %A %B %L %P %S %X %Y`: base, ours, theirs, size of the markers, path, and what the three are called
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
}

/// Set up this clone: `git diff`, `git log -p`, `git show` and `git merge` then read records.
///
/// Git runs no settings that come with a repository, so each clone is set up once. The lines of `.gitattributes` that
/// name the records are written beside `factlock.yaml` and are to be committed. Everything else in both stays as it is.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct GitInstallArgs {
    /// Write the lines that name the records to this clone's own `info/attributes`: nothing is left to commit
    #[arg(long)]
    pub(in crate::cli) local: bool,
}
