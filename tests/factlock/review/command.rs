//! `factlock review`: writes and renews reviews, refuses claims with errors, lists what waits.

use crate::support::{Ledger, Project, Ran, TODAY, commit};

const LENGTH: &str = "claims/bridge-length.yaml";

fn review(project: &Project, arguments: &[&str]) -> Ran {
    project.factlock(&[&["review", "--today", TODAY], arguments].concat()).run()
}

#[track_caller]
fn text(project: &Project, file: &str) -> String {
    std::fs::read_to_string(project.path(file)).unwrap()
}

#[test]
fn a_review_is_added_holds_and_falls_with_what_changes() {
    let project = Ledger::sample().on_disk();
    let before = text(&project, LENGTH);
    let ran = review(&project, &["bridge-length", "--by", "R. Eader <r@example.org>"]);
    let said = "added a review to claims/bridge-length.yaml: `bridge-length` is supported\n";
    assert_eq!((ran.status, ran.stdout.as_str(), ran.stderr.as_str()), (Some(0), said, ""));
    let after = text(&project, LENGTH);
    assert!(after.starts_with(&before), "nothing else changes: {after}");
    assert_eq!(project.factlock(&["check", "--today", TODAY]).run().status, Some(0));
    assert_eq!(
        project.factlock(&["fmt", "--check"]).run().status,
        Some(0),
        "the review is in canonical form"
    );
    project.write(LENGTH, after.replace("status: supported", "status: misleading\nrationale: Ramps."));
    let ran = project.factlock(&["check", "--today", TODAY, "--quiet"]).run();
    let wanted = "error[review-outdated]: `bridge-length` has changed since its review of 2026-01-31: `rationale` and `status`";
    assert!(ran.status == Some(1) && ran.stdout.contains(wanted), "{}", ran.stdout);
    assert!(ran.stdout.contains("it was reviewed as supported, and is misleading now"), "{}", ran.stdout);
}

/// A commit that came before the review is not what changed the claim since.
#[test]
fn no_commit_is_named_for_what_is_in_none() {
    let project = Ledger::sample().on_disk();
    commit(&project.path(""), "A ledger");
    let judged = [
        "bridge-length",
        "--by",
        "R. Eader <r@example.org>",
        "--status",
        "misleading",
        "--because",
        "Ramps.",
    ];
    assert_eq!(review(&project, &judged).status, Some(0));
    let after = text(&project, LENGTH);
    project.write(LENGTH, after.replace("stance: supports", "stance: refutes"));
    let queue = review(&project, &["--queue"]).stdout;
    assert!(queue.contains("changed since its review: citations"), "{queue}");
    assert!(!queue.contains(" of 20"), "{queue}");
}

/// The reviewer sits where that day has begun, the check runs where it has not.
#[test]
fn a_review_of_tomorrow_is_none_of_the_day_after() {
    let project = Ledger::sample().on_disk();
    let reviewed = review(&project, &["bridge-length", "--by", "R. Eader <r@example.org>"]);
    assert_eq!(reviewed.status, Some(0), "{reviewed:?}");
    let check = |today: &str| project.factlock(&["check", "--today", today, "--quiet"]).run();
    assert_eq!(check("2026-01-30").status, Some(0));
    let earlier = check("2026-01-29");
    assert!(
        earlier.stdout.contains("the review is dated 2026-01-31, and today is 2026-01-29"),
        "{earlier:?}"
    );
}

#[test]
fn the_same_person_renews_and_another_adds() {
    let people = "version: 1\npeople: { ann: { name: Ann, mail: [ann@example.org, ann@home.example] } }\n";
    let project = Ledger::sample().file("factlock.yaml", people).on_disk();
    let lines = project.factlock(&["review", "bridge-length", "--by", "A. B\nC <a@example.org>"]).run();
    assert!(
        lines.status == Some(2)
            && lines.stderr.contains("has a line break or another control character\n  help: ")
    );
    let by = |by: &str| review(&project, &["bridge-length", "--by", by]).stdout;
    assert!(by("Ann <ann@example.org>").starts_with("added"));
    assert!(by("Annie <ANN@home.example>").starts_with("renewed"));
    assert!(by("ann").starts_with("renewed"));
    assert!(by("Bob <bob@example.org>").starts_with("added"));
    let text = text(&project, LENGTH);
    assert_eq!(text.matches("  - by: ").count(), 2, "{text}");
    assert!(text.contains("  - by: ann\n") && text.contains("  - by: Bob <bob@example.org>\n"), "{text}");
}

#[test]
fn a_verdict_and_its_reason_are_written_with_the_review() {
    let project = Ledger::sample().on_disk();
    let by =
        ["--by", "A <a@example.org>", "--status", "misleading", "--because", "It leaves out: the ramps."];
    let ran = review(&project, &[&["bridge-length", "bridge-cost"], by.as_slice()].concat());
    assert_eq!(ran.status, Some(0), "{ran:?}");
    for file in [LENGTH, "claims/bridge-cost.yaml"] {
        let text = text(&project, file);
        assert!(text.contains("status: misleading\nrationale: 'It leaves out: the ramps.'\n"), "{text}");
    }
    assert_eq!(project.factlock(&["check", "--today", TODAY]).run().status, Some(0));
}

