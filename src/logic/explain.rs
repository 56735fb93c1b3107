//! What was compared for one claim or two, and what came of it: the same comparison as the engine's, asked again.

use std::collections::BTreeSet;

use super::compare::{Clash, Silence, compare};
use super::groups::Groups;
use super::stated::Stated;
use super::sums::{self, Cell, Law, Network};
use super::terms::{Along, Terms};
use super::{Analysis, words};

/// Two assertions that were held against each other, or why they were not.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The first, by its place in the list of all.
    pub left: u32,
    /// The second.
    pub right: u32,
    /// What came of it.
    pub verdict: Verdict,
}

/// What came of holding two assertions against each other.
#[derive(Debug, Clone)]
pub enum Verdict {
    /// They clash.
    Clash(Clash),
    /// They do not, or it cannot be proved.
    Silent(Silence),
    /// They are about different things.
    OtherSubject,
    /// They say different things of one.
    OtherProperty,
}

/// What is reckoned with a quantity that a claim states.
#[derive(Debug, Clone)]
pub struct Reckoned {
    /// What holds between the quantities, in words.
    pub law: String,
    /// The quantities that somebody states, each with its value.
    pub known: Vec<String>,
    /// Those of which nobody says anything.
    pub missing: Vec<String>,
}

/// The assertions of a claim, by their places in the list of all.
pub fn assertions(analysis: &Analysis, claim: u32) -> Vec<u32> {
    let all = analysis.stated.iter().enumerate();
    all.filter(|(_, stated)| stated.claim == claim).map(|(at, _)| super::stated::number(at)).collect()
}

/// The assertions of one claim against those of another, each with each.
pub fn between(analysis: &Analysis, claim: u32, other: u32) -> Vec<Compared> {
    let (mine, theirs) = (assertions(analysis, claim), assertions(analysis, other));
    let pairs = mine.iter().flat_map(|&left| theirs.iter().map(move |&right| (left, right)));
    let mut compared: Vec<Compared> = pairs
        .map(|(left, right)| Compared { left, right, verdict: verdict(analysis, left, right) })
        .collect();
    // What was decided comes before what was not even comparable.
    compared.sort_by_key(|compared| match compared.verdict {
        Verdict::Clash(_) => 0,
        Verdict::Silent(_) => 1,
        Verdict::OtherProperty => 2,
        Verdict::OtherSubject => 3,
    });
    compared
}

/// The assertions of a claim against all others about the same, or about a class or a member of it.
pub fn around(analysis: &Analysis, claim: u32) -> Vec<Compared> {
    let groups = Groups::new(&analysis.stated);
    let mut compared = Vec::new();
    for left in assertions(analysis, claim) {
        let stated = &analysis.stated[left as usize];
        for &(property, subject) in groups.keys() {
            if property != stated.property || !are_related(&analysis.terms, stated.subject, subject) {
                continue;
            }
            for &right in groups.of(property, subject) {
                let again = analysis.stated[right as usize].claim == claim && right <= left;
                if right != left && !again {
                    compared.push(Compared { left, right, verdict: verdict(analysis, left, right) });
                }
            }
        }
    }
    compared
}

fn are_related(terms: &Terms, one: super::terms::EntityId, other: super::terms::EntityId) -> bool {
    let below = |lower, upper| terms.hierarchy.below(lower, upper, Along::Classes).is_some();
    below(one, other) || below(other, one)
}

fn verdict(analysis: &Analysis, left: u32, right: u32) -> Verdict {
    let (a, b) = (&analysis.stated[left as usize], &analysis.stated[right as usize]);
    let found = analysis.conflicts.iter().find_map(|conflict| match &conflict.proof {
        super::Proof::Pairs(pairs) => pairs.iter().find_map(|pair| {
            if (pair.left, pair.right) == (left, right) {
                Some(pair.clash.clone())
            } else if (pair.left, pair.right) == (right, left) {
                Some(pair.clash.clone().turned())
            } else {
                None
            }
        }),
        _ => None,
    });
    if let Some(clash) = found {
        return Verdict::Clash(clash);
    }
    let same = a.subject == b.subject && a.members.is_none() && b.members.is_none();
    let inherits = |one: &Stated, other: &Stated| {
        one.members.is_some()
            && analysis.terms.hierarchy.below(other.subject, one.subject, Along::Classes).is_some()
    };
    if !same && !inherits(a, b) && !inherits(b, a) {
        return Verdict::OtherSubject;
    }
    if a.property != b.property {
        return Verdict::OtherProperty;
    }
    match compare(&analysis.terms, analysis.terms.property(a.property), a, b) {
        Ok(clash) => Verdict::Clash(clash),
        Err(silence) => Verdict::Silent(silence),
    }
}

/// What is reckoned with the quantities that a claim states.
pub fn reckoned(analysis: &Analysis, claim: u32) -> Vec<Reckoned> {
    let own: BTreeSet<u32> = assertions(analysis, claim).into_iter().collect();
    let mut found = Vec::new();
    for network in sums::networks(&analysis.terms, &Groups::new(&analysis.stated)) {
        let cells: BTreeSet<usize> =
            network.facts.iter().filter(|fact| own.contains(&fact.stated)).map(|fact| fact.cell).collect();
        let laws = network.laws.iter().filter(|law| law.cells().iter().any(|cell| cells.contains(cell)));
        found.extend(laws.map(|law| reckon(analysis, &network, law)));
    }
    found
}

fn reckon(analysis: &Analysis, network: &Network, law: &Law) -> Reckoned {
    let terms = &analysis.terms;
    let label = |cell: &Cell| words::cell(terms, cell);
    let (mut known, mut missing) = (Vec::new(), Vec::new());
    for cell in law.cells() {
        let facts = network.facts.iter().filter(|fact| fact.cell == cell);
        let values: BTreeSet<String> = facts
            .filter_map(|fact| analysis.stated[fact.stated as usize].values.first())
            .map(|value| words::value(&terms.names, value))
            .collect();
        let name = label(&network.cells[cell]);
        if values.is_empty() {
            missing.push(name);
        } else {
            known.push(format!("{name}: {}", words::and(&values.into_iter().collect::<Vec<_>>())));
        }
    }
    let law = match law {
        Law::Equation { number, .. } => format!("`{}`", terms.equations[*number].text),
        Law::Parts { whole, complete: true, .. } => {
            format!("the parts make up {}", label(&network.cells[*whole]))
        }
        Law::Parts { whole, .. } => format!("the parts are at most {}", label(&network.cells[*whole])),
    };
    Reckoned { law, known, missing }
}
