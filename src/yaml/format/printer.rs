//! Walking a tree in the order of the file, taking its comments along.

use super::chunk::{Body, Chunk, Lead, write_leads};
use super::flow::{flow, key};
use super::order::{Order, sorted};
use super::scalar::{self, room};
use crate::yaml::comments::{Comment, comments};
use crate::yaml::emit::{MAX_WIDTH, column};
use crate::yaml::extent::{line_start, next_mark};
use crate::yaml::quote::Around;
use crate::yaml::{Entry, Kind, Node};

/// Prints a tree; comments are taken in the order of the file.
pub(super) struct Printer<'n, 'o> {
    text: &'n str,
    comments: Vec<Comment>,
    next: usize,
    path: Vec<&'n str>,
    order: Order<'o>,
}

/// What surrounds a map or list: where its lines go, and which comments may belong to it.
#[derive(Clone, Copy)]
struct Place {
    /// The column of its keys or dashes.
    indent: usize,
    /// The column in the file up to which comments belong to what is around; nothing for the whole file.
    outer: Option<usize>,
    /// Where the next token behind it stands.
    limit: usize,
    /// Whether a blank line stands right before its key or dash.
    blank: bool,
}

impl<'n, 'o> Printer<'n, 'o> {
    pub(super) fn new(text: &'n str, root: &Node<'_>, order: Order<'o>) -> Self {
        Self { text, comments: comments(text, root), next: 0, path: Vec::new(), order }
    }

    /// The whole file.
    pub(super) fn print(mut self, root: &'n Node<'_>) -> String {
        let chunk = match self.in_flow(root, 0) {
            None if !matches!(root.kind, Kind::Scalar(_)) => return self.document(root),
            _ => self.value(
                root,
                "",
                Place { indent: 0, outer: None, limit: self.text.len(), blank: false },
                Vec::new(),
            ),
        };
        let mut lines = String::new();
        write_leads(&mut lines, &chunk.leads, 0, true);
        lines.push_str(chunk.lines.trim_start_matches(' '));
        write_leads(&mut lines, &self.leads(self.text.len()), 0, chunk.keeps);
        lines
    }

    /// A file that is a map or list with lines of its own.
    fn document(&mut self, root: &'n Node<'_>) -> String {
        // What a blank line divides from the first key is about the file.
        let first = root.span.start;
        let mut top = self.leads(first);
        let blank = blank_above(self.text, first);
        let divide = (0..top.len()).rev().find(|&at| top.get(at + 1).map_or(blank, |next| next.blank));
        let below = top.split_off(divide.map_or(0, |at| at + 1));
        let mut body =
            self.body(root, Place { indent: 0, outer: None, limit: self.text.len(), blank: false }, below);
        let mut lines = String::new();
        write_leads(&mut lines, &top, 0, true);
        if !top.is_empty() {
            lines.push('\n');
        }
        if let Some(lead) = body.leads.first_mut() {
            lead.blank = false;
        }
        lines + &body.whole(0)
    }

    /// The lines of a map or list; `given` are comments already taken that stand before its first key or item.
    fn body(&mut self, node: &'n Node<'_>, place: Place, given: Vec<Lead>) -> Body {
        let source_column = column(self.text, node.span.start);
        let inside = Place { outer: Some(source_column), ..place };
        let end = if is_flow(node) { node.span.end } else { place.limit };
        let mut given = Some(given);
        let mut chunks = Vec::new();
        match &node.kind {
            Kind::Scalar(_) => {}
            Kind::List { items, .. } => {
                let starts = item_starts(self.text, node, items);
                for (count, item) in items.iter().enumerate() {
                    let limit = starts.get(count + 1).copied().unwrap_or(end);
                    let (leads, blank) = self.before(starts[count], given.take());
                    chunks.push(self.value(item, "-", Place { limit, blank, ..inside }, leads));
                }
            }
            Kind::Map { entries, .. } => {
                let mut unordered = Vec::with_capacity(entries.len());
                for (count, entry) in entries.iter().enumerate() {
                    let limit = entries.get(count + 1).map_or(end, |next| next.key_span.start);
                    let (leads, blank) = self.before(entry.key_span.start, given.take());
                    unordered.push(Some(self.entry(entry, Place { limit, blank, ..inside }, leads)));
                }
                let places = sorted(entries, &self.path, self.order);
                chunks.extend(places.into_iter().filter_map(|place| unordered[place].take()));
            }
        }
        let closing = self.closing(node, place, end);
        Body::of(chunks, &closing, place.indent)
    }

