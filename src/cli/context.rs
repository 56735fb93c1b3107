//! Where a command works: the root of the ledger, and today.

use std::io::IsTerminal as _;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf, absolute_utf8};
use terminal_size::{Width, terminal_size_of};

use super::args::{Args, ColorChoice};
use super::exit::{Failure, warn};
use crate::check::{self, BASELINE_FILE};
use crate::ledger::{CLAIMS, Ledger, LedgerError, SETTINGS_FILE, SOURCES};
use crate::render::{HumanOptions, count, human, visible};
use crate::tree::{self, Folder, Hold, Tree};
use crate::value::Day;

/// Columns where there is no terminal to ask.
pub(super) const WIDTH: usize = 100;

/// Columns of the terminal on standard output, as far as they can be read with ease.
pub(super) fn width() -> usize {
    readable(terminal_size_of(std::io::stdout()).map(|(Width(columns), _)| columns))
}

fn readable(columns: Option<u16>) -> usize {
    columns.map_or(WIDTH, |columns| usize::from(columns).clamp(60, 140))
}

/// Whether to colour what goes to standard output.
pub(super) fn colour(args: &Args) -> bool {
    match args.color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            std::io::stdout().is_terminal()
                && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        }
    }
}

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

/// A path of the command line, relative to the root of the ledger.
pub(super) fn inside(root: &Utf8Path, path: &Utf8Path) -> Result<Utf8PathBuf, Failure> {
    let path = absolute(path)?;
    let relative = path.strip_prefix(root).map(Utf8Path::to_owned);
    relative.map_err(|_| Failure::usage(format!("`{path}` lies outside of the ledger at `{root}`")))
}

/// Keeps others from editing records of the ledger until it is dropped.
pub(super) fn hold(root: &Utf8Path) -> Hold {
    tree::hold(&root.join(SETTINGS_FILE), || warn("waiting until another factlock has written its records"))
}

/// Refuses to write an output over a part of the ledger or of git.
pub(super) fn no_part(root: &Utf8Path, option: &str, file: &Utf8Path) -> Result<(), Failure> {
    let place = resolved(file);
    let refused = |whose: &str| {
        let said = format!("`{option} {}` would overwrite {whose}", visible(file.as_str()));
        Err(Failure::usage(said).help("name a file of its own, outside of `claims/` and `sources/`"))
    };
    if is_of_git(&place) {
        return refused("what belongs to git");
    }
    let Ok(path) = place.strip_prefix(resolved(root)) else { return Ok(()) };
    let parts = [CLAIMS, SOURCES, SETTINGS_FILE, BASELINE_FILE];
    if parts.iter().any(|part| path.starts_with(part)) { refused("a part of the ledger") } else { Ok(()) }
}

/// Whether a place is in git's own folder, or is a file that tells git what to do.
pub(super) fn is_of_git(place: &Utf8Path) -> bool {
    const FILES: [&str; 4] = [".gitattributes", ".gitignore", ".gitmodules", ".mailmap"];
    let is = |name: &str, other: &str| name.eq_ignore_ascii_case(other);
    place.file_name().is_some_and(|name| FILES.iter().any(|file| is(name, file)))
        || place.components().any(|part| is(part.as_str(), ".git"))
        // A bare repository, and a folder of git's that stands elsewhere.
        || place.ancestors().any(|folder| {
            folder.join("HEAD").is_file() && folder.join("objects").is_dir() && folder.join("refs").is_dir()
        })
}

/// Where a file of the ledger is written.
///
/// # Errors
/// When a link on the way leads out of the ledger: what stands there is not read either.
pub(super) fn kept_inside(root: &Utf8Path, file: &Utf8Path) -> Result<Utf8PathBuf, Failure> {
    let place = root.join(file);
    if resolved(&place).starts_with(resolved(root)) {
        return Ok(place);
    }
    let links = file.ancestors().filter(|part| !part.as_str().is_empty() && root.join(part).is_symlink());
    let link = links.last().unwrap_or(file);
    Err(Failure::usage(format!(
        "`{link}` is a link that leads outside of the ledger, so `{file}` is not written"
    ))
    .help("a ledger keeps its files in its own folder: replace the link by what it leads to"))
}

/// Where a path leads, also where not all of it is there.
pub(super) fn resolved(path: &Utf8Path) -> Utf8PathBuf {
    let path = absolute_utf8(path).unwrap_or_else(|_| path.to_owned());
    let mut at = Utf8PathBuf::new();
    for component in path.components() {
        match component {
            Utf8Component::ParentDir => {
                at.pop();
            }
            other => at.push(other),
        }
        at = at.canonicalize_utf8().unwrap_or(at);
    }
    at
}

/// Where the ledger at a root stands in the repository that holds it; empty if at its top, or if there is none.
pub(super) fn in_repository(root: &Utf8Path) -> Utf8PathBuf {
    let top = root.ancestors().find(|folder| folder.join(".git").exists());
    top.and_then(|top| root.strip_prefix(top).ok()).map(Utf8Path::to_owned).unwrap_or_default()
}

/// The day of the clock, in the zone of the machine.
pub(super) fn today() -> Day {
    Day(jiff::ZonedDateTime::now().date())
}

/// Why there is no ledger to work on.
pub(super) fn no_ledger(tree: &dyn Tree, error: &LedgerError) -> Failure {
    match error {
        LedgerError::Settings(faults) => {
            let outcome = check::of_settings(tree, faults);
            let shown =
                human(&outcome, HumanOptions { colour: false, width: WIDTH, notes: true, quiet: true });
            Failure::usage(format!("`{SETTINGS_FILE}` is not valid")).excerpt(shown)
        }
        LedgerError::NoSettings(_) => Failure::usage(error.to_string()),
        LedgerError::Folder { .. } => Failure::unreadable(error.to_string()),
    }
}

/// Says on the error stream that some records are missing from what was printed.
pub(super) fn warn_of_faults(ledger: &Ledger) {
    let files: std::collections::HashSet<_> = ledger.faults.iter().map(|fault| &fault.file).collect();
    if !files.is_empty() {
        let files = count(files.len() as u64, "file");
        warn(&format!("{files} could not be read; `factlock check` says why"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_as_wide_as_the_terminal_within_reason() {
        let widths = [None, Some(20), Some(60), Some(132), Some(400)].map(readable);
        assert_eq!(widths, [WIDTH, 60, 60, 132, 140]);
    }
}
