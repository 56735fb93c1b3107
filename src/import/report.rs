//! The log as one JSON document, for programs.

use serde_json::{Value, json};

use super::Import;
use super::log::{Fate, Line, Log, Outcome, RecordLine};

/// What became of every record and every value.
pub fn report(import: &Import, dry_run: bool) -> String {
    let log = &import.log;
    let count = |fate: fn(&Fate) -> bool| log.lines.iter().filter(|line| fate(&line.fate)).count();
    let records =
        |wanted: fn(&Outcome) -> bool| log.records.iter().filter(|record| wanted(&record.outcome)).count();
    let (claims, sources, entities) = import.plan.new;
    let document = json!({
        "version": 1,
        "dry_run": dry_run,
        "files": log.files,
        "summary": {
            "records": log.records.len(),
            "new": records(|outcome| *outcome == Outcome::New),
            "same": records(|outcome| *outcome == Outcome::Same),
            "edited": records(|outcome| *outcome == Outcome::Edited),
            "duplicates": records(|outcome| matches!(outcome, Outcome::Duplicate { .. })),
            "refused": records(|outcome| matches!(outcome, Outcome::Refused { .. })),
            "claims": claims,
            "sources": sources,
            "entities": entities,
            "kept": count(|fate| matches!(fate, Fate::Kept { .. })),
            "changed": count(|fate| matches!(fate, Fate::Changed { .. })),
            "not_kept": count(|fate| matches!(fate, Fate::NotKept { .. })),
        },
        "written": import.plan.files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(),
        "unmapped": import.plan.unmapped.iter().map(|(claim, why)| json!({ "claim": claim, "why": why })).collect::<Vec<_>>(),
        "records": log.records.iter().map(|record| of_record(log, record)).collect::<Vec<_>>(),
        "values": log.lines.iter().map(|line| of_line(log, line)).collect::<Vec<_>>(),
    });
    crate::render::embeddable(&serde_json::to_string_pretty(&document).unwrap_or_default()) + "\n"
}

fn of_record(log: &Log, record: &RecordLine) -> Value {
    let mut value =
        json!({ "file": log.files.get(record.file), "place": record.place, "claim": record.claim });
    let (outcome, more) = match &record.outcome {
        Outcome::New => ("new", None),
        Outcome::Same => ("same", None),
        Outcome::Edited => ("edited", None),
        Outcome::Duplicate { of } => ("duplicate", Some(("of", Value::from(*of)))),
        Outcome::Refused { why } => ("refused", Some(("why", Value::from(why.as_str())))),
    };
    value["outcome"] = outcome.into();
    if let Some((key, more)) = more {
        value[key] = more;
    }
    value
}

fn of_line(log: &Log, line: &Line) -> Value {
    let mut value = json!({
        "file": log.files.get(line.file),
        "record": line.record.map(|record| record + 1),
        "place": line.place,
        "value": line.value,
    });
    match &line.fate {
        Fate::Kept { into } => {
            value["fate"] = "kept".into();
            value["into"] = into.as_str().into();
        }
        Fate::Changed { into, how } => {
            value["fate"] = "changed".into();
            value["into"] = into.as_str().into();
            value["how"] = how.as_str().into();
        }
        Fate::NotKept { why } => {
            value["fate"] = "not-kept".into();
            value["why"] = why.as_str().into();
        }
    }
    value
}