    /// The comments that close a map or list: on lines of their own, indented like its keys or dashes.
    fn closing(&mut self, node: &Node<'_>, place: Place, end: usize) -> Vec<Lead> {
        let own_column = column(self.text, node.span.start);
        let mut leads = Vec::new();
        while let Some(comment) = self.peek(end) {
            let deep = comment.own_line && column(self.text, comment.span.start) >= own_column;
            let mine = is_flow(node) || place.outer.is_none_or(|outer| deep && own_column > outer);
            if !mine {
                break;
            }
            leads.push(self.lead(comment));
        }
        leads
    }

    fn entry(&mut self, entry: &'n Entry<'_>, place: Place, leads: Vec<Lead>) -> Chunk {
        let head = format!("{}:", key(self.text, entry, Around::Block));
        self.path.push(&entry.key);
        let chunk = self.value(&entry.value, &head, place, leads);
        self.path.pop();
        chunk
    }

    /// A value behind its key or dash (`head`), which stands at `place.indent`.
    fn value(&mut self, node: &'n Node<'_>, head: &str, place: Place, leads: Vec<Lead>) -> Chunk {
        let Place { indent, .. } = place;
        let taken = indent + head.chars().count() + 1;
        let (first, below, keeps) = match &node.kind {
            Kind::Scalar(found) => {
                let written = scalar::scalar(self.text, node, found, indent, room(taken));
                (written.first, written.below, written.keeps)
            }
            _ => match self.in_flow(node, taken) {
                Some(line) => (line, String::new(), false),
                None => return self.lines(node, head, place, leads),
            },
        };
        let (hoisted, comment) = self.around(node, place);
        let space = if first.is_empty() || head.is_empty() { "" } else { " " };
        let comment = comment.map(|comment| format!(" {comment}")).unwrap_or_default();
        let spaces = " ".repeat(indent);
        let lines = format!("{spaces}{head}{space}{first}{comment}\n{below}");
        Chunk::hoisting(leads, hoisted, place.blank, lines, keeps)
    }

    /// A map or list on lines of its own behind its key or dash.
    fn lines(&mut self, node: &'n Node<'_>, head: &str, place: Place, leads: Vec<Lead>) -> Chunk {
        let Place { indent, .. } = place;
        let first = first_child(node);
        let mut hoisted = Vec::new();
        let mut comment = None;
        while let Some(found) = self.peek(first).filter(|found| !found.own_line) {
            match comment {
                None => comment = Some(self.take(found)),
                Some(_) => hoisted.push(self.lead(found)),
            }
        }
        let deeper = Place { indent: indent + 2, ..place };
        let mut body = self.body(node, deeper, Vec::new());
        while let Some(found) = self.behind(node, place) {
            match comment {
                None => comment = Some(self.take(found)),
                Some(_) => hoisted.push(self.lead(found)),
            }
        }
        let keeps = body.keeps;
        let spaces = " ".repeat(indent);
        let lines = if head == "-" {
            hoisted.append(&mut body.leads);
            match comment {
                Some(comment) => format!("{spaces}- {comment}\n{}", body.lines),
                None => format!("{spaces}- {}", body.lines.trim_start_matches(' ')),
            }
        } else {
            let comment = comment.map(|comment| format!(" {comment}")).unwrap_or_default();
            if let Some(lead) = body.leads.first_mut() {
                lead.blank = false;
            }
            format!("{spaces}{head}{comment}\n{}", body.whole(indent + 2))
        };
        Chunk::hoisting(leads, hoisted, place.blank, lines, keeps)
    }

