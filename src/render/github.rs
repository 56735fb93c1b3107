//! Workflow commands, which GitHub shows as annotations beside the lines of a change.

use std::fmt::Write as _;

use super::surface::shortened;
use super::wire::{in_lines, without_commands};
use super::{Surface, count, visible};
use crate::check::{Judged, Outcome};
use crate::finding::Severity;

/// Annotations of each kind that GitHub keeps of a step.
const SHOWN: usize = 10;
/// The longest message in bytes, before it is escaped.
const MESSAGE: usize = 4_000;

/// The findings that count as one command a line; what is over the limit is counted in the last of its kind.
pub fn github(outcome: &Outcome, surface: Surface<'_>) -> String {
    let mut out = String::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let of_kind: Vec<&Judged> =
            outcome.findings.iter().filter(|judged| judged.finding.severity == severity).collect();
        let shown = of_kind.len().min(SHOWN);
        let more = of_kind.len() - shown;
        for (at, judged) in of_kind.into_iter().take(shown).enumerate() {
            let mut text = shortened(&in_lines(judged), MESSAGE).into_owned();
            if more > 0 && at + 1 == shown {
                let more = count(more as u64, &format!("further {}", severity.word()));
                let _ = write!(text, "\nnot listed: {more}; `factlock check` shows all");
            }
            out.push_str(&command(judged, &text, surface));
        }
    }
    out
}

fn command(judged: &Judged, text: &str, surface: Surface<'_>) -> String {
    let kind = match judged.finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let (start, end) = (judged.primary.start, judged.primary.end);
    let file = property(&surface.path(&judged.primary.file));
    let columns = if start.line == end.line {
        format!(",col={},endColumn={}", start.column, end.column)
    } else {
        String::new()
    };
    let title = property(judged.finding.rule);
    format!(
        "::{kind} file={file},line={},endLine={}{columns},title={title}::{}\n",
        start.line,
        end.line,
        data(text)
    )
}

/// A message in which nothing ends the line.
fn data(text: &str) -> String {
    let line = visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    without_commands(line)
}

/// A property in which nothing ends it, either.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_message_or_a_property() {
        assert_eq!(data("a%0A\r\n::error::b, \u{1b}[2J").matches(['\r', '\n', '\u{1b}']).count(), 0);
        assert!(data("a%0A\r\n::error::b").starts_with("a%250A%0D%0A::error::b"));
        assert_eq!(data("a ##[error]b"), "a ##·error]b");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }
}
