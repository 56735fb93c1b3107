//! What cannot be compared, and what is said then.

use crate::support::{Ledger, Project, commit, factlock, git};

#[track_caller]
fn refused(project: &Project, arguments: &[&str], wanted: &[&str]) {
    let ran = project.factlock(&[&["diff"], arguments].concat()).run();
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""), "{arguments:?}: {ran:?}");
    for words in wanted {
        assert!(ran.stderr.contains(words), "expected `{words}` in {}", ran.stderr);
    }
}

#[test]
fn revisions_that_are_none_are_named() {
    let project = Ledger::sample().on_disk();
    refused(&project, &[], &["is in no git repository\n  help: `git init` starts one there"]);
    commit(&project.root(), "one");
    refused(&project, &["nope"], &["error: there is no revision `nope`\n  help: `git log --oneline --all`"]);
    refused(&project, &["HEAD..nope"], &["there is no revision `nope`"]);
    refused(
        &project,
        &["--", "--output=x"],
        &["there is no revision `--output=x`\n  help: options stand in front"],
    );
    refused(&project, &["--", "-p..HEAD"], &["there is no revision `-p`"]);
    refused(&project, &["HEAD:claims"], &["there is no revision `HEAD:claims`"]);
    refused(&project, &["a\nb"], &["there is no revision `a\nb`"]);
    refused(&project, &[""], &["no revision"]);
    refused(&project, &["A..B", "C"], &["`A..B` names two revisions already\n  help: "]);
    refused(&project, &["--staged", "A", "B"], &["`--staged` compares one revision with the index"]);
    assert!(!project.path("x").exists());
}

#[test]
fn a_shallow_clone_says_how_to_deepen_it() {
    let project = Ledger::sample().on_disk();
    for message in ["one", "two", "three"] {
        commit(&project.root(), message);
    }
    let url = format!("file://{}", project.root());
    git(project.outside(), &["clone", "-q", "--depth", "1", &url, "shallow"]);
    let shallow = project.outside().join("shallow");
    let ran = factlock(&shallow, &["diff", "HEAD~2"]).run();
    assert_eq!(ran.status, Some(2), "{ran:?}");
    assert!(ran.stderr.contains("no revision `HEAD~2`\n  help: this clone holds only a part of the history: `git fetch --unshallow`"), "{}", ran.stderr);
    assert_eq!(factlock(&shallow, &["diff"]).run().status, Some(0));
}

#[test]
fn a_bare_repository_has_revisions_only() {
    let project = Ledger::sample().on_disk();
    commit(&project.root(), "one");
    project.write("claims/new.yaml", "id: new\nstatement: New.\nstatus: unverified\n");
    commit(&project.root(), "two");
    git(project.outside(), &["clone", "-q", "--bare", project.root().as_str(), "bare"]);
    let bare = project.outside().join("bare");
    for arguments in [&["diff"][..], &["diff", "--staged"]] {
        let ran = factlock(&bare, arguments).run();
        assert_eq!(ran.status, Some(2), "{ran:?}");
        assert!(
            ran.stderr
                .contains("is a bare repository, which has no working tree and no index\n  help: name two"),
            "{}",
            ran.stderr
        );
    }
    let ran = factlock(&bare, &["diff", "HEAD~1..HEAD", "--no-findings"]).run();
    assert!(ran.stdout.contains("+ claim new: added"), "{ran:?}");
}

#[test]
fn a_revision_without_a_ledger_is_an_empty_one() {
    let project = Ledger::sample().on_disk();
    let outside = project.outside().to_owned();
    git(&outside, &["init", "-q", "-b", "main"]);
    git(&outside, &["commit", "-q", "--allow-empty", "-m", "nothing"]);
    let ran = project.factlock(&["diff", "--no-findings"]).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert_eq!(ran.stderr, "warning: there is no `factlock.yaml`, and so no ledger, at HEAD\n");
    assert!(
        ran.stdout.ends_with("3 claims added, 2 sources added, 1 vocabulary entry added\n"),
        "{}",
        ran.stdout
    );
}

#[cfg(unix)]
#[test]
fn the_settings_of_a_repository_run_nothing() {
    let project = Ledger::sample().on_disk();
    let root = project.root();
    commit(&root, "one");
    project.write(
        "claims/bridge-length.yaml",
        Ledger::sample().text("claims/bridge-cost.yaml").replace("bridge-cost", "b"),
    );
    project.write(".gitattributes", "*.yaml diff=evil filter=evil\n");
    let trap = format!("touch {}", project.outside().join("sprung"));
    for name in [
        "core.fsmonitor",
        "diff.external",
        "diff.evil.command",
        "diff.evil.textconv",
        "filter.evil.clean",
        "filter.evil.smudge",
        "core.pager",
        "core.sshCommand",
        "core.alternateRefsCommand",
    ] {
        git(&root, &["config", name, &trap]);
    }
    for arguments in [&["diff"][..], &["diff", "--staged"], &["diff", "HEAD..HEAD"]] {
        let ran = project.factlock(arguments).run();
        assert_eq!(ran.status, Some(0), "{ran:?}");
        assert!(!project.outside().join("sprung").exists(), "{arguments:?}");
    }
}
