//! The working tree: files below a folder on disk.

use std::collections::HashMap;
use std::fs::{self, DirEntry, File, FileType};
use std::sync::RwLock;

use camino::{Utf8Path, Utf8PathBuf};

use super::{Found, Opened, Tree, Unreadable, inside, system};

/// The files below a folder on disk.
#[derive(Debug)]
pub struct Folder {
    /// The folder, with every link on the way to it worked out.
    root: Utf8PathBuf,
    /// Folders below it, each with every link on the way to it worked out: once, not for each file in them.
    folders: RwLock<HashMap<Utf8PathBuf, Utf8PathBuf>>,
}

impl Folder {
    /// The files below `root`.
    pub fn new(root: &Utf8Path) -> Result<Self, Unreadable> {
        let root = root.canonicalize_utf8().map_err(|error| system(&error))?;
        Ok(Self { root, folders: RwLock::default() })
    }

    /// Where it is on disk.
    pub fn root(&self) -> &Utf8Path {
        &self.root
    }

    /// The folder at a path, with every link on the way to it worked out.
    fn folder(&self, folder: &Utf8Path) -> Result<Utf8PathBuf, Unreadable> {
        let known = self.folders.read().ok().and_then(|folders| folders.get(folder).cloned());
        if let Some(found) = known {
            return Ok(found);
        }
        let found = self.worked_out(&self.root.join(folder))?;
        if let Ok(mut folders) = self.folders.write() {
            folders.insert(folder.to_owned(), found.clone());
        }
        Ok(found)
    }

    /// A path with every link on the way worked out, if it then lies below the root.
    fn worked_out(&self, path: &Utf8Path) -> Result<Utf8PathBuf, Unreadable> {
        let path = path.canonicalize_utf8().map_err(|error| system(&error))?;
        if path.starts_with(&self.root) { Ok(path) } else { Err(Unreadable::Outside) }
    }

    fn walk_into(&self, folder: &Utf8Path, found: &mut Vec<Found>) -> Result<(), Unreadable> {
        let entries = fs::read_dir(self.root.join(folder)).and_then(Iterator::collect);
        let mut entries: Vec<DirEntry> = entries.map_err(|error| system(&error))?;
        entries.sort_by_cached_key(DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name();
            let Some(name) = name.to_str().filter(|name| !name.contains(char::is_control)) else {
                let shown = name.to_string_lossy().replace(char::is_control, "\u{fffd}");
                let path = folder.join(shown);
                found.push(Found { path, fault: Some(Unreadable::Name) });
                continue;
            };
            if name.starts_with('.') {
                continue;
            }
            let path = folder.join(name);
            let kind = entry.file_type().map_err(|error| system(&error))?;
            let fault = if kind.is_dir() {
                match self.walk_into(&path, found) {
                    Ok(()) => continue,
                    Err(why) => Some(why),
                }
            } else if kind.is_symlink() && self.root.join(&path).is_dir() {
                // Followed, it could lead round in a circle.
                Some(Unreadable::NotAFile("a link to a folder"))
            } else {
                None
            };
            found.push(Found { path, fault });
        }
        Ok(())
    }
}

impl Tree for Folder {
    fn walk(&self, folder: &Utf8Path) -> Result<Vec<Found>, Unreadable> {
        let mut found = Vec::new();
        match self.walk_into(folder, &mut found) {
            Ok(()) => {}
            Err(Unreadable::Missing) if !self.root.join(folder).exists() => return Ok(Vec::new()),
            Err(why) => return Err(why),
        }
        Ok(found)
    }

    fn open(&self, file: &Utf8Path) -> Result<Opened<'_>, Unreadable> {
        let file = inside(file).ok_or(Unreadable::Outside)?;
        let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else {
            return Err(Unreadable::NotAFile("a folder"));
        };
        let mut path = self.folder(folder)?.join(name);
        let mut kind = kind_of(&path)?;
        if kind.is_symlink() {
            path = self.worked_out(&path)?;
            kind = kind_of(&path)?;
        }
        if let Some(what) = not_a_file(kind) {
            return Err(Unreadable::NotAFile(what));
        }
        let content = File::open(&path).map_err(|error| system(&error))?;
        let bytes = content.metadata().map_err(|error| system(&error))?.len();
        Ok(Opened { bytes, content: Box::new(content) })
    }
}

/// What stands at a path; a link is not followed.
fn kind_of(path: &Utf8Path) -> Result<FileType, Unreadable> {
    fs::symlink_metadata(path).map(|found| found.file_type()).map_err(|error| system(&error))
}

fn not_a_file(kind: FileType) -> Option<&'static str> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if kind.is_fifo() {
            return Some("a named pipe");
        }
        if kind.is_socket() {
            return Some("a socket");
        }
        if kind.is_block_device() || kind.is_char_device() {
            return Some("a device");
        }
    }
    if kind.is_dir() { Some("a folder") } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder on disk with these files, and the guard that takes it away.
    fn holding(files: &[&str]) -> (tempfile::TempDir, Folder) {
        let guard = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(guard.path()).unwrap().join("ledger");
        for file in files {
            let path = root.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, file).unwrap();
        }
        (guard, Folder::new(&root).unwrap())
    }

    #[test]
    fn walks_in_the_order_of_paths() {
        let (_guard, folder) =
            holding(&["a/b.yaml", "a/b/c.yaml", "a/b-c.yaml", "a/B.yaml", "a/.hidden/d.yaml"]);
        let found: Vec<Utf8PathBuf> =
            folder.walk("a".into()).unwrap().into_iter().map(|found| found.path).collect();
        let mut sorted = found.clone();
        sorted.sort_unstable();
        assert_eq!(found, sorted);
        assert_eq!(found, ["a/B.yaml", "a/b/c.yaml", "a/b-c.yaml", "a/b.yaml"]);
    }

    #[cfg(unix)]
    #[test]
    fn follows_links_only_inside_of_the_root() {
        use std::os::unix::fs::symlink;
        let (guard, folder) = holding(&["in/held.txt"]);
        let outside = guard.path().join("outside");
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("held.txt"), "secret").unwrap();
        symlink(&outside, folder.root().join("out")).unwrap();
        symlink(outside.join("held.txt"), folder.root().join("in/out.txt")).unwrap();
        symlink("in", folder.root().join("also-in")).unwrap();

        let opened = |file: &str| folder.open(file.into()).map(|opened| opened.bytes);
        for _ in 0..2 {
            assert_eq!(opened("in/held.txt"), Ok(11));
            assert_eq!(opened("also-in/held.txt"), Ok(11));
            assert_eq!(opened("out/held.txt"), Err(Unreadable::Outside));
            assert_eq!(
                opened("out/no-such.txt"),
                Err(Unreadable::Outside),
                "nothing is told of what is there"
            );
            assert_eq!(opened("in/out.txt"), Err(Unreadable::Outside));
            assert_eq!(opened("../outside/held.txt"), Err(Unreadable::Outside));
            assert_eq!(opened("in/no-such.txt"), Err(Unreadable::Missing));
            assert_eq!(opened("in"), Err(Unreadable::NotAFile("a folder")));
            assert_eq!(opened("."), Err(Unreadable::NotAFile("a folder")));
        }
    }
}
