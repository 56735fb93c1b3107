//! A folder in which the commands that a page shows are run, one after the other.

use std::process::Command;

use camino::{Utf8Path, Utf8PathBuf};

use super::Project;

/// A folder in which commands are run.
pub(crate) struct Stage {
    project: Project,
    folder: Utf8PathBuf,
}

impl Stage {
    /// Commands begin in a folder of a project.
    pub(crate) fn new(project: Project, folder: Utf8PathBuf) -> Self {
        Self { project, folder }
    }

    /// Runs the commands of a block, the lines that begin with `$ `, and shows what each prints.
    pub(crate) fn play(&mut self, block: &[&str]) -> String {
        let commands = block.iter().filter_map(|line| line.strip_prefix("$ "));
        commands.fold(String::new(), |shown, command| shown + "$ " + command + "\n" + &self.run(command))
    }

    fn run(&mut self, command: &str) -> String {
        if let Some(folder) = command.strip_prefix("cd ") {
            self.folder.push(folder);
            return String::new();
        }
        let program = Utf8Path::new(env!("CARGO_BIN_EXE_factlock")).parent().unwrap();
        let path = format!("{program}:{}", std::env::var("PATH").unwrap());
        let mut shell = Command::new("sh");
        shell.args(["-c", command]).current_dir(&self.folder).env("PATH", path);
        let ran = shell.output().unwrap();
        let errors = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(errors, "", "`{command}` on the stage {}", self.project.root());
        String::from_utf8(ran.stdout).unwrap()
    }
}
