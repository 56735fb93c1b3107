//! The JSON of the report, its schema and its page.

use factlock::report::{REPORT_JSON_PAGE, REPORT_JSON_SCHEMA};
use serde_json::Value;

use super::schema::Schema;
use super::{everything, reported};
use crate::support::{Ledger, Project, TODAY, factlock, git};

fn document(project: &Project, arguments: &[&str]) -> Value {
    let files = reported(project, &[&["--format", "json"], arguments].concat());
    serde_json::from_slice(&files["report.json"]).unwrap()
}

/// A clone of it that holds the last commit alone.
fn shallow(project: &Project) -> Project {
    let clone = Ledger::empty().on_disk();
    std::fs::remove_dir_all(clone.root()).unwrap();
    let url = format!("file://{}", project.root());
    git(clone.outside(), &["clone", "-q", "--depth", "1", &url, clone.root().as_str()]);
    clone
}

#[test]
fn a_report_of_a_shallow_clone_says_so() {
    let clone = shallow(&everything());
    let head = git(&clone.root(), &["rev-parse", "HEAD"]);
    let begins = format!(
        "history begins at commit {} (2026-01-10), because the clone is shallow; earlier corrections are not in it",
        &head[..10]
    );
    let formats = "html,markdown,json";
    let ran = clone
        .factlock(&["report", "-o", "out", "--today", TODAY, "--allow-broken", "--format", formats])
        .run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(
        ran.stderr.contains(&format!("warning: {begins}\n  help: `git fetch --unshallow` fetches the rest")),
        "{ran:?}"
    );
    for (file, absent) in
        [("out/index.html", "No verdict was changed since the first"), ("out/report.md", "first published")]
    {
        let text = std::fs::read_to_string(clone.path(file)).unwrap();
        assert!(text.contains(&format!("The {begins}.")), "{file}");
        assert!(!text.contains(absent), "{file}");
    }
    let document: Value =
        serde_json::from_slice(&std::fs::read(clone.path("out/report.json")).unwrap()).unwrap();
    assert_eq!(document["begins"]["commits"], serde_json::json!([head.trim()]));
}

#[test]
fn the_schema_and_what_is_written_have_the_same_fields() {
    let mut schema = Schema::new(REPORT_JSON_SCHEMA);
    schema.assert_valid(&document(&Ledger::example().on_disk(), &[]));
    schema.assert_valid(&document(&Ledger::empty().on_disk(), &[]));
    let open = Ledger::example().change("claims/only-h800.yaml", "status: disputed", "status: supported");
    schema.assert_valid(&document(&open.on_disk(), &["--allow-broken"]));
    let everything = everything();
    let whole = document(&everything, &["--allow-broken"]);
    schema.assert_valid(&whole);
    let clone = shallow(&everything);
    let ran = clone
        .factlock(&["report", "-o", "out", "--today", TODAY, "--allow-broken", "--format", "json"])
        .run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let shallow: Value =
        serde_json::from_slice(&std::fs::read(clone.path("out/report.json")).unwrap()).unwrap();
    schema.assert_valid(&shallow);
    assert!(whole.get("begins").is_none() && whole["corrections"].as_array().unwrap().len() > 10);
    assert_eq!(
        (&shallow["corrections"], &shallow["earlier"]),
        (&Value::Array(vec![]), &Value::Array(vec![]))
    );
    let ran = everything
        .factlock(&["report", "-o", "out", "--today", TODAY, "--allow-broken", "--format", "json"])
        .env("PATH", "/nowhere")
        .run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let unread: Value =
        serde_json::from_slice(&std::fs::read(everything.path("out/report.json")).unwrap()).unwrap();
    schema.assert_valid(&unread);
    assert_eq!(schema.never_met(), [""; 0], "properties that no document has");
}

#[test]
fn every_field_stands_on_the_page() {
    let schema: Value = serde_json::from_str(REPORT_JSON_SCHEMA).unwrap();
    let mut names: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
    for definition in [
        "summary",
        "broken",
        "article",
        "claim",
        "quoted",
        "contradiction",
        "correction",
        "begins",
        "earlier",
    ] {
        names.extend(schema["$defs"][definition]["properties"].as_object().unwrap().keys());
    }
    for name in names {
        assert!(REPORT_JSON_PAGE.contains(&format!("`{name}`")), "`{name}`");
    }
}

#[test]
fn the_schema_is_printed() {
    let folder = tempfile::TempDir::new().unwrap();
    let ran = factlock(folder.path().try_into().unwrap(), &["schema", "report"]).run();
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(0), REPORT_JSON_SCHEMA));
}

#[test]
fn passages_stand_where_it_says() {
    let ledger = Ledger::example();
    let document = document(&ledger.on_disk(), &[]);
    let name = "sources/newsbytes-2025-09-18/806cc9390984.md";
    let bytes = ledger.bytes(name);
    let text: Vec<char> = factlock::snapshot::read("text/markdown", bytes).unwrap().text.chars().collect();
    let mut seen = 0;
    for claim in document["claims"].as_array().unwrap() {
        let taken = ["appearances", "citations"].map(|key| claim[key].as_array().unwrap());
        for one in taken.into_iter().flatten().filter(|one| one["source"] == "newsbytes-2025-09-18") {
            for passage in one["passages"].as_array().unwrap() {
                let at = |key: &str| usize::try_from(passage[key].as_u64().unwrap()).unwrap();
                let words: String = text[at("start")..at("end")].iter().collect();
                assert_eq!(passage["text"], words);
                let raw = std::str::from_utf8(&bytes[at("first_byte")..at("end_byte")]).unwrap();
                assert!(raw.starts_with(&words[..4.min(words.len())]), "{raw} {words}");
                assert!(one["context"].as_str().unwrap().contains(&words));
                seen += 1;
            }
        }
    }
    assert!(seen > 30, "{seen}");
}
