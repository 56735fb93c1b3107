//! What `init --ci` writes, and what the scripts in it do on a machine of a service.

mod machine;

use camino::{Utf8Path, Utf8PathBuf};

use tempfile::TempDir;

use crate::support::{Ran, commit, factlock, git, repository};

/// An empty folder, removed with the test.
struct Empty(TempDir);

impl Empty {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn path(&self) -> Utf8PathBuf {
        Utf8Path::from_path(self.0.path()).unwrap().canonicalize_utf8().unwrap()
    }

    #[track_caller]
    fn factlock(&self, arguments: &[&str]) -> Ran {
        factlock(&self.path(), arguments).run()
    }

    #[track_caller]
    fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.path().join(file)).unwrap()
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.path().join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

const SERVICES: [(&str, &str); 3] = [
    ("github", ".github/workflows/factlock.yml"),
    ("gitlab", ".gitlab/factlock.yml"),
    ("pre-commit", ".pre-commit-config.yaml"),
];

#[test]
fn a_new_ledger_starts_with_its_workflow() {
    for (service, file) in SERVICES {
        let project = Empty::new();
        let ran = project.factlock(&["init", "--ci", service]);
        assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{service}");
        assert!(ran.stdout.contains(&format!("{file}\n")), "{}", ran.stdout);
        let text = project.read(file);
        for placeholder in ["{ROOT}", "{FOLDER}", "{VERSION}", "{SCRIPT}"] {
            assert!(!text.contains(placeholder), "{service}: {placeholder} in {text}");
        }
        assert_eq!(project.factlock(&["check", "--quiet"]).status, Some(0));
    }
}

#[test]
fn a_workflow_stands_at_the_top_of_the_repository_and_names_the_folder_of_the_ledger() {
    for (service, file) in SERVICES {
        let project = Empty::new();
        let ledger = project.path().join("docs/claims-of-2026");
        assert_eq!(project.factlock(&["init", ledger.as_str()]).status, Some(0));
        commit(&project.path(), "A ledger");
        let before = git(&project.path(), &["rev-parse", "HEAD:docs"]);
        let ran = factlock(&ledger, &["init", "--ci", service]).run();
        assert_eq!(ran.status, Some(0), "{}", ran.stderr);
        let text = project.read(file);
        assert!(text.contains("docs/claims-of-2026"), "{text}");
        commit(&project.path(), "CI");
        assert_eq!(git(&project.path(), &["rev-parse", "HEAD:docs"]), before, "the ledger is as it was");
    }
}

#[test]
fn nothing_is_overwritten() {
    for (service, file) in SERVICES {
        let project = Empty::new();
        project.write(file, "mine\n");
        let ran = project.factlock(&["init", "--ci", service]);
        assert_eq!(ran.status, Some(2));
        assert!(
            ran.stderr.contains("exists already") && ran.stderr.contains("factlock explain ci"),
            "{}",
            ran.stderr
        );
        assert_eq!(project.read(file), "mine\n");
        assert!(!project.path().join("factlock.yaml").exists(), "no half of a ledger is left");
    }
}

#[test]
fn a_pipeline_that_is_there_is_left_as_it_is() {
    let project = Empty::new();
    let ran = project.factlock(&["init", "--ci", "gitlab"]);
    assert!(ran.stdout.contains(".gitlab-ci.yml\n"), "{}", ran.stdout);
    assert!(project.read(".gitlab-ci.yml").contains("- local: .gitlab/factlock.yml"));

    let project = Empty::new();
    project.write(".gitlab-ci.yml", "mine: {}\n");
    let ran = project.factlock(&["init", "--ci", "gitlab"]);
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.contains("add `- local: .gitlab/factlock.yml` to `include`"), "{}", ran.stdout);
    assert_eq!(project.read(".gitlab-ci.yml"), "mine: {}\n");
}

#[test]
fn a_folder_whose_name_means_something_in_a_workflow_is_refused() {
    let project = Empty::new();
    commit(&project.path(), "Empty");
    let ledger = project.path().join("a ${{ b }}");
    let ran = project.factlock(&["init", ledger.as_str(), "--ci", "github"]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.stderr.contains("characters that mean something"), "{}", ran.stderr);
    assert!(!ledger.exists());
}

/// No text that a stranger chooses is put into a command by the service: such text comes by the environment.
#[test]
fn no_command_of_a_workflow_is_made_of_what_a_stranger_writes() {
    let sources = ["action.yml", "src/cli/init/kit/github.yml", "src/cli/init/kit/gitlab.yml"];
    for file in sources {
        let text = std::fs::read_to_string(repository().join(file)).unwrap();
        assert!(!text.contains("pull_request_target"), "{file}");
        let mut in_run = None;
        for line in text.lines() {
            let indent = line.len() - line.trim_start().len();
            if in_run.is_some_and(|run| indent <= run && !line.trim().is_empty()) {
                in_run = None;
            }
            let starts = line.trim_start().trim_start_matches("- ").starts_with("run:");
            if starts {
                in_run = Some(indent);
            }
            assert!(!(in_run.is_some() && line.contains("${{")), "{file}: {line}");
        }
    }
}
