//! What a record says of a claim that the ledger has already, and that the claim does not say.

use super::super::bag::Taken;
use super::super::check::{Check, Opinion, Verdict};
use super::super::log::Log;
use super::sources::Sources;
use crate::record::{Citation, Claim};

/// Tells of everything that the claim does not have; it is left as it is. Nothing is known of a claim that cannot be read.
pub(super) fn lacking(claim: Option<&Claim>, id: &str, check: &Check, sources: &Sources<'_>, log: &mut Log) {
    let why = format!("the claim `{id}` is there already, and is left as it is");
    let statement = check.statement.as_ref().map_or("", |taken| taken.text.as_str());
    for opinion in &check.opinions {
        let source = sources.id_of(&opinion.page, statement);
        let cited = of_source(claim, &source);
        if cited.is_empty() {
            let verdict = parts(&opinion.verdict).map(|taken| taken.line);
            log.lose_all(opinion.page.lines().into_iter().chain(verdict), &why);
        } else {
            log.lose_all(unsaid(claim, &cited, opinion), &why);
        }
    }
    for one in &check.evidence {
        let says = |known: &&Citation| {
            one.quote.as_ref().is_none_or(|quote| known.quote.as_ref() == Some(&quote.text))
                && one.note.as_ref().is_none_or(|note| known.note.as_ref() == Some(&note.text))
        };
        if !of_source(claim, &sources.id_of(&one.work, statement)).iter().any(says) {
            log.lose_all(one.lines(), &why);
        }
    }
    for work in &check.appearances {
        let source = sources.id_of(work, statement);
        if !claim.is_some_and(|claim| claim.appearances.iter().any(|known| known.source == source)) {
            log.lose_all(work.lines(), &why);
        }
    }
    if let Some(date) = &check.claimed_on
        && claim.and_then(|claim| claim.claimed_on.as_ref()).is_none_or(|known| known.as_str() != date.text)
    {
        log.lose(date.line, &why);
    }
}

fn of_source<'c>(claim: Option<&'c Claim>, source: &str) -> Vec<&'c Citation> {
    let all = claim.map_or(&[][..], |claim| &claim.citations);
    all.iter().filter(|citation| citation.source == source).collect()
}

/// The lines of what was found that stand neither in a note of the citations nor in the rationale.
fn unsaid(claim: Option<&Claim>, cited: &[&Citation], opinion: &Opinion) -> Vec<usize> {
    let rationale = claim.and_then(|claim| claim.rationale.as_deref());
    let notes: Vec<&str> = cited.iter().filter_map(|one| one.note.as_deref()).chain(rationale).collect();
    let is_said = |taken: &Taken| notes.iter().any(|note| note.contains(taken.text.as_str()));
    parts(&opinion.verdict).filter(|taken| !is_said(taken)).map(|taken| taken.line).collect()
}

fn parts(verdict: &Verdict) -> impl Iterator<Item = &Taken> {
    let Verdict { label, value, best, worst, explanation } = verdict;
    [label, value, best, worst, explanation].into_iter().flatten()
}
