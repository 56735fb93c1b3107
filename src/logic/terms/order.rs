//! The order of things: hierarchy and differences, from the vocabulary and from the claims that add to them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::distinct::{Declared, Distinct, Group, different_children};
use super::fault::Fault;
use super::graph::{Arrow, circles, too_deep};
use super::hierarchy::{Along, Edge, Hierarchy, Relation, Support};
use super::names::{EntityId, Names};
use crate::finding::Place;
use crate::ledger::{Filed, Ledger};
use crate::record::Vocabulary;
use crate::text::{FieldPath, did_you_mean};

/// The order of the entities of a ledger.
#[derive(Debug, Default)]
pub(in crate::logic) struct Order {
    pub(in crate::logic) hierarchy: Hierarchy,
    pub(in crate::logic) distinct: Distinct,
}

/// An edge with the place that says so.
#[derive(Debug, Clone)]
pub(in crate::logic) struct PlacedEdge {
    pub(in crate::logic) edge: Edge,
    pub(in crate::logic) place: Place,
}

/// Builds the order of a vocabulary and of what claims add to it.
pub(in crate::logic) fn order(
    ledger: &Ledger,
    names: &Names,
    claimed: Vec<PlacedEdge>,
    faults: &mut Vec<Fault>,
) -> Order {
    let mut edges = vocabulary_edges(&ledger.vocabulary_files, names);
    drop_circles(names, &mut edges, faults);
    if !claimed.is_empty() {
        edges.extend(claimed);
        drop_circles(names, &mut edges, faults);
    }
    drop_deep(names, &mut edges, faults);
    let hierarchy = Hierarchy::new(names, edges.iter().map(|placed| placed.edge));
    let groups = groups(&ledger.vocabulary_files, names, &hierarchy, &edges, faults);
    let distinct = Distinct::new(names, groups);
    under_two(ledger, names, &hierarchy, &distinct, faults);
    Order { hierarchy, distinct }
}

fn vocabulary_edges(files: &[Filed<Vocabulary>], names: &Names) -> Vec<PlacedEdge> {
    let mut edges = Vec::new();
    for file in files {
        for (id, entity) in &file.record.entities {
            let Some(from) = names.find(id) else { continue };
            for (relation, others) in [(Relation::IsA, &entity.is_a), (Relation::PartOf, &entity.part_of)] {
                for (index, other) in others.iter().enumerate() {
                    // A name that leads nowhere is an unknown reference, and said there.
                    let Some(to) = names.find(other) else { continue };
                    let path = FieldPath::key("entities").then(id.clone()).then(relation.word());
                    let place = Place::value(file.file.clone(), path.entry(index, other.clone()));
                    edges.push(PlacedEdge { edge: Edge { from, to, relation, claim: None }, place });
                }
            }
        }
    }
    edges
}

fn arrows(edges: &[PlacedEdge]) -> Vec<Arrow> {
    edges.iter().map(|placed| (placed.edge.from.index(), placed.edge.to.index())).collect()
}

/// Takes out the edges of every circle, those of claims alone where claims close it.
fn drop_circles(names: &Names, edges: &mut Vec<PlacedEdge>, faults: &mut Vec<Fault>) {
    let mut dropped = BTreeSet::new();
    for circle in circles(names.len(), &arrows(edges)) {
        let of_claims: Vec<usize> =
            circle.iter().copied().filter(|&at| edges[at].edge.claim.is_some()).collect();
        let taken = if of_claims.is_empty() { circle.clone() } else { of_claims };
        let PlacedEdge { edge, place } = &edges[taken[0]];
        faults.push(
            Fault::new(place.clone(), format!("a circle: {}", way_round(names, edges, &circle, *edge)))
                .help("nothing lies below itself: remove one step of the circle"),
        );
        dropped.extend(taken);
    }
    retain(edges, |at| !dropped.contains(&at));
}

/// `a is a b, b is a a`: the shortest way from the upper end of an edge back to its lower end.
fn way_round(names: &Names, edges: &[PlacedEdge], circle: &[usize], first: Edge) -> String {
    /// More steps say no more.
    const SHOWN: usize = 6;
    let mut came_by: HashMap<EntityId, Edge> = HashMap::new();
    let mut open = std::collections::VecDeque::from([first.to]);
    let mut from: HashMap<EntityId, Vec<Edge>> = HashMap::new();
    for &at in circle {
        from.entry(edges[at].edge.from).or_default().push(edges[at].edge);
    }
    while let Some(next) = open.pop_front() {
        if next == first.from {
            break;
        }
        for edge in from.get(&next).into_iter().flatten() {
            if edge.to != first.to && !came_by.contains_key(&edge.to) {
                came_by.insert(edge.to, *edge);
                open.push_back(edge.to);
            }
        }
    }
    let mut steps = Vec::new();
    let mut at = first.from;
    while let Some(edge) = came_by.get(&at).filter(|_| at != first.to) {
        steps.push(*edge);
        at = edge.from;
    }
    steps.push(first);
    steps.reverse();
    let step =
        |edge: &Edge| format!("`{}` {} `{}`", names.id(edge.from), edge.relation.phrase(), names.id(edge.to));
    let mut words: Vec<String> = steps.iter().take(SHOWN).map(step).collect();
    if steps.len() > SHOWN {
        words.push(format!("and {} more steps", steps.len() - SHOWN));
    }
    words.join(", ")
}

