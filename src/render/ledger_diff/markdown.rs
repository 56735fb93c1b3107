//! What changed between two ledgers, as Markdown for a pull request: the gravest first, cut where a forge would.

use std::fmt::Write as _;

use super::LedgerRevision;
use super::phrase::{headline, is_short, kind, label, summary, unread, worth_a_line};
use crate::diff::{Act, FieldChange, FindingChange, RecordChange};
use crate::render::diff::{cut, cut_sentence, reads_well, words};
use crate::render::limited::{LONGEST, Limited};
use crate::render::{count, inert};

/// Room for the lines that end the page.
const ENDING: usize = 1_000;
/// The words of one record take no more.
const LONGEST_RECORD: usize = 12_000;
/// A longer value is cut.
const LONGEST_VALUE: usize = 1_500;

/// What changed between two ledgers, for a pull request; at most 60,000 characters.
pub fn ledger_diff_markdown(revision: &LedgerRevision<'_>) -> String {
    let diff = revision.diff;
    let name = |name: &str| cut(name, 200);
    let mut page = Limited::shown_by("factlock diff");
    page.push(&format!(
        "### Claims: {} → {}\n\n{}\n\n",
        name(revision.old),
        name(revision.new),
        inert(&summary(diff))
    ));
    let findings = diff.findings.iter().flat_map(|findings| {
        [section("appeared", &findings.appeared), section("settled", &findings.settled)].into_iter().flatten()
    });
    // What a check says of the change stands in front, within a quarter of the page.
    for section in findings {
        page.within(LONGEST / 4, &section, "finding");
    }
    for file in &diff.unread {
        page.within(
            LONGEST / 3,
            &[format!("- not compared: {}\n", cut_sentence(&unread(file, revision.old, revision.new), 500))],
            "file",
        );
    }
    let records: Vec<String> = diff.changes.iter().map(record).collect();
    page.within(LONGEST - ENDING, &records, "changed record");
    page.text()
}

fn record(change: &RecordChange) -> String {
    let mark = if change.weight().alarm().is_some() { "⚠️ " } else { "" };
    let mut out = format!("#### {mark}{} {}: {}\n\n", kind(change.kind), inert(&change.id), headline(change));
    if !change.about.is_empty() && !change.fields.iter().any(|field| field.field == "statement") {
        let _ = writeln!(out, "{}\n", cut(&change.about, LONGEST_VALUE));
    }
    let mut used = out.chars().count();
    for (number, field) in change.fields.iter().enumerate() {
        let line = self::field(field, change.act);
        used += line.chars().count();
        if used > LONGEST_RECORD {
            let _ = writeln!(out, "- and {} more", count((change.fields.len() - number) as u64, "change"));
            break;
        }
        out.push_str(&line);
    }
    out.push('\n');
    out
}

fn field(field: &FieldChange, whole: Act) -> String {
    let label = cut_sentence(&label(field, whole), 300);
    let value = |value: &str| cut(value, LONGEST_VALUE);
    let because =
        field.because.as_deref().map(|why| format!(", because: {}", value(why))).unwrap_or_default();
    let length = field.words.iter().map(|part| part.text.len()).sum::<usize>();
    match (field.old.as_deref(), field.new.as_deref()) {
        _ if reads_well(&field.words) && length <= LONGEST_VALUE => {
            format!("- {label}: {}\n", words(&field.words))
        }
        (Some(old), Some(new)) if is_short(old) && is_short(new) => {
            format!("- {label}: {} → **{}**{because}\n", value(old), value(new))
        }
        (Some(old), Some(new)) => {
            format!("- {label}:\n  - <del>{}</del>\n  - <ins>{}</ins>\n", value(old), value(new))
        }
        (old, new) => {
            let told = old.or(new).filter(|told| !told.is_empty());
            let told = told.map(|told| format!(": {}", value(told))).unwrap_or_default();
            format!("- {label}{told}{because}\n")
        }
    }
}

/// The lines of a list of findings.
fn section(what: &str, findings: &[FindingChange]) -> Option<Vec<String>> {
    let (worse, notes) = worth_a_line(findings);
    if findings.is_empty() {
        return None;
    }
    let mut lines = vec![format!("**{} {what}**\n\n", count(findings.len() as u64, "finding"))];
    lines.extend(worse.into_iter().map(|finding| {
        let FindingChange { severity, rule, message, file, line, .. } = finding;
        format!(
            "- {severity} `{rule}` in {}, line {line}: {}\n",
            cut(file.as_str(), 300),
            cut_sentence(message, LONGEST_VALUE)
        )
    }));
    if notes > 0 {
        lines.push(format!("- {}\n", count(notes as u64, "note")));
    }
    if let Some(last) = lines.last_mut() {
        last.push('\n');
    }
    Some(lines)
}
