//! Where a command works: the root of the ledger, and today.

use camino::{Utf8Path, Utf8PathBuf};

use super::exit::Failure;
use crate::ledger::{LedgerError, SETTINGS_FILE};
use crate::render::human_faults;
use crate::tree::Folder;
use crate::value::Day;

/// Finds the root of the ledger: `given`, or this folder or the nearest one above it that has settings.
pub(super) fn root(given: Option<&Utf8Path>) -> Result<Utf8PathBuf, Failure> {
    if let Some(given) = given {
        let root = absolute(given)?;
        return if root.join(SETTINGS_FILE).is_file() {
            Ok(root)
        } else {
            Err(Failure::usage(format!("there is no `{SETTINGS_FILE}` in `{given}`"))
                .help("`factlock init` starts a ledger there"))
        };
    }
    let here = absolute(Utf8Path::new("."))?;
    let root = here.ancestors().find(|folder| folder.join(SETTINGS_FILE).is_file());
    root.map(Utf8Path::to_owned).ok_or_else(|| {
        Failure::usage(format!("there is no `{SETTINGS_FILE}` in `{here}` or a folder above it"))
            .help("`factlock init` starts a ledger here; `--root DIR` names another place")
    })
}

/// The files of the ledger at a root.
pub(super) fn folder(root: &Utf8Path) -> Result<Folder, Failure> {
    Folder::new(root).map_err(|why| Failure::unreadable(format!("`{root}` could not be read: {why}")))
}

/// A path as it is meant from the folder the program was started in.
pub(super) fn absolute(path: &Utf8Path) -> Result<Utf8PathBuf, Failure> {
    path.canonicalize_utf8().map_err(|_| Failure::usage(format!("there is no `{path}`")))
}

/// The day of the clock, in the zone of the machine.
pub(super) fn today() -> Day {
    Day(jiff::Zoned::now().date())
}

/// Why there is no ledger to work on.
pub(super) fn no_ledger(error: &LedgerError) -> Failure {
    match error {
        LedgerError::Settings(faults) => {
            Failure::usage(format!("{error}")).help(human_faults(SETTINGS_FILE, faults))
        }
        LedgerError::NoSettings(_) => Failure::usage(error.to_string()),
        LedgerError::Folder { .. } => Failure::unreadable(error.to_string()),
    }
}
