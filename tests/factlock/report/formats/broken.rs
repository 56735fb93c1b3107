//! A snapshot of which one byte is another: no format shows words of it as verified.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::read::rows;
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

/// What is wrong with claims and records, and not with words: also a record that could not be read.
#[test]
fn every_format_tells_every_error_of_what_it_holds() {
    let (ledger, _) = two_sources();
    let no_source = "id: gone\ntype: report\ntitle: [\n";
    let no_claim = b"id: torn\nstatement: \xFF\n".to_vec();
    let project = ledger
        .file("sources/gone.yaml", no_source)
        .file("claims/torn.yaml", no_claim.clone())
        .change("sources/one.yaml", "title: Title of one", "title: Title of one\norigin: [nobody]")
        .claim("id: bold\nstatement: It is safe.\nstatus: supported\ncitations:\n  - { source: two, stance: context }\n")
        .on_disk();
    let files = reported(&project, &["--format", ALL, "--bundle", "--allow-broken"]);
    let text = |name: &str| String::from_utf8(files[&format!("report/{name}")].clone()).unwrap();

    let errors = rows(text("errors.csv").as_bytes());
    let told = |file: &str, rule: &str| errors.iter().any(|row| row[0] == file && row[3] == rule);
    assert!(
        told("sources/gone.yaml", "invalid-record") && told("claims/torn.yaml", "invalid-record"),
        "{errors:?}"
    );
    assert!(
        told("sources/one.yaml", "unknown-reference") && told("claims/bold.yaml", "status-without-evidence")
    );
    let claims = rows(text("claims.csv").as_bytes());
    let last = |id: &str| claims.iter().find(|row| row[0] == id).unwrap().last().unwrap().clone();
    assert!(!last("bold").is_empty() && last("bare").is_empty(), "{claims:?}");

    let annotations: Value = serde_json::from_str(&text("annotations.jsonld")).unwrap();
    assert!(annotations["label"].as_str().unwrap().ends_with(" (does not hold)"));
    let items = annotations["first"]["items"].as_array().unwrap();
    let remarks: Vec<String> = items
        .iter()
        .flat_map(|item| item["body"].as_array().unwrap())
        .filter(|body| body["purpose"] == "moderating")
        .map(|body| body["value"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(remarks.len(), 4, "{remarks:?}");
    for begin in ["does not hold: ", "sources/gone.yaml: ", "claims/torn.yaml: ", "one: "] {
        assert!(remarks.iter().any(|remark| remark.starts_with(begin)), "{begin} in {remarks:?}");
    }

    let bibliography: Value = serde_json::from_str(&text("bibliography.json")).unwrap();
    let entries = bibliography.as_array().unwrap();
    assert!(entries[0]["custom"]["warning"].as_str().unwrap().contains("`nobody`"), "{}", entries[0]);
    assert!(
        entries[2]["title"].as_str().unwrap().starts_with("not in this list: sources/gone.yaml: "),
        "{entries:?}"
    );
    for (name, sign) in [("bibliography.bib", '%'), ("bibliography.yaml", '#')] {
        let text = text(name);
        assert!(text.starts_with(&format!("{sign} not in this list: sources/gone.yaml: ")), "{text}");
        assert!(text.contains("nobody"), "{text}");
    }

    // Byte for byte, and with a checksum.
    assert!(files["ledger/sources/gone.yaml"] == no_source.as_bytes());
    assert!(files["ledger/claims/torn.yaml"] == no_claim);
    let sums = String::from_utf8(files["SHA256SUMS"].clone()).unwrap();
    assert!(sums.contains(&format!("{}  ledger/claims/torn.yaml\n", factlock::snapshot::digest(&no_claim))));
    let readme = String::from_utf8(files["README.md"].clone()).unwrap();
    assert!(
        readme.contains("- sources/gone.yaml: ") && !readme.contains("## What is not in the bundle"),
        "{readme}"
    );
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
    assert_eq!(rows(text("errors.csv").as_bytes()).len() > 1, !broken.is_empty());
    for name in ["bibliography.json", "bibliography.bib", "bibliography.yaml"] {
        assert_eq!(text(name).matches("is not what was pinned").count(), broken.len(), "{name}");
    }
    let readme = String::from_utf8(files["README.md"].clone()).unwrap();
    assert_eq!(readme.contains("## What does not hold"), !broken.is_empty());
}
