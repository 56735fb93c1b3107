//! From a change to the edits that make it.

use super::change::Change;
use super::place::{
    behind_break, comments_above, last_line_end, line_break, lines_after, past_comments, start_of_own_line,
};
use crate::text::{Edit, Span, Step};
use crate::yaml::comments::comments;
use crate::yaml::emit::{self, Layout, column, inline, literal_or_quoted};
use crate::yaml::extent::line_end;
use crate::yaml::quote::{self, Around};
use crate::yaml::{Entry, Fault, Kind, Node, Scalar, Style, Value};

/// The edits that make a change. `root` is the tree of `text`.
///
/// # Errors
/// When the file has no place for the change, or it cannot be made without touching more.
pub fn plan(text: &str, root: &Node<'_>, change: &Change) -> Result<Vec<Edit>, Fault> {
    let planner = Planner { text, root, layout: Layout::of(text, root) };
    let edits = match change {
        Change::Set { path, value } => planner.set(path.steps(), value),
        Change::Insert { map, key, value, after } => {
            planner.insert(map.steps(), key, value, after.as_deref())
        }
        Change::Append { list, item } => planner.append(list.steps(), item),
        Change::Remove { path } => planner.remove(path.steps()),
    };
    edits.ok_or_else(|| change.no_place())
}

struct Planner<'t, 'a> {
    text: &'t str,
    root: &'t Node<'a>,
    layout: Layout,
}

/// What stands before, between and behind the words of a text.
fn white_space(text: &str) -> Vec<&str> {
    let mut between: Vec<&str> = text.split(|c: char| !c.is_whitespace()).collect();
    let last = between.len().saturating_sub(1);
    let mut at = 0;
    between.retain(|white| {
        at += 1;
        at == 1 || at == last + 1 || !white.is_empty()
    });
    between
}

fn replace(span: Span, replacement: impl Into<String>) -> Edit {
    Edit { span, replacement: replacement.into() }
}

impl<'t, 'a> Planner<'t, 'a> {
    fn node(&self, steps: &[Step]) -> Option<&'t Node<'a>> {
        steps.iter().try_fold(self.root, |node, step| match step {
            Step::Key(key) => Some(&node.entry(key)?.value),
            Step::Entry { index, .. } => node.items()?.get(*index),
        })
    }

    fn parent(&self, steps: &[Step]) -> Option<&'t Node<'a>> {
        self.node(steps.split_last()?.1)
    }

    fn around(&self, steps: &[Step]) -> Around {
        match self.parent(steps).map(|parent| &parent.kind) {
            Some(Kind::List { flow: true, .. } | Kind::Map { flow: true, .. }) => Around::Flow,
            _ => Around::Block,
        }
    }

    fn set(&self, steps: &[Step], value: &Value) -> Option<Vec<Edit>> {
        let Some(node) = self.node(steps) else {
            let (Step::Key(key), above) = steps.split_last()? else { return None };
            return self.insert(above, key, value, None);
        };
        match (&node.kind, value) {
            (Kind::Scalar(scalar), Value::Text(_) | Value::Word(_)) => {
                if let Some(edits) = self.words_of_block(node, scalar, value) {
                    return Some(edits);
                }
                let written = self.scalar(steps, node, scalar, value);
                Some(vec![replace(node.span, self.in_place(node, written))])
            }
            _ if node.is_empty() => self.fill(steps, node, value),
            _ => None,
        }
    }

    /// A block of text keeps its lines where only words of it change, one for one.
    fn words_of_block(&self, node: &Node<'_>, old: &Scalar<'_>, value: &Value) -> Option<Vec<Edit>> {
        let Value::Text(new) = value else { return None };
        if !matches!(old.style, Style::Literal | Style::Folded) {
            return None;
        }
        let start = behind_break(self.text, line_end(self.text.as_bytes(), node.span.start));
        let lines = self.text.get(start..node.span.end)?;
        let place = |word: &str| word.as_ptr() as usize - lines.as_ptr() as usize + start;
        let written: Vec<&str> = lines.split_whitespace().collect();
        let (words, new_words): (Vec<&str>, Vec<&str>) =
            (old.text.split_whitespace().collect(), new.split_whitespace().collect());
        if written != words || words.len() != new_words.len() || white_space(&old.text) != white_space(new) {
            return None;
        }
        let pairs = written.into_iter().zip(new_words).filter(|(written, new)| written != new);
        let edit = |(word, new): (&str, &str)| replace(Span::new(place(word), place(word) + word.len()), new);
        Some(pairs.map(edit).collect())
    }

