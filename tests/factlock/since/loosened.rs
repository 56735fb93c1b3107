//! What a change itself switches off, and that it does not count yet.

use super::{found, since, told};
use crate::support::{Ledger, Project, TODAY, commit};

const NEW: &str = "id: new\nstatement: New.\nstatus: supported\n";
const VOCABULARY: &str = "claims/vocabulary.yaml";
/// Two costs of one bridge, and a property of which there is one at most.
const SINGLE: &str = "entities:\n  town-council: { name: Town council, kind: organization }\n  elm-bridge: { name: the Elm bridge }\n\
                      properties:\n  cost: { value: quantity, unit: USD, single: true }\nunits:\n  $: USD\n";

/// The messages of `policy-loosened` and their notes.
#[track_caller]
fn loosened(project: &Project) -> Vec<String> {
    let told = told(project);
    let findings = told["findings"].as_array().unwrap();
    let of_rule = findings.iter().filter(|one| one["rule"] == "policy-loosened");
    of_rule.map(|one| one["message"].as_str().unwrap().to_owned()).collect()
}

#[track_caller]
fn committed(settings: &str) -> Project {
    let project = Ledger::sample().file("factlock.yaml", settings).on_disk();
    commit(&project.root(), "one");
    project
}

fn cost(id: &str, value: &str) -> String {
    format!(
        "id: {id}\nstatement: The bridge cost {value}.\nstatus: unverified\nassertions:\n  \
         - {{ subject: elm-bridge, property: cost, value: {value} }}\n"
    )
}

#[test]
fn a_review_policy_that_demands_less_is_told_key_by_key() {
    let strict = "version: 1\nreview: { required: 2, four_eyes: true, recheck_after: 180 days }\n";
    let project = committed(strict);
    for (settings, keys) in [
        ("{ required: 1, four_eyes: true, recheck_after: 180 days }", vec!["required"]),
        ("{ required: 2, four_eyes: false, recheck_after: 180 days }", vec!["four_eyes"]),
        ("{ required: 2, four_eyes: true, recheck_after: 1 year }", vec!["recheck_after"]),
        ("{ required: 2, four_eyes: true }", vec!["recheck_after"]),
        ("{}", vec!["required", "four_eyes", "recheck_after"]),
        ("{ required: 3, four_eyes: true, recheck_after: 6 weeks }", vec![]),
    ] {
        project.write("factlock.yaml", format!("version: 1\nreview: {settings}\n"));
        let mut wanted: Vec<String> =
            keys.iter().map(|key| format!("the change demands less of reviews: `{key}`")).collect();
        let mut loosened = loosened(&project);
        wanted.sort();
        loosened.sort();
        assert_eq!(loosened, wanted, "{settings}");
    }
}

#[test]
fn the_review_policy_from_before_judges_new_claims() {
    let project = committed("version: 1\nreview: { required: 1 }\n");
    project.write("factlock.yaml", "version: 1\n");
    project
        .write("claims/new.yaml", "id: new\nstatement: New.\nstatus: not-enough-evidence\nrationale: R.\n");
    let found = found(&project);
    assert!(found.contains(&"unreviewed introduced".to_owned()), "{found:?}");
    assert!(found.contains(&"policy-loosened introduced".to_owned()), "{found:?}");
}

#[test]
fn entries_that_a_change_adds_to_the_baseline_do_not_count() {
    let project = committed("version: 1\n");
    project.write("claims/new.yaml", NEW);
    let wrote = project.factlock(&["baseline", "--today", TODAY]).run();
    assert_eq!(wrote.status, Some(0), "{wrote:?}");
    assert_eq!(loosened(&project), ["the change adds 1 entry to the baseline"]);
    assert!(
        found(&project).contains(&"status-without-evidence introduced".to_owned()),
        "{:?}",
        found(&project)
    );
    assert_eq!(since(&project, &[]).status, Some(1));
    // Once it has landed it counts.
    commit(&project.root(), "two");
    project.write("claims/new.yaml", NEW.replace("New.", "Newer."));
    assert_eq!(found(&project), [""; 0]);
}

#[test]
fn an_ignore_that_lasts_longer_is_told_and_one_that_ends_earlier_is_not() {
    let settings = |until: &str| {
        format!("version: 1\nignore:\n  - {{ rule: status-without-evidence, because: soon{until} }}\n")
    };
    let project = committed(&settings(", until: 2026-03-31"));
    for (until, told) in [
        (", until: 2026-03-31", None),
        (", until: 2026-02-28", None),
        (", until: 2026-12-31", Some("the change makes an ignore of `status-without-evidence` last longer")),
        ("", Some("the change makes an ignore of `status-without-evidence` last longer")),
    ] {
        project.write("factlock.yaml", settings(until));
        assert_eq!(loosened(&project), told.into_iter().collect::<Vec<_>>(), "{until}");
    }
    // The one from before counts as long as it said.
    project.write("claims/new.yaml", NEW);
    let status = |day: &str| project.factlock(&["check", "--since", "main", "--today", day]).run().status;
    assert_eq!((status("2026-03-31"), status("2026-04-01")), (Some(0), Some(1)));
}

#[test]
fn a_resolution_is_told_and_counts_at_once() {
    let project = Ledger::sample()
        .file(VOCABULARY, SINGLE)
        .file("claims/one-cost.yaml", cost("one-cost", "$4.0 million"))
        .file("claims/other-cost.yaml", cost("other-cost", "$4.6 million"))
        .on_disk();
    commit(&project.root(), "one");
    assert_eq!(found(&project), [""; 0]);
    let because = ["--because", "one counts the ramps", "--by", "A. B"];
    let ran = project.factlock(&[&["resolve", "one-cost", "other-cost"], because.as_slice()].concat()).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let loosened = loosened(&project);
    let wanted = |id: &str| format!("the change settles a conflict of `{id}` by a decision");
    assert!(
        loosened.contains(&wanted("one-cost")) || loosened.contains(&wanted("other-cost")),
        "{loosened:?}"
    );
    let found = found(&project);
    assert!(!found.iter().any(|line| line.starts_with("contradiction ")), "it is settled: {found:?}");
    commit(&project.root(), "two");
    assert_eq!(self::loosened(&project), [""; 0], "it is nothing new any more");
}

#[test]
fn a_vocabulary_under_which_claims_conflict_no_longer_is_told() {
    let reviewed = cost("one-cost", "$4.0 million").replace("unverified", "misleading\nrationale: R.");
    let project = Ledger::sample()
        .file(VOCABULARY, SINGLE)
        .file("claims/one-cost.yaml", reviewed)
        .file("claims/other-cost.yaml", cost("other-cost", "$4.6 million"))
        .on_disk();
    commit(&project.root(), "one");
    project.write(VOCABULARY, SINGLE.replace(", single: true", ""));
    let wanted = "the change of the vocabulary makes a finding vanish: the cost of the Elm bridge is $4.0 million, but also $4.6 million";
    assert_eq!(loosened(&project), [wanted]);
    project.write(VOCABULARY, SINGLE.replace("name: Town council", "name: The town council"));
    assert_eq!(loosened(&project), [""; 0]);
}