    /// The comments before and behind a value on one line: one may stand behind it, the others go before.
    fn around(&mut self, node: &Node<'_>, place: Place) -> (Vec<Lead>, Option<String>) {
        let mut before = Vec::new();
        while let Some(found) = self.peek(node.span.end) {
            self.next += 1;
            before.push(found);
        }
        let behind = self.behind(node, place).map(|found| self.take(found));
        let mut hoisted = Vec::new();
        let alone = behind.is_none() && before.iter().filter(|found| !found.own_line).count() == 1;
        let mut comment = behind;
        for found in before {
            if alone && !found.own_line {
                comment = Some(found.text(self.text).to_owned());
            } else {
                hoisted.push(Lead { blank: false, text: found.text(self.text).to_owned() });
            }
        }
        (hoisted, comment)
    }

    /// The comment on the line on which a value ends, if nothing else stands between.
    fn behind(&self, node: &Node<'_>, place: Place) -> Option<Comment> {
        let found = self.peek(place.limit.max(node.span.end))?;
        let between = self.text.get(node.span.end..found.span.start)?;
        between.bytes().all(|byte| b" \t,]}".contains(&byte)).then_some(found)
    }

    /// The value on one line in its brackets, if it has them, no comment inside, and is not too wide.
    fn in_flow(&mut self, node: &'n Node<'_>, taken: usize) -> Option<String> {
        if !is_flow(node) || self.peek(node.span.end).is_some_and(|found| node.span.contains(found.span)) {
            return None;
        }
        let inside = self.comments[self.next..].iter().any(|comment| node.span.contains(comment.span));
        let line = flow(self.text, node, &mut self.path, self.order)?;
        (!inside && taken + line.chars().count() <= MAX_WIDTH).then_some(line)
    }

    /// The comments before the key or dash at `start`, and whether a blank line stands right before it; `given`
    /// are those that were taken before the first one, which has no blank line above.
    fn before(&mut self, start: usize, given: Option<Vec<Lead>>) -> (Vec<Lead>, bool) {
        let first = given.is_some();
        let mut leads = given.unwrap_or_default();
        leads.extend(self.leads(start));
        let mut blank = blank_above(self.text, start);
        if first {
            match leads.first_mut() {
                Some(lead) => lead.blank = false,
                None => blank = false,
            }
        }
        (leads, blank)
    }

    /// All comments before `end`, as lines of their own.
    fn leads(&mut self, end: usize) -> Vec<Lead> {
        let mut leads = Vec::new();
        while let Some(found) = self.peek(end) {
            leads.push(self.lead(found));
        }
        leads
    }

    fn peek(&self, end: usize) -> Option<Comment> {
        self.comments.get(self.next).copied().filter(|comment| comment.span.start < end)
    }

    fn take(&mut self, comment: Comment) -> String {
        self.next += 1;
        comment.text(self.text).to_owned()
    }

    fn lead(&mut self, comment: Comment) -> Lead {
        let blank = comment.own_line && blank_above(self.text, comment.span.start);
        Lead { blank, text: self.take(comment) }
    }
}

fn is_flow(node: &Node<'_>) -> bool {
    matches!(node.kind, Kind::List { flow: true, .. } | Kind::Map { flow: true, .. })
}

/// Up to where a comment stands behind the key, dash or bracket that opens a map or list.
fn first_child(node: &Node<'_>) -> usize {
    match &node.kind {
        Kind::List { flow: true, items } => items.first().map_or(node.span.start, |item| item.span.start),
        Kind::Map { flow: true, entries } => {
            entries.first().map_or(node.span.start, |entry| entry.key_span.start)
        }
        _ => node.span.start,
    }
}

/// Where the items of a list begin, with their dashes.
fn item_starts(text: &str, list: &Node<'_>, items: &[Node<'_>]) -> Vec<usize> {
    let mut from = list.span.start;
    let mut starts = Vec::with_capacity(items.len());
    for item in items {
        let dash = next_mark(text.as_bytes(), from, item.span.start, b"");
        starts.push(if is_flow(list) { item.span.start } else { dash.unwrap_or(item.span.start) });
        from = item.span.end;
    }
    starts
}

/// Whether the line above the one of `at` is blank.
fn blank_above(text: &str, at: usize) -> bool {
    let start = line_start(text.as_bytes(), at);
    let above = text[..start].strip_suffix('\n').unwrap_or(&text[..start]);
    let above = above.strip_suffix('\r').unwrap_or(above);
    start > 0
        && text[line_start(text.as_bytes(), above.len())..above.len()]
            .trim_matches('\u{FEFF}')
            .trim()
            .is_empty()
}
