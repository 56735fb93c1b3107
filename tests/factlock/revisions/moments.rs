//! Moments of a ledger in git: commits, branches, tags, the index, the working tree.

use std::fmt::Write as _;

use super::json;
use crate::support::{Ledger, Project, Ran, TODAY, commit, factlock, git};

const CLAIM: &str = "claims/bridge-length.yaml";

/// A repository with the sample ledger in it, committed once.
fn repository() -> Project {
    let project = Ledger::sample().on_disk();
    commit(&project.root(), "one");
    project
}

#[track_caller]
fn diff(project: &Project, arguments: &[&str]) -> Ran {
    let ran = project.factlock(&[&["diff", "--today", TODAY], arguments].concat()).run();
    assert_eq!(ran.stderr, "", "{ran:?}");
    ran
}

/// The text of a claim of the sample with one passage changed.
fn changed(from: &str, to: &str) -> String {
    Ledger::sample().change(CLAIM, from, to).text(CLAIM).to_owned()
}

#[test]
fn every_pair_of_moments_can_be_compared() {
    let project = repository();
    let root = project.root();
    git(&root, &["tag", "first"]);
    project.write(CLAIM, changed("is 120 metres long.\nclaimant", "is 121 metres long.\nclaimant"));
    commit(&root, "two");
    git(&root, &["branch", "side", "first"]);
    project.write(CLAIM, changed("is 120 metres long.\nclaimant", "is 122 metres long.\nclaimant"));
    git(&root, &["add", "."]);
    project.write(CLAIM, changed("is 120 metres long.\nclaimant", "is 123 metres long.\nclaimant"));
    let says = |arguments: &[&str], head: &str, words: &str| {
        let shown = diff(&project, arguments).stdout;
        assert!(shown.starts_with(&format!("{head}\n\n")), "{arguments:?}: {shown}");
        assert!(
            shown.contains(&format!("  statement: The bridge over the Elm is {words} metres long.\n")),
            "{shown}"
        );
    };
    says(&[], "HEAD -> the working tree", "[-121-] {+123+}");
    says(&["--staged"], "HEAD -> the index", "[-121-] {+122+}");
    says(&["first"], "first -> the working tree", "[-120-] {+123+}");
    says(&["first", "--staged"], "first -> the index", "[-120-] {+122+}");
    says(&["first..main"], "first -> main", "[-120-] {+121+}");
    says(&["first", "HEAD"], "first -> HEAD", "[-120-] {+121+}");
    says(&["side...main"], "side -> main", "[-120-] {+121+}");
    says(&["main..side"], "main -> side", "[-121-] {+120+}");
    says(&["..side"], "HEAD -> side", "[-121-] {+120+}");
    assert_eq!(diff(&project, &["first..side"]).stdout, "first -> side\n\nno record changed\n");
    assert_eq!(git(&root, &["status", "--porcelain"]), format!("MM {CLAIM}\n"), "nothing was touched");
    let status = |arguments: &[&str]| diff(&project, arguments).status;
    assert_eq!((status(&["--exit-code"]), status(&["first..side", "--exit-code"])), (Some(1), Some(0)));
}

#[test]
fn a_ledger_in_a_subfolder_with_an_odd_name_is_found() {
    let project = repository();
    let outside = project.outside();
    let odd = outside.join("repository/a [b] *é");
    std::fs::create_dir_all(&odd).unwrap();
    std::fs::rename(project.root(), odd.join("ledger")).unwrap();
    std::fs::remove_dir_all(odd.join("ledger/.git")).unwrap();
    let ledger = odd.join("ledger");
    std::fs::write(
        ledger.join("claims/odd \"name\" é.yaml"),
        "id: odd\nstatement: The name of this file is odd.\nstatus: unverified\n",
    )
    .unwrap();
    commit(&outside.join("repository"), "one");
    std::fs::write(
        ledger.join("claims/odd \"name\" é.yaml"),
        "id: odd\nstatement: The name of this file is even.\nstatus: unverified\n",
    )
    .unwrap();
    for folder in [&ledger, &ledger.join("claims")] {
        let ran = factlock(folder, &["diff", "--no-findings"]).run();
        assert!(ran.stdout.contains("statement: The name of this file is [-odd-]{+even+}."), "{ran:?}");
    }
}

