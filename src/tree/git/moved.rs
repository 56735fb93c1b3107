//! A ledger that was moved from one folder of a repository to another.

use std::collections::BTreeMap;

use camino::Utf8Path;

use super::history::{below, changed};
use super::program::run;
use super::{Changed, GitError, Repository, Step};

/// The commit in which a ledger came to its folder from another.
pub(super) struct Moved {
    /// Which of the steps.
    pub(super) at: usize,
    /// The commit before it.
    pub(super) before: String,
    /// Where the ledger lay before, as a prefix.
    pub(super) from: String,
    /// What the commit changed of the ledger itself.
    pub(super) files: Vec<Changed>,
}

impl Repository {
    /// Whether the first of some steps that holds anything of a ledger is the one that moved it there: its files come from
    /// one other folder, in which none is left.
    pub(super) fn moved(
        &self,
        told: &[(Step, Vec<String>)],
        prefix: &str,
        paths: &[&str],
    ) -> Result<Option<Moved>, GitError> {
        let Some(at) = told.iter().rposition(|(step, _)| !step.files.is_empty()) else { return Ok(None) };
        let (step, parents) = &told[at];
        let [before] = parents.as_slice() else { return Ok(None) };
        if step.files.iter().any(|file| file.old.is_some() || !file.beside.is_empty()) {
            return Ok(None);
        }
        let asked = [
            "diff-tree",
            "-r",
            "-z",
            "--raw",
            "-M",
            "--no-abbrev",
            "--no-ext-diff",
            "--no-textconv",
            "--no-relative",
            before.as_str(),
            step.commit.as_str(),
        ];
        let answer = run(&self.folder, &asked).map_err(|error| self.or_lost(error))?;
        let files = files(&answer);
        let Some(from) = origin(&files, prefix, paths) else { return Ok(None) };
        let left: Vec<String> = paths.iter().map(|path| format!("{from}{path}")).collect();
        let mut asked = vec!["ls-tree", "-rz", "--full-tree", step.commit.as_str(), "--"];
        asked.extend(left.iter().map(String::as_str));
        if !run(&self.folder, &asked)?.is_empty() {
            return Ok(None);
        }
        let files = files.into_iter().filter_map(|file| seen(file, &from, prefix, paths)).collect();
        Ok(Some(Moved { at, before: before.clone(), from, files }))
    }
}

fn files(answer: &[u8]) -> Vec<Changed> {
    let mut fields = answer.split(|byte| *byte == 0).map(String::from_utf8_lossy);
    let mut files = Vec::new();
    while let Some(field) = fields.next() {
        let mut next = || fields.next().unwrap_or_default().into_owned();
        files.extend(changed(&field, &mut next));
    }
    files
}

/// The prefix from which most files came whose paths below it are what they were.
fn origin(files: &[Changed], prefix: &str, paths: &[&str]) -> Option<String> {
    let mut many: BTreeMap<&str, usize> = BTreeMap::new();
    for file in files {
        let (Some(old), Some(path)) = (&file.old_path, below(&file.path, prefix)) else { continue };
        let from = old.as_str().strip_suffix(path.as_str()).filter(|_| is_in(&path, paths));
        if let Some(from) = from.filter(|from| *from != prefix && (from.is_empty() || from.ends_with('/'))) {
            *many.entry(from).or_default() += 1;
        }
    }
    many.into_iter().max_by_key(|(_, many)| *many).map(|(from, _)| from.to_owned())
}

/// What became of a file of the ledger, with paths as they are seen from the ledger.
fn seen(file: Changed, from: &str, prefix: &str, paths: &[&str]) -> Option<Changed> {
    let within = |path: &Utf8Path, prefix: &str| below(path, prefix).filter(|path| is_in(path, paths));
    let then = within(file.old_path.as_ref().unwrap_or(&file.path), from).filter(|_| file.old.is_some());
    let now = within(&file.path, prefix).filter(|_| file.new.is_some());
    let old = file.old.filter(|_| then.is_some());
    let new = file.new.filter(|_| now.is_some());
    let path = now.or_else(|| then.clone())?;
    let old_path = then.filter(|then| *then != path);
    Some(Changed { path, old_path, old, beside: Vec::new(), new })
}

fn is_in(path: &Utf8Path, paths: &[&str]) -> bool {
    paths.iter().any(|folder| path.starts_with(folder))
}
