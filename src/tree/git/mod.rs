//! Files at a revision, read from the objects of git: the working tree is never touched.
//!
//! All is asked of the `git` program. What a user names goes to its standard input, so that it never becomes an
//! option, and nothing of the repository's own settings that could run a program or reach the network counts. Read
//! [`Repository`] first.

mod authors;
mod beside;
mod contact;
mod clone;
mod error;
mod history;
mod identity;
mod list;
mod mailmap;
mod moved;
mod objects;
mod program;
mod revision;
mod settled;
mod signature;

use std::collections::HashMap;

use camino::{Utf8Path, Utf8PathBuf};

pub use authors::{Authored, Rewritten};
pub use beside::Beside;
pub use clone::{conflict_style, merge_lines};
pub use contact::Contact;
pub use error::GitError;
pub use history::{Begins, Changed, Chronicle, Step};
pub use identity::current_user;
pub use mailmap::{MAILMAP_FILE, Mailmap};
pub use revision::GitTree;
pub use signature::Signature;

use list::Listed;
use objects::Objects;
use program::{lines, run};

/// A repository, and where in it a ledger lies.
#[derive(Debug)]
pub struct Repository {
    /// Where git is run: the root of the ledger.
    folder: Utf8PathBuf,
    /// The path from the top of the repository to the root of the ledger, with `/` at its end; empty at the top.
    prefix: String,
    bare: bool,
    shallow: bool,
    objects: Objects,
}

/// A commit that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// What the user calls it.
    pub name: String,
    /// What git calls it: 40 or 64 hexadecimal digits.
    pub id: String,
}

/// What a commit is compared with.
#[derive(Debug, Clone, Copy)]
pub enum Against<'a> {
    /// Another commit.
    Commit(&'a Commit),
    /// The index: what will be in the next commit.
    Index,
}

impl Repository {
    /// The repository that a folder belongs to.
    pub fn around(folder: &Utf8Path) -> Result<Self, GitError> {
        let asked = ["rev-parse", "--is-bare-repository", "--is-shallow-repository", "--show-prefix"];
        let answer = run(folder, &asked).map_err(|error| {
            if error.is_no_repository() { GitError::None(folder.to_owned()) } else { error }
        })?;
        let answer = lines(&answer);
        let said = |at: usize| answer.get(at).map(String::as_str).unwrap_or_default();
        Ok(Self {
            objects: Objects::new(folder),
            folder: folder.to_owned(),
            bare: said(0) == "true",
            shallow: said(1) == "true",
            prefix: said(2).to_owned(),
        })
    }

    /// Whether it has no working tree.
    pub fn is_bare(&self) -> bool {
        self.bare
    }

    /// Finds the commit that a user means.
    pub fn commit(&self, name: &str) -> Result<Commit, GitError> {
        let unknown = || GitError::Unknown { name: name.to_owned(), shallow: self.shallow };
        if name.is_empty() || name.contains(['\n', '\r', '\0']) {
            return Err(unknown());
        }
        match self.objects.named(&format!("{name}^{{commit}}"))? {
            objects::Named::Object(id) => Ok(Commit { name: name.to_owned(), id }),
            objects::Named::Ambiguous => Err(GitError::Ambiguous(name.to_owned())),
            objects::Named::Missing if name == "HEAD" && self.is_unborn() => Err(GitError::Unborn),
            objects::Named::Missing => Err(unknown()),
        }
    }

    /// Whether the branch that is checked out has no commit yet.
    fn is_unborn(&self) -> bool {
        let asked = ["rev-parse", "--verify", "--quiet", "HEAD"];
        matches!(run(&self.folder, &asked), Err(GitError::Failed(_)))
    }

    /// Why objects are not at hand: a partial clone never had them.
    fn lacking(&self) -> GitError {
        let promised = self.settings(r"^(extensions\.partialclone|remote\..*\.promisor)$");
        if promised.is_ok_and(|settings| settings.is_empty()) { GitError::Lost } else { GitError::Partial }
    }

