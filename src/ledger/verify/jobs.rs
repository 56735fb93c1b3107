//! Which words are to be looked for in which snapshot.

use super::{QuoteState, Verification};
use crate::ledger::Ledger;
use crate::record::{Quotation, Source};
use crate::snapshot::Quote;

/// Where in a verification a quote's state belongs: the index of the record, and of the entry in it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Slot {
    Appearance(usize, usize),
    Citation(usize, usize),
    NotClaim(usize, usize),
}

impl Slot {
    /// Whether a sentence of an article that holds these words is dealt with.
    pub(super) fn covers(self) -> bool {
        !matches!(self, Self::Citation(..))
    }
}

/// Words to be looked for in a snapshot of a source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) slot: Slot,
    /// The index of the snapshot in the source.
    pub(super) snapshot: usize,
    pub(super) quote: Quote<'a>,
}

/// For each source the words asked of it, and a verification that holds all that needs no look at a file.
pub(super) fn plan(ledger: &Ledger) -> (Vec<Vec<Asked<'_>>>, Verification) {
    let mut plan = Plan { ledger, asked: ledger.sources.iter().map(|_| Vec::new()).collect() };
    let mut verification = Verification::default();
    for (at, claim) in ledger.claims.iter().enumerate() {
        let appearances = claim.record.appearances.iter().enumerate();
        let states = appearances.map(|(index, one)| plan.ask(Slot::Appearance(at, index), one.quotation()));
        verification.appearances.push(states.collect());
        let citations = claim.record.citations.iter().enumerate();
        let states = citations.map(|(index, one)| plan.ask(Slot::Citation(at, index), one.quotation()));
        verification.citations.push(states.collect());
    }
    for (at, source) in ledger.sources.iter().enumerate() {
        let not_claims = source.record.not_claims.iter().enumerate();
        let states =
            not_claims.map(|(index, one)| plan.ask(Slot::NotClaim(at, index), one.quotation(&source.record)));
        verification.not_claims.push(states.collect());
    }
    (plan.asked, verification)
}

struct Plan<'a> {
    ledger: &'a Ledger,
    asked: Vec<Vec<Asked<'a>>>,
}

impl<'a> Plan<'a> {
    /// Asks a source for words, and says what is known of them until it answers.
    fn ask(&mut self, slot: Slot, quotation: Quotation<'a>) -> QuoteState {
        let Some(source) = self.ledger.source_index(quotation.source) else { return QuoteState::Unknown };
        let record = &self.ledger.sources[source].record;
        let Some(exact) = quotation.quote else { return QuoteState::NoQuote };
        if record.snapshots.is_empty() {
            return QuoteState::NotHeld;
        }
        let Some(snapshot) = snapshot_of(record, quotation) else { return QuoteState::Unknown };
        let quote = Quote { exact, prefix: quotation.prefix, suffix: quotation.suffix };
        self.asked[source].push(Asked { slot, snapshot, quote });
        QuoteState::Broken
    }
}

/// Which of a source's snapshots is meant: the one that is pinned, else the current one.
pub fn snapshot_of(source: &Source, quotation: Quotation<'_>) -> Option<usize> {
    let Some(pin) = quotation.snapshot else { return source.snapshots.len().checked_sub(1) };
    let mut pinned =
        source.snapshots.iter().enumerate().filter(|(_, snapshot)| pin.matches(&snapshot.sha256));
    match (pinned.next(), pinned.next()) {
        (Some((index, _)), None) => Some(index),
        _ => None,
    }
}
