//! The corrections log: what became of the statuses and the words of claims, commit by commit, from the first that was given.
//!
//! Read [`LogEntry`] first.

mod pair;
mod read;
mod told;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use super::plain::one_line;
use crate::record::Status;
use crate::tree::Step;
pub use told::Became;
use told::{Event, events};

/// A claim got another status or other words, or came, or went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogEntry {
    /// The claim's id, as it was called then.
    pub claim: String,
    /// What became of it.
    pub became: Became,
    /// What it said then.
    pub statement: String,
    /// The status before; none where the claim is new.
    pub from: Option<&'static str>,
    /// The status after; none where the claim is gone.
    pub to: Option<&'static str>,
    /// What it said before, where it says something else now.
    pub old_statement: Option<String>,
    /// The reason that stands with the status.
    pub because: Option<String>,
    /// Who made the change.
    pub author: String,
    /// When, `YYYY-MM-DD`.
    pub date: String,
    /// In which commit.
    pub commit: String,
    /// The first line of its message.
    pub subject: String,
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

/// What the history tells of claims.
pub struct ClaimHistory<'a> {
    steps: &'a [Step],
    events: Vec<Event>,
}

impl<'a> ClaimHistory<'a> {
    /// Reads the history of the claims' files, the newest step first.
    pub fn read(steps: &'a [Step], content: &dyn Fn(&str) -> Option<Arc<[u8]>>) -> Self {
        Self { steps, events: events(steps, content) }
    }

    /// The corrections log of all claims, the newest first: where a status was given or became another, and where the words
    /// of a judged claim became others.
    pub fn corrections(&self) -> Vec<LogEntry> {
        self.events
            .iter()
            .filter(|event| is_correction(event))
            .filter_map(|event| self.entry(event))
            .collect()
    }

    /// Everything that became of the status and the statement of one claim, also under the ids it had before, the newest
    /// first.
    pub fn of(&self, id: &str) -> Vec<LogEntry> {
        let mut names = BTreeSet::from([id]);
        let mut log = Vec::new();
        for event in &self.events {
            let called = |one: &Option<Arc<read::Version>>| {
                one.as_ref().is_some_and(|one| names.contains(one.id.as_str()))
            };
            if called(&event.old) || called(&event.new) {
                names.extend(event.old.as_ref().map(|old| old.id.as_str()));
                log.extend(self.entry(event).filter(|entry| entry.became != Became::Renamed));
            }
        }
        log
    }

    /// Every id that a claim ever had and that went away, with what it became, by id.
    pub fn earlier(&self) -> Vec<Earlier> {
        let mut became: BTreeMap<&str, Earlier> = BTreeMap::new();
        let mut met: BTreeSet<&str> = BTreeSet::new();
        for event in &self.events {
            let (old, new) = (event.old.as_deref(), event.new.as_deref());
            // What came later under the same id tells that it is there.
            if let Some(old) =
                old.filter(|old| new.is_none_or(|new| new.id != old.id) && !met.contains(old.id.as_str()))
            {
                let now = new.map(|new| new.id.clone()).or_else(|| old.superseded_by.clone());
                let (id, statement) = (old.id.clone(), old.statement.clone());
                became.insert(&old.id, Earlier { id, statement, now });
            }
            met.extend([old, new].into_iter().flatten().map(|one| one.id.as_str()));
        }
        // What was renamed twice is found under its last name.
        let last = |first: &Earlier| {
            let mut now = first.now.clone();
            for _ in 0..became.len() {
                let Some(next) = now.as_deref().and_then(|id| became.get(id)) else { break };
                now.clone_from(&next.now);
            }
            now
        };
        became.values().map(|earlier| Earlier { now: last(earlier), ..earlier.clone() }).collect()
    }

    fn entry(&self, event: &Event) -> Option<LogEntry> {
        let (old, new) = (event.old.as_deref(), event.new.as_deref());
        let (step, shown) = (self.steps.get(event.at)?, new.or(old)?);
        let old_statement = old.map(|old| &old.statement).filter(|old| **old != shown.statement);
        Some(LogEntry {
            claim: shown.id.clone(),
            became: event.became,
            statement: shown.statement.clone(),
            from: old.map(|old| old.status.word()),
            to: new.map(|new| new.status.word()),
            old_statement: old_statement.cloned(),
            because: new.and_then(|new| new.because.clone()),
            author: one_line(&step.author),
            date: step.date.clone(),
            commit: step.commit.clone(),
            subject: one_line(&step.subject),
        })
    }
}

/// What nobody has judged yet corrects nothing: not that it came, and not that its words became others.
fn is_correction(event: &Event) -> bool {
    let judged =
        |one: &Option<Arc<read::Version>>| one.as_ref().is_some_and(|one| one.status != Status::Unverified);
    match event.became {
        Became::Published | Became::Reworded => judged(&event.new),
        Became::PublishedAgain | Became::Changed | Became::Dropped => true,
        Became::Renamed | Became::Stood => false,
    }
}
