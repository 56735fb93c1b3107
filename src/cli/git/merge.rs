//! `factlock git merge`: three versions of a record to one, in the place of ours.

use std::process::ExitCode;

use camino::Utf8Path;

use super::in_ledger;
use crate::cli::exit::{CLEAN, FINDINGS, Failure, warn};
use crate::record::RecordKind;
use crate::record::merge::{Markers, Unmergeable, merge};
use crate::tree::{conflict_style, merge_lines, replace};

/// Exit status 0 where everything is merged, 1 where something is left to a person.
pub(super) fn run(arguments: &[String]) -> Result<ExitCode, Failure> {
    let [base, ours, theirs, size, path, labels @ ..] = arguments else {
        return Err(Failure::usage(format!(
            "expected at least 5 arguments, `%O %A %B %L %P`, found {}",
            arguments.len()
        ))
        .help("`factlock git install` sets git up to call this"));
    };
    let size = size.parse().unwrap_or(7);
    // Git before 2.44 does not know the labels and leaves them as they are.
    let label = |at: usize, unknown: &str, otherwise: &'static str| {
        labels.get(at).filter(|label| *label != unknown).cloned().unwrap_or_else(|| otherwise.to_owned())
    };
    let names = [label(1, "%X", "ours"), label(0, "%S", "base"), label(2, "%Y", "theirs")];
    let here = Utf8Path::new(".");
    let with_base = conflict_style(here).ends_with("diff3");
    let markers =
        Markers { size, ours: &names[0], theirs: &names[2], base: with_base.then_some(names[1].as_str()) };
    let read = |file: &str| {
        std::fs::read(file)
            .map_err(|error| Failure::unreadable(format!("`{file}` could not be read: {error}")))
    };
    let bytes = [read(base)?, read(ours)?, read(theirs)?];
    let kind = in_ledger(Utf8Path::new(path)).map_or(RecordKind::Claim, |(_, kind)| kind);
    let write = |content: &[u8]| {
        replace(Utf8Path::new(ours), content).map_err(|error| Failure::unreadable(error.to_string()))
    };
    let texts = bytes.each_ref().map(|bytes| std::str::from_utf8(bytes).ok());
    let merged = match texts {
        [Some(base), Some(ours), Some(theirs)] => merge(kind, [base, ours, theirs], &markers),
        _ => Err(Unmergeable::Unreadable("a side", "it is not UTF-8".to_owned())),
    };
    match merged {
        Ok(merged) => {
            write(merged.text.as_bytes())?;
            if merged.conflicts.is_empty() {
                return Ok(ExitCode::from(CLEAN));
            }
            warn(&format!("{path}: both sides changed {}", merged.conflicts.join(", ")));
            Ok(ExitCode::from(FINDINGS))
        }
        Err(why) => {
            warn(&format!("{path} is not merged field by field: {why}"));
            let labels = names.each_ref().map(String::as_str);
            let (text, open) = merge_lines(here, [ours, base, theirs], labels, size)
                .map_err(|error| Failure::unreadable(error.to_string()))?;
            write(&text)?;
            // Lines that go together need not mean anything together: a person has to look at them.
            if !open {
                warn(&format!("{path} is merged line by line; look at it, then `git add {path}`"));
            }
            Ok(ExitCode::from(FINDINGS))
        }
    }
}
