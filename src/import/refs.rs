//! Nodes of a graph that others refer to by their `@id`.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use super::bag::Leaf;
use super::json::Json;

/// The nodes of a file that say more than their own name, by it; and those that were read.
#[derive(Debug, Default)]
pub(super) struct Refs<'j> {
    nodes: HashMap<&'j str, (String, &'j Json)>,
    used: RefCell<HashSet<String>>,
}

impl<'j> Refs<'j> {
    /// Adds the nodes of a `@graph`.
    pub(super) fn add(&mut self, place: &str, value: &'j Json) {
        match value {
            Json::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    self.add(&format!("{place}[{at}]"), item);
                }
            }
            Json::Object(entries) if entries.len() > 1 => {
                if let Some(Json::Text(id)) = value.get("@id") {
                    self.nodes.entry(id).or_insert_with(|| (place.to_owned(), value));
                }
            }
            _ => {}
        }
    }

    /// The node that a value refers to, if it does nothing else.
    pub(super) fn node(&self, value: &Json) -> Option<(String, &'j Json)> {
        let Json::Object(entries) = value else { return None };
        let only = entries.iter().all(|(key, _)| matches!(key.as_str(), "@id" | "@type"));
        let Some(Json::Text(id)) = value.get("@id").filter(|_| only) else { return None };
        let (place, node) = self.nodes.get(id.as_str())?;
        self.used.borrow_mut().insert(place.clone());
        Some((place.clone(), *node))
    }

    /// Whether somebody referred to the node that stands here.
    pub(super) fn is_used(&self, leaf: &Leaf<'_>) -> bool {
        self.used.borrow().contains(&leaf.place)
    }
}
