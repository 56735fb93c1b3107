//! What the tests of this room share: a short way to write down a tree, and generated documents.

use super::{Kind, Node};

/// A tree in the shape of JSON, every scalar a text.
pub(super) fn shape(node: &Node<'_>) -> String {
    match &node.kind {
        Kind::Scalar(scalar) => format!("{:?}", scalar.text),
        Kind::List { items, .. } => {
            format!("[{}]", items.iter().map(shape).collect::<Vec<_>>().join(", "))
        }
        Kind::Map { entries, .. } => {
            let entries = entries.iter().map(|entry| format!("{:?}: {}", entry.key, shape(&entry.value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}
