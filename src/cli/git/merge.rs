//! `factlock git merge`: three versions of a record to one, in the place of ours.

use std::process::ExitCode;

use camino::Utf8Path;

use super::in_ledger;
use crate::cli::exit::{CLEAN, FINDINGS, Failure, warn};
use crate::ledger::LARGEST_RECORD;
use crate::record::merge::{MarkerSide, Markers, Merged, merge, resolve};
use crate::record::{Claim, RecordKind, Settings, Source, Vocabulary, decode};
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
    let markers = Markers { size, ours: &names[0], theirs: &names[2], base: None };
    let read = |file: &str| {
        std::fs::read(file)
            .map_err(|error| Failure::unreadable(format!("`{file}` could not be read: {error}")))
    };
    let bytes = [read(base)?, read(ours)?, read(theirs)?];
    let write = |content: &[u8]| {
        replace(Utf8Path::new(ours), content).map_err(|error| Failure::unreadable(error.to_string()))
    };
    let Some((_, kind)) = in_ledger(Utf8Path::new(path)) else {
        // No record of ours: nothing but what git does by itself.
        let (text, open) = by_line(here, [ours, base, theirs], &bytes, &names, size)?;
        write(&text)?;
        return Ok(ExitCode::from(if open { FINDINGS } else { CLEAN }));
    };
    // Git is asked how a conflict should look only where there is one: most files have none, and each call takes time.
    let merged = match by_field(kind, &bytes, &markers) {
        Ok(merged) if !merged.conflicts.is_empty() && conflict_style(here).ends_with("diff3") => {
            by_field(kind, &bytes, &Markers { base: Some(&names[1]), ..markers })
        }
        merged => merged,
    };
    match merged {
        Ok(merged) => {
            write(merged.text.as_bytes())?;
            if merged.conflicts.is_empty() {
                return Ok(ExitCode::from(CLEAN));
            }
            warn(&format!("{path}: left to a person: {}", merged.conflicts.join(", ")));
        }
        Err(why) => {
            warn(&format!("{path} is not merged field by field: {why}"));
            let (text, open) = by_line(here, [ours, base, theirs], &bytes, &names, size)?;
            write(&text)?;
            // Lines that go together need not mean anything together: a person has to look at them.
            if !open {
                warn(&format!("{path} is merged line by line; look at it, then `git add {path}`"));
            }
        }
    }
    Ok(ExitCode::from(FINDINGS))
}

/// The merged record; why there is none.
fn by_field(kind: RecordKind, bytes: &[Vec<u8>; 3], markers: &Markers<'_>) -> Result<Merged, String> {
    if bytes.iter().any(|bytes| bytes.len() as u64 > LARGEST_RECORD) {
        return Err(format!("a side is larger than {LARGEST_RECORD} bytes, the most a record may have"));
    }
    let [Some(base), Some(ours), Some(theirs)] =
        bytes.each_ref().map(|bytes| std::str::from_utf8(bytes).ok())
    else {
        return Err("a side is not UTF-8".to_owned());
    };
    let merged = merge(kind, [base, ours, theirs], markers).map_err(|why| why.to_string())?;
    // Where both sides added the file there is no base, and nothing in it to be wrong.
    let sides = [base, ours, theirs].into_iter().filter(|side| !side.trim().is_empty());
    match fault(kind, &merged.text, markers.size) {
        Some(why) if sides.into_iter().all(|side| fault(kind, side, markers.size).is_none()) => {
            Err(format!("what would come out is no valid record: {why}"))
        }
        _ => Ok(merged),
    }
}

/// What is wrong with a record, whichever side its conflicts are decided for.
fn fault(kind: RecordKind, text: &str, size: usize) -> Option<String> {
    let sides = [MarkerSide::Ours, MarkerSide::Theirs].map(|side| resolve(text, size, side));
    sides.iter().find_map(|text| {
        let bytes = text.as_bytes();
        let faults = match kind {
            RecordKind::Claim => decode::<Claim>(bytes).err(),
            RecordKind::Source => decode::<Source>(bytes).err(),
            RecordKind::Vocabulary => decode::<Vocabulary>(bytes).err(),
            RecordKind::Settings => decode::<Settings>(bytes).err(),
        };
        faults.map(|faults| faults.first().map(|fault| fault.message.clone()).unwrap_or_default())
    })
}

/// What git makes of the lines, and whether something is left open. Of what is no text, our side stays.
fn by_line(
    folder: &Utf8Path,
    files: [&str; 3],
    bytes: &[Vec<u8>; 3],
    [ours, base, theirs]: &[String; 3],
    size: usize,
) -> Result<(Vec<u8>, bool), Failure> {
    if bytes.iter().any(|bytes| bytes.contains(&0)) {
        return Ok((bytes[1].clone(), true));
    }
    merge_lines(folder, files, [ours, base, theirs], size)
        .map_err(|error| Failure::unreadable(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKERS: Markers<'static> = Markers { size: 7, ours: "ours", theirs: "theirs", base: None };
    const BASE: &str = "id: a\nstatement: The bridge is long.\nstatus: unverified\n";

    fn merged(sides: [&str; 3]) -> Result<Merged, String> {
        by_field(RecordKind::Claim, &sides.map(|side| side.as_bytes().to_vec()), &MARKERS)
    }

    #[test]
    fn a_fault_is_found_on_either_side_of_a_conflict() {
        assert_eq!(fault(RecordKind::Claim, BASE, 7), None);
        let open = |status: &str| {
            BASE.replace(
                "status: unverified\n",
                &format!("<<<<<<< a\nstatus: unverified\n=======\nstatus: {status}\n>>>>>>> b\n"),
            )
        };
        assert_eq!(fault(RecordKind::Claim, &open("supported"), 7), None);
        assert!(fault(RecordKind::Claim, &open("fine"), 7).is_some());
    }

    #[test]
    fn a_record_that_was_wrong_before_is_still_merged_by_field() {
        let wrong = BASE.to_owned() + "colour: red\n";
        let theirs = BASE.replace("long", "short");
        let found = merged([&wrong, &wrong, &(theirs.clone() + "colour: red\n")]).unwrap();
        assert_eq!((found.text, found.conflicts), (theirs + "colour: red\n", Vec::new()));
    }

    #[test]
    fn what_is_too_large_or_no_text_is_not_merged_by_field() {
        let large = format!("{BASE}rationale: {}\n", "x".repeat(usize::try_from(LARGEST_RECORD).unwrap()));
        assert!(merged([BASE, &large, BASE]).unwrap_err().starts_with("a side is larger than "));
        let bytes = [BASE.as_bytes().to_vec(), vec![0xff], BASE.as_bytes().to_vec()];
        assert_eq!(by_field(RecordKind::Claim, &bytes, &MARKERS), Err("a side is not UTF-8".to_owned()));
    }
}
