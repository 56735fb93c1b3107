//! Web Annotations: what the model of 2017 demands, and that the positions are those of the text.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::{Value, json};

use super::{everything, reported};
use crate::support::{Ledger, Project, repository};

/// A text whose characters differ in code points, UTF-16 units, bytes and as a reader counts them.
const TEXT: &str = "Cafe\u{301} \u{1f600} owners say: the bridge, built in 1999\u{2013}2001, cost 4\u{2011}5 million \u{1f1e6}\u{1f1f9} euros, R&D \
                    included. \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} Families use it daily. The bridge is safe. The bridge is safe.\n";

/// Words of [`TEXT`].
const QUOTES: [&str; 6] = [
    "owners say: the bridge",
    "cost 4\u{2011}5 million \u{1f1e6}\u{1f1f9} euros, R&D included",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} Families use it daily",
    "Cafe\u{301} \u{1f600} owners",
    "the bridge, built [...] R&D included",
    "built in 1999\u{2013}2001",
];

pub(super) fn many_kinds_of_characters() -> Ledger {
    let digest = factlock::snapshot::digest(TEXT.as_bytes());
    let source = format!(
        "id: s\ntype: webpage\ntitle: T\nrole: article\nurl: https://example.org/a\narchived_at: https://archive.example/1\n\
         snapshots:\n  - {{ file: s/a.txt, media_type: text/plain, sha256: {digest}, bytes: {}, retrieved: 2026-01-02 }}\n",
        TEXT.len()
    );
    let mut ledger = Ledger::empty().file("sources/s.yaml", source).file("sources/s/a.txt", TEXT);
    for (at, quote) in QUOTES.iter().enumerate() {
        ledger = ledger.claim(&format!(
            "id: c{at}\nstatement: A claim.\nstatus: unverified\nappearances:\n  - source: s\n    quote: \"{quote}\"\n"
        ));
    }
    ledger
}

pub(super) fn annotations(project: &Project, arguments: &[&str]) -> Vec<Value> {
    let files = reported(project, &[&["--format", "annotations"], arguments].concat());
    let document: Value = serde_json::from_slice(&files["annotations.jsonld"]).unwrap();
    assert_eq!(document["type"], "AnnotationCollection");
    let items = document["first"]["items"].as_array().unwrap().clone();
    assert_eq!(document["total"], items.len());
    items
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn selector<'v>(target: &'v Value, kind: &str) -> Option<&'v Value> {
    target["selector"].as_array()?.iter().find(|selector| selector["type"] == kind)
}

fn is_iri(value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    let scheme = text.split(':').next().unwrap();
    ["urn", "https", "http", "ni"].contains(&scheme)
        && text.len() > scheme.len() + 1
        && !text.contains(char::is_whitespace)
}

/// Sections 3 and 4 of the model: what an annotation must be.
#[test]
fn every_annotation_is_what_the_model_demands() {
    let mut ids = BTreeSet::new();
    for (project, arguments) in [
        (Ledger::example().on_disk(), &[][..]),
        (many_kinds_of_characters().on_disk(), &[]),
        (everything(), &["--allow-broken"]),
    ] {
        ids.clear();
        let items = annotations(&project, arguments);
        assert!(!items.is_empty());
        for item in items {
            assert!(list(&item["@context"]).contains(&json!("http://www.w3.org/ns/anno.jsonld")), "{item}");
            assert!(is_iri(&item["id"]) && ids.insert(item["id"].to_string()), "{item}");
            assert_eq!((&item["type"], item.get("bodyValue")), (&json!("Annotation"), None));
            let judges = item["motivation"] == "assessing";
            assert!(judges || item["motivation"] == "moderating", "{item}");
            assert_eq!(
                item["body"].as_array().unwrap().iter().filter(|body| body["purpose"] == "assessing").count(),
                usize::from(judges)
            );
            for body in list(&item["body"]) {
                assert_eq!(body["type"], "TextualBody");
                assert!(body["value"].is_string() && body.get("source").is_none());
            }
            assert!(!list(&item["target"]).is_empty());
            for target in list(&item["target"]) {
                if target.get("type").is_none() {
                    assert!(is_iri(&target["id"]) && target.as_object().unwrap().len() == 1);
                    continue;
                }
                assert_eq!(target["type"], "SpecificResource");
                assert!(!list(&target["state"]).is_empty() || !list(&target["selector"]).is_empty());
                assert!(
                    is_iri(&target["source"])
                        && is_iri(&target["id"])
                        && ids.insert(target["id"].to_string()),
                    "{target}"
                );
                for state in list(&target["state"]) {
                    let day = |key: &str| {
                        state[key].as_str().is_some_and(|day| day.ends_with('Z') && day.len() == 20)
                    };
                    let dated =
                        state["type"] == "TimeState" && day("sourceDateStart") && day("sourceDateEnd");
                    assert!(is_iri(&state) || dated && is_iri(&state["cached"]), "{state}");
                }
                for selector in list(&target["selector"]) {
                    let number = |key: &str| selector[key].as_u64();
                    let good = match selector["type"].as_str().unwrap() {
                        "TextQuoteSelector" => {
                            selector["exact"].as_str().is_some_and(|exact| !exact.is_empty())
                        }
                        "TextPositionSelector" | "DataPositionSelector" => {
                            number("start").zip(number("end")).is_some_and(|(a, b)| a < b)
                        }
                        "FragmentSelector" => {
                            selector["value"].is_string() && is_iri(&selector["conformsTo"])
                        }
                        _ => false,
                    };
                    assert!(good, "{selector}");
                }
            }
        }
    }
}

