//! `factlock git textconv`: what `git log -p` and `git show` compare.

use std::io::{self, Write as _};
use std::process::ExitCode;

use camino::Utf8Path;

use super::kind_by_keys;
use crate::cli::exit::{CLEAN, Failure};
use crate::ledger::LARGEST_RECORD;
use crate::render::record_text;
use crate::yaml;

/// Prints a record as text, and a file that is none as it is: git has to go on.
pub(super) fn run(file: &Utf8Path) -> Result<ExitCode, Failure> {
    let bytes = std::fs::read(file)
        .map_err(|error| Failure::unreadable(format!("`{file}` could not be read: {error}")))?;
    let text = (bytes.len() as u64 <= LARGEST_RECORD)
        .then(|| yaml::parse(&bytes).ok())
        .flatten()
        .and_then(|record| Some(record_text(kind_by_keys(&record)?, &record)));
    let shown = text.as_deref().map_or(bytes.as_slice(), str::as_bytes);
    // A closed pipe is no error: the reader has seen enough.
    let _ = io::stdout().lock().write_all(shown);
    Ok(ExitCode::from(CLEAN))
}
