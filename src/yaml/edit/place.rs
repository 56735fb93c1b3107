//! Where lines go: line ends, the end of a value, the comments that belong behind it.

use crate::text::Edit;
use crate::text::Span;
use crate::yaml::comments::Comment;
use crate::yaml::emit::column;
use crate::yaml::extent::{line_end, line_start};
use crate::yaml::{Kind, Node, Style};

/// The line break of the file: that of its first line.
pub(super) fn line_break(text: &str) -> &'static str {
    match text.find(['\n', '\r']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// The end of the last line of a value, before its line break; with the blank lines that a `|+` keeps.
pub(super) fn last_line_end(text: &str, node: &Node<'_>) -> usize {
    let mut end = line_end(text.as_bytes(), node.span.end);
    if keeps_blank_lines(text, node) {
        while let Some(next) = next_line(text, end)
            && text[next.range()].trim().is_empty()
        {
            end = next.end;
        }
    }
    end
}

/// Whether the value ends with a block of text whose blank lines count.
fn keeps_blank_lines(text: &str, node: &Node<'_>) -> bool {
    match &node.kind {
        Kind::Scalar(scalar) if matches!(scalar.style, Style::Literal | Style::Folded) => {
            let header = text[node.span.range()].lines().next().unwrap_or_default();
            header.split('#').next().unwrap_or_default().contains('+')
        }
        Kind::Scalar(_) | Kind::List { flow: true, .. } | Kind::Map { flow: true, .. } => false,
        Kind::List { items, .. } => items.last().is_some_and(|item| keeps_blank_lines(text, item)),
        Kind::Map { entries, .. } => {
            entries.last().is_some_and(|entry| keeps_blank_lines(text, &entry.value))
        }
    }
}

/// The line after the one that ends at `end`, without its line break.
fn next_line(text: &str, end: usize) -> Option<Span> {
    let rest = &text[end..];
    let start = end
        + rest
            .strip_prefix("\r\n")
            .or_else(|| rest.strip_prefix(['\n', '\r']))
            .map(|after| rest.len() - after.len())?;
    Some(Span::new(start, line_end(text.as_bytes(), start)))
}

/// The end of the comment lines that follow at once at column `least` or deeper.
pub(super) fn past_comments(text: &str, end: usize, least: usize) -> usize {
    let mut end = end;
    while let Some(next) = next_line(text, end)
        && text[next.range()].trim_start().starts_with('#')
        && column(text, next.end - text[next.range()].trim_start().len()) >= least
    {
        end = next.end;
    }
    end
}

/// Where the comments begin that stand right above what begins at `at`, line on line and in its column; none if
/// there are none.
pub(super) fn comments_above(text: &str, comments: &[Comment], at: usize) -> Option<usize> {
    let mut line = start_of_own_line(text, at)?;
    let mut found = None;
    let before = comments.partition_point(|comment| comment.span.start < at);
    for comment in comments[..before].iter().rev() {
        let start = start_of_own_line(text, comment.span.start);
        let touches = behind_break(text, line_end(text.as_bytes(), comment.span.start)) == line;
        match start {
            Some(start) if touches && column(text, comment.span.start) == column(text, at) => {
                line = start;
                found = Some(start);
            }
            _ => break,
        }
    }
    found
}

/// Puts lines (each with `\n` at its end) behind the line that ends at `end`.
pub(super) fn lines_after(text: &str, end: usize, lines: &str) -> Edit {
    let line_break = line_break(text);
    let lines = lines.trim_end_matches('\n').replace('\n', line_break);
    let behind_break = end == text.len() && text.ends_with(['\n', '\r']);
    let replacement = if behind_break { lines + line_break } else { format!("{line_break}{lines}") };
    Edit { span: Span::new(end, end), replacement }
}

/// Where the line of `at` begins, if only spaces stand before `at`.
pub(super) fn start_of_own_line(text: &str, at: usize) -> Option<usize> {
    let start = line_start(text.as_bytes(), at);
    let before = text[start..at].trim_start_matches('\u{FEFF}');
    before.bytes().all(|byte| byte == b' ').then(|| at - before.len())
}

/// The place behind the line break that ends the line ending at `end`.
pub(super) fn behind_break(text: &str, end: usize) -> usize {
    next_line(text, end).map_or(text.len(), |next| next.start)
}
