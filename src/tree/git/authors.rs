//! Who changed files: the history with everybody who wrote a commit, as plain data.

use std::collections::HashMap;

use camino::Utf8PathBuf;

use super::contact::Contact;
use super::mailmap::{MAILMAP_FILE, Mailmap};
use super::program::run;
use super::{Commit, GitError, Repository};

/// A commit, who wrote it, and what became of files in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Authored {
    /// What git calls it.
    pub commit: String,
    /// The commits before it that changed one of the files, too: none where it is the first, several where it is a
    /// merge.
    pub parents: Vec<String>,
    /// Its author, then those whom `Co-authored-by` names; as they were written, without the mailmap.
    pub authors: Vec<Contact>,
    /// The day on which it was written, `YYYY-MM-DD`.
    pub date: String,
    /// The files. Of a merge only those that are as in none of its parents.
    pub files: Vec<Rewritten>,
}

/// The content of a file before and after a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// The path after it, relative to the root of the ledger; before it, where the file is gone.
    pub path: Utf8PathBuf,
    /// What git calls the content in each parent, if there was one.
    pub old: Vec<Option<String>>,
    /// What git calls the content after it, if there is one.
    pub new: Option<String>,
}

/// What is asked for of each commit: a byte that begins it, then fields that end with NUL.
const FORMAT: &str = "--format=%x01%H%x00%P%x00%an%x00%ae%x00%as%x00\
                      %(trailers:key=Co-authored-by,valueonly,unfold,separator=%x02)";

impl Repository {
    /// The commits that made the files at or below some paths what they are at one commit, each before those that
    /// came after it. The contents of records are read ahead. Branches that left no trace in the files are passed over, and so are merges that only took each
    /// file from one side.
    pub fn authored(&self, until: &Commit, paths: &[&str]) -> Result<Vec<Authored>, GitError> {
        let mut asked = vec![
            "-c",
            "trailer.separators=:",
            "-c",
            "log.showRoot=true",
            "log",
            "-z",
            "--raw",
            "-c",
            "-M",
            "--no-abbrev",
            "--topo-order",
            "--parents",
            // Else git compares every folder twice: to pass a commit over, and to list what it changed.
            "--sparse",
            "--encoding=UTF-8",
            "--no-ext-diff",
            "--no-textconv",
            "--no-show-signature",
            "--no-relative",
            FORMAT,
            &until.id,
            "--",
        ];
        asked.extend(paths);
        let mut commits = read(&run(&self.folder, &asked)?, &self.prefix);
        commits.reverse();
        let commits = with_files(commits);
        let files =
            commits.iter().flat_map(|commit| &commit.files).filter(|file| super::is_record(&file.path));
        let ids = files.flat_map(|file| file.old.iter().chain([&file.new])).flatten();
        if !self.objects.hold(ids.map(String::as_str))? {
            return Err(self.lacking());
        }
        Ok(commits)
    }

    /// The mailmap at the top of a commit; an empty one where there is none.
    pub fn mailmap_at(&self, commit: &Commit) -> Result<Mailmap, GitError> {
        let asked = ["ls-tree", "-z", "--full-tree", commit.id.as_str(), "--", MAILMAP_FILE];
        let listed = super::list::of_commit(&run(&self.folder, &asked)?, "");
        // A link is none, as git has it.
        let file = listed.files.get(camino::Utf8Path::new(MAILMAP_FILE)).filter(|entry| entry.is_file());
        let content = file.and_then(|entry| self.content(&entry.id));
        Ok(content.map(|content| Mailmap::read(&content)).unwrap_or_default())
    }
}

fn read(answer: &[u8], prefix: &str) -> Vec<Authored> {
    let mut fields = answer.split(|byte| *byte == 0).map(String::from_utf8_lossy);
    let mut commits: Vec<Authored> = Vec::new();
    while let Some(field) = fields.next() {
        let field = field.trim_start_matches('\n');
        if let Some(commit) = field.strip_prefix('\u{1}') {
            let mut next = || fields.next().unwrap_or_default().into_owned();
            let (parents, name, mail, date, trailers) = (next(), next(), next(), next(), next());
            let mut authors = vec![Contact { name, mail: mail.trim().to_owned() }];
            authors.extend(trailers.split('\u{2}').filter_map(co_author));
            commits.push(Authored {
                commit: commit.to_owned(),
                parents: parents.split_whitespace().map(str::to_owned).collect(),
                authors,
                date,
                files: Vec::new(),
            });
        } else if let Some((mut file, paths)) = rewritten(field) {
            let path = fields.by_ref().take(paths).last().unwrap_or_default();
            // What lies elsewhere in the repository is no part of the ledger.
            if let (Some(commit), Some(path)) = (commits.last_mut(), path.strip_prefix(prefix)) {
                file.path = path.into();
                commit.files.push(file);
            }
        }
    }
    commits
}

