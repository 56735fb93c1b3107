//! What holds for every document: the same tree as another reader, edits that touch nothing else, a formatter
//! that keeps every value and comment.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::comments::comments;
use super::edit::{self, Change};
use super::sample::{document, shape};
use super::{Kind, Node, Style, Value, format, parse, write};
use crate::text::FieldPath;

const NEW: [&str; 8] = ["text", "no", "a: b #c", "it's", "one\ntwo\n", "x, y]", "\u{e9}\t\"", ""];

/// Every value with its path.
fn paths<'n, 'a>(node: &'n Node<'a>, path: &FieldPath, found: &mut Vec<(FieldPath, &'n Node<'a>)>) {
    found.push((path.clone(), node));
    for (index, item) in node.items().unwrap_or_default().iter().enumerate() {
        paths(item, &path.clone().entry(index, ""), found);
    }
    for entry in node.entries().unwrap_or_default() {
        paths(&entry.value, &path.clone().then(entry.key.to_string()), found);
    }
}

fn documents() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<u8>(), 0..300).prop_map(|bytes| document(&bytes))
}

/// The text as the other reader wants it: without a byte order mark, and with a line break at its end.
fn ended(text: &str) -> String {
    let bare = text.trim_start_matches('\u{FEFF}');
    let end = if bare.ends_with(['\n', '\r']) { "" } else { "\n" };
    format!("{bare}{end}")
}

