//! The log in words: what was kept is counted, what was not is told, the same of many records in one line.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Import;
use super::log::{Fate, Line, Log, Outcome};
use crate::render::{count, grouped, visible};

/// More kinds of losses are not told one by one.
const MOST_KINDS: usize = 40;

/// What became of the records and their values, for people.
pub fn told(import: &Import, dry_run: bool) -> String {
    let log = &import.log;
    let mut out = String::new();
    outcomes(log, &mut out);
    kinds(log, "not kept", |fate| matches!(fate, Fate::NotKept { .. }), &mut out);
    kinds(log, "changed", |fate| matches!(fate, Fate::Changed { .. }), &mut out);
    for (claim, why) in import.plan.unmapped.iter().take(MOST_KINDS) {
        let _ = writeln!(out, "stays unverified: {claim}: {why}");
    }
    if let Some(more) = import.plan.unmapped.len().checked_sub(MOST_KINDS).filter(|more| *more > 0) {
        let _ = writeln!(out, "and {} that stay unverified", count(more as u64, "claim"));
    }
    if !out.is_empty() {
        out.push('\n');
    }
    let (claims, sources, entities) = import.plan.new;
    let [kept, changed, lost] = log.totals();
    let verb = if dry_run { "would write" } else { "wrote" };
    let _ = writeln!(
        out,
        "{} read; {verb} {}, {} and {}",
        count(log.records.len() as u64, "record"),
        count(claims as u64, "claim"),
        count(sources as u64, "source"),
        count(entities as u64, "claimant"),
    );
    let _ = writeln!(
        out,
        "{} kept, {} changed, {} not kept",
        count(kept as u64, "value"),
        grouped(changed as u64),
        grouped(lost as u64)
    );
    visible(&out).into_owned()
}

fn outcomes(log: &Log, out: &mut String) {
    let refused = log.records.iter().filter_map(|record| match &record.outcome {
        Outcome::Refused { why } => Some((record, why)),
        _ => None,
    });
    for (record, why) in refused.clone().take(MOST_KINDS) {
        let _ = writeln!(out, "not imported: {} {}: {why}", log.files[record.file], record.place);
    }
    let more = refused.skip(MOST_KINDS).count() as u64;
    if more > 0 {
        let _ = writeln!(out, "not imported: {} more; `--report FILE` tells all", count(more, "record"));
    }
    let records = |wanted: fn(&Outcome) -> bool| {
        log.records.iter().filter(|record| wanted(&record.outcome)).count() as u64
    };
    for (number, what) in [
        (records(|outcome| *outcome == Outcome::Same), "there already, as they would be written"),
        (
            records(|outcome| *outcome == Outcome::Edited),
            "of claims that are there already, in other words or with other citations: they are left as they are",
        ),
        (records(|outcome| matches!(outcome, Outcome::Duplicate { .. })), "said again by a later record"),
    ] {
        if number > 0 {
            let _ = writeln!(out, "{}: {what}", count(number, "record"));
        }
    }
}

/// What happened to values, a line for each kind of place and reason, most frequent first.
fn kinds(log: &Log, verb: &str, wanted: impl Fn(&Fate) -> bool, out: &mut String) {
    let mut kinds: BTreeMap<(String, String), (usize, Line)> = BTreeMap::new();
    for line in log.lines().filter(|line| wanted(&line.fate) && log.counts(line)) {
        let reason = match &line.fate {
            Fate::Changed { how, .. } => how.split(": ").next().unwrap_or_default(),
            Fate::NotKept { why } | Fate::Kept { into: why } => why,
        };
        kinds.entry((field_of(log, &line), reason.to_owned())).or_insert((0, line)).0 += 1;
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, (number, _))| std::cmp::Reverse(*number));
    for ((field, reason), (number, line)) in kinds.iter().take(MOST_KINDS) {
        let place = format!("{} {}", log.files[line.file], line.place);
        let times =
            if *number == 1 { String::new() } else { format!(", and {} more", grouped(*number as u64 - 1)) };
        let _ = writeln!(out, "{verb}: {field}: {reason} (`{}` at {place}{times})", line.value);
    }
    let more: usize = kinds.iter().skip(MOST_KINDS).map(|(_, (number, _))| number).sum();
    if more > 0 {
        let _ = writeln!(
            out,
            "{verb}: {} of other kinds; `--report FILE` tells all",
            count(more as u64, "value")
        );
    }
}

/// Which key or column a line is about, wherever its record stands.
fn field_of(log: &Log, line: &Line) -> String {
    let record = line.record.map_or("", |record| log.records[record].place.as_str());
    let below = line.place.strip_prefix(record).unwrap_or(&line.place);
    let mut field = String::new();
    let mut inside = false;
    // Which entry of a list it is says nothing of the kind.
    for c in below.trim_start_matches(['.', ',', ' ']).chars() {
        match c {
            '[' => inside = true,
            ']' => inside = false,
            c if inside && c.is_ascii_digit() => {}
            c => field.push(c),
        }
    }
    if field.is_empty() { "record".to_owned() } else { field }
}