    /// What git failed of, or that it lacks objects, where it says so.
    fn or_lost(&self, error: GitError) -> GitError {
        match error {
            GitError::Failed(why) if lacks(&why) => self.lacking(),
            error => error,
        }
    }

    /// The commit from which two parted.
    pub fn merge_base(&self, a: &Commit, b: &Commit) -> Result<Commit, GitError> {
        let none = || GitError::Unrelated { names: [a.name.clone(), b.name.clone()], shallow: self.shallow };
        let answer = run(&self.folder, &["merge-base", &a.id, &b.id]).map_err(|error| match error {
            GitError::Failed(why) if why.is_empty() => none(),
            error => error,
        })?;
        let id = lines(&answer).into_iter().next().ok_or_else(none)?;
        Ok(Commit { name: format!("{}...{}", a.name, b.name), id })
    }

    /// The files of a commit at and below some paths of the ledger.
    pub fn at(&self, commit: &Commit, paths: &[&str]) -> Result<GitTree<'_>, GitError> {
        self.tree(self.list(commit, paths)?)
    }

    fn list(&self, commit: &Commit, paths: &[&str]) -> Result<Listed, GitError> {
        let full: Vec<String> = paths.iter().map(|path| format!("{}{path}", self.prefix)).collect();
        let mut asked = vec!["ls-tree", "-rz", "--full-tree", commit.id.as_str(), "--"];
        asked.extend(full.iter().map(String::as_str));
        Ok(list::of_commit(&run(&self.folder, &asked)?, &self.prefix))
    }

    /// The files of the index at and below some paths of the ledger.
    pub fn index(&self, paths: &[&str]) -> Result<GitTree<'_>, GitError> {
        if self.bare {
            return Err(GitError::Bare(self.folder.clone()));
        }
        let asked = [&["ls-files", "-sz", "--"], paths].concat();
        let listed = list::of_index(&run(&self.folder, &asked)?);
        self.tree(listed)
    }

    /// The same files, of which none is read before it is opened.
    pub fn listed(&self, commit: &Commit, paths: &[&str]) -> Result<GitTree<'_>, GitError> {
        Ok(GitTree::new(&self.objects, self.list(commit, paths)?))
    }

    fn tree(&self, listed: Listed) -> Result<GitTree<'_>, GitError> {
        let records = listed.files.iter().filter(|(path, entry)| is_record(path) && entry.is_file());
        self.objects.hold(records.map(|(_, entry)| entry.id.as_str()))?;
        Ok(GitTree::new(&self.objects, listed))
    }

    /// The files that git takes for renamed, from the old path to the new one, both relative to the root of the ledger.
    pub fn renames(
        &self,
        old: &Commit,
        new: Against<'_>,
        paths: &[&str],
    ) -> Result<HashMap<Utf8PathBuf, Utf8PathBuf>, GitError> {
        let options =
            ["--raw", "-z", "-M", "--diff-filter=R", "--no-ext-diff", "--no-textconv", "--relative"];
        let mut asked = match new {
            Against::Commit(_) => vec!["diff-tree", "-r"],
            Against::Index => vec!["diff-index", "--cached"],
        };
        asked.extend(options);
        asked.push(&old.id);
        if let Against::Commit(new) = new {
            asked.push(&new.id);
        }
        asked.push("--");
        asked.extend(paths);
        Ok(list::renames(&run(&self.folder, &asked)?))
    }
}

/// Whether git complains of an object that it does not hold.
fn lacks(why: &str) -> bool {
    let first = why.to_ascii_lowercase();
    first.starts_with("unable to read")
        || first.starts_with("could not read")
        || first.starts_with("bad object")
}

/// Whether a file may be a record, as its name says.
fn is_record(path: &Utf8Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("yaml") || end.eq_ignore_ascii_case("yml"))
}
