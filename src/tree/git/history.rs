//! The history of files as plain data.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};
use serde::Serialize;

use super::program::{lines, run};
use super::{Commit, GitError, Repository, is_record};

/// What the commits that are at hand tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chronicle {
    /// Those that changed a file, the newest first.
    pub steps: Vec<Step>,
    /// Where it begins, if it is not whole.
    pub begins: Option<Begins>,
}

/// Where a history begins of which only a part is at hand: the clone is shallow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Begins {
    /// The commits whose parents are not at hand, the newest first; at least one.
    pub commits: Vec<String>,
    /// The day on which the newest of them was written, `YYYY-MM-DD`.
    pub date: String,
}

/// A commit, and which files it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What git calls it.
    pub commit: String,
    /// Who wrote it, after the mailmap.
    pub author: String,
    /// The day on which it was written, `YYYY-MM-DD`.
    pub date: String,
    /// The first line of its message.
    pub subject: String,
    /// Whether what came before it is not at hand, so that all it holds looks new.
    pub is_cut: bool,
    /// The files it changed.
    pub files: Vec<Changed>,
}

/// A file before and after a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The path after it; before it, where the file is gone.
    pub path: Utf8PathBuf,
    /// The path before it, where git takes the file for renamed; of a merge it is not told.
    pub old_path: Option<Utf8PathBuf>,
    /// What git calls the content before it, if there was one; of a merge, on the side that was merged into.
    pub old: Option<String>,
    /// Of a merge, the content on each other side.
    pub beside: Vec<Option<String>>,
    /// What git calls the content after it, if there is one.
    pub new: Option<String>,
}

/// A step, and the commits right before it.
pub(super) type WithParents = (Step, Vec<String>);

impl Repository {
    /// The commits that led to one and changed a file at or below some paths of the ledger, the newest first: none before one
    /// that came after it, else by the day on which they were written; also those of a branch whose outcome a merge did not
    /// take. Of a merge only the files count that came out as they stand on no side: what a person decided in it. Where the
    /// ledger was moved as a whole, what it was before is told on.
    pub fn history(&self, until: &Commit, paths: &[&str]) -> Result<Chronicle, GitError> {
        let mut told = self.told(&until.id, &self.prefix, paths)?;
        let cut = self.cut()?;
        let mut prefix = self.prefix.clone();
        while let Some(moved) = self.moved(&told, &prefix, paths)? {
            let older = self.told(&moved.before, &moved.from, paths)?;
            told[moved.at].0.files = moved.files;
            let again: BTreeSet<&str> = older.iter().map(|(step, _)| step.commit.as_str()).collect();
            let mut beside = told.split_off(moved.at + 1);
            beside.retain(|(step, _)| !again.contains(step.commit.as_str()));
            told.extend(older.into_iter().chain(beside));
            prefix = moved.from;
        }
        self.settle(&mut told, until, paths)?;
        let mut steps: Vec<Step> = told.into_iter().map(|(step, _)| step).collect();
        for step in &mut steps {
            step.is_cut = cut.contains(&step.commit);
        }
        let begins = Begins::of(steps.iter().filter(|step| step.is_cut));
        steps.retain(|step| !step.files.is_empty());
        let files = steps.iter().flat_map(|step| &step.files);
        let ids = files
            .filter(|file| is_record(&file.path))
            .flat_map(|file| [&file.old, &file.new].into_iter().chain(&file.beside));
        if !self.objects.hold(ids.flatten().map(String::as_str))? {
            return Err(self.lacking());
        }
        Ok(Chronicle { steps, begins })
    }

    /// All commits that led to one, the newest first, with what they changed of a ledger that lies at a prefix.
    fn told(&self, until: &str, prefix: &str, paths: &[&str]) -> Result<Vec<WithParents>, GitError> {
        // Paths are relative to the folder in which git runs.
        let up = "../".repeat(self.prefix.matches('/').count());
        let paths: Vec<String> = paths.iter().map(|path| format!("{up}{prefix}{path}")).collect();
        let mut asked = vec![
            "log",
            "-z",
            "--raw",
            "-M",
            "--no-abbrev",
            "--author-date-order",
            "--root",
            "--encoding=UTF-8",
            "--diff-merges=combined",
            // Else a branch is passed over where a merge left nothing of it.
            "--full-history",
            // Else git compares every folder twice: to pass a commit over, and to list what it changed.
            "--sparse",
            "--no-ext-diff",
            "--no-textconv",
            "--no-show-signature",
            // With `--relative` git shows no merge.
            "--no-relative",
            "--format=%x01%H%x00%P%x00%aN%x00%as%x00%s",
            until,
            "--",
        ];
        asked.extend(paths.iter().map(String::as_str));
        let answer = run(&self.folder, &asked).map_err(|error| self.or_lost(error))?;
        let mut told = steps(&answer);
        for file in told.iter_mut().flat_map(|(step, _)| &mut step.files) {
            file.path = below(&file.path, prefix).unwrap_or_default();
            file.old_path = file.old_path.take().and_then(|path| below(&path, prefix));
        }
        Ok(told)
    }

