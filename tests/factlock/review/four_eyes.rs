//! `own-review` as a user meets it: through the program, with and without a history, and judged from before a change.

use serde_json::Value;

use super::desk::{ANN, BOB, CLAIM, CY, Desk};
use crate::support::{Ledger, Ran, TODAY, factlock, git};

fn check(desk: &Desk, more: &[&str]) -> Ran {
    desk.project.factlock(&[&["check", "--today", TODAY], more].concat()).run()
}

/// The messages of a rule.
#[track_caller]
fn found(ran: &Ran, rule: &str) -> Vec<String> {
    let told: Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{ran:?}"));
    let findings = told["findings"].as_array().unwrap();
    let of_rule = findings.iter().filter(|finding| finding["rule"] == rule);
    of_rule.map(|finding| finding["message"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_own_review_is_a_warning_with_the_commit_and_the_policy() {
    let desk = Desk::new().edit(ANN, "One.").review(ANN);
    let ran = check(&desk, &["--fail-on", "warning", "--quiet"]);
    let commit = desk.git(&["rev-parse", "HEAD~1"]);
    let wanted = [
        "warning[own-review]: `bridge-length` was reviewed by nobody but who changed it: `Ann <ann@example.org>`\n".to_owned(),
        format!("changed in {} of 2026-01-10 by Ann: `rationale`\n", &commit[..10]),
        "four eyes are demanded here".to_owned(),
        "another person looks at it, and calls `factlock review bridge-length`".to_owned(),
    ];
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(1), ""), "{}", ran.stdout);
    for wanted in wanted {
        assert!(ran.stdout.contains(&wanted), "{wanted}\n{}", ran.stdout);
    }
    let desk = desk.review(BOB);
    assert_eq!(check(&desk, &["--fail-on", "warning"]).status, Some(0));
    assert!(!check(&desk, &[]).stdout.contains("not checked"));
}

#[test]
fn a_commit_is_told_once_of_one_person_with_two_addresses() {
    let desk = Desk::new();
    desk.project.write(".mailmap", "<ann@example.org> <ann@old.example>\n");
    let desk = desk.edit(ANN, "One.").review(ANN);
    let file = desk.project.path(CLAIM);
    let text = std::fs::read_to_string(&file).unwrap();
    let (before, review) = text.split_once("reviews:\n").unwrap();
    let again = review.replace("Ann <ann@example.org>", "Ann <ann@old.example>");
    assert_ne!(again, review);
    desk.project.write(CLAIM, format!("{before}reviews:\n{review}{again}"));
    let found = check(&desk, &["--quiet"]).stdout;
    assert!(found.contains("so is this one"), "{found}");
    assert_eq!(found.matches("changed in ").count(), 1, "{found}");
}

#[test]
fn an_own_review_is_none_of_those_that_are_required() {
    let desk = Desk::new().edit(ANN, "One.").review(ANN).review(BOB);
    desk.project.write("factlock.yaml", "version: 1\nreview: { four_eyes: true, required: 2 }\n");
    let said = "1 person has reviewed `bridge-length` as it is, and 2 are required";
    assert_eq!(found(&check(&desk, &["--format", "json"]), "too-few-reviewers"), [said]);
    let desk = desk.review(CY);
    assert_eq!(found(&check(&desk, &["--format", "json"]), "too-few-reviewers"), [""; 0]);
    desk.project.write("factlock.yaml", "version: 1\nreview: { required: 3 }\n");
    let ran = check(&desk, &["--format", "json"]);
    assert_eq!(found(&ran, "too-few-reviewers"), [""; 0], "without the policy of four eyes all count");
}

#[test]
fn the_mailmap_joins_reviewers_of_a_check_as_it_joins_those_of_a_review() {
    let desk = Desk::new().review(BOB).review("Bob <bob@old.example>");
    desk.project.write("factlock.yaml", "version: 1\nreview: { required: 2 }\n");
    assert_eq!(found(&check(&desk, &["--format", "json"]), "too-few-reviewers"), [""; 0]);
    desk.project.write(".mailmap", "<bob@example.org> <bob@old.example>\n");
    assert_eq!(found(&check(&desk, &["--format", "json"]), "too-few-reviewers").len(), 1);
    desk.project.remove(".mailmap");
    desk.project.write("mine", "<bob@example.org> <bob@old.example>\n");
    desk.git(&["config", "mailmap.file", "mine"]);
    let ran = check(&desk, &["--format", "json"]);
    assert_eq!(
        found(&ran, "too-few-reviewers"),
        [""; 0],
        "what the repository's settings name counts for nothing"
    );
}

#[test]
fn where_there_is_no_history_the_summary_says_so() {
    let settings = "version: 1\nreview: { four_eyes: true }\n";
    let project = Ledger::sample().file("factlock.yaml", settings).on_disk();
    let said = |arguments: &[&str]| {
        project.factlock(&[&["check", "--today", TODAY], arguments].concat()).run().stdout
    };
    assert!(!said(&[]).contains("not checked"), "there is no review to judge: {}", said(&[]));
    let ran = project.factlock(&["review", "bridge-length", "--by", ANN, "--today", TODAY]).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(said(&[]).contains("not checked: `own-review`: there is no git history\n"), "{}", said(&[]));
    assert!(!said(&["--skip", "own-review"]).contains("not checked"));
    git(&project.root(), &["init", "-q"]);
    assert!(said(&[]).contains("not checked: `own-review`: there is no commit yet\n"), "{}", said(&[]));
    let path = std::env::var("PATH").unwrap();
    let without = project.factlock(&["check", "--today", TODAY]).env("PATH", "/nonexistent").run();
    assert!(
        without.stdout.contains("not checked: `own-review`: `git` could not be run"),
        "{without:?} {path}"
    );
}

#[test]
fn a_part_of_the_history_is_none() {
    let desk = Desk::new().edit(ANN, "One.").review(ANN);
    let (root, outside) = (desk.project.root(), desk.project.outside());
    git(outside, &["clone", "-q", "--depth", "1", &format!("file://{root}"), "shallow"]);
    let ran = factlock(&outside.join("shallow"), &["check", "--today", TODAY, "--fail-on", "warning"]).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let said =
        "not checked: `own-review`: this clone holds only a part of the history; `git fetch --unshallow`";
    assert!(ran.stdout.contains(said), "{}", ran.stdout);
    // Where the output has no place for it, the error stream has.
    let calls: [&[&str]; 4] = [
        &["check", "--quiet"],
        &["check", "--format", "github"],
        &["check", "--format", "rdjsonl"],
        &["review", "--queue"],
    ];
    for call in calls {
        let ran = factlock(&outside.join("shallow"), &[call, &["--today", TODAY]].concat()).run();
        assert!(ran.stderr.contains("holds only a part of the history"), "{call:?}: {ran:?}");
    }
    git(&root, &["config", "uploadpack.allowFilter", "true"]);
    git(outside, &["clone", "-q", "--filter=blob:none", &format!("file://{root}"), "partial"]);
    let ran = factlock(&outside.join("partial"), &["check", "--today", TODAY, "--fail-on", "warning"]).run();
    assert!(ran.stdout.contains("not checked: `own-review`: this clone is a partial one"), "{ran:?}");
}

/// A shell script that leaves a trace stands in the place of git.
#[cfg(unix)]
#[test]
fn git_is_run_only_where_four_eyes_are_demanded_and_there_are_reviews() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new().review(BOB);
    let bin = desk.project.outside().join("bin");
    std::fs::create_dir(&bin).unwrap();
    let trace = desk.project.outside().join("trace");
    std::fs::write(bin.join("git"), format!("#!/bin/sh\necho run >>{trace}\nexit 1\n")).unwrap();
    std::fs::set_permissions(bin.join("git"), std::fs::Permissions::from_mode(0o755)).unwrap();
    let ran = || {
        let path = format!("{bin}:{}", std::env::var("PATH").unwrap());
        desk.project.factlock(&["check", "--today", TODAY]).env("PATH", &path).run();
        std::fs::remove_file(&trace).is_ok()
    };
    assert!(ran());
    desk.project.write("factlock.yaml", "version: 1\nreview: { required: 1, recheck_after: 1 year }\n");
    assert!(!ran(), "no four eyes");
    desk.project.write("factlock.yaml", "version: 1\nreview: { four_eyes: true }\n");
    let text = std::fs::read_to_string(desk.project.path(CLAIM)).unwrap();
    desk.project.write(CLAIM, &text[..text.find("reviews:").unwrap()]);
    assert!(!ran(), "no reviews");
}