#[test]
fn thirty_renamed_files_are_all_paired() {
    let project = Ledger::sample().on_disk();
    let claim = |number: usize, id: &str| {
        let mut text = format!("id: {id}\nstatement: The pier {number} of the bridge stands in the river.\n");
        for line in 0..8 {
            let _ = writeln!(
                text,
                "# a remark that makes the file long enough to be known again, {number} {line}"
            );
        }
        text + "status: unverified\n"
    };
    for number in 0..30 {
        project.write(&format!("claims/pier-{number}.yaml"), claim(number, &format!("pier-{number}")));
    }
    commit(&project.root(), "one");
    for number in 0..30 {
        project.remove(&format!("claims/pier-{number}.yaml"));
        let id = if number % 2 == 0 { format!("pier-{number}") } else { format!("pillar-{number}") };
        project.write(&format!("claims/piers/{id}-moved.yaml"), claim(number, &id));
    }
    commit(&project.root(), "two");
    let told = json(&diff(&project, &["HEAD~1..HEAD", "--format", "json"]).stdout);
    assert_eq!(told["summary"]["claims"], serde_json::json!({ "altered": 15, "added": 0, "dropped": 0 }));
    for record in told["records"].as_array().unwrap() {
        let changes = record["changes"].as_array().unwrap();
        assert_eq!((changes.len(), &changes[0]["field"]), (1, &"id".into()), "{record}");
        assert_eq!(changes[0]["because"], "git says that the file was renamed");
        assert_eq!(
            record["old_id"].as_str().unwrap().strip_prefix("pier-"),
            record["id"].as_str().unwrap().strip_prefix("pillar-")
        );
    }
}

#[test]
fn a_file_that_is_invalid_on_one_side_is_said_and_the_rest_told() {
    let project = repository();
    project.write(CLAIM, "id: bridge-length\nstatement: [\n");
    project.write("claims/new.yaml", "id: new\nstatement: New.\nstatus: unverified\n");
    let shown = diff(&project, &["--no-findings"]).stdout;
    assert!(shown.contains("+ claim new: added\n"), "{shown}");
    assert!(!shown.contains("claim bridge-length"), "{shown}");
    let line = format!("not compared: {CLAIM} could not be read at the working tree: ");
    assert!(shown.contains(&line), "{shown}");
    assert!(shown.ends_with("1 claim added; 1 file not compared\n"), "{shown}");
    commit(&project.root(), "broken");
    project.write(CLAIM, Ledger::sample().text(CLAIM));
    let shown = diff(&project, &["--no-findings"]).stdout;
    assert!(shown.contains(&format!("not compared: {CLAIM} could not be read at HEAD: ")), "{shown}");
    assert!(shown.ends_with("no record changed; 1 file not compared\n"), "{shown}");
    project
        .write("factlock.yaml", "version: 1\ntilte: A\n")
        .write("claims/newer.yaml", "id: newer\nstatement: N.\nstatus: unverified\n");
    let shown = diff(&project, &[]).stdout;
    assert!(shown.contains("not compared: factlock.yaml could not be read at the working tree: "), "{shown}");
    assert!(shown.contains("+ claim newer: added\n"), "{shown}");
}

#[test]
fn links_and_submodules_in_a_revision_are_named() {
    let project = repository();
    let root = project.root();
    let id = git(&root, &["rev-parse", "HEAD"]);
    let outside = git(&root, &["hash-object", "-w", CLAIM]);
    git(
        &root,
        &["update-index", "--add", "--cacheinfo", &format!("160000,{},claims/module.yaml", id.trim())],
    );
    git(
        &root,
        &["update-index", "--add", "--cacheinfo", &format!("120000,{},claims/link.yaml", outside.trim())],
    );
    let shown = diff(&project, &["--staged", "--no-findings"]).stdout;
    assert!(
        shown.contains("claims/module.yaml could not be read at the index: it is a submodule, not a file\n"),
        "{shown}"
    );
    assert!(shown.contains("claims/link.yaml could not be read at the index: "), "{shown}");
}

#[test]
fn the_same_revisions_say_the_same_to_the_byte() {
    let project = repository();
    project.write(CLAIM, changed("status: supported", "status: disputed\ntags: [a, b]"));
    project.write("claims/other.yaml", "id: other\nstatement: Other.\nstatus: unverified\n");
    for format in ["terminal", "markdown", "json"] {
        let run = |threads| {
            let call = project.factlock(&["diff", "--today", TODAY, "--format", format]);
            call.env("RAYON_NUM_THREADS", threads).run()
        };
        let first = run("1");
        assert_eq!(first.status, Some(0), "{first:?}");
        for turn in 0..33 {
            assert_eq!(run(["1", "2", "8"][turn % 3]), first, "run {turn} in {format}");
        }
    }
}