/// Those of some commits, each before those that came after it, that changed a file or joined two that did.
fn with_files(commits: Vec<Authored>) -> Vec<Authored> {
    let mut instead: HashMap<String, Option<String>> = HashMap::new();
    let mut kept = Vec::new();
    for mut commit in commits {
        let mut parents: Vec<String> = Vec::with_capacity(commit.parents.len());
        for parent in commit.parents {
            let parent = instead.get(&parent).cloned().unwrap_or(Some(parent));
            parents.extend(parent.filter(|parent| !parents.contains(parent)));
        }
        if commit.files.is_empty() && parents.len() < 2 {
            instead.insert(commit.commit, parents.pop());
        } else {
            commit.parents = parents;
            kept.push(commit);
        }
    }
    kept
}

/// Somebody whom a trailer names; nobody where it is empty.
fn co_author(trailer: &str) -> Option<Contact> {
    let trailer = trailer.trim();
    let named = || Contact { name: trailer.to_owned(), mail: String::new() };
    (!trailer.is_empty()).then(|| Contact::parse(trailer).unwrap_or_else(named))
}

/// `:MODE MODE ID ID R100`, with a colon, a mode and an id more for each further parent of a merge; and how many paths
/// stand behind it.
fn rewritten(field: &str) -> Option<(Rewritten, usize)> {
    let words = field.trim_start_matches(':');
    let parents = field.len() - words.len();
    let words: Vec<&str> = words.split(' ').collect();
    if parents == 0 || words.len() != 2 * (parents + 1) + 1 {
        return None;
    }
    let id = |id: &&str| (!id.bytes().all(|digit| digit == b'0')).then(|| (*id).to_owned());
    let ids = &words[parents + 1..2 * (parents + 1)];
    let moved = parents == 1 && words[words.len() - 1].starts_with(['R', 'C']);
    let (path, old) = (Utf8PathBuf::new(), ids[..parents].iter().map(id).collect());
    let file = Rewritten { path, old, new: id(&ids[parents]) };
    Some((file, if moved { 2 } else { 1 }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_commits_their_authors_and_the_files_of_merges() {
        let answer = b"\x01mm\x00aa bb\x00M\x00m@x.y\x002026-01-12\x00\x00::100644 100644 100644 11 22 33 MM\x00\
                       claims/a.yaml\x00\x01bb\x00aa\x00B\x00b@x.y\x002026-01-11\x00Zed <z@x.y>\x02nobody\x00\n\
                       :100644 100644 11 22 R090\x00claims/a.yaml\x00claims/b.yaml\x00:100644 000000 44 00 D\x00\
                       claims/c.yaml\x00\x01aa\x00\x00A\x00a@x.y\x002026-01-10\x00\x00\n\
                       :000000 100644 00 11 A\x00claims/a.yaml\x00";
        let commits = read(answer, "");
        let said: Vec<String> = commits
            .iter()
            .map(|one| {
                let authors: Vec<String> = one.authors.iter().map(Contact::to_string).collect();
                format!("{} {} {}", one.commit, one.parents.join("+"), authors.join(", "))
            })
            .collect();
        assert_eq!(said, ["mm aa+bb M <m@x.y>", "bb aa B <b@x.y>, Zed <z@x.y>, nobody <>", "aa  A <a@x.y>"]);
        let some = |id: &str| Some(id.to_owned());
        let file = |name: &str, old, new| Rewritten { path: format!("claims/{name}.yaml").into(), old, new };
        assert_eq!(commits[1].files[0], file("b", vec![some("11")], some("22")));
        assert_eq!(commits[0].files, [file("a", vec![some("11"), some("22")], some("33"))]);
        assert_eq!(commits[1].files[1], file("c", vec![some("44")], None));
        assert_eq!(commits[2].files, [file("a", vec![None], some("11"))]);
    }

    #[test]
    fn commits_without_a_file_are_passed_over_and_their_children_follow_their_parents() {
        let commit = |line: &str| {
            let (name, rest) = line.split_once(' ').unwrap();
            let (parents, files) = rest.split_once('|').unwrap();
            let file = |_: &str| Rewritten { path: "claims/a.yaml".into(), old: vec![], new: None };
            Authored {
                commit: name.to_owned(),
                parents: parents.split_whitespace().map(str::to_owned).collect(),
                files: files.split_whitespace().map(file).collect(),
                ..Authored::default()
            }
        };
        // 0 is empty; 1 and 2 leave from it, 3 and 4 are empty behind them; 5 joins; 6 joins what is one by then.
        let lines = ["0 |", "1 0|a", "2 0|a", "3 1|", "4 2|", "5 3 4|", "7 5|", "8 5|", "6 7 8|", "9 6|a"];
        let kept = with_files(lines.map(commit).into());
        let told: Vec<String> =
            kept.iter().map(|commit| format!("{} {}", commit.commit, commit.parents.join(" "))).collect();
        assert_eq!(told, ["1 ", "2 ", "5 1 2", "9 5"]);
    }
}
