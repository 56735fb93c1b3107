//! `factlock git`

mod attributes;
mod diff;
mod install;
mod merge;
mod textconv;

use std::process::ExitCode;

use camino::{Utf8Path, Utf8PathBuf};

use super::args::{Args, GitCommand};
use super::exit::Failure;
use crate::ledger::{SETTINGS_FILE, kind_of};
use crate::record::RecordKind;
use crate::yaml::Node;

pub(super) fn run(args: &Args, command: &GitCommand) -> Result<ExitCode, Failure> {
    match command {
        GitCommand::Install(options) => install::install(args, options),
        GitCommand::Remove => install::remove(args),
        GitCommand::Textconv { file } => textconv::run(file),
        GitCommand::Diff { arguments } => diff::run(args, arguments),
        GitCommand::Merge { arguments } => merge::run(arguments),
    }
}

/// The place of a file in its ledger, which may stand in a folder of the repository: where a folder above it has settings,
/// there; else where the path says so.
fn in_ledger(path: &Utf8Path) -> Option<(Utf8PathBuf, RecordKind)> {
    let below = |folder: &Utf8Path| {
        let rest = path.strip_prefix(folder).ok()?;
        Some((rest.to_owned(), kind_of(rest)?))
    };
    let folders: Vec<&Utf8Path> = path.ancestors().skip(1).collect();
    let root = folders.iter().find(|folder| folder.join(SETTINGS_FILE).is_file());
    root.and_then(|folder| below(folder)).or_else(|| folders.iter().rev().find_map(|folder| below(folder)))
}

/// The kind of a record by its keys: that with which it shares most.
fn kind_by_keys(record: &Node<'_>) -> Option<RecordKind> {
    let keys = record.entries()?;
    let shared =
        |kind: &RecordKind| keys.iter().filter(|entry| kind.shape().field(&entry.key).is_some()).count();
    // Of equals the first counts.
    let best = RecordKind::ALL.into_iter().rev().max_by_key(shared)?;
    (shared(&best) > 0).then_some(best)
}
