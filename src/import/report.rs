//! The log as one JSON document, for programs.

use serde::{Serialize, Serializer};

use super::Import;
use super::log::{Fate, Log, Outcome, RecordLine};

/// What became of every record and every value.
pub fn report(import: &Import, dry_run: bool) -> String {
    let log = &import.log;
    let records =
        |wanted: fn(&Outcome) -> bool| log.records.iter().filter(|record| wanted(&record.outcome)).count();
    let (claims, sources, entities) = import.plan.new;
    let [kept, changed, not_kept] = log.totals();
    let document = Document {
        version: 1,
        dry_run,
        files: log.files.iter().map(|file| file.as_str()).collect(),
        summary: Summary {
            records: log.records.len(),
            new: records(|outcome| *outcome == Outcome::New),
            same: records(|outcome| *outcome == Outcome::Same),
            edited: records(|outcome| *outcome == Outcome::Edited),
            duplicates: records(|outcome| matches!(outcome, Outcome::Duplicate { .. })),
            refused: records(|outcome| matches!(outcome, Outcome::Refused { .. })),
            claims,
            sources,
            entities,
            kept,
            changed,
            not_kept,
        },
        written: import.plan.files.iter().map(|file| file.path.as_str()).collect(),
        unmapped: import.plan.unmapped.iter().map(|(claim, why)| Unmapped { claim, why }).collect(),
        records: log.records.iter().map(|record| of_record(log, record)).collect(),
        values: Values(log),
    };
    crate::render::embeddable(&serde_json::to_string_pretty(&document).unwrap_or_default()) + "\n"
}

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    dry_run: bool,
    files: Vec<&'a str>,
    summary: Summary,
    written: Vec<&'a str>,
    unmapped: Vec<Unmapped<'a>>,
    records: Vec<Record<'a>>,
    values: Values<'a>,
}

#[derive(Serialize)]
struct Summary {
    records: usize,
    new: usize,
    same: usize,
    edited: usize,
    duplicates: usize,
    refused: usize,
    claims: usize,
    sources: usize,
    entities: usize,
    kept: usize,
    changed: usize,
    not_kept: usize,
}

#[derive(Serialize)]
struct Unmapped<'a> {
    claim: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct Record<'a> {
    file: Option<&'a str>,
    place: &'a str,
    claim: Option<&'a str>,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
}

fn of_record<'a>(log: &'a Log, record: &'a RecordLine) -> Record<'a> {
    let (outcome, of, why) = match &record.outcome {
        Outcome::New => ("new", None, None),
        Outcome::Same => ("same", None, None),
        Outcome::Edited => ("edited", None, None),
        Outcome::Duplicate { of } => ("duplicate", Some(*of), None),
        Outcome::Refused { why } => ("refused", None, Some(why.as_str())),
    };
    let file = log.files.get(record.file).map(|file| file.as_str());
    Record { file, place: &record.place, claim: record.claim.as_deref(), outcome, of, why }
}

/// The values, made one by one as they are written: there may be millions.
struct Values<'a>(&'a Log);

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let log = self.0;
        serializer.collect_seq(log.lines().map(|line| {
            let (fate, into, how, why) = match line.fate {
                Fate::Kept { into } => ("kept", Some(into), None, None),
                Fate::Changed { into, how } => ("changed", Some(into), Some(how), None),
                Fate::NotKept { why } => ("not-kept", None, None, Some(why)),
            };
            let file = log.files.get(line.file).map(|file| file.as_str());
            let record = line.record.map(|record| record + 1);
            Told { file, record, place: line.place, value: line.value, fate, into, how, why }
        }))
    }
}

#[derive(Serialize)]
struct Told<'a> {
    file: Option<&'a str>,
    record: Option<usize>,
    place: String,
    value: String,
    fate: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    into: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    how: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}
