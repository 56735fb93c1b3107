//! The log tells of claims, not of files: an id is the same claim wherever it stands.

use crate::support::{Ledger, Project, TODAY, commit, git};

fn claim(id: &str, statement: &str, status: &str) -> String {
    format!("id: {id}\nstatement: {statement}\nstatus: {status}\nrationale: So it is.\n")
}

#[track_caller]
fn log(project: &Project, arguments: &[&str]) -> String {
    let ran = project.factlock(&[&["log"], arguments].concat()).run();
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
    ran.stdout
}

/// What became of a claim, in the order of the log.
#[track_caller]
fn told(project: &Project, id: &str) -> Vec<String> {
    let text = log(project, &[]);
    let head = format!("  {id}: ");
    text.lines().filter_map(|line| Some(line.split_once(&head)?.1.to_owned())).collect()
}

#[track_caller]
fn report(project: &Project) -> serde_json::Value {
    let ran = project
        .factlock(&["report", "--allow-broken", "--today", TODAY, "-o", "out", "--format", "json,html"])
        .run();
    assert_eq!(ran.status, Some(0), "{}", ran.stdout);
    serde_json::from_slice(&std::fs::read(project.path("out/report.json")).unwrap()).unwrap()
}

#[test]
fn a_claim_that_moves_with_many_edits_is_the_same_claim() {
    let project = Ledger::sample().on_disk();
    let root = project.root();
    project.write("claims/a.yaml", claim("moves", "It stands.", "disputed"));
    commit(&root, "Start");
    project.remove("claims/a.yaml");
    let long = (0..200).map(|tag| format!("tag-{tag}")).collect::<Vec<_>>().join(", ");
    project.write(
        "claims/z/other.yaml",
        format!("{}tags: [{}]\n", claim("moves", "It fell.", "misleading"), long),
    );
    commit(&root, "Move");
    assert_eq!(told(&project, "moves"), ["disputed -> misleading", "first published as disputed"]);
    assert!(log(&project, &[]).contains("    It fell.\n    before: It stands.\n"));
    let document = report(&project);
    assert_eq!(document["earlier"], serde_json::json!([]));
    let page = std::fs::read_to_string(project.path("out/index.html")).unwrap();
    assert!(!page.contains("No longer part of the fact-check"));
    assert!(page.contains("<q>It fell.</q> Before: <q>It stands.</q>"));
    assert_eq!(
        (&document["corrections"][0]["became"], &document["corrections"][0]["old_statement"]),
        (&"changed".into(), &"It stands.".into())
    );
}

#[test]
fn two_claims_that_change_places_are_the_same_claims() {
    let project = Ledger::sample().on_disk();
    let root = project.root();
    let (a, b) =
        (claim("a", "The first of the two.", "supported"), claim("b", "The second one.", "disputed"));
    project.write("claims/a.yaml", a.as_str()).write("claims/b.yaml", b.as_str());
    let sources = "citations: []\n";
    commit(&root, "Start");
    project.write("claims/a.yaml", b + sources).write("claims/b.yaml", a.replace("supported", "refuted"));
    commit(&root, "Swap");
    assert_eq!(told(&project, "a"), ["supported -> refuted", "first published as supported"]);
    assert_eq!(told(&project, "b"), ["first published as disputed"]);
}

#[test]
fn a_claim_that_was_dropped_is_published_again() {
    let project = Ledger::sample().on_disk();
    let root = project.root();
    project.write("claims/a.yaml", claim("back", "It is back.", "disputed"));
    commit(&root, "Start");
    project.remove("claims/a.yaml");
    commit(&root, "Drop");
    project.write("claims/b.yaml", claim("back", "It is back.", "misleading"));
    commit(&root, "Again");
    assert_eq!(
        told(&project, "back"),
        [
            "published again as misleading (dropped in between, and disputed before)",
            "dropped: disputed",
            "first published as disputed"
        ]
    );
    let document = report(&project);
    assert_eq!(document["corrections"][0]["became"], "published-again");
    assert_eq!(document["earlier"], serde_json::json!([]), "what is back did not go");
}

#[test]
fn a_copy_that_becomes_the_claim_drops_nothing() {
    let project = Ledger::sample().on_disk();
    let root = project.root();
    let text = claim("one", "It is one.", "disputed");
    project.write("claims/a.yaml", text.as_str());
    commit(&root, "Start");
    project.write("claims/b.yaml", text.as_str());
    commit(&root, "Copy");
    project.remove("claims/a.yaml");
    commit(&root, "Drop the old file");
    assert_eq!(told(&project, "one"), ["first published as disputed"]);
    project.remove("claims/b.yaml");
    commit(&root, "Drop it");
    assert_eq!(told(&project, "one"), ["dropped: disputed", "first published as disputed"]);
}

