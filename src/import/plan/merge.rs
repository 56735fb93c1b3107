//! Records of one claim: the same words of the same speaker.

use std::collections::HashMap;

use super::super::bag::Taken;
use super::super::check::{Check, Evidence, Opinion, Work};
use super::super::copy::MOST_COPIES;
use super::super::draft;
use super::super::log::{Log, Outcome};
use super::super::party::MOST_NAMES;

/// Why a part of a record is not kept that names a source twice.
const MENTION: &str = "another mention of the same source says otherwise";

/// More reviews of one claim are no more evidence.
const MOST_REVIEWS: usize = 1_000;

/// Nobody reads more works that one claim stands in, or that are cited for it.
const MOST_WORKS: usize = 1_000;

/// Each claim once, with the records it was made of.
pub(super) fn merged(checks: Vec<Check>, log: &mut Log) -> Vec<(Check, Vec<usize>)> {
    let mut places: HashMap<(String, String), usize> = HashMap::new();
    let mut merged: Vec<(Check, Vec<usize>)> = Vec::new();
    for check in checks {
        let text = |taken: Option<&Taken>| taken.map_or_else(String::new, |taken| taken.text.clone());
        let key = (text(check.statement.as_ref()), text(check.claimant.as_ref().map(|party| &party.name)));
        match places.get(&key).and_then(|at| merged.get_mut(*at)) {
            None => {
                places.insert(key, merged.len());
                let record = check.record;
                let (mut alone, mut rest) = (check, Check::default());
                rest.appearances = std::mem::take(&mut alone.appearances);
                rest.opinions = std::mem::take(&mut alone.opinions);
                rest.evidence = std::mem::take(&mut alone.evidence);
                add(&mut alone, rest, log);
                merged.push((alone, vec![record]));
            }
            Some((whole, records)) => {
                let record = check.record;
                if whole.opinions.len() >= MOST_REVIEWS {
                    log.refuse(
                        record,
                        &format!("the claim has {MOST_REVIEWS} reviews already, and no record holds more"),
                    );
                    continue;
                }
                if !join(whole, check, log) {
                    log.records[record].outcome = Outcome::Duplicate { of: records[0] + 1 };
                }
                records.push(record);
            }
        }
    }
    merged
}

/// Joins a record into an earlier one of the same claim; whether it says anything new.
fn join(whole: &mut Check, mut check: Check, log: &mut Log) -> bool {
    let mut news = false;
    match (&whole.claimed_on, check.claimed_on.take()) {
        (None, Some(date)) => {
            whole.claimed_on = Some(date);
            news = true;
        }
        (Some(known), Some(date)) if known.text != date.text => {
            log.lose(date.line, &format!("an earlier record of the claim says {}", known.text));
        }
        _ => {}
    }
    match (&whole.undated, check.undated.take()) {
        (None, Some(undated)) => whole.undated = Some(undated),
        (Some(known), Some(undated)) if known.text != undated.text => {
            log.lose(undated.line, &format!("an earlier record of the claim says \"{}\"", known.text));
        }
        _ => {}
    }
    match (&mut whole.claimant, check.claimant.take()) {
        (Some(known), Some(party)) => {
            let reason = "an earlier record of the claim says otherwise";
            news |= fill(&mut known.kind, party.kind, reason, log);
            news |= fill(&mut known.url, party.url, reason, log);
            news |= fill(&mut known.role, party.role, reason, log);
        }
        (known @ None, party) => *known = party,
        _ => {}
    }
    add(whole, check, log) || news
}

/// Adds where a claim stands, what was found of it and what is cited; whether any of it is new.
fn add(whole: &mut Check, more: Check, log: &mut Log) -> bool {
    let places = add_places(whole, more.appearances, log);
    let opinions = add_opinions(whole, more.opinions, log);
    let evidence = add_evidence(whole, more.evidence, log);
    places | opinions | evidence
}

