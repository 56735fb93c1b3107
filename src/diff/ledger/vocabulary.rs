//! What changed in the vocabulary and in the settings.

use serde_json::{Map, Value};

use super::plain::{fields, plain, shown};
use super::{Act, FieldChange, RecordChange};
use crate::ledger::{Filed, Ledger, SETTINGS_FILE};
use crate::record::{RecordKind, Settings, Vocabulary};

/// Parts of the vocabulary whose entries have names.
const NAMED: [(&str, &str); 4] =
    [("entities", "entity"), ("properties", "property"), ("scopes", "scope"), ("units", "unit")];

/// What changed in the vocabulary, entry by entry.
pub(super) fn vocabulary(old: &Ledger, new: &Ledger) -> Vec<RecordChange> {
    if old.vocabulary == new.vocabulary || old.vocabulary_is_broken() || new.vocabulary_is_broken() {
        return Vec::new();
    }
    let (before, after) = (plain(&old.vocabulary), plain(&new.vocabulary));
    let mut changes = Vec::new();
    let empty = Map::new();
    for (part, noun) in NAMED {
        let entries = |value: &'_ Value| value.get(part).and_then(Value::as_object).cloned();
        let (old_entries, new_entries) = (entries(&before), entries(&after));
        let (old_entries, new_entries) =
            (old_entries.as_ref().unwrap_or(&empty), new_entries.as_ref().unwrap_or(&empty));
        let only_new = new_entries.keys().filter(|key| !old_entries.contains_key(*key));
        for key in old_entries.keys().chain(only_new) {
            changes.extend(entry(noun, key, old_entries.get(key), new_entries.get(key), new));
        }
    }
    let named: Vec<&str> = NAMED.iter().map(|(part, _)| *part).collect();
    let rest = fields(&before, &after, "", None, &named);
    changes
        .extend(rest.into_iter().map(|change| record(change.field.clone(), Act::Altered, new, vec![change])));
    changes
}

fn entry(
    noun: &str,
    key: &str,
    old: Option<&Value>,
    new: Option<&Value>,
    ledger: &Ledger,
) -> Option<RecordChange> {
    let (act, changes) = match (old, new) {
        (Some(old), Some(new)) if old == new => return None,
        (Some(old @ Value::Object(_)), Some(new @ Value::Object(_))) => {
            (Act::Altered, fields(old, new, "", None, &[]))
        }
        (Some(old), Some(new)) => {
            (Act::Altered, vec![FieldChange::new("value", "value", Some(shown(old)), Some(shown(new)))])
        }
        (old, new) => {
            let act = if old.is_none() { Act::Added } else { Act::Dropped };
            let said = old.or(new).map(shown).filter(|said| !said.is_empty());
            let (old, new) = if old.is_none() { (None, said) } else { (said, None) };
            let said = old.is_some() || new.is_some();
            (act, said.then(|| FieldChange::new("value", "value", old, new)).into_iter().collect())
        }
    };
    (act != Act::Altered || !changes.is_empty())
        .then(|| record(format!("{noun} {key}"), act, ledger, changes))
}

fn record(id: String, act: Act, ledger: &Ledger, fields: Vec<FieldChange>) -> RecordChange {
    let file = |filed: &Filed<Vocabulary>| filed.file.clone();
    let file = ledger.vocabulary_files.first().map(file).unwrap_or_default();
    RecordChange { kind: RecordKind::Vocabulary, id, act, about: String::new(), file, fields }
}

/// What changed in the settings.
pub(super) fn settings(old: &Settings, new: &Settings) -> Option<RecordChange> {
    let changes = nested(&plain(old), &plain(new), "");
    (!changes.is_empty()).then(|| RecordChange {
        kind: RecordKind::Settings,
        id: SETTINGS_FILE.to_owned(),
        act: Act::Altered,
        about: String::new(),
        file: SETTINGS_FILE.into(),
        fields: changes,
    })
}

/// Field by field, with maps gone into.
fn nested(old: &Value, new: &Value, prefix: &str) -> Vec<FieldChange> {
    let maps = |value: &Value| -> Vec<String> {
        let fields = value.as_object().into_iter().flatten();
        fields.filter(|(_, value)| value.is_object()).map(|(key, _)| key.clone()).collect()
    };
    let mut inner: Vec<String> = maps(old).into_iter().chain(maps(new)).collect();
    inner.sort();
    inner.dedup();
    let but: Vec<&str> = inner.iter().map(String::as_str).collect();
    let mut changes: Vec<FieldChange> = fields(old, new, prefix, None, &but);
    for change in &mut changes {
        change.what = format!("`{}`", change.field);
    }
    let nothing = Value::Object(Map::new());
    for key in &inner {
        let path = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        let below = |value: &Value| value.get(key).cloned().unwrap_or_else(|| nothing.clone());
        changes.extend(nested(&below(old), &below(new), &path));
    }
    changes
}