#[test]
fn other_words_of_a_judged_claim_are_a_correction() {
    let project = Ledger::sample().on_disk();
    let root = project.root();
    project.write("claims/a.yaml", claim("words", "It is 5.", "disputed"));
    project.write("claims/b.yaml", claim("draft", "It is 5.", "unverified"));
    commit(&root, "Start");
    project.write("claims/a.yaml", claim("words", "It is 6.", "disputed"));
    project.write("claims/b.yaml", claim("draft", "It is 6.", "unverified"));
    commit(&root, "Reword");
    project.write(
        "claims/a.yaml",
        "id: words\nstatement: >\n  It\n  is 6.\nstatus: disputed\nrationale: So it is.\n",
    );
    commit(&root, "Wrap");
    assert_eq!(told(&project, "words"), ["reworded, and still disputed", "first published as disputed"]);
    assert_eq!(told(&project, "draft"), [""; 0], "nobody has judged it");
    let document = report(&project);
    let first = &document["corrections"][0];
    assert_eq!((&first["became"], &first["old_statement"]), (&"reworded".into(), &"It is 5.".into()));
}

/// Commits on a day.
fn on(project: &Project, day: &str, message: &str) {
    commit(&project.root(), message);
    let date = format!("--date=2026-{day}T12:00:00Z");
    git(&project.root(), &["commit", "-q", "--amend", "--no-edit", "--allow-empty", &date]);
}

#[test]
fn what_two_branches_did_is_told_by_the_days() {
    let project = Ledger::sample().on_disk();
    let root = project.root();
    on(&project, "01-01", "Start");
    git(&root, &["checkout", "-q", "-b", "beside"]);
    project.write("claims/a.yaml", claim("a", "It is.", "disputed"));
    on(&project, "01-02", "Beside");
    git(&root, &["checkout", "-q", "main"]);
    project.write("claims/b.yaml", claim("b", "It is.", "disputed"));
    on(&project, "01-03", "Here");
    git(&root, &["checkout", "-q", "beside"]);
    project.write("claims/a.yaml", claim("a", "It is.", "misleading"));
    on(&project, "01-04", "Beside again");
    git(&root, &["checkout", "-q", "main"]);
    git(&root, &["merge", "-q", "--no-ff", "-m", "Both", "beside"]);
    let days: Vec<String> = log(&project, &[])
        .lines()
        .filter(|line| line.starts_with("2026-"))
        .map(|line| line[..10].to_owned())
        .collect();
    assert_eq!(days[..3], ["2026-01-04", "2026-01-03", "2026-01-02"]);
    assert_eq!(told(&project, "a"), ["disputed -> misleading", "first published as disputed"]);
}

#[test]
fn what_two_branches_did_alike_is_told_once() {
    let project = Ledger::sample().on_disk();
    let root = project.root();
    project.write("claims/a.yaml", claim("a", "It is.", "supported"));
    commit(&root, "Start");
    git(&root, &["checkout", "-q", "-b", "beside"]);
    project.write("claims/a.yaml", claim("a", "It is.", "disputed"));
    project.write("claims/b.yaml", claim("b", "It is new.", "disputed"));
    commit(&root, "Beside");
    git(&root, &["checkout", "-q", "main"]);
    git(&root, &["commit", "-q", "--allow-empty", "-m", "Something else"]);
    git(&root, &["cherry-pick", "beside"]);
    git(&root, &["merge", "-q", "--no-ff", "-m", "Both", "beside"]);
    assert_eq!(told(&project, "a"), ["supported -> disputed", "first published as supported"]);
    assert_eq!(told(&project, "b"), ["first published as disputed"]);
}

#[test]
fn a_file_that_one_branch_renamed_and_a_merge_changed_hides_no_commit() {
    let project = Ledger::sample().on_disk();
    let root = project.root();
    let text = |status: &str, tag: &str| {
        format!("{}tags: [a, b, c, d, e, f, {tag}]\n", claim("a", "It is.", status))
    };
    project.write("claims/a.yaml", text("supported", "a"));
    commit(&root, "Start");
    git(&root, &["checkout", "-q", "-b", "beside"]);
    git(&root, &["mv", "claims/a.yaml", "claims/z.yaml"]);
    commit(&root, "Rename");
    git(&root, &["checkout", "-q", "main"]);
    project.write("claims/a.yaml", text("disputed", "a"));
    commit(&root, "Judge");
    git(&root, &["merge", "-q", "--no-commit", "beside"]);
    project.write("claims/z.yaml", text("misleading", "b"));
    commit(&root, "Both");
    assert_eq!(
        told(&project, "a"),
        ["disputed -> misleading", "supported -> disputed", "first published as supported"]
    );
}
