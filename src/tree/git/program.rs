//! Running git so that neither the repository's settings nor the environment decide what happens.

use std::process::{Command, Stdio};

use camino::Utf8Path;

use super::GitError;
use crate::tree::plain;

/// Settings of a repository that could run a program, reach the network or give commits to other people, switched off.
const SETTINGS: [&str; 7] = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    "protocol.allow=never",
    "diff.renameLimit=2000",
    "mailmap.file=",
    "mailmap.blob=",
];

/// A call of git from a folder. Standard input and the error stream are closed.
pub(super) fn git(folder: &Utf8Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).arg("--no-pager");
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    command.args(arguments).stdin(Stdio::null()).stderr(Stdio::null());
    for (name, value) in [
        ("LC_ALL", "C"),
        ("GIT_OPTIONAL_LOCKS", "0"),
        ("GIT_NO_LAZY_FETCH", "1"),
        ("GIT_NO_REPLACE_OBJECTS", "1"),
        ("GIT_LITERAL_PATHSPECS", "1"),
        ("GIT_TERMINAL_PROMPT", "0"),
    ] {
        command.env(name, value);
    }
    command.env_remove("GIT_EXTERNAL_DIFF").env_remove("GIT_DIFF_OPTS");
    command
}

/// What git prints.
pub(super) fn run(folder: &Utf8Path, arguments: &[&str]) -> Result<Vec<u8>, GitError> {
    let ran = git(folder, arguments).stderr(Stdio::piped()).output();
    let ran = ran.map_err(|error| GitError::Program(plain(&error)))?;
    if ran.status.success() { Ok(ran.stdout) } else { Err(GitError::Failed(first_line(&ran.stderr))) }
}

/// The first line of what git complains of, without its `fatal:`.
fn first_line(complaint: &[u8]) -> String {
    let text = String::from_utf8_lossy(complaint);
    let line = text.lines().find(|line| !line.starts_with("warning:")).unwrap_or_default();
    line.trim_start_matches("fatal: ").trim_start_matches("error: ").trim_end_matches('.').to_owned()
}

/// The lines of an answer.
pub(super) fn lines(answer: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(answer).lines().map(str::to_owned).collect()
}