    /// The new scalar, in the quotes of the old one where they can hold it.
    fn scalar(&self, steps: &[Step], node: &Node<'_>, old: &Scalar<'_>, value: &Value) -> String {
        let around = self.around(steps);
        let line_end = line_end(self.text.as_bytes(), node.span.end);
        let followed = line_end > node.span.end || self.text[line_end..].trim_start().starts_with('#');
        match (value, old.style) {
            (Value::Text(text), Style::Single) if !quote::needs_escapes(text) => quote::single(text),
            (Value::Text(text), Style::Double) => quote::double(text),
            // A block of text would swallow what stands behind it, and a comment below it.
            (Value::Text(text), _) if text.contains('\n') && followed => quote::double(text),
            _ => inline(value, around).unwrap_or_else(|| {
                let indent = self.parent(steps).map_or(0, |parent| column(self.text, parent.span.start));
                literal_or_quoted(value, indent + 2).replace('\n', line_break(self.text))
            }),
        }
    }

    /// What has to be written so that `written` becomes the value: with what is missing before an empty one.
    fn in_place(&self, node: &Node<'_>, written: String) -> String {
        if !node.span.is_empty() {
            return written;
        }
        match self.text[..node.span.start].chars().next_back() {
            Some(':' | '-') => format!(" {written}"),
            _ => format!(": {written}"),
        }
    }

    /// Writes a list or a map where nothing is.
    fn fill(&self, steps: &[Step], node: &Node<'_>, value: &Value) -> Option<Vec<Edit>> {
        let small = match value {
            Value::List(items) => items.iter().all(|item| matches!(item, Value::Text(_) | Value::Word(_))),
            Value::Map { flow, .. } => *flow,
            _ => true,
        };
        let flow_kind = matches!(node.kind, Kind::List { .. } | Kind::Map { .. });
        let asks_for_flow = matches!(value, Value::Map { flow: true, .. });
        if self.around(steps) == Around::Flow || (flow_kind && small) || asks_for_flow {
            let written = inline(value, Around::Flow)?;
            return Some(vec![replace(node.span, self.in_place(node, written))]);
        }
        let mut lines = String::new();
        match (steps.split_last(), value) {
            (None, Value::Map { entries, .. }) => {
                emit::map(&mut lines, entries, 0, self.layout);
                Some(vec![self.lines_instead(node.span, &lines)])
            }
            (None, Value::List(items)) => {
                emit::list(&mut lines, items, 0, self.layout);
                Some(vec![self.lines_instead(node.span, &lines)])
            }
            (Some((Step::Entry { .. }, _)), _) => {
                emit::item(&mut lines, value, column(self.text, self.parent(steps)?.span.start), self.layout);
                let dash = self.text[..node.span.start].trim_end_matches(' ').len();
                Some(vec![self.lines_instead(Span::new(dash, node.span.end), lines.strip_prefix('-')?)])
            }
            (Some((Step::Key(key), _)), _) => {
                let entry = self.parent(steps)?.entry(key)?;
                let indent = column(self.text, entry.key_span.start);
                match value {
                    Value::List(items) => {
                        emit::list(&mut lines, items, indent + self.layout.list_step, self.layout);
                    }
                    Value::Map { entries, .. } => {
                        emit::map(&mut lines, entries, indent + self.layout.map_step, self.layout);
                    }
                    _ => return None,
                }
                let before = self.text[..node.span.start].trim_end_matches(' ').len();
                let emptied = replace(Span::new(before.min(node.span.start), node.span.end), "");
                let added = lines_after(self.text, last_line_end(self.text, node), &lines);
                Some(if node.span.is_empty() { vec![added] } else { vec![emptied, added] })
            }
            _ => None,
        }
    }

    fn lines_instead(&self, span: Span, lines: &str) -> Edit {
        replace(span, lines.trim_end_matches('\n').replace('\n', line_break(self.text)))
    }

    fn insert(&self, map: &[Step], key: &str, value: &Value, after: Option<&str>) -> Option<Vec<Edit>> {
        let Some(node) = self.node(map) else {
            let (Step::Key(name), above) = map.split_last()? else { return None };
            return self.insert(above, name, &Value::map([(key, value.clone())]), None);
        };
        if node.is_empty() {
            let braces = matches!(node.kind, Kind::Map { .. });
            let simple = braces && matches!(value, Value::Text(_) | Value::Word(_));
            let pair = [(key.to_owned(), value.clone())];
            return self.fill(map, node, &if simple { Value::flow_map(pair) } else { Value::map(pair) });
        }
        let Kind::Map { flow, entries } = &node.kind else { return None };
        let last = entries.len() - 1;
        let behind = entries.iter().position(|entry| Some(&*entry.key) == after).unwrap_or(last);
        if *flow {
            let pair = format!(", {}: {}", quote::one_line(key, Around::Flow), inline(value, Around::Flow)?);
            let end = entries[behind].value.span.end;
            return Some(vec![replace(Span::new(end, end), pair)]);
        }
        let indent = column(self.text, node.span.start);
        let mut lines = " ".repeat(indent);
        emit::entry(&mut lines, key, value, indent, self.layout);
        let mut end = last_line_end(self.text, &entries[behind].value);
        if behind == last {
            end = past_comments(self.text, end, indent);
        }
        Some(vec![lines_after(self.text, end, &lines)])
    }

