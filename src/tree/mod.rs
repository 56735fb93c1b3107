//! Files at one moment: the working tree on disk, a revision in git, or files in memory.
//!
//! With `cli/`, the only room that touches the file system, and the only one that runs a program: git. Nothing here knows what a file is about. Read
//! [`Tree`] first.

mod folder;
mod git;
mod hold;
mod memory;
mod overlay;
mod write;

use std::fmt;
use std::io::Read;

use camino::{Utf8Path, Utf8PathBuf};

pub use folder::Folder;
pub use git::{
    Against, Authored, Begins, Beside, Changed, Chronicle, Commit, Contact, GitError, GitTree, MAILMAP_FILE,
    Mailmap, Repository, Rewritten, Signature, Step, conflict_style, current_user, merge_lines,
};
pub use hold::{Hold, hold};
pub use memory::Memory;
pub use overlay::Overlay;
pub use write::{WriteError, create_all, create_new, replace, replace_all, sweep, write_named};

/// A set of files under one root. Paths are relative to it, with `/`.
pub trait Tree: Sync {
    /// Every file at or below a folder, in the order of their paths; hidden ones left out. A folder that does
    /// not exist has none.
    fn walk(&self, folder: &Utf8Path) -> Result<Vec<Found>, Unreadable>;

    /// Opens a regular file that lies inside of the root, also behind links. Nothing else is ever opened.
    fn open(&self, file: &Utf8Path) -> Result<Opened<'_>, Unreadable>;

    /// A name of a file's content that the same content has at every moment, where that is known without reading it.
    fn content_id(&self, _file: &Utf8Path) -> Option<&str> {
        None
    }
}

/// Whether a file is known to hold the same at two moments.
pub fn is_same(a: &dyn Tree, b: &dyn Tree, file: &Utf8Path) -> bool {
    a.content_id(file).is_some_and(|id| b.content_id(file) == Some(id))
}

/// A file that was opened.
pub struct Opened<'a> {
    /// Its length in bytes when it was opened.
    pub bytes: u64,
    /// Its content.
    pub content: Box<dyn Read + Send + 'a>,
}

/// A file that a walk came by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Where.
    pub path: Utf8PathBuf,
    /// Why it cannot be read, where the walk alone shows it: a name that is not plain text, a folder that may not
    /// be entered.
    pub fault: Option<Unreadable>,
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unreadable {
    /// There is none.
    Missing,
    /// The path, or a link on its way, leads out of the root.
    Outside,
    /// It is something else: a folder, a named pipe, a device, a socket.
    NotAFile(&'static str),
    /// It is larger than it may be, in bytes.
    TooLarge {
        /// How large it is.
        bytes: u64,
        /// How large it may be.
        limit: u64,
    },
    /// The name is not UTF-8, or has control characters.
    Name,
    /// The system says why.
    System(String),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no such file"),
            Self::Outside => f.write_str("its path, or a link on it, leads out of the ledger"),
            Self::NotAFile(what) => write!(f, "it is {what}, not a file"),
            Self::TooLarge { bytes, limit } => write!(f, "it has {bytes} bytes, at most {limit} are read"),
            Self::Name => f.write_str("its name is not UTF-8, or has control characters"),
            Self::System(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Unreadable {}

/// Reads a whole file of at most `limit` bytes.
pub fn read(tree: &dyn Tree, file: &Utf8Path, limit: u64) -> Result<Vec<u8>, Unreadable> {
    let opened = tree.open(file)?;
    if opened.bytes > limit {
        return Err(Unreadable::TooLarge { bytes: opened.bytes, limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(opened.bytes).unwrap_or_default() + 1);
    // One byte more than the limit, so that a file that grows meanwhile is noticed and bounded.
    opened.content.take(limit + 1).read_to_end(&mut bytes).map_err(|error| system(&error))?;
    match bytes.len() as u64 {
        length if length > limit => Err(Unreadable::TooLarge { bytes: length, limit }),
        _ => Ok(bytes),
    }
}

/// The path with `.` and `..` worked out, or nothing if it is absolute or leads out of the root.
fn inside(path: &Utf8Path) -> Option<Utf8PathBuf> {
    use camino::Utf8Component::{CurDir, Normal, ParentDir, Prefix, RootDir};
    let mut clean = Utf8PathBuf::new();
    for component in path.components() {
        match component {
            Normal(name) => clean.push(name),
            CurDir => {}
            ParentDir => {
                if !clean.pop() {
                    return None;
                }
            }
            Prefix(_) | RootDir => return None,
        }
    }
    Some(clean)
}

fn system(error: &std::io::Error) -> Unreadable {
    match error.kind() {
        std::io::ErrorKind::NotFound => Unreadable::Missing,
        std::io::ErrorKind::PermissionDenied => Unreadable::System("permission denied".to_owned()),
        _ => Unreadable::System(plain(error)),
    }
}

/// The system's words without the number of the error.
fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error").next().unwrap_or(&text);
    words.to_lowercase()
}
