//! `check --since REV`: what a change introduced or touched, judged by the policy from before it.

mod loosened;
mod near;

use serde_json::Value;

use crate::support::{Ledger, Project, Ran, TODAY, commit, factlock, git};

const CLAIM: &str = "claims/bridge-length.yaml";
const OLD_PROBLEM: &str = "id: old-problem\nstatement: The bridge is old.\nstatus: supported\n";

/// The sample with a claim that has an old problem, committed.
fn repository() -> Project {
    let project = Ledger::sample().claim(OLD_PROBLEM).on_disk();
    commit(&project.root(), "one");
    project
}

fn since(project: &Project, more: &[&str]) -> Ran {
    project.factlock(&[&["check", "--today", TODAY, "--since", "main"], more].concat()).run()
}

#[track_caller]
fn told(project: &Project) -> Value {
    let ran = since(project, &["--format", "json"]);
    serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{ran:?}"))
}

/// The rules of the findings, and why each counts.
#[track_caller]
fn found(project: &Project) -> Vec<String> {
    let told = told(project);
    let findings = told["findings"].as_array().unwrap();
    let line = |finding: &Value| {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        format!("{} {}", text(&finding["rule"]), text(&finding["details"]["since"]))
    };
    findings.iter().map(line).collect()
}

#[test]
fn nothing_changed_shows_nothing_and_is_clean() {
    let project = repository();
    let ran = since(&project, &[]);
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
    assert!(ran.stdout.contains("\nsince main (from "), "{}", ran.stdout);
    assert!(
        ran.stdout.contains(" older findings are not shown: `factlock check` shows them\n"),
        "{}",
        ran.stdout
    );
    assert_eq!(
        project.factlock(&["check", "--today", TODAY]).run().status,
        Some(1),
        "the old problem is there"
    );
    let told = told(&project);
    assert_eq!(told["since"]["older"]["errors"], 1);
    assert_eq!(told["since"]["revision"], "main");
    assert_eq!(
        told["since"]["commit"].as_str().unwrap(),
        git(&project.root(), &["rev-parse", "main"]).trim()
    );
}

#[test]
fn what_the_change_introduced_counts_and_the_rest_does_not() {
    let project = repository();
    project.write("claims/new.yaml", "id: new\nstatement: New.\nstatus: supported\n");
    assert_eq!(found(&project), ["status-without-evidence introduced"]);
    assert_eq!(since(&project, &[]).status, Some(1));
    commit(&project.root(), "two");
    git(&project.root(), &["checkout", "-q", "-b", "side", "HEAD~1"]);
    assert_eq!(found(&project), [""; 0], "what main did since is not the change's");
}

#[test]
fn an_old_finding_counts_where_its_claim_changed_and_says_so() {
    let project = repository();
    project.write("claims/old-problem.yaml", OLD_PROBLEM.replace("is old", "is very old"));
    assert_eq!(found(&project), ["status-without-evidence touched"]);
    let shown = since(&project, &[]).stdout;
    assert!(shown.contains("= not new since `main`, but `old-problem` changed"), "{shown}");
    // Layout, comments, key order and a moved file are no change.
    project.remove("claims/old-problem.yaml");
    project.write(
        "claims/moved.yaml",
        "# a remark\nstatus: supported\nstatement: >-\n  The bridge\n  is old.\n\nid: old-problem\n",
    );
    assert_eq!(found(&project), [""; 0]);
}

#[test]
fn an_old_error_of_a_source_counts_for_who_newly_leans_on_it() {
    let project = repository();
    project.remove("sources/council-minutes/ecda1daabfca.txt");
    commit(&project.root(), "the snapshot is gone");
    assert_eq!(found(&project), [""; 0]);
    project.write(
        "claims/new.yaml",
        "id: new\nstatement: New.\nstatus: supported\ncitations:\n  - source: council-minutes\n    stance: supports\n    quote: It is 120 metres long.\n",
    );
    assert!(found(&project).contains(&"snapshot-missing touched".to_owned()), "{:?}", found(&project));
}

#[test]
fn an_id_that_changed_brings_nothing_new() {
    let project = repository();
    let settled = "rules: { single-origin: off }\n";
    project.write("factlock.yaml", format!("version: 1\n{settled}"));
    commit(&project.root(), "two");
    project.write("claims/old-problem.yaml", OLD_PROBLEM.replace("id: old-problem", "id: known-problem"));
    assert_eq!(
        found(&project),
        ["status-without-evidence touched"],
        "it has another id, and the same problem"
    );
    commit(&project.root(), "three");
    let ran = project.factlock(&["diff", "HEAD~1..HEAD", "--today", TODAY, "--format", "json"]).run();
    let told: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(told["findings"]["appeared"], serde_json::json!([]), "{ran:?}");
    assert_eq!(told["findings"]["settled"], serde_json::json!([]));
}

