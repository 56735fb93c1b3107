//! A conflict as a finding: every part of its proof at its place, and in words.

use std::collections::BTreeSet;

use super::super::places::in_claim;
use super::super::{Facts, Rule};
use crate::finding::{Finding, Place, Quoted, Severity};
use crate::ledger::{Filed, QuoteState, snapshot_file};
use crate::logic::conflict::{Membership, MembershipGround, Pair};
use crate::logic::terms::{EntityId, Relation};
use crate::logic::{About, Conflict, Proof, Stated, words};
use crate::record::{Assertion, Claim, Quotation, Stance, Status};
use crate::text::FieldPath;

/// Which rule a conflict belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Claims of several speakers.
    Contradiction,
    /// Claims of one speaker.
    OfOneSpeaker,
    /// Numbers.
    Arithmetic,
}

/// The findings of every open conflict of a kind.
pub(super) fn open(rule: &Rule, facts: &Facts<'_>, kind: Kind) -> Vec<Finding> {
    let conflicts = facts.logic.conflicts.iter().filter(|conflict| conflict.settled.is_none());
    conflicts
        .filter(|conflict| kind_of(facts, conflict) == kind)
        .map(|conflict| finding(rule, facts, conflict))
        .collect()
}

fn kind_of(facts: &Facts<'_>, conflict: &Conflict) -> Kind {
    match &conflict.proof {
        Proof::Sum(_) => Kind::Arithmetic,
        _ if speaker(facts, conflict).is_some() => Kind::OfOneSpeaker,
        _ => Kind::Contradiction,
    }
}

/// The one speaker of all claims of a conflict, if there is one.
fn speaker(facts: &Facts<'_>, conflict: &Conflict) -> Option<EntityId> {
    let names = &facts.logic.terms.names;
    let stated = assertions(conflict);
    let of_claim =
        |number: u32| claim(facts, number).record.claimant.as_deref().and_then(|id| names.find(id));
    let said = stated.iter().map(|&at| facts.logic.stated[at as usize].context.speaker());
    let own: BTreeSet<u32> = stated.iter().map(|&at| facts.logic.stated[at as usize].claim).collect();
    let others =
        conflict.members.iter().filter(|number| !own.contains(number)).map(|&number| of_claim(number));
    let mut all = said.chain(others);
    let first = all.next().flatten()?;
    all.all(|other| other == Some(first)).then_some(first)
}

/// The assertions of a conflict, by their places in the list of all, in order.
fn assertions(conflict: &Conflict) -> Vec<u32> {
    let all: BTreeSet<u32> = match &conflict.proof {
        Proof::Pairs(pairs) => pairs.iter().flat_map(|pair| [pair.left, pair.right]).collect(),
        Proof::Sum(sum) => sum.stated.iter().copied().collect(),
        Proof::Membership(_) => BTreeSet::new(),
    };
    all.into_iter().collect()
}

/// A claim by its place in the ledger.
pub(super) fn claim<'a>(facts: &Facts<'a>, number: u32) -> &'a Filed<Claim> {
    &facts.ledger.claims[number as usize]
}

fn finding(rule: &Rule, facts: &Facts<'_>, conflict: &Conflict) -> Finding {
    let message = match speaker(facts, conflict) {
        Some(speaker) if kind_of(facts, conflict) == Kind::OfOneSpeaker => {
            let name = words::name(&facts.logic.terms, speaker);
            format!("{name} contradicts itself: {}", told(facts, conflict))
        }
        _ => told(facts, conflict),
    };
    let mut places = places(facts, conflict);
    let primary = places.remove(0);
    let mut finding = rule.finding(primary, message);
    finding.severity = severity(facts, conflict);
    finding.related = places;
    let mut finding = described(facts, conflict, ids(facts, conflict, finding));
    if let Some((number, _)) = conflict.outdated {
        let id = &claim(facts, number).record.id;
        finding = finding
            .note(format!("a resolution in `{id}` was written for other assertions, and no longer holds"));
    }
    let members: Vec<&str> =
        conflict.members.iter().map(|&number| claim(facts, number).record.id.as_str()).collect();
    finding.help(format!(
        "set the status of the claim that is wrong, or `factlock resolve {} --because \"...\"`",
        members.join(" ")
    ))
}

/// A conflict wants a judgement; it is an error as soon as a claim of it is upheld.
fn severity(facts: &Facts<'_>, conflict: &Conflict) -> Severity {
    let upheld =
        |number: &u32| matches!(claim(facts, *number).record.status, Status::Supported | Status::Misleading);
    if conflict.members.iter().any(upheld) { Severity::Error } else { Severity::Warning }
}