#[test]
fn a_change_is_judged_by_the_mailmap_and_the_people_from_before_it() {
    let begin = |people: &str| {
        let desk = Desk::with_people(people);
        desk.project.write(".mailmap", "Ann <ann@example.org> <ann@old.example>\n");
        let desk = desk.commit(CY, "Who is who");
        desk.git(&["checkout", "-q", "-b", "change"]);
        desk
    };
    let own = |desk: &Desk| found(&check(desk, &["--since", "main", "--format", "json"]), "own-review").len();
    // A mailmap of its own tells Ann's addresses apart.
    let desk = begin("{}").edit("Ann <ann@old.example>", "One.").review(ANN);
    assert_eq!(own(&desk), 1);
    desk.project.remove(".mailmap");
    let desk = desk.commit(ANN, "Who is who");
    assert_eq!(found(&check(&desk, &["--format", "json"]), "own-review").len(), 0, "by its own");
    assert_eq!(own(&desk), 1, "by the one from before");
    // People of its own make two of one.
    let people = "{ bob: { name: Bob, mail: [bob@example.org, bob@home.example] } }";
    let two = "{ bob: { name: Bob, mail: [bob@example.org] }, rob: { name: Rob, mail: [bob@home.example] } }";
    let desk = begin(people).edit("Rob <bob@home.example>", "One.").review(BOB);
    assert_eq!(own(&desk), 1);
    let settings = std::fs::read_to_string(desk.project.path("factlock.yaml")).unwrap();
    desk.project.write("factlock.yaml", settings.replace(people, two));
    let desk = desk.commit(BOB, "Who is who");
    assert_eq!(found(&check(&desk, &["--format", "json"]), "own-review").len(), 0, "by its own");
    assert_eq!(own(&desk), 1, "by those from before");
    // Somebody new may review, unless it is somebody known.
    let renamed = std::fs::read_to_string(desk.project.path(CLAIM)).unwrap();
    desk.project.write(CLAIM, renamed.replace("by: bob", "by: rob"));
    let ran = check(&desk, &["--since", "main", "--format", "json"]);
    assert_eq!(found(&ran, "invalid-review"), ["`rob` is nobody of `people`, and has no mail address"]);
    let settings = std::fs::read_to_string(desk.project.path("factlock.yaml")).unwrap();
    desk.project.write("factlock.yaml", settings.replace("bob@home.example", "new@example.org"));
    let ran = check(&desk, &["--since", "main", "--format", "json"]);
    assert_eq!(found(&ran, "invalid-review"), [""; 0], "{}", ran.stdout);
}

