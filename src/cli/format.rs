//! `factlock fmt`

use std::fmt::Write as _;
use std::process::ExitCode;

use camino::{Utf8Path, Utf8PathBuf};

use super::args::{Args, FormatArgs};
use super::context::{folder, hold, inside, root};
use super::exit::{CLEAN, FINDINGS, Failure, print};
use crate::ledger::{self, CLAIMS, SETTINGS_FILE, SOURCES, kind_of};
use crate::record::key_order;
use crate::render::count;
use crate::tree::{self, Folder, Tree as _, replace};
use crate::yaml;

pub(super) fn run(args: &Args, options: &FormatArgs) -> Result<ExitCode, Failure> {
    let root = root(args.root.as_deref())?;
    let _hold = hold(&root);
    let tree = folder(&root)?;
    let wanted = options.paths.iter().map(|path| inside(&root, path)).collect::<Result<Vec<_>, _>>()?;
    let (mut changed, mut broken, mut out) = (0_u64, 0_u64, String::new());
    let files = files(&tree, &wanted)?;
    for file in &files {
        match formatted(&tree, file) {
            Ok(None) => {}
            Ok(Some(text)) => {
                changed += 1;
                if options.check {
                    let _ = writeln!(out, "would change {file}");
                } else {
                    replace(&root.join(file), text.as_bytes())
                        .map_err(|error| Failure::unreadable(error.to_string()))?;
                    let _ = writeln!(out, "formatted {file}");
                }
            }
            Err(why) => {
                broken += 1;
                let _ = writeln!(out, "left {file} as it is: {why}");
            }
        }
    }
    let verb = if options.check { "would change" } else { "changed" };
    let _ = write!(out, "{} of {} {verb}", changed, count(files.len() as u64, "file"));
    if broken > 0 {
        let _ = write!(out, ", {broken} could not be read; `factlock check` says why");
    }
    out.push('\n');
    print(&out)?;
    let failed = broken > 0 || (options.check && changed > 0);
    Ok(ExitCode::from(if failed { FINDINGS } else { CLEAN }))
}

/// The records of a ledger, or those at and below the paths that are wanted.
pub(super) fn files(tree: &Folder, wanted: &[Utf8PathBuf]) -> Result<Vec<Utf8PathBuf>, Failure> {
    let mut files = vec![Utf8PathBuf::from(SETTINGS_FILE)];
    for folder in [CLAIMS, SOURCES] {
        let found = tree.walk(Utf8Path::new(folder));
        let found =
            found.map_err(|why| Failure::unreadable(format!("`{folder}` could not be read: {why}")))?;
        files.extend(found.into_iter().map(|found| found.path));
    }
    let chosen = |file: &Utf8PathBuf| wanted.is_empty() || wanted.iter().any(|path| file.starts_with(path));
    files.retain(|file| kind_of(file).is_some() && chosen(file));
    Ok(files)
}

/// The canonical form of a record; nothing if it has it.
fn formatted(tree: &Folder, file: &Utf8Path) -> Result<Option<String>, String> {
    let kind = kind_of(file).ok_or("it is no record")?;
    let bytes = tree::read(tree, file, ledger::LARGEST_RECORD).map_err(|why| why.to_string())?;
    let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8")?;
    let new = yaml::format(&text, |path| key_order(kind, path));
    let new =
        new.map_err(|faults| faults.into_iter().map(|fault| fault.message).collect::<Vec<_>>().join("; "))?;
    Ok((new != text).then_some(new))
}