/// What cannot all be true, in one sentence.
pub(super) fn told(facts: &Facts<'_>, conflict: &Conflict) -> String {
    /// More of them say no more.
    const SHOWN: usize = 4;
    let (terms, stated) = (&facts.logic.terms, &facts.logic.stated);
    let says = |at: u32| words::says(terms, &stated[at as usize]);
    match &conflict.proof {
        Proof::Sum(sum) => {
            let lines = words::arithmetic(terms, stated, sum);
            format!("the numbers do not go together: {}", lines.last().map_or("", String::as_str))
        }
        Proof::Membership(membership) => membership_told(facts, membership),
        Proof::Pairs(pairs) if is_of_two(facts, pairs) => {
            let (first, second, _) = words::told(stated, &pairs[0]);
            let both = words::says_both(terms, &stated[first as usize], &stated[second as usize]);
            format!("{both}{}", likewise(facts, pairs))
        }
        Proof::Pairs(_) => {
            let all = assertions(conflict);
            let more = all.len().saturating_sub(SHOWN);
            let shown: Vec<String> = all.iter().take(SHOWN).map(|&at| says(at)).collect();
            let more = if more > 0 { format!("; and {more} more") } else { String::new() };
            format!("{} claims cannot all be true: {}{more}", conflict.members.len(), shown.join("; "))
        }
    }
}

/// Whether every pair is one of the same two claims.
fn is_of_two(facts: &Facts<'_>, pairs: &[Pair]) -> bool {
    let claims = |pair: &Pair| {
        let [left, right] = [pair.left, pair.right].map(|at| facts.logic.stated[at as usize].claim);
        (left.min(right), left.max(right))
    };
    pairs.iter().all(|pair| claims(pair) == claims(&pairs[0]))
}

/// The other subjects of which the same two claims say two things.
fn likewise(facts: &Facts<'_>, pairs: &[Pair]) -> String {
    let written = pairs.iter().filter(|pair| {
        [pair.left, pair.right].iter().all(|&at| facts.logic.stated[at as usize].follows_from.is_none())
    });
    let others: BTreeSet<EntityId> =
        written.map(|pair| pair.subject).filter(|subject| *subject != pairs[0].subject).collect();
    let names: Vec<String> =
        others.into_iter().map(|subject| words::name(&facts.logic.terms, subject).to_owned()).collect();
    if names.is_empty() { String::new() } else { format!("; likewise of {}", words::and(&names)) }
}

fn membership_told(facts: &Facts<'_>, membership: &Membership) -> String {
    let terms = &facts.logic.terms;
    let lower = words::name(terms, membership.lower);
    match &membership.ground {
        MembershipGround::Denied { upper, .. } => {
            let upper = words::name(terms, *upper);
            format!("{lower} {} {upper}, which is denied", membership.relation.phrase())
        }
        MembershipGround::UnderTwo(two) => {
            let (one, other) = (words::name(terms, two.left), words::name(terms, two.right));
            format!("{lower} cannot be both {one} and {other}")
        }
    }
}

/// Adds the ids of the claims and the sources that are shown.
pub(super) fn ids(facts: &Facts<'_>, conflict: &Conflict, mut finding: Finding) -> Finding {
    let mut sources: BTreeSet<&str> = BTreeSet::new();
    for &number in &conflict.members {
        let member = claim(facts, number);
        finding = finding.claim(&member.record.id);
        sources.extend(quoted(facts, number).map(|(quotation, _)| quotation.source));
    }
    sources.into_iter().fold(finding, Finding::source)
}

/// Adds the proof in words, and the same for a program.
pub(super) fn described(facts: &Facts<'_>, conflict: &Conflict, mut finding: Finding) -> Finding {
    /// Two of a cluster show how the others clash.
    const SHOWN: usize = 3;
    let (terms, stated) = (&facts.logic.terms, &facts.logic.stated);
    let at = |number: u32| -> &Stated { &stated[number as usize] };
    match &conflict.proof {
        Proof::Pairs(pairs) => {
            let shown = if is_of_two(facts, pairs) { 1 } else { SHOWN };
            for pair in pairs.iter().take(shown) {
                let (first, second, clash) = words::told(stated, pair);
                let (a, b) = (at(first), at(second));
                finding = finding
                    .note(words::grounds(terms, a, b, &clash.grounds))
                    .note(words::meeting(terms, a, b, &clash));
            }
            if let Some(pair) = pairs.first() {
                let (first, second, clash) = words::told(stated, pair);
                finding = finding.note(words::escape(terms, at(first), at(second), &clash));
            }
        }
        Proof::Sum(sum) => {
            for line in
                words::arithmetic(terms, stated, sum).split_last().map_or(&[][..], |(_, before)| before)
            {
                finding = finding.note(line.clone());
            }
            finding.notes.extend(words::readings(stated, sum));
            finding = finding.note(words::escape_sum(terms, sum));
        }
        Proof::Membership(membership) => {
            if let MembershipGround::UnderTwo(two) = &membership.ground {
                finding = finding.note(words::difference(terms, two));
            }
        }
    }
    let about = match conflict.about {
        About::Property(_) | About::Classes(_) => "property",
        About::Equation(_) => "equation",
    };
    let name = conflict.about.name(terms);
    finding.topic(name).detail(about, name)
}