    fn append(&self, list: &[Step], item: &Value) -> Option<Vec<Edit>> {
        let Some(node) = self.node(list) else {
            let (Step::Key(name), above) = list.split_last()? else { return None };
            return self.insert(above, name, &Value::list([item.clone()]), None);
        };
        if node.is_empty() {
            return self.fill(list, node, &Value::list([item.clone()]));
        }
        let Kind::List { flow, items } = &node.kind else { return None };
        let final_item = items.last()?;
        if *flow {
            let written = format!(", {}", inline(item, Around::Flow)?);
            return Some(vec![replace(Span::new(final_item.span.end, final_item.span.end), written)]);
        }
        let indent = column(self.text, node.span.start);
        let mut lines = " ".repeat(indent);
        emit::item(&mut lines, item, indent, self.layout);
        // Comments in the column of a list that is not indented belong to the next key.
        let level = self.parent(list).is_some_and(|parent| column(self.text, parent.span.start) == indent);
        let end = past_comments(self.text, last_line_end(self.text, final_item), indent + usize::from(level));
        Some(vec![lines_after(self.text, end, &lines)])
    }

    fn remove(&self, steps: &[Step]) -> Option<Vec<Edit>> {
        let (key, above) = match steps.split_last()? {
            (Step::Key(key), above) => (key, above),
            (Step::Entry { index, .. }, above) => return self.remove_item(above, *index),
        };
        let node = self.node(above)?;
        let Kind::Map { flow, entries } = &node.kind else { return None };
        let place = entries.iter().position(|entry| entry.key == *key)?;
        let entry = &entries[place];
        let next = entries.get(place + 1);
        if entries.len() == 1 {
            return self.without_comments(node.span, "{}");
        }
        if *flow {
            let span = match next {
                Some(next) => Span::new(entry.key_span.start, next.key_span.start),
                None => Span::new(entries[place - 1].value.span.end, entry.value.span.end),
            };
            return self.without_comments(span, "");
        }
        let end = last_line_end(self.text, &entry.value);
        match (start_of_own_line(self.text, entry.key_span.start), next) {
            (Some(_), _) => {
                let keys: Vec<usize> = entries.iter().map(|entry| entry.key_span.start).collect();
                self.remove_lines(&keys, place, end)
            }
            (None, Some(next)) => self.join(entry, next, end),
            (None, None) => None,
        }
    }

    fn remove_item(&self, list: &[Step], index: usize) -> Option<Vec<Edit>> {
        let Kind::List { flow, items } = &self.node(list)?.kind else { return None };
        let item = items.get(index)?;
        if items.len() == 1 {
            return self.remove(list);
        }
        if *flow {
            let span = match items.get(index + 1) {
                Some(next) => Span::new(item.span.start, next.span.start),
                None => Span::new(items[index - 1].span.end, item.span.end),
            };
            return self.without_comments(span, "");
        }
        let dash = |item: &Node<'_>| self.text[..item.span.start].rfind('-');
        let dashes: Option<Vec<usize>> = items.iter().map(dash).collect();
        self.remove_lines(&dashes?, index, last_line_end(self.text, item))
    }

    /// Takes one of the entries that begin at these places away, with the comments that are about it: those right
    /// above it, and those below its last line that stand deeper than it does. What stands above the first of
    /// several may be about all of them; it goes along only where another has such a comment as well.
    fn remove_lines(&self, entries: &[usize], index: usize, end: usize) -> Option<Vec<Edit>> {
        let own = start_of_own_line(self.text, entries[index])?;
        let comments = comments(self.text, self.root);
        let above = |at: usize| comments_above(self.text, &comments, at);
        let start = above(entries[index]).unwrap_or(own);
        if index == 0 && start < own && !entries[1..].iter().any(|&other| above(other).is_some()) {
            return None;
        }
        let end = past_comments(self.text, end, column(self.text, entries[index]) + 1);
        Some(vec![replace(Span::new(start, behind_break(self.text, end)), "")])
    }

    /// Moves the second key of a list item to its dash.
    fn join(&self, first: &Entry<'_>, second: &Entry<'_>, end: usize) -> Option<Vec<Edit>> {
        let span = Span::new(first.key_span.start, second.key_span.start);
        let between = Span::new(end, second.key_span.start);
        let lost = comments(self.text, self.root).iter().any(|comment| between.contains(comment.span));
        (!lost).then(|| vec![replace(span, "")])
    }

    fn without_comments(&self, span: Span, replacement: &str) -> Option<Vec<Edit>> {
        let lost = comments(self.text, self.root).iter().any(|comment| span.contains(comment.span));
        (!lost).then(|| vec![replace(span, replacement)])
    }
}
