//! Where and how else git calls the drivers, and what they leave to its own merge.

use std::process::Command;

use camino::Utf8Path;

use super::drivers::{CLAIM, edited, installed, merged, tried};
use super::sides;
use crate::support::{Ledger, Project, commit, factlock, git};

const LENGTH: (&str, &str) = ("is 120 metres long.\nclaimant", "is 121 metres long.\nclaimant");
const TAGGED: (&str, &str) = ("claimant: town-council\n", "claimant: town-council\ntags: [new]\n");

fn read(file: impl AsRef<std::path::Path>) -> String {
    std::fs::read_to_string(file).unwrap()
}

fn change(file: &Utf8Path, (from, to): (&str, &str)) {
    let text = read(file);
    assert_eq!(text.matches(from).count(), 1, "{from} in {text}");
    std::fs::write(file, text.replace(from, to)).unwrap();
}

/// Two branches, neighbouring lines changed on each; `main` is checked out.
fn forked() -> Project {
    let project = installed();
    let root = project.root();
    git(&root, &["checkout", "-q", "-b", "side"]);
    edited(&project, CLAIM, TAGGED.0, TAGGED.1);
    commit(&root, "theirs");
    git(&root, &["checkout", "-q", "main"]);
    edited(&project, CLAIM, LENGTH.0, LENGTH.1);
    project
}

fn has_both(text: &str) {
    assert!(text.contains(LENGTH.1) && text.contains("tags: [new]\n") && !text.contains("<<<"), "{text}");
}

#[test]
fn stash_rebase_and_cherry_pick_merge_by_field_too() {
    let project = forked();
    let root = project.root();
    git(&root, &["stash", "-q"]);
    git(&root, &["merge", "-q", "side"]);
    let (status, text) = tried(&root, &["stash", "pop"]);
    assert_eq!(status, Some(0), "{text}");
    has_both(&read(project.path(CLAIM)));
    for command in [&["rebase", "-q", "side"][..], &["cherry-pick", "side"]] {
        let project = forked();
        commit(&project.root(), "ours");
        let (status, text) = tried(&project.root(), command);
        assert_eq!(status, Some(0), "{command:?}: {text}");
        has_both(&read(project.path(CLAIM)));
    }
}

#[test]
fn a_linked_worktree_and_a_submodule_are_set_up_like_any_clone() {
    let project = installed();
    let linked = project.outside().join("linked tree");
    git(&project.root(), &["worktree", "add", "-q", "-b", "other", linked.as_str()]);
    let above = project.outside().join("above");
    std::fs::create_dir(&above).unwrap();
    commit(&above, "empty");
    git(
        &above,
        &["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", project.root().as_str(), "sub"],
    );
    for root in [linked, above.join("sub")] {
        for way in [&["git", "install"][..], &["git", "install", "--local"]] {
            let ran = factlock(&root, way).run();
            assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
        }
        let own = git(&root, &["rev-parse", "--git-path", "info/attributes"]);
        assert!(read(root.join(own.trim_end())).contains("merge=factlock"));
        change(&root.join(CLAIM), LENGTH);
        let shown = git(&root, &["diff", "--", CLAIM]);
        assert!(shown.contains("~ claim bridge-length: altered"), "{root}: {shown}");
        assert_eq!(factlock(&root, &["git", "remove"]).run().status, Some(0));
        assert!(git(&root, &["diff", "--", CLAIM]).starts_with("diff --git "), "{root}");
    }
}

#[test]
fn odd_names_of_folders_and_of_the_program_are_kept() {
    let sample = Ledger::sample().on_disk();
    let odd = "a 'b' %s $HOME [c]";
    let top = sample.outside().join("top");
    let root = top.join(odd);
    std::fs::create_dir_all(&top).unwrap();
    std::fs::rename(sample.root(), &root).unwrap();
    let program = sample.outside().join("the 'program' %A $0/factlock");
    std::fs::create_dir(program.parent().unwrap()).unwrap();
    std::fs::copy(env!("CARGO_BIN_EXE_factlock"), &program).unwrap();
    commit(&top, "one");
    let ran = Command::new(&program).args(["git", "install"]).current_dir(&root).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    commit(&top, "attributes");
    let claim = root.join(CLAIM);
    git(&top, &["checkout", "-q", "-b", "side"]);
    change(&claim, TAGGED);
    assert!(git(&top, &["diff"]).contains("~ claim bridge-length: "), "{}", git(&top, &["diff"]));
    commit(&top, "theirs");
    git(&top, &["checkout", "-q", "main"]);
    change(&claim, LENGTH);
    commit(&top, "ours");
    assert!(git(&top, &["log", "-p", "-1"]).contains("+statement: The bridge over the Elm is 121"));
    let (status, text) = tried(&top, &["merge", "-q", "side", "-m", "merged"]);
    assert_eq!((status, text), (Some(0), format!("Auto-merging {odd}/{CLAIM}\n")));
    has_both(&read(&claim));
}