/// The assertions of a conflict: of a pair in the order in which it is told.
fn in_telling_order(facts: &Facts<'_>, conflict: &Conflict) -> Vec<u32> {
    match &conflict.proof {
        Proof::Pairs(pairs) if is_of_two(facts, pairs) => {
            let told = pairs.iter().map(|pair| words::told(&facts.logic.stated, pair));
            told.flat_map(|(first, second, _)| [first, second]).collect()
        }
        _ => assertions(conflict),
    }
}

/// The assertions of a conflict, each followed by the passage that its claim rests on.
fn places(facts: &Facts<'_>, conflict: &Conflict) -> Vec<Place> {
    /// Places of more claims fill a screen and prove no more.
    const SHOWN: usize = 8;
    let mut places: Vec<Place> = Vec::new();
    let mut quoted: BTreeSet<u32> = BTreeSet::new();
    for number in in_telling_order(facts, conflict).into_iter().take(SHOWN) {
        let stated = &facts.logic.stated[number as usize];
        let label = words::says(&facts.logic.terms, stated);
        places.push(assertion(claim(facts, stated.claim), stated.index as usize).label(label));
        places.extend(passage(facts, stated.claim).filter(|_| quoted.insert(stated.claim)));
    }
    let own: BTreeSet<u32> =
        assertions(conflict).iter().map(|&at| facts.logic.stated[at as usize].claim).collect();
    for &number in conflict.members.iter().filter(|number| !own.contains(number)).take(SHOWN) {
        let member = claim(facts, number);
        let of_classes = |assertion: &Assertion| Relation::named(&assertion.property).is_some();
        let at = member.record.assertions.iter().position(of_classes);
        let label = if own.is_empty() { "" } else { "this is needed for it" };
        places.push(assertion(member, at.unwrap_or(0)).label(label));
        places.extend(passage(facts, number));
    }
    places
}

/// The passage of a held source that a claim rests on.
fn passage(facts: &Facts<'_>, number: u32) -> Option<Place> {
    let id = &claim(facts, number).record.id;
    let (quotation, (file, media_type)) = quoted(facts, number).next()?;
    let quoted = Quoted {
        media_type,
        exact: quotation.quote.unwrap_or_default().to_owned(),
        prefix: quotation.prefix.map(str::to_owned),
        suffix: quotation.suffix.map(str::to_owned),
    };
    Some(Place::passage(file, quoted).label(format!("the words of `{id}`")))
}

fn assertion(claim: &Filed<Claim>, index: usize) -> Place {
    let Some(assertion) = claim.record.assertions.get(index) else {
        return in_claim(claim, FieldPath::key("id"));
    };
    let path = assertion.path(index);
    let key = if assertion.value.is_some() {
        "value"
    } else if assertion.values.is_empty() {
        "property"
    } else {
        "values"
    };
    in_claim(claim, path.then(key))
}

/// The words of held sources that a claim rests on: where it stands, then what supports it; each with the file of
/// the snapshot and its media type.
fn quoted<'a>(
    facts: &Facts<'a>,
    number: u32,
) -> impl Iterator<Item = (Quotation<'a>, (camino::Utf8PathBuf, String))> {
    let (ledger, verified) = (facts.ledger, facts.verified);
    let record = &ledger.claims[number as usize].record;
    let appearances =
        record.appearances.iter().map(|one| one.quotation()).zip(&verified.appearances[number as usize]);
    let citations = record.citations.iter().zip(&verified.citations[number as usize]);
    let supporting = citations.filter(|(citation, _)| citation.stance == Stance::Supports);
    let supporting = supporting.map(|(citation, state)| (citation.quotation(), state));
    let standing = |state: &QuoteState| state.level().is_some();
    appearances.chain(supporting).filter(move |(_, state)| standing(state)).filter_map(
        move |(quotation, _)| {
            let snapshots = &ledger.source(quotation.source)?.record.snapshots;
            let snapshot = match quotation.snapshot {
                Some(pin) => snapshots.iter().find(|snapshot| pin.matches(&snapshot.sha256))?,
                None => snapshots.last()?,
            };
            Some((quotation, (snapshot_file(snapshot), snapshot.media_type.clone())))
        },
    )
}
