//! The canonical form of a scalar.

use crate::yaml::emit::MAX_WIDTH;
use crate::yaml::quote::{self, Around};
use crate::yaml::{Node, Scalar, Style};

/// A scalar in canonical form: its first line, and the lines below it, indented.
pub(super) struct Written {
    /// What stands behind the key or dash.
    pub first: String,
    /// The lines of a block of text, each with its line break; or nothing.
    pub below: String,
    /// Whether trailing blank lines count.
    pub keeps: bool,
}

impl Written {
    fn line(first: String) -> Self {
        Self { first, below: String::new(), keeps: false }
    }
}

/// A scalar whose parent stands at `indent` and which has `room` characters on its first line.
pub(super) fn scalar(
    text: &str,
    node: &Node<'_>,
    scalar: &Scalar<'_>,
    indent: usize,
    room: usize,
) -> Written {
    let raw = &text[node.span.range()];
    match scalar.style {
        Style::Literal | Style::Folded => block(raw, &scalar.text, indent),
        Style::Plain if !raw.contains(['\n', '\r']) => Written::line(raw.to_owned()),
        Style::Plain if !scalar.text.contains('\n') && scalar.text.chars().count() <= room => {
            Written::line(scalar.text.to_string())
        }
        Style::Plain => folded(raw, indent),
        Style::Single | Style::Double if raw.contains(['\n', '\r']) && scalar.text.contains('\n') => {
            Written::line(quote::double(&scalar.text))
        }
        _ => Written::line(one_line(raw, scalar, Around::Block)),
    }
}

/// A scalar on one line.
pub(super) fn one_line(raw: &str, scalar: &Scalar<'_>, around: Around) -> String {
    match scalar.style {
        Style::Plain if around == Around::Flow || !raw.contains(['\n', '\r']) => scalar.text.to_string(),
        Style::Double if has_escapes(raw) && !raw.contains(['\n', '\r']) => raw.to_owned(),
        _ => quote::one_line(&scalar.text, around),
    }
}

/// Whether a text in double quotes uses an escape that only double quotes have, and which is kept as chosen.
fn has_escapes(raw: &str) -> bool {
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        if !rest[at + 1..].starts_with(['"', '\\', '/', ' ']) {
            return true;
        }
        rest = &rest[at + 2..];
    }
    false
}

/// Text without quotes over several lines, as a block that folds to the same text.
fn folded(raw: &str, indent: usize) -> Written {
    let mut written = Written::line(">-".to_owned());
    for line in lines(raw) {
        let line = line.trim_matches([' ', '\t']);
        if !line.is_empty() {
            written.below.extend(std::iter::repeat_n(' ', indent + 2));
            written.below.push_str(line);
        }
        written.below.push('\n');
    }
    written
}

/// A block of text as it is written, at its new indentation.
fn block(raw: &str, text: &str, indent: usize) -> Written {
    let mut raw_lines = lines(raw);
    let header = raw_lines.next().unwrap_or_default();
    let indicators = header.split(['#', ' ', '\t']).next().unwrap_or_default();
    let mut first: String = indicators.chars().filter(|c| !c.is_ascii_digit()).collect();
    let keeps = first.ends_with('+');
    let leading = |line: &str| line.len() - line.trim_start_matches(' ').len();
    if text.split('\n').find(|line| !line.is_empty()).is_some_and(|line| line.starts_with(' ')) {
        first.insert(1, '2');
    }
    let mut below = String::new();
    let said = |line: &&str| !line.trim_matches(' ').is_empty();
    let first_text = text.split('\n').find(said);
    if let Some(first_text) = first_text {
        let body: Vec<&str> = raw_lines.collect();
        let first_raw = body.iter().copied().find(said).unwrap_or_default();
        let stripped = leading(first_raw).saturating_sub(leading(first_text));
        for line in body {
            let content = line.get(stripped..).unwrap_or_default();
            if !content.is_empty() {
                below.extend(std::iter::repeat_n(' ', indent + 2));
                below.push_str(content);
            }
            below.push('\n');
        }
    }
    if keeps {
        let kept = text.len() - text.trim_end_matches('\n').len();
        below.extend(std::iter::repeat_n(
            '\n',
            if first_text.is_some() { kept.saturating_sub(1) } else { kept },
        ));
    }
    Written { first, below, keeps }
}

/// The lines of a text, whichever line breaks it has.
fn lines(raw: &str) -> impl Iterator<Item = &str> {
    raw.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// The room behind a key or dash of `taken` characters.
pub(super) fn room(taken: usize) -> usize {
    MAX_WIDTH.saturating_sub(taken)
}
