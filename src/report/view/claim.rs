//! Claims in the order of their articles, with where they stand and what is cited.

use std::collections::BTreeSet;

use camino::Utf8Path;

use super::texts::Taken;
use super::{Article, Broken, Input, Passage, Texts, View};
use crate::ledger::{QuoteState, snapshot_of};
use crate::record::{Appearance, Citation, Claim, Quotation, Review, Stance};
use crate::report::quoted::Quoted;
use crate::review::State;
use crate::rules;

/// A claim with its places and its evidence.
#[derive(Debug)]
pub struct ClaimView<'a> {
    /// Its place in [`crate::ledger::Ledger::claims`].
    pub at: usize,
    /// Its number in the report, from 1. It changes with the ledger: a lasting link is made of the id.
    pub number: usize,
    /// Its file, relative to the root of the ledger.
    pub file: &'a Utf8Path,
    /// Its record.
    pub record: &'a Claim,
    /// Where it stands in the articles, as the record lists them.
    pub appearances: Vec<Appeared<'a>>,
    /// What is cited, as the record lists it.
    pub evidence: Vec<Evidence<'a>>,
    /// The conflicts it takes part in, by their places in [`super::View::conflicts`].
    pub conflicts: Vec<usize>,
    /// The sources that its supporting citations come down to, by id.
    pub supporting_origins: BTreeSet<&'a str>,
    /// The sources that its refuting citations come down to, by id.
    pub refuting_origins: BTreeSet<&'a str>,
}

impl<'a> ClaimView<'a> {
    /// Its reviews as the record lists them, each with whether it holds.
    pub fn reviews<'v>(
        &self,
        view: &'v View<'_>,
    ) -> impl Iterator<Item = (&'a Review, &'v State)> + use<'a, 'v> {
        let became = view.reviews.claims.get(self.at).map_or(&[][..], |claim| claim.reviews.as_slice());
        self.record.reviews.iter().zip(became.iter().map(|one| &one.state))
    }

    /// Whether it leans on something that does not hold.
    pub fn is_broken(&self, view: &View<'_>) -> bool {
        let id = self.record.id.as_str();
        !view.broken.is_empty()
            && (view.broken.iter().any(|one| one.is_about(id))
                || Quoted::of(view, self).iter().any(|one| one.trouble(view).is_some()))
    }

    /// The errors of the check that are about it. What is wrong with words is told where they stand.
    pub fn errors<'v>(&self, view: &'v View<'_>) -> impl Iterator<Item = &'v Broken> {
        let id = self.record.id.as_str();
        view.broken.iter().filter(move |one| !one.in_place && one.is_about(id))
    }
}

/// Where a claim stands in an article.
#[derive(Debug)]
pub struct Appeared<'a> {
    /// The entry of the record.
    pub record: &'a Appearance,
    /// Its source, by the place in [`crate::ledger::Ledger::sources`].
    pub source: Option<usize>,
    /// Which of the source's snapshots.
    pub snapshot: Option<usize>,
    /// What was found of its words.
    pub state: &'a QuoteState,
    /// Where they stand, if they do.
    pub passage: Option<Passage>,
}

/// A citation, verified.
#[derive(Debug)]
pub struct Evidence<'a> {
    /// The entry of the record.
    pub record: &'a Citation,
    /// Its source, by the place in [`crate::ledger::Ledger::sources`].
    pub source: Option<usize>,
    /// Which of the source's snapshots; none where none is held, or the one that is pinned is not there.
    pub snapshot: Option<usize>,
    /// What was found of its words.
    pub state: &'a QuoteState,
    /// Where they stand, if they do.
    pub passage: Option<Passage>,
}

pub(super) fn claims<'a>(input: &Input<'a>, texts: &Texts, articles: &[Article<'_>]) -> Vec<ClaimView<'a>> {
    let within = |appeared: &Appeared<'_>| {
        appeared.source.is_some_and(|at| articles.iter().any(|article| article.at == at))
    };
    let mut claims: Vec<ClaimView<'a>> = (0..input.ledger.claims.len())
        .map(|at| claim(input, texts, at))
        .filter(|claim| input.article.is_none() || claim.appearances.iter().any(within))
        .collect();
    let place = |claim: &ClaimView<'_>| {
        let places = claim.appearances.iter().filter_map(|appeared| {
            let article = articles.iter().position(|article| Some(article.at) == appeared.source)?;
            let whole = appeared.passage.as_ref().filter(|found| articles[article].text == Some(found.text));
            Some((article, whole.map_or(usize::MAX, |found| found.whole().start)))
        });
        places.min().unwrap_or((usize::MAX, usize::MAX))
    };
    // Claims of one place keep the order of their ids.
    claims.sort_by_cached_key(place);
    for (at, claim) in claims.iter_mut().enumerate() {
        claim.number = at + 1;
    }
    claims
}

fn claim<'a>(input: &Input<'a>, texts: &Texts, at: usize) -> ClaimView<'a> {
    let ledger = input.ledger;
    let filed = &ledger.claims[at];
    let record = &filed.record;
    let snapshot = |quotation: Quotation<'_>| {
        let source = ledger.source_index(quotation.source);
        (source, source.and_then(|at| snapshot_of(&ledger.sources[at].record, quotation)))
    };
    let appearances = record.appearances.iter().zip(&input.verification.appearances[at]).enumerate();
    let appearances = appearances.map(|(entry, (record, state))| {
        let (source, snapshot) = snapshot(record.quotation());
        let passage = texts.passage(Taken::Appearance(at, entry)).cloned();
        Appeared { record, source, snapshot, state, passage }
    });
    let evidence = record.citations.iter().zip(&input.verification.citations[at]).enumerate();
    let evidence = evidence.map(|(entry, (record, state))| {
        let (source, snapshot) = snapshot(record.quotation());
        let passage = texts.passage(Taken::Citation(at, entry)).cloned();
        Evidence { record, source, snapshot, state, passage }
    });
    let origins = |stance: Stance| {
        let cited = record.citations.iter().filter(|citation| citation.stance == stance);
        rules::roots(ledger, cited.map(|citation| citation.source.as_str()))
    };
    ClaimView {
        at,
        number: 0,
        file: &filed.file,
        record,
        appearances: appearances.collect(),
        evidence: evidence.collect(),
        conflicts: Vec::new(),
        supporting_origins: origins(Stance::Supports),
        refuting_origins: origins(Stance::Refutes),
    }
}
