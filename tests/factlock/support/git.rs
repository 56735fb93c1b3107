//! Git as on a stranger's machine: no settings but its own, a fixed author and day.

use std::process::Command;

use camino::Utf8Path;

/// Runs git in a folder and gives what it prints.
#[track_caller]
pub(crate) fn git(folder: &Utf8Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.env_clear().current_dir(folder).args(arguments);
    if let Some(path) = std::env::var_os("PATH") {
        command.env("PATH", path);
    }
    for (name, value) in [
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_AUTHOR_NAME", "A. Author"),
        ("GIT_AUTHOR_EMAIL", "author@example.org"),
        ("GIT_COMMITTER_NAME", "A. Author"),
        ("GIT_COMMITTER_EMAIL", "author@example.org"),
        ("GIT_AUTHOR_DATE", "2026-01-10T12:00:00Z"),
        ("GIT_COMMITTER_DATE", "2026-01-10T12:00:00Z"),
    ] {
        command.env(name, value);
    }
    let ran = command.output().unwrap();
    assert!(ran.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8_lossy(&ran.stdout).into_owned()
}

/// Commits everything in a folder, which becomes a repository if it is none.
#[track_caller]
pub(crate) fn commit(folder: &Utf8Path, message: &str) {
    if !folder.join(".git").exists() {
        git(folder, &["init", "-q", "-b", "main"]);
    }
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "-q", "--allow-empty", "-m", message]);
}
