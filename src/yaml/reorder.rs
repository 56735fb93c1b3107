//! Putting the keys of maps in order and leaving everything else as it is: indentation, quotes, line ends.

use super::edit::{behind_line, end_of_lines, line_break, start_of_own_line};
use super::emit::column;
use super::extent::line_start;
use super::format::{Order, says_the_same, sorted};
use super::{Entry, Kind, Node, parse};
use crate::text::{Edit, Span, apply};

/// Maps inside each other are put in order one after the other; records go no deeper than this.
const DEEPEST: usize = 8;

/// The text with the keys of its maps in order, as [`super::format`] orders them. A comment goes with the key that it
/// stands before or behind. None if they are in order, or if moving them could not be proved to change nothing else.
pub fn reorder(text: &str, order: impl Fn(&[&str]) -> Option<Vec<&'static str>>) -> Option<String> {
    let mut new = text.to_owned();
    for _ in 0..DEEPEST {
        let root = parse(new.as_bytes()).ok()?;
        let mut edits = Vec::new();
        out_of_order(&new, &root, &mut Vec::new(), &order, &mut edits);
        if edits.is_empty() {
            break;
        }
        new = apply(&new, &edits).ok()?;
    }
    (new != text && says_the_same(text, &new)).then_some(new)
}

/// The edits that put maps in order: of maps inside each other, of the outermost.
fn out_of_order<'n>(
    text: &str,
    node: &'n Node<'_>,
    path: &mut Vec<&'n str>,
    order: Order<'_>,
    edits: &mut Vec<Edit>,
) {
    match &node.kind {
        Kind::Scalar(_) => {}
        Kind::List { items, .. } => {
            for item in items {
                out_of_order(text, item, path, order, edits);
            }
        }
        Kind::Map { flow, entries } => {
            let places = sorted(entries, path, order);
            let edit = if places.is_sorted() { None } else { moved(text, *flow, entries, &places) };
            if let Some(edit) = edit {
                return edits.push(edit);
            }
            for entry in entries {
                path.push(&entry.key);
                out_of_order(text, &entry.value, path, order, edits);
                path.pop();
            }
        }
    }
}

fn moved(text: &str, flow: bool, entries: &[Entry<'_>], places: &[usize]) -> Option<Edit> {
    if flow { moved_between_braces(text, entries, places) } else { moved_lines(text, entries, places) }
}

/// Between braces the pairs change places, and commas stay where they are.
fn moved_between_braces(text: &str, entries: &[Entry<'_>], places: &[usize]) -> Option<Edit> {
    let span = |entry: &Entry<'_>| Span::new(entry.key_span.start, entry.value.span.end);
    let whole = Span::new(entries.first()?.key_span.start, entries.last()?.value.span.end);
    if text[whole.range()].contains(['\n', '\r', '#']) {
        return None;
    }
    let mut out = String::new();
    for (at, place) in places.iter().enumerate() {
        out.push_str(&text[span(&entries[*place]).range()]);
        if let Some(next) = entries.get(at + 1) {
            out.push_str(&text[entries[at].value.span.end..next.key_span.start]);
        }
    }
    Some(Edit { span: whole, replacement: out })
}

/// The lines of each key, with the comments right before it, change places.
fn moved_lines(text: &str, entries: &[Entry<'_>], places: &[usize]) -> Option<Edit> {
    let key = |entry: &Entry<'_>| entry.key_span.start;
    let indent = " ".repeat(column(text, key(entries.first()?)));
    let leads = |from: usize, entry: &Entry<'_>| {
        let line = start_of_own_line(text, key(entry))?;
        Some(leading_comments(text, from, line, indent.len()))
    };
    // The key beside a dash has no line of its own, and no comment before it.
    let own = leads(0, entries.first()?);
    let mut bounds = vec![own.unwrap_or(key(entries.first()?))];
    for pair in entries.windows(2) {
        bounds.push(leads(behind_line(text, end_of_lines(text, &pair[0].value)), &pair[1])?);
    }
    let end = behind_line(text, end_of_lines(text, &entries.last()?.value));
    bounds.push(end);
    let mut chunks: Vec<String> = bounds.windows(2).map(|pair| text[pair[0]..pair[1]].to_owned()).collect();
    if own.is_none() {
        chunks[0].insert_str(0, &indent);
    }
    let unended = end == text.len() && !text.ends_with(['\n', '\r']);
    if unended {
        chunks.last_mut()?.push_str(line_break(text));
    }
    let moved: String = places.iter().map(|place| chunks[*place].as_str()).collect();
    let moved = if unended { moved.trim_end_matches(['\n', '\r']) } else { &moved };
    let replacement = if own.is_none() { moved.strip_prefix(&indent)? } else { moved };
    if own.is_none() && replacement.starts_with('#') {
        return None;
    }
    Some(Edit { span: Span::new(bounds[0], end), replacement: replacement.to_owned() })
}

/// Where the comment lines begin that stand right before a key, in its column; the place of the key without any.
fn leading_comments(text: &str, from: usize, key: usize, column: usize) -> usize {
    let mut start = key;
    while start > from {
        let above = &text[from..start];
        let above = above.strip_suffix('\n').unwrap_or(above);
        let above = above.strip_suffix('\r').unwrap_or(above);
        let line = line_start(above.as_bytes(), above.len());
        let words = above[line..].trim_start_matches(' ');
        if !words.starts_with('#') || above.len() - line - words.len() != column {
            break;
        }
        start = from + line;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(text: &str) -> Option<String> {
        reorder(text, |path| match path {
            [] => Some(vec!["id", "status", "citations"]),
            ["citations"] => Some(vec!["source", "quote"]),
            _ => None,
        })
    }

    #[test]
    fn moves_keys_with_their_comments_and_leaves_the_rest() {
        let check = |from: &str, to: &str| assert_eq!(ordered(from).as_deref(), Some(to), "{from}");
        check("status: x\nid:   'z'\n", "id:   'z'\nstatus: x\n");
        check(
            "# file\n\n# of status\nstatus: x # behind\n\n# of id\nid: z\n# end\n",
            "# file\n\n# of id\nid: z\n# of status\nstatus: x # behind\n\n# end\n",
        );
        check("\u{FEFF}status: x\r\nid: z", "\u{FEFF}id: z\r\nstatus: x");
        check(
            "citations:\n- quote: >-\n      a\n      b\n  source: s # of s\n- {quote: q, source: s}\nid: z\n",
            "id: z\ncitations:\n- source: s # of s\n  quote: >-\n      a\n      b\n- {source: s, quote: q}\n",
        );
        check("x: 1\nid: z\ny: 2\n", "id: z\nx: 1\ny: 2\n");
    }

    #[test]
    fn leaves_what_it_cannot_move() {
        assert_eq!(ordered("id: z\nstatus: x\nother: y\n"), None, "in order");
        assert_eq!(ordered("citations:\n- quote: q\n  # of s\n  source: s\n"), None, "no room for a comment");
        assert_eq!(ordered("citations:\n- {quote: q,\n   source: s}\n"), None, "over two lines");
        assert_eq!(ordered("status: x\nid: ["), None, "no YAML");
    }
}
