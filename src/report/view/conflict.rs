//! Conflicts in words, with the claims that take part in them.

use std::collections::HashMap;

use super::{ClaimView, Input};
use crate::logic::{Conflict, Proof, Settlement};
use crate::review;
use crate::rules::{Facts, conflict_in_words};

/// Claims that cannot all be true.
#[derive(Debug)]
pub struct ConflictView<'a> {
    /// The conflict.
    pub record: &'a Conflict,
    /// What it is about: the name of a property, or an equation.
    pub about: &'a str,
    /// The claims that take part, by their places in [`super::View::claims`], in order.
    pub members: Vec<usize>,
    /// What cannot all be true, in one sentence without a full stop.
    pub told: String,
    /// The proof, a line a step: the grounds, the arithmetic, what would make room.
    pub proof: Vec<String>,
    /// What settles it, in words; none where it is open.
    pub settled: Option<String>,
    /// Which claim stands against which; where numbers do not add up, all of them stand together instead.
    pub edges: Vec<Edge>,
}

/// Two claims that stand against one another, the one that comes first in the report first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edge {
    /// A claim, by its place in [`super::View::claims`].
    pub from: usize,
    /// Another.
    pub to: usize,
}

pub(super) fn conflicts<'a>(input: &Input<'a>, claims: &[ClaimView<'a>]) -> Vec<ConflictView<'a>> {
    let reviews = review::reviews(input.ledger, input.today, &review::Past::default());
    let facts = Facts {
        ledger: input.ledger,
        verified: input.verification,
        logic: input.analysis,
        reviews: &reviews,
    };
    let place: HashMap<u32, usize> = claims
        .iter()
        .enumerate()
        .filter_map(|(place, claim)| Some((u32::try_from(claim.at).ok()?, place)))
        .collect();
    let mut views = Vec::new();
    for record in &input.analysis.conflicts {
        let mut members: Vec<usize> =
            record.members.iter().filter_map(|number| place.get(number)).copied().collect();
        members.sort_unstable();
        // Of a conflict with claims of another article a reader of this one still has to know, but it is told where
        // all of it can be seen.
        if members.len() < record.members.len() {
            continue;
        }
        let (told, proof) = conflict_in_words(&facts, record);
        views.push(ConflictView {
            record,
            about: record.about.name(&input.analysis.terms),
            edges: edges(input, record, &place),
            settled: record.settled.map(|settled| settlement(input, settled)),
            members,
            told,
            proof,
        });
    }
    views.sort_by(|a, b| {
        let key = |view: &ConflictView<'_>| view.settled.is_some();
        key(a).cmp(&key(b)).then_with(|| a.members.cmp(&b.members))
    });
    views
}

fn edges(input: &Input<'_>, conflict: &Conflict, place: &HashMap<u32, usize>) -> Vec<Edge> {
    let Proof::Pairs(pairs) = &conflict.proof else { return Vec::new() };
    let claim = |stated: u32| place.get(&input.analysis.stated[stated as usize].claim).copied();
    let mut edges: Vec<Edge> = pairs
        .iter()
        .filter_map(|pair| {
            let (one, other) = (claim(pair.left)?, claim(pair.right)?);
            (one != other).then(|| Edge { from: one.min(other), to: one.max(other) })
        })
        .collect();
    edges.sort_unstable();
    edges.dedup();
    edges
}

fn settlement(input: &Input<'_>, settled: Settlement) -> String {
    let record = &input.ledger.claims[settled.claim() as usize].record;
    match settled {
        Settlement::Out { .. } => format!("“{}” is {}", record.statement, record.status.word()),
        Settlement::Disputed { citation, .. } => {
            let id = &record.citations[citation].source;
            let title = input.ledger.source(id).map_or(id.as_str(), |source| &source.record.title);
            format!("“{}” is disputed by {title}", record.statement)
        }
        Settlement::Resolved { resolution, .. } => record.resolutions[resolution].because.clone(),
    }
}
