//! What it takes to open and read the files of a ledger.

use std::path::{Path, PathBuf};
use std::{fs, io};

use rayon::prelude::*;

/// What was read.
pub(crate) struct Read {
    /// How many files.
    pub(crate) files: usize,
    /// How many bytes they have.
    pub(crate) bytes: usize,
}

/// Reads every file below a folder.
pub(crate) fn read(folder: &Path, threads: usize) -> io::Result<Read> {
    let mut files = Vec::new();
    walk(folder, &mut files)?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(io::Error::other)?;
    let lengths: io::Result<Vec<usize>> =
        pool.install(|| files.par_iter().map(|file| fs::read(file).map(|bytes| bytes.len())).collect());
    Ok(Read { files: files.len(), bytes: lengths?.iter().sum() })
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}
