//! What belongs to one clone: its settings, its own attributes, and git's merge of lines.

use camino::{Utf8Path, Utf8PathBuf};

use super::program::{git, lines, run};
use super::{GitError, Repository};
use crate::tree::plain;

impl Repository {
    /// The path from the top of the repository to the root of the ledger, with `/` at its end; empty at the top.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The settings of this clone whose names match a pattern, in their order.
    pub fn settings(&self, pattern: &str) -> Result<Vec<(String, String)>, GitError> {
        let asked = ["config", "--local", "--null", "--get-regexp", pattern];
        let answer = match run(&self.folder, &asked) {
            // Git fails without a word where there is none.
            Err(GitError::Failed(why)) if why.is_empty() => return Ok(Vec::new()),
            answer => answer?,
        };
        let text = String::from_utf8_lossy(&answer);
        let pair =
            |entry: &str| entry.split_once('\n').map(|(key, value)| (key.to_owned(), value.to_owned()));
        Ok(text.split('\0').filter_map(pair).collect())
    }

    /// Gives a setting of this clone a value.
    pub fn set(&self, key: &str, value: &str) -> Result<(), GitError> {
        run(&self.folder, &["config", "--local", "--replace-all", key, value]).map(drop)
    }

    /// Takes a setting of this clone away.
    pub fn unset(&self, key: &str) -> Result<(), GitError> {
        run(&self.folder, &["config", "--local", "--unset-all", key]).map(drop)
    }

    /// Where a file of the repository itself stands, such as `info/attributes`.
    pub fn own_file(&self, name: &str) -> Result<Utf8PathBuf, GitError> {
        let answer = run(&self.folder, &["rev-parse", "--git-path", name])?;
        Ok(self.folder.join(lines(&answer).into_iter().next().unwrap_or_default()))
    }
}

/// How the user has conflicts marked: `merge`, `diff3`, `zdiff3`.
pub fn conflict_style(folder: &Utf8Path) -> String {
    let answer = run(folder, &["config", "--get", "merge.conflictStyle"]).unwrap_or_default();
    lines(&answer).into_iter().next().unwrap_or_default()
}

/// Git's own merge of three files, line by line: the text, and whether there are conflicts. `labels` and `files` are
/// ours, the base, theirs.
pub fn merge_lines(
    folder: &Utf8Path,
    files: [&str; 3],
    labels: [&str; 3],
    size: usize,
) -> Result<(Vec<u8>, bool), GitError> {
    let size = format!("--marker-size={size}");
    let mut asked = vec!["merge-file", "-p", "-q", size.as_str()];
    for label in labels {
        asked.extend(["-L", label]);
    }
    asked.push("--");
    asked.extend(files);
    let ran = git(folder, &asked).output().map_err(|error| GitError::Program(plain(&error)))?;
    match ran.status.code() {
        Some(0) => Ok((ran.stdout, false)),
        Some(conflicts) if conflicts < 128 => Ok((ran.stdout, true)),
        _ => Err(GitError::Failed("the files cannot be merged line by line".to_owned())),
    }
}
