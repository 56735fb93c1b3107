//! The texts of snapshots, read again for what stands around a quote, and where in them each quote stands.

use std::collections::{BTreeMap, HashMap};

use super::{Input, Passage};
use crate::ledger::{QuoteState, SnapshotState, snapshot_file, snapshot_of};
use crate::parallel;
use crate::prose;
use crate::record::{Quotation, Role};
use crate::snapshot::{self, ReadText};
use crate::text::Span;
use crate::tree;

/// The text of a snapshot whose bytes are those that were pinned.
#[derive(Debug)]
pub struct HeldText {
    /// Its source, by the place in [`crate::ledger::Ledger::sources`].
    pub source: usize,
    /// Which of the source's snapshots.
    pub snapshot: usize,
    /// The text as a reader sees it.
    pub text: ReadText,
    /// Its sentences, in order.
    pub sentences: Vec<Span>,
}

/// The texts that words are taken from, and those of the articles.
#[derive(Debug, Default)]
pub struct Texts {
    /// The texts, by source and snapshot.
    pub all: Vec<HeldText>,
    passages: HashMap<Taken, Passage>,
}

/// Words that are taken from a source: by an entry of a claim, or of the source itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Taken {
    /// An appearance: the places of the claim and of the entry.
    Appearance(usize, usize),
    /// A citation: the places of the claim and of the entry.
    Citation(usize, usize),
    /// A sentence that needs no claim: the places of the source and of the entry.
    NotClaim(usize, usize),
}

/// The snapshot, by the places of its source and of itself; by whom words of it are taken, and where they stand.
type Wanted<'a> = ((usize, usize), Taken, &'a QuoteState);

/// By whom words are taken, and where they stand.
type Standing = (Taken, Vec<Span>);

/// A larger snapshot is not read as text, here as in a check.
const LARGEST_TEXT: u64 = 256 << 20;

impl Texts {
    /// Reads every text that is wanted, on all cores. Where in it a quote stands was found when it was verified.
    pub(super) fn read(input: &Input<'_>) -> Self {
        let mut wanted: BTreeMap<(usize, usize), Vec<(Taken, &QuoteState)>> = BTreeMap::new();
        for (place, taken, state) in standing(input) {
            wanted.entry(place).or_default().push((taken, state));
        }
        for (at, source) in input.ledger.sources.iter().enumerate() {
            if let (Role::Article, Some(last)) =
                (source.record.role, source.record.snapshots.len().checked_sub(1))
            {
                wanted.entry((at, last)).or_default();
            }
        }
        let wanted: Vec<_> = wanted.into_iter().collect();
        let read = parallel::map(&wanted, |(place, words)| held(input, *place, words));
        let mut texts = Self::default();
        for (number, (text, found)) in read.into_iter().flatten().enumerate() {
            let passages =
                found.into_iter().map(|(taken, spans)| (taken, Passage::new(number, &text, spans)));
            texts.passages.extend(passages);
            texts.all.push(text);
        }
        texts
    }

    /// Where the words stand.
    pub(super) fn passage(&self, taken: Taken) -> Option<&Passage> {
        self.passages.get(&taken)
    }

    /// The text of a snapshot, by its place in [`Texts::all`].
    pub fn of(&self, source: usize, snapshot: usize) -> Option<usize> {
        self.all.binary_search_by_key(&(source, snapshot), |text| (text.source, text.snapshot)).ok()
    }
}

/// Every quote that stands where it should.
fn standing<'a>(input: &Input<'a>) -> Vec<Wanted<'a>> {
    let Input { ledger, verification, .. } = *input;
    let mut wanted: Vec<Wanted<'a>> = Vec::new();
    let mut add = |taken: Taken, quotation: Quotation<'a>, state: &'a QuoteState| {
        if state.level().is_none() {
            return;
        }
        let Some(source) = ledger.source_index(quotation.source) else { return };
        if let Some(snapshot) = snapshot_of(&ledger.sources[source].record, quotation) {
            wanted.push(((source, snapshot), taken, state));
        }
    };
    for (at, claim) in ledger.claims.iter().enumerate() {
        let appearances = claim.record.appearances.iter().zip(&verification.appearances[at]);
        for (entry, (appearance, state)) in appearances.enumerate() {
            add(Taken::Appearance(at, entry), appearance.quotation(), state);
        }
        let citations = claim.record.citations.iter().zip(&verification.citations[at]);
        for (entry, (citation, state)) in citations.enumerate() {
            add(Taken::Citation(at, entry), citation.quotation(), state);
        }
    }
    for (at, source) in ledger.sources.iter().enumerate() {
        let sentences = source.record.not_claims.iter().zip(&verification.not_claims[at]);
        for (entry, (sentence, state)) in sentences.enumerate() {
            add(Taken::NotClaim(at, entry), sentence.quotation(&source.record), state);
        }
    }
    wanted
}

fn held(
    input: &Input<'_>,
    (source, snapshot): (usize, usize),
    words: &[(Taken, &QuoteState)],
) -> Option<(HeldText, Vec<Standing>)> {
    let state = input.verification.snapshots.get(source)?.get(snapshot)?;
    if !state.is_pinned() && *state != SnapshotState::Empty {
        return None;
    }
    let record = input.ledger.sources[source].record.snapshots.get(snapshot)?;
    let bytes = tree::read(input.tree, &snapshot_file(record), LARGEST_TEXT).ok()?;
    // The file may have changed since it was verified.
    if snapshot::digest(&bytes) != record.sha256 {
        return None;
    }
    let text = snapshot::read(&record.media_type, &bytes).ok()?;
    let found = words.iter().map(|(taken, state)| (*taken, state.spans())).collect();
    let blocks: Vec<Span> = text.blocks.iter().map(|block| block.span).collect();
    let sentences = prose::sentences(&text.text, &blocks);
    Some((HeldText { source, snapshot, text, sentences }, found))
}
