//! Maps and lists that are not complete yet, while the parser's events come in.

use std::borrow::Cow;
use std::collections::HashMap;

use super::extent::next_mark;
use super::{Entry, Fault, Kind, Node, Style};
use crate::text::Span;

/// The maps and lists that are open, outermost first, and the finished document.
#[derive(Default)]
pub(super) struct Stack<'a> {
    /// What is open.
    pub frames: Vec<Frame<'a>>,
    /// The document, once it is complete.
    pub root: Option<Node<'a>>,
}

/// A map or list that is not complete.
pub(super) struct Frame<'a> {
    /// Where it begins.
    pub start: usize,
    /// Whether it is written with brackets or braces.
    pub flow: bool,
    /// What it holds so far.
    pub held: Held<'a>,
}

/// What an incomplete map or list holds.
pub(super) enum Held<'a> {
    /// The values of a list.
    Items(Vec<Node<'a>>),
    /// The entries of a map, and the key whose value is to come.
    Entries(Vec<Entry<'a>>, Option<(Cow<'a, str>, Span)>),
}

impl<'a> Stack<'a> {
    /// Closes a map or list that ends at `end`.
    pub(super) fn complete(&mut self, frame: Frame<'a>, end: usize, bytes: &[u8], faults: &mut Vec<Fault>) {
        let kind = match frame.held {
            Held::Items(items) => Kind::List { flow: frame.flow, items },
            Held::Entries(entries, _) => {
                duplicates(&entries, faults);
                Kind::Map { flow: frame.flow, entries }
            }
        };
        self.attach(Node { span: Span::new(frame.start, end), kind }, bytes, faults);
    }

    /// Puts a finished value where it belongs.
    pub(super) fn attach(&mut self, node: Node<'a>, bytes: &[u8], faults: &mut Vec<Fault>) {
        match self.frames.last_mut() {
            None => self.root = Some(node),
            Some(Frame { held: Held::Items(items), .. }) => items.push(node),
            Some(Frame { held: Held::Entries(entries, waiting), .. }) => match waiting.take() {
                Some((key, key_span)) => entries.push(Entry { key, key_span, value: node }),
                None => *waiting = Some(key(node, bytes, faults)),
            },
        }
    }
}

/// Makes a key of a value, and reports what cannot be one.
fn key<'a>(node: Node<'a>, bytes: &[u8], faults: &mut Vec<Fault>) -> (Cow<'a, str>, Span) {
    let span = node.span;
    let Kind::Scalar(scalar) = node.kind else {
        let fault = Fault::new(span, "a key must be a text").label("a list or a map");
        faults.push(fault.help("put the key in quotes"));
        return (Cow::Borrowed(""), span);
    };
    if scalar.style == Style::Plain && scalar.text == "<<" {
        let help = "write out the keys that the merge would bring in";
        faults.push(Fault::new(span, "merge keys are not allowed").label("a merge key").help(help));
    }
    if span.is_empty() {
        // Behind a tag there may be no colon, but something that the parser then stumbles over.
        let colon = next_mark(bytes, span.start, bytes.len(), b"").filter(|at| bytes[*at] == b':');
        let place = colon.map_or(span, |colon| Span::new(colon, colon + 1));
        faults.push(Fault::new(place, "a key is missing before the colon").help("write the key"));
    }
    (scalar.text, span)
}

/// Reports keys that stand twice in one map.
fn duplicates(entries: &[Entry<'_>], faults: &mut Vec<Fault>) {
    // Nothing is hashed for the maps that people write.
    if entries.len() <= 16 {
        for (count, second) in entries.iter().enumerate() {
            let first = entries[..count].iter().find(|first| first.key == second.key);
            faults.extend(first.map(|first| again(first, second)));
        }
        return;
    }
    let mut seen: HashMap<&str, &Entry<'_>> = HashMap::with_capacity(entries.len());
    for entry in entries {
        if let Some(first) = seen.get(&*entry.key) {
            faults.push(again(first, entry));
        } else {
            seen.insert(&entry.key, entry);
        }
    }
}

fn again(first: &Entry<'_>, second: &Entry<'_>) -> Fault {
    let fault = Fault::new(second.key_span, format!("the key `{}` stands twice", second.key))
        .label("again here")
        .help("keep one of the two");
    Fault { first: Some(first.key_span), ..fault }
}
