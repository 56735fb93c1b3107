//! What the commits tell a reader: the corrections, and the ids that claims had before.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diff::{LogEntry, claim_log};
use crate::ledger::kind_of;
use crate::record::{Claim, RecordKind, decode};
use crate::tree::Step;

/// What the commits tell.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// The corrections log, the newest first.
    pub log: Vec<LogEntry>,
    /// Claims that were called otherwise, or are gone, by the id they had.
    pub earlier: Vec<Earlier>,
    /// Whether the clone holds only a part of the history.
    pub shallow: bool,
}

/// A claim under an id that it no longer has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// The id it had.
    pub id: String,
    /// What it said.
    pub statement: String,
    /// The id it has now; none where the claim is gone.
    pub now: Option<String>,
}

impl History {
    /// Reads the history of the claims' files, the newest step first.
    pub fn of(steps: &[Step], shallow: bool, content: &dyn Fn(&str) -> Option<Arc<[u8]>>) -> Self {
        Self { log: claim_log(steps, None, content), earlier: earlier(steps, content), shallow }
    }
}

/// Every id that a claim ever had and that went away, with what it became.
fn earlier(steps: &[Step], content: &dyn Fn(&str) -> Option<Arc<[u8]>>) -> Vec<Earlier> {
    let claim = |object: &Option<String>| -> Option<Claim> { decode(&content(object.as_deref()?)?).ok() };
    let mut became: BTreeMap<String, Earlier> = BTreeMap::new();
    for step in steps {
        // A file that a rename of git's touches may hold another claim: an id that came in the same step did not go.
        let files = step.files.iter().filter(|file| kind_of(&file.path) == Some(RecordKind::Claim));
        let pairs: Vec<(Option<Claim>, Option<Claim>)> =
            files.map(|file| (claim(&file.old), claim(&file.new))).collect();
        let came: BTreeSet<String> =
            pairs.iter().filter_map(|(_, new)| Some(new.as_ref()?.id.clone())).collect();
        for (old, new) in pairs {
            let Some(old) = old.filter(|old| !came.contains(&old.id)) else { continue };
            let now = new.map(|new| new.id).or(old.superseded_by);
            let (id, statement) = (old.id.clone(), old.statement);
            became.entry(old.id).or_insert(Earlier { id, statement, now });
        }
    }
    // What was renamed twice is found under its last name.
    let last = |first: &Earlier| {
        let mut now = first.now.clone();
        for _ in 0..became.len() {
            let Some(next) = now.as_ref().and_then(|id| became.get(id)) else { break };
            now.clone_from(&next.now);
        }
        now
    };
    became.values().map(|earlier| Earlier { now: last(earlier), ..earlier.clone() }).collect()
}
