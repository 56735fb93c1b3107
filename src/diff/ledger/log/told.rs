//! What became of each claim, commit by commit from the first: what a commit did to a claim that was there, that had been
//! dropped, or that another branch had changed in the same way.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use camino::Utf8PathBuf;
use serde::Serialize;

use super::pair::{Pair, pairs};
use super::read::{Version, file_changes, says_the_same};
use crate::tree::Step;

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Became {
    /// It was there for the first time.
    Published,
    /// It was there again, after it had been dropped.
    PublishedAgain,
    /// It got another status, and perhaps other words.
    Changed,
    /// It says something else, and its status is the same.
    Reworded,
    /// It is called otherwise, and nothing else.
    Renamed,
    /// It is gone.
    Dropped,
    /// It was there where the history at hand begins.
    Stood,
}

impl Became {
    /// As it stands in a document.
    pub fn word(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::PublishedAgain => "published-again",
            Self::Changed => "changed",
            Self::Reworded => "reworded",
            Self::Renamed => "renamed",
            Self::Dropped => "dropped",
            Self::Stood => "stood",
        }
    }
}

/// What a commit did to a claim.
#[derive(Debug)]
pub(super) struct Event {
    /// The commit, by its place among the steps.
    pub(super) at: usize,
    pub(super) became: Became,
    /// What it was before, if it ever was.
    pub(super) old: Option<Arc<Version>>,
    /// What it is after.
    pub(super) new: Option<Arc<Version>>,
}

/// What stands of a claim while the history is told.
#[derive(Default)]
struct Standing {
    /// The files that hold it.
    held: BTreeMap<Utf8PathBuf, Arc<Version>>,
    /// What it was last.
    last: Option<Arc<Version>>,
}

/// Everything that became of claims, the newest first.
pub(super) fn events(steps: &[Step], content: &dyn Fn(&str) -> Option<Arc<[u8]>>) -> Vec<Event> {
    let mut changes = file_changes(steps, content);
    // The first commit first; files in their order.
    changes.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.path.cmp(&b.path)));
    let mut standing: HashMap<String, Standing> = HashMap::new();
    let mut events = Vec::new();
    for files in changes.chunk_by(|a, b| a.at == b.at) {
        let at = files.first().map_or(0, |file| file.at);
        let cut = steps.get(at).is_some_and(|step| step.is_cut);
        for pair in pairs(files) {
            events.extend(event(at, cut, pair, &mut standing));
        }
    }
    let id = |event: &Event| event.new.as_ref().or(event.old.as_ref()).map(|one| one.id.clone());
    events.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| id(a).cmp(&id(b))));
    events
}

fn event(at: usize, cut: bool, pair: Pair, standing: &mut HashMap<String, Standing>) -> Option<Event> {
    let Pair { old, new, left, held } = pair;
    let renamed = old.as_ref().zip(new.as_ref()).is_some_and(|(old, new)| old.id != new.id);
    let was = old.as_ref().or(new.as_ref())?.id.clone();
    let before = standing.entry(was).or_default();
    let there = !before.held.is_empty();
    before.held.retain(|path, _| !left.contains(path));
    let Some(new) = new else {
        let old = old?;
        // A copy in another file is the claim now.
        let kept = before.held.values().next().cloned();
        let event = match &kept {
            Some(kept) => changed(at, old, kept.clone()),
            None => there.then_some(Event { at, became: Became::Dropped, old: Some(old), new: None }),
        };
        before.last = kept.or_else(|| before.last.take());
        return event;
    };
    let last = before.last.clone();
    let now = if renamed { standing.entry(new.id.clone()).or_default() } else { before };
    now.held.extend(held);
    now.last = Some(new.clone());
    if cut {
        // Told at another of the commits where the history at hand begins.
        if last.is_some_and(|last| says_the_same(&last, &new)) {
            return None;
        }
        return Some(Event { at, became: Became::Stood, old: None, new: Some(new) });
    }
    match (old, last) {
        (None, None) => Some(Event { at, became: Became::Published, old: None, new: Some(new) }),
        (None, Some(last)) if !there => {
            Some(Event { at, became: Became::PublishedAgain, old: Some(last), new: Some(new) })
        }
        (None, Some(last)) => changed(at, last, new),
        // Another branch made the same change, and it was told there.
        (Some(old), Some(last)) if !renamed && says_the_same(&last, &new) && !says_the_same(&old, &new) => {
            None
        }
        (Some(old), _) => changed(at, old, new),
    }
}

fn changed(at: usize, old: Arc<Version>, new: Arc<Version>) -> Option<Event> {
    let became = if old.status != new.status {
        Became::Changed
    } else if old.statement != new.statement {
        Became::Reworded
    } else if old.id != new.id {
        Became::Renamed
    } else {
        return None;
    };
    Some(Event { at, became, old: Some(old), new: Some(new) })
}
