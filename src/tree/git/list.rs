//! The lists that git prints of a commit, of the index, of renamed files.

use std::collections::{BTreeMap, HashMap};

use camino::{Utf8Path, Utf8PathBuf};

use crate::tree::{Found, Unreadable};

/// The files of a moment.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// By path, relative to the root of the ledger.
    pub(super) files: BTreeMap<Utf8PathBuf, Entry>,
    /// What cannot be read, as the list alone shows.
    pub(super) faulty: Vec<Found>,
}

/// An object at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// What it is.
    pub(super) kind: EntryKind,
    /// What git calls its content.
    pub(super) id: String,
}

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryKind {
    File,
    Link,
    Submodule,
}

impl Entry {
    pub(super) fn is_file(&self) -> bool {
        self.kind == EntryKind::File
    }
}

impl EntryKind {
    fn of(mode: &str) -> Self {
        match mode {
            "120000" => Self::Link,
            "160000" => Self::Submodule,
            _ => Self::File,
        }
    }
}

/// `ls-tree -rz --full-tree`: `MODE TYPE ID TAB PATH NUL`.
pub(super) fn of_commit(answer: &[u8], prefix: &str) -> Listed {
    let mut listed = Listed::default();
    for line in fields(answer) {
        let Some((head, path)) = cut(line, b'\t') else { continue };
        let Some(path) = path.strip_prefix(prefix.as_bytes()) else { continue };
        let head = String::from_utf8_lossy(head);
        let mut words = head.split(' ');
        let (mode, id) = (words.next().unwrap_or_default(), words.nth(1).unwrap_or_default());
        listed.put(path, Entry { kind: EntryKind::of(mode), id: id.to_owned() });
    }
    listed
}

/// `ls-files -sz`: `MODE ID STAGE TAB PATH NUL`; a stage other than 0 is a conflict of a merge.
pub(super) fn of_index(answer: &[u8]) -> Listed {
    let mut listed = Listed::default();
    for line in fields(answer) {
        let Some((head, path)) = cut(line, b'\t') else { continue };
        let head = String::from_utf8_lossy(head);
        let words: Vec<&str> = head.split(' ').collect();
        let [mode, id, stage] = words.as_slice() else { continue };
        if *stage == "0" {
            listed.put(path, Entry { kind: EntryKind::of(mode), id: (*id).to_owned() });
        } else {
            listed.fault(path, Unreadable::System("a merge left it in conflict".to_owned()));
        }
    }
    listed.faulty.dedup();
    listed
}

/// `--raw -z`: `:MODE MODE ID ID R100 NUL OLD NUL NEW NUL`.
pub(super) fn renames(answer: &[u8]) -> HashMap<Utf8PathBuf, Utf8PathBuf> {
    let mut renames = HashMap::new();
    let mut fields = fields(answer);
    while let Some(head) = fields.next() {
        if !head.starts_with(b":") {
            continue;
        }
        let path = |bytes: Option<&[u8]>| Some(Utf8PathBuf::from(std::str::from_utf8(bytes?).ok()?));
        let (old, new) = (path(fields.next()), path(fields.next()));
        if let (Some(old), Some(new)) = (old, new) {
            renames.insert(old, new);
        }
    }
    renames
}

impl Listed {
    fn put(&mut self, path: &[u8], entry: Entry) {
        match std::str::from_utf8(path) {
            Ok(path) if path.contains(char::is_control) => self.fault(path.as_bytes(), Unreadable::Name),
            Ok(path) => {
                self.files.insert(Utf8PathBuf::from(path), entry);
            }
            Err(_) => self.fault(path, Unreadable::Name),
        }
    }

    fn fault(&mut self, path: &[u8], why: Unreadable) {
        let shown = String::from_utf8_lossy(path).replace(char::is_control, "\u{fffd}");
        self.faulty.push(Found { path: shown.into(), fault: Some(why) });
    }

    /// Whether anything lies below a path.
    pub(super) fn is_folder(&self, path: &Utf8Path) -> bool {
        let mut behind =
            self.files.range::<Utf8Path, _>((std::ops::Bound::Excluded(path), std::ops::Bound::Unbounded));
        behind.next().is_some_and(|(next, _)| next.starts_with(path))
    }
}

fn fields(answer: &[u8]) -> impl Iterator<Item = &[u8]> {
    answer.split(|byte| *byte == 0).filter(|field| !field.is_empty())
}

fn cut(line: &[u8], at: u8) -> Option<(&[u8], &[u8])> {
    let at = line.iter().position(|byte| *byte == at)?;
    Some((&line[..at], &line[at + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_git_lists() {
        let answer = b"100644 blob aa\tdesk/claims/a b.yaml\x00120000 blob bb\tdesk/claims/l\x00\
                       160000 commit cc\tdesk/claims/s\x00100644 blob dd\tdesk/claims/\xff\x00100644 blob ee\telse/x\x00";
        let listed = of_commit(answer, "desk/");
        let kinds: Vec<(&str, EntryKind)> =
            listed.files.iter().map(|(path, entry)| (path.as_str(), entry.kind)).collect();
        assert_eq!(
            kinds,
            [
                ("claims/a b.yaml", EntryKind::File),
                ("claims/l", EntryKind::Link),
                ("claims/s", EntryKind::Submodule)
            ]
        );
        assert_eq!(listed.faulty.len(), 1);
        assert_eq!(of_index(b"100644 aa 1\tclaims/a\x00100644 bb 2\tclaims/a\x00").faulty.len(), 1);
        let renamed = renames(b":100644 100644 aa bb R086\x00claims/a.yaml\x00claims/b.yaml\x00");
        assert_eq!(
            renamed.get(Utf8Path::new("claims/a.yaml")).map(|path| path.as_str()),
            Some("claims/b.yaml")
        );
    }
}
