//! Real git on real repositories.

use std::process::Command;

use camino::Utf8Path;

use super::sides;
use crate::support::{Ledger, Project, commit, git};

pub(super) const CLAIM: &str = "claims/bridge-length.yaml";

pub(super) fn installed() -> Project {
    let project = Ledger::sample().on_disk();
    commit(&project.root(), "one");
    let ran = project.factlock(&["git", "install"]).run();
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
    commit(&project.root(), "attributes");
    project
}

pub(super) fn edited(project: &Project, file: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(project.path(file)).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{from} in {text}");
    project.write(file, text.replace(from, to));
}

/// Runs git where it may fail; gives its exit status and all it prints.
pub(super) fn tried(folder: &Utf8Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new("git");
    command.env_clear().current_dir(folder).args(arguments).env("PATH", std::env::var_os("PATH").unwrap());
    for (name, value) in [
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_AUTHOR_NAME", "A"),
        ("GIT_AUTHOR_EMAIL", "a@b.c"),
        ("GIT_COMMITTER_NAME", "A"),
        ("GIT_COMMITTER_EMAIL", "a@b.c"),
    ] {
        command.env(name, value);
    }
    let ran = command.output().unwrap();
    let text = String::from_utf8_lossy(&ran.stdout).into_owned() + &String::from_utf8_lossy(&ran.stderr);
    (ran.status.code(), text)
}

#[test]
fn install_and_remove_leave_no_byte_behind() {
    let project = Ledger::sample().on_disk();
    commit(&project.root(), "one");
    let read = |file: &str| std::fs::read_to_string(project.path(file)).unwrap_or_default();
    for attributes in [None, Some("*.md text"), Some("a -text\n")] {
        if let Some(text) = attributes {
            project.write(".gitattributes", text);
        }
        let before = (read(".git/config"), read(".gitattributes"), project.path(".gitattributes").exists());
        for _ in 0..2 {
            assert_eq!(project.factlock(&["git", "install"]).run().status, Some(0));
        }
        assert!(read(".gitattributes").contains("claims/**/*.yaml diff=factlock merge=factlock"));
        git(&project.root(), &["config", "--unset", "diff.factlock.textconv"]);
        let ran = project.factlock(&["git", "remove"]).run();
        assert_eq!(ran.status, Some(0), "{ran:?}");
        let after = (read(".git/config"), read(".gitattributes"), project.path(".gitattributes").exists());
        assert_eq!(after, before);
    }
    assert!(project.factlock(&["git", "remove"]).run().stdout.contains("nothing to take away"));
    assert_eq!(project.factlock(&["git", "install", "--local"]).run().status, Some(0));
    assert!(read(".git/info/attributes").contains("/factlock.yaml diff=factlock"));
    assert_eq!(read(".gitattributes"), "a -text\n");
}

#[test]
fn git_diff_tells_the_meaning_and_log_compares_texts() {
    let project = installed();
    let root = project.root();
    edited(&project, CLAIM, "is 120 metres long.\nclaimant", "is 121 metres long.\nclaimant");
    let shown = git(&root, &["diff"]);
    assert!(shown.starts_with(&format!("diff --factlock a/{CLAIM} b/{CLAIM}\n~ claim bridge-length: altered\n  statement: The bridge over the Elm is [-120-] {{+121+}} metres long.\n")), "{shown}");
    commit(&root, "two");
    for command in [&["log", "-p", "-1"][..], &["show"], &["diff", "--no-ext-diff", "HEAD~1"]] {
        let shown = git(&root, command);
        assert!(shown.contains("-statement: The bridge over the Elm is 120 metres long.\n+statement: The bridge over the Elm is 121"), "{shown}");
    }
    let patch = git(&root, &["format-patch", "--stdout", "-2"]);
    assert_eq!(project.factlock(&["git", "remove"]).run().status, Some(0));
    assert_eq!(git(&root, &["format-patch", "--stdout", "-2"]), patch);
}

#[test]
fn added_deleted_renamed_broken_and_binary_files_are_shown() {
    let project = installed();
    let root = project.root();
    project.write("claims/new.yaml", "id: new\nstatement: New.\nstatus: unverified\n");
    git(&root, &["add", "-N", "claims/new.yaml"]);
    assert!(git(&root, &["diff"]).contains("new file mode 100644\n+ claim new: added\n"));
    commit(&root, "new");
    git(&root, &["mv", "claims/new.yaml", "claims/newer.yaml"]);
    edited(&project, "claims/newer.yaml", "New.", "Newer.");
    git(&root, &["add", "."]);
    let shown = git(&root, &["diff", "--cached", "-M10"]);
    assert!(
        shown.contains("rename to claims/newer.yaml\n") && shown.contains("statement: New. -> Newer."),
        "{shown}"
    );
    commit(&root, "renamed");
    project.remove("claims/newer.yaml");
    assert!(git(&root, &["diff"]).contains("- claim new: dropped\n"), "{}", git(&root, &["diff"]));
    git(&root, &["checkout", "claims/newer.yaml"]);
    #[cfg(unix)]
    {
        std::fs::set_permissions(project.path(CLAIM), std::os::unix::fs::PermissionsExt::from_mode(0o755))
            .unwrap();
        assert!(
            git(&root, &["diff"]).contains("old mode 100644\nnew mode 100755\n"),
            "{}",
            git(&root, &["diff"])
        );
        git(&root, &["checkout", CLAIM]);
    }
    project.write(CLAIM, "id: [\n");
    let shown = git(&root, &["diff"]);
    assert!(
        shown.contains("shown line by line, since the new side ") && shown.contains("\n+id: [\n"),
        "{shown}"
    );
    project.write(CLAIM, b"a\0b");
    assert!(git(&root, &["diff"]).contains("Binary files a/claims/bridge-length.yaml and b/"));
    let layout = Ledger::sample().text(CLAIM).replace("id: bridge-length", "id: 'bridge-length' # new");
    project.write(CLAIM, layout);
    assert!(git(&root, &["diff"]).contains("only how it is written changed"));
}

