//! Changes for people: inline while that reads well, else the old and the new sentence; then the quotes they touch.

use std::fmt::Write as _;

use super::summary::{is_undisclosed, summary};
use crate::diff::{
    Anchor, Change, Effect, Fate, Operation, Part, Revision, Sentence, Side, Tag, Touched, Value, Weight,
    grouped,
};
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
        let head = format!("{}, {}", change.operation.phrase(), change.weight.phrase());
        let _ = writeln!(out, "{}: {}", self.paint(paint, &head), visible(&change.reason));
        let _ = writeln!(out, "  {}", places(&diff.old, &diff.new, change));
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
        self.disclosure(change, out);
        out.push('\n');
    }

    fn disclosure(&self, change: &Change, out: &mut String) {
        let diff = self.revision.diff;
        let place = |notice: usize| diff.notices[notice].sentences.first().map_or(0, |&at| diff.new[at].line);
        if let Some(notice) = change.notice {
            let told = match diff.notices[notice].discloses.len() {
                0 => "it discloses no change that was found".to_owned(),
                number => format!("it discloses {}", count(number as u64, "change")),
            };
            let _ = writeln!(out, "  = {told}");
        } else if let Some(notice) = change.disclosed_by {
            let _ = writeln!(
                out,
                "  = disclosed by {} on line {}",
                diff.notices[notice].kind.phrase(),
                place(notice)
            );
        } else if is_undisclosed(change) && !diff.notices.is_empty() {
            let _ = writeln!(out, "  = undisclosed: no notice tells readers of it");
        }
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
        let _ = writeln!(out, "{} {}: {}", visible(&by), touched.fate.phrase(), self.why(&touched.fate));
        if let Fate::Altered { words, .. } = &touched.fate {
            let words: String = words.iter().map(|part| self.part(part)).collect();
            self.lines("  ", Paint::Plain, &words, out);
        } else {
            self.lines("  ", Paint::Plain, &format!("\"{}\"", one_line(touched.quoted.quote.exact)), out);
        }
        out.push('\n');
    }

    fn why(&self, fate: &Fate) -> String {
        let line = |span: crate::text::Span| {
            let at = self.revision.diff.new.partition_point(|sentence| sentence.span.end <= span.start);
            self.revision
                .diff
                .new
                .get(at)
                .map_or_else(String::new, |sentence| format!(", line {}", sentence.line))
        };
        match fate {
            Fate::Altered { nearest, .. } => {
                format!(
                    "it stands there no more; the nearest passage, {} % alike{}",
                    nearest.likeness,
                    line(nearest.passage.span)
                )
            }
            Fate::Gone => "nothing like it stands there any more".to_owned(),
            Fate::Moved { span } => format!("word for word, but elsewhere{}", line(*span)),
            Fate::ReAnchored { span, why } => {
                let why = match why {
                    Anchor::Sentence => "word for word, but the sentence around it changed",
                    Anchor::Level => "the same but for white space or typography",
                    Anchor::Context => "it needs other context to be the only such passage",
                };
                format!("{why}{}", span.map_or_else(String::new, line))
            }
            Fate::Same | Fate::Absent => String::new(),
        }
    }
}

/// `line 5 -> line 6`.
fn places(old: &[Sentence], new: &[Sentence], change: &Change) -> String {
    let side = |sentences: &[Sentence], indexes: &[usize]| {
        let mut lines: Vec<usize> = indexes.iter().map(|&at| sentences[at].line).collect();
        lines.dedup();
        let noun = if lines.len() == 1 { "line" } else { "lines" };
        let numbers: Vec<String> = lines.iter().map(ToString::to_string).collect();
        format!("{noun} {}", numbers.join(", "))
    };
    match (change.old.is_empty(), change.new.is_empty()) {
        (true, _) => format!("new {}", side(new, &change.new)),
        (_, true) => format!("old {}", side(old, &change.old)),
        _ => format!("old {}, new {}", side(old, &change.old), side(new, &change.new)),
    }
}

/// Whether a word diff can be read in one line: few changes, and most words the same.
pub(in crate::render) fn reads_well(words: &[Part]) -> bool {
    const MOST_CHANGES: usize = 8;
    let letters = |side: fn(Side) -> bool| -> usize {
        words.iter().filter(|part| side(part.side)).map(|part| part.text.len()).sum()
    };
    let changes =
        words.windows(2).filter(|pair| pair[0].side == Side::Both && pair[1].side != Side::Both).count();
    let same = letters(|side| side == Side::Both);
    !words.is_empty() && changes <= MOST_CHANGES && same >= letters(|side| side != Side::Both)
}

/// `number: $294,000 -> $295,000 (+1000)`.
fn told(tag: &Tag) -> String {
    let effect = match tag.effect {
        Effect::Changed => "",
        Effect::Gained => " gained",
        Effect::Lost => " lost",
        Effect::Softened => " softened",
        Effect::Hardened => " hardened",
        Effect::Swapped => " swapped",
        Effect::Reworded => " reworded",
        Effect::Moved => " moved",
    };
    let kind = tag.kind.phrase();
    let kind = kind.split_once(' ').map_or(kind, |(_, noun)| noun);
    let text = |value: &Option<Value>| value.as_ref().map(|value| one_line(&value.text));
    let words = match (text(&tag.old), text(&tag.new)) {
        (Some(old), Some(new)) if old == new => old,
        (Some(old), Some(new)) => format!("{old} -> {new}"),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => String::new(),
    };
    let unit = tag.new.as_ref().and_then(|value| value.unit.as_deref()).filter(|unit| *unit != "th");
    let difference = tag.difference.as_ref().map(|difference| match unit {
        Some(unit) => format!(" ({} {unit})", grouped(difference)),
        None => format!(" ({})", grouped(difference)),
    });
    format!("{kind}{effect}: {words}{}", difference.unwrap_or_default())
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
