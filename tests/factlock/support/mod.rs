//! A ledger that a test builds like a story, on disk or in memory, and what a check of it finds.

mod expected;
mod git;
mod ledger;
mod program;
mod project;
mod stage;

use std::path::Path;

use camino::{Utf8Path, Utf8PathBuf};

pub(crate) use expected::{error, expect_only, problems, warning};
pub(crate) use git::{commit, git};
pub(crate) use ledger::Ledger;
pub(crate) use program::{Ran, factlock};
pub(crate) use project::Project;
pub(crate) use stage::Stage;

/// The day of every test.
pub(crate) const TODAY: &str = "2026-01-31";

/// The top of this repository.
pub(crate) fn repository() -> &'static Utf8Path {
    Utf8Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether the committed copies of what is made by the program are rewritten instead of compared.
fn blesses() -> bool {
    std::env::var_os("FACTLOCK_BLESS").is_some_and(|value| value == "1")
}

/// Compares a committed file with what it should hold, or writes it with `FACTLOCK_BLESS=1`.
#[track_caller]
pub(crate) fn committed(file: &str, wanted: &str) {
    let path = repository().join(file);
    if blesses() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        // In one step, since other tests read the same file meanwhile.
        let new = path.with_extension("new");
        std::fs::write(&new, wanted).unwrap();
        std::fs::rename(&new, &path).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    let first = found.lines().zip(wanted.lines()).position(|(a, b)| a != b);
    let line = first.unwrap_or_else(|| found.lines().count().min(wanted.lines().count()));
    assert!(
        found == wanted,
        "`{file}` is not what the program makes, from line {} on:\n  committed: {:?}\n  made:      {:?}\n\
         `FACTLOCK_BLESS=1 cargo test` rewrites it",
        line + 1,
        found.lines().nth(line),
        wanted.lines().nth(line),
    );
}

/// Every file below a folder, in the order of their paths; nothing where there is no such folder.
pub(crate) fn files_below(folder: &Utf8Path) -> Vec<Utf8PathBuf> {
    let mut files = Vec::new();
    let Ok(entries) = folder.read_dir_utf8() else { return files };
    for entry in entries {
        let path = entry.unwrap().into_path();
        if is_folder(path.as_std_path()) { files.extend(files_below(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}

/// Links to folders are not followed.
fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().unwrap().is_dir()
}
