//! A tree as it would be with some files written.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::{Found, Opened, Tree, Unreadable, inside};

/// Another tree, with files in the place of some of its own. A walk comes by the files of the other tree only.
pub struct Overlay<'a> {
    below: &'a dyn Tree,
    written: BTreeMap<Utf8PathBuf, Vec<u8>>,
}

impl<'a> Overlay<'a> {
    /// A tree with nothing written yet.
    pub fn new(below: &'a dyn Tree) -> Self {
        Self { below, written: BTreeMap::new() }
    }

    /// Writes a file, and gives what was written in its place before.
    pub fn write(&mut self, file: &Utf8Path, content: impl Into<Vec<u8>>) -> Option<Vec<u8>> {
        self.written.insert(file.to_owned(), content.into())
    }

    /// Takes back what was written of a file: what was written before, or nothing.
    pub fn restore(&mut self, file: &Utf8Path, before: Option<Vec<u8>>) {
        match before {
            Some(content) => self.written.insert(file.to_owned(), content),
            None => self.written.remove(file),
        };
    }

    /// What was written, by file.
    pub fn written(&self) -> impl Iterator<Item = (&Utf8Path, &[u8])> {
        self.written.iter().map(|(file, content)| (file.as_path(), content.as_slice()))
    }
}

impl Tree for Overlay<'_> {
    fn walk(&self, folder: &Utf8Path) -> Result<Vec<Found>, Unreadable> {
        self.below.walk(folder)
    }

    fn open(&self, file: &Utf8Path) -> Result<Opened<'_>, Unreadable> {
        let path = inside(file).ok_or(Unreadable::Outside)?;
        match self.written.get(&path) {
            Some(content) => {
                Ok(Opened { bytes: content.len() as u64, content: Box::new(content.as_slice()) })
            }
            None => self.below.open(file),
        }
    }

    fn content_id(&self, file: &Utf8Path) -> Option<&str> {
        if self.written.contains_key(file) { None } else { self.below.content_id(file) }
    }
}
