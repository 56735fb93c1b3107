//! Files in memory: the examples of rule pages, and tests.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::{Found, Opened, Tree, Unreadable, inside};

/// Files in memory, by path.
#[derive(Debug, Clone, Default)]
pub struct Memory(BTreeMap<Utf8PathBuf, Vec<u8>>);

impl Memory {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file, or replaces it.
    pub fn insert(&mut self, path: impl Into<Utf8PathBuf>, content: impl Into<Vec<u8>>) {
        self.0.insert(path.into(), content.into());
    }

    /// Adds a file.
    #[must_use]
    pub fn with(mut self, path: impl Into<Utf8PathBuf>, content: impl Into<Vec<u8>>) -> Self {
        self.insert(path, content);
        self
    }
}

impl Tree for Memory {
    fn walk(&self, folder: &Utf8Path) -> Result<Vec<Found>, Unreadable> {
        let below = self.0.keys().filter(|path| path.starts_with(folder));
        Ok(below.map(|path| Found { path: path.clone(), fault: None }).collect())
    }

    fn open(&self, file: &Utf8Path) -> Result<Opened<'_>, Unreadable> {
        let path = inside(file).ok_or(Unreadable::Outside)?;
        let content = self.0.get(&path).ok_or(Unreadable::Missing)?;
        Ok(Opened { bytes: content.len() as u64, content: Box::new(content.as_slice()) })
    }
}
