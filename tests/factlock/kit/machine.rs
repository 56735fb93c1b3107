//! The scripts of the workflows, run as a service runs them, with a stand-in for GitHub's own program.

use std::process::Command;

use camino::{Utf8Path, Utf8PathBuf};
use serde_json::json;

use super::Empty;
use crate::support::{commit, factlock, git, repository};

const GITHUB: &str = "src/cli/init/kit/github.sh";
const GITLAB: &str = "src/cli/init/kit/gitlab.sh";

/// A machine of the service: a checkout of a change.
struct Service {
    project: Empty,
    folder: Utf8PathBuf,
}

/// What a script did.
#[derive(Debug)]
struct Told {
    status: Option<i32>,
    printed: String,
    summary: String,
}

impl Service {
    /// A pull request in a repository whose ledger is clean.
    fn new(broken: bool) -> Self {
        let project = Empty::new();
        let folder = project.path().join("checkout");
        assert_eq!(project.factlock(&["init", "checkout"]).status, Some(0));
        commit(&folder, "A ledger");
        git(&folder, &["update-ref", "refs/remotes/origin/main", "HEAD"]);
        git(&folder, &["checkout", "-q", "-b", "change"]);
        let service = Self { project, folder };
        if broken {
            service.break_quote();
        }
        commit(&service.folder, "A change");
        service
    }

    /// Puts words into a quote that its source does not have.
    fn break_quote(&self) {
        let file = self.folder.join("claims/bridge-cost.yaml");
        let text = std::fs::read_to_string(&file).unwrap();
        let quote = text.lines().find(|line| line.trim_start().starts_with("quote:")).unwrap();
        std::fs::write(&file, text.replacen(quote, &format!("{quote} and nothing else"), 1)).unwrap();
    }

    fn mend_quote(&self) {
        git(&self.folder, &["checkout", "-q", "origin/main", "--", "claims"]);
    }

    fn temp(&self) -> Utf8PathBuf {
        self.project.path()
    }

    fn command(&self, script: &str) -> Command {
        let program = Utf8Path::new(env!("CARGO_BIN_EXE_factlock")).parent().unwrap();
        let here = repository().join("tests/factlock/kit");
        let mut command = Command::new("bash");
        command
            .arg(repository().join(script))
            .env_clear()
            .current_dir(&self.folder)
            .env("PATH", format!("{here}:{program}:{}", std::env::var("PATH").unwrap()));
        command
    }

    fn told(&self, command: &mut Command) -> Told {
        let ran = command.output().unwrap();
        assert_eq!(String::from_utf8_lossy(&ran.stderr), "");
        let summary = std::fs::read_to_string(self.temp().join("summary")).unwrap_or_default();
        Told { status: ran.status.code(), printed: String::from_utf8(ran.stdout).unwrap(), summary }
    }

    /// Runs the script of the GitHub workflow; each run has a summary of its own.
    fn github(&self, with: &[(&str, &str)]) -> Told {
        let temp = self.temp();
        let _ = std::fs::remove_file(temp.join("summary"));
        let mut command = self.command(GITHUB);
        command
            .env("RUNNER_TEMP", &temp)
            .env("GITHUB_STEP_SUMMARY", temp.join("summary"))
            .env("GITHUB_BASE_REF", "main")
            .env("GITHUB_REPOSITORY", "desk/ledger")
            .env("GITHUB_REF", "refs/pull/17/merge")
            .env("COMMENTS", self.comments())
            .envs(with.iter().copied());
        self.told(&mut command)
    }

    fn with_comment(&self) -> Told {
        self.github(&[("FACTLOCK_COMMENT", "true")])
    }