#[test]
fn the_policy_of_the_change_does_not_judge_it() {
    let project = repository();
    project.write("claims/new.yaml", "id: new\nstatement: New.\nstatus: supported\nignore: [{ rule: status-without-evidence, because: I say so }]\n");
    project.write("factlock.yaml", "version: 1\nrules: { status-without-evidence: off }\ntolerance: { about: 20 % }\nignore: [{ rule: unused-source, because: why not }]\n");
    let rules = found(&project);
    assert_eq!(rules.iter().filter(|rule| *rule == "policy-loosened introduced").count(), 4, "{rules:?}");
    assert!(rules.contains(&"status-without-evidence introduced".to_owned()), "{rules:?}");
    let shown = since(&project, &[]).stdout;
    for words in [
        "the change switches `status-without-evidence` off",
        "= at `main`: `status-without-evidence: error`",
        "= now: `status-without-evidence: off`",
        "the change ignores `status-without-evidence`",
        "the change lets numbers lie further apart",
        "it does not count here: land it in a change of its own",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    // Once it has landed it counts.
    commit(&project.root(), "policy");
    project.write("claims/newer.yaml", "id: newer\nstatement: Newer.\nstatus: supported\n");
    assert_eq!(found(&project), [""; 0]);
}

#[test]
fn decisions_that_a_change_takes_are_listed() {
    let before = Ledger::sample();
    let article = "sources/elm-bridge-article.yaml";
    let sentence = "not_claims:\n  - { quote: Perhaps it will bring the two halves of the town closer together., because: a hope }\n";
    let held = before.text(article).to_owned();
    let after = before.clone().file(article, held.replace("snapshots:", &format!("{sentence}snapshots:")));
    let outcome = after.check_since(&before);
    let loosened: Vec<&str> = outcome
        .findings
        .iter()
        .filter(|one| one.finding.rule == "policy-loosened")
        .map(|one| one.finding.message.as_str())
        .collect();
    if !held.contains("not_claims") {
        assert_eq!(loosened, ["the change says that 1 passage of `elm-bridge-article` want no claim"]);
    }
}

#[test]
fn without_settings_or_a_ledger_before_the_defaults_judge() {
    let project = Ledger::sample().on_disk();
    git(&project.root(), &["init", "-q", "-b", "main"]);
    git(&project.root(), &["commit", "-q", "--allow-empty", "-m", "nothing"]);
    project.write("factlock.yaml", "version: 1\nrules: { single-origin: off }\n");
    let shown = since(&project, &[]).stdout;
    assert!(shown.contains("at main, there is no `factlock.yaml`: the defaults judge"), "{shown}");
    commit(&project.root(), "one");
    project.write("factlock.yaml", "version: 1\nrule: {}\n");
    commit(&project.root(), "broken");
    project.write("factlock.yaml", "version: 1\n");
    project.write(CLAIM, "id: [\n");
    commit(&project.root(), "broken otherwise");
    let ran = project.factlock(&["check", "--since", "HEAD~1"]).run();
    assert!(ran.stdout.contains("`factlock.yaml` is not valid: `rule` is not a key"), "{ran:?}");
    project.write(CLAIM, Ledger::sample().text(CLAIM));
    let shown = since(&project, &[]).stdout;
    assert!(
        shown.contains(&format!(
            "at main, 1 file could not be read: what is found there counts as new: {CLAIM}\n"
        )),
        "{shown}"
    );
}

#[track_caller]
fn refused(ran: &Ran, wanted: &str) {
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""), "{ran:?}");
    assert!(ran.stderr.contains(wanted), "expected `{wanted}` in {}", ran.stderr);
}

#[test]
fn what_cannot_be_compared_says_what_to_type() {
    let project = Ledger::sample().on_disk();
    let root = project.root();
    refused(&since(&project, &[]), "is in no git repository\n  help: `factlock check` without `--since`");
    git(&root, &["init", "-q", "-b", "main"]);
    refused(&project.factlock(&["check", "--since", "HEAD"]).run(), "this repository has no commit yet");
    for message in ["one", "two", "three"] {
        commit(&root, message);
    }
    let revision = |name: &str| project.factlock(&["check", &format!("--since={name}")]).run();
    refused(&revision("nope"), "there is no revision `nope`\n  help: `git log");
    refused(&revision("--output=x"), "there is no revision `--output=x`\n  help: options stand on their own");
    refused(&revision("HEAD:claims"), "there is no revision `HEAD:claims`");
    assert!(!project.path("x").exists());
    git(&root, &["checkout", "-q", "--orphan", "alone"]);
    commit(&root, "alone");
    refused(&revision("main"), "`main` and `HEAD` have no commit in common\n  help: name a revision");
    git(&root, &["checkout", "-q", "main"]);
    let url = format!("file://{root}");
    git(project.outside(), &["clone", "-q", "--depth", "1", &url, "shallow"]);
    let shallow = factlock(&project.outside().join("shallow"), &["check", "--since", "HEAD~2"]).run();
    refused(&shallow, "`git fetch --unshallow` fetches the rest (in a workflow, `fetch-depth: 0`)");
    git(project.outside(), &["clone", "-q", "--bare", root.as_str(), "bare"]);
    let bare = factlock(&project.outside().join("bare"), &["check", "--since", "HEAD"]).run();
    refused(
        &bare,
        "is a bare repository, which has no working tree and no index\n  help: `check` reads the working tree",
    );
}

#[test]
fn a_second_run_says_the_same_to_the_byte() {
    let project = repository();
    project.write("claims/new.yaml", "id: new\nstatement: New.\nstatus: supported\n");
    for format in ["human", "json"] {
        let run = || since(&project, &["--format", format, "--notes"]);
        assert_eq!(run(), run());
    }
}
