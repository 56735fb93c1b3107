//! The one writer: a file is either old or new, at whatever moment the program dies.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::time::{Duration, SystemTime};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::ThreadPoolBuilder;
use tempfile::{NamedTempFile, TempPath};

use crate::parallel;

/// How many files of many are written at a time. Each waits until the disk holds it, so that most of the time is waiting,
/// and a journal takes in what waits together: measured on ext4, four do it in a quarter of the time of one, and more than
/// sixteen in no less than sixteen.
const AT_A_TIME: usize = 16;

/// What the name of a file begins with that is not complete yet; six letters and digits follow.
const UNFINISHED: &str = ".factlock-";

/// A file that has not been written to for so long has no writer any more.
const ABANDONED: Duration = Duration::from_mins(10);

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
    write(file, content, |temporary| persisted(temporary, file))
}

/// Writes several files, each in the place of an old one or where there was none. Every one of them is complete before the
/// first is put in its place, so that where one cannot be written all others stay what they were.
pub fn replace_all<'a>(files: impl IntoIterator<Item = (&'a Utf8Path, &'a [u8])>) -> Result<(), WriteError> {
    let files: Vec<_> = files.into_iter().collect();
    let complete = several(&files, prepared)?;
    for ((file, _), temporary) in files.iter().zip(complete) {
        let persisted = temporary.persist(file);
        persisted.map_err(|error| WriteError { file: (*file).to_owned(), why: error.error })?;
    }
    Ok(())
}

/// Writes several files where there are none. Each is put in its place as soon as it is complete, so that where one cannot
/// be written the others are there and whole.
pub fn create_all<'a>(files: impl IntoIterator<Item = (&'a Utf8Path, &'a [u8])>) -> Result<(), WriteError> {
    let files: Vec<_> = files.into_iter().collect();
    several(&files, create_new).map(drop)
}

/// Does with several files what is done with one, and tells the first failure in the order of the files.
fn several<T: Send + Sync>(
    files: &[(&Utf8Path, &[u8])],
    each: impl Fn(&Utf8Path, &[u8]) -> Result<T, WriteError> + Sync,
) -> Result<Vec<T>, WriteError> {
    let Some((first, _)) = files.first() else { return Ok(Vec::new()) };
    let pool = ThreadPoolBuilder::new().num_threads(AT_A_TIME.min(files.len())).build();
    let pool = pool.map_err(|why| WriteError { file: (*first).to_owned(), why: io::Error::other(why) })?;
    let done = pool.install(|| parallel::map(files, |(file, content)| each(file, content)));
    done.into_iter().collect()
}

/// Writes a file beside the one it is to replace.
fn prepared(file: &Utf8Path, content: &[u8]) -> Result<TempPath, WriteError> {
    if file.is_dir() {
        return Err(WriteError { file: file.to_owned(), why: io::ErrorKind::IsADirectory.into() });
    }
    write(file, content, |temporary| Ok(temporary.into_temp_path()))
}

/// Writes a file where there is none. Folders on the way are made.
pub fn create_new(file: &Utf8Path, content: &[u8]) -> Result<(), WriteError> {
    write(file, content, |temporary| temporary.persist_noclobber(file).map(drop).map_err(|error| error.error))
}

/// Writes a file that the user named. Unlike a record it may be a pipe or a device, such as `/dev/stdout`, which is
/// written to and never replaced, or a link, which stays one. No folder is made.
pub fn write_named(file: &Utf8Path, content: &[u8]) -> Result<(), WriteError> {
    let failed = |why| WriteError { file: file.to_owned(), why };
    match fs::metadata(file) {
        Ok(there) if there.is_dir() => Err(failed(io::ErrorKind::IsADirectory.into())),
        Ok(there) if !there.is_file() => {
            let opened = File::options().write(true).open(file);
            opened.and_then(|mut opened| opened.write_all(content)).map_err(failed)
        }
        Ok(_) => {
            let target = file.canonicalize_utf8().map_err(failed)?;
            temporary(&target, content, |temporary| persisted(temporary, &target)).map_err(failed)
        }
        Err(_) => temporary(file, content, |temporary| persisted(temporary, file)).map_err(failed),
    }
}

/// Takes away what writers left behind in a folder, and in those inside of it, that were killed: files under the name of an
/// unfinished one that nobody has written to for ten minutes. Whatever cannot be looked at or taken away stays.
pub fn sweep(folder: &Utf8Path) {
    let Ok(entries) = folder.read_dir_utf8() else { return };
    for entry in entries.flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            sweep(entry.path());
        } else if kind.is_file() && is_unfinished(entry.file_name()) && is_abandoned(entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_unfinished(name: &str) -> bool {
    let random = name.strip_prefix(UNFINISHED).unwrap_or_default();
    random.len() == 6 && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn is_abandoned(file: &Utf8Path) -> bool {
    let modified = fs::symlink_metadata(file).and_then(|there| there.modified());
    modified.is_ok_and(|then| SystemTime::now().duration_since(then).is_ok_and(|since| since > ABANDONED))
}

fn persisted(temporary: NamedTempFile, file: &Utf8Path) -> io::Result<()> {
    temporary.persist(file).map(drop).map_err(|error| error.error)
}

fn write<T>(
    file: &Utf8Path,
    content: &[u8],
    persist: impl FnOnce(NamedTempFile) -> io::Result<T>,
) -> Result<T, WriteError> {
    let attempt = || {
        fs::create_dir_all(folder_of(file))?;
        temporary(file, content, persist)
    };
    attempt().map_err(|why| WriteError { file: file.to_owned(), why })
}

/// Writes beside the file, and puts what was written in its place when it is complete.
fn temporary<T>(
    file: &Utf8Path,
    content: &[u8],
    persist: impl FnOnce(NamedTempFile) -> io::Result<T>,
) -> io::Result<T> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    // What any program's new file has; the system takes from it what the user's mask forbids.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut temporary = builder.tempfile_in(folder_of(file))?;
    temporary.write_all(content)?;
    if let Ok(old) = fs::metadata(file) {
        temporary.as_file().set_permissions(old.permissions())?;
    }
    temporary.as_file().sync_all()?;
    persist(temporary)
}

fn folder_of(file: &Utf8Path) -> &Utf8Path {
    file.parent().filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."))
}
