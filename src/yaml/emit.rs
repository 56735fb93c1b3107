//! Writing a tree: whole files in canonical form, and pieces that match the file they go into.

use super::quote::{self, Around};
use super::{Kind, Node, Value};

/// The widest line on which a map or list stands in braces or brackets, in characters.
pub(super) const MAX_WIDTH: usize = 100;

/// How lines are laid out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    /// How many columns a map stands deeper than its key.
    pub map_step: usize,
    /// How many columns the dashes of a list stand deeper than its key.
    pub list_step: usize,
}

/// The canonical layout: two columns for everything.
const CANONICAL: Layout = Layout { map_step: 2, list_step: 2 };

/// A new file in canonical form.
pub fn write(value: &Value) -> String {
    let mut text = String::new();
    match value {
        Value::List(items) if !items.is_empty() => list(&mut text, items, 0, CANONICAL),
        Value::Map { entries, .. } if !entries.is_empty() => map(&mut text, entries, 0, CANONICAL),
        value => {
            text.push_str(&inline(value, Around::Block).unwrap_or_else(|| literal_or_quoted(value, 0)));
            text.push('\n');
        }
    }
    text
}

impl Layout {
    /// The layout that a file has: of its first list and map inside a map, as far as there are any.
    pub(super) fn of(text: &str, root: &Node<'_>) -> Self {
        let (mut map_step, mut list_step) = (None, None);
        measure(text, root, &mut map_step, &mut list_step);
        Self { map_step: map_step.unwrap_or(2), list_step: list_step.unwrap_or(2) }
    }
}

fn measure(text: &str, node: &Node<'_>, map_step: &mut Option<usize>, list_step: &mut Option<usize>) {
    for item in node.items().unwrap_or_default() {
        measure(text, item, map_step, list_step);
    }
    for entry in node.entries().unwrap_or_default() {
        let step = || column(text, entry.value.span.start).checked_sub(column(text, entry.key_span.start));
        match &entry.value.kind {
            Kind::List { flow: false, .. } => *list_step = list_step.or_else(step),
            Kind::Map { flow: false, .. } => *map_step = map_step.or_else(step),
            _ => {}
        }
        measure(text, &entry.value, map_step, list_step);
    }
}

/// How many characters stand before `at` on its line, without a byte order mark.
pub(super) fn column(text: &str, at: usize) -> usize {
    let start = text[..at].rfind(['\n', '\r']).map_or(0, |found| found + 1);
    text[start..at].trim_start_matches('\u{FEFF}').chars().count()
}

/// Lines for the entries of a map whose keys stand at `indent`, every line with its line break.
pub(super) fn map(text: &mut String, entries: &[(String, Value)], indent: usize, layout: Layout) {
    for (key, value) in entries {
        text.extend(std::iter::repeat_n(' ', indent));
        entry(text, key, value, indent, layout);
    }
}

/// A key at `indent` and its value, without the spaces before the key.
pub(super) fn entry(text: &mut String, key: &str, value: &Value, indent: usize, layout: Layout) {
    text.push_str(&quote::one_line(key, Around::Block));
    text.push(':');
    let room = MAX_WIDTH.saturating_sub(indent + key.chars().count() + 2);
    if let Some(line) = on_line(value, room) {
        if !line.is_empty() {
            text.push(' ');
            text.push_str(&line);
        }
        text.push('\n');
        return;
    }
    match value {
        Value::List(items) => {
            text.push('\n');
            list(text, items, indent + layout.list_step, layout);
        }
        Value::Map { entries, .. } => {
            text.push('\n');
            map(text, entries, indent + layout.map_step, layout);
        }
        value => {
            text.push(' ');
            text.push_str(&literal_or_quoted(value, indent + 2));
            text.push('\n');
        }
    }
}

/// Lines for the items of a list whose dashes stand at `indent`.
pub(super) fn list(text: &mut String, items: &[Value], indent: usize, layout: Layout) {
    for value in items {
        text.extend(std::iter::repeat_n(' ', indent));
        item(text, value, indent, layout);
    }
}

