//! The one writer: a file is either old or new, at whatever moment the program dies.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Write as _};

use camino::{Utf8Path, Utf8PathBuf};
use tempfile::NamedTempFile;

/// A file that could not be written.
#[derive(Debug)]
pub struct WriteError {
    file: Utf8PathBuf,
    why: io::Error,
}

impl WriteError {
    /// Whether there is such a file already.
    pub fn exists(&self) -> bool {
        self.why.kind() == io::ErrorKind::AlreadyExists
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = if self.exists() { "it exists already".to_owned() } else { super::plain(&self.why) };
        write!(f, "`{}` could not be written: {why}", self.file)
    }
}

impl std::error::Error for WriteError {}

/// Writes a file in the place of an old one, or where there was none. Folders on the way are made.
pub fn replace(file: &Utf8Path, content: &[u8]) -> Result<(), WriteError> {
    write(file, content, |temporary| temporary.persist(file).map(drop).map_err(|error| error.error))
}

/// Writes a file where there is none. Folders on the way are made.
pub fn create_new(file: &Utf8Path, content: &[u8]) -> Result<(), WriteError> {
    write(file, content, |temporary| temporary.persist_noclobber(file).map(drop).map_err(|error| error.error))
}

fn write(
    file: &Utf8Path,
    content: &[u8],
    persist: impl FnOnce(NamedTempFile) -> io::Result<()>,
) -> Result<(), WriteError> {
    let folder = file.parent().filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    let attempt = || {
        fs::create_dir_all(folder)?;
        let mut temporary = tempfile::Builder::new().prefix(".factlock-").tempfile_in(folder)?;
        temporary.write_all(content)?;
        keep_permissions(file, temporary.as_file())?;
        temporary.as_file().sync_all()?;
        persist(temporary)
    };
    attempt().map_err(|why| WriteError { file: file.to_owned(), why })
}

/// A new file gets what the user's mask allows, a replaced one keeps what it had; a temporary file has neither.
fn keep_permissions(file: &Utf8Path, temporary: &File) -> io::Result<()> {
    if let Ok(old) = fs::metadata(file) {
        return temporary.set_permissions(old.permissions());
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // The mask cannot be read without changing it, so a new file is readable by all, like most programs' files.
        temporary.set_permissions(fs::Permissions::from_mode(0o644))?;
    }
    Ok(())
}
