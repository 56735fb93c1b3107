//! What `yaml-language-server` makes of the schemas: it marks what `check` finds, and offers what may be written.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::{text, write};
use crate::support::{Ledger, Project, TODAY, repository};

/// Where the packages of npm are that the driver needs.
const MODULES: &str = "FACTLOCK_NODE_MODULES";

const CLAIM: &str = "id: a\nstatement: A claim.\nstatus: unverified\n";
const SOURCE: &str = "id: a\ntype: report\ntitle: A report\n";

/// Records that `check` refuses for what a schema can know, with the file they stand in.
fn broken() -> Vec<(&'static str, String)> {
    let claim = |more: &str| ("claims/a.yaml", format!("{CLAIM}{more}"));
    let source = |more: &str| ("sources/a.yaml", format!("{SOURCE}{more}"));
    let vocabulary = |text: &str| ("claims/vocabulary.yaml", text.to_owned());
    let settings = |more: &str| ("factlock.yaml", format!("version: 1\n{more}"));
    vec![
        claim("statment: Another.\n"),
        claim("superseded_by: Not_An_Id\n"),
        claim("citations: none\n"),
        claim("citations:\n  - stance: supports\n"),
        claim("citations:\n  - source: a\n"),
        claim("citations:\n  - source: a\n    stance: support\n"),
        claim("citations:\n  - source: a\n    stance: supports\n    qoute: words\n"),
        claim("citations:\n  - source: a\n    stance: supports\n    locator: { pge: 4 }\n"),
        claim("citations:\n  - source: a\n    stance: supports\n    snapshot: md5:0123\n"),
        claim("appearances:\n  - quote: words\n"),
        claim("appearances:\n  source: a\n"),
        claim("assertions:\n  - { subject: a, property: b, mode: onlyy }\n"),
        claim("assertions:\n  - { subject: a }\n"),
        claim("assertions:\n  - { subject: a, property: b, coverage: always }\n"),
        claim("reviews:\n  - { by: A, date: soon, digest: x }\n"),
        claim("reviews:\n  - { by: A, date: 2025-01-01 }\n"),
        claim("ignore:\n  - rule: single-origin\n"),
        claim("ignore:\n  - { rule: single-origin, because: x, until: never }\n"),
        claim("resolutions:\n  - { with: [b] }\n"),
        claim("tags: { a: b }\n"),
        ("claims/a.yaml", "id: a\nstatement: A claim.\nstatus: suported\n".to_owned()),
        ("claims/a.yaml", "id: a\nstatement: A claim.\n".to_owned()),
        ("claims/a.yaml", "id: An Id\nstatement: A claim.\nstatus: unverified\n".to_owned()),
        ("sources/a.yaml", "id: a\ntype: reportt\ntitle: A report\n".to_owned()),
        ("sources/a.yaml", "id: a\ntype: report\n".to_owned()),
        source("role: evidenc\n"),
        source("url: ftp://example.org\n"),
        source("not_claims:\n  - quote: words\n"),
        source("snapshots:\n  - file: a/b.txt\n    media_type: text/plain\n    sha256: abcd\n    bytes: 3\n"),
        source("author: Somebody\n"),
        source("publisher_place: { city: X }\n"),
        vocabulary("entities:\n  - a\n"),
        vocabulary("entities:\n  a: { nam: A }\n"),
        vocabulary("properties:\n  a: { value: quantityy }\n"),
        vocabulary("properties:\n  a: { value: entity, single: perhaps }\n"),
        settings("rules: { unused-source: loud }\n"),
        settings("review: { required: many }\n"),
        settings("titel: A ledger\n"),
        ("factlock.yaml", "version: 2\n".to_owned()),
    ]
}

/// Where something is written, `|` being the place, and what is offered there among others.
const PLACES: [(&str, &str, &[&str]); 14] = [
    ("claims/a.yaml", "id: a\nsta|", &["statement", "status"]),
    ("claims/a.yaml", "id: a\nstatus: |", &["supported", "refuted", "not-enough-evidence"]),
    ("claims/a.yaml", "citations:\n  - |", &["source", "stance", "quote"]),
    ("claims/a.yaml", "citations:\n  - source: a\n    stance: |", &["supports", "refutes", "context"]),
    ("claims/a.yaml", "citations:\n  - source: a\n    locator:\n      |", &["page", "section"]),
    ("claims/a.yaml", "assertions:\n  - subject: a\n    mode: |", &["only", "exactly", "none"]),
    ("claims/a.yaml", "assertions:\n  - subject: a\n    |", &["property", "according_to"]),
    ("sources/a.yaml", "id: a\ntype: |", &["report", "article-newspaper", "webpage"]),
    ("sources/a.yaml", "role: |", &["article", "evidence"]),
    ("sources/a.yaml", "snapshots:\n  - |", &["file", "sha256", "media_type"]),
    ("claims/vocabulary.yaml", "properties:\n  cost:\n    value: |", &["quantity", "entity", "date"]),
    ("claims/vocabulary.yaml", "properties:\n  cost:\n    si|", &["single"]),
    ("factlock.yaml", "version: 1\nrules:\n  unused-source: |", &["warning", "note"]),
    ("factlock.yaml", "version: 1\nreview:\n  |", &["required", "four_eyes"]),
];

