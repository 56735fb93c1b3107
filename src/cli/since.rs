//! `factlock check --since REV`: what a change brought.

use camino::{Utf8Path, Utf8PathBuf};

use super::args::Args;
use super::context::{absolute, no_ledger, root};
use super::exit::{Failure, warn};
use super::past;
use super::progress::Progress;
use super::revision::failed;
use crate::check::{self, BASELINE_FILE, Baseline, Before, IdChanges, Options, Outcome};
use crate::diff::{Moments, id_changes};
use crate::ledger::{self, CLAIMS, Ledger, LedgerError, SETTINGS_FILE, SOURCES, Verified};
use crate::record::Settings;
use crate::render::count;
use crate::tree::{Against, Beside, Commit, Folder, GitError, Repository, Tree, Unreadable};

/// The root of the ledger; a bare repository, which has none, is told from a place without a ledger.
pub(super) fn root_of(args: &Args) -> Result<Utf8PathBuf, Failure> {
    root(args.root.as_deref()).map_err(|failure| {
        let given = absolute(args.root.as_deref().unwrap_or(Utf8Path::new(".")));
        match given.map(|folder| (Repository::around(&folder), folder)) {
            Ok((Ok(repository), folder)) if repository.is_bare() => refused(&GitError::Bare(folder), ""),
            _ => failure,
        }
    })
}

/// Checks the working tree, and keeps what the change since a revision introduced or touched.
pub(super) fn outcome(
    root: &Utf8Path,
    files: &Folder,
    revision: &str,
    options: &Options,
    baseline: Option<&Utf8Path>,
    progress: &Progress,
) -> Result<Outcome, Failure> {
    let git = |error: GitError| refused(&error, revision);
    let repository = Repository::around(root).map_err(git)?;
    if repository.is_bare() {
        return Err(git(GitError::Bare(root.to_owned())));
    }
    let base = base(&repository, revision).map_err(git)?;
    let baseline_file = baseline.unwrap_or(Utf8Path::new(BASELINE_FILE));
    let parts = [CLAIMS, SOURCES, SETTINGS_FILE, baseline_file.as_str()];
    let tree = repository.listed(&base, &parts).map_err(git)?;
    let files = Beside::new(files, &tree);

    let mut ledger = ledger::read(&files).map_err(|error| no_ledger(&files, &error))?;
    let (claims, sources) = (ledger.claims.len() as u64, ledger.sources.len() as u64);
    progress.say(format!("checking {} and {} …", count(claims, "claim"), count(sources, "source")));
    let verified = ledger::verify(&files, &ledger);

    tree.read_ahead_unlike(&files).map_err(git)?;
    let (before, defaults) = before(&tree, (&files, &ledger), revision)?;
    let now = Verified { tree: &files, ledger: &ledger, verification: &verified };
    let before_verified = ledger::verify_after(&tree, &before, now);
    let ids = renamed(&repository, &base, &before, &ledger).map_err(git)?;
    let counting = match baseline {
        Some(file) => Baseline::read(&tree, file).unwrap_or_else(|error| {
            warn(&format!("at `{revision}`, {error}; no baseline counts"));
            Baseline::default()
        }),
        None => Baseline::default(),
    };
    // A change judges itself by no mailmap of its own.
    let mailmap = repository.mailmap_at(&base).map_err(git)?;
    let four_eyes = before.settings.review.four_eyes;
    let head = repository.commit("HEAD").map_err(git)?;
    let past = past::at(&repository, &mailmap, &head, &ledger, four_eyes);
    let options = Options { past, ..options.clone() };
    let before_past = past::at(&repository, &mailmap, &base, &before, four_eyes);
    let before = Before {
        revision,
        commit: &base.id,
        tree: &tree,
        ledger: &before,
        verification: &before_verified,
        baseline: &counting,
        past: &before_past,
        ids: &ids,
        defaults: defaults.as_deref(),
    };
    Ok(check::judge_since(&files, &mut ledger, &verified, &options, &before))
}

/// Where the change parted from the revision.
fn base(repository: &Repository, revision: &str) -> Result<Commit, GitError> {
    let named = repository.commit(revision)?;
    let head = repository.commit("HEAD")?;
    repository.merge_base(&named, &head)
}

/// The ledger at the revision, and why its settings do not judge, if they do not.
fn before(
    tree: &dyn Tree,
    now: (&dyn Tree, &Ledger),
    revision: &str,
) -> Result<(Ledger, Option<String>), Failure> {
    let (settings, why) = match ledger::read_settings(tree) {
        Ok(settings) => (settings, None),
        Err(LedgerError::NoSettings(Unreadable::Missing)) => {
            let why = format!("there is no `{SETTINGS_FILE}`");
            return Ok((Ledger::default(), Some(why)));
        }
        Err(error) => (Settings::default(), Some(error.to_string())),
    };
    let ledger = ledger::read_after(tree, settings, Some(now)).map_err(|error| {
        Failure::unreadable(format!("the ledger at `{revision}`: {error}"))
            .help("name a revision at which the ledger can be read")
    })?;
    Ok((ledger, why))
}

/// The records that have another id now. Git is asked only where an id is gone.
fn renamed(
    repository: &Repository,
    base: &Commit,
    before: &Ledger,
    ledger: &Ledger,
) -> Result<IdChanges, GitError> {
    let claims = before.claims.iter().any(|claim| ledger.claim(&claim.record.id).is_none());
    let sources = before.sources.iter().any(|source| ledger.source(&source.record.id).is_none());
    if !claims && !sources {
        return Ok(IdChanges::default());
    }
    let renames = repository.renames(base, Against::Index, &[CLAIMS, SOURCES])?;
    Ok(id_changes(Moments { old: before, new: ledger, renames: &renames }))
}

/// Why git could not be asked, in the words of `check`.
fn refused(error: &GitError, revision: &str) -> Failure {
    let help = match error {
        GitError::None(_) => "`factlock check` without `--since` needs no repository",
        GitError::Bare(_) => "`check` reads the working tree: clone the repository, and check the clone",
        GitError::Unrelated { shallow: false, .. } => {
            "name a revision that the change began from; `git log --oneline --all` lists commits"
        }
        GitError::Unborn => {
            return Failure::usage(
                "this repository has no commit yet, so that there is nothing to compare with",
            )
            .help("`factlock check` without `--since` needs none");
        }
        GitError::Unknown { shallow: false, .. } if revision.starts_with('-') => {
            "options stand on their own; `factlock check --help` lists them"
        }
        _ => return failed(error),
    };
    Failure::usage(error.to_string()).help(help)
}
