//! Why git could not be asked, or did not know.

use std::fmt;

use camino::Utf8PathBuf;

/// Why a revision cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GitError {
    /// There is no `git` program, or it cannot be run.
    Program(String),
    /// A folder is in no repository.
    None(Utf8PathBuf),
    /// A working tree or an index is asked of a repository that has none.
    Bare(Utf8PathBuf),
    /// A name that is no commit's.
    Unknown {
        /// The name.
        name: String,
        /// Whether the repository holds only a part of its history.
        shallow: bool,
    },
    /// A repository without a commit.
    Unborn,
    /// A name that several objects have.
    Ambiguous(String),
    /// Two commits that have no common beginning.
    Unrelated {
        /// Their names.
        names: [String; 2],
        /// Whether the repository holds only a part of its history.
        shallow: bool,
    },
    /// A clone that does not hold the contents of its history.
    Partial,
    /// A repository that is whole by what it says of itself, and lacks contents of its history all the same.
    Lost,
    /// Git's own words.
    Failed(String),
}

impl GitError {
    /// Whether git says that there is no repository.
    pub(super) fn is_no_repository(&self) -> bool {
        matches!(self, Self::Failed(why) if why.starts_with("not a git repository"))
    }

    /// What to do next.
    pub fn help(&self) -> Option<String> {
        const DEEPEN: &str = "this clone holds only a part of the history: `git fetch --unshallow` fetches the rest \
                              (in a workflow, `fetch-depth: 0`)";
        const REFETCH: &str = "`git fetch --refetch --no-filter` fetches what a partial clone lacks";
        match self {
            Self::Program(_) => Some("install git 2.39 or later, or compare two folders".to_owned()),
            Self::None(_) => Some(
                "`git init` starts one there; `factlock diff FOLDER FOLDER` compares two folders without git"
                    .to_owned(),
            ),
            Self::Bare(_) => Some("name two revisions: `factlock diff OLD..NEW`".to_owned()),
            Self::Unknown { shallow: true, .. } | Self::Unrelated { shallow: true, .. } => {
                Some(DEEPEN.to_owned())
            }
            Self::Unknown { name, .. } if name.starts_with('-') => {
                Some("options stand in front of the revisions; `factlock diff --help` lists them".to_owned())
            }
            Self::Unknown { .. } => {
                Some("`git log --oneline --all` lists commits, `git branch --all` branches".to_owned())
            }
            Self::Ambiguous(_) => Some("write more digits, or `refs/heads/NAME`".to_owned()),
            Self::Unrelated { .. } => Some("`OLD..NEW` with two dots needs no common beginning".to_owned()),
            Self::Unborn => Some("`git add --all` and `git commit` make the first".to_owned()),
            Self::Partial => Some(REFETCH.to_owned()),
            Self::Lost => Some(
                "`git fsck --full` names what is lost; `git fetch --refetch` fetches it from a remote that has it"
                    .to_owned(),
            ),
            Self::Failed(why) if why.starts_with("unable to read") || why.contains("promisor remote") => {
                Some(REFETCH.to_owned())
            }
            Self::Failed(why) if why.contains("dubious ownership") => {
                Some("git reads only what you own, unless `safe.directory` lists it".to_owned())
            }
            Self::Failed(_) => None,
        }
    }
}

impl fmt::Display for GitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Program(why) => write!(f, "`git` could not be run: {why}"),
            Self::None(folder) => write!(f, "`{folder}` is in no git repository"),
            Self::Bare(folder) => {
                write!(f, "`{folder}` is a bare repository, which has no working tree and no index")
            }
            Self::Unknown { name, .. } => write!(f, "there is no revision `{name}`"),
            Self::Ambiguous(name) => write!(f, "`{name}` may mean several revisions"),
            Self::Unrelated { names: [a, b], .. } => write!(f, "`{a}` and `{b}` have no commit in common"),
            Self::Unborn => f.write_str("there are no commits yet"),
            Self::Lost => {
                f.write_str("the repository is damaged: git does not hold all that its history names")
            }
            Self::Partial => {
                f.write_str("this clone is a partial one: git does not hold all that its history names")
            }
            Self::Failed(why) if why.is_empty() => f.write_str("git failed without saying why"),
            Self::Failed(why) => write!(f, "git says: {why}"),
        }
    }
}

impl std::error::Error for GitError {}
