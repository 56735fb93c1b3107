//! The log tells what was decided in a merge, and what a merge did not take, wherever the ledger lies.

use camino::Utf8Path;

use crate::support::{Ledger, Project, commit, factlock, git};

const COST: &str = "claims/bridge-cost.yaml";

fn judged(status: &str) -> String {
    Ledger::sample().text(COST).replace("status: refuted", &format!("status: {status}"))
}

/// The sample ledger in a folder of a repository, committed once.
fn inside(folder: &str) -> Project {
    let project = Ledger::sample().on_disk();
    let root = project.root();
    if !folder.is_empty() {
        for entry in root.read_dir_utf8().unwrap().map(Result::unwrap).collect::<Vec<_>>() {
            std::fs::create_dir_all(root.join(folder)).unwrap();
            std::fs::rename(entry.path(), root.join(folder).join(entry.file_name())).unwrap();
        }
    }
    commit(&root, "Start");
    project
}

fn write(folder: &Utf8Path, path: &str, text: &str) {
    std::fs::write(folder.join(path), text).unwrap();
}

/// What became of the claim about the cost, the newest first.
#[track_caller]
fn told(ledger: &Utf8Path) -> Vec<String> {
    let ran = factlock(ledger, &["log"]).run();
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
    let lines = ran.stdout.lines().filter_map(|line| Some(line.split_once("  bridge-cost: ")?.1.to_owned()));
    lines.collect()
}

#[test]
fn what_a_merge_decided_is_told_at_the_root_and_below_it() {
    for folder in ["", "sub", "a/b c"] {
        let project = inside(folder);
        let (root, ledger) = (project.root(), project.root().join(folder));
        git(&root, &["checkout", "-q", "-b", "b"]);
        write(&root, "n1", "x");
        commit(&root, "b1");
        git(&root, &["checkout", "-q", "main"]);
        write(&root, "n2", "y");
        commit(&root, "m1");
        git(&root, &["merge", "-q", "--no-commit", "b"]);
        write(&ledger, COST, &judged("misleading"));
        commit(&root, "evil");
        assert_eq!(told(&ledger), ["refuted -> misleading", "first published as refuted"], "`{folder}`");
        git(&root, &["checkout", "-q", "-b", "c"]);
        write(&root, "n3", "x");
        commit(&root, "c1");
        git(&root, &["checkout", "-q", "main"]);
        write(&root, "n4", "y");
        commit(&root, "m2");
        git(&root, &["merge", "-q", "--no-commit", "c"]);
        std::fs::remove_file(ledger.join(COST)).unwrap();
        commit(&root, "drop");
        assert_eq!(told(&ledger)[0], "dropped: misleading", "`{folder}`");
    }
}

#[test]
fn a_conflict_that_came_out_as_a_third_status_is_told_below_the_root() {
    let project = inside("sub");
    let (root, ledger) = (project.root(), project.root().join("sub"));
    git(&root, &["checkout", "-q", "-b", "b"]);
    write(&ledger, COST, &judged("misleading"));
    commit(&root, "b1");
    git(&root, &["checkout", "-q", "main"]);
    write(&ledger, COST, &judged("disputed"));
    commit(&root, "m1");
    git(&root, &["merge", "-q", "--no-commit", "-s", "ours", "b"]);
    write(&ledger, COST, &judged("retracted"));
    commit(&root, "both");
    let told = told(&ledger);
    assert_eq!((told[0].as_str(), told.len()), ("disputed -> retracted", 4), "{told:?}");
}

#[test]
fn a_verdict_that_was_taken_back_stays_told_after_a_merge() {
    let project = inside("");
    let root = project.root();
    git(&root, &["branch", "b"]);
    write(&root, COST, &judged("supported"));
    commit(&root, "wrong");
    write(&root, COST, &judged("refuted"));
    commit(&root, "right");
    let wanted = ["supported -> refuted", "refuted -> supported", "first published as refuted"];
    assert_eq!(told(&root), wanted);
    git(&root, &["checkout", "-q", "b"]);
    write(&root, "other", "x");
    commit(&root, "other");
    git(&root, &["merge", "-q", "--no-edit", "main"]);
    git(&root, &["checkout", "-q", "main"]);
    git(&root, &["merge", "-q", "--ff-only", "b"]);
    assert_eq!(told(&root), wanted);
}

#[test]
fn what_a_merge_did_not_take_is_told() {
    let project = inside("");
    let root = project.root();
    git(&root, &["checkout", "-q", "-b", "b"]);
    write(&root, COST, &judged("misleading"));
    commit(&root, "b1");
    git(&root, &["checkout", "-q", "main"]);
    write(&root, COST, &judged("disputed"));
    commit(&root, "m1");
    git(&root, &["merge", "-q", "-X", "theirs", "--no-edit", "b"]);
    let told = told(&root);
    for once in ["refuted -> disputed", "refuted -> misleading"] {
        assert_eq!(told.iter().filter(|told| *told == once).count(), 1, "{told:?}");
    }
    assert!(told[0].ends_with("-> misleading"), "the last word is what stands: {told:?}");
}

/// What is done in a repository.
type Do<'a> = &'a dyn Fn(&Utf8Path);