#[test]
fn what_is_no_record_is_merged_line_by_line_and_left_to_a_person() {
    let project = installed();
    let root = project.root();
    let claim = Ledger::sample().text(CLAIM).to_owned();
    // One side is broken: the lines go together, and git stops all the same.
    git(&root, &["checkout", "-q", "-b", "side"]);
    project.write(CLAIM, claim.clone() + "broken: [\n");
    commit(&root, "theirs");
    git(&root, &["checkout", "-q", "main"]);
    edited(&project, CLAIM, LENGTH.0, LENGTH.1);
    commit(&root, "ours");
    let (status, text) = tried(&root, &["merge", "-q", "side"]);
    assert_eq!(status, Some(1), "{text}");
    assert!(text.contains("is not merged field by field: `theirs` cannot be read"), "{text}");
    assert!(text.contains("is merged line by line; look at it, then `git add claims/"), "{text}");
    let found = read(project.path(CLAIM));
    assert!(found.contains(LENGTH.1) && found.contains("broken: [\n"), "{found}");
    git(&root, &["merge", "--abort"]);
    // No text at all: ours stays, and git stops.
    git(&root, &["checkout", "-q", "side"]);
    project.write(CLAIM, b"a\0b");
    commit(&root, "binary");
    git(&root, &["checkout", "-q", "main"]);
    let before = read(project.path(CLAIM));
    let (status, text) = tried(&root, &["merge", "-q", "side"]);
    assert_eq!(status, Some(1), "{text}");
    assert_eq!(read(project.path(CLAIM)), before);
    assert!(git(&root, &["status", "--short"]).contains(&format!("UU {CLAIM}")));
}

#[test]
fn two_records_under_one_name_are_no_record_in_common() {
    let project = installed();
    let root = project.root();
    let record = |id: &str| format!("id: {id}\nstatement: It is {id}.\nstatus: unverified\n");
    git(&root, &["checkout", "-q", "-b", "side"]);
    project.write("claims/new.yaml", record("theirs"));
    commit(&root, "theirs");
    git(&root, &["checkout", "-q", "main"]);
    project.write("claims/new.yaml", record("ours"));
    commit(&root, "ours");
    let (status, text) = tried(&root, &["merge", "-q", "side"]);
    assert_eq!(status, Some(1), "{text}");
    assert!(text.contains("the two sides hold records with different ids"), "{text}");
    let found = read(project.path("claims/new.yaml"));
    let [ours, theirs] = sides();
    let wanted = format!(
        "<<<<<<< {ours}\nid: ours\nstatement: It is ours.\n=======\nid: theirs\nstatement: It is theirs.\n\
         >>>>>>> {theirs}\nstatus: unverified\n"
    );
    assert_eq!(found, wanted);
}

#[test]
fn a_file_outside_a_ledger_is_merged_as_git_does_it() {
    let project = installed();
    let root = project.root();
    let list = "- id: a\n- one\n- two\n- three\n- four\n";
    project.write("other.yaml", list);
    let attributes = read(project.path(".gitattributes")) + "other.yaml merge=factlock diff=factlock\n";
    project.write(".gitattributes", attributes);
    commit(&root, "other");
    git(&root, &["checkout", "-q", "-b", "side"]);
    project.write("other.yaml", list.replace("four", "five"));
    let shown = git(&root, &["diff"]);
    assert!(shown.contains("shown line by line, since it is no record of a ledger"), "{shown}");
    commit(&root, "theirs");
    git(&root, &["checkout", "-q", "main"]);
    project.write("other.yaml", list.replace("one", "zero"));
    commit(&root, "ours");
    let (status, text) = tried(&root, &["merge", "-q", "side", "-m", "merged"]);
    assert_eq!((status, text.as_str()), (Some(0), "Auto-merging other.yaml\n"));
    assert_eq!(read(project.path("other.yaml")), list.replace("one", "zero").replace("four", "five"));
}

#[test]
fn markers_are_called_as_the_user_has_them() {
    let project = installed();
    git(&project.root(), &["config", "merge.conflictStyle", "diff3"]);
    let (status, _) =
        merged(&project, LENGTH, ("is 120 metres long.\nclaimant", "is 122 metres long.\nclaimant"));
    assert_eq!(status, Some(1));
    let text = read(project.path(CLAIM));
    let markers: Vec<&str> =
        text.lines().filter(|line| "<|=>".contains(&line[..1.min(line.len())])).collect();
    let kinds: String = markers.iter().filter_map(|line| line.chars().next()).collect();
    assert_eq!(kinds, "<|=>", "{text}");
    assert_eq!([&markers[0][8..], &markers[3][8..]], sides(), "{text}");
}

#[test]
fn a_side_that_cannot_be_read_is_named_and_git_goes_on() {
    let project = installed();
    let zeros = "0".repeat(40);
    let gone = project.outside().join("gone");
    let file = project.path(CLAIM);
    let call = ["git", "diff", CLAIM, gone.as_str(), &zeros, "100644", file.as_str(), &zeros, "100644"];
    let ran = project.factlock(&call).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(ran.stdout.contains("\nnot compared, since the old side could not be read: "), "{}", ran.stdout);
    assert!(!ran.stdout.contains("new file"), "{}", ran.stdout);
}
