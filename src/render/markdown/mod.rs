//! Markdown for the summary of a step and for a comment on a change: worst first, in groups of one claim.
//!
//! The first line is a comment that no text of a record can be, by which a workflow finds its own earlier comment. Each
//! finding ends with its fingerprint as another such comment, so that the next run knows what is settled.

mod earlier;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

pub use self::earlier::Comment;
use super::human::{SETTLED, summary};
use super::inert::told;
use super::limited::{LONGEST, Limited};
use super::subject::{Homes, Subject};
use super::surface::{percent_encoded, shortened};
use super::{Surface, count, inert};
use crate::check::{Judged, Outcome, Suppressed};
use crate::finding::Severity;
use crate::rules::catalogue;
use earlier::Told;

/// What stays free for what is settled and for the counts of what has no room, in characters.
const ENDING: usize = 8_000;
/// The longest message in bytes, before it is made safe.
const MESSAGE: usize = 1_500;
/// The longest line below a message, likewise, and how many there are of each kind.
const LINE: usize = 400;
const LINES: usize = 5;

/// How a comment is wanted.
#[derive(Debug, Clone, Copy, Default)]
pub struct MarkdownOptions<'a> {
    /// Whether every note is shown, or only how many there are.
    pub notes: bool,
    /// The comment of an earlier run: what it tells and is found no more is struck through.
    pub previous: Option<&'a Comment>,
}

/// The outcome as Markdown; at most 60,000 characters.
pub fn markdown(outcome: &Outcome, surface: Surface<'_>, options: MarkdownOptions<'_>) -> String {
    let shown = |judged: &&Judged| {
        options.notes || judged.finding.severity > Severity::Note || judged.finding.rule == SETTLED
    };
    let mut page = Limited::shown_by("factlock check");
    page.push(&marker(surface));
    page.push(&format!("\n### factlock: {}\n\n", headline(outcome)));
    let mut text = String::new();
    summary(outcome, &mut text);
    let lines: Vec<String> = text.lines().take(10).map(|line| told(&shortened(line, LINE))).collect();
    page.push(&format!("{}\n", lines.join("<br>\n")));
    page.within(LONGEST - ENDING, &blocks(outcome, surface, options.notes, shown), "finding");
    if !options.notes {
        page.push(&folded(outcome));
    }
    if let Some(previous) = options.previous {
        let settled = settled(outcome, previous);
        if !settled.is_empty() {
            page.push("\n#### No longer found\n\n");
            page.within(LONGEST - 200, &settled, "settled finding");
        }
    }
    page.text()
}

/// The first line, which tells the comment of one ledger from any other.
fn marker(surface: Surface<'_>) -> String {
    match surface.path("".into()).as_str() {
        "" => "<!-- factlock -->".to_owned(),
        // No ledger is named by thousands of characters, and no path has a `>` when it is encoded.
        ledger => format!("<!-- factlock {} -->", shortened(&percent_encoded(ledger), 1_000)),
    }
}

fn headline(outcome: &Outcome) -> String {
    let summary = &outcome.summary;
    let kinds = [(summary.errors, "error"), (summary.warnings, "warning"), (summary.notes, "note")];
    let there: Vec<String> = kinds
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, noun)| count(*number as u64, noun))
        .collect();
    if there.is_empty() { "nothing found".to_owned() } else { there.join(", ") }
}

/// A block for each finding, the first of each group with its heading. Notes are told in a line unless they are asked for.
fn blocks(
    outcome: &Outcome,
    surface: Surface<'_>,
    notes: bool,
    shown: impl Fn(&&Judged) -> bool,
) -> Vec<String> {
    let homes = Homes::of(outcome);
    let mut order: Vec<Subject<'_>> = Vec::new();
    let mut groups: BTreeMap<Subject<'_>, Vec<&Judged>> = BTreeMap::new();
    for judged in outcome.findings.iter().filter(shown) {
        let group = groups.entry(homes.home(judged)).or_default();
        if group.is_empty() {
            order.push(homes.home(judged));
        }
        group.push(judged);
    }
    let mut blocks = Vec::new();
    for subject in order {
        for (number, judged) in groups[&subject].iter().enumerate() {
            let heading = if number == 0 { heading(subject) } else { String::new() };
            let in_full = notes || judged.finding.severity > Severity::Note;
            let block = if in_full { block(judged, surface) } else { Told::of(judged, surface).line() };
            blocks.push(heading + &block);
        }
    }
    blocks
}

fn heading(subject: Subject<'_>) -> String {
    let name = match subject {
        Subject::Claim(id) => cut(id, LINE),
        Subject::Source(id) => format!("source {}", cut(id, LINE)),
        Subject::File(path) => cut(path, LINE),
    };
    format!("\n#### {name}\n\n")
}

fn block(judged: &Judged, surface: Surface<'_>) -> String {
    let finding = &judged.finding;
    let mut out = Told::of(judged, surface).line();
    let mut below = |text: String| {
        let _ = writeln!(out, "  - {text}");
    };
    if !judged.primary.label.is_empty() {
        below(told(&shortened(&judged.primary.label, LINE)));
    }
    for place in judged.related.iter().take(LINES) {
        below(format!(
            "{}: {}",
            cut(&format!("{}:{}", surface.path(&place.file), place.start.line), LINE),
            cut(&place.label, LINE)
        ));
    }
    for note in finding.notes.iter().take(LINES) {
        below(cut(note, LINE));
    }
    if let Some(help) = &finding.help {
        // What is to be typed stands as code, to the letter.
        below(format!("help: {}", told(&shortened(help, LINE))));
    }
    out
}

/// How many notes there are of each rule.
fn folded(outcome: &Outcome) -> String {
    let counted = catalogue().filter(|rule| rule.name != SETTLED).filter_map(|rule| {
        let is =
            |judged: &&Judged| judged.finding.rule == rule.name && judged.finding.severity == Severity::Note;
        let number = outcome.findings.iter().filter(is).count();
        (number > 0).then(|| format!("{number} {}", rule.name))
    });
    let counted: Vec<String> = counted.collect();
    if counted.is_empty() { String::new() } else { format!("\nNotes: {}\n", counted.join(", ")) }
}

/// What an earlier comment tells and is found no more, each struck through.
fn settled(outcome: &Outcome, previous: &Comment) -> Vec<String> {
    let open: BTreeSet<&str> = outcome.findings.iter().map(|judged| judged.fingerprint.as_str()).collect();
    let passed_over = |told: &Told| {
        let is = |one: &&Suppressed| one.judged.fingerprint == told.fingerprint;
        outcome.suppressed.iter().any(|one| is(&one))
    };
    let gone = previous.told.iter().filter(|told| !open.contains(told.fingerprint.as_str()));
    gone.map(|told| told.struck(passed_over(told))).collect()
}

/// The beginning of a text, safe for Markdown.
fn cut(text: &str, bytes: usize) -> String {
    inert(&shortened(text, bytes))
}
