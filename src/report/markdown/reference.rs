//! Sources: the reference line of each, and what is held of it.

use std::fmt::Write as _;

use super::words::{code, link, shown_within};
use crate::record::Source;
use crate::render::{count, is_web};
use crate::report::view::{SourceView, unsound};
use crate::report::words::{address, day_words};
use crate::report::{Part, Reference, View};

/// An entry of the bibliography, with what is held.
pub(super) fn source(view: &View<'_>, source: &SourceView<'_>) -> String {
    let record = source.record;
    let line = view.reference(&record.id).map(|line| in_style(line, record)).unwrap_or_default();
    let mut out = format!("- {}: {line}", code(&record.id));
    if let Some(address) = record.archived_at.as_deref().filter(|address| is_web(address)) {
        let _ = write!(out, " {}.", link(address, "Archived copy"));
    }
    let origins: Vec<String> =
        source.origins.iter().filter(|id| **id != record.id).map(|id| code(id)).collect();
    if !origins.is_empty() {
        let _ = write!(out, " It repeats {}, and is one witness with it.", origins.join(" and "));
    }
    out.push('\n');
    for held in &source.snapshots {
        let retrieved =
            held.record.retrieved.map(|day| format!(", retrieved {}", day_words(day.0))).unwrap_or_default();
        let hash = code(&format!("sha256:{}", held.record.sha256));
        let bytes = count(held.record.bytes, "byte");
        let _ = writeln!(out, "  - Stored copy, {bytes}{retrieved}: {hash}");
        if let Some(found) = unsound(held.state) {
            let _ = writeln!(out, "    ⚠️ This copy {found}.");
        }
    }
    if source.snapshots.is_empty() {
        out.push_str("  - No copy is held: it is cited by what it says.\n");
    }
    out
}

/// The line as its style sets it.
fn in_style(line: &Reference, record: &Source) -> String {
    let mut out = String::new();
    for (at, part) in line.parts.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| line.parts[at].text.chars().next_back());
        let after = line.parts.get(at + 1).and_then(|part| part.text.chars().next());
        out.push_str(&set(part, before, after));
    }
    match address(record).filter(|_| !line.is_linked()) {
        Some(address) => format!("{out} {}", link(&address, "Online")),
        None => out,
    }
}

/// A part between the characters that stand around it.
fn set(part: &Part, before: Option<char>, after: Option<char>) -> String {
    let words = part.text.trim();
    let (space_before, rest) = part.text.split_at(part.text.len() - part.text.trim_start().len());
    let space_after = &rest[words.len()..];
    let text = match part.address.as_deref() {
        Some(address) if address == words && is_web(address) => {
            format!("<{}>", address.replace('&', "&amp;"))
        }
        Some(address) => link(address, &shown_within(words)),
        None => shown_within(words),
    };
    let mark = match (part.look.italic, part.look.bold) {
        (true, true) => "***",
        (true, false) => "*",
        (false, true) => "**",
        (false, false) => "",
    };
    // Stars mean something at the edge of a word only: behind a letter, one before punctuation is a star.
    let open = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let plain = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let inside = (words.chars().next(), words.chars().next_back());
    let begins = !space_before.is_empty() || open(before) && plain(inside.0);
    let ends = !space_after.is_empty() || open(after) && plain(inside.1);
    let begins = begins || before.is_none_or(char::is_whitespace);
    let ends = ends || after.is_none_or(char::is_whitespace);
    let mark = if begins && ends && !words.is_empty() { mark } else { "" };
    format!("{space_before}{mark}{text}{mark}{space_after}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Look;

    #[test]
    fn what_is_set_apart_is_set_apart_only_where_markdown_can() {
        let italic = Look { italic: true, ..Look::default() };
        let part = |text: &str| Part { text: text.to_owned(), look: italic, address: None };
        for (before, text, after, wanted) in [
            (None, "Nature", Some(','), "*Nature*,"),
            (Some('“'), "Nature ", Some('6'), "“*Nature* 6"),
            (Some('x'), "Nature", Some(' '), "xNature "),
            (Some(' '), "(Nature)", Some(' '), " *\\(Nature\\)* "),
            (Some('x'), "(Nature)", Some(' '), "x\\(Nature\\) "),
            (Some(' '), "a*b", None, " *a\\*b*"),
            (Some(' '), " ", None, "  "),
        ] {
            let written = set(&part(text), before, after);
            let around = |c: Option<char>| c.map(String::from).unwrap_or_default();
            assert_eq!(around(before) + &written + &around(after), wanted, "{text:?}");
        }
    }
}