#[test]
fn what_was_an_own_review_before_a_change_is_not_new_in_it() {
    let desk = Desk::new().edit(ANN, "One.").review(ANN);
    desk.git(&["checkout", "-q", "-b", "change"]);
    let desk = desk
        .change("claims/bridge-cost.yaml", "status: refuted", "tags: [money]\nstatus: refuted")
        .commit(BOB, "Tags");
    let ran = check(&desk, &["--since", "main", "--format", "json"]);
    assert_eq!(found(&ran, "own-review"), [""; 0]);
    // The policy of before judges: what the change itself no longer demands is demanded all the same.
    let desk = desk.edit(BOB, "Two.").review(BOB);
    desk.project.write("factlock.yaml", "version: 1\n");
    let ran = check(&desk, &["--since", "main", "--format", "json"]);
    assert_eq!(found(&ran, "own-review").len(), 1, "{}", ran.stdout);
    assert_eq!(found(&ran, "policy-loosened").len(), 1, "{}", ran.stdout);
}

#[test]
fn an_outdated_review_tells_the_commit_where_the_history_is_read() {
    let desk = Desk::new().review(BOB).edit(ANN, "One.");
    let commit = desk.git(&["rev-parse", "HEAD"]);
    let line = format!("changed in {} of 2026-01-10 by Ann: `rationale`\n", &commit[..10]);
    assert!(check(&desk, &[]).stdout.contains(&line), "{}", check(&desk, &[]).stdout);
    desk.project.write("factlock.yaml", "version: 1\n");
    assert!(!check(&desk, &[]).stdout.contains(&line), "no other check asks git");
    let queue = |more: &[&str]| {
        desk.project.factlock(&[&["review", "--queue", "--today", TODAY], more].concat()).run()
    };
    let wanted = format!(
        "bridge-length: changed since its review: rationale ({} of 2026-01-10 by Ann)\n",
        &commit[..10]
    );
    assert!(queue(&[]).stdout.contains(&wanted), "{}", queue(&[]).stdout);
    let told: Value = serde_json::from_str(&queue(&["--format", "json"]).stdout).unwrap();
    let first = &told["waiting"][0];
    assert_eq!(first["changes"][0]["commit"].as_str().unwrap(), commit.trim());
    assert_eq!(first["changes"][0]["author"], "Ann");
    assert_eq!(first["changes"][0]["date"], "2026-01-10");
    assert_eq!(first["changes"][0]["fields"], serde_json::json!(["rationale"]));
    let shown = desk.project.factlock(&["show", "bridge-length"]).run().stdout;
    let wanted = format!(
        "  reviewed    {TODAY} by Bob  [outdated: rationale]\n              rationale changed in {} of 2026-01-10 by Ann\n",
        &commit[..10]
    );
    assert!(shown.ends_with(&wanted), "{shown}");
    // What is not committed is in no commit.
    let desk = desk.edit_only("Two.").change(CLAIM, "status: supported", "tags: [x]\nstatus: supported");
    let desk = desk.change(CLAIM, "is 120 metres long.\nclaimant", "is 120 metres.\nclaimant");
    assert!(desk.project.factlock(&["review", "--queue"]).run().stdout.contains("rationale, statement ("));
}

