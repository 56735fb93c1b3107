//! Two parsers read the same bytes. Where both take them, they read the same values: the crate's own reader
//! and `serde_yaml`, a YAML 1.1 parser of another family.

#![no_main]

use factlock::yaml::{Kind, Node, Scalar, Style, parse};
use libfuzzer_sys::fuzz_target;
use serde_yaml::Value;

/// A YAML 1.1 parser folds these as line ends, a YAML 1.2 parser reads them as text.
const BREAKS_OF_1_1: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

fuzz_target!(|bytes: &[u8]| {
    let Ok(ours) = parse(bytes) else { return };
    let text = str::from_utf8(bytes).expect("only UTF-8 is taken");
    // Where the last line has no end, `|` and `>` end with one in our reader and without one in theirs.
    if text.contains(BREAKS_OF_1_1) || !text.ends_with(['\n', '\r']) {
        return;
    }
    // A block of text that is the whole file may stand in the first column in one of them only; no record is one.
    if ours.text().is_some() {
        return;
    }
    let Ok(theirs) = serde_yaml::from_str::<Value>(text) else { return };
    same(&ours, &theirs);
});

fn same(ours: &Node<'_>, theirs: &Value) {
    match (&ours.kind, theirs) {
        (Kind::Scalar(scalar), theirs) => assert!(means(scalar, theirs), "{scalar:?} was read as {theirs:?}"),
        (Kind::List { items, .. }, Value::Sequence(values)) => {
            assert_eq!(items.len(), values.len(), "{items:?} was read as {values:?}");
            items.iter().zip(values).for_each(|(ours, theirs)| same(ours, theirs));
        }
        (Kind::Map { entries, .. }, Value::Mapping(values)) => {
            // A map of theirs may hold `1` and `0x1` as one key.
            assert!(values.len() <= entries.len(), "{entries:?} was read as {values:?}");
            if values.len() == entries.len() {
                for (entry, (key, value)) in entries.iter().zip(values) {
                    assert!(key_means(&entry.key, key), "the key {:?} was read as {key:?}", entry.key);
                    same(&entry.value, value);
                }
            }
        }
        (kind, theirs) => panic!("{kind:?} was read as {theirs:?}"),
    }
}

/// Whether a scalar can be taken for a value. Text is compared to the letter; only plain text can be more.
fn means(scalar: &Scalar<'_>, value: &Value) -> bool {
    let plain = |possible: bool| scalar.style == Style::Plain && possible;
    let word = scalar.text.to_ascii_lowercase();
    match value {
        Value::String(text) => scalar.text == text.as_str(),
        Value::Null => scalar.is_null(),
        Value::Bool(value) => plain(word == value.to_string()),
        Value::Number(_) => {
            plain(word.contains(|c: char| c.is_ascii_digit()) || word.ends_with(".inf") || word == ".nan")
        }
        _ => false,
    }
}

/// The same for a key, of which the style is not kept.
fn key_means(key: &str, value: &Value) -> bool {
    let scalar = |style| Scalar { text: key.into(), style };
    means(&scalar(Style::Plain), value)
}
