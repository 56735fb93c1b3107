//! Checks to records: which are the same claim, which are there already, what the new ones are called.
//!
//! Nothing that is there is ever changed. Ids are made of what a record is about, so that the same file gives the same
//! ids on every day and on every machine.

mod again;
mod entities;
mod merge;
mod papers;
mod sources;

use std::collections::HashSet;

use camino::{Utf8Path, Utf8PathBuf};

use self::entities::{Entities, folded};
use self::merge::merged;
use self::papers::Papers;
use self::sources::Sources;
use super::bag::Taken;
use super::check::{Check, Opinion, Work};
use super::draft::{CitationDraft, ClaimDraft, note};
use super::log::{Log, Outcome};
use super::{scale, verdict};
use crate::ledger::{CLAIMS, Ledger};
use crate::record::{Claim, RecordKind, Stance, Status, decode};
use crate::snapshot::digest;
use crate::value::slug;
use crate::yaml;

/// The records to be written.
#[derive(Debug, Default)]
pub struct Plan {
    /// The files, in the order in which they have to be written: a record never names one that is not there.
    pub files: Vec<NewFile>,
    /// How many claims, sources and entities of the vocabulary are new.
    pub new: (usize, usize, usize),
    /// Claims whose verdict was not taken over although that was asked for, each with the reason.
    pub unmapped: Vec<(String, String)>,
}

/// A file that is to be written where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Where, relative to the root of the ledger.
    pub path: Utf8PathBuf,
    /// What it holds.
    pub content: String,
}

pub(super) fn plan(checks: Vec<Check>, ledger: &Ledger, map_ratings: bool, log: &mut Log) -> Plan {
    let mut plan = Plan::default();
    let papers = Papers::of(&checks);
    let mut sources = Sources::of(ledger, &papers);
    let mut entities = Entities::of(ledger);
    let files: HashSet<&Utf8Path> = ledger.claims.iter().map(|claim| claim.file.as_path()).collect();
    let mut claims = Vec::new();
    for (check, records) in merged(checks, &papers, log) {
        let Some(statement) = check.statement.clone() else { continue };
        let claimant = check.claimant.as_ref();
        let id = claim_id(&statement.text, claimant.map(|party| party.name.text.as_str()));
        let entity = claimant.map(|party| entities.id_of(&party.name.text));
        let (status, why) = if map_ratings { status(ledger, &check) } else { (None, None) };
        let reason =
            status.and_then(|_| check.opinions.iter().find_map(|one| one.verdict.explanation.as_ref()));
        let draft = ClaimDraft {
            id: &id,
            statement: &statement.text,
            claimant: entity.as_deref(),
            claimed_on: check.claimed_on.as_ref().map(|date| date.text.as_str()),
            appearances: check
                .appearances
                .iter()
                .map(|work| (sources.id_of(work, &statement.text), work.first))
                .collect(),
            status: status.unwrap_or(Status::Unverified),
            rationale: reason.map(|reason| reason.text.as_str()),
            citations: citations(&check, &sources, status, reason.is_some()),
        };
        let text = yaml::write(&draft.value());
        let record = match decode::<Claim>(text.as_bytes()) {
            Ok(record) => record,
            Err(faults) => {
                let why = faults.first().map_or_else(String::new, |fault| fault.message.clone());
                for record in records {
                    log.refuse(record, &format!("it makes no valid claim: {why}"));
                }
                continue;
            }
        };
        for at in &records {
            log.records[*at].claim = Some(id.clone());
        }
        if let Some(outcome) = there(ledger, &files, &id, &record) {
            for at in &records {
                log.records[*at].outcome = outcome.clone();
            }
            tell(&check, reason.is_some(), log);
            // Of what is there; nothing that somebody took away comes back.
            check.claimant.iter().for_each(|party| entities.again(party, log));
            works(&check).for_each(|work| sources.again(work, &statement.text, log));
            if outcome == Outcome::Edited {
                let known = ledger.claim(&id).map(|claim| &claim.record);
                again::lacking(known, &id, &check, &sources, log);
            }
            continue;
        }
        tell(&check, reason.is_some(), log);
        plan.unmapped.extend(why.map(|why| (id.clone(), why)));
        check.claimant.iter().for_each(|party| entities.add(party, log));
        works(&check).for_each(|work| sources.add(work, &statement.text, log));
        claims.push(NewFile { path: Utf8PathBuf::from(format!("{CLAIMS}/{id}.yaml")), content: text });
    }
    let (vocabulary, new_entities) = entities.files();
    let new_sources = sources.files();
    plan.new = (claims.len(), new_sources.len(), new_entities);
    plan.files = vocabulary.into_iter().chain(new_sources).chain(claims).collect();
    plan
}

/// The works that a claim stands in, that judge it, or that are cited.
fn works(check: &Check) -> impl Iterator<Item = &Work> {
    let pages = check.opinions.iter().map(|opinion| &opinion.page);
    check.appearances.iter().chain(pages).chain(check.evidence.iter().map(|one| &one.work))
}

