//! `factlock init`

mod kit;

use std::process::ExitCode;

use camino::{Utf8Path, Utf8PathBuf};

use super::args::{Args, InitArgs};
use super::exit::{CLEAN, Failure, print};
use crate::ledger::SETTINGS_FILE;
use crate::record::sample;
use crate::tree::{create_new, replace};

/// The file that keeps git from converting line ends of snapshots.
const ATTRIBUTES: &str = ".gitattributes";
const ATTRIBUTE: &str = "sources/*/** -text";

pub(super) use kit::CI_PAGE;

pub(super) fn run(args: &Args, options: &InitArgs) -> Result<ExitCode, Failure> {
    let folder = match (&options.folder, &args.root) {
        (Some(_), Some(_)) => {
            return Err(Failure::usage("both `--root` and a folder are named")
                .help("`factlock init FOLDER` starts a ledger there"));
        }
        (Some(folder), None) | (None, Some(folder)) => folder.as_path(),
        (None, None) => Utf8Path::new("."),
    };
    if let Some(service) = options.ci {
        let kit = kit::Kit::of(service, folder)?;
        let started = if is_ledger(folder) { String::new() } else { start(folder, options)? };
        print(&(started + &kit.write()?))?;
        return Ok(ExitCode::from(CLEAN));
    }
    let done = start(folder, options)?;
    print(&(done + &next(folder, options)))?;
    Ok(ExitCode::from(CLEAN))
}

fn is_ledger(folder: &Utf8Path) -> bool {
    folder.join(SETTINGS_FILE).exists()
}

/// Writes the files of a new ledger, and tells which.
fn start(folder: &Utf8Path, options: &InitArgs) -> Result<String, Failure> {
    if is_ledger(folder) {
        return Err(Failure::usage(format!(
            "there is a ledger in `{folder}` already: it has a `{SETTINGS_FILE}`"
        ))
        .help("`factlock source add FILE` adds to it"));
    }
    let files: Vec<(&str, &[u8])> = if options.bare { bare() } else { sample::FILES.to_vec() };
    let taken: Vec<Utf8PathBuf> =
        files.iter().map(|(file, _)| folder.join(file)).filter(|file| file.exists()).collect();
    if let Some(file) = taken.first() {
        return Err(Failure::usage(format!("`{file}` exists already, and `init` overwrites nothing"))
            .help("`factlock init --bare` starts a ledger without an example"));
    }
    let written = |error: crate::tree::WriteError| Failure::unreadable(error.to_string());
    let mut done = String::new();
    let mut wrote = |file: &str| done.extend(["wrote ", folder.join(file).as_str(), "\n"]);
    // The attributes come first: a snapshot that git has converted once no longer has its hash.
    if let Some(text) = attributes(folder) {
        replace(&folder.join(ATTRIBUTES), text.as_bytes()).map_err(written)?;
        wrote(ATTRIBUTES);
    }
    // The settings come last: they make the folder a ledger.
    let (settings, rest): (Vec<_>, Vec<_>) = files.into_iter().partition(|(file, _)| *file == SETTINGS_FILE);
    for (file, content) in rest.into_iter().chain(settings) {
        create_new(&folder.join(file), content).map_err(written)?;
        wrote(file);
    }
    Ok(done)
}

fn bare() -> Vec<(&'static str, &'static [u8])> {
    let wanted = |(file, _): &(&str, &[u8])| *file == SETTINGS_FILE;
    sample::FILES.iter().copied().filter(wanted).chain([sample::EMPTY_VOCABULARY]).collect()
}

fn next(folder: &Utf8Path, options: &InitArgs) -> String {
    let enter = if folder == "." { String::new() } else { format!("cd {folder} && ") };
    let command = if options.bare { "factlock source add ARTICLE.md --article" } else { "factlock check" };
    format!("\nnext: {enter}{command}\n")
}

/// The attributes with the line that snapshots need, unless it is there.
fn attributes(folder: &Utf8Path) -> Option<String> {
    let mut text = std::fs::read_to_string(folder.join(ATTRIBUTES)).unwrap_or_default();
    if text.lines().any(|line| line.trim() == ATTRIBUTE) {
        return None;
    }
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(ATTRIBUTE);
    text.push('\n');
    Some(text)
}