#[test]
fn a_claim_with_errors_is_not_reviewed_and_no_file_changes() {
    let project = Ledger::sample()
        .change(LENGTH, "quote: It is 120 metres long.", "quote: It is 130 metres long.")
        .on_disk();
    let before = [text(&project, LENGTH), text(&project, "claims/bridge-cost.yaml")];
    let ran = review(&project, &["bridge-cost", "bridge-length", "--by", "A <a@example.org>"]);
    assert_eq!(ran.status, Some(2));
    assert!(
        ran.stderr.starts_with("error: `bridge-length` has an error and was not reviewed: "),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("(quote-"), "{}", ran.stderr);
    assert_eq!([text(&project, LENGTH), text(&project, "claims/bridge-cost.yaml")], before);
    // A verdict that the evidence does not carry is an error that the review itself would bring.
    let refuted = ["bridge-opened", "--by", "A <a@example.org>", "--status", "refuted", "--because", "No."];
    assert!(
        review(&project, &refuted).stderr.contains("stance-against-status"),
        "{:?}",
        review(&project, &refuted)
    );
}

#[test]
fn git_says_who_reviews_and_its_mailmap_who_that_is() {
    let project = Ledger::sample().on_disk();
    let ran = review(&project, &["bridge-length"]);
    assert!(ran.status == Some(2) && ran.stderr.contains("nobody says who reviews"), "{ran:?}");
    commit(&project.root(), "Start");
    project.write(".mailmap", "Ann <ann@example.org> <ann@old.example>\n");
    let call = |mail: &str| {
        let call = project.factlock(&["review", "bridge-length", "--today", TODAY]);
        call.env("GIT_AUTHOR_NAME", "Ann").env("GIT_AUTHOR_EMAIL", mail).run()
    };
    assert!(call("ann@example.org").stdout.starts_with("added"));
    assert!(call("ann@old.example").stdout.starts_with("renewed"));
    assert!(call("bob@example.org").stdout.starts_with("added"));
}

#[test]
fn what_cannot_be_done_is_said() {
    let project = Ledger::sample().on_disk();
    for (arguments, said) in [
        (vec!["bridge-lenght", "--by", "A <a@example.org>"], "did you mean `bridge-length`?"),
        (vec!["bridge-length", "--by", "A"], "`A` is nobody of `people`, and has no mail address"),
        (vec!["bridge-length", "--by", "A <a@b.c>", "--status", "refuted"], "--because"),
        (
            vec!["bridge-length", "--by", "A <a@b.c>", "--status", "refuted", "--because", " "],
            "the reason is empty",
        ),
        (vec![], "ID"),
        (vec!["bridge-length", "--queue"], "cannot be used with"),
    ] {
        let ran = review(&project, &arguments);
        assert!(ran.status == Some(2) && ran.stderr.contains(said), "{arguments:?}: {ran:?}");
    }
    let settings = "version: 1\nreview: { recheck_after: soon }\n";
    let ran = Ledger::sample().file("factlock.yaml", settings).on_disk().factlock(&["check"]).run();
    assert!(ran.status == Some(2) && ran.stderr.contains("factlock.yaml:2:26"), "{ran:?}");
    assert!(ran.stderr.contains("`soon` is not a length of time"), "{ran:?}");
}

#[test]
fn the_queue_lists_the_most_urgent_first() {
    let settings = "version: 1\nreview: { required: 2, recheck_after: 1 year }\n";
    let project = Ledger::sample()
        .file("factlock.yaml", settings)
        .claim("id: zero\nstatement: Nothing.\nstatus: unverified\n")
        .claim("id: open\nstatement: Who knows.\nstatus: not-enough-evidence\nrationale: Nobody.\n")
        .claim("id: old\nstatement: Old.\nstatus: not-enough-evidence\nrationale: Nobody.\n")
        .on_disk();
    for (id, by, day) in [
        ("old", "A <a@example.org>", "2024-01-31"),
        ("old", "B <b@example.org>", "2024-06-01"),
        ("bridge-cost", "A <a@example.org>", "2026-01-01"),
        ("bridge-length", "A <a@example.org>", "2026-01-01"),
    ] {
        let ran = project.factlock(&["review", id, "--by", by, "--today", day]).run();
        assert_eq!(ran.status, Some(0), "{ran:?}");
    }
    let changed = text(&project, LENGTH).replace("claimant: town-council\n", "");
    project.write(LENGTH, changed);
    let ran = review(&project, &["--queue"]);
    let wanted = "outdated          supported            bridge-length: changed since its review: claimant
unreviewed        supported            bridge-opened: nobody has reviewed it
unreviewed        not-enough-evidence  open: nobody has reviewed it
too-few-reviewers refuted              bridge-cost: reviewed by 1 of 2
recheck-due       not-enough-evidence  old: due on 2025-06-01

5 claims wait for a review
";
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (wanted, ""));
    let json: serde_json::Value =
        serde_json::from_str(&review(&project, &["--queue", "--format", "json"]).stdout).unwrap();
    let whys: Vec<&str> =
        json["waiting"].as_array().unwrap().iter().map(|one| one["why"].as_str().unwrap()).collect();
    assert_eq!(whys, ["outdated", "unreviewed", "unreviewed", "too-few-reviewers", "recheck-due"]);
    assert_eq!(json["waiting"][0]["fields"], serde_json::json!(["claimant"]));
}
