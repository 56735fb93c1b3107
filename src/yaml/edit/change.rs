//! What is to be changed, and what that makes of a tree.

use crate::text::{FieldPath, Span, Step};
use crate::yaml::{Fault, Value};

/// One change to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Gives a key or a list entry a value: a scalar takes the place of a scalar, anything the place of nothing.
    Set {
        /// Which value; a key that is not there is added at the end of its map.
        path: FieldPath,
        /// The value.
        value: Value,
    },
    /// Adds a key to a map.
    Insert {
        /// The map; if it is not there, it is added too.
        map: FieldPath,
        /// The key, which the map does not have.
        key: String,
        /// Its value.
        value: Value,
        /// The key to stand behind; at the end of the map without one, or where the map does not have it.
        after: Option<String>,
    },
    /// Adds an item at the end of a list.
    Append {
        /// The list; if it is not there, it is added too.
        list: FieldPath,
        /// The item.
        item: Value,
    },
    /// Takes a key and its value away, or an item of a list; with its only item a list goes with its key.
    Remove {
        /// The value of the key, or the item.
        path: FieldPath,
    },
}

impl Change {
    /// Gives a key or a list entry a value.
    pub fn set(path: FieldPath, value: Value) -> Self {
        Self::Set { path, value }
    }

    /// Adds a key to a map, at its end.
    pub fn insert(map: FieldPath, key: impl Into<String>, value: Value) -> Self {
        Self::Insert { map, key: key.into(), value, after: None }
    }

    /// Adds a key to a map, behind another.
    pub fn insert_after(
        map: FieldPath,
        after: impl Into<String>,
        key: impl Into<String>,
        value: Value,
    ) -> Self {
        Self::Insert { map, key: key.into(), value, after: Some(after.into()) }
    }

    /// Adds an item at the end of a list.
    pub fn append(list: FieldPath, item: Value) -> Self {
        Self::Append { list, item }
    }

    /// Takes a key and its value away, or an item of a list.
    pub fn remove(path: FieldPath) -> Self {
        Self::Remove { path }
    }

    /// Makes the change in a tree.
    ///
    /// # Errors
    /// When the tree has no place for it.
    pub fn make(&self, tree: &mut Value) -> Result<(), Fault> {
        let done = match self {
            Self::Set { path, value } => set(tree, path.steps(), value.clone()),
            Self::Insert { map, key, value, after } => {
                insert(tree, map.steps(), key, value.clone(), after.as_deref())
            }
            Self::Append { list, item } => append(tree, list.steps(), item.clone()),
            Self::Remove { path } => remove(tree, path.steps()),
        };
        done.ok_or_else(|| self.no_place())
    }

    /// The fault of a change for which the file has no place.
    pub(super) fn no_place(&self) -> Fault {
        let message = match self {
            Self::Set { path, .. } => format!("`{path}` cannot be set"),
            Self::Insert { map, key, .. } => format!("`{}` cannot be added", map.clone().then(key.clone())),
            Self::Append { list, .. } => format!("nothing can be added to `{list}`"),
            Self::Remove { path } => format!("`{path}` is not there to be removed"),
        };
        Fault::new(Span::default(), message).help("look at what stands there, and make the change by hand")
    }
}

fn set(tree: &mut Value, steps: &[Step], value: Value) -> Option<()> {
    if let Some(target) = tree.at_mut(steps) {
        let scalar = |value: &Value| matches!(value, Value::Text(_) | Value::Word(_));
        if target.is_empty() || (scalar(target) && scalar(&value)) {
            *target = value;
            return Some(());
        }
        return None;
    }
    let (Step::Key(key), above) = steps.split_last()? else { return None };
    insert(tree, above, key, value, None)
}

fn insert(tree: &mut Value, map: &[Step], key: &str, value: Value, after: Option<&str>) -> Option<()> {
    match tree.at_mut(map) {
        Some(Value::Map { entries, .. }) => {
            if entries.iter().any(|(known, _)| known == key) {
                return None;
            }
            let behind = entries.iter().position(|(known, _)| Some(known.as_str()) == after);
            entries.insert(behind.map_or(entries.len(), |found| found + 1), (key.to_owned(), value));
            Some(())
        }
        Some(target) if target.is_empty() => {
            *target = Value::map([(key, value)]);
            Some(())
        }
        Some(_) => None,
        None => {
            let (Step::Key(name), above) = map.split_last()? else { return None };
            insert(tree, above, name, Value::map([(key, value)]), None)
        }
    }
}

fn append(tree: &mut Value, list: &[Step], item: Value) -> Option<()> {
    match tree.at_mut(list) {
        Some(Value::List(items)) => {
            items.push(item);
            Some(())
        }
        Some(target) if target.is_empty() => {
            *target = Value::list([item]);
            Some(())
        }
        Some(_) => None,
        None => {
            let (Step::Key(name), above) = list.split_last()? else { return None };
            insert(tree, above, name, Value::list([item]), None)
        }
    }
}

fn remove(tree: &mut Value, steps: &[Step]) -> Option<()> {
    let (last, above) = steps.split_last()?;
    match (last, tree.at_mut(above)?) {
        (Step::Key(key), Value::Map { entries, .. }) => {
            let place = entries.iter().position(|(known, _)| known == key)?;
            entries.remove(place);
        }
        (Step::Entry { index: 0, .. }, Value::List(items)) if items.len() == 1 => return remove(tree, above),
        (Step::Entry { index, .. }, Value::List(items)) if *index < items.len() => {
            items.remove(*index);
        }
        _ => return None,
    }
    Some(())
}
