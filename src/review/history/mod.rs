//! Who changed what a review covers, and when: the history of records, decoded.
//!
//! A change is one of meaning: a commit that only lays a record out anew changed nothing. What the history tells of one
//! claim is its [`Account`]. Read [`History`] first.

mod account;
mod change;
mod moment;
mod reach;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::ledger::kind_of;
use crate::parallel;
use crate::record::{Claim, RecordKind, Snapshot, Source, decode};
use crate::tree::{Authored, Contact, Rewritten};
use reach::Graph;

pub(super) use account::Account;
pub use change::ChangedBy;

/// What became of the records of a ledger, commit by commit.
#[derive(Debug, Default)]
pub struct History {
    /// Each before those that came after it.
    commits: Vec<Made>,
    graph: Graph,
    /// What became of each claim, the oldest first; by the id that it had after it, or before it where it went.
    claims: HashMap<String, Vec<ClaimStep>>,
    /// What became of each source, the oldest first.
    sources: HashMap<String, Vec<SourceStep>>,
}

/// Who made a commit, and when.
#[derive(Debug)]
struct Made {
    commit: String,
    authors: Vec<Contact>,
    date: String,
}

/// A claim before and after a commit.
#[derive(Debug)]
struct ClaimStep {
    /// Which commit.
    at: usize,
    /// The claim in each parent, if it was there and could be read.
    old: Vec<Option<Arc<Claim>>>,
    new: Option<Arc<Claim>>,
}

/// The snapshots of a source before and after a commit.
#[derive(Debug)]
struct SourceStep {
    at: usize,
    old: Vec<Option<Arc<Source>>>,
    new: Option<Arc<Source>>,
}

/// What a record was, as far as it could be read.
#[derive(Debug, Clone)]
enum Was {
    Claim(Arc<Claim>),
    Source(Arc<Source>),
    Unreadable,
}

impl History {
    /// Decodes what git tells.
    ///
    /// # Errors
    /// Why the history cannot be told, in words: the content of a version is missing, as in a partial clone.
    pub fn new(
        commits: Vec<Authored>,
        content: &(dyn Fn(&str) -> Option<Arc<[u8]>> + Sync),
    ) -> Result<Self, String> {
        let was = decoded(&commits, content)?;
        let mut history = Self { graph: Graph::of(&commits), ..Self::default() };
        for (at, commit) in commits.iter().enumerate() {
            history.add(at, &commit.files, &was);
        }
        drop(was);
        let made = |Authored { commit, authors, date, .. }| Made { commit, authors, date };
        history.commits = commits.into_iter().map(made).collect();
        Ok(history)
    }

    fn add(&mut self, at: usize, files: &[Rewritten], was: &HashMap<&str, Was>) {
        let claim = |id: &Option<String>| match was.get(id.as_deref()?) {
            Some(Was::Claim(claim)) => Some(Arc::clone(claim)),
            _ => None,
        };
        let source = |id: &Option<String>| match was.get(id.as_deref()?) {
            Some(Was::Source(source)) => Some(Arc::clone(source)),
            _ => None,
        };
        // A claim that moved to another file is known by its id, however much else of it changed.
        let mut gone: HashMap<String, Arc<Claim>> = HashMap::new();
        for file in files.iter().filter(|file| file.old.len() == 1) {
            if let Some(old) = file.old.iter().find_map(claim)
                && claim(&file.new).is_none_or(|new| new.id != old.id)
            {
                gone.insert(old.id.clone(), old);
            }
        }
        for file in files {
            match kind_of(&file.path) {
                Some(RecordKind::Claim) => {
                    let (mut old, new): (Vec<_>, _) =
                        (file.old.iter().map(claim).collect(), claim(&file.new));
                    if let Some(moved) = new.as_ref().and_then(|new| gone.get(&new.id)) {
                        old = vec![Some(Arc::clone(moved))];
                    }
                    let named = new.as_ref().or_else(|| old.iter().flatten().next());
                    let Some(id) = named.map(|claim| claim.id.clone()) else { continue };
                    let here = self.claims.entry(id).or_default();
                    // That it is gone from one file counts for less than that it stands in another.
                    if new.is_some() || here.last().is_none_or(|step| step.at != at) {
                        here.retain(|step| step.at != at);
                        here.push(ClaimStep { at, old, new });
                    }
                }
                Some(RecordKind::Source) => {
                    let (old, new): (Vec<_>, _) = (file.old.iter().map(source).collect(), source(&file.new));
                    let named = new.as_ref().or_else(|| old.iter().flatten().next());
                    let Some(id) = named.map(|source| source.id.clone()) else { continue };
                    self.sources.entry(id).or_default().push(SourceStep { at, old, new });
                }
                _ => {}
            }
        }
    }
}

/// Every version of every record, by what git calls its content.
fn decoded<'a>(
    commits: &'a [Authored],
    content: &(dyn Fn(&str) -> Option<Arc<[u8]>> + Sync),
) -> Result<HashMap<&'a str, Was>, String> {
    let mut kinds: BTreeMap<&str, RecordKind> = BTreeMap::new();
    for file in commits.iter().flat_map(|commit| &commit.files) {
        if let Some(kind @ (RecordKind::Claim | RecordKind::Source)) = kind_of(&file.path) {
            kinds.extend(file.old.iter().chain([&file.new]).flatten().map(|id| (id.as_str(), kind)));
        }
    }
    let read = |&(id, kind): &(&'a str, RecordKind)| {
        let missing =
            || format!("git does not hold what `{}` was: a partial clone?", &id[..id.len().min(10)]);
        let bytes = content(id).ok_or_else(missing)?;
        let was = match kind {
            RecordKind::Claim => decode(&bytes).map(|claim| Was::Claim(Arc::new(claim))),
            _ => decode(&bytes).map(|source| Was::Source(Arc::new(source))),
        };
        Ok((id, was.unwrap_or(Was::Unreadable)))
    };
    let kinds: Vec<(&str, RecordKind)> = kinds.into_iter().collect();
    parallel::map(&kinds, read).into_iter().collect()
}

fn snapshots(source: Option<&Arc<Source>>) -> Option<&[Snapshot]> {
    source.map(|source| source.snapshots.as_slice())
}