    /// Where the stand-in for GitHub keeps comments.
    fn comments(&self) -> Utf8PathBuf {
        let folder = self.temp().join("comments");
        std::fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn comment(&self, name: &str) -> Option<String> {
        std::fs::read_to_string(self.comments().join(name)).ok()
    }

    /// What GitHub was asked to change since the last time.
    fn changes(&self) -> Vec<String> {
        let file = self.comments().join("calls");
        let calls = std::fs::read_to_string(&file).unwrap_or_default();
        let _ = std::fs::remove_file(file);
        calls.lines().filter(|call| call.contains("--method")).map(str::to_owned).collect()
    }
}

const OWN: &str = "factlock[bot] 900.md";

#[test]
fn a_pull_request_that_breaks_a_quote_is_told_on_every_surface() {
    let service = Service::new(true);
    let told = service.with_comment();
    assert_eq!(told.status, Some(1), "{told:?}");
    assert!(told.printed.contains("::error file=claims/bridge-cost.yaml,line="), "{told:?}");
    assert!(told.summary.starts_with("<!-- factlock -->\n### factlock: 1 error"), "{told:?}");
    assert!(told.summary.contains("#### bridge-cost"), "{told:?}");
    assert_eq!(service.comment(OWN), Some(told.summary));
    assert!(service.temp().join("factlock/factlock.sarif").exists());
}

#[test]
fn a_clean_pull_request_passes_and_begins_no_comment() {
    let service = Service::new(false);
    let told = service.with_comment();
    assert_eq!(told.status, Some(0), "{told:?}");
    assert!(!told.printed.contains("::error"), "{told:?}");
    assert!(told.summary.contains("### factlock: nothing found"), "{told:?}");
    assert_eq!(service.changes(), [""; 0]);
}

#[test]
fn one_comment_is_brought_up_to_date() {
    let service = Service::new(true);
    service.with_comment();
    assert_eq!(service.changes().len(), 1, "a new one");
    service.with_comment();
    assert_eq!(service.changes(), [""; 0], "nothing else to say");

    service.mend_quote();
    let told = service.with_comment();
    assert_eq!(told.status, Some(0));
    let changes = service.changes();
    assert!(
        changes.len() == 1 && changes[0].contains("PATCH repos/desk/ledger/issues/comments/900 "),
        "{changes:?}"
    );
    let comment = service.comment(OWN).unwrap();
    assert!(comment.contains("- ~~**error** quote-altered"), "{comment}");
    assert_eq!(comment, told.summary);

    service.break_quote();
    service.with_comment();
    let comment = service.comment(OWN).unwrap();
    assert!(comment.contains("- **error**") && !comment.contains("~~"), "{comment}");
}

#[test]
fn the_comment_of_somebody_else_is_left_alone() {
    let service = Service::new(true);
    for (name, text) in [
        ("somebody 1.md", "<!-- factlock -->\n- **error** x <!-- 0123456789abcdef -->"),
        ("factlock[bot] 2.md", "hello\n<!-- factlock -->"),
        ("factlock[bot] 3.md", "<!-- factlock docs -->\nof another ledger"),
    ] {
        std::fs::write(service.comments().join(name), text).unwrap();
    }
    service.with_comment();
    let changes = service.changes();
    assert!(
        changes.len() == 1 && changes[0].contains("POST repos/desk/ledger/issues/17/comments "),
        "{changes:?}"
    );
    assert_eq!(service.comment("factlock[bot] 2.md").unwrap(), "hello\n<!-- factlock -->");
}

#[test]
fn without_leave_to_comment_the_rest_is_told_all_the_same() {
    let service = Service::new(true);
    let told = service.github(&[]);
    assert_eq!((told.status, service.comment("calls")), (Some(1), None), "GitHub is not asked");

    let told_on_push = service.github(&[("FACTLOCK_COMMENT", "true"), ("GITHUB_REF", "refs/heads/main")]);
    assert_eq!((told_on_push.status, service.comment("calls")), (Some(1), None));

    // GitHub refuses.
    let refused = service.github(&[("FACTLOCK_COMMENT", "true"), ("COMMENTS", "/nowhere")]);
    assert_eq!(refused.status, Some(1));
    assert!(
        refused.printed.contains("::warning title=factlock::the comment on the pull request could not"),
        "{refused:?}"
    );
    assert_eq!(refused.summary, told.summary);
}

#[test]
fn broken_settings_are_2_and_nothing_is_written() {
    let service = Service::new(false);
    std::fs::write(service.folder.join("factlock.yaml"), "version: x\n").unwrap();
    let ran = service
        .command(GITHUB)
        .env("RUNNER_TEMP", service.temp())
        .env("GITHUB_STEP_SUMMARY", service.temp().join("summary"))
        .output()
        .unwrap();
    assert_eq!((ran.status.code(), service.temp().join("summary").exists()), (Some(2), false));
}

#[test]
fn a_merge_request_fails_by_what_it_brought_and_reports_the_whole_ledger() {
    for (broken, status) in [(false, 0), (true, 1)] {
        let service = Service::new(broken);
        // An error that was there before: it fails no merge request, and is in both reports.
        git(&service.folder, &["checkout", "-q", "origin/main"]);
        std::fs::write(
            service.folder.join("claims/old.yaml"),
            "id: old\nstatement: A claim.\nstatus: supported\n",
        )
        .unwrap();
        commit(&service.folder, "An old error");
        let base = git(&service.folder, &["rev-parse", "HEAD"]);
        if broken {
            service.break_quote();
        }
        commit(&service.folder, "A change");
        let mut command = service.command(GITLAB);
        command
            .env("FACTLOCK_ROOT", ".")
            .env("FACTLOCK_FAIL_ON", "error")
            .env("CI_MERGE_REQUEST_DIFF_BASE_SHA", base.trim());
        let told = service.told(&mut command);
        assert_eq!(told.status, Some(status), "{told:?}");
        let report = |file: &str| std::fs::read_to_string(service.folder.join(file)).unwrap();
        let (quality, tests) = (report("gl-code-quality-report.json"), report("factlock-junit.xml"));
        assert!(
            quality.contains("claims/old.yaml") && tests.contains("claims/old.yaml"),
            "{quality} {tests}"
        );
        assert_eq!(quality.contains("quote-"), broken, "{quality}");
        assert_eq!(told.printed.contains("error["), broken, "{told:?}");
        assert_eq!(factlock(&service.folder, &["check"]).run().status, Some(1));
    }
}

/// What the stand-in for GitHub's program does by hand, done by the filter that stands in the script.
#[test]
#[ignore = "needs jq"]
fn the_filter_of_the_script_finds_only_the_own_comment() {
    let script = std::fs::read_to_string(repository().join(GITHUB)).unwrap();
    let filter = script.split("--jq '").nth(1).and_then(|rest| rest.split('\'').next()).unwrap();
    let comment =
        |login: &str, id: u32, body: &str| json!({ "user": { "login": login }, "id": id, "body": body });
    let comments = json!([
        comment("somebody", 1, "<!-- factlock -->\r\nforged"),
        comment("factlock[bot]", 2, "hello <!-- factlock -->"),
        comment("factlock[bot]", 3, "<!-- factlock docs -->\r\nof another ledger"),
        comment("factlock[bot]", 4, "<!-- factlock -->\r\n### factlock: 1 error"),
    ]);
    let folder = Empty::new();
    folder.write("comments.json", &comments.to_string());
    let ran = Command::new("jq")
        .args(["-r", filter, "comments.json"])
        .current_dir(folder.path())
        .env("AUTHOR", "factlock[bot]")
        .env("MARKER", "<!-- factlock -->")
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&ran.stdout).trim(), "4", "{ran:?}");
}
