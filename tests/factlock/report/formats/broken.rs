//! A snapshot of which one byte is another: no format shows words of it as verified.

use std::collections::BTreeMap;

use serde_json::Value;

use super::tables::rows;
use super::{ALL, reported};
use crate::support::{Ledger, TODAY};

/// A claim with two sources, each of which it quotes, and which another claim cites without words.
fn two_sources() -> (Ledger, [&'static str; 2]) {
    let mut ledger = Ledger::empty();
    let files = ["sources/one/a.txt", "sources/two/a.txt"];
    for (id, file) in ["one", "two"].into_iter().zip(files) {
        let text = format!("The bridge of {id} cost four million euros to build.\n");
        let digest = factlock::snapshot::digest(text.as_bytes());
        let source = format!(
            "id: {id}\ntype: report\ntitle: Title of {id}\nurl: https://example.org/{id}\nsnapshots:\n  - {{ file: {id}/a.txt, media_type: \
             text/plain, sha256: {digest}, bytes: {} }}\n",
            text.len()
        );
        ledger = ledger.file(format!("sources/{id}.yaml"), source).file(file, text);
    }
    let ledger = ledger
        .claim(
            "id: both\nstatement: It cost four million.\nstatus: supported\nrationale: They say so.\ncitations:\n  - { source: one, \
             stance: supports, quote: bridge of one cost four million euros }\n  - { source: two, stance: supports, quote: bridge of \
             two cost four million euros }\n",
        )
        .claim(
            "id: bare\nstatement: It was built.\nstatus: supported\nrationale: They say so.\ncitations:\n  - { source: one, stance: supports \
             }\n  - { source: two, stance: supports }\n",
        );
    (ledger, files)
}

#[test]
fn every_format_refuses_or_marks_what_leans_on_a_changed_byte() {
    let (ledger, snapshots) = two_sources();
    let sound = reported(&ledger.on_disk(), &["--format", ALL, "--bundle"]);
    assert_told(&sound, &[]);
    for (broken, snapshot) in ["one", "two"].into_iter().zip(snapshots) {
        let length = ledger.bytes(snapshot).len();
        for at in 0..length {
            let (changed, _) = two_sources();
            let changed = changed.tamper(snapshot, |mut bytes| {
                bytes[at] ^= 1;
                bytes
            });
            let project = changed.on_disk();
            // Each format by itself refuses.
            if at % 20 == 0 {
                for format in ALL.split(',') {
                    let ran = project
                        .factlock(&["report", "--today", TODAY, "-o", "out", "--format", format])
                        .run();
                    assert_eq!(ran.status, Some(1), "{format}");
                    assert!(!project.path("out").exists(), "{format}");
                }
                let ran = project.factlock(&["report", "--today", TODAY, "--bundle", "a.zip"]).run();
                assert!(ran.status == Some(1) && !project.path("a.zip").exists());
                let told = reported(&project, &["--format", ALL, "--bundle", "--allow-broken"]);
                assert_told(&told, &[broken]);
            }
        }
    }
}

/// Every format tells of exactly these sources that their words are not verified.
#[track_caller]
fn assert_told(files: &BTreeMap<String, Vec<u8>>, broken: &[&str]) {
    let text = |name: &str| String::from_utf8(files[&format!("report/{name}")].clone()).unwrap();
    let json: Value = serde_json::from_str(&text("report.json")).unwrap();
    let is_broken = |source: &Value| broken.contains(&source.as_str().unwrap());
    for claim in json["claims"].as_array().unwrap() {
        for one in claim["citations"].as_array().unwrap() {
            assert_eq!(one.get("trouble").is_some(), is_broken(&one["source"]), "{one}");
            assert_eq!(
                one["passages"].as_array().unwrap().is_empty(),
                is_broken(&one["source"]) || claim["id"] == "bare"
            );
        }
    }
    for source in json["sources"].as_array().unwrap() {
        assert_eq!(source["snapshots"][0]["intact"], !is_broken(&source["id"]));
    }
    for row in &rows(text("citations.csv").as_bytes())[1..] {
        assert_eq!(!row[6].is_empty(), broken.contains(&row[2].as_str()), "{row:?}");
        assert_eq!(row[5] == "exact", !broken.contains(&row[2].as_str()) && row[0] == "both", "{row:?}");
    }
    for row in &rows(text("claims.csv").as_bytes())[1..] {
        assert_eq!(row[11], broken.len().to_string());
    }
    let annotations: Value = serde_json::from_str(&text("annotations.jsonld")).unwrap();
    for item in annotations["first"]["items"].as_array().unwrap() {
        let told = item["body"].as_array().unwrap().iter().any(|body| body["purpose"] == "moderating");
        let of_broken =
            broken.iter().any(|id| item["target"].to_string().contains(&format!("example.org/{id}")));
        assert_eq!(told, of_broken, "{item}");
        let placed = item["target"].to_string();
        assert!(
            !told
                || !(placed.contains("TextPosition")
                    || placed.contains("state")
                    || placed.contains("sha256\":")),
            "{item}"
        );
    }
    for name in ["report.md", "comment.md"] {
        let shown = text(name);
        assert_eq!(shown.matches("⚠️ Not verified").count(), 2 * broken.len(), "{name}: {shown}");
        assert_eq!(shown.matches("Quote verified to the letter").count(), 2 - broken.len());
    }
    let page = text("index.html");
    assert_eq!(page.matches("Quote verified to the letter").count(), 2 - broken.len());
    for name in ["bibliography.json", "bibliography.bib", "bibliography.yaml"] {
        assert_eq!(text(name).matches("is not what was pinned").count(), broken.len(), "{name}");
    }
    let readme = String::from_utf8(files["README.md"].clone()).unwrap();
    assert_eq!(readme.contains("## What does not hold"), !broken.is_empty());
}