/// Whether another reader's value says the same; it makes numbers of some scalars, so texts are compared only
/// where it made a text.
fn agrees(node: &Node<'_>, other: &serde_yaml::Value) -> bool {
    match (&node.kind, other) {
        (Kind::Scalar(scalar), serde_yaml::Value::String(text)) => scalar.text == *text,
        (Kind::Scalar(scalar), serde_yaml::Value::Null) => scalar.is_null(),
        (Kind::Scalar(scalar), _) => scalar.style == Style::Plain,
        (Kind::List { items, .. }, serde_yaml::Value::Sequence(others)) => {
            items.len() == others.len() && items.iter().zip(others).all(|(item, other)| agrees(item, other))
        }
        (Kind::Map { entries, .. }, serde_yaml::Value::Mapping(others)) => {
            entries.len() == others.len()
                && entries.iter().zip(others).all(|(entry, (key, other))| {
                    key.as_str().is_none_or(|key| key == entry.key) && agrees(&entry.value, other)
                })
        }
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, rng_seed: RngSeed::Fixed(2026), ..ProptestConfig::default() })]

    #[test]
    fn reads_what_another_reader_reads(text in documents()) {
        let node = parse(text.as_bytes());
        let other = serde_yaml::from_str::<serde_yaml::Value>(&ended(&text));
        prop_assert!(node.is_ok(), "{:?}\n{text}", node.unwrap_err());
        prop_assert!(other.is_ok(), "{:?}\n{text}", other.unwrap_err());
        prop_assert!(agrees(&node.unwrap(), &other.unwrap()), "{text}");
    }

    #[test]
    fn finds_every_comment(text in documents()) {
        let node = parse(text.as_bytes()).unwrap();
        let mut bare = text.clone();
        let found = comments(&text, &node);
        for comment in &found {
            bare.replace_range(comment.span.range(), &"#".repeat(comment.span.len()));
        }
        let again = parse(bare.as_bytes()).unwrap();
        prop_assert_eq!(shape(&again), shape(&node), "a file says the same whatever its comments say");
        prop_assert_eq!(comments(&bare, &again), found);
    }

    #[test]
    fn edits_touch_nothing_else(text in documents(), at in any::<prop::sample::Index>(), what in 0..4_usize, new in 0..NEW.len()) {
        let node = parse(text.as_bytes()).unwrap();
        let mut places = Vec::new();
        paths(&node, &FieldPath::root(), &mut places);
        let (path, target) = &places[at.index(places.len())];
        let value = [
            Value::text(NEW[new]), Value::word("4"), Value::list([Value::text(NEW[new]), Value::map([("x", Value::text("y"))])]),
            Value::map([("x", Value::list([Value::word("1")])), ("y", Value::flow_map([("page", Value::word("4"))]))]),
        ];
        let value = value[new % 4].clone();
        let change = match (what, &target.kind) {
            (0, _) => Change::remove(path.clone()),
            (1, Kind::Map { entries, .. }) => Change::insert_after(path.clone(), entries.first().map_or("", |entry| &entry.key), "new key", value),
            (_, Kind::Map { .. }) => Change::insert(path.clone(), "new key", value),
            (_, Kind::List { .. }) => Change::append(path.clone(), value),
            (_, Kind::Scalar(_)) => Change::set(path.clone(), Value::text(NEW[new])),
        };
        let mut expected = Value::from(&node);
        let possible = change.make(&mut expected).is_ok();
        match edit::apply(&text, std::slice::from_ref(&change)) {
            // That a change is refused is rare: only where a comment stands in its way.
            Err(fault) => prop_assert!(!possible || what == 0 || !target.is_empty(), "{fault:?} {change:?}\n{text}"),
            Ok(changed) => {
                prop_assert!(expected.is_said_by(&parse(changed.as_bytes()).unwrap()));
                let edits = edit::plan(&text, &node, &change).unwrap();
                let kept: usize = text.len() - edits.iter().map(|edit| edit.span.len()).sum::<usize>();
                let added: usize = edits.iter().map(|edit| edit.replacement.len()).sum();
                prop_assert_eq!(changed.len(), kept + added);
                let line_end = if text.contains("\r\n") { "\r\n" } else if text.contains('\r') { "\r" } else { "\n" };
                for edit in edits {
                    let others = edit.replacement.replace(line_end, "");
                    prop_assert!(!others.contains(['\r', '\n']), "{:?}", edit);
                }
            }
        }
    }

    #[test]
    fn formatting_keeps_everything_and_settles(text in documents(), ordered in any::<bool>()) {
        let order = |_: &[&str]| ordered.then(|| vec!["key3", "b2", "a1", "key1"]);
        let formatted = format(&text, order);
        prop_assert!(formatted.is_ok(), "{:?}\n{text}", formatted.unwrap_err());
        let formatted = formatted.unwrap();
        let again = format(&formatted, order);
        prop_assert_eq!(again.as_ref(), Ok(&formatted), "{}", text);
        prop_assert!(formatted.ends_with('\n') && !formatted.contains('\r') && !formatted.starts_with('\n'));
    }

    #[test]
    fn what_is_written_is_canonical(text in documents()) {
        let value = Value::from(&parse(text.as_bytes()).unwrap());
        let written = write(&value);
        let read = parse(written.as_bytes());
        prop_assert!(read.is_ok(), "{:?}\n{written}", read.unwrap_err());
        prop_assert!(value.is_said_by(&read.unwrap()), "{written}");
        prop_assert_eq!(format(&written, |_| None), Ok(written));
    }

    #[test]
    fn a_damaged_file_is_told_about_or_read_as_others_read_it(
        bytes in prop::collection::vec(any::<u8>(), 0..60),
        at in any::<prop::sample::Index>(),
        odd in "[-:?#&*!|>'\"%@\\[\\]{},\\\\ \t\n\ra\u{e9}]{1,8}",
    ) {
        let mut text = document(&bytes);
        let at = text.floor_char_boundary(at.index(text.len() + 1));
        text.insert_str(at, &odd);
        let parsed = parse(text.as_bytes());
        match parsed {
            Ok(node) => {
                // A block of text that is the whole file may begin in column 1; the other reader sees comments there.
                if !matches!(node.kind, Kind::Scalar(_))
                    && let Ok(other) = serde_yaml::from_str::<serde_yaml::Value>(&ended(&text)) {
                    prop_assert!(agrees(&node, &other), "{text:?} {node:?} {other:?}");
                }
                prop_assert!(format(&text, |_| None).is_ok(), "{text:?} {:?}", format(&text, |_| None));
            }
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                for fault in faults {
                    prop_assert!(text.get(fault.span.range()).is_some(), "{fault:?} {text:?}");
                    prop_assert!(fault.help.is_some());
                }
            }
        }
    }
}
