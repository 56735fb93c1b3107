//! What changed between two ledgers, for people: the gravest first, inline while that reads well.

use std::fmt::Write as _;

use super::LedgerRevision;
use super::phrase::{headline, is_short, kind, label, summary, unread, worth_a_line};
use crate::diff::{Act, FieldChange, FindingChange, Part, RecordChange, Side};
use crate::render::diff::{one_line, reads_well, wrapped};
use crate::render::{DiffOptions, count, visible};

/// What changed between two ledgers, for a person.
pub fn ledger_diff_terminal(revision: &LedgerRevision<'_>, options: DiffOptions) -> String {
    let page = Page { options };
    let mut out = format!("{} -> {}\n\n", visible(revision.old), visible(revision.new));
    for change in &revision.diff.changes {
        page.record(change, &mut out);
    }
    if let Some(findings) = &revision.diff.findings {
        page.findings("appeared", &findings.appeared, &mut out);
        page.findings("settled", &findings.settled, &mut out);
    }
    for file in &revision.diff.unread {
        let _ = writeln!(out, "not compared: {}\n", one_line(&unread(file, revision.old, revision.new)));
    }
    out + &summary(revision.diff) + "\n"
}

/// Records that changed, for a person, without a head and a sum.
pub fn record_changes_terminal(changes: &[RecordChange], options: DiffOptions) -> String {
    let mut out = String::new();
    for change in changes {
        Page { options }.record(change, &mut out);
    }
    out
}

struct Page {
    options: DiffOptions,
}

const OLD: &str = "31";
const NEW: &str = "32";
const BOLD: &str = "1";
const ALARM: &str = "1;31";

impl Page {
    fn paint(&self, code: &str, text: &str) -> String {
        if self.options.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn record(&self, change: &RecordChange, out: &mut String) {
        let (mark, code) = match (change.weight().alarm(), change.act) {
            (Some(_), _) => ("!", ALARM),
            (None, Act::Added) => ("+", BOLD),
            (None, Act::Dropped) => ("-", BOLD),
            (None, Act::Altered) => ("~", BOLD),
        };
        let head = format!("{mark} {} {}", kind(change.kind), one_line(&change.id));
        let _ = writeln!(out, "{}: {}", self.paint(code, &head), headline(change));
        if !change.about.is_empty() && !change.fields.iter().any(|field| field.field == "statement") {
            self.lines("    ", None, &one_line(&change.about), out);
        }
        for field in &change.fields {
            self.field(field, change.act, out);
        }
        out.push('\n');
    }

    fn field(&self, field: &FieldChange, whole: Act, out: &mut String) {
        let label = one_line(&label(field, whole));
        let text = |value: &Option<String>| value.as_deref().map(one_line);
        match (text(&field.old), text(&field.new)) {
            _ if reads_well(&field.words) => {
                let words: String = field.words.iter().map(|part| self.part(part)).collect();
                self.lines("  ", None, &format!("{label}: {words}"), out);
            }
            (Some(old), Some(new)) if is_short(&old) && is_short(&new) => {
                let because = field.because.as_deref().map(|why| format!(", because: {}", one_line(why)));
                let told = format!("{label}: {old} -> {new}{}", because.unwrap_or_default());
                self.lines("  ", None, &told, out);
            }
            (Some(old), Some(new)) => {
                let _ = writeln!(out, "  {label}:");
                self.lines("    - ", Some(OLD), &old, out);
                self.lines("    + ", Some(NEW), &new, out);
            }
            (old, new) => {
                let value = old.or(new).filter(|value| !value.is_empty());
                let because = field.because.as_deref().map(|why| format!(", because: {}", one_line(why)));
                let value = value.map(|value| format!(": {value}")).unwrap_or_default();
                self.lines("  ", None, &format!("{label}{value}{}", because.unwrap_or_default()), out);
            }
        }
    }

    fn part(&self, part: &Part) -> String {
        let trimmed = part.text.trim_end();
        let space = if trimmed.len() < part.text.len() { " " } else { "" };
        let words = one_line(trimmed);
        match part.side {
            Side::Both => words + space,
            Side::Old => self.paint(OLD, &format!("[-{words}-]")) + space,
            Side::New => self.paint(NEW, &format!("{{+{words}+}}")) + space,
        }
    }

    /// Text in lines of the terminal's width, the first behind a mark, the others indented a little more.
    fn lines(&self, mark: &str, code: Option<&str>, text: &str, out: &mut String) {
        let indent = if mark.trim().is_empty() { format!("{mark}  ") } else { " ".repeat(mark.len()) };
        for (number, line) in wrapped(text, self.options.width - indent.len()).iter().enumerate() {
            let line = code.map_or_else(|| line.clone(), |code| self.paint(code, line));
            let _ = writeln!(out, "{}{line}", if number == 0 { mark } else { &indent });
        }
    }

    fn findings(&self, what: &str, findings: &[FindingChange], out: &mut String) {
        let (worse, notes) = worth_a_line(findings);
        if findings.is_empty() {
            return;
        }
        let _ = writeln!(out, "{} {what}:", count(findings.len() as u64, "finding"));
        for finding in worse {
            let FindingChange { severity, rule, message, file, line, .. } = finding;
            let code = if what == "settled" { NEW } else { OLD };
            let head = self.paint(code, &format!("{severity}[{rule}]"));
            self.lines(
                "  ",
                None,
                &format!("{head} {}:{line}: {}", one_line(file.as_str()), one_line(message)),
                out,
            );
        }
        if notes > 0 {
            let _ = writeln!(out, "  {}", count(notes as u64, "note"));
        }
        out.push('\n');
    }
}