fn add_places(whole: &mut Check, appearances: Vec<Work>, log: &mut Log) -> bool {
    let mut news = false;
    for work in appearances {
        if whole.appearances.len() >= MOST_WORKS {
            log.lose_all(work.lines(), &format!("only the first {MOST_WORKS} places of a claim are kept"));
            continue;
        }
        let known =
            whole.appearances.iter_mut().find(|known| known.first == work.first && is_same(known, &work));
        if let Some(known) = known {
            news |= join_works(known, work, MENTION, log);
        } else {
            whole.appearances.push(work);
            news = true;
        }
    }
    news
}

/// A work is cited once for each thing that is said of it: what it does for the claim, its words, a remark.
fn add_evidence(whole: &mut Check, evidence: Vec<Evidence>, log: &mut Log) -> bool {
    let text = |taken: &Option<Taken>| taken.as_ref().map(|taken| taken.text.clone());
    let mut news = false;
    for one in evidence {
        if whole.evidence.len() >= MOST_WORKS {
            let why = format!("only the first {MOST_WORKS} works that are cited for a claim are kept");
            log.lose_all(one.lines(), &why);
            continue;
        }
        let known = whole.evidence.iter_mut().find(|known| {
            known.stance == one.stance
                && is_same(&known.work, &one.work)
                && text(&known.quote) == text(&one.quote)
                && text(&known.note) == text(&one.note)
        });
        if let Some(known) = known {
            news |= join_works(&mut known.work, one.work, MENTION, log);
        } else {
            whole.evidence.push(one);
            news = true;
        }
    }
    news
}

fn add_opinions(whole: &mut Check, opinions: Vec<Opinion>, log: &mut Log) -> bool {
    let mut news = false;
    for opinion in opinions {
        match whole.opinions.iter_mut().find(|known| is_same(&known.page, &opinion.page)) {
            None => {
                whole.opinions.push(opinion);
                news = true;
            }
            Some(known) => {
                news |= join_works(&mut known.page, opinion.page, MENTION, log);
                let reason = "an earlier record gives the same page another rating";
                let (ours, theirs) = (&mut known.verdict, opinion.verdict);
                for (ours, theirs) in [
                    (&mut ours.label, theirs.label),
                    (&mut ours.value, theirs.value),
                    (&mut ours.best, theirs.best),
                    (&mut ours.worst, theirs.worst),
                    (&mut ours.explanation, theirs.explanation),
                ] {
                    news |= fill(ours, theirs, reason, log);
                }
            }
        }
    }
    news
}

/// Takes a value where there is none yet; another is told.
fn fill(ours: &mut Option<Taken>, theirs: Option<Taken>, why: &str, log: &mut Log) -> bool {
    match (ours.as_ref(), theirs) {
        (None, Some(theirs)) => {
            *ours = Some(theirs);
            return true;
        }
        (Some(ours), Some(theirs)) if ours.text != theirs.text => log.lose(theirs.line, why),
        _ => {}
    }
    false
}

/// Whether two are one: the address, or where there is none, the title.
fn is_same(a: &Work, b: &Work) -> bool {
    super::sources::key(a) == super::sources::key(b) && super::sources::key(a).is_some()
}

/// Takes what a work says that is not known of it yet; whether there was anything.
pub(super) fn join_works(known: &mut Work, mut work: Work, why: &str, log: &mut Log) -> bool {
    let mut news = false;
    for (ours, theirs) in known.fields_mut().into_iter().zip(work.fields_mut()) {
        news |= fill(ours, theirs.take(), why, log);
    }
    for author in work.authors {
        if known.authors.iter().any(|one| one.name == author.name) {
            continue;
        }
        if known.authors.len() >= MOST_NAMES {
            log.lose_all(author.lines, why);
        } else {
            known.authors.push(author);
            news = true;
        }
    }
    for copy in work.copies {
        if known.copies.iter().any(|one| draft::copied(one) == draft::copied(&copy)) {
            continue;
        }
        if known.copies.len() >= MOST_COPIES {
            log.lose_all(copy.lines, why);
        } else {
            known.copies.push(copy);
            news = true;
        }
    }
    news
}
