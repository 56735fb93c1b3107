//! The working tree held against a revision: a file is known to be the same once it was read.

use std::collections::HashMap;
use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};

use camino::Utf8Path;
use sha1::{Digest as _, Sha1};
use sha2::Sha256;

use super::GitTree;
use crate::tree::{Found, Opened, Tree, Unreadable};

/// The files of a tree, of which those that were read whole are held against a revision by what git calls their
/// content. No program is asked, so that no filter of a repository is run: a file that a filter would change is taken
/// for another, and read from git.
pub struct Beside<'a> {
    files: &'a dyn Tree,
    revision: HashMap<&'a Utf8Path, Name<'a>>,
}

/// What git calls the content of a file at the revision.
struct Name<'a> {
    id: &'a str,
    /// Whether the file was read and has that content.
    same: AtomicBool,
}

impl<'a> Beside<'a> {
    /// Holds files against a revision.
    pub fn new(files: &'a dyn Tree, revision: &'a GitTree<'_>) -> Self {
        let name = |id| Name { id, same: AtomicBool::new(false) };
        Self { files, revision: revision.names().map(|(path, id)| (path, name(id))).collect() }
    }
}

impl Tree for Beside<'_> {
    fn walk(&self, folder: &Utf8Path) -> Result<Vec<Found>, Unreadable> {
        self.files.walk(folder)
    }

    fn open(&self, file: &Utf8Path) -> Result<Opened<'_>, Unreadable> {
        let opened = self.files.open(file)?;
        let Some(name) = self.revision.get(file) else { return Ok(opened) };
        let Opened { bytes, content } = opened;
        let digest = Digest::begin(name.id, bytes);
        Ok(Opened { bytes, content: Box::new(Watched { content, bytes, read: 0, digest, name }) })
    }

    fn content_id(&self, file: &Utf8Path) -> Option<&str> {
        let name = self.revision.get(file)?;
        name.same.load(Ordering::Acquire).then_some(name.id)
    }
}

/// A file whose digest is worked out while it is read.
struct Watched<'a> {
    content: Box<dyn Read + Send + 'a>,
    bytes: u64,
    read: u64,
    digest: Digest,
    name: &'a Name<'a>,
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.content.read(buffer)?;
        self.digest.add(&buffer[..read]);
        self.read += read as u64;
        // The length stands at the beginning of what git hashes: of a file that grew meanwhile nothing is known.
        if read == 0 && !buffer.is_empty() && self.read == self.bytes && self.digest.is(self.name.id) {
            self.name.same.store(true, Ordering::Release);
        }
        Ok(read)
    }
}

/// The digest that git calls a content by: which, the length of the name tells.
#[derive(Clone)]
enum Digest {
    Sha1(Sha1),
    Sha256(Sha256),
}

impl Digest {
    fn begin(id: &str, bytes: u64) -> Self {
        let mut digest = if id.len() == 40 { Self::Sha1(Sha1::new()) } else { Self::Sha256(Sha256::new()) };
        digest.add(format!("blob {bytes}\0").as_bytes());
        digest
    }

    fn add(&mut self, bytes: &[u8]) {
        match self {
            Self::Sha1(digest) => digest.update(bytes),
            Self::Sha256(digest) => digest.update(bytes),
        }
    }

    fn is(&self, id: &str) -> bool {
        let same = |digest: &[u8]| {
            let pairs = id.as_bytes().chunks_exact(2);
            let hex = |pair: &[u8]| {
                std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok())
            };
            pairs.len() == digest.len() && pairs.zip(digest).all(|(pair, byte)| hex(pair) == Some(*byte))
        };
        match self.clone() {
            Self::Sha1(digest) => same(&digest.finalize()),
            Self::Sha256(digest) => same(&digest.finalize()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_git_calls_a_content() {
        // `printf 'hello\n' | git hash-object --stdin`, and the same with `--object-format=sha256`.
        for id in [
            "ce013625030ba8dba906f756967f9e9ca394464a",
            "2cf8d83d9ee29543b34a87727421fdecb7e3f3a183d337639025de576db9ebb4",
        ] {
            let mut digest = Digest::begin(id, 6);
            digest.add(b"hel");
            digest.add(b"lo\n");
            assert!(digest.is(id), "{id}");
            digest.add(b"\n");
            assert!(!digest.is(id), "{id}");
        }
    }
}
