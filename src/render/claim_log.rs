//! The corrections log, to bytes: for people, for a page, for programs.

use std::fmt::Write as _;

use serde::Serialize;

use super::{count, inert, visible};
use crate::diff::LogEntry;

/// What the document of `log --format json` holds, for its readers.
pub const LOG_JSON_PAGE: &str = include_str!("claim_log.md");

const VERSION: u32 = 1;

/// How a status changed: `supported -> disputed`, `first published as supported`, `dropped: supported`.
fn change(entry: &LogEntry, arrow: &str) -> String {
    match (entry.from, entry.to) {
        (Some(from), Some(to)) if from == to => "reworded".to_owned(),
        (Some(from), Some(to)) => format!("{from} {arrow} {to}"),
        (None, Some(to)) => format!("first published as {to}"),
        (Some(from), None) => format!("dropped: {from}"),
        (None, None) => String::new(),
    }
}

fn digits(commit: &str) -> &str {
    commit.get(..10).unwrap_or(commit)
}

/// The log for a person, the newest first.
pub fn claim_log_text(log: &[LogEntry]) -> String {
    let mut out = String::new();
    for entry in log {
        let _ = writeln!(out, "{}  {}: {}", entry.date, visible(&entry.claim), change(entry, "->"));
        let _ = writeln!(out, "    {}", visible(&entry.statement));
        if let Some(old) = &entry.old_statement {
            let _ = writeln!(out, "    before: {}", visible(old));
        }
        if let Some(because) = &entry.because {
            let _ = writeln!(out, "    because: {}", visible(because));
        }
        let _ = writeln!(
            out,
            "    {}, commit {}: {}\n",
            visible(&entry.author),
            digits(&entry.commit),
            visible(&entry.subject)
        );
    }
    let _ = writeln!(out, "{}", count(log.len() as u64, "change"));
    out
}

/// The log as Markdown, a list with the newest first.
pub fn claim_log_markdown(log: &[LogEntry]) -> String {
    let mut out = String::from("## Corrections\n\n");
    for entry in log {
        let _ = writeln!(out, "- {}: **{}**, {}", entry.date, inert(&entry.claim), change(entry, "→"));
        let _ = writeln!(out, "  - {}", inert(&entry.statement));
        if let Some(old) = &entry.old_statement {
            let _ = writeln!(out, "  - before: {}", inert(old));
        }
        if let Some(because) = &entry.because {
            let _ = writeln!(out, "  - because: {}", inert(because));
        }
        let _ = writeln!(
            out,
            "  - {}, `{}`: {}",
            inert(&entry.author),
            digits(&entry.commit),
            inert(&entry.subject)
        );
    }
    if log.is_empty() {
        out.push_str("No status was changed.\n");
    }
    out
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    entries: &'a [LogEntry],
}

/// The log as one JSON document with a line feed at its end.
pub fn claim_log_json(log: &[LogEntry]) -> String {
    let mut text =
        serde_json::to_string_pretty(&Document { version: VERSION, entries: log }).unwrap_or_default();
    text.push('\n');
    text
}