/// The first words of a statement, and a digest of what makes it this claim: who says what.
fn claim_id(statement: &str, claimant: Option<&str>) -> String {
    named(
        &first_words(statement),
        "claim",
        &format!("claim\0{statement}\0{}", folded(claimant.unwrap_or_default())),
    )
}

fn first_words(text: &str) -> String {
    text.split_whitespace().take(8).collect::<Vec<_>>().join(" ")
}

/// An id of words and the first 12 digits of a digest: 48 bits, as they name snapshots too.
fn named(words: &str, otherwise: &str, key: &str) -> String {
    let mut stem = slug(words);
    if stem == "untitled" {
        otherwise.clone_into(&mut stem);
    }
    let mut end = stem.len().min(60);
    if end < stem.len() {
        end = stem[..end].rfind('-').unwrap_or(end);
    }
    format!("{}-{}", &stem[..end], digest(key.as_bytes()).short())
}

/// What the ledger has already, if it has.
fn there(ledger: &Ledger, files: &HashSet<&Utf8Path>, id: &str, record: &Claim) -> Option<Outcome> {
    let file = format!("{CLAIMS}/{id}.yaml");
    match ledger.claim(id) {
        Some(claim) if claim.record == *record => Some(Outcome::Same),
        Some(_) => Some(Outcome::Edited),
        None if ledger.is_broken(RecordKind::Claim, id) => Some(Outcome::Edited),
        None if files.contains(Utf8Path::new(&file)) => Some(Outcome::Edited),
        None => None,
    }
}

/// The status that the ledger's own ratings give all verdicts of a claim, or why there is none.
fn status(ledger: &Ledger, check: &Check) -> (Option<Status>, Option<String>) {
    let found: Vec<Option<Status>> =
        check.opinions.iter().map(|one| scale::status(&ledger.settings.ratings, &one.verdict)).collect();
    let has_reason = check.opinions.iter().any(|one| one.verdict.explanation.is_some());
    match found.as_slice() {
        [] => (None, Some("there is no rating".to_owned())),
        [Some(first), others @ ..] if others.iter().all(|other| *other == Some(*first)) => {
            match scale::wants(*first, has_reason) {
                None => (Some(*first), None),
                Some(why) => (None, Some(format!("`{}` is not taken over: {why}", first.word()))),
            }
        }
        [None] => (
            None,
            Some(
                "`ratings` in the settings does not have the verdict, and it is no status in words"
                    .to_owned(),
            ),
        ),
        _ => (
            None,
            Some("several verdicts do not agree, or `ratings` in the settings does not have them".to_owned()),
        ),
    }
}

fn citations(
    check: &Check,
    sources: &Sources<'_>,
    status: Option<Status>,
    reason_is_ours: bool,
) -> Vec<CitationDraft> {
    let statement = check.statement.as_ref().map_or("", |taken| taken.text.as_str());
    let cited = check.opinions.iter().enumerate().map(|(at, opinion)| {
        let undated = check.undated.as_ref().filter(|_| at == 0).map(|taken| taken.text.as_str());
        let stance: Stance = status.map_or_else(|| verdict::stance(&opinion.verdict), scale::stance);
        let with_reason = !(reason_is_ours && is_first_reason(check, opinion));
        CitationDraft {
            source: sources.id_of(&opinion.page, statement),
            stance,
            quote: None,
            note: note(opinion, with_reason, undated),
        }
    });
    let mut cited: Vec<CitationDraft> = cited.collect();
    for one in &check.evidence {
        let source = sources.id_of(&one.work, statement);
        let text = |taken: &Option<Taken>| taken.as_ref().map(|taken| taken.text.clone());
        let (quote, note) = (text(&one.quote), text(&one.note));
        // A check that only names its own page again cites nothing more.
        let is_bare = one.stance == Stance::Context && quote.is_none() && note.is_none();
        if !(is_bare && cited.iter().any(|known| known.source == source)) {
            cited.push(CitationDraft { source, stance: one.stance, quote, note });
        }
    }
    cited
}

/// Whether it is the one whose reason became the rationale.
fn is_first_reason(check: &Check, opinion: &Opinion) -> bool {
    let first = check.opinions.iter().find(|one| one.verdict.explanation.is_some());
    first.is_some_and(|first| std::ptr::eq(first, opinion))
}

/// Where values went that have no place of their own.
fn tell(check: &Check, reason_is_ours: bool, log: &mut Log) {
    if let Some(undated) = &check.undated {
        if check.opinions.is_empty() {
            log.lose(undated.line, "it is no date");
        } else {
            log.change(undated.line, "note of the citation", "no date that is understood, kept in words");
        }
    }
    for opinion in &check.opinions {
        if let Some(reason) = &opinion.verdict.explanation {
            let ours = reason_is_ours && is_first_reason(check, opinion);
            log.moved(reason.line, if ours { "rationale" } else { "note of the citation" });
        }
    }
    for work in works(check) {
        if let Some(undated) = &work.undated {
            log.change(undated.line, "note of the source", "no date that is understood, kept in words");
        }
    }
}
