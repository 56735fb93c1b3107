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
    let broken = document["broken"].as_array().unwrap();
    let of_the_copy: Vec<_> = broken.iter().filter(|one| one.get("claim").is_none()).collect();
    assert_eq!(of_the_copy.len(), 1, "{document}");
    assert!(broken.iter().all(|one| one["rule"] == "snapshot-changed"), "{document}");
}

/// Two claims each quote a changed snapshot, one of them twice.
#[test]
fn every_error_has_its_rule_and_no_list_has_a_line_twice() {
    let text_of = "It is long. It was built by the town in a year. It cost four million euros to build.\n";
    let record = format!(
        "id: s\ntype: report\ntitle: A report\nurl: https://example.org/s\nsnapshots:\n  - {{ file: s/a.txt, media_type: text/plain, \
         sha256: {}, bytes: {} }}\n",
        factlock::snapshot::digest(text_of.as_bytes()),
        text_of.len()
    );
    let project = Ledger::empty()
        .file("sources/s.yaml", record)
        .file("sources/s/a.txt", text_of.replace("long", "wide"))
        .claim(
            "id: twice\nstatement: It was built.\nstatus: supported\nrationale: They say so.\ncitations:\n  - { source: s, stance: \
             supports, quote: built by the town in a year }\n  - { source: s, stance: supports, quote: cost four million euros to \
             build }\n",
        )
        .claim(
            "id: once\nstatement: It cost much.\nstatus: unverified\ncitations:\n  - { source: s, stance: context, quote: cost four \
             million euros }\n",
        )
        .on_disk();
    let files = reported(&project, &["--format", ALL, "--bundle", "--allow-broken"]);
    let errors = rows(&files["report/errors.csv"]);
    assert_eq!(errors.len(), 4, "{errors:?}");
    assert!(errors[1..].iter().all(|row| row[3] == "snapshot-changed"), "{errors:?}");
    for name in ["report/report.md", "README.md"] {
        let shown = text(&files, name);
        let told: Vec<&str> = shown.lines().filter(|line| line.contains("is not what was pinned")).collect();
        let listed: Vec<&&str> =
            told.iter().filter(|line| line.starts_with("- ") && !line.contains('⚠')).collect();
        let once: std::collections::BTreeSet<_> = listed.iter().collect();
        assert!(listed.len() >= 3 && once.len() == listed.len(), "{name}: {listed:#?}");
    }
}

#[test]
fn a_contradiction_is_marked_at_every_claim_that_takes_part() {
    let claim = |id: &str, status: &str, cost: &str| {
        format!(
            "id: {id}\nstatement: The bridge cost {cost} million.\nstatus: {status}\nrationale: So they say.\ncitations:\n  - {{ source: \
             s, stance: supports }}\nassertions:\n  - {{ subject: bridge, property: cost, value: ${cost} million }}\n"
        )
    };
    let mut ledger = Ledger::empty()
        .file(
            "claims/vocabulary.yaml",
            "entities:\n  bridge: { name: the bridge }\nproperties:\n  cost: { value: quantity, unit: USD, single: true }\nunits:\n  $: USD\n",
        )
        .file("sources/s.yaml", "id: s\ntype: report\ntitle: A report\nurl: https://example.org/s\n");
    for (id, cost) in [("one", "4.0"), ("two", "4.6"), ("three", "5.1")] {
        ledger = ledger.claim(&claim(id, "supported", cost));
    }
    let files = reported(&ledger.on_disk(), &["--format", ALL, "--bundle", "--allow-broken"]);
    let file = |name: &str| text(&files, &format!("report/{name}"));
    let (page, markdown) = (file("index.html"), file("report.md"));
    let document: Value = serde_json::from_str(&file("report.json")).unwrap();
    let annotations: Value = serde_json::from_str(&file("annotations.jsonld")).unwrap();
    let (claims, errors) = (rows(&files["report/claims.csv"]), rows(&files["report/errors.csv"]));
    for id in ["one", "two", "three"] {
        let card = page.split(&format!("id=\"claim-{id}\"")).nth(1).unwrap();
        assert!(card.split("</article>").next().unwrap().contains("class=\"warn\""), "{id} on the page");
        let part = markdown.split(&format!("### Claim `{id}`")).nth(1).unwrap();
        assert!(part.split("### ").next().unwrap().contains("⚠️"), "{id} in {markdown}");
        let broken = document["broken"].as_array().unwrap();
        let about = |one: &Value| one["claims"].as_array().unwrap().contains(&json!(id));
        assert!(broken.iter().any(|one| one["rule"] == "contradiction" && about(one)), "{id} in {document}");
        assert!(errors.iter().any(|row| row[1] == id && row[3] == "contradiction"), "{id} in {errors:?}");
        let row = claims.iter().find(|row| row[0] == id).unwrap();
        assert!(!row.last().unwrap().is_empty(), "{id} in {claims:?}");
        let items = annotations["first"]["items"].as_array().unwrap().iter();
        let mut bodies = items
            .filter(|item| item["body"].to_string().contains(&format!("\"{id}\"")))
            .map(|item| item["body"].to_string());
        assert!(bodies.any(|body| body.contains("does not hold")), "{id} in {annotations}");
    }
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
