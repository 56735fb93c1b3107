//! `factlock review --interactive`: what it says where nobody can be asked, and a whole conversation at a terminal.

use std::process::Command;

use super::desk::{ANN, BOB, CLAIM, Desk};
use crate::support::{Ledger, TODAY, repository};

#[test]
fn without_a_terminal_it_names_the_commands_that_need_none() {
    let project = Ledger::sample().on_disk();
    for arguments in [vec!["bridge-length"], vec![], vec!["--queue"]] {
        let call = [vec!["review", "--interactive", "--by", ANN], arguments].concat();
        let ran = project.factlock(&call).run();
        let wanted = "error: `--interactive` asks at a terminal, and this is none\n  help: `factlock review --queue` \
                      lists what waits, `factlock review ID...` writes reviews without asking\n";
        assert_eq!((ran.status, ran.stdout.as_str(), ran.stderr.as_str()), (Some(2), "", wanted));
    }
    let ran = project.factlock(&["review", "--interactive", "--status", "refuted", "--because", "x"]).run();
    assert!(ran.status == Some(2) && ran.stderr.contains("cannot be used with"), "{ran:?}");
}

/// A call at a terminal of its own; what to wait for and what to press then.
#[track_caller]
fn at_a_terminal(desk: &Desk, arguments: &[&str], steps: &[&str]) -> String {
    let call =
        [&[env!("CARGO_BIN_EXE_factlock"), "review", "--interactive", "--today", TODAY], arguments].concat();
    let script = repository().join("tests/factlock/review/terminal.py");
    let mut command = Command::new("python3");
    command.arg(script).arg(call.join("\n")).args(steps).current_dir(desk.project.root());
    command.env("NO_COLOR", "1").env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let ran = command.output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

#[test]
#[ignore = "needs python3"]
fn a_conversation_shows_what_changed_and_writes_what_was_answered() {
    let desk = Desk::new().review(BOB).edit(ANN, "It was measured.");
    let asked = "? help: ";
    let steps = [format!("{asked}=\\x1b[Aa"), format!("{asked}=r"), "which status=2\\r".to_owned()];
    let more = ["why?=No\\xfc\\x7f account says so.\\r".to_owned(), format!("{asked}=q")];
    let steps: Vec<String> = steps.into_iter().chain(more).collect();
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    let seen = at_a_terminal(&desk, &["--by", "Cy <cy@example.org>"], &steps);
    let commit = desk.git(&["rev-parse", "HEAD"]);
    for wanted in [
        "[1 of 3] bridge-length: changed since its review: rationale (",
        "\n  The bridge over the Elm is 120 metres long.\n",
        "\n  stands in   elm-bridge-article\n              sources/elm-bridge-article/79b5f4ff07cb.md:",
        ">>It is 120 metres long<<",
        "\n  since the review of 2026-01-31 by Bob:\n",
        &format!("  {} of 2026-01-10 by Ann: rationale\n", &commit[..10]),
        "It was measured.",
        "? help: a\nadded a review to claims/bridge-length.yaml: `bridge-length` is supported\n",
        "\n1 accepted, 0 rejected, 0 skipped; 2 claims left\n\nstatus 0\nrestored True\n",
    ] {
        assert!(seen.contains(wanted), "{wanted:?}\n{seen}");
    }
    assert!(std::fs::read_to_string(desk.project.path(CLAIM)).unwrap().contains("by: Cy <cy@example.org>"));
}

#[test]
#[ignore = "needs python3"]
fn the_terminal_is_as_it_was_whatever_ends_the_conversation() {
    let desk = Desk::new();
    let asked = "? help: ";
    for (keys, status) in [("\\x03", 130), ("r\\x03", 130), ("\\x04", 0), ("q", 0), ("r1\\rhalf\\x03", 130)] {
        let seen = at_a_terminal(&desk, &["bridge-length", "--by", ANN], &[&format!("{asked}={keys}")]);
        let wanted = format!("1 claim left\n\nstatus {status}\nrestored True\n");
        assert!(seen.ends_with(&wanted), "{keys}: {seen}");
    }
    assert!(!std::fs::read_to_string(desk.project.path(CLAIM)).unwrap().contains("reviews:"));
}

#[test]
#[ignore = "needs python3"]
fn the_terminal_is_as_it_was_whatever_signal_ends_the_program() {
    let desk = Desk::new();
    for (signal, number) in [("SIGTERM", 15), ("SIGHUP", 1), ("SIGINT", 2)] {
        for steps in [
            vec![format!("? help: =!{signal}")],
            vec!["? help: =r".to_owned(), format!("which status=!{signal}")],
        ] {
            let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
            let seen = at_a_terminal(&desk, &["bridge-length", "--by", ANN], &steps);
            assert!(seen.ends_with(&format!("\nstatus -{number}\nrestored True\n")), "{signal}: {seen}");
        }
    }
    assert!(!std::fs::read_to_string(desk.project.path(CLAIM)).unwrap().contains("reviews:"));
}

#[test]
#[ignore = "needs python3"]
fn a_rejection_under_four_eyes_is_no_review() {
    let desk = Desk::new();
    let steps = ["? help: =r", "which status=4\\r", "why?=It leaves out the ramps.\\r"];
    let seen = at_a_terminal(&desk, &["bridge-length", "--by", BOB], &steps);
    assert!(seen.contains("four eyes are demanded: somebody else has to review that\n"), "{seen}");
    assert!(seen.contains("\n0 accepted, 1 rejected, 0 skipped; 0 claims left\n"), "{seen}");
    let text = std::fs::read_to_string(desk.project.path(CLAIM)).unwrap();
    assert!(text.contains("status: misleading\nrationale: It leaves out the ramps.\n"), "{text}");
    assert!(!text.contains("reviews:"), "{text}");
}
