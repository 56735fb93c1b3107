//! Changes for people: inline while that reads well, else the old and the new sentence; then the quotes they touch.

use std::fmt::Write as _;

use super::phrase::{TagWords, disclosure, headline, places, reads_well, tag_words, why};
use super::summary::summary;
use crate::diff::{Change, Fate, Operation, Part, Revision, Side, Tag, Touched, Weight};
use crate::render::{count, visible};

/// How the terminal wants it.
#[derive(Debug, Clone, Copy)]
pub struct DiffOptions {
    /// Whether to colour; the codes are those of ANSI.
    pub colour: bool,
    /// Columns of a line.
    pub width: usize,
}

/// Colours by what they mean; the marks around words say the same without them.
#[derive(Clone, Copy)]
enum Paint {
    Old,
    New,
    Grave,
    Plain,
}

/// What a revision changed, for a person.
pub fn diff_terminal(revision: &Revision<'_>, options: DiffOptions) -> String {
    let page = Page { revision, options };
    let mut out = format!("{} -> {}\n\n", visible(revision.old), visible(revision.new));
    for change in &revision.diff.changes {
        page.change(change, &mut out);
    }
    if !revision.touched.is_empty() {
        let _ = writeln!(out, "{} touched:\n", count(revision.touched.len() as u64, "quote"));
        for touched in revision.touched {
            page.touched(touched, &mut out);
        }
    }
    out + &summary(revision) + "\n"
}

struct Page<'a> {
    revision: &'a Revision<'a>,
    options: DiffOptions,
}

impl Page<'_> {
    fn paint(&self, paint: Paint, text: &str) -> String {
        let code = match paint {
            Paint::Old => "31",
            Paint::New => "32",
            Paint::Grave => "1",
            Paint::Plain => "",
        };
        if self.options.colour && !code.is_empty() {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }

    fn change(&self, change: &Change, out: &mut String) {
        let diff = self.revision.diff;
        let paint = if change.weight == Weight::Material { Paint::Grave } else { Paint::Plain };
        let head = self.paint(paint, &headline(change));
        let _ = writeln!(out, "{head}: {}", visible(&change.reason));
        let _ = writeln!(out, "  {}", places(diff, change));
        let old: Vec<&str> = change.old.iter().map(|&at| diff.old[at].text.as_str()).collect();
        let new: Vec<&str> = change.new.iter().map(|&at| diff.new[at].text.as_str()).collect();
        match change.operation {
            Operation::Move => self.lines("  ", Paint::Plain, &new.join(" "), out),
            _ if reads_well(&change.words) => {
                let words: String = change.words.iter().map(|part| self.part(part)).collect();
                self.lines("  ", Paint::Plain, &words, out);
            }
            _ => {
                for text in old {
                    self.lines("  - ", Paint::Old, &one_line(text), out);
                }
                for text in new {
                    self.lines("  + ", Paint::New, &one_line(text), out);
                }
            }
        }
        for tag in &change.tags {
            let _ = writeln!(out, "  = {}", visible(&told(tag)));
        }
        if let Some(told) = disclosure(diff, change) {
            let _ = writeln!(out, "  = {told}");
        }
        out.push('\n');
    }

    fn part(&self, part: &Part) -> String {
        let trimmed = part.text.trim_end();
        let space = if trimmed.len() < part.text.len() { " " } else { "" };
        let words = one_line(trimmed);
        match part.side {
            Side::Both => words + space,
            Side::Old => self.paint(Paint::Old, &format!("[-{words}-]")) + space,
            Side::New => self.paint(Paint::New, &format!("{{+{words}+}}")) + space,
        }
    }

    /// Text in lines of the terminal's width, each with the same indent.
    fn lines(&self, mark: &str, paint: Paint, text: &str, out: &mut String) {
        let indent = " ".repeat(mark.len());
        for (number, line) in wrapped(text, self.options.width - mark.len()).iter().enumerate() {
            let _ = writeln!(out, "{}{}", if number == 0 { mark } else { &indent }, self.paint(paint, line));
        }
    }

    fn touched(&self, touched: &Touched<'_>, out: &mut String) {
        let by = match touched.quoted.by {
            Some((claim, role)) => format!("{} of `{claim}`", role.phrase()),
            None => format!("quote {}", touched.index + 1),
        };
        let _ = writeln!(
            out,
            "{} {}: {}",
            visible(&by),
            touched.fate.phrase(),
            why(self.revision.diff, &touched.fate)
        );
        if let Fate::Altered { words, .. } = &touched.fate {
            let words: String = words.iter().map(|part| self.part(part)).collect();
            self.lines("  ", Paint::Plain, &words, out);
        } else {
            self.lines("  ", Paint::Plain, &format!("\"{}\"", one_line(touched.quoted.quote.exact)), out);
        }
        out.push('\n');
    }
}

/// `number: $294,000 -> $295,000 (+1,000 $)`.
fn told(tag: &Tag) -> String {
    let TagWords { head, old, new, difference } = tag_words(tag);
    let words: Vec<String> = [old, new].into_iter().flatten().map(one_line).collect();
    let difference = difference.map(|difference| format!(" ({difference})")).unwrap_or_default();
    format!("{head}: {}{difference}", words.join(" -> "))
}

pub(in crate::render) fn one_line(text: &str) -> String {
    let lead = if text.starts_with(char::is_whitespace) { " " } else { "" };
    visible(&format!("{lead}{}", text.split_whitespace().collect::<Vec<_>>().join(" "))).into_owned()
}

/// Words in lines of at most this many characters; codes of colour do not count.
pub(in crate::render) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length = plain_len(word);
        if used > 0 && used + 1 + length > width {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += length;
        }
    }
    lines
}

/// How many characters a word shows.
fn plain_len(word: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for c in word.chars() {
        match c {
            '\u{1b}' => inside = true,
            'm' if inside => inside = false,
            _ if inside => {}
            _ => count += 1,
        }
    }
    count
}
