//! The working tree: files below a folder on disk.

use std::fs::{self, File, FileType};
use std::path::Path;

use camino::{Utf8Path, Utf8PathBuf};

use super::{Found, Opened, Tree, Unreadable, inside, system};

/// The files below a folder on disk.
#[derive(Debug, Clone)]
pub struct Folder {
    /// The folder, with every link on the way to it worked out.
    root: Utf8PathBuf,
}

impl Folder {
    /// The files below `root`.
    pub fn new(root: &Utf8Path) -> Result<Self, Unreadable> {
        let root = root.canonicalize_utf8().map_err(|error| system(&error))?;
        Ok(Self { root })
    }

    /// Where it is on disk.
    pub fn root(&self) -> &Utf8Path {
        &self.root
    }

    fn walk_into(&self, folder: &Utf8Path, found: &mut Vec<Found>) -> Result<(), Unreadable> {
        for entry in fs::read_dir(self.root.join(folder)).map_err(|error| system(&error))? {
            let entry = entry.map_err(|error| system(&error))?;
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                let path = folder.join(name.to_string_lossy().as_ref());
                found.push(Found { path, fault: Some(Unreadable::Name) });
                continue;
            };
            if name.starts_with('.') {
                continue;
            }
            let path = folder.join(name);
            let fault = if entry.file_type().map_err(|error| system(&error))?.is_dir() {
                match self.walk_into(&path, found) {
                    Ok(()) => continue,
                    Err(why) => Some(why),
                }
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
        found.sort();
        Ok(found)
    }

    fn open(&self, file: &Utf8Path) -> Result<Opened<'_>, Unreadable> {
        let path = self.root.join(inside(file).ok_or(Unreadable::Outside)?);
        let kind = fs::symlink_metadata(&path).map_err(|error| system(&error))?.file_type();
        // A folder on the way may be a link, so the whole path is worked out, not only its last step.
        let path = path.canonicalize_utf8().map_err(|error| system(&error))?;
        if !path.starts_with(&self.root) {
            return Err(Unreadable::Outside);
        }
        let kind = if kind.is_symlink() { metadata(path.as_std_path())?.file_type() } else { kind };
        if let Some(what) = not_a_file(kind) {
            return Err(Unreadable::NotAFile(what));
        }
        let content = File::open(&path).map_err(|error| system(&error))?;
        let bytes = content.metadata().map_err(|error| system(&error))?.len();
        Ok(Opened { bytes, content: Box::new(content) })
    }
}

fn metadata(path: &Path) -> Result<fs::Metadata, Unreadable> {
    fs::metadata(path).map_err(|error| system(&error))
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