fn drop_deep(names: &Names, edges: &mut Vec<PlacedEdge>, faults: &mut Vec<Fault>) {
    let deep: BTreeSet<usize> = too_deep(names.len(), &arrows(edges)).into_iter().collect();
    if let Some(&first) = deep.first() {
        faults.push(
            Fault::new(
                edges[first].place.clone(),
                "this chain of classes and wholes is more than 100 steps long",
            )
            .help("leave out steps that no claim needs"),
        );
    }
    retain(edges, |at| !deep.contains(&at));
}

fn retain(edges: &mut Vec<PlacedEdge>, keep: impl Fn(usize) -> bool) {
    let mut at = 0;
    edges.retain(|_| {
        at += 1;
        keep(at - 1)
    });
}

/// The groups of `distinct`, and those of every entity with `distinct_children`.
fn groups(
    files: &[Filed<Vocabulary>],
    names: &Names,
    hierarchy: &Hierarchy,
    edges: &[PlacedEdge],
    faults: &mut Vec<Fault>,
) -> Vec<Group> {
    let mut groups = Vec::new();
    let lists =
        files.iter().flat_map(|file| file.record.distinct.iter().enumerate().map(move |list| (file, list)));
    for (number, (file, (index, list))) in lists.enumerate() {
        let mut members: BTreeMap<EntityId, Support> = BTreeMap::new();
        for (at, name) in list.iter().enumerate() {
            let place = || {
                let path = FieldPath::key("distinct").entry(index, list.join("+")).entry(at, name.clone());
                Place::value(file.file.clone(), path)
            };
            match names.find(name) {
                Some(entity) => {
                    members.insert(entity, Support::default());
                }
                None => faults.push(unknown_entity(names, name, place())),
            }
        }
        groups.push(Group { declared: Declared::List(number), members });
    }
    groups.extend(pairs(files, names));
    let mut children: HashMap<EntityId, BTreeMap<EntityId, Option<u32>>> = HashMap::new();
    for placed in edges.iter().filter(|placed| placed.edge.relation == Relation::IsA) {
        let Edge { from, to, claim, .. } = placed.edge;
        let known = children.entry(to).or_default().entry(from).or_insert(claim);
        // What the vocabulary says needs no claim to say it.
        *known = known.and(claim);
    }
    for file in files {
        for (id, _) in file.record.entities.iter().filter(|(_, entity)| entity.distinct_children) {
            let Some(parent) = names.find(id) else { continue };
            if let Some(children) = children.get(&parent) {
                let members = different_children(hierarchy, children);
                groups.push(Group { declared: Declared::ChildrenOf(parent), members });
            }
        }
    }
    groups
}

/// An entity and each that it is said not to be: two of those may still be the same.
fn pairs(files: &[Filed<Vocabulary>], names: &Names) -> Vec<Group> {
    let mut groups = Vec::new();
    for (id, entity) in files.iter().flat_map(|file| &file.record.entities) {
        let Some(one) = names.find(id) else { continue };
        // A name that leads nowhere is an unknown reference, and said there.
        for other in entity.distinct.iter().filter_map(|other| names.find(other)) {
            let members = [one, other].map(|member| (member, Support::default()));
            groups.push(Group { declared: Declared::Entity(one), members: members.into() });
        }
    }
    groups
}

pub(super) fn unknown_entity(names: &Names, name: &str, place: Place) -> Fault {
    Fault::new(place, format!("there is no entity `{name}`"))
        .help(format!("add `{name}: {{ name: ... }}` under `entities` in `claims/vocabulary.yaml`"))
        .unknown(did_you_mean(name, names.ids()))
}

/// An entity that lies below two things that are declared to be different.
fn under_two(
    ledger: &Ledger,
    names: &Names,
    hierarchy: &Hierarchy,
    distinct: &Distinct,
    faults: &mut Vec<Fault>,
) {
    for file in &ledger.vocabulary_files {
        for id in file.record.entities.keys() {
            let Some(entity) = names.find(id) else { continue };
            let Some(two) = distinct.clash_above(hierarchy, entity) else { continue };
            // What claims put there is a contradiction, and said there.
            if !two.support.is_empty() {
                continue;
            }
            let place = Place::key(file.file.clone(), FieldPath::key("entities").then(id.clone()));
            let [one, other] = [two.left, two.right].map(|member| names.id(member));
            let said = said_by(names, distinct.group(two.group));
            let message = if one == id || other == id {
                let upper = if one == id { other } else { one };
                format!("`{id}` lies below `{upper}`, and {said} makes the two different")
            } else {
                format!("`{id}` lies below `{one}` and `{other}`, and {said} makes the two different")
            };
            // What lies below inherits the mistake; it is said where it begins.
            let inherited = hierarchy.edges(entity).iter().any(|edge| {
                edge.relation == Relation::IsA && distinct.clash_above(hierarchy, edge.to).is_some()
            });
            if !inherited {
                faults.push(Fault::new(place, message).help("remove one of the two: nothing is both"));
            }
        }
    }
}

fn said_by(names: &Names, group: &Group) -> String {
    match group.declared {
        Declared::List(_) => "a list under `distinct`".to_owned(),
        Declared::Entity(entity) => format!("`distinct` of `{}`", names.id(entity)),
        Declared::ChildrenOf(parent) => format!("`distinct_children` of `{}`", names.id(parent)),
    }
}

/// Along which relation the values of a property lie within one another.
pub(super) fn along(text: Option<&str>) -> Along {
    if text == Some("part_of") { Along::Both } else { Along::Classes }
}