#[test]
fn positions_count_code_points_and_bytes_of_the_words_they_name() {
    let items = annotations(&many_kinds_of_characters().on_disk(), &[]);
    let characters: Vec<char> = TEXT.chars().collect();
    let mut seen = 0;
    for target in items.iter().flat_map(|item| list(&item["target"])) {
        let place = |kind: &str, key: &str| {
            usize::try_from(selector(&target, kind).unwrap()[key].as_u64().unwrap()).unwrap()
        };
        let (start, end) = (place("TextPositionSelector", "start"), place("TextPositionSelector", "end"));
        let quote = selector(&target, "TextQuoteSelector").unwrap();
        let words: String = characters[start..end].iter().collect();
        assert_eq!(quote["exact"], words);
        assert_eq!(words, TEXT[place("DataPositionSelector", "start")..place("DataPositionSelector", "end")]);
        let before: String = characters[..start].iter().collect();
        let after: String = characters[end..].iter().collect();
        assert!(before.ends_with(quote["prefix"].as_str().unwrap()));
        assert!(after.starts_with(quote["suffix"].as_str().unwrap()));
        assert_eq!(target["sha256"], factlock::snapshot::digest(TEXT.as_bytes()).to_string());
        assert!(
            selector(&target, "FragmentSelector").unwrap()["value"].as_str().unwrap().starts_with(":~:text=")
        );
        seen += 1;
    }
    assert_eq!(seen, QUOTES.len() + 1, "a quote with a gap has two targets");
}

#[test]
fn an_annotation_keeps_its_name_whatever_else_the_ledger_holds() {
    let ids = |ledger: &Ledger| -> BTreeSet<String> {
        annotations(&ledger.on_disk(), &[]).iter().map(|item| item["id"].to_string()).collect()
    };
    let ledger = Ledger::example();
    let before = ids(&ledger);
    let more = ledger.claim("id: a\nstatement: One more.\nstatus: unverified\n");
    assert_eq!(before, ids(&more.change("claims/no-h100.yaml", "statement: ", "statement: Perhaps ")));
}

/// Under the model's own context, which npm's `levelgraph-jsonld` holds in its tests; and the assertions of W3C's tests, where
/// they are given.
#[test]
#[ignore = "needs node"]
fn a_processor_of_json_ld_expands_every_key() {
    let given = |name: &str| std::env::var(name).unwrap_or_else(|_| panic!("`{name}` names a place"));
    let (modules, context) = (given("FACTLOCK_NODE_MODULES"), given("FACTLOCK_ANNOTATION_CONTEXT"));
    for project in [Ledger::example().on_disk(), many_kinds_of_characters().on_disk(), everything()] {
        reported(&project, &["--format", "annotations", "--allow-broken"]);
        let ran = Command::new("node")
            .arg(repository().join("tests/factlock/report/formats/expand.mjs"))
            .args([&modules, project.path("out/annotations.jsonld").as_str(), &context])
            .args(std::env::var("FACTLOCK_ANNOTATION_SCHEMAS"))
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&ran.stdout);
        assert!(ran.status.success(), "{told}{}", String::from_utf8_lossy(&ran.stderr));
    }
}

/// Selectors and fragments as others read them: `@apache-annotator`, `dom-anchor-text-position`, `jsonld`, and the text
/// fragments of browsers.
#[test]
#[ignore = "needs node"]
fn other_readers_find_the_same_words() {
    let modules = std::env::var("FACTLOCK_NODE_MODULES").expect("`FACTLOCK_NODE_MODULES` names a folder");
    for ledger in [Ledger::example(), many_kinds_of_characters()] {
        let project = ledger.on_disk();
        reported(&project, &["--format", "annotations"]);
        let mut texts = serde_json::Map::new();
        for (path, bytes) in ledger.files().filter(|(path, _)| path.as_str().starts_with("sources/")) {
            let Some(media) = path.extension().and_then(factlock::snapshot::media_type_of) else { continue };
            let read = factlock::snapshot::read(media, bytes).unwrap();
            let blocks: Vec<&str> = read.blocks.iter().map(|block| &read.text[block.span.range()]).collect();
            let digest = factlock::snapshot::digest(bytes).to_string();
            texts.insert(digest, json!({ "text": read.text, "blocks": blocks }));
        }
        project.write("texts.json", Value::Object(texts).to_string());
        let ran = Command::new("node")
            .arg(repository().join("tests/factlock/report/formats/readers.mjs"))
            .args([
                &modules,
                project.path("out/annotations.jsonld").as_str(),
                project.path("texts.json").as_str(),
            ])
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&ran.stdout);
        assert!(ran.status.success(), "{told}{}", String::from_utf8_lossy(&ran.stderr));
    }
}
