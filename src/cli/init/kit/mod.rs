//! What makes a service run the check of a ledger, as files to write.

use std::fmt::Write as _;

use camino::{Utf8Path, Utf8PathBuf};

use crate::cli::args::Service;
use crate::cli::exit::Failure;
use crate::tree::create_new;

/// How each service runs the check and tells of it.
pub(in crate::cli) const CI_PAGE: &str = include_str!("ci.md");

const GITHUB: &str = include_str!("github.yml");
const GITHUB_SCRIPT: &str = include_str!("github.sh");
const GITLAB: &str = include_str!("gitlab.yml");
const GITLAB_SCRIPT: &str = include_str!("gitlab.sh");
const GITLAB_INCLUDE: &str = include_str!("gitlab-ci.yml");
const GITLAB_TOP: &str = ".gitlab-ci.yml";
const PRE_COMMIT: &str = include_str!("pre-commit.yaml");

/// The files that a service reads, and where they go.
pub(super) struct Kit {
    files: Vec<(Utf8PathBuf, String)>,
    next: &'static str,
}

impl Kit {
    /// For the ledger in a folder. Nothing is written yet.
    ///
    /// # Errors
    /// When a file is there already, or the folder has a name that does not stand in a workflow as it is.
    pub(super) fn of(service: Service, folder: &Utf8Path) -> Result<Self, Failure> {
        let (top, ledger) = places(folder)?;
        let fill = |template: &str, script: &str| filled(template, script, &ledger);
        let (files, next) = match service {
            Service::Github => {
                let workflow = fill(GITHUB, GITHUB_SCRIPT);
                (vec![(".github/workflows/factlock.yml", workflow)], "commit it and push")
            }
            Service::Gitlab => {
                let template = (".gitlab/factlock.yml", fill(GITLAB, GITLAB_SCRIPT));
                if top.join(GITLAB_TOP).exists() {
                    (vec![template], "add `- local: .gitlab/factlock.yml` to `include` in `.gitlab-ci.yml`")
                } else {
                    (vec![template, (GITLAB_TOP, GITLAB_INCLUDE.to_owned())], "commit both and push")
                }
            }
            Service::PreCommit => (
                vec![(".pre-commit-config.yaml", fill(PRE_COMMIT, ""))],
                "`pre-commit install` makes git run it before every commit",
            ),
        };
        let files: Vec<(Utf8PathBuf, String)> =
            files.into_iter().map(|(file, content)| (top.join(file), content)).collect();
        match files.iter().find(|(file, _)| file.exists()) {
            Some((taken, _)) => {
                let failure = format!("`{taken}` exists already, and `init` overwrites nothing");
                Err(Failure::usage(failure).help("`factlock explain ci` shows the lines to add by hand"))
            }
            None => Ok(Self { files, next }),
        }
    }

    /// Writes the files and tells which.
    pub(super) fn write(self) -> Result<String, Failure> {
        let mut done = String::new();
        for (file, content) in &self.files {
            create_new(file, content.as_bytes()).map_err(|error| Failure::unreadable(error.to_string()))?;
            let _ = writeln!(done, "wrote {file}");
        }
        let _ = writeln!(done, "\nnext: {}", self.next);
        Ok(done)
    }
}

/// The top of the repository that a folder is in, which is the folder itself where there is none, and the folder as seen
/// from there; empty if it is the top.
fn places(folder: &Utf8Path) -> Result<(Utf8PathBuf, String), Failure> {
    // The folder of a ledger that is to be started need not exist.
    let existing = folder.ancestors().find(|one| one.exists()).unwrap_or(Utf8Path::new("."));
    let existing = if existing.as_str().is_empty() { Utf8Path::new(".") } else { existing };
    let rest = folder.strip_prefix(existing).unwrap_or(Utf8Path::new(""));
    let full = existing
        .canonicalize_utf8()
        .map_err(|error| Failure::unreadable(format!("cannot read `{existing}`: {error}")))?
        .join(rest);
    let Some(top) = full.ancestors().find(|one| one.join(".git").exists()) else {
        return Ok((folder.to_owned(), String::new()));
    };
    let ledger = full.strip_prefix(top).unwrap_or(Utf8Path::new("")).as_str().to_owned();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '/' | '-');
    if !ledger.chars().all(plain) || ledger.starts_with('-') {
        return Err(Failure::usage(format!(
            "the folder `{ledger}` has characters that mean something in a workflow"
        ))
        .help("give it a name of letters, digits, `.`, `_` and `-`"));
    }
    Ok((shown(top), ledger))
}

/// A folder as it was most likely typed: from here, if it is here or above.
fn shown(top: &Utf8Path) -> Utf8PathBuf {
    let here = Utf8Path::new(".").canonicalize_utf8().unwrap_or_default();
    if here == top { Utf8PathBuf::from(".") } else { top.to_owned() }
}

fn filled(template: &str, script: &str, ledger: &str) -> String {
    let folder = if ledger.is_empty() { String::new() } else { format!("{ledger}/").replace('.', "\\.") };
    let filled = template
        .replace("{VERSION}", env!("CARGO_PKG_VERSION"))
        .replace("{ROOT}", if ledger.is_empty() { "." } else { ledger })
        .replace("{FOLDER}", &folder);
    let Some((before, after)) = filled.split_once("{SCRIPT}\n") else { return filled };
    // Each line of the script stands as far in as the place for it.
    let (before, indent) = before.rsplit_once('\n').unwrap_or(("", before));
    let line = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("{indent}{line}\n") };
    let script: String = script.lines().map(line).collect();
    format!("{before}\n{script}{after}")
}
