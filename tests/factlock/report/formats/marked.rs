//! What does not hold is never published unmarked, and nothing is told that a review does not cover.

use serde_json::{Value, json};

use super::super::read::rows;
use super::{ALL, reported};
use crate::support::{Ledger, Project, TODAY};

/// A claim with no evidence for its status, and a record that cannot be read.
fn wrong() -> Project {
    Ledger::empty()
        .claim("id: bare\nstatement: It was built.\nstatus: supported\nrationale: They say so.\n")
        .file("claims/bad.yaml", "id: bad\nstatement: [never closed\n")
        .on_disk()
}

/// A claim that was reviewed, by its words changed since, if they did; with remarks.
fn reviewed(change: bool) -> Project {
    let project = Ledger::empty()
        .file(
            "sources/plain.yaml",
            "id: plain\ntype: webpage\ntitle: Wait.\nurl: https://example.org/\nissued: 2025-09\n",
        )
        .claim(
            "id: one\nstatement: It was built.\nstatus: unverified\nappearances:\n  - { source: plain, note: between us }\n\
             citations:\n  - { source: plain, stance: context, note: for readers }\n",
        )
        .on_disk();
    let call = ["review", "--by", "A. Reviewer <a@example.org>", "--today", TODAY, "one"];
    let ran = project.factlock(&call).run();
    assert_eq!(ran.status, Some(0), "{}{}", ran.stdout, ran.stderr);
    if change {
        let record = std::fs::read_to_string(project.path("claims/one.yaml")).unwrap();
        project.write("claims/one.yaml", record.replace("It was built.", "It was never built."));
    }
    project
}

fn text(files: &std::collections::BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(files[name].clone()).unwrap()
}

#[test]
fn every_error_of_the_check_is_marked() {
    let project = wrong();
    let files = reported(&project, &["--format", ALL, "--bundle", "--allow-broken"]);
    let document: Value = serde_json::from_str(&text(&files, "report/report.json")).unwrap();
    let broken = document["broken"].as_array().unwrap();
    let of =
        |rule: &str| broken.iter().find(|one| one["rule"] == rule).unwrap_or_else(|| panic!("{document}"));
    let (bare, bad) = (of("status-without-evidence"), of("invalid-record"));
    assert_eq!((&bare["claim"], &bare["file"]), (&json!("bare"), &json!("claims/bare.yaml")));
    assert_eq!((bad.get("source"), &bad["file"]), (None, &json!("claims/bad.yaml")));
    let page = super::super::text(&text(&files, "report/index.html"));
    let markdown = text(&files, "report/report.md");
    let readme = text(&files, "README.md");
    let ran = project.factlock(&["report", "--today", TODAY, "-o", "out", "--allow-broken"]).run();
    for one in [bare, bad] {
        // As far as nothing in it is markup.
        let runs = one["what"].as_str().unwrap().split(|c: char| c != ' ' && !c.is_alphanumeric());
        let what = runs.max_by_key(|run| run.len()).unwrap().trim();
        assert!(what.len() > 5, "{one}");
        for (name, shown) in
            [("page", &page), ("markdown", &markdown), ("readme", &readme), ("stderr", &ran.stderr)]
        {
            assert!(shown.contains(what), "{what} in {name}: {shown}");
        }
    }
    let claim = markdown.split("### Claim `bare`").nth(1).unwrap();
    assert!(claim.contains("⚠️"), "{claim}");
}

#[test]
fn what_is_told_of_a_changed_snapshot_is_told_once() {
    let project = Ledger::example()
        .tamper("sources/newsbytes-2025-09-18/806cc9390984.md", |mut bytes| {
            bytes[9] ^= 1;
            bytes
        })
        .on_disk();
    let files = reported(&project, &["--format", "json", "--allow-broken"]);
    let document: Value = serde_json::from_str(&text(&files, "report.json")).unwrap();
    assert!(document["broken"].as_array().unwrap().iter().all(|one| one["rule"] != "snapshot-changed"));
}

