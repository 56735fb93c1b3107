//! The corrections log, to bytes: for people, for a page, for programs.

use std::fmt::Write as _;

use serde::Serialize;

use super::{count, inert, visible};
use crate::diff::{Became, LogEntry};
use crate::tree::Begins;

/// What the document of `log --format json` holds, for its readers.
pub const LOG_JSON_PAGE: &str = include_str!("claim_log.md");

const VERSION: u32 = 1;

/// How a status changed: `supported -> disputed`, `first published as supported`, `dropped: supported`.
fn change(entry: &LogEntry, arrow: &str) -> String {
    let (from, to) = (entry.from.unwrap_or_default(), entry.to.unwrap_or_default());
    match entry.became {
        Became::Published => format!("first published as {to}"),
        Became::PublishedAgain if from == to => format!("published again as {to} (dropped in between)"),
        Became::PublishedAgain => format!("published again as {to} (dropped in between, and {from} before)"),
        Became::Changed => format!("{from} {arrow} {to}"),
        Became::Reworded => format!("reworded, and still {to}"),
        Became::Renamed => "called otherwise".to_owned(),
        Became::Dropped => format!("dropped: {from}"),
        Became::Stood => format!("{to} where the history at hand begins"),
    }
}

/// Where a history begins that is not whole, in a sentence without its end.
pub fn begins_words(begins: &Begins) -> String {
    /// Nobody looks up more.
    const SHOWN: usize = 3;
    let commits: Vec<&str> = begins.commits.iter().map(|commit| digits(commit)).collect();
    let named = match commits.as_slice() {
        [one] => (*one).to_owned(),
        [first @ .., last] if commits.len() <= SHOWN => format!("{} and {last}", first.join(", ")),
        more => format!(
            "{} and {} more",
            more[..SHOWN.min(more.len())].join(", "),
            more.len() - SHOWN.min(more.len())
        ),
    };
    let noun = if commits.len() == 1 { "commit" } else { "commits" };
    format!(
        "history begins at {noun} {named} ({}), because the clone is shallow; earlier corrections are not in it",
        begins.date
    )
}

fn digits(commit: &str) -> &str {
    commit.get(..10).unwrap_or(commit)
}

/// The log for a person, the newest first.
pub fn claim_log_text(log: &[LogEntry], begins: Option<&Begins>) -> String {
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
    if let Some(begins) = begins {
        let _ = writeln!(out, "{}", begins_words(begins));
    }
    out
}

/// The log as Markdown, a list with the newest first.
pub fn claim_log_markdown(log: &[LogEntry], begins: Option<&Begins>) -> String {
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
    match begins {
        Some(begins) => {
            let gap = if log.is_empty() { "" } else { "\n" };
            let _ = writeln!(out, "{gap}The {}.", begins_words(begins));
        }
        None if log.is_empty() => out.push_str("No status was changed.\n"),
        None => {}
    }
    out
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    begins: Option<&'a Begins>,
    entries: &'a [LogEntry],
}

/// The log as one JSON document with a line feed at its end.
pub fn claim_log_json(log: &[LogEntry], begins: Option<&Begins>) -> String {
    let document = Document { version: VERSION, begins, entries: log };
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}
