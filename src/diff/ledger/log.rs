//! The corrections log: what became of the statuses of claims, commit by commit, from the first that was given.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::plain::one_line;
use crate::ledger::kind_of;
use crate::record::{Claim, RecordKind, Status, decode};
use crate::tree::Step;

/// A claim got another status, or came, or went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogEntry {
    /// The claim's id, as it was called then.
    pub claim: String,
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

/// Reads the log from the history, the newest first. Of one claim, also under the ids it had before, everything is told
/// that became of its status and its statement; of all claims only where a status was given or became another.
pub fn claim_log(
    steps: &[Step],
    id: Option<&str>,
    content: &dyn Fn(&str) -> Option<std::sync::Arc<[u8]>>,
) -> Vec<LogEntry> {
    let mut names: Option<BTreeSet<String>> = id.map(|id| BTreeSet::from([id.to_owned()]));
    let mut log: Vec<(usize, LogEntry)> = Vec::new();
    let claim = |object: &Option<String>| -> Option<Claim> { decode(&content(object.as_deref()?)?).ok() };
    // What came out of files that could not be read: it is held against what could be read before them.
    let mut open: BTreeMap<String, Vec<(usize, Option<Claim>)>> = BTreeMap::new();
    for (at, step) in steps.iter().enumerate() {
        let claims = step.files.iter().filter(|file| kind_of(&file.path) == Some(RecordKind::Claim));
        for file in claims {
            let (old, new) = (claim(&file.old), claim(&file.new));
            // What stands on another side of a merge was told there.
            let told =
                |new: &Claim| file.beside.iter().filter_map(&claim).any(|side| side.status == new.status);
            if new.as_ref().is_some_and(told) {
                continue;
            }
            let unread = file.new.as_ref().filter(|_| new.is_none());
            let outcomes = match unread {
                Some(unread) => open.remove(unread).unwrap_or_default(),
                None => vec![(at, new)],
            };
            if let Some(unread) = file.old.as_ref().filter(|_| old.is_none()) {
                open.entry(unread.clone()).or_default().extend(outcomes);
                continue;
            }
            for (at, new) in outcomes {
                if let Some(names) = &mut names {
                    let called =
                        |claim: &Option<Claim>| claim.as_ref().is_some_and(|claim| names.contains(&claim.id));
                    if !called(&old) && !called(&new) {
                        continue;
                    }
                    names.extend(old.as_ref().map(|old| old.id.clone()));
                }
                let told = entry(&steps[at], old.as_ref(), new.as_ref(), names.is_some());
                log.extend(told.map(|entry| (at, entry)));
            }
        }
    }
    log.sort_by(|(at, a), (other, b)| at.cmp(other).then_with(|| a.claim.cmp(&b.claim)));
    log.into_iter().map(|(_, entry)| entry).collect()
}

fn entry(step: &Step, old: Option<&Claim>, new: Option<&Claim>, everything: bool) -> Option<LogEntry> {
    let shown = new.or(old)?;
    let (from, to) = (old.map(|claim| claim.status.word()), new.map(|claim| claim.status.word()));
    let statement = |claim: &Claim| one_line(&claim.statement);
    let old_statement = old.filter(|_| new.is_some()).map(statement).filter(|old| *old != statement(shown));
    // That nobody has judged a new claim yet corrects nothing.
    let judged = from.is_some() || to != Some(Status::Unverified.word());
    let told = from != to && (judged || everything) || everything && old_statement.is_some();
    told.then(|| LogEntry {
        claim: shown.id.clone(),
        statement: statement(shown),
        from,
        to,
        old_statement,
        because: new.and_then(|claim| claim.rationale.as_deref()).map(one_line),
        author: one_line(&step.author),
        date: step.date.clone(),
        commit: step.commit.clone(),
        subject: one_line(&step.subject),
    })
}
