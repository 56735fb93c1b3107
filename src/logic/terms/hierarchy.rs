//! What lies below what: classes (`is_a`) and wholes (`part_of`), from the vocabulary and from claims that say so.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::OnceLock;

use super::names::{EntityId, Names};

/// Claims that a step of reasoning leans on, by their place in the ledger, each once and in order. Nearly always
/// empty: most of what is known stands in the vocabulary.
pub type Support = Box<[u32]>;

/// Puts the claims of several steps together.
pub fn join(supports: &[&[u32]]) -> Support {
    let all: BTreeSet<u32> = supports.iter().flat_map(|support| support.iter().copied()).collect();
    all.into_iter().collect()
}

/// How one thing lies below another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// It is one of it.
    IsA,
    /// It is a part of it.
    PartOf,
}

impl Relation {
    /// The relation that a property of this name stands for in every ledger.
    pub fn named(property: &str) -> Option<Self> {
        [Self::IsA, Self::PartOf].into_iter().find(|relation| relation.word() == property)
    }

    /// As it is written: `is_a`.
    pub fn word(self) -> &'static str {
        match self {
            Self::IsA => "is_a",
            Self::PartOf => "part_of",
        }
    }

    /// As it is read: `is a`.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::IsA => "is a",
            Self::PartOf => "is part of",
        }
    }
}

/// That one thing lies right below another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edge {
    /// The lower one.
    pub from: EntityId,
    /// The upper one.
    pub to: EntityId,
    /// How.
    pub relation: Relation,
    /// The claim that says so, by its place in the ledger; the vocabulary says it where there is none.
    pub claim: Option<u32>,
}

/// Something that lies above an entity, and the claims without which it would not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Above {
    /// What lies above.
    pub entity: EntityId,
    /// The claims that are needed for it.
    pub support: Support,
}

/// Along which relations one looks upward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Along {
    /// Classes alone.
    Classes,
    /// Wholes alone.
    Wholes,
    /// Classes and wholes.
    Both,
}

impl Along {
    fn takes(self, relation: Relation) -> bool {
        match self {
            Self::Classes => relation == Relation::IsA,
            Self::Wholes => relation == Relation::PartOf,
            Self::Both => true,
        }
    }
}

/// The entities, each with what lies right above it.
#[derive(Debug, Default)]
pub struct Hierarchy {
    up: Vec<Vec<Edge>>,
    closed: [Vec<OnceLock<Box<[Above]>>>; 3],
}

impl Hierarchy {
    /// A hierarchy of edges that run in no circle.
    pub(super) fn new(names: &Names, edges: impl IntoIterator<Item = Edge>) -> Self {
        let mut up: Vec<Vec<Edge>> = vec![Vec::new(); names.len()];
        for edge in edges {
            up[edge.from.index()].push(edge);
        }
        for edges in &mut up {
            edges.sort_by_key(|edge| (edge.to, edge.relation, edge.claim));
            // What the vocabulary says needs no claim to say it.
            edges.dedup_by_key(|edge| (edge.to, edge.relation));
        }
        let slots = || (0..names.len()).map(|_| OnceLock::new()).collect();
        Self { up, closed: [slots(), slots(), slots()] }
    }

    /// What lies right above an entity.
    pub fn edges(&self, entity: EntityId) -> &[Edge] {
        &self.up[entity.index()]
    }

    /// Everything above an entity, itself included, by their numbers; each with the fewest claims that put it there.
    pub fn above(&self, entity: EntityId, along: Along) -> &[Above] {
        self.closed[along as usize][entity.index()].get_or_init(|| self.close(entity, along))
    }

    fn close(&self, entity: EntityId, along: Along) -> Box<[Above]> {
        let mut found: BTreeMap<EntityId, Support> = BTreeMap::new();
        let mut open = VecDeque::from([Above { entity, support: Support::default() }]);
        // Steps that need no claim are gone first, so that whatever is reached is reached with the fewest.
        while let Some(above) = open.pop_front() {
            if found.contains_key(&above.entity) {
                continue;
            }
            for edge in self.edges(above.entity).iter().filter(|edge| along.takes(edge.relation)) {
                match edge.claim {
                    None => open.push_front(Above { entity: edge.to, support: above.support.clone() }),
                    Some(claim) => {
                        let support = join(&[&above.support, &[claim]]);
                        open.push_back(Above { entity: edge.to, support });
                    }
                }
            }
            found.insert(above.entity, above.support);
        }
        found.into_iter().map(|(entity, support)| Above { entity, support }).collect()
    }

    /// The claims that put `lower` at or below `upper`; nothing if it does not lie there.
    pub fn below(&self, lower: EntityId, upper: EntityId, along: Along) -> Option<&[u32]> {
        if lower == upper {
            return Some(&[]);
        }
        let above = self.above(lower, along);
        let at = above.binary_search_by_key(&upper, |above| above.entity).ok()?;
        Some(&above[at].support)
    }
}
