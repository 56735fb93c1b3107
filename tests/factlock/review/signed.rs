//! `factlock review --signatures`: who only wrote a name, and who signed.

use serde_json::Value;

use super::desk::{ANN, BOB, Desk};
use crate::support::{Ledger, Ran, TODAY};

fn signatures(desk: &Desk, config: &[(&str, &str)]) -> Ran {
    let mut call = desk.project.factlock(&["review", "--signatures", "--format", "json"]);
    call = call.env("GIT_CONFIG_COUNT", &config.len().to_string());
    for (at, (key, value)) in config.iter().enumerate() {
        call = call.env(&format!("GIT_CONFIG_KEY_{at}"), key).env(&format!("GIT_CONFIG_VALUE_{at}"), value);
    }
    call.run()
}

/// `Ann signed by ann@example.org`, a line a review.
#[track_caller]
fn levels(ran: &Ran) -> Vec<String> {
    let told: Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{ran:?}"));
    let reviews = told["reviews"].as_array().unwrap();
    let text = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    reviews
        .iter()
        .map(|one| {
            let by = text(one, "by");
            format!("{} {} {}", by.split(" <").next().unwrap(), text(one, "level"), text(one, "why"))
        })
        .collect()
}

#[test]
fn a_review_that_nobody_signed_is_only_named() {
    let desk = Desk::new().review(BOB).review_only(ANN);
    let ran = signatures(&desk, &[]);
    assert_eq!(ran.status, Some(0));
    assert_eq!(levels(&ran), ["Bob named the commit is not signed", "Ann named not committed as it stands"]);
    let ran = desk.project.factlock(&["review", "--signatures", "bridge-length"]).run();
    let commit = desk.git(&["rev-parse", "HEAD"]);
    let wanted = format!(
        "named   {} bridge-length: Bob <bob@example.org>, {TODAY}: the commit is not signed\n\
         named   -          bridge-length: Ann <ann@example.org>, {TODAY}: not committed as it stands\n\n\
         2 reviews: 0 signed by the reviewer, 2 named only, 0 with a bad signature\n",
        &commit[..10]
    );
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (wanted.as_str(), ""));
    assert!(
        desk.project
            .factlock(&["review", "--signatures", "bridge-cost"])
            .run()
            .stdout
            .starts_with("0 reviews: ")
    );
}

#[test]
fn what_cannot_be_listed_is_said() {
    let project = Ledger::sample().on_disk();
    let ran = project.factlock(&["review", "--signatures"]).run();
    assert!(ran.status == Some(2) && ran.stderr.contains("is in no git repository"), "{ran:?}");
    let ran = project.factlock(&["review", "--signatures", "--queue"]).run();
    assert!(ran.status == Some(2) && ran.stderr.contains("cannot be used with"), "{ran:?}");
    let ran = project.factlock(&["review", "bridge-length", "--by", ANN, "--format", "json"]).run();
    assert_eq!(ran.status, Some(2), "a format is one of a list: {ran:?}");
}

/// Signs with keys of the machine's `ssh-keygen`, as the users of this repository would.
#[cfg(unix)]
mod with_keys {
    use super::*;

