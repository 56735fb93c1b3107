//! The keys of a map and the entries of a list as lines of their file.

use crate::text::Span;
use crate::yaml::edit::{behind_line, end_of_lines};
use crate::yaml::{Kind, Node};

/// A file and its tree.
#[derive(Debug)]
pub(super) struct Doc<'d> {
    pub(super) text: &'d str,
    pub(super) root: Node<'d>,
}

/// A key with its value, or an entry of a list with its dash.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot<'d> {
    /// The key; empty for an entry of a list.
    pub(super) key: &'d str,
    /// The value.
    pub(super) node: &'d Node<'d>,
    /// From the key or the dash to the end of the last line; without the comment behind it where it stands in braces.
    pub(super) span: Span,
}

/// What a map or a list holds.
pub(super) fn slots<'d>(text: &'d str, node: &'d Node<'d>) -> Vec<Slot<'d>> {
    match &node.kind {
        Kind::Scalar(_) => Vec::new(),
        Kind::Map { flow, entries } => {
            let slot = |entry: &'d crate::yaml::Entry<'d>| {
                let start = entry.key_span.start;
                let end = if *flow { entry.value.span.end } else { end_of_lines(text, &entry.value) };
                Slot { key: &entry.key, node: &entry.value, span: Span::new(start, end.max(start)) }
            };
            entries.iter().map(slot).collect()
        }
        Kind::List { flow, items } => {
            let slot = |item: &'d Node<'d>| {
                let before = text[..item.span.start].trim_end_matches([' ', '\n', '\r']);
                let dash = !flow && before.ends_with('-');
                let start = if dash { before.len() - 1 } else { item.span.start };
                let end = if *flow { item.span.end } else { end_of_lines(text, item) };
                Slot { key: "", node: item, span: Span::new(start, end.max(start)) }
            };
            items.iter().map(slot).collect()
        }
    }
}

/// Whether a map or a list stands in braces or brackets.
pub(super) fn is_flow(node: &Node<'_>) -> bool {
    matches!(node.kind, Kind::Map { flow: true, .. } | Kind::List { flow: true, .. })
}

impl Slot<'_> {
    /// Where its line begins, if only spaces stand before it.
    pub(super) fn line(&self, text: &str) -> Option<usize> {
        let start = text[..self.span.start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        text[start..self.span.start]
            .trim_start_matches('\u{feff}')
            .bytes()
            .all(|byte| byte == b' ')
            .then(|| self.span.start - text[start..self.span.start].trim_start_matches('\u{feff}').len())
    }

    /// Its lines as they stand in a text, each with its line break.
    pub(super) fn lines(&self, text: &str) -> Option<Span> {
        Some(Span::new(self.line(text)?, behind_line(text, self.span.end)))
    }

    /// The comment lines right above, with their line breaks.
    pub(super) fn comments(&self, text: &str) -> Option<Span> {
        let end = self.line(text)?;
        let mut start = end;
        for line in text[..end].split_inclusive('\n').rev() {
            if !line.trim_start_matches('\u{feff}').trim_start().starts_with('#') {
                break;
            }
            start -= line.len();
        }
        Some(Span::new(start, end))
    }

    /// The column of its first character, in bytes.
    pub(super) fn column(&self, text: &str) -> usize {
        let start = text[..self.span.start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        text[start..self.span.start].trim_start_matches('\u{feff}').len()
    }

    /// What is written there, with line ends made equal and without the indentation of the file.
    pub(super) fn written(&self, text: &str) -> String {
        self.moved(text, 0, "\n").unwrap_or_default()
    }

    /// What is written there, as it would stand in another column; nothing where a line has too few spaces for that.
    pub(super) fn moved(&self, text: &str, to: usize, line_break: &str) -> Option<String> {
        shifted(&text[self.span.range()], self.column(text), to, line_break)
    }
}

/// Lines moved from one column to another, but for the first; nothing where one has too few spaces for that.
fn shifted(text: &str, from: usize, to: usize, line_break: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    for (number, line) in text.split('\n').enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if number > 0 {
            out.push_str(line_break);
        }
        if number == 0 || line.trim().is_empty() {
            out.push_str(line);
        } else {
            let spaces = line.len() - line.trim_start_matches(' ').len();
            let kept = (spaces + to).checked_sub(from)?;
            out.extend(std::iter::repeat_n(' ', kept));
            out.push_str(line.trim_start_matches(' '));
        }
    }
    Some(out)
}
