//! Records as plain values: what a reader sees of them, without how it was written.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use serde::Serialize;
use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization as _;

use super::FieldChange;

/// A record as a value: texts in NFC with white space folded, what is empty or says nothing left out.
pub(super) fn plain(record: &impl Serialize) -> Value {
    folded(serde_json::to_value(record).unwrap_or_default())
}

fn folded(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(one_line(&text)),
        Value::Array(items) => {
            Value::Array(items.into_iter().map(folded).filter(|item| !is_empty(item)).collect())
        }
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(key, value)| (key, folded(value)));
            Value::Object(fields.filter(|(_, value)| !is_empty(value)).collect())
        }
        other => other,
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        // An entry of a map that says nothing more is still an entry.
        _ => false,
    }
}

/// A text as it is read: NFC, white space folded.
pub(super) fn one_line(text: &str) -> String {
    text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value in a line.
pub(super) fn shown(value: &Value) -> String {
    let joined = |texts: Vec<String>| texts.join(", ");
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => joined(items.iter().map(shown).collect()),
        Value::Object(fields) => joined(
            fields
                .iter()
                .map(|(key, value)| match value {
                    Value::Object(inner) if inner.is_empty() => key.clone(),
                    Value::Object(_) => format!("{key} ({})", shown(value)),
                    value => format!("{key}: {}", shown(value)),
                })
                .collect(),
        ),
        other => other.to_string(),
    }
}

/// What is other between two maps, field by field, but for some fields. `of` is what a field belongs to: `the citation
/// of ...`; nothing for the record itself.
pub(super) fn fields(
    old: &Value,
    new: &Value,
    prefix: &str,
    of: Option<&str>,
    but: &[&str],
) -> Vec<FieldChange> {
    let empty = Map::new();
    let (old, new) = (old.as_object().unwrap_or(&empty), new.as_object().unwrap_or(&empty));
    let only_new = new.keys().filter(|key| !old.contains_key(*key));
    let mut keys: Vec<&String> =
        old.keys().chain(only_new).filter(|key| !but.contains(&key.as_str())).collect();
    keys.sort();
    let mut changes = Vec::new();
    for key in keys {
        let path = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        let name = key.replace('_', " ");
        let what = of.map_or_else(|| name.clone(), |of| format!("{name} of {of}"));
        match (old.get(key), new.get(key)) {
            (Some(Value::Array(old)), Some(Value::Array(new))) => {
                changes.extend(members(old, new, &path, &what));
            }
            (old, new) if old != new => {
                changes.push(FieldChange::new(&path, what, old.map(shown), new.map(shown)));
            }
            _ => {}
        }
    }
    changes
}

/// What stands in only one of two lists, whose order says nothing.
fn members(old: &[Value], new: &[Value], path: &str, what: &str) -> Vec<FieldChange> {
    let (dropped, added) = apart(old, new);
    let drop = dropped.into_iter().map(|value| FieldChange::new(path, what, Some(shown(value)), None));
    drop.chain(added.into_iter().map(|value| FieldChange::new(path, what, None, Some(shown(value)))))
        .collect()
}

/// What stands only in the old list, and what only in the new one; what stands twice counts twice.
pub(super) fn apart<'a, T: Eq + Hash>(old: &'a [T], new: &'a [T]) -> (Vec<&'a T>, Vec<&'a T>) {
    let (mut dropped, mut added) = (old.iter().collect(), new.iter().collect());
    matched(&mut dropped, &mut added, Some);
    (dropped, added)
}

/// Takes out the pairs of what is left on both sides that have a key in common; what has no key is left alone.
pub(super) fn matched<'a, T, K: Eq + Hash>(
    old: &mut Vec<&'a T>,
    new: &mut Vec<&'a T>,
    key: impl Fn(&'a T) -> Option<K>,
) -> Vec<(&'a T, &'a T)> {
    let mut waiting: HashMap<K, VecDeque<&'a T>> = HashMap::new();
    for &one in &*new {
        if let Some(key) = key(one) {
            waiting.entry(key).or_default().push_back(one);
        }
    }
    let mut pairs = Vec::new();
    old.retain(|&one| {
        let other = key(one).and_then(|key| waiting.get_mut(&key)?.pop_front());
        pairs.extend(other.map(|other| (one, other)));
        other.is_none()
    });
    // What was taken of a key stood before what still waits.
    new.retain(|&one| {
        let Some(waiting) = key(one).and_then(|key| waiting.get_mut(&key)) else { return true };
        let left = waiting.front().is_some_and(|first| std::ptr::eq(*first, one));
        if left {
            waiting.pop_front();
        }
        left
    });
    pairs
}

/// A text of a map.
pub(super) fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The values of a list in a map.
pub(super) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_each_key_belong_together_and_what_has_none_is_left() {
        let (old, new) = (["a1", "b1", "", "a2", "a3"], ["", "a4", "c1", "a5"]);
        let key = |text: &&'static str| text.chars().next();
        let (mut dropped, mut added) = (old.iter().collect(), new.iter().collect());
        let pairs = matched(&mut dropped, &mut added, key);
        assert_eq!(pairs, [(&"a1", &"a4"), (&"a2", &"a5")]);
        assert_eq!((dropped, added), (vec![&"b1", &"", &"a3"], vec![&"", &"c1"]));
        assert_eq!(apart(&[1, 2, 2, 3], &[2, 4, 1]), (vec![&2, &3], vec![&4]));
    }
}