    /// A desk with the keys of Ann and Bob; Ann's is known.
    fn keys() -> Desk {
        let desk = Desk::new();
        let outside = desk.project.outside();
        for name in ["ann", "bob"] {
            let key = outside.join(name);
            let made = std::process::Command::new("ssh-keygen")
                .args(["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key.as_str()])
                .status();
            assert!(made.is_ok_and(|made| made.success()), "ssh-keygen is needed");
        }
        let known = |name: &str, mail: &str| {
            format!("{mail} {}", std::fs::read_to_string(outside.join(format!("{name}.pub"))).unwrap())
        };
        std::fs::write(outside.join("ann-only"), known("ann", "ann@example.org")).unwrap();
        let both = known("ann", "ann@example.org") + &known("bob", "bob@example.org");
        std::fs::write(outside.join("both"), both).unwrap();
        desk
    }

    fn sign(desk: Desk, key: &str, author: &str) -> Desk {
        let key = desk.project.outside().join(key);
        desk.git(&["add", "--all"]);
        let settings = ["-c", "gpg.format=ssh", "-c", &format!("user.signingkey={key}")].map(str::to_owned);
        let settings: Vec<&str> = settings.iter().map(String::as_str).collect();
        desk.git(
            &[settings.as_slice(), &["commit", "-q", "-S", "--author", author, "-m", "A review"]].concat(),
        );
        desk
    }

    #[test]
    #[ignore = "needs ssh-keygen"]
    fn the_reviewers_own_signature_vouches_and_no_other() {
        let desk = sign(keys().review_only(ANN), "ann", ANN);
        let desk = sign(desk.review_only(BOB), "ann", BOB);
        let file = |name: &str| desk.project.outside().join(name).to_string();
        let (ann_only, both) = (file("ann-only"), file("both"));
        let known = [("gpg.ssh.allowedSignersFile", ann_only.as_str())];
        assert_eq!(
            levels(&signatures(&desk, &known)),
            [
                "Ann signed by ann@example.org",
                "Bob named the commit is signed by somebody else: ann@example.org"
            ]
        );
        let unknown = levels(&signatures(&desk, &[]));
        assert!(
            unknown[0].starts_with("Ann named the commit is signed, but nobody vouches for the key SHA256:")
        );
        // The signer of the mailmap is the reviewer.
        desk.project.write(".mailmap", "<bob@example.org> <ann@example.org>\n");
        let known = [("gpg.ssh.allowedSignersFile", both.as_str())];
        assert!(levels(&signatures(&desk, &known))[1].starts_with("Bob signed "));
    }

    #[test]
    #[ignore = "needs ssh-keygen"]
    fn nothing_of_the_repository_says_whose_keys_are_known_or_what_checks_them() {
        use std::os::unix::fs::PermissionsExt as _;
        let desk = sign(keys().review_only(BOB), "bob", BOB);
        let outside = desk.project.outside().to_owned();
        let (trace, evil) = (outside.join("trace"), outside.join("evil"));
        std::fs::write(&evil, format!("#!/bin/sh\ntouch {trace}\nexit 0\n")).unwrap();
        std::fs::set_permissions(&evil, std::fs::Permissions::from_mode(0o755)).unwrap();
        for key in ["gpg.program", "gpg.ssh.program", "gpg.openpgp.program", "gpg.x509.program"] {
            desk.git(&["config", key, evil.as_str()]);
        }
        desk.git(&["config", "gpg.ssh.allowedSignersFile", outside.join("both").as_str()]);
        desk.git(&["config", "gpg.minTrustLevel", "never"]);
        let told = levels(&signatures(&desk, &[]));
        assert!(told[0].starts_with("Bob named the commit is signed, but nobody vouches"), "{told:?}");
        let both = outside.join("both").to_string();
        let told = levels(&signatures(&desk, &[("gpg.ssh.allowedSignersFile", &both)]));
        assert_eq!(told, ["Bob signed by bob@example.org"]);
        assert!(!trace.exists(), "a program that the repository names was run");
        let told = levels(&signatures(&desk, &[("gpg.ssh.program", "/nonexistent")]));
        assert_eq!(told, ["Bob named the commit is signed, but `/nonexistent` could not be run"]);
    }

    #[test]
    #[ignore = "needs ssh-keygen"]
    fn a_signature_of_another_commit_is_bad() {
        let desk = sign(keys().review_only(ANN), "ann", ANN);
        let commit = desk.git(&["cat-file", "commit", "HEAD"]);
        let forged = desk.project.outside().join("forged");
        std::fs::write(&forged, commit.replace("A review", "Another review")).unwrap();
        let id = desk.git(&["hash-object", "-t", "commit", "-w", forged.as_str()]);
        desk.git(&["reset", "-q", "--soft", id.trim()]);
        let known = desk.project.outside().join("both").to_string();
        let told = levels(&signatures(&desk, &[("gpg.ssh.allowedSignersFile", &known)]));
        assert!(told[0].starts_with("Ann bad "), "{told:?}");
        let check = desk.project.factlock(&["check", "--today", TODAY]).run();
        assert_eq!(check.status, Some(0), "a plain check looks at no signature: {check:?}");
    }
}
