//! Every leaf of the input is in a record, or is told.

use std::collections::BTreeMap;

use factlock::import::{Fate, Import, Outcome};
use factlock::yaml;
use serde_json::Value;

use super::{imported, lines, messy, with};
use crate::support::{Ledger, problems};

#[test]
fn five_hundred_messy_records_lose_nothing_in_silence() {
    let mut records = 0;
    for seed in [1, 77, 4_242] {
        let documents = messy::documents(seed);
        let files: Vec<(&str, &str)> =
            documents.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let import = imported(&Ledger::empty(), &files);
        records += import.log.records.len();
        assert_eq!(import.log.records.len(), 500, "each record is found");
        every_leaf_is_told(&import, &files);
        what_is_kept_stands_in_a_record(&import);

        // The records hold, and the same files once more change nothing.
        let ledger = with(Ledger::empty(), &import);
        // Words that nobody here holds are told of, and nothing else.
        let found = problems(&ledger.check());
        let strange: Vec<_> =
            found.iter().filter(|problem| !problem.starts_with("warning source-not-held")).collect();
        assert!(strange.is_empty() && !found.is_empty(), "{strange:?}");
        let again = imported(&ledger, &files);
        assert_eq!(again.plan.files, []);
        for (first, second) in import.log.lines().zip(again.log.lines()) {
            assert_eq!(first, second, "a second run tells what the first told");
        }
        let strange: Vec<_> = again
            .log
            .records
            .iter()
            .filter(|record| matches!(record.outcome, Outcome::New | Outcome::Edited))
            .collect();
        assert!(strange.is_empty(), "{strange:?}");
    }
    assert_eq!(records, 1_500);
}

/// By place: a line of its own, or one that tells that the whole around it is not kept.
fn every_leaf_is_told(import: &Import, files: &[(&str, &str)]) {
    let mut told: BTreeMap<(usize, &str), bool> = BTreeMap::new();
    let lines = lines(import);
    for line in &lines {
        let lost = matches!(line.fate, Fate::NotKept { .. });
        let known = told.entry((line.file, line.place.as_str())).or_insert(false);
        *known |= lost;
    }
    for record in &import.log.records {
        if let Outcome::Refused { .. } = record.outcome {
            told.insert((record.file, record.place.as_str()), true);
        }
    }
    let mut leaves = 0;
    for (file, (name, text)) in files.iter().enumerate() {
        let documents: Vec<Value> = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'))
            .into_iter()
            .map(Result::unwrap)
            .collect();
        for (at, document) in documents.iter().enumerate() {
            let place = if documents.len() == 1 { "$".to_owned() } else { format!("document {}: $", at + 1) };
            walk(document, &place, &mut |place| {
                leaves += 1;
                let around = |end: usize| told.get(&(file, &place[..end])).copied();
                let inside = place
                    .char_indices()
                    .filter(|(_, c)| matches!(c, '.' | '['))
                    .any(|(end, _)| around(end) == Some(true));
                assert!(told.contains_key(&(file, place)) || inside, "nobody tells of {place} in {name}");
            });
        }
    }
    assert!(leaves > 5_000, "{leaves}");
}

fn walk(value: &Value, place: &str, leaf: &mut impl FnMut(&str)) {
    match value {
        Value::Null => {}
        Value::String(text) if text.trim().is_empty() => {}
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                walk(item, &format!("{place}[{at}]"), leaf);
            }
        }
        Value::Object(entries) => {
            for (key, value) in entries {
                let plain = key.chars().all(|c| c.is_ascii_alphanumeric() || "_@".contains(c));
                let place = if plain {
                    format!("{place}.{key}")
                } else {
                    format!("{place}[{}]", Value::from(key.as_str()))
                };
                walk(value, &place, leaf);
            }
        }
        _ => leaf(place),
    }
}

/// A value that is said to be kept stands to the letter in a file that is written, but for the words of the format.
const OF_THE_FORMAT: [&str; 13] = [
    "type",
    "stance",
    "stance and note of the citation",
    "doi",
    "the same digest",
    "author, in the parts of the name",
    "claim",
    "rating",
    "kind of the claimant",
    "what holds the records",
    "the vocabulary that is read",
    "the node that this refers to",
    "the name that the node is referred to by",
];

fn what_is_kept_stands_in_a_record(import: &Import) {
    let mut texts = Vec::new();
    for file in &import.plan.files {
        scalars(&yaml::parse(file.content.as_bytes()).unwrap(), &mut texts);
    }
    let all = texts.join("\n");
    let mut kept = 0;
    for line in &lines(import) {
        let Fate::Kept { into } = &line.fate else { continue };
        if OF_THE_FORMAT.contains(&into.as_str()) {
            continue;
        }
        kept += 1;
        let value = line.value.trim_end_matches('…');
        assert!(all.contains(value), "{line:?} stands in no record");
    }
    assert!(kept > 1_000, "{kept}");
}

fn scalars(node: &yaml::Node<'_>, texts: &mut Vec<String>) {
    texts.extend(node.text().map(str::to_owned));
    node.items().unwrap_or_default().iter().for_each(|item| scalars(item, texts));
    node.entries().unwrap_or_default().iter().for_each(|entry| scalars(&entry.value, texts));
}
