//! A record as text: every field in canonical order, prose one sentence a line, without comments and quotes.

use std::fmt::Write as _;

use super::visible;
use crate::prose::sentences;
use crate::record::RecordKind;
use crate::record::shape::{RecordShape, Shape};
use crate::text::Span;
use crate::yaml::{Kind, Node};

/// A record as text.
pub fn record_text(kind: RecordKind, record: &Node<'_>) -> String {
    let mut out = String::new();
    fields(record, Some(kind.shape()), 0, &mut out);
    out
}

fn fields(node: &Node<'_>, shape: Option<&'static RecordShape>, depth: usize, out: &mut String) {
    let mut entries: Vec<_> =
        node.entries().unwrap_or_default().iter().filter(|entry| !entry.value.is_empty()).collect();
    let place = |key: &str| shape.and_then(|shape| shape.keys().position(|known| known == key));
    match shape {
        Some(_) => entries.sort_by_key(|entry| place(&entry.key).unwrap_or(usize::MAX)),
        None => entries.sort_by(|a, b| a.key.cmp(&b.key)),
    }
    for entry in entries {
        let inner = shape.and_then(|shape| shape.field(&entry.key)).map(|field| &field.shape);
        // Digests a field are for programs.
        if shape.is_some_and(|shape| shape.name == "review") && entry.key == "fields" {
            continue;
        }
        let _ = write!(out, "{}{}:", "  ".repeat(depth), visible(&entry.key));
        value(&entry.value, inner, depth + 1, out);
    }
}

fn value(node: &Node<'_>, shape: Option<&'static Shape>, depth: usize, out: &mut String) {
    match &node.kind {
        Kind::Scalar(scalar) => prose(&scalar.text, matches!(shape, Some(Shape::Text)), depth, out),
        Kind::Map { .. } => {
            out.push('\n');
            match shape {
                Some(Shape::Record(record)) => fields(node, Some(record), depth, out),
                Some(Shape::Map(inner)) => named(node, inner, depth, out),
                _ => fields(node, None, depth, out),
            }
        }
        Kind::List { items, .. } => {
            out.push('\n');
            for item in items {
                entry(item, shape, depth, out);
            }
        }
    }
}

fn named(node: &Node<'_>, inner: &'static Shape, depth: usize, out: &mut String) {
    let mut entries: Vec<_> = node.entries().unwrap_or_default().iter().collect();
    entries.sort_by(|a, b| a.key.cmp(&b.key));
    for entry in entries {
        let _ = write!(out, "{}{}:", "  ".repeat(depth), visible(&entry.key));
        if entry.value.is_empty() {
            out.push('\n');
        } else {
            value(&entry.value, Some(inner), depth + 1, out);
        }
    }
}

/// An entry of a list, its first line behind a dash.
fn entry(item: &Node<'_>, list: Option<&'static Shape>, depth: usize, out: &mut String) {
    let inner = match list {
        Some(Shape::List(inner)) => Some(*inner),
        _ => None,
    };
    let mut text = String::new();
    match (&item.kind, inner) {
        (Kind::Scalar(_), _) => value(item, None, depth + 1, &mut text),
        (Kind::Map { .. }, Some(Shape::Record(record))) => fields(item, Some(record), depth + 1, &mut text),
        (Kind::Map { .. }, _) => fields(item, None, depth + 1, &mut text),
        (Kind::List { items, .. }, _) => {
            for item in items {
                entry(item, inner, depth + 1, &mut text);
            }
        }
    }
    let _ = write!(out, "{}- {}", "  ".repeat(depth), text.trim_start());
}

/// A text: behind its key, or one sentence a line below it.
fn prose(text: &str, is_prose: bool, depth: usize, out: &mut String) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = if is_prose { sentences(&text, &[Span::new(0, text.len())]) } else { Vec::new() };
    if found.len() < 2 {
        let _ = writeln!(out, " {}", visible(&text));
        return;
    }
    out.push('\n');
    for sentence in found {
        let _ = writeln!(out, "{}{}", "  ".repeat(depth), visible(text[sentence.range()].trim()));
    }
}