/// Two branches with an edit each, merged.
pub(super) fn merged(project: &Project, ours: (&str, &str), theirs: (&str, &str)) -> (Option<i32>, String) {
    let root = project.root();
    git(&root, &["checkout", "-q", "-b", "side"]);
    edited(project, CLAIM, theirs.0, theirs.1);
    commit(&root, "theirs");
    git(&root, &["checkout", "-q", "main"]);
    edited(project, CLAIM, ours.0, ours.1);
    commit(&root, "ours");
    tried(&root, &["merge", "-q", "side", "-m", "merged"])
}

#[test]
fn git_merges_neighbours_and_leaves_one_field_to_a_person() {
    let project = installed();
    let length = ("is 120 metres long.\nclaimant", "is 121 metres long.\nclaimant");
    let (status, text) =
        merged(&project, length, ("claimant: town-council\n", "claimant: town-council\ntags: [new]\n"));
    assert_eq!(status, Some(0), "{text}");
    let project = installed();
    let (status, text) = merged(&project, length, (length.0, "is 122 metres long.\nclaimant"));
    assert_eq!(status, Some(1), "{text}");
    assert!(text.contains("left to a person: statement"), "{text}");
    let file = std::fs::read_to_string(project.path(CLAIM)).unwrap();
    let [ours, theirs] = sides();
    let conflict = format!(
        "<<<<<<< {ours}\nstatement: The bridge over the Elm is 121 metres long.\n\
         =======\nstatement: The bridge over the Elm is 122 metres long.\n>>>>>>> {theirs}\n"
    );
    assert!(file.contains(&conflict), "{file}");
    let ran = project.factlock(&["check"]).run();
    assert_eq!(ran.status, Some(1));
    assert!(ran.stdout.contains("error[invalid-record]: unresolved merge conflict"), "{}", ran.stdout);
    assert!(git(&project.root(), &["diff"]).starts_with("diff --cc "));
    let shown = git(&project.root(), &["diff", "HEAD"]);
    assert!(
        shown.contains("shown line by line, since the new side could not be read: unresolved merge conflict"),
        "{shown}"
    );
    let shown = git(&project.root(), &["diff", "--no-ext-diff", "HEAD"]);
    assert!(shown.contains(&format!("\n+<<<<<<< {ours}\n")), "{shown}");
}

#[test]
fn a_program_that_is_gone_leaves_git_usable() {
    let project = installed();
    let root = project.root();
    for key in ["diff.factlock.textconv", "diff.factlock.command", "merge.factlock.driver"] {
        let value = git(&root, &["config", key]);
        let gone = value.trim_end().replace(env!("CARGO_BIN_EXE_factlock"), "/no where/factlock");
        assert_ne!(gone, value.trim_end());
        git(&root, &["config", key, &gone]);
    }
    let length = ("is 120 metres long.\nclaimant", "is 121 metres long.\nclaimant");
    edited(&project, CLAIM, length.0, length.1);
    let shown = git(&root, &["diff"]);
    assert!(shown.contains("+statement: The bridge over the Elm is 121 metres long."), "{shown}");
    git(&root, &["checkout", "-q", CLAIM]);
    let (status, text) = merged(&project, length, (length.0, "is 122 metres long.\nclaimant"));
    assert_eq!(status, Some(1), "{text}");
    let file = std::fs::read_to_string(project.path(CLAIM)).unwrap();
    assert!(file.contains("<<<<<<< ours\n") && file.contains("122 metres"), "{file}");
    assert!(git(&root, &["log", "-p", "-1"]).contains("121 metres"));
}

#[test]
fn what_cannot_be_set_up_says_why() {
    let project = Ledger::sample().on_disk();
    let says = |project: &Project, words: &str| {
        let ran = project.factlock(&["git", "install"]).run();
        assert!(ran.status != Some(0) && ran.stderr.contains(words), "{ran:?}");
    };
    says(&project, "is in no git repository");
    commit(&project.root(), "one");
    project.write(".git/config.lock", "");
    says(&project, "could not be set: git says: could not lock config file");
    project.remove(".git/config.lock");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../elsewhere", project.path(".gitattributes")).unwrap();
        says(&project, "it is a link, which git does not follow");
        project.remove(".gitattributes");
    }
    git(project.outside(), &["clone", "-q", "--bare", project.root().as_str(), "bare"]);
    let ran = crate::support::factlock(&project.outside().join("bare"), &["git", "install"]).run();
    assert!(ran.status == Some(2) && ran.stderr.contains("is a bare repository"), "{ran:?}");
}

#[test]
fn a_ledger_in_a_folder_of_the_repository_is_found() {
    let project = Ledger::sample().on_disk();
    let top = project.outside().to_owned();
    commit(&top, "one");
    assert_eq!(project.factlock(&["git", "install", "--local"]).run().status, Some(0));
    edited(&project, CLAIM, "is 120 metres long.\nclaimant", "is 121 metres long.\nclaimant");
    let shown = git(&top, &["diff"]);
    assert!(shown.contains("~ claim bridge-length: altered"), "{shown}");
}