/// A file, its text, and the place where something is asked for: line and column from 0.
type Opened<'a> = (&'a str, String, Option<(usize, usize)>);

/// What the server says of documents, each with the line of its schema.
fn served(project: &Project, documents: &[Opened<'_>]) -> Vec<Value> {
    let modules = std::env::var(MODULES).unwrap_or_else(|_| panic!("`{MODULES}` names no folder"));
    let documents: Vec<Value> = documents
        .iter()
        .map(|(file, text, at)| json!({ "file": file, "text": text, "at": at.map(|(line, column)| [line, column]) }))
        .collect();
    let mut server = Command::new("node")
        .arg(repository().join("tests/factlock/editor/server.mjs"))
        .arg(modules)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let asked = json!({ "root": project.root(), "documents": documents }).to_string();
    server.stdin.take().unwrap().write_all(asked.as_bytes()).unwrap();
    let ran = server.wait_with_output().unwrap();
    assert!(ran.status.success());
    serde_json::from_slice(&ran.stdout).unwrap()
}

/// The line that names the schema of a file, and how many lines stand before the record.
fn head(project: &Project, file: &str) -> String {
    let named = if file.starts_with("sources") { "sources/council-minutes.yaml" } else { file };
    let named = if named == "claims/a.yaml" { "claims/bridge-cost.yaml" } else { named };
    text(project, named).lines().next().unwrap().to_owned() + "\n\n"
}

/// The lines at which `check` finds the record wrong.
fn found(file: &str, record: &str) -> BTreeSet<u64> {
    let project = Ledger::sample().file(file, record).on_disk();
    let ran = project.factlock(&["check", "--today", TODAY, "--format", "json"]).run();
    // Settings that cannot be read are told on the error stream, as any other text.
    if file == "factlock.yaml" {
        let places = ran.stderr.lines().filter_map(|line| line.trim().strip_prefix("--> factlock.yaml:"));
        return places.map(|place| place.split(':').next().unwrap().parse().unwrap()).collect();
    }
    let document: Value = serde_json::from_str(&ran.stdout).unwrap();
    let findings = document["findings"].as_array().unwrap();
    let of_record = findings.iter().filter(|finding| {
        ["invalid-record", "invalid-vocabulary"].contains(&finding["rule"].as_str().unwrap())
            && finding["primary"]["file"] == file
    });
    of_record.map(|finding| finding["primary"]["start"]["line"].as_u64().unwrap()).collect()
}

#[test]
#[ignore = "needs node"]
fn the_server_marks_the_lines_that_a_check_finds() {
    let project = Ledger::sample().on_disk();
    write(&project);
    let broken = broken();
    let documents: Vec<_> =
        broken.iter().map(|(file, record)| (*file, head(&project, file) + record, None)).collect();
    let mut wrong = Vec::new();
    for ((file, record, _), answer) in documents.iter().zip(served(&project, &documents)) {
        let marked: BTreeSet<u64> =
            answer["lines"].as_array().unwrap().iter().map(|line| line.as_u64().unwrap()).collect();
        let found = found(file, record);
        if found.is_empty() || marked != found {
            wrong.push(format!("marked {marked:?}, found {found:?}: {}\n{record}", answer["messages"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    // And nothing where nothing is wrong.
    let good = [
        "claims/bridge-cost.yaml",
        "claims/vocabulary.yaml",
        "sources/council-minutes.yaml",
        "factlock.yaml",
    ];
    let documents: Vec<_> = good.iter().map(|file| (*file, text(&project, file), None)).collect();
    for (file, answer) in good.iter().zip(served(&project, &documents)) {
        assert_eq!(answer["messages"], json!([]), "{file}");
    }
}

#[test]
#[ignore = "needs node"]
fn the_server_offers_keys_and_words_and_explains_them() {
    let project = Ledger::sample().on_disk();
    write(&project);
    let documents: Vec<_> = PLACES
        .iter()
        .map(|(file, record, _)| {
            let whole = head(&project, file) + record;
            let before = &whole[..whole.find('|').unwrap()];
            let at = (before.matches('\n').count(), before.rsplit('\n').next().unwrap().len());
            (*file, whole.replace('|', ""), Some(at))
        })
        .collect();
    for ((_, record, wanted), answer) in PLACES.iter().zip(served(&project, &documents)) {
        let offered: Vec<&str> =
            answer["offered"].as_array().unwrap().iter().map(|label| label.as_str().unwrap()).collect();
        for word in *wanted {
            assert!(offered.contains(word), "`{word}` is not offered at {record}: {offered:?}");
        }
    }

    let record = format!("{}{CLAIM}", head(&project, "claims/a.yaml"));
    let answers = served(&project, &[("claims/a.yaml", record, Some((4, 2)))]);
    let hover = answers[0]["hover"].as_str().unwrap();
    assert!(hover.contains("unverified") && hover.len() > 100, "{hover}");
}
