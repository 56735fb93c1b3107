//! A ledger on disk, in a folder of its own, for what memory cannot show: links, pipes, permissions.

use camino::{Utf8Path, Utf8PathBuf};
use factlock::check::{self, Options, Outcome};
use factlock::tree::Folder;
use tempfile::TempDir;

use super::program::Call;
use super::{Ledger, TODAY, factlock};

/// A ledger on disk; removed with the test.
pub(crate) struct Project {
    folder: TempDir,
}

/// Where the ledger stands in its folder, so that there is an outside which is removed as well.
const ROOT: &str = "ledger";

impl Project {
    pub(super) fn of(ledger: &Ledger) -> Self {
        let project = Self { folder: TempDir::new().unwrap() };
        for (path, content) in ledger.files() {
            project.write(path.as_str(), content);
        }
        project
    }

    /// The root of the ledger.
    pub(crate) fn root(&self) -> Utf8PathBuf {
        self.outside().join(ROOT)
    }

    /// A folder that holds the ledger and is no part of it.
    pub(crate) fn outside(&self) -> &Utf8Path {
        Utf8Path::from_path(self.folder.path()).unwrap()
    }

    /// A file of the ledger.
    pub(crate) fn path(&self, file: &str) -> Utf8PathBuf {
        self.root().join(file)
    }

    /// Writes a file of the ledger.
    pub(crate) fn write(&self, file: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    /// Removes a file of the ledger.
    pub(crate) fn remove(&self, file: &str) -> &Self {
        std::fs::remove_file(self.path(file)).unwrap();
        self
    }

    /// Moves a file out of the ledger and leaves a link to it in its place.
    #[cfg(unix)]
    pub(crate) fn link_outside(&self, file: &str) -> &Self {
        let moved = self.outside().join("moved");
        std::fs::rename(self.path(file), &moved).unwrap();
        std::os::unix::fs::symlink(moved, self.path(file)).unwrap();
        self
    }

    /// Puts a link in the place of a file.
    #[cfg(unix)]
    pub(crate) fn link(&self, file: &str, target: &str) -> &Self {
        self.remove(file);
        std::os::unix::fs::symlink(target, self.path(file)).unwrap();
        self
    }

    /// Puts a named pipe that nobody writes to in the place of a file.
    #[cfg(unix)]
    pub(crate) fn pipe(&self, file: &str) -> &Self {
        self.remove(file);
        let made = std::process::Command::new("mkfifo").arg(self.path(file)).status().unwrap();
        assert!(made.success(), "mkfifo");
        self
    }

    /// What a check finds, through the library.
    pub(crate) fn check(&self) -> Outcome {
        let tree = Folder::new(&self.root()).unwrap();
        check::run(&tree, &Options::new(TODAY.parse().unwrap())).expect("the settings can be read")
    }

    /// A call of the program in the ledger, without anything of this machine's environment but `PATH`.
    pub(crate) fn factlock(&self, arguments: &[&str]) -> Call {
        factlock(&self.root(), arguments)
    }
}
