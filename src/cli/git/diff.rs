//! `factlock git diff`: what `git diff` shows of a record.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::process::ExitCode;

use camino::{Utf8Path, Utf8PathBuf};

use super::in_ledger;
use crate::cli::args::{Args, ColorChoice};
use crate::cli::context::{colour, width};
use crate::cli::exit::{CLEAN, Failure, print};
use crate::diff::{Moments, compare_ledgers};
use crate::ledger::{self, Ledger, SETTINGS_FILE};
use crate::record::RecordKind;
use crate::render::{DiffOptions, record_changes_terminal, unified, visible};
use crate::tree::Memory;

/// A side of the change.
struct Side {
    /// Its path in the repository.
    path: Utf8PathBuf,
    /// What stands there; nothing where there is no file.
    bytes: Option<Vec<u8>>,
    /// Why it could not be read, where there is a file.
    unread: Option<String>,
    mode: String,
}

/// Git takes any other exit status than 0 for a crash, so it is 0 whatever the files hold.
pub(super) fn run(args: &Args, arguments: &[String]) -> Result<ExitCode, Failure> {
    let side = |path: &str, file: &str, mode: &str| {
        let read = (file != "/dev/null").then(|| std::fs::read(file));
        Side {
            path: path.into(),
            unread: read.as_ref().and_then(|read| Some(read.as_ref().err()?.to_string())),
            bytes: read.map(Result::unwrap_or_default),
            mode: mode.to_owned(),
        }
    };
    let (old, new, more) = match arguments {
        [path] => {
            print(&format!("* Unmerged path {}\n", visible(path)))?;
            return Ok(ExitCode::from(CLEAN));
        }
        [path, old, _, old_mode, new, _, new_mode] => {
            (side(path, old, old_mode), side(path, new, new_mode), "")
        }
        [path, old, _, old_mode, new, _, new_mode, new_path, more] => {
            (side(path, old, old_mode), side(new_path, new, new_mode), more.as_str())
        }
        _ => {
            return Err(Failure::usage(format!(
                "expected the 7 or 9 arguments of an external diff driver, found {}",
                arguments.len()
            ))
            .help("`factlock git install` sets git up to call this"));
        }
    };
    let paged = std::env::var_os("GIT_PAGER_IN_USE").is_some() && std::env::var_os("NO_COLOR").is_none();
    let colour = colour(args) || (paged && args.color == ColorChoice::Auto);
    print(&(head(&old, &new, more) + &body(&old, &new, DiffOptions { colour, width: width() })))?;
    Ok(ExitCode::from(CLEAN))
}

fn head(old: &Side, new: &Side, more: &str) -> String {
    let mut out =
        format!("diff --factlock a/{} b/{}\n", visible(old.path.as_str()), visible(new.path.as_str()));
    match (&old.bytes, &new.bytes) {
        (None, _) => {
            let _ = writeln!(out, "new file mode {}", new.mode);
        }
        (_, None) => {
            let _ = writeln!(out, "deleted file mode {}", old.mode);
        }
        _ if old.mode != new.mode && old.mode != "." && new.mode != "." && !more.contains("new mode") => {
            let _ = writeln!(out, "old mode {}\nnew mode {}", old.mode, new.mode);
        }
        _ => {}
    }
    for line in more.lines() {
        let _ = writeln!(out, "{}", visible(line));
    }
    out
}

fn body(old: &Side, new: &Side, options: DiffOptions) -> String {
    for (side, name) in [(old, "old"), (new, "new")] {
        if let Some(why) = &side.unread {
            return format!("not compared, since the {name} side could not be read: {}\n\n", visible(why));
        }
    }
    if old.bytes == new.bytes {
        return String::new();
    }
    match meaning(old, new) {
        Ok(changes) if changes.is_empty() => {
            "only how it is written changed, not what it says; `git diff --no-ext-diff` shows it\n\n"
                .to_owned()
        }
        Ok(changes) => record_changes_terminal(&changes, options),
        Err(why) => format!("shown line by line, since {}\n", visible(&why)) + &lines(old, new),
    }
}

/// What changed in the record; why that cannot be told, where a side is no record.
fn meaning(old: &Side, new: &Side) -> Result<Vec<crate::diff::RecordChange>, String> {
    let place = |side: &Side| in_ledger(&side.path).ok_or("it is no record of a ledger".to_owned());
    let (old_place, new_place) = (place(old)?, place(new)?);
    let (before, after) = (ledger_of(old, &old_place)?, ledger_of(new, &new_place)?);
    let renames = HashMap::from([(old_place.0, new_place.0)]);
    let diff = compare_ledgers(Moments { old: &before, new: &after, renames: &renames });
    match diff.unread.first() {
        Some(unread) => Err(format!(
            "the {} side could not be read: {}",
            if unread.old { "old" } else { "new" },
            unread.why
        )),
        None => Ok(diff.changes),
    }
}

/// A ledger of one file.
fn ledger_of(side: &Side, (place, kind): &(Utf8PathBuf, RecordKind)) -> Result<Ledger, String> {
    let mut tree = Memory::new().with(SETTINGS_FILE, "version: 1\n");
    if let Some(bytes) = &side.bytes {
        // A vocabulary of several files is compared file by file, each as if it were the whole.
        let place =
            if *kind == RecordKind::Vocabulary { Utf8Path::new("claims/vocabulary.yaml") } else { place };
        tree.insert(place.to_owned(), bytes.clone());
    }
    ledger::read(&tree).map_err(|error| error.to_string())
}

fn lines(old: &Side, new: &Side) -> String {
    let text = |side: &Side| String::from_utf8(side.bytes.clone().unwrap_or_default());
    let name = |side: &Side, letter: char| match side.bytes {
        Some(_) => format!("{letter}/{}", side.path),
        None => "/dev/null".to_owned(),
    };
    let (old_name, new_name) = (name(old, 'a'), name(new, 'b'));
    match (text(old), text(new)) {
        (Ok(before), Ok(after)) if !before.contains('\0') && !after.contains('\0') => {
            visible(&unified(&old_name, &new_name, &before, &after)).into_owned() + "\n"
        }
        _ => format!("Binary files {old_name} and {new_name} differ\n"),
    }
}
