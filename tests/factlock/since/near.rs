//! What a change touches that it did not write; ledgers in and beside submodules; a baseline of another name.

use super::{found, since, told};
use crate::support::{Ledger, Project, TODAY, commit, factlock, git};

const SINGLE: &str = "entities:\n  town-council: { name: Town council, kind: organization }\n  elm-bridge: { name: the Elm bridge }\n\
                      properties:\n  cost: { value: quantity, unit: USD, single: true }\nunits:\n  $: USD\n";

/// A claim about the cost of the bridge that has a problem of its own: nothing bears it out.
fn cost(id: &str, value: &str) -> String {
    format!(
        "id: {id}\nstatement: The bridge cost {value}.\nstatus: supported\nassertions:\n  \
         - {{ subject: elm-bridge, property: cost, value: {value} }}\n"
    )
}

#[test]
fn old_findings_of_a_claim_count_where_one_that_it_conflicts_with_changed() {
    let project = Ledger::sample()
        .file("claims/vocabulary.yaml", SINGLE)
        .file("claims/one-cost.yaml", cost("one-cost", "$4.0 million"))
        .file("claims/other-cost.yaml", cost("other-cost", "$4.6 million"))
        .file("claims/apart.yaml", "id: apart\nstatement: It is old.\nstatus: supported\n")
        .on_disk();
    commit(&project.root(), "one");
    assert_eq!(found(&project), [""; 0]);
    project.write(
        "claims/one-cost.yaml",
        cost("one-cost", "$4.0 million").replace("bridge cost", "whole bridge cost"),
    );
    let told = told(&project);
    let line = |finding: &serde_json::Value| {
        let claims: Vec<&str> =
            finding["claims"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        format!(
            "{} {} {}",
            finding["rule"].as_str().unwrap(),
            claims.join("+"),
            finding["details"]["since"].as_str().unwrap()
        )
    };
    let mut lines: Vec<String> = told["findings"].as_array().unwrap().iter().map(line).collect();
    lines.retain(|line| !line.starts_with("single-origin"));
    lines.sort();
    assert_eq!(
        lines,
        [
            "contradiction one-cost+other-cost touched",
            "status-without-evidence one-cost touched",
            "status-without-evidence other-cost touched",
        ]
    );
    let shown = since(&project, &[]).stdout;
    let why = "not new since `main`, but `other-cost` conflicts with `one-cost`, which the change touched";
    assert!(shown.contains(why), "{shown}");
    // A conflict that the change ended is still one that it touched.
    project.write("claims/one-cost.yaml", cost("one-cost", "$4.6 million"));
    let found = found(&project);
    assert_eq!(found, ["status-without-evidence touched", "status-without-evidence touched"]);
}

/// A repository with another one as a submodule at `path`.
#[track_caller]
fn with_submodule(outer: &Project, inner: &Project, path: &str) {
    let url = inner.root();
    git(&outer.root(), &["-c", "protocol.file.allow=always", "submodule", "add", "-q", url.as_str(), path]);
    commit(&outer.root(), "a submodule");
}

#[test]
fn a_ledger_that_is_a_submodule_is_compared_with_its_own_history() {
    let inner = Ledger::sample().on_disk();
    commit(&inner.root(), "one");
    let outer = Ledger::empty().on_disk();
    commit(&outer.root(), "one");
    with_submodule(&outer, &inner, "desk");
    let desk = outer.path("desk");
    std::fs::write(desk.join("claims/new.yaml"), "id: new\nstatement: New.\nstatus: supported\n").unwrap();
    let ran = factlock(&desk, &["check", "--since", "HEAD", "--today", TODAY]).run();
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(
        ran.stdout.contains("error[status-without-evidence]") && ran.stdout.contains("1 error"),
        "{ran:?}"
    );
    commit(&desk, "two");
    let ran = factlock(&desk, &["check", "--since", "HEAD", "--today", TODAY]).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
}

/// The files of a submodule are of another repository: nobody knows here what they were.
#[test]
fn records_in_a_submodule_count_as_new_and_that_is_said() {
    let inner = Ledger::empty().on_disk();
    inner.write("shared.yaml", "id: shared\nstatement: Shared.\nstatus: supported\n");
    inner.remove("factlock.yaml");
    commit(&inner.root(), "one");
    let outer = Ledger::sample().on_disk();
    commit(&outer.root(), "one");
    with_submodule(&outer, &inner, "claims/shared");
    let ran = outer.factlock(&["check", "--since", "HEAD", "--today", TODAY]).run();
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(ran.stdout.contains("claims/shared/shared.yaml:3:9"), "{}", ran.stdout);
    let said = "at HEAD, 1 file could not be read: what is found there counts as new: claims/shared";
    assert!(ran.stdout.contains(said), "{}", ran.stdout);
}

#[test]
fn a_baseline_of_another_name_counts_as_it_was_before() {
    let project = Ledger::sample().claim("id: old\nstatement: Old.\nstatus: supported\n").on_disk();
    commit(&project.root(), "one");
    let baseline = |more: &[&str]| {
        let call = [&["baseline", "known.txt", "--today", TODAY], more].concat();
        let ran = project.factlock(&call).run();
        assert_eq!(ran.status, Some(0), "{ran:?}");
    };
    baseline(&[]);
    commit(&project.root(), "two");
    let check = |more: &[&str]| {
        let call = [&["check", "--today", TODAY, "--since", "main", "--format", "json"], more].concat();
        let told: serde_json::Value = serde_json::from_str(&project.factlock(&call).run().stdout).unwrap();
        let findings = told["findings"].as_array().unwrap().clone();
        let rules = findings.iter().map(|one| one["rule"].as_str().unwrap().to_owned());
        (rules.collect::<Vec<_>>(), told["summary"]["suppressed"].as_u64().unwrap())
    };
    // The old problem is touched: the entry of before counts, where that file is named.
    project.write("claims/old.yaml", "id: old\nstatement: Very old.\nstatus: supported\n");
    assert_eq!(check(&["--baseline", "known.txt"]), (vec![], 1));
    assert_eq!(check(&[]), (vec!["status-without-evidence".to_owned()], 0));
    // What the change adds to it does not.
    project.write("claims/new.yaml", "id: new\nstatement: New.\nstatus: supported\n");
    baseline(&["--add"]);
    let (rules, suppressed) = check(&["--baseline", "known.txt"]);
    assert_eq!(
        (rules, suppressed),
        (vec!["status-without-evidence".to_owned(), "policy-loosened".to_owned()], 1)
    );
}