#[test]
fn the_queue_lists_what_only_its_author_has_reviewed() {
    let desk = Desk::new().edit(ANN, "One.").review(ANN);
    let queue = desk.project.factlock(&["review", "--queue", "--today", TODAY]).run().stdout;
    let wanted =
        "own-review        supported            bridge-length: reviewed only by who changed it: Ann\n";
    assert!(queue.contains(wanted), "{queue}");
}

#[test]
fn who_reviews_their_own_change_is_told_at_once() {
    let desk = Desk::new().edit(ANN, "One.");
    let review =
        |by: &str| desk.project.factlock(&["review", "bridge-length", "--today", TODAY, "--by", by]).run();
    let ran = review(ANN);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let said = "warning: `bridge-length`: you have changed `rationale` yourself (";
    assert!(ran.stderr.starts_with(said) && ran.stderr.contains("four eyes"), "{ran:?}");
    assert_eq!(review(BOB).stderr, "");
}

/// Lines that git reads in its own way, and contacts that they may concern.
#[test]
fn the_mailmap_is_read_as_git_reads_it() {
    let desk = Desk::new();
    let lines = "# Comment <a@x> <b@x>\n # Not one <c@x> <d@x>\nProper Name <e@x>\n<f@x> <g@x>\nNew <h@x> <i@x>\n\
        New <j@x> Old Name <k@x>\nOther <l@x> other   old <k@x>\nno mail\n<> <m@x>\nN <> <n@x>\nUnclosed <o@x\n\
        Late <p@x> <i@x>\nP <q@x> <r@x> trailing\nS<s@x><t@x>\n  Spaced Out   <  u@x>  <v@x>\nTwo <w@x> <y@x> <z@x>\n\
        Wins <e@x>\nNoMail <aa@x> Some One <>\n<bb@x> <BB@X>\nÄnn <cc@x> änn <dd@x>\n";
    desk.project.write(".mailmap", lines);
    let mailmap = factlock::tree::Mailmap::read(lines.as_bytes());
    let names = ["Old Name", "OTHER   OLD", "Other Old", "Some One", "X"];
    let mails = "abcdefghijklmnopqrstuvwyz".chars().map(|c| format!("{c}@x"));
    let mails: Vec<String> =
        mails.chain(["K@X", "aa@x", "BB@x", "dd@x", " u@x"].map(str::to_owned)).collect();
    let written = names.iter().flat_map(|name| mails.iter().map(move |mail| format!("{name} <{mail}>")));
    for written in written {
        let Some(contact) = factlock::tree::Contact::parse(&written) else { continue };
        let git = desk.git(&["check-mailmap", &contact.to_string()]);
        assert_eq!(mailmap.mapped(&contact).to_string(), git.trim_end(), "{written}");
    }
}
