//! A history that is there and cannot be read is never passed over in silence.

use super::json;
use crate::support::{Ledger, Project, Ran, TODAY, commit, git};

const UNREAD: &str = "The history could not be read when this report was written";

#[track_caller]
fn report(project: &Project, path: &str) -> Ran {
    let arguments =
        ["report", "--allow-broken", "--today", TODAY, "-o", "out", "--format", "html,markdown,json"];
    let ran = project.factlock(&arguments).env("PATH", path).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    ran
}

#[track_caller]
fn is_said(project: &Project) {
    let read = |name: &str| std::fs::read_to_string(project.path("out").join(name)).unwrap();
    assert!(read("index.html").contains(UNREAD));
    let page = read("report.md");
    assert!(page.contains(&format!("## Corrections\n\n- {UNREAD}")), "{page}");
    let told = json(&read("report.json"));
    assert_eq!(told["history_unread"], true);
    assert!(told.get("corrections").is_none() && told.get("earlier").is_none());
}

#[test]
fn a_report_says_that_git_could_not_be_asked() {
    let project = Ledger::sample().on_disk();
    let ran = report(&project, "/nowhere");
    assert_eq!(ran.stderr, "", "there is no repository");
    git(&project.root(), &["init", "-q", "-b", "main"]);
    let path = std::env::var("PATH").unwrap();
    assert_eq!(report(&project, &path).stderr, "", "there is no commit");
    commit(&project.root(), "Start");
    let ran = report(&project, "/nowhere");
    let warning = "warning: the report has no corrections, because the history cannot be read: `git` could not be run: ";
    assert!(ran.stderr.starts_with(warning) && ran.stderr.contains("\n  help: install git "), "{ran:?}");
    is_said(&project);
}

/// Git asks for an owner only where somebody else owns the repository; a variable for its own tests says so.
#[test]
fn a_report_says_that_somebody_else_owns_the_repository() {
    let project = Ledger::sample().on_disk();
    commit(&project.root(), "Start");
    let arguments =
        ["report", "--allow-broken", "--today", TODAY, "-o", "out", "--format", "html,markdown,json"];
    let call = project.factlock(&arguments).env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    let ran = call.env("GIT_CONFIG_NOSYSTEM", "1").run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(ran.stderr.contains("cannot be read: git says: detected dubious ownership"), "{ran:?}");
    assert!(ran.stderr.contains("\n  help: git reads only what you own, unless `safe.directory`"), "{ran:?}");
    is_said(&project);
}

#[test]
fn an_object_that_a_whole_clone_lost_is_no_partial_clone() {
    for object in ["HEAD~1:claims/bridge-cost.yaml", "HEAD~1:claims"] {
        let project = Ledger::sample().on_disk();
        let root = project.root();
        commit(&root, "Start");
        let text = Ledger::sample().text("claims/bridge-cost.yaml").replace("refuted", "disputed");
        project.write("claims/bridge-cost.yaml", text);
        commit(&root, "Judge");
        let id = git(&root, &["rev-parse", object]);
        let (folder, name) = id.trim().split_at(2);
        std::fs::remove_file(root.join(".git/objects").join(folder).join(name)).unwrap();
        let ran = project.factlock(&["log"]).run();
        let said = "the repository is damaged: git does not hold all that its history names\n  help: `git fsck --full`";
        assert!(ran.status == Some(2) && ran.stderr.contains(said), "{object}: {ran:?}");
    }
}
