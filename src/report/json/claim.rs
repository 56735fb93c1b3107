//! Claims with the words they take from sources.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::record::{Locator, Review};
use crate::report::View;
use crate::report::code_points::CodePoints;
use crate::report::fragment::Fragments;
use crate::report::quoted::{Quoted, stance_word};
use crate::report::view::ClaimView;
use crate::report::words::word;
use crate::review::State;
use crate::text::Span;
use crate::value::Edtf;

#[derive(Serialize)]
pub(super) struct ClaimEntry<'v> {
    id: &'v str,
    number: usize,
    file: &'v str,
    statement: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    claimant: Option<Claimant<'v>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claimed_on: Option<&'v str>,
    status: &'static str,
    verdict: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rationale: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    superseded_by: Option<&'v str>,
    appearances: Vec<QuotedEntry<'v>>,
    citations: Vec<QuotedEntry<'v>>,
    origins: Origins<'v>,
    contradictions: &'v [usize],
    reviews: Vec<ReviewEntry<'v>>,
    tags: &'v [String],
}

#[derive(Serialize)]
struct Claimant<'v> {
    id: &'v str,
    name: &'v str,
}

#[derive(Serialize)]
struct Origins<'v> {
    supporting: &'v BTreeSet<&'v str>,
    refuting: &'v BTreeSet<&'v str>,
}

#[derive(Serialize)]
struct ReviewEntry<'v> {
    by: &'v str,
    date: String,
    holds: bool,
    changed: &'v [String],
}

#[derive(Serialize)]
struct QuotedEntry<'v> {
    source: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    stance: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'v str>,
    verified: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trouble: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<&'v str>,
    passages: Vec<PassageEntry<'v>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    context: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locator: Option<LocatorEntry<'v>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'v str>,
}

#[derive(Serialize)]
struct PassageEntry<'v> {
    text: &'v str,
    start: usize,
    end: usize,
    first_byte: usize,
    end_byte: usize,
}

#[derive(Serialize)]
struct LocatorEntry<'v> {
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<&'v str>,
}

/// The texts of the view, prepared once for all that is taken from them.
pub(super) struct Texts<'v> {
    points: Vec<CodePoints<'v>>,
    fragments: Vec<Fragments<'v>>,
}

impl<'v> Texts<'v> {
    pub(super) fn new(view: &'v View<'v>) -> Self {
        let texts = &view.texts.all;
        Self {
            points: texts.iter().map(|held| CodePoints::new(&held.text.text)).collect(),
            fragments: Fragments::all(view),
        }
    }
}

impl<'v> ClaimEntry<'v> {
    pub(super) fn new(view: &'v View<'v>, texts: &Texts<'_>, claim: &'v ClaimView<'v>) -> Self {
        let record = claim.record;
        let appearances = claim.appearances.iter().map(|one| Quoted::appearance(view, one));
        let citations = claim.evidence.iter().map(|one| Quoted::citation(view, one));
        Self {
            id: &record.id,
            number: claim.number,
            file: claim.file.as_str(),
            statement: &record.statement,
            claimant: record.claimant.as_deref().map(|id| Claimant { id, name: view.entity(id) }),
            claimed_on: record.claimed_on.as_ref().map(Edtf::as_str),
            status: record.status.word(),
            verdict: word(view, record.status),
            rationale: record.rationale.as_deref(),
            superseded_by: record.superseded_by.as_deref(),
            appearances: appearances.map(|one| quoted(view, texts, one)).collect(),
            citations: citations.map(|one| quoted(view, texts, one)).collect(),
            origins: Origins { supporting: &claim.supporting_origins, refuting: &claim.refuting_origins },
            contradictions: &claim.conflicts,
            reviews: claim.reviews(view).map(|(review, became)| reviewed(view, review, became)).collect(),
            tags: &record.tags,
        }
    }
}

fn reviewed<'v>(view: &'v View<'v>, review: &'v Review, became: &'v State) -> ReviewEntry<'v> {
    ReviewEntry {
        by: view.person(&review.by),
        date: review.date.to_string(),
        holds: *became == State::Current,
        changed: match became {
            State::Outdated { fields } => fields,
            State::Current | State::Malformed => &[],
        },
    }
}

fn quoted<'v>(view: &'v View<'v>, texts: &Texts<'_>, one: Quoted<'v>) -> QuotedEntry<'v> {
    let address = one.source.and_then(|source| source.url.as_deref());
    QuotedEntry {
        source: one.source_id,
        stance: one.stance.map(stance_word),
        quote: one.quote,
        verified: one.state.level().is_some(),
        level: one.state.level().map(crate::snapshot::Level::phrase),
        trouble: one.trouble(view),
        sha256: one.snapshot.map(|snapshot| snapshot.sha256.as_str()),
        passages: one.passage.map_or_else(Vec::new, |found| {
            found.spans.iter().map(|span| passage(view, texts, found.text, *span)).collect()
        }),
        context: one.passage.map(|found| &view.texts.all[found.text].text.text[found.around.range()]),
        link: one.passage.and_then(|found| texts.fragments[found.text].link(address?, &found.spans)),
        locator: one.locator.map(locator),
        note: one.note,
    }
}

fn passage<'v>(view: &'v View<'v>, texts: &Texts<'_>, text: usize, span: Span) -> PassageEntry<'v> {
    let held = &view.texts.all[text].text;
    let (start, end) = texts.points[text].span(span);
    let raw = held.raw(span);
    PassageEntry { text: &held.text[span.range()], start, end, first_byte: raw.start, end_byte: raw.end }
}

fn locator(locator: &Locator) -> LocatorEntry<'_> {
    LocatorEntry {
        page: locator.page.as_deref(),
        section: locator.section.as_deref(),
        line: locator.line.as_deref(),
        row: locator.row.as_deref(),
        time: locator.time.as_deref(),
    }
}
