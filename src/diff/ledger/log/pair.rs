//! What a commit did to each claim: the same id is the same claim, in whatever file it stands.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use camino::Utf8PathBuf;

use super::read::{FileChange, Version, says_the_same};
use crate::diff::bag::bags;

/// A claim before and after a commit.
#[derive(Debug)]
pub(super) struct Pair {
    /// None where no file held it before.
    pub(super) old: Option<Arc<Version>>,
    /// None where no file that the commit changed holds it after.
    pub(super) new: Option<Arc<Version>>,
    /// The files that held it before and do not after.
    pub(super) left: Vec<Utf8PathBuf>,
    /// The files that hold it after, and what they hold.
    pub(super) held: Vec<(Utf8PathBuf, Arc<Version>)>,
}

/// Pairs what the files of one commit held. Another id is the same claim only where it stands in the same file,
/// neither id stands on the other side as well, and more than git's likeness of two files speaks for it.
pub(super) fn pairs(files: &[FileChange]) -> Vec<Pair> {
    let after: BTreeSet<&str> =
        files.iter().filter_map(|file| Some(file.new.as_ref()?.id.as_str())).collect();
    let before: BTreeSet<&str> =
        files.iter().flat_map(|file| file.sides.iter().flatten()).map(|one| one.id.as_str()).collect();
    let mut called: HashMap<&str, &str> = HashMap::new();
    for file in files {
        let old = file.sides.iter().flatten().find(|old| !after.contains(old.id.as_str()));
        let new = file.new.as_ref().filter(|new| !before.contains(new.id.as_str()));
        if let (Some(old), Some(new)) = (old, new)
            && is_same_claim(file, old, new)
            && !called.values().any(|other| *other == new.id)
        {
            called.entry(&old.id).or_insert(&new.id);
        }
    }
    let mut of: BTreeMap<&str, Vec<&FileChange>> = BTreeMap::new();
    for file in files {
        let old = file.sides.iter().flatten().map(|old| old.id.as_str());
        let ids = old
            .map(|id| called.get(id).copied().unwrap_or(id))
            .chain(file.new.as_ref().map(|new| new.id.as_str()));
        for id in ids.collect::<BTreeSet<_>>() {
            of.entry(id).or_default().push(file);
        }
    }
    let was: HashMap<&str, &str> = called.iter().map(|(old, new)| (*new, *old)).collect();
    of.into_iter().map(|(id, files)| pair(id, was.get(id).copied().unwrap_or(id), &files)).collect()
}

/// Whether a file that holds another id holds the same claim: its name is the same, or what the claim says, or the record
/// named its successor.
fn is_same_claim(file: &FileChange, old: &Version, new: &Version) -> bool {
    file.path.file_name() == file.old_path.file_name()
        || old.superseded_by.as_deref() == Some(new.id.as_str())
        || is_nearly(&old.statement, &new.statement)
}

/// Whether two statements have all but a word or two in common.
fn is_nearly(old: &str, new: &str) -> bool {
    /// Of the words of both, by weight; two statements about one thing have half in common.
    const SHARE: f64 = 0.75;
    old == new || bags(&[old], &[new]).likeness(0, 0).words >= SHARE
}

/// A claim that is called `id` after a commit, and was called `was` before it.
fn pair(id: &str, was: &str, files: &[&FileChange]) -> Pair {
    let held: Vec<(Utf8PathBuf, Arc<Version>)> = files
        .iter()
        .filter_map(|file| Some((file.path.clone(), file.new.clone().filter(|new| new.id == id)?)))
        .collect();
    let old_in = |file: &FileChange| file.sides.iter().flatten().any(|old| old.id == was);
    // What stays in its file goes before what came from another.
    let new = files.iter().filter(|file| old_in(file)).chain(files);
    let new = new.filter_map(|file| file.new.clone()).find(|new| new.id == id);
    let sides = files.iter().map(|file| file.sides.len()).max().unwrap_or(1);
    let of_side = |side: usize| {
        let mut olds = files.iter().filter_map(move |file| file.sides.get(side)?.clone());
        olds.find(|old| old.id == was)
    };
    let olds: Vec<Option<Arc<Version>>> = (0..sides).map(of_side).collect();
    let old = match &new {
        // Which file of a side of a merge held it is not always known; what was last told of it is.
        Some(new) => not_told(olds.iter().flatten(), new)
            .filter(|old| old.id != new.id || says_the_same(old, new) || olds.iter().all(Option::is_some)),
        // What stands on one side of a merge alone was dropped on the other, and told there.
        None if olds.iter().all(Option::is_some) => olds.into_iter().flatten().next(),
        None => None,
    };
    let left = files.iter().filter(|file| old_in(file)).map(|file| file.old_path.clone());
    let left = left.filter(|path| !held.iter().any(|(held, _)| held == path)).collect();
    Pair { old, new, left, held }
}

/// What a claim was before a commit. What came out of a merge as it stands on a side was told there, so that only what stands
/// on none is a change.
fn not_told<'a>(
    mut olds: impl Iterator<Item = &'a Arc<Version>> + Clone,
    new: &Version,
) -> Option<Arc<Version>> {
    let status = olds.clone().any(|old| old.status == new.status);
    let statement = olds.clone().any(|old| old.statement == new.statement);
    let mut old = olds.next()?.as_ref().clone();
    if status {
        old.status = new.status;
    }
    if statement {
        old.statement.clone_from(&new.statement);
    }
    Some(Arc::new(old))
}