#[test]
fn a_bundle_says_first_of_all_what_does_not_hold() {
    let readme = text(&reported(&wrong(), &["--bundle", "--allow-broken"]), "README.md");
    let at = |part: &str| readme.find(part).unwrap_or_else(|| panic!("{part} in {readme}"));
    assert!(at("## What does not hold") < at("- `report/` holds the report"));
    assert!(at("- `report/` holds the report") < at("## Verify it"));
    assert!(!readme.contains("The digest of a stored copy is the one"));
    let sound = text(&reported(&Ledger::example().on_disk(), &["--bundle"]), "README.md");
    assert!(sound.contains("The digest of a stored copy is the one") && !sound.contains("not hold"));
}

#[test]
fn a_review_of_a_claim_that_changed_since_is_none() {
    for change in [false, true] {
        let files = reported(&reviewed(change), &["--format", ALL, "--allow-broken"]);
        let document: Value = serde_json::from_str(&text(&files, "report.json")).unwrap();
        let review = &document["claims"][0]["reviews"][0];
        assert_eq!(review["holds"], !change);
        assert_eq!(review["changed"], if change { json!(["statement"]) } else { json!([]) });
        let told = if change { "2026; changed since: statement.\n" } else { "2026.\n" };
        let markdown = text(&files, "report.md");
        assert!(markdown.contains(&format!("Reviewed by A. Reviewer, 31 January {told}")), "{markdown}");
        let table = rows(&files["claims.csv"]);
        let cell = |name: &str| &table[1][table[0].iter().position(|column| column == name).unwrap()];
        assert_eq!(
            (cell("reviewed_by").as_str(), cell("reviewed_on").as_str()),
            if change { ("", "") } else { ("A. Reviewer", "2026-01-31") }
        );
    }
}

#[test]
fn what_follows_a_list_is_no_part_of_its_last_entry() {
    for project in [reviewed(false), Ledger::example().on_disk()] {
        let markdown = text(&reported(&project, &["--format", "markdown"]), "report.md");
        let lines: Vec<&str> = markdown.lines().collect();
        for begin in ["Reviewed by", "Verify:", "Takes part in"] {
            for at in (0..lines.len()).filter(|at| lines[*at].starts_with(begin)) {
                assert_eq!(lines[at - 1], "", "{:?}", &lines[at - 2..=at]);
            }
        }
    }
}

#[test]
fn a_remark_on_an_appearance_stays_among_colleagues() {
    let files = reported(&reviewed(false), &["--format", ALL]);
    for (name, content) in &files {
        assert!(!String::from_utf8_lossy(content).contains("between us"), "{name}");
    }
    for name in ["report.md", "report.json", "citations.csv", "annotations.jsonld", "index.html"] {
        assert!(text(&files, name).contains("for readers"), "{name}");
    }
}

#[test]
fn tables_and_lists_tell_a_source_as_its_record_does() {
    let files = reported(&reviewed(false), &["--format", "csv,markdown"]);
    let table = rows(&files["citations.csv"]);
    let column = |name: &str| table[0].iter().position(|column| column == name).unwrap();
    for row in &table[1..] {
        assert_eq!((row[column("issued")].as_str(), row[column("verified")].as_str()), ("2025-09", ""));
    }
    let markdown = text(&files, "report.md");
    assert!(markdown.contains("- `plain`: [Wait.](<https://example.org/>) September 2025.\n"), "{markdown}");
}

#[test]
fn a_bundle_never_replaces_files_of_the_ledger() {
    let project = Ledger::example().on_disk();
    project.write("README.md", "ours");
    for folder in [".", "out/..", "claims", "sources/new/folder", "./claims/../claims/a"] {
        let ran = project.factlock(&["report", "--today", TODAY, "--bundle", "-o", folder]).run();
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""), "{folder}: {}", ran.stderr);
        assert!(ran.stderr.contains("help: `--bundle --output bundle`"), "{}", ran.stderr);
    }
    assert_eq!(std::fs::read_to_string(project.path("README.md")).unwrap(), "ours");
    assert!(!project.path("SHA256SUMS").exists() && !project.path("sources/new").exists());
    reported(&project, &["--bundle"]);
}