    /// The commits whose parents are not in this clone.
    fn cut(&self) -> Result<BTreeSet<String>, GitError> {
        if !self.shallow {
            return Ok(BTreeSet::new());
        }
        let answer = run(&self.folder, &["rev-parse", "--git-path", "shallow"])?;
        let file = self.folder.join(lines(&answer).into_iter().next().unwrap_or_default());
        let text = std::fs::read_to_string(&file).map_err(|error| {
            GitError::Failed(format!("cannot read `{file}`: {}", crate::tree::plain(&error)))
        })?;
        Ok(text.lines().map(|line| line.trim().to_owned()).collect())
    }

    /// The content of an object that the history names.
    pub fn content(&self, id: &str) -> Option<std::sync::Arc<[u8]>> {
        self.objects.content(id).ok()
    }

    /// Whether it holds only a part of its history.
    pub fn is_shallow(&self) -> bool {
        self.shallow
    }
}

impl Begins {
    fn of<'a>(cut: impl Iterator<Item = &'a Step>) -> Option<Self> {
        let cut: Vec<&Step> = cut.collect();
        let date = cut.iter().map(|step| &step.date).max()?.clone();
        Some(Self { commits: cut.iter().map(|step| step.commit.clone()).collect(), date })
    }
}

/// A path as it is seen from a prefix.
pub(super) fn below(path: &Utf8Path, prefix: &str) -> Option<Utf8PathBuf> {
    path.as_str().strip_prefix(prefix).map(Utf8PathBuf::from)
}

/// A head of five fields, then the raw lines of its files, all ended by NUL.
pub(super) fn steps(answer: &[u8]) -> Vec<WithParents> {
    let mut fields = answer.split(|byte| *byte == 0).map(String::from_utf8_lossy);
    let mut steps: Vec<WithParents> = Vec::new();
    while let Some(field) = fields.next() {
        let field = field.trim_start_matches('\n');
        let mut next = || fields.next().unwrap_or_default().into_owned();
        if let Some(commit) = field.strip_prefix('\u{1}') {
            let (commit, parents) = (commit.to_owned(), next());
            let (author, date, subject) = (next(), next(), next());
            let step = Step { commit, author, date, subject, is_cut: false, files: Vec::new() };
            steps.push((step, parents.split_whitespace().map(str::to_owned).collect()));
        } else if let Some(changed) = changed(field, &mut next)
            && let Some((step, _)) = steps.last_mut()
        {
            step.files.push(changed);
        }
    }
    steps
}

/// What a raw line and the fields after it tell of a file: a colon, a mode and an id for each side before, a mode and an id
/// for what came out, and what happened; then the paths.
pub(super) fn changed(field: &str, next: &mut dyn FnMut() -> String) -> Option<Changed> {
    let raw = field.trim_start_matches(':');
    let sides = field.len() - raw.len();
    let words: Vec<&str> = raw.split(' ').collect();
    let (what, ids) = words.get(sides + 1..).filter(|_| sides > 0)?.split_last()?;
    let [old, beside @ .., new] = ids else { return None };
    let first = next();
    // Of a merge one path is told, also where a file was renamed on a side.
    let (path, old_path) = match what.chars().next() {
        Some(what @ ('R' | 'C')) if sides == 1 => (next(), (what == 'R').then(|| first.into())),
        _ => (first, None),
    };
    let id = |id: &str| (!id.bytes().all(|digit| digit == b'0')).then(|| id.to_owned());
    let beside = beside.iter().map(|side| id(side)).collect();
    Some(Changed { path: path.into(), old_path, old: id(old), beside, new: id(new) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_commits_and_their_files() {
        let answer = b"\x01aa\x00bb\x00A. B\x002026-01-10\x00one\x00\x00:100644 100644 00 11 A\x00claims/a.yaml\x00\
                       :100644 100644 11 22 R090\x00claims/a.yaml\x00claims/b.yaml\x00\x01bb\x00\x00C\x002026-01-09\x00\x00";
        let (steps, parents): (Vec<Step>, Vec<Vec<String>>) = steps(answer).into_iter().unzip();
        assert_eq!(parents, [vec!["bb".to_owned()], vec![]]);
        let commits: Vec<&str> = steps.iter().map(|step| step.commit.as_str()).collect();
        assert_eq!(commits, ["aa", "bb"]);
        let files: Vec<(&str, Option<&str>, Option<&str>)> = steps[0]
            .files
            .iter()
            .map(|file| (file.path.as_str(), file.old.as_deref(), file.new.as_deref()))
            .collect();
        assert_eq!(files, [("claims/a.yaml", None, Some("11")), ("claims/b.yaml", Some("11"), Some("22"))]);
        assert_eq!(steps[0].files[1].old_path.as_deref(), Some("claims/a.yaml".into()));
        assert_eq!(steps[1].subject, "");
    }

    #[test]
    fn reads_what_came_out_of_a_merge() {
        let answer = b"\x01aa\x00bb\x00A. B\x002026-01-10\x00both\x00\x00\
                       ::100644 100644 100644 11 22 33 RM\x00claims/a.yaml\x00\
                       \x01bb\x00\x00A. B\x002026-01-09\x00one\x00\x00";
        let steps = steps(answer);
        assert_eq!(steps.len(), 2, "{steps:?}");
        let [file] = steps[0].0.files.as_slice() else { panic!("{steps:?}") };
        assert_eq!(file.path, "claims/a.yaml");
        let id = |id: &str| Some(id.to_owned());
        assert_eq!((&file.old, &file.beside, &file.new), (&id("11"), &vec![id("22")], &id("33")));
    }
}
