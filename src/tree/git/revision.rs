//! The files of one revision.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::ops::Bound::{Included, Unbounded};

use camino::{Utf8Path, Utf8PathBuf};

use super::GitError;
use super::list::{Entry, EntryKind, Listed};
use super::objects::Objects;
use crate::tree::{Found, Opened, Tree, Unreadable, inside, is_same};

/// As many links as a path may go by.
const MOST_LINKS: usize = 16;

/// The files of a commit or of the index, as far as they were asked for.
#[derive(Debug)]
pub struct GitTree<'a> {
    objects: &'a Objects,
    listed: Listed,
    /// The links among them.
    links: BTreeSet<Utf8PathBuf>,
}

impl<'a> GitTree<'a> {
    pub(super) fn new(objects: &'a Objects, listed: Listed) -> Self {
        let links = listed.files.iter().filter(|(_, entry)| entry.kind == EntryKind::Link);
        let links = links.map(|(path, _)| path.clone()).collect();
        Self { objects, listed, links }
    }

    /// Reads the contents of all but large files ahead, all at once.
    pub fn read_ahead(&self) -> Result<(), GitError> {
        let files = self.listed.files.values().filter(|entry| entry.is_file());
        self.objects.hold_small(files.map(|entry| entry.id.as_str()))
    }

    /// Reads those files ahead, all at once, that are not known to be the same in another tree.
    pub fn read_ahead_unlike(&self, other: &dyn Tree) -> Result<(), GitError> {
        let files = self.listed.files.iter().filter(|(_, entry)| entry.is_file());
        let unlike = files.filter(|(path, _)| !is_same(self, other, path));
        self.objects.hold_small(unlike.map(|(_, entry)| entry.id.as_str()))
    }

    /// The files, each with what git calls its content.
    pub(super) fn names(&self) -> impl Iterator<Item = (&Utf8Path, &str)> {
        let files = self.listed.files.iter().filter(|(_, entry)| entry.is_file());
        files.map(|(path, entry)| (path.as_path(), entry.id.as_str()))
    }

    /// Where a path leads, with every link on the way worked out.
    fn resolved(&self, path: &Utf8Path) -> Result<Utf8PathBuf, Unreadable> {
        let mut path = inside(path).ok_or(Unreadable::Outside)?;
        for _ in 0..=MOST_LINKS {
            let ancestors: Vec<&Utf8Path> = path.ancestors().collect();
            let link = ancestors.into_iter().rev().find(|part| self.links.contains(*part));
            let Some(link) = link.filter(|_| !self.links.is_empty()).map(Utf8Path::to_owned) else {
                return Ok(path);
            };
            let entry = self.listed.files.get(&link).ok_or(Unreadable::Missing)?;
            let target = self.objects.content(&entry.id)?;
            let target = std::str::from_utf8(&target).map_err(|_| Unreadable::Name)?;
            let rest = path.strip_prefix(&link).map(Utf8Path::to_owned).unwrap_or_default();
            let folder = link.parent().unwrap_or(Utf8Path::new(""));
            let led =
                if rest.as_str().is_empty() { folder.join(target) } else { folder.join(target).join(rest) };
            path = inside(&led).ok_or(Unreadable::Outside)?;
        }
        Err(Unreadable::System("its links lead round in a circle".to_owned()))
    }

    fn entry(&self, path: &Utf8Path) -> Result<&Entry, Unreadable> {
        match self.listed.files.get(path) {
            Some(entry) if entry.kind == EntryKind::Submodule => Err(Unreadable::NotAFile("a submodule")),
            Some(entry) => Ok(entry),
            None if path.as_str().is_empty() || self.listed.is_folder(path) => {
                Err(Unreadable::NotAFile("a folder"))
            }
            None => Err(Unreadable::Missing),
        }
    }

    /// What a walk alone shows of an entry.
    fn fault(&self, path: &Utf8Path, entry: &Entry) -> Option<Unreadable> {
        match entry.kind {
            EntryKind::File => None,
            EntryKind::Submodule => Some(Unreadable::NotAFile("a submodule")),
            EntryKind::Link => {
                let target = self.resolved(path).ok()?;
                self.listed.is_folder(&target).then_some(Unreadable::NotAFile("a link to a folder"))
            }
        }
    }
}

impl Tree for GitTree<'_> {
    fn walk(&self, folder: &Utf8Path) -> Result<Vec<Found>, Unreadable> {
        let seen = |path: &Utf8Path| {
            path.strip_prefix(folder)
                .is_ok_and(|rest| rest.components().all(|part| !part.as_str().starts_with('.')))
        };
        let files = self.listed.files.range::<Utf8Path, _>((Included(folder), Unbounded));
        let files = files.take_while(|(path, _)| path.starts_with(folder));
        let mut found: Vec<Found> = files
            .filter(|(path, _)| seen(path))
            .map(|(path, entry)| Found { path: path.clone(), fault: self.fault(path, entry) })
            .collect();
        found.extend(self.listed.faulty.iter().filter(|fault| seen(&fault.path)).cloned());
        found.sort_unstable();
        Ok(found)
    }

    fn open(&self, file: &Utf8Path) -> Result<Opened<'_>, Unreadable> {
        let entry = self.entry(&self.resolved(file)?)?;
        let content = self.objects.content(&entry.id)?;
        Ok(Opened { bytes: content.len() as u64, content: Box::new(Cursor::new(content)) })
    }

    fn content_id(&self, file: &Utf8Path) -> Option<&str> {
        let entry = self.listed.files.get(file).filter(|entry| entry.is_file())?;
        Some(&entry.id)
    }
}
