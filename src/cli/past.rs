//! What is known beside the records: the mailmap, and the history where it is needed.

use std::sync::Arc;

use camino::Utf8Path;

use crate::check::Options;
use crate::ledger::{CLAIMS, Ledger, SOURCES};
use crate::review::{History, Past, Recorded};
use crate::tree::{Commit, GitError, Mailmap, Repository};

/// How a clone gets the history that it lacks.
pub(super) const UNSHALLOW: &str =
    "`git fetch --unshallow` fetches the rest (in a workflow, `fetch-depth: 0`)";

/// What a check is given. The mailmap is a file that is read wherever there are reviews; git itself is asked only where
/// the policy demands four eyes and the check looks at them, so that no other ledger pays for it.
pub(super) fn for_check(root: &Utf8Path, ledger: &Ledger, asked: &Options) -> Past {
    if !is_reviewed(ledger) {
        return Past::default();
    }
    let four_eyes = ledger.settings.review.four_eyes && asked.wants("own-review");
    let history = if four_eyes { history_of(root) } else { Recorded::NotAsked };
    Past { mailmap: Mailmap::around(root), history }
}

/// All that can be known, for a command that is about reviews.
pub(super) fn whole(root: &Utf8Path, ledger: &Ledger) -> Past {
    let history = if is_reviewed(ledger) { history_of(root) } else { Recorded::NotAsked };
    Past { mailmap: Mailmap::around(root), history }
}

/// The same whether or not anybody has reviewed anything.
pub(super) fn always(root: &Utf8Path) -> Past {
    Past { mailmap: Mailmap::around(root), history: history_of(root) }
}

/// What was known at a commit, as far as a check of four eyes needs it.
pub(super) fn at(
    repository: &Repository,
    mailmap: &Mailmap,
    commit: &Commit,
    ledger: &Ledger,
    four_eyes: bool,
) -> Past {
    let asked = four_eyes && is_reviewed(ledger);
    let history = if asked { history(repository, commit) } else { Recorded::NotAsked };
    Past { mailmap: mailmap.clone(), history }
}

fn is_reviewed(ledger: &Ledger) -> bool {
    ledger.claims.iter().any(|claim| !claim.record.reviews.is_empty())
}

fn history_of(root: &Utf8Path) -> Recorded {
    let missing = |error: GitError| {
        Recorded::Missing(match error {
            GitError::None(_) => "there is no git history".to_owned(),
            GitError::Unborn => "there is no commit yet".to_owned(),
            error => error.to_string(),
        })
    };
    let repository = match Repository::around(root) {
        Ok(repository) => repository,
        Err(error) => return missing(error),
    };
    match repository.commit("HEAD") {
        Ok(head) => history(&repository, &head),
        Err(error) => missing(error),
    }
}

fn history(repository: &Repository, until: &Commit) -> Recorded {
    if repository.is_shallow() {
        return Recorded::Missing(format!("this clone holds only a part of the history; {UNSHALLOW}"));
    }
    let read = repository.authored(until, &[CLAIMS, SOURCES]).map_err(|error| error.to_string());
    let read = read.and_then(|commits| History::new(commits, &|id| repository.content(id)));
    match read {
        Ok(history) => Recorded::Known(Arc::new(history)),
        Err(why) => Recorded::Missing(why),
    }
}