/// A dash at `indent` and its value, without the spaces before the dash.
pub(super) fn item(text: &mut String, value: &Value, indent: usize, layout: Layout) {
    if let Some(line) = on_line(value, MAX_WIDTH.saturating_sub(indent + 2)) {
        text.push_str(if line.is_empty() { "-" } else { "- " });
        text.push_str(&line);
        text.push('\n');
        return;
    }
    text.push_str("- ");
    match value {
        Value::List(items) => {
            let mut lines = String::new();
            list(&mut lines, items, indent + 2, layout);
            text.push_str(&lines[indent + 2..]);
        }
        Value::Map { entries, .. } => {
            let mut lines = String::new();
            map(&mut lines, entries, indent + 2, layout);
            text.push_str(&lines[indent + 2..]);
        }
        value => {
            text.push_str(&literal_or_quoted(value, indent + 2));
            text.push('\n');
        }
    }
}

/// A value on the line of its key: a scalar, something empty, or a small map that asks for it.
fn on_line(value: &Value, room: usize) -> Option<String> {
    match value {
        Value::Text(_) | Value::Word(_) => inline(value, Around::Block),
        Value::List(items) if items.is_empty() => Some("[]".to_owned()),
        Value::Map { flow, entries } if *flow || entries.is_empty() => {
            inline(value, Around::Block).filter(|line| line.chars().count() <= room)
        }
        _ => None,
    }
}

/// A value on one line, if it has no line breaks inside (in brackets they become escapes).
pub(super) fn inline(value: &Value, around: Around) -> Option<String> {
    Some(match value {
        Value::Text(text) if text.contains('\n') && around == Around::Block => return None,
        Value::Text(text) => quote::one_line(text, around),
        Value::Word(word) if quote::fits_plain(word, around) || word.is_empty() => word.clone(),
        Value::Word(word) => quote::one_line(word, around),
        Value::List(items) => {
            let items: Option<Vec<String>> = items.iter().map(|item| inline(item, Around::Flow)).collect();
            format!("[{}]", items?.join(", "))
        }
        Value::Map { entries, .. } if entries.is_empty() => "{}".to_owned(),
        Value::Map { entries, .. } => {
            let pair = |(key, value): &(String, Value)| {
                Some(format!("{}: {}", quote::one_line(key, Around::Flow), inline(value, Around::Flow)?))
            };
            let entries: Option<Vec<String>> = entries.iter().map(pair).collect();
            format!("{{ {} }}", entries?.join(", "))
        }
    })
}

/// A text of several lines: as a block whose lines stand at `indent`, else in double quotes.
pub(super) fn literal_or_quoted(value: &Value, indent: usize) -> String {
    let (Value::Text(text) | Value::Word(text)) = value else { return String::new() };
    let indent = indent.max(2);
    let lines = text.strip_suffix('\n').unwrap_or(text);
    let odd = |c: char| c != '\n' && quote::needs_escapes(c.encode_utf8(&mut [0; 4]));
    if lines.trim_end_matches('\n').len() < lines.len()
        || lines.starts_with([' ', '\n'])
        || lines.is_empty()
        || text.contains(odd)
        || lines.split('\n').any(|line| line.ends_with(' '))
    {
        return quote::double(text);
    }
    let mut block = if text.ends_with('\n') { "|".to_owned() } else { "|-".to_owned() };
    for line in lines.split('\n') {
        block.push('\n');
        if !line.is_empty() {
            block.extend(std::iter::repeat_n(' ', indent));
            block.push_str(line);
        }
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_a_record() {
        let long = "word ".repeat(30).trim_end().to_owned();
        let value = Value::map([
            ("id", Value::text("a-1")),
            ("statement", Value::text(long.clone())),
            ("rationale", Value::text("one\ntwo")),
            ("answer", Value::text("no")),
            ("date", Value::word("2026-01-02")),
            (
                "citations",
                Value::list([
                    Value::map([
                        ("source", Value::text("s")),
                        ("locator", Value::flow_map([("page", Value::word("4"))])),
                    ]),
                    Value::flow_map([("a", Value::text("b, c")), ("d", Value::list([Value::word("1")]))]),
                ]),
            ),
            ("wide", Value::flow_map([("text", Value::text(long.clone()))])),
            ("none", Value::list([])),
            ("deep", Value::list([Value::list([Value::text("x")])])),
        ]);
        let text = write(&value);
        assert_eq!(
            text,
            format!(
                "id: a-1\nstatement: {long}\nrationale: |-\n  one\n  two\nanswer: 'no'\ndate: 2026-01-02\ncitations:\n  - source: s\n    locator: {{ page: 4 }}\n  - {{ a: 'b, c', d: [1] }}\nwide:\n  text: {long}\nnone: []\ndeep:\n  - - x\n"
            )
        );
        assert_eq!(super::super::format(&text, |_| None), Ok(text));
    }
}
