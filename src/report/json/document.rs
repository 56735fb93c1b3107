//! The document and what of it is neither a claim nor a source.

use std::collections::BTreeMap;

use serde::Serialize;

use super::claim::{ClaimEntry, Texts};
use super::source::SourceEntry;
use crate::diff::{Earlier, LogEntry};
use crate::report::View;
use crate::report::quoted::Quoted;
use crate::report::view::{Article, Broken, ClaimView, ConflictView, History};
use crate::report::words::summary;
use crate::tree::Begins;

/// The version of the document's shape.
const VERSION: u32 = 1;

#[derive(Serialize)]
pub(super) struct Document<'v> {
    version: u32,
    title: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'v str>,
    summary: Summary,
    broken: Vec<BrokenEntry<'v>>,
    articles: Vec<ArticleEntry<'v>>,
    claims: Vec<ClaimEntry<'v>>,
    contradictions: Vec<Contradiction<'v>>,
    sources: Vec<SourceEntry<'v>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    history_unread: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    begins: Option<&'v Begins>,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrections: Option<Vec<Correction<'v>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    earlier: Option<Vec<EarlierEntry<'v>>>,
}

#[derive(Serialize)]
struct Summary {
    text: String,
    claims: usize,
    statuses: BTreeMap<&'static str, usize>,
    sources: usize,
    snapshots: usize,
    quotes: Quotes,
    contradictions: Count,
}

#[derive(Serialize)]
struct Quotes {
    verified: usize,
    not_verified: usize,
}

#[derive(Serialize)]
struct Count {
    open: usize,
    settled: usize,
}

#[derive(Serialize)]
struct BrokenEntry<'v> {
    file: &'v str,
    rule: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<&'v str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    claims: &'v [String],
    what: &'v str,
}

#[derive(Serialize)]
struct ArticleEntry<'v> {
    source: &'v str,
    claims: Vec<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentences: Option<Sentences>,
}

#[derive(Serialize)]
struct Sentences {
    checkable: usize,
    covered: usize,
}

#[derive(Serialize)]
struct Contradiction<'v> {
    about: &'v str,
    claims: Vec<&'v str>,
    told: &'v str,
    proof: &'v [String],
    against: Vec<[&'v str; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    settled: Option<&'v str>,
}

#[derive(Serialize)]
struct Correction<'v> {
    date: &'v str,
    commit: &'v str,
    claim: &'v str,
    became: &'static str,
    statement: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    old_statement: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<&'v str>,
}

#[derive(Serialize)]
struct EarlierEntry<'v> {
    id: &'v str,
    statement: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<&'v str>,
}

impl<'v> Document<'v> {
    /// What a view holds.
    pub(super) fn new(view: &'v View<'v>) -> Self {
        let settings = &view.input.ledger.settings.report;
        let texts = Texts::new(view);
        let history = view.input.history.filter(|history| !history.unread);
        Self {
            version: VERSION,
            title: view.title,
            publisher: settings.publisher.as_deref(),
            url: settings.url.as_deref(),
            language: settings.language.as_deref(),
            summary: summarised(view),
            broken: view.broken.iter().map(broken).collect(),
            articles: view.articles.iter().map(|one| article(view, one)).collect(),
            claims: view.claims.iter().map(|claim| ClaimEntry::new(view, &texts, claim)).collect(),
            contradictions: view.conflicts.iter().map(|one| contradiction(view, one)).collect(),
            sources: view.sources.iter().map(|source| SourceEntry::new(view, source)).collect(),
            history_unread: view.input.history.is_some_and(|history| history.unread),
            begins: history.and_then(|history| history.begins.as_ref()),
            corrections: history.map(|history| corrections(view, history)),
            earlier: history.map(|history| history.earlier.iter().map(earlier).collect()),
        }
    }
}

fn summarised(view: &View<'_>) -> Summary {
    let quoted = || view.claims.iter().flat_map(|claim| Quoted::of(view, claim));
    let settled = view.conflicts.iter().filter(|conflict| conflict.settled.is_some()).count();
    let mut statuses = BTreeMap::new();
    for claim in &view.claims {
        *statuses.entry(claim.record.status.word()).or_default() += 1;
    }
    let held = view.sources.iter().flat_map(|source| &source.snapshots);
    Summary {
        text: summary(view),
        claims: view.claims.len(),
        statuses,
        sources: view.sources.len(),
        snapshots: held.filter(|held| held.state.is_pinned()).count(),
        quotes: Quotes {
            verified: quoted().filter(|one| one.state.level().is_some()).count(),
            not_verified: quoted().filter(|one| one.quote.is_some() && one.state.level().is_none()).count(),
        },
        contradictions: Count { open: view.conflicts.len() - settled, settled },
    }
}

fn broken(broken: &Broken) -> BrokenEntry<'_> {
    BrokenEntry {
        file: broken.file.as_str(),
        rule: broken.rule,
        source: broken.source.as_deref(),
        claim: broken.claims.first().map(String::as_str),
        claims: &broken.claims,
        what: &broken.what,
    }
}

fn article<'v>(view: &'v View<'v>, article: &'v Article<'v>) -> ArticleEntry<'v> {
    let within = |claim: &&ClaimView<'_>| claim.appearances.iter().any(|one| one.source == Some(article.at));
    ArticleEntry {
        source: &article.record.id,
        claims: view.claims.iter().filter(within).map(|claim| claim.record.id.as_str()).collect(),
        sentences: article.coverage.map(|coverage| {
            let share = coverage.share();
            Sentences { checkable: share.checkable, covered: share.covered }
        }),
    }
}

fn contradiction<'v>(view: &'v View<'v>, conflict: &'v ConflictView<'v>) -> Contradiction<'v> {
    let id = |place: usize| view.claims[place].record.id.as_str();
    Contradiction {
        about: conflict.about,
        claims: conflict.members.iter().map(|&member| id(member)).collect(),
        told: &conflict.told,
        proof: &conflict.proof,
        against: conflict.edges.iter().map(|edge| [id(edge.from), id(edge.to)]).collect(),
        settled: conflict.settled.as_deref(),
    }
}

fn corrections<'v>(view: &View<'_>, history: &'v History) -> Vec<Correction<'v>> {
    let here = |entry: &&LogEntry| view.input.article.is_none() || view.claim_index(&entry.claim).is_some();
    let entries = history.log.iter().filter(here).map(|entry| Correction {
        date: &entry.date,
        commit: &entry.commit,
        claim: &entry.claim,
        became: entry.became.word(),
        statement: &entry.statement,
        old_statement: entry.old_statement.as_deref(),
        from: entry.from,
        to: entry.to,
        because: entry.because.as_deref(),
    });
    entries.collect()
}

fn earlier(earlier: &Earlier) -> EarlierEntry<'_> {
    EarlierEntry { id: &earlier.id, statement: &earlier.statement, now: earlier.now.as_deref() }
}
