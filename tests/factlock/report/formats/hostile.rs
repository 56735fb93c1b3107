//! Records that try to break out of each format.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::breakouts::HOSTILE;
use super::super::hostile::escaped;
use super::super::read::{assert_balanced, assert_no_formula, rows};
use super::{ALL, reported};
use crate::support::Ledger;

/// A ledger with a text in every field that may hold one.
fn with(text: &str) -> Ledger {
    let quoted = escaped(text);
    Ledger::empty()
        .file(
            "factlock.yaml",
            format!("version: 1\ntitle: {quoted}\nreport: {{ publisher: {quoted} }}\nratings: {{ unverified: {{ label: {quoted} }} }}\n"),
        )
        .file(
            "sources/s.yaml",
            format!(
                "id: s\ntype: webpage\ntitle: {quoted}\nauthor: [{{ literal: {quoted} }}, {{ family: {quoted}, given: {quoted} }}]\n\
                 container_title: {quoted}\npublisher: {quoted}\ndoi: {quoted}\nnumber: {quoted}\ngenre: {quoted}\npage: {quoted}\n\
                 archive_location: {quoted}\nnote: {quoted}\n"
            ),
        )
        .claim(&format!(
            "id: a\nstatement: {quoted}\nstatus: unverified\nrationale: {quoted}\ntags: [{quoted}]\ncitations:\n  - {{ source: s, \
             stance: context, quote: {quoted}, note: {quoted}, locator: {{ page: {quoted} }} }}\n"
        ))
}

#[test]
fn nothing_of_a_record_does_anything_in_any_format() {
    for hostile in HOSTILE {
        let files = reported(&with(hostile).on_disk(), &["--format", ALL, "--bundle", "--allow-broken"]);
        assert_inert(&files, hostile);
    }
}

#[track_caller]
fn assert_inert(files: &BTreeMap<String, Vec<u8>>, hostile: &str) {
    let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    for name in ["report/report.md", "report/comment.md", "README.md"] {
        // What stands between backticks is shown as it is.
        let shown = text(name);
        let outside: String = shown.split('`').step_by(2).collect();
        let tags: Vec<&str> = outside.split('<').skip(1).collect();
        for tag in tags {
            let own = tag.starts_with("b>") || tag.starts_with("/b>") || tag.starts_with("https://");
            assert!(own, "{hostile}: <{tag}");
        }
        for live in [
            "@everyone",
            "@desk",
            "@SUM",
            "#1",
            "GH-1",
            "repo#2",
            "![",
            "](javascript",
            "](https",
            "://ex",
            "<!--",
            "\n```\n#",
        ] {
            assert!(!outside.contains(live), "{hostile}: {live} in {name}: {shown}");
        }
        assert!(!outside.contains("\n***") && !outside.contains("\n# heading"), "{hostile}: {shown}");
    }
    let page = text("report/index.html");
    for tag in page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
        let name = tag.split([' ', '\n']).next().unwrap().trim_start_matches('/');
        assert!(
            !["script", "img", "iframe", "base", "use", "%=", "!--"].contains(&name),
            "{hostile}: <{tag}>"
        );
        let outside: String = tag.split('"').step_by(2).collect();
        assert!(!outside.contains(" on"), "{hostile}: <{tag}>");
    }
    for link in page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(link.starts_with('#') || link.starts_with("https://"), "{hostile}: {link}");
    }
    for name in ["report/claims.csv", "report/citations.csv"] {
        assert_no_formula(&rows(text(name).as_bytes()));
    }
    for name in ["report/report.json", "report/annotations.jsonld", "report/bibliography.json"] {
        serde_json::from_str::<Value>(&text(name))
            .unwrap_or_else(|error| panic!("{hostile}: {name}: {error}"));
    }
    assert!(!text("report/annotations.jsonld").contains('<'), "{hostile}");
    let yaml: Value = serde_yaml::from_str(&text("report/bibliography.yaml")).unwrap();
    assert_eq!(yaml.as_object().unwrap().len(), 1, "{hostile}");
    let bib = text("report/bibliography.bib");
    assert_eq!(bib.matches("\n  title = {").count() + bib.matches("\n@").count(), 1, "{hostile}: {bib}");
    assert_balanced(&bib);
    assert!(!bib.contains("\\input") && !bib.contains("\\write"), "{hostile}: {bib}");
}

/// No record may hold control characters or what reorders a line, but a snapshot is what it is; and it may be large.
#[test]
fn a_hostile_snapshot_does_nothing_in_any_format() {
    let long = "very ".repeat(100_000);
    let words =
        format!("so <script>alert(1)</script> \u{202e}evil \u{7}and =cmd|x @desk ![x](y) {long}long words");
    let file = format!("Before it\r\n{words} after it.\n");
    let digest = factlock::snapshot::digest(file.as_bytes());
    let source = format!(
        "id: s\ntype: webpage\ntitle: T\nrole: article\nurl: https://example.org/a\nsnapshots:\n  - {{ file: s/a.txt, media_type: \
         text/plain, sha256: {digest}, bytes: {} }}\n",
        file.len()
    );
    let ledger = Ledger::empty().file("sources/s.yaml", source).file("sources/s/a.txt", file.as_str()).claim(
        "id: a\nstatement: A claim.\nstatus: unverified\nappearances:\n  - { source: s, quote: 'evil \\a[...] very long words' }\n",
    );
    let ledger = ledger.claim(&format!(
        "id: b\nstatement: A claim.\nstatus: unverified\nappearances:\n  - {{ source: s, quote: 'and =cmd|x @desk ![x](y) {long}long words' }}\n"
    ));
    let files = reported(&ledger.on_disk(), &["--format", ALL, "--allow-broken"]);
    for (name, limit) in [("report.md", 100_000), ("comment.md", 100_000), ("citations.csv", 200_000)] {
        let text = String::from_utf8(files[name].clone()).unwrap();
        assert!(text.len() < limit, "{name} has {} bytes", text.len());
        for live in ["<script", "\u{202e}", "\u{7}", "@desk ![", "\"=cmd"] {
            assert!(
                !text.contains(live) || (name == "citations.csv" && live == "@desk !["),
                "{name}: {live}"
            );
        }
    }
    let json: Value = serde_json::from_slice(&files["report.json"]).unwrap();
    assert!(json["claims"][0]["appearances"][0]["quote"].as_str().unwrap().len() > 500_000);
}
