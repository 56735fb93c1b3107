//! Records of one claim: the same words of the same speaker.

use std::collections::HashMap;

use super::super::bag::Taken;
use super::super::check::{Check, Evidence, Opinion, Verdict, Work};
use super::super::copy::MOST_COPIES;
use super::super::draft;
use super::super::log::{Log, Outcome};
use super::super::party::MOST_NAMES;
use super::entities::folded;
use super::papers::Papers;
use super::sources::whose;
use crate::value::{doi_of_address, same_doi};

/// Why a part of a record is not kept that names a source twice.
const MENTION: &str = "another mention of the same source says otherwise";

/// More reviews of one claim are no more evidence.
const MOST_REVIEWS: usize = 1_000;

/// Nobody reads more works that one claim stands in, or that are cited for it.
const MOST_WORKS: usize = 1_000;

/// Each claim once, with the records it was made of.
pub(super) fn merged(checks: Vec<Check>, papers: &Papers, log: &mut Log) -> Vec<(Check, Vec<usize>)> {
    let mut places: HashMap<(String, String), usize> = HashMap::new();
    let mut merged: Vec<(Check, Vec<usize>)> = Vec::new();
    for check in checks {
        let text = |taken: Option<&Taken>| taken.map_or_else(String::new, |taken| taken.text.clone());
        let claimant = text(check.claimant.as_ref().map(|party| &party.name));
        let key = (text(check.statement.as_ref()), folded(&claimant));
        match places.get(&key).and_then(|at| merged.get_mut(*at)) {
            None => {
                places.insert(key, merged.len());
                let record = check.record;
                let (mut alone, mut rest) = (check, Check::default());
                rest.appearances = std::mem::take(&mut alone.appearances);
                rest.opinions = std::mem::take(&mut alone.opinions);
                rest.evidence = std::mem::take(&mut alone.evidence);
                add(&mut alone, rest, papers, log);
                merged.push((alone.fitted(), vec![record]));
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
                if !join(whole, check, papers, log) {
                    log.records[record].outcome = Outcome::Duplicate { of: records[0] + 1 };
                }
                records.push(record);
            }
        }
    }
    merged
}

/// Joins a record into an earlier one of the same claim; whether it says anything new.
fn join(whole: &mut Check, mut check: Check, papers: &Papers, log: &mut Log) -> bool {
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
            if known.name.text != party.name.text {
                let how = format!("an earlier record of the claim has it as {}", known.name.text);
                log.change(party.name.line, "claimant", &how);
            }
            news |= fill(&mut known.kind, party.kind, reason, log);
            news |= fill(&mut known.url, party.url, reason, log);
            news |= fill(&mut known.role, party.role, reason, log);
        }
        (known @ None, party) => *known = party,
        _ => {}
    }
    add(whole, check, papers, log) || news
}

/// Adds where a claim stands, what was found of it and what is cited; whether any of it is new.
fn add(whole: &mut Check, more: Check, papers: &Papers, log: &mut Log) -> bool {
    let places = add_places(whole, more.appearances, papers, log);
    let opinions = add_opinions(whole, more.opinions, papers, log);
    let evidence = add_evidence(whole, more.evidence, papers, log);
    places | opinions | evidence
}

fn add_places(whole: &mut Check, appearances: Vec<Work>, papers: &Papers, log: &mut Log) -> bool {
    let mut news = false;
    for work in appearances {
        if whole.appearances.len() >= MOST_WORKS {
            log.lose_all(work.lines(), &format!("only the first {MOST_WORKS} places of a claim are kept"));
            continue;
        }
        let is_known = |known: &&mut Work| known.first == work.first && is_same(papers, known, &work);
        let known = whole.appearances.iter_mut().find(is_known);
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
fn add_evidence(whole: &mut Check, evidence: Vec<Evidence>, papers: &Papers, log: &mut Log) -> bool {
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
                && is_same(papers, &known.work, &one.work)
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

fn add_opinions(whole: &mut Check, opinions: Vec<Opinion>, papers: &Papers, log: &mut Log) -> bool {
    let mut news = false;
    for opinion in opinions {
        let is_known = |known: &&mut Opinion| {
            is_same(papers, &known.page, &opinion.page) || is_again(papers, known, &opinion)
        };
        match whole.opinions.iter_mut().find(is_known) {
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

/// Whether two are one: the address or the DOI, or where there is neither, the title.
fn is_same(papers: &Papers, a: &Work, b: &Work) -> bool {
    papers.key(a).is_some_and(|key| papers.key(b) == Some(key))
}

/// Whether a review that has neither an address nor a title says what another such says: the same words and numbers of
/// the same publisher.
fn is_again(papers: &Papers, a: &Opinion, b: &Opinion) -> bool {
    let text = |taken: &Option<Taken>| taken.as_ref().map(|taken| taken.text.clone());
    let says = |one: &Opinion| {
        let Verdict { label, value, best, worst, explanation } = &one.verdict;
        [label, value, best, worst, explanation, &one.page.issued].map(text)
    };
    papers.key(&a.page).is_none()
        && papers.key(&b.page).is_none()
        && whose(&a.page) == whose(&b.page)
        && says(a) == says(b)
}

/// Puts the DOI and the address of two mentions where both can stand: one may be called by the address that its DOI
/// leads to, the other by its page.
fn settle(known: &mut Work, work: &mut Work, log: &mut Log) {
    let doi_in_url = |work: &Work| {
        let url = work.url.as_ref()?;
        Some(Taken { text: doi_of_address(&url.text)?, line: url.line })
    };
    match (doi_in_url(known), doi_in_url(work)) {
        (Some(doi), None) if work.url.is_some() => {
            log.moved(doi.line, "doi");
            known.doi.get_or_insert(doi);
            known.url = work.url.take();
        }
        (None, Some(doi)) if known.url.is_some() => {
            log.moved(doi.line, "doi");
            work.doi.get_or_insert(doi);
            work.url = None;
        }
        (Some(ours), Some(theirs)) if same_doi(&ours.text, &theirs.text) => work.url = None,
        _ => {}
    }
    if let (Some(ours), Some(theirs)) = (&known.doi, &work.doi)
        && same_doi(&ours.text, &theirs.text)
    {
        work.doi = None;
    }
}

/// Takes what a work says that is not known of it yet; whether there was anything.
pub(super) fn join_works(known: &mut Work, mut work: Work, why: &str, log: &mut Log) -> bool {
    settle(known, &mut work, log);
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