#[test]
fn the_last_word_of_the_log_is_what_stands_after_a_merge() {
    let drop = |root: &Utf8Path| std::fs::remove_file(root.join(COST)).unwrap();
    let judge = |status: &'static str| move |root: &Utf8Path| write(root, COST, &judged(status));
    let mark = |root: &Utf8Path| write(root, "other", "x");
    let misleading = judge("misleading");
    let disputed = judge("disputed");
    let cases: [(Do<'_>, Do<'_>, &str); 4] = [
        (&misleading, &disputed, "-> disputed"),
        (&disputed, &misleading, "-> misleading"),
        (&drop, &disputed, "published again as disputed (dropped in between)"),
        (&misleading, &mark, "misleading -> refuted"),
    ];
    for (beside, here, wanted) in cases {
        let project = inside("");
        let root = project.root();
        git(&root, &["checkout", "-q", "-b", "b"]);
        beside(&root);
        commit(&root, "b1");
        git(&root, &["commit", "-q", "--amend", "--no-edit", "--date=2026-02-01T12:00:00Z"]);
        git(&root, &["checkout", "-q", "main"]);
        here(&root);
        commit(&root, "m1");
        git(&root, &["merge", "-q", "-s", "ours", "--no-edit", "b"]);
        let told = told(&root);
        assert!(told[0].ends_with(wanted), "{wanted}: {told:?}");
    }
}

#[test]
fn a_history_that_begins_at_two_commits_names_both() {
    let project = inside("");
    let root = project.root();
    git(&root, &["checkout", "-q", "-b", "b"]);
    write(&root, "n1", "x");
    std::fs::remove_file(root.join(COST)).unwrap();
    commit(&root, "b1");
    git(&root, &["checkout", "-q", "main"]);
    write(&root, "n2", "y");
    commit(&root, "m1");
    git(&root, &["merge", "-q", "--no-edit", "b"]);
    let url = format!("file://{root}");
    git(project.outside(), &["clone", "-q", "--depth", "2", &url, "shallow"]);
    let shallow = project.outside().join("shallow");
    let ran = factlock(&shallow, &["log", "bridge-cost"]).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    for commit in git(&root, &["rev-parse", "HEAD^1", "HEAD^2"]).lines() {
        assert!(ran.stderr.contains(&commit[..10]), "{ran:?}");
    }
    assert!(ran.stdout.contains("bridge-cost: refuted where the history at hand begins\n"), "{ran:?}");
    let ran = factlock(&shallow, &["log", "bridge-length"]).run();
    assert_eq!(ran.stdout.matches("bridge-length: ").count(), 1, "{ran:?}");
}

#[test]
fn a_ledger_that_was_moved_keeps_its_history() {
    for (from, to) in [("sub", "ledger2"), ("sub", "deep/er"), ("sub/ledger", "sub"), ("", "desk")] {
        let project = inside(from);
        let root = project.root();
        write(&root.join(from), COST, &judged("disputed"));
        commit(&root, "Judge");
        let old = root.join(from);
        let parts: Vec<String> = old
            .read_dir_utf8()
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_owned())
            .filter(|name| name != ".git")
            .collect();
        std::fs::create_dir_all(root.join(to)).unwrap();
        for name in parts {
            let of = |folder: &str| Utf8Path::new(folder).join(&name).into_string();
            git(&root, &["mv", &of(from), &of(to)]);
        }
        let ledger = root.join(to);
        std::fs::remove_file(ledger.join("claims/bridge-length.yaml")).unwrap();
        write(&ledger, COST, &judged("misleading"));
        commit(&root, "Move");
        let wanted = ["disputed -> misleading", "refuted -> disputed", "first published as refuted"];
        assert_eq!(told(&ledger), wanted, "`{from}` to `{to}`");
        let all = factlock(&ledger, &["log"]).run().stdout;
        assert!(all.contains("bridge-length: dropped: supported\n"), "{all}");
        assert_eq!(all.matches("first published").count(), 3, "{all}");
    }
}

#[test]
fn a_claim_that_was_taken_from_another_ledger_is_new_in_this() {
    let project = inside("one");
    let root = project.root();
    std::fs::create_dir_all(root.join("two/claims")).unwrap();
    write(&root, "two/factlock.yaml", Ledger::sample().text("factlock.yaml"));
    git(&root, &["mv", "one/claims/bridge-cost.yaml", "two/claims/bridge-cost.yaml"]);
    commit(&root, "Take one over");
    assert_eq!(told(&root.join("two")), ["first published as refuted"]);
    let all = factlock(&root.join("two"), &["log"]).run().stdout;
    assert!(all.ends_with("\n1 change\n") && all.contains(": Take one over\n"), "{all}");
}

#[test]
fn a_claim_in_a_file_like_that_of_a_dropped_one_is_another_claim() {
    let project = inside("");
    let root = project.root();
    let like = |id: &str, statement: &str| {
        format!(
            "id: {id}\nstatement: {statement}\nstatus: disputed\nrationale: >\n  The same long reason stands with both, \
             so that\n  git takes one file for the other.\ntags: [a, b, c, d, e, f]\n"
        )
    };
    write(&root, "claims/pier.yaml", &like("pier", "The pier stands in the river."));
    write(&root, "claims/lamp.yaml", &like("lamp", "The lamps were lit in 1931."));
    commit(&root, "Two");
    std::fs::remove_file(root.join("claims/pier.yaml")).unwrap();
    write(&root, "claims/tower.yaml", &like("tower", "Nobody lives there any more."));
    commit(&root, "Drop one, write another");
    std::fs::remove_file(root.join("claims/lamp.yaml")).unwrap();
    write(&root, "claims/lights.yaml", &like("lights", "The lamps were lit in 1932."));
    commit(&root, "Call it otherwise");
    let all = factlock(&root, &["log"]).run().stdout;
    assert!(all.contains("tower: first published as disputed\n"), "{all}");
    assert!(all.contains("pier: dropped: disputed\n"), "{all}");
    assert!(all.contains("lights: reworded, and still disputed\n"), "the words are nearly the same: {all}");
}
