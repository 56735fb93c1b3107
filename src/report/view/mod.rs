//! One sorted view of a ledger, which every format of a report is made of.
//!
//! It holds what a reader wants to know in the order in which he wants it, and points into the records for the rest.
//! Everything that proves something (passages, states) was verified on the way here. Read [`View`] first.

mod article;
mod broken;
mod claim;
mod conflict;
mod history;
mod logo;
mod passage;
mod source;
mod texts;

use camino::Utf8Path;

use crate::check::Outcome;
use crate::ledger::{Ledger, SOURCES, SnapshotState, Verification};
use crate::logic::Analysis;
use crate::report::references::{Reference, Unformatted, references};
use crate::review::{self, Past, Reviews};
use crate::tree::Tree;
use crate::value::Day;

pub use article::Article;
pub use broken::{Broken, trouble, unsound};
pub use claim::{Appeared, ClaimView, Evidence};
pub use conflict::{ConflictView, Edge};
pub use history::History;
pub use logo::Logo;
pub use passage::Passage;
pub use source::{Held, SourceView};
pub use texts::{HeldText, Texts};

/// What a view is made of.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The files of the ledger.
    pub tree: &'a dyn Tree,
    /// Its records.
    pub ledger: &'a Ledger,
    /// What was verified of them.
    pub verification: &'a Verification,
    /// What follows from what the claims state.
    pub analysis: &'a Analysis,
    /// What a check of the whole ledger found.
    pub outcome: &'a Outcome,
    /// What judges the reviews beside the records.
    pub past: &'a Past,
    /// What the commits tell, where there are some.
    pub history: Option<&'a History>,
    /// Only this article, with its claims and what they cite.
    pub article: Option<&'a str>,
    /// The day that the report is made for.
    pub today: Day,
}

/// A ledger as its readers meet it.
pub struct View<'a> {
    /// What it was made of.
    pub input: Input<'a>,
    /// What the ledger is about; the title of its only article, if the settings do not say.
    pub title: &'a str,
    /// The texts under check, in the order of their ids.
    pub articles: Vec<Article<'a>>,
    /// The claims in the order in which they stand in the articles; those that stand in none come last, by id.
    pub claims: Vec<ClaimView<'a>>,
    /// The conflicts between them, open ones first, then in the order of their claims.
    pub conflicts: Vec<ConflictView<'a>>,
    /// The sources that are under check or cited, by id. With no limit to one article, all of the ledger.
    pub sources: Vec<SourceView<'a>>,
    /// The texts of the snapshots that words are taken from.
    pub texts: Texts,
    /// What became of the reviews, in the order of the ledger's claims.
    pub reviews: Reviews,
    /// The publisher's picture, or why it cannot be used.
    pub logo: Result<Option<Logo>, String>,
    /// The reference lines of the sources, in their order, or why there are none.
    pub references: Result<Vec<Reference>, Unformatted>,
    /// What of the ledger does not hold. A report of such a ledger is made on request only.
    pub broken: Vec<Broken>,
    /// For each claim of the ledger its place in the view, if it has one.
    places: Vec<Option<usize>>,
}

impl<'a> View<'a> {
    /// Makes the view of a ledger that was read, verified and judged.
    pub fn new(input: Input<'a>) -> Self {
        let texts = Texts::read(&input);
        let articles = article::articles(&input, &texts);
        let claims = claim::claims(&input, &texts, &articles);
        let sources = source::sources(&input, &claims);
        let conflicts = conflict::conflicts(&input, &claims);
        let title = match (&input.ledger.settings.title, articles.as_slice()) {
            (_, [only]) if input.article.is_some() => &only.record.title,
            (Some(title), _) => title,
            (None, [only]) => &only.record.title,
            (None, _) => "Fact-check",
        };
        let mut view = Self {
            input,
            title,
            articles,
            claims,
            conflicts,
            references: references(&input.ledger.settings.report, &sources),
            sources,
            texts,
            reviews: review::reviews(input.ledger, input.today, input.past),
            logo: input
                .ledger
                .settings
                .report
                .logo
                .as_deref()
                .map(|file| logo::read(input.tree, file))
                .transpose(),
            broken: Vec::new(),
            places: Vec::new(),
        };
        view.places = vec![None; input.ledger.claims.len()];
        for (place, claim) in view.claims.iter().enumerate() {
            view.places[claim.at] = Some(place);
        }
        for (at, conflict) in view.conflicts.iter().enumerate() {
            conflict.members.iter().for_each(|&member| view.claims[member].conflicts.push(at));
        }
        view.broken = broken::broken(&view);
        for broken in view.broken.iter().filter(|broken| broken.claims.is_empty() && !broken.in_place) {
            let source = broken
                .source
                .as_deref()
                .and_then(|id| view.sources.iter_mut().find(|source| source.record.id == id));
            if let Some(source) = source {
                source.errors.push(broken.what.clone());
            }
        }
        view
    }

    /// What does not hold, for a list: whom it is about and what is the case, each line once.
    pub fn broken_lines(&self) -> Vec<(String, &str)> {
        broken::lines(&self.broken)
    }

    /// Records of sources that could not be read, so that no list of sources has them.
    pub fn unreadable_sources(&self) -> impl Iterator<Item = &Broken> {
        let unread = |file: &Utf8Path| self.input.ledger.faults.iter().any(|fault| fault.file == file);
        self.broken.iter().filter(move |broken| broken.file.starts_with(SOURCES) && unread(&broken.file))
    }

    /// The claim of an id, by its place in [`View::claims`].
    pub fn claim_index(&self, id: &str) -> Option<usize> {
        let claims = &self.input.ledger.claims;
        let at = claims.partition_point(|claim| claim.record.id.as_str() < id);
        claims.get(at).filter(|claim| claim.record.id == id).and_then(|_| self.places[at])
    }

    /// The source of an id, by its place in [`View::sources`].
    pub fn source_index(&self, id: &str) -> Option<usize> {
        self.sources.binary_search_by(|source| source.record.id.as_str().cmp(id)).ok()
    }

    /// What was found of a source's snapshot, which is given by its place in the record.
    pub fn held(&self, source: &str, snapshot: Option<usize>) -> Option<&'a SnapshotState> {
        let held = self.sources[self.source_index(source)?].snapshots.get(snapshot?)?;
        Some(held.state)
    }

    /// The reference line of a source.
    pub fn reference(&self, id: &str) -> Option<&Reference> {
        self.references.as_ref().ok()?.get(self.source_index(id)?)
    }

    /// What a person is called in print: the name that the settings give, else the name without its address.
    pub fn person<'b>(&'b self, by: &'b str) -> &'b str {
        match self.input.ledger.settings.people.get(by) {
            Some(identity) => &identity.name,
            None => by.split('<').next().map(str::trim).filter(|name| !name.is_empty()).unwrap_or(by),
        }
    }

    /// What an entity of the vocabulary is called.
    pub fn entity<'b>(&'b self, id: &'b str) -> &'b str {
        let entity = self.input.ledger.vocabulary.entities.get(id);
        entity.and_then(|entity| entity.name.as_deref()).unwrap_or(id)
    }
}
