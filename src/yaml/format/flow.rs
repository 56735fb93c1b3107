//! Maps and lists in braces and brackets, on one line.

use super::order::{Order, sorted};
use super::scalar;
use crate::yaml::quote::{self, Around};
use crate::yaml::{Kind, Node};

/// The value in braces or brackets; nothing if it holds something that needs lines of its own.
pub(super) fn flow<'n>(
    text: &str,
    node: &'n Node<'_>,
    path: &mut Vec<&'n str>,
    order: Order<'_>,
) -> Option<String> {
    match &node.kind {
        Kind::Scalar(found) => {
            let raw = &text[node.span.range()];
            (!found.text.contains('\n') || !raw.contains(['\n', '\r']))
                .then(|| scalar::one_line(raw, found, Around::Flow))
        }
        Kind::List { items, .. } => {
            let items: Option<Vec<String>> = items.iter().map(|item| flow(text, item, path, order)).collect();
            Some(format!("[{}]", items?.join(", ")))
        }
        Kind::Map { entries, .. } if entries.is_empty() => Some("{}".to_owned()),
        Kind::Map { entries, .. } => {
            let mut pairs = Vec::with_capacity(entries.len());
            for &place in &sorted(entries, path, order) {
                let entry = &entries[place];
                path.push(&entry.key);
                let value = flow(text, &entry.value, path, order);
                path.pop();
                pairs.push(format!("{}: {}", key(text, entry, Around::Flow), value?));
            }
            Some(format!("{{ {} }}", pairs.join(", ").trim_end()))
        }
    }
}

/// A key in canonical form: as it is if it has no quotes, else with quotes only where they are needed.
pub(super) fn key(text: &str, entry: &crate::yaml::Entry<'_>, around: Around) -> String {
    let raw = &text[entry.key_span.range()];
    if raw == entry.key { raw.to_owned() } else { quote::one_line(&entry.key, around) }
}
