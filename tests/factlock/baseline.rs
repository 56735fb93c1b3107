//! `factlock baseline`, and what a check makes of it.

use crate::support::{Ledger, Project, Ran, TODAY};

const FILE: &str = "factlock.baseline";
const PROBLEM: &str = "id: old-problem\nstatement: The bridge is old.\nstatus: supported\n";

fn project() -> Project {
    let other = "id: other-problem\nstatement: The bridge is blue.\nstatus: refuted\n";
    Ledger::sample().claim(PROBLEM).claim(other).on_disk()
}

fn run(project: &Project, command: &str, more: &[&str]) -> Ran {
    project.factlock(&[&[command, "--today", TODAY], more].concat()).run()
}

#[test]
fn what_is_known_does_not_count_and_what_is_new_does() {
    let project = project();
    assert_eq!(run(&project, "check", &[]).status, Some(1));
    let ran = run(&project, "baseline", &[]);
    assert_eq!(
        (ran.status, ran.stdout.as_str()),
        (Some(0), "wrote factlock.baseline: 2 findings, 2 added, 0 removed\n")
    );
    let text = std::fs::read_to_string(project.path(FILE)).unwrap();
    let entries: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(entries.is_sorted() && entries.len() == 2, "{text}");
    assert!(
        entries
            .iter()
            .any(|line| line.starts_with("status-without-evidence ") && line.ends_with(" claim:old-problem")),
        "{text}"
    );
    let ran = run(&project, "check", &[]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(ran.stdout.contains("(2 in the baseline)"), "{}", ran.stdout);
    assert_eq!(run(&project, "check", &["--no-baseline"]).status, Some(1));
    // Lines above change nothing.
    project.write("claims/old-problem.yaml", format!("# one\n\n# two\n{PROBLEM}"));
    assert_eq!(run(&project, "check", &[]).status, Some(0));
    project.write("claims/new.yaml", "id: new\nstatement: New.\nstatus: supported\n");
    assert_eq!(run(&project, "check", &[]).status, Some(1));
}

#[test]
fn an_entry_that_is_settled_is_a_finding_until_it_is_pruned() {
    let project = project();
    run(&project, "baseline", &[]);
    project.remove("claims/old-problem.yaml");
    project.write("claims/new.yaml", "id: new\nstatement: New.\nstatus: supported\n");
    let ran = run(&project, "check", &[]);
    assert!(
        ran.stdout.contains(
            "warning[stale-baseline]: `status-without-evidence` finds this no more\n --> factlock.baseline:"
        ),
        "{}",
        ran.stdout
    );
    let again = run(&project, "baseline", &[]);
    assert_eq!(again.status, Some(2), "it grows only as asked for");
    assert!(again.stderr.contains("--prune` removes what is settled, `--add` takes in"), "{}", again.stderr);
    let ran = run(&project, "baseline", &["--prune"]);
    assert_eq!(ran.stdout, "wrote factlock.baseline: 1 finding, 0 added, 1 removed\n");
    let ran = run(&project, "check", &["--rule", "stale-baseline", "--rule", "status-without-evidence"]);
    assert!(!ran.stdout.contains("stale-baseline"), "{}", ran.stdout);
    assert_eq!(ran.status, Some(1), "the new one was not taken in");
    run(&project, "baseline", &["--add"]);
    assert_eq!(run(&project, "check", &[]).status, Some(0));
}

#[test]
fn what_cannot_be_read_never_enters() {
    let project = project();
    project.write("claims/broken.yaml", "id: [\n");
    let ran = run(&project, "baseline", &[]);
    assert!(
        ran.stdout
            .ends_with("left out: 1 finding that never enter a baseline; `factlock check` shows them\n"),
        "{ran:?}"
    );
    let ran = run(&project, "check", &[]);
    assert_eq!(ran.status, Some(1));
    assert!(ran.stdout.contains("error[invalid-record]"), "{}", ran.stdout);
}

#[test]
fn a_line_that_is_no_entry_is_2_with_its_place() {
    let project = project();
    for (text, wanted) in [
        (
            "# fine\nquote-altered 123\n",
            "factlock.baseline:2:1: expected a rule and 16 hexadecimal digits, found `quote-altered 123`",
        ),
        ("<<<<<<< ours\n", "factlock.baseline:1:1: expected a rule"),
    ] {
        project.write(FILE, text);
        let ran = run(&project, "check", &[]);
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""), "{ran:?}");
        assert!(ran.stderr.contains(wanted), "{}", ran.stderr);
    }
    project.write(FILE, b"a\xff\n");
    assert!(run(&project, "check", &[]).stderr.contains("factlock.baseline:1:1: expected UTF-8"));
    assert_eq!(run(&project, "check", &["--baseline", "nowhere"]).status, Some(2));
}
