//! Texts under check: their words, what claims cover of them, and what needs no claim.

use super::texts::Taken;
use super::{Input, Passage, Texts};
use crate::ledger::Coverage;
use crate::record::{NotClaim, Role, Source};

/// A text under check.
#[derive(Debug)]
pub struct Article<'a> {
    /// Its place in [`crate::ledger::Ledger::sources`].
    pub at: usize,
    /// Its record.
    pub record: &'a Source,
    /// The text of its current snapshot, by the place in [`Texts::all`]; none where it is not held, not what was
    /// pinned, or cannot be read as text.
    pub text: Option<usize>,
    /// What of it claims cover.
    pub coverage: Option<&'a Coverage>,
    /// The sentences that need no claim, and where they stand.
    pub not_claims: Vec<(&'a NotClaim, Option<Passage>)>,
}

pub(super) fn articles<'a>(input: &Input<'a>, texts: &Texts) -> Vec<Article<'a>> {
    let mut articles = Vec::new();
    for (at, source) in input.ledger.sources.iter().enumerate() {
        let record = &source.record;
        let wanted = match input.article {
            Some(id) => record.id == id,
            None => record.role == Role::Article,
        };
        if !wanted {
            continue;
        }
        let not_claims = record.not_claims.iter().enumerate();
        articles.push(Article {
            at,
            record,
            text: record.snapshots.len().checked_sub(1).and_then(|last| texts.of(at, last)),
            coverage: input.verification.coverage[at].as_ref(),
            not_claims: not_claims
                .map(|(entry, one)| (one, texts.passage(Taken::NotClaim(at, entry)).cloned()))
                .collect(),
        });
    }
    articles
}
