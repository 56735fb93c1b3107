//! Quotes against snapshots: do the words stand there, and do they mean what they meant.

mod citation_without_quote;
mod quote_altered;
mod quote_ambiguous;
mod quote_not_found;
mod words;

use camino::Utf8PathBuf;

use super::places::{entry_name, quotings};
use super::{Facts, Rule};
use crate::finding::{Finding, Place};
use crate::ledger::{QuoteState, snapshot_file};
use crate::snapshot::{Located, Nearest, Passage};
use crate::text::FieldPath;

pub(super) static RULES: &[Rule] =
    &[quote_not_found::RULE, quote_altered::RULE, quote_ambiguous::RULE, citation_without_quote::RULE];

/// Words of a record that were looked for in a snapshot.
struct Searched<'a> {
    located: &'a Located,
    /// The file of the snapshot.
    snapshot: Utf8PathBuf,
    /// The record's file.
    file: &'a Utf8PathBuf,
    /// The entry that holds the quote.
    entry: FieldPath,
    claim: Option<&'a str>,
    /// Whether somebody reviewed the words as they are.
    reviewed: bool,
    source: &'a str,
}

impl Searched<'_> {
    /// A value of the entry that holds the quote.
    fn place(&self, key: &'static str) -> Place {
        Place::value(self.file.clone(), self.entry.clone().then(key))
    }

    /// A passage of the snapshot.
    fn passage(&self, passage: &Passage, label: &str) -> Place {
        Place::bytes(self.snapshot.clone(), passage.raw).label(label)
    }

    /// A finding at the quote.
    fn finding(&self, rule: &Rule, key: &'static str, message: String) -> Finding {
        let finding = rule.finding(self.place(key), message).source(self.source);
        match self.claim {
            Some(claim) => finding.claim(claim),
            None => finding,
        }
    }

    /// Shows the passage that is most like the quote, and the words that differ.
    fn with_nearest(&self, finding: Finding, nearest: &[Nearest]) -> Finding {
        let Some(nearest) = nearest.first() else { return finding };
        finding
            .related(self.passage(&nearest.passage, "the nearest passage"))
            .note(format!("word by word, [-quote-] {{+source+}}: {}", words::diff(&nearest.diff)))
            .detail("likeness", nearest.likeness)
            .detail("nearest", words::of_source(&nearest.diff))
    }
}

/// Every quote that was looked for: of appearances, of citations, and of sentences that need no claim.
fn searched<'a>(facts: &Facts<'a>) -> Vec<Searched<'a>> {
    let (ledger, verified) = (facts.ledger, facts.verified);
    let mut all = Vec::new();
    let lists = ledger.claims.iter().zip(verified.appearances.iter().zip(&verified.citations));
    for (claim, (appearances, citations)) in lists {
        for (quoting, state) in quotings(&claim.record).zip(appearances.iter().chain(citations)) {
            let source = quoting.quotation().source;
            let found = found(facts, source, state, &claim.file, || quoting.path());
            let reviewed = !claim.record.reviews.is_empty();
            all.extend(found.map(|found| Searched { claim: Some(&claim.record.id), reviewed, ..found }));
        }
    }
    for (source, states) in ledger.sources.iter().zip(&verified.not_claims) {
        for (index, (sentence, state)) in source.record.not_claims.iter().zip(states).enumerate() {
            let id = &source.record.id;
            let entry = || FieldPath::key("not_claims").entry(index, entry_name(id, Some(&sentence.quote)));
            all.extend(found(facts, id, state, &source.file, entry));
        }
    }
    all
}

fn found<'a>(
    facts: &Facts<'a>,
    source: &'a str,
    state: &'a QuoteState,
    file: &'a Utf8PathBuf,
    entry: impl FnOnce() -> FieldPath,
) -> Option<Searched<'a>> {
    let QuoteState::Searched { snapshot, located } = state else { return None };
    let record = &facts.ledger.source(source)?.record;
    let snapshot = snapshot_file(record.snapshots.get(*snapshot)?);
    Some(Searched { located, snapshot, file, entry: entry(), claim: None, reviewed: false, source })
}
