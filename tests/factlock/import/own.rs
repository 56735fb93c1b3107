//! What this program publishes it reads: imported into an empty ledger and published again, it says the same.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;
use factlock::snapshot::digest;
use serde_json::{Value, json};

use super::SETTINGS;
use super::generated::generated;
use crate::support::{Ledger, Project, TODAY, files_below};

/// What is published of all claims that may be, by the words and the speaker of each.
fn published(project: &Project) -> BTreeMap<(String, String), Value> {
    let claims =
        files_below(&project.path("claims")).into_iter().filter(|file| !file.as_str().contains("vocabulary"));
    let id = |file: Utf8PathBuf| {
        let text = std::fs::read_to_string(file).unwrap();
        text.lines().find_map(|line| line.strip_prefix("id: ")).unwrap().to_owned()
    };
    let ids: Vec<String> = claims.map(id).collect();
    let mut call = vec!["review", "--by", "A. Reviewer <a@example.org>", "--today", TODAY];
    call.extend(ids.iter().map(String::as_str));
    let ran = project.factlock(&call).run();
    assert_eq!(ran.status, Some(0), "{}{}", ran.stdout, ran.stderr);
    let ran =
        project.factlock(&["report", "--today", TODAY, "-o", "../out", "--format", "claimreview"]).run();
    assert_eq!(ran.status, Some(0), "{}{}", ran.stdout, ran.stderr);
    let read =
        |file: &Utf8PathBuf| serde_json::from_str::<Value>(&std::fs::read_to_string(file).unwrap()).unwrap();
    let documents = files_below(&project.outside().join("out/claimreview"));
    let documents = documents.iter().map(read).map(|document| {
        let speaker = document["itemReviewed"]["author"]["name"].as_str().unwrap_or_default();
        ((document["claimReviewed"].as_str().unwrap().to_owned(), speaker.to_owned()), document)
    });
    documents.collect()
}

/// Imports what a project has published into an empty ledger; nothing may be lost.
fn imported(project: &Project) -> Project {
    let other = Ledger::empty().file("factlock.yaml", SETTINGS).on_disk();
    let files = files_below(&project.outside().join("out/claimreview"));
    let mut call = vec!["import", "--map-ratings", "--strict", "--report", "../told.json"];
    call.extend(files.iter().map(|file| file.as_str()));
    let ran = other.factlock(&call).run();
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{}", ran.stdout);
    let told = std::fs::read_to_string(other.outside().join("told.json")).unwrap();
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!((&told["summary"]["new"], &told["unmapped"]), (&json!(files.len()), &json!([])));
    for value in told["values"].as_array().unwrap() {
        assert_eq!(value["fate"], "kept", "{value}");
    }
    let again = other.factlock(&call).run();
    assert!(again.stdout.contains("wrote 0 claims, 0 sources and 0 claimants"), "{}", again.stdout);
    other
}

/// Stores the bytes of every source that is said to be held elsewhere.
fn stored(ledger: &Ledger, other: &Project) -> usize {
    let held: Vec<(&camino::Utf8Path, &[u8])> = ledger.files().collect();
    let mut count = 0;
    for record in files_below(&other.path("sources")) {
        let text = std::fs::read_to_string(&record).unwrap();
        let Some((_, note)) = text.split_once("a copy with the SHA-256 ") else { continue };
        let (path, bytes) = held.iter().find(|(_, bytes)| digest(bytes).as_str() == &note[..64]).unwrap();
        let file = format!("../bytes.{}", path.extension().unwrap());
        other.write(&file, bytes);
        let id = record.file_stem().unwrap();
        let ran = other.factlock(&["source", "add", &file, "--id", id, "--retrieved", "unknown"]).run();
        assert_eq!(ran.status, Some(0), "{}{}", ran.stdout, ran.stderr);
        count += 1;
    }
    count
}

/// The same without what only those can say who hold the bytes.
fn without_bytes(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(without_bytes).collect(),
        Value::Object(entries) => {
            let rest =
                entries.iter().filter(|(key, _)| !matches!(key.as_str(), "associatedMedia" | "hasPart"));
            Value::Object(rest.map(|(key, value)| (key.clone(), without_bytes(value))).collect())
        }
        value => value.clone(),
    }
}

#[track_caller]
fn same(
    old: &BTreeMap<(String, String), Value>,
    new: &BTreeMap<(String, String), Value>,
    form: impl Fn(&Value) -> Value,
) {
    assert!(old.keys().eq(new.keys()), "{:?}\n{:?}", old.keys(), new.keys());
    for (old, new) in old.values().zip(new.values()) {
        for field in
            ["@context", "@type", "claimReviewed", "inLanguage", "author", "reviewRating", "itemReviewed"]
        {
            assert_eq!(form(&old[field]), form(&new[field]), "{field} of {old:#}");
        }
        // The page that was imported is the first evidence; what it cites follows.
        let cited = new["citation"].as_array().unwrap();
        assert_eq!((&cited[0]["url"], &cited[0]["datePublished"]), (&old["url"], &old["datePublished"]));
        assert_eq!(
            form(&Value::from(&cited[1..])),
            form(&old.get("citation").cloned().unwrap_or(json!([]))),
            "{old:#}"
        );
    }
}

#[track_caller]
fn comes_back(ledger: &Ledger) -> (usize, usize) {
    let project = ledger.on_disk();
    let old = published(&project);
    let other = imported(&project);
    same(&old, &published(&other), without_bytes);
    // A quote that nobody here can prove is no verified one, and `check` says so.
    let ran = other.factlock(&["check", "--today", TODAY, "--fail-on", "error"]).run();
    assert_eq!(ran.status, Some(0), "{}", ran.stdout);
    let quoted = old.values().any(|document| document["citation"].to_string().contains("\"Quotation\""));
    assert_eq!(ran.stdout.contains("source-not-held"), quoted, "{}", ran.stdout);
    let count = stored(ledger, &other);
    same(&old, &published(&other), Value::clone);
    (old.len(), count)
}

#[test]
fn the_sample_comes_back_field_by_field() {
    let ledger = Ledger::sample().file("factlock.yaml", SETTINGS);
    let ledger = ledger.change(
        "sources/council-minutes.yaml",
        "issued: 2024-05-14",
        "doi: 10.1000/a<b>1\nissued: 2024-05-14",
    );
    assert_eq!(comes_back(&ledger), (3, 2));
}

#[test]
fn the_example_comes_back_field_by_field() {
    let (documents, _) = comes_back(&Ledger::example().file("factlock.yaml", SETTINGS));
    assert!(documents > 10, "{documents}");
}

#[test]
fn generated_ledgers_come_back_field_by_field() {
    let (mut documents, mut copies) = (0, 0);
    for seed in 1..=12 {
        let (more, stored) = comes_back(&generated(seed * 7_919));
        documents += more;
        copies += stored;
    }
    assert!(documents > 60 && copies > 20, "{documents} {copies}");
}
