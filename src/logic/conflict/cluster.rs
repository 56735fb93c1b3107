//! Pairs and sums to conflicts: what hangs together is one, and what a verdict settles is set apart first.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::membership::clashes;
use super::pair::Pair;
use super::pairs::{Pairs, pairs};
use super::settle::{Found, Settlement, by_status, may_settle, resolution};
use super::{About, Conflict, Proof};
use crate::finding::Place;
use crate::ledger::{Ledger, Verification};
use crate::logic::groups::Groups;
use crate::logic::stated::{Denial, Stated, number};
use crate::logic::sums::{self, Law, Sum};
use crate::logic::terms::{EntityId, Fault, PropertyId, Relation, Terms};
use crate::value::Number;

/// Every conflict of a ledger, open and settled, in the order of their claims.
pub(in crate::logic) fn conflicts(
    ledger: &Ledger,
    verified: &Verification,
    terms: &Terms,
    stated: &[Stated],
    denials: &[Denial],
    faults: &mut Vec<Fault>,
) -> Vec<Conflict> {
    let groups = Groups::new(stated);
    let mut found = Vec::new();
    let settling = |members: &[u32]| by_status(ledger, verified, members);
    let unsettled = |claim: u32| may_settle(ledger.claims[claim as usize].record.status);
    let Pairs { found: clashing, unfinished } = pairs(terms, &groups, &unsettled);
    faults.extend(unfinished.iter().map(|&about| too_much(ledger, terms, &groups, about)));
    for (key, pairs) in clusters(stated, clashing, settling) {
        let members: BTreeSet<u32> = pairs.iter().flat_map(|pair| claims_of(stated, pair)).collect();
        let property = stated[pairs[0].left as usize].property;
        found.push(Conflict {
            about: About::Property(property),
            members: members.into_iter().collect(),
            proof: Proof::Pairs(pairs),
            settled: key,
            outdated: None,
        });
    }
    for sum in sums::conflicts(terms, &groups) {
        found.push(of_sum(stated, sum, settling));
    }
    for membership in clashes(terms, denials) {
        let members = membership.claims.to_vec();
        let relation: Relation = membership.relation;
        found.push(Conflict {
            about: About::Classes(relation),
            settled: settling(&members),
            members,
            proof: Proof::Membership(membership),
            outdated: None,
        });
    }
    found.sort_by(|a, b| (&a.members, a.about).cmp(&(&b.members, b.about)));
    // What the same claims say of several subjects, or shows in several contexts, is one conflict.
    found.dedup_by(|later, first| {
        let same = later.members == first.members && later.about == first.about;
        match (&mut later.proof, &mut first.proof) {
            (Proof::Pairs(more), Proof::Pairs(pairs)) if same => {
                pairs.append(more);
                true
            }
            (Proof::Sum(later), Proof::Sum(first)) => same && later.stated == first.stated,
            (Proof::Membership(later), Proof::Membership(first)) => same && later == first,
            _ => false,
        }
    });
    for conflict in found.iter_mut().filter(|conflict| conflict.settled.is_none()) {
        match resolution(ledger, terms, &conflict.members, conflict.about) {
            Some(Found { claim, resolution, current: true }) => {
                conflict.settled = Some(Settlement::Resolved { claim, resolution });
            }
            Some(Found { claim, resolution, current: false }) => {
                conflict.outdated = Some((claim, resolution));
            }
            None => {}
        }
    }
    found
}

/// That more is said of something than can be compared.
fn too_much(
    ledger: &Ledger,
    terms: &Terms,
    groups: &Groups<'_>,
    (property, subject): (PropertyId, EntityId),
) -> Fault {
    let all = groups.of(property, subject);
    let first = groups.get(all[0]);
    let claim = &ledger.claims[first.claim as usize];
    let index = first.index as usize;
    let place = Place::value(claim.file.clone(), claim.record.assertions[index].path(index));
    let (name, count) = (&terms.property(property).name, Number::from(i64::from(number(all.len()))));
    let message = format!(
        "not everything that is said of `{}` under `{name}` could be compared: these are {count} assertions",
        terms.names.id(subject)
    );
    let help = "contradictions among them may be missing; say what differs between them by `time` or `scope`, or \
                by properties of their own";
    Fault::new(place, message).help(help).of_claim(first.claim)
}

pub(super) fn claims_of<'a>(stated: &'a [Stated], pair: &'a Pair) -> impl Iterator<Item = u32> + 'a {
    let own = [pair.left, pair.right].map(|at| stated[at as usize].claim);
    own.into_iter().chain(pair.support.iter().copied())
}

fn of_sum(stated: &[Stated], sum: Sum, settling: impl Fn(&[u32]) -> Option<Settlement>) -> Conflict {
    let own = sum.stated.iter().map(|&at| stated[at as usize].claim);
    let members: BTreeSet<u32> = own.chain(sum.support.iter().copied()).collect();
    let members: Vec<u32> = members.into_iter().collect();
    let about = match &sum.trace.last.law {
        Law::Equation { number, .. } => About::Equation(*number),
        Law::Parts { .. } => About::Property(sum.trace.last.cell.property),
    };
    Conflict { about, settled: settling(&members), members, proof: Proof::Sum(Box::new(sum)), outdated: None }
}

type Judged = (Option<Settlement>, Pair);
pub(super) type Cluster = (Option<Settlement>, Vec<Pair>);

/// Pairs that hang together, about one subject and property. A pair that a verdict settles is no link: it stands
/// with those that the verdict on the same claim settles.
pub(super) fn clusters(
    stated: &[Stated],
    pairs: Vec<Pair>,
    settling: impl Fn(&[u32]) -> Option<Settlement>,
) -> Vec<Cluster> {
    let mut sorted: BTreeMap<(PropertyId, EntityId, Option<u32>), Vec<Judged>> = BTreeMap::new();
    for pair in pairs {
        let members: BTreeSet<u32> = claims_of(stated, &pair).collect();
        let settled = settling(&members.into_iter().collect::<Vec<_>>());
        let key = (stated[pair.left as usize].property, pair.subject, settled.map(Settlement::claim));
        sorted.entry(key).or_default().push((settled, pair));
    }
    sorted.into_values().flat_map(connected).collect()
}

/// The connected parts of a graph whose edges are pairs.
fn connected(pairs: Vec<Judged>) -> Vec<Cluster> {
    let mut leader: HashMap<u32, u32> = HashMap::new();
    for (_, pair) in &pairs {
        let (left, right) = (find(&mut leader, pair.left), find(&mut leader, pair.right));
        leader.insert(left.max(right), left.min(right));
    }
    let mut parts: BTreeMap<u32, Cluster> = BTreeMap::new();
    for (settled, pair) in pairs {
        let part = parts.entry(find(&mut leader, pair.left)).or_insert((settled, Vec::new()));
        part.1.push(pair);
    }
    parts.into_values().collect()
}

fn find(leader: &mut HashMap<u32, u32>, node: u32) -> u32 {
    let mut at = node;
    while let Some(&next) = leader.get(&at).filter(|&&next| next != at) {
        at = next;
    }
    leader.insert(node, at);
    at
}
