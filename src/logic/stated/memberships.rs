//! What claims say of classes and wholes: that something is one of a kind, or a part of something, or is not.

use crate::finding::Place;
use crate::ledger::{Filed, Ledger};
use crate::logic::terms::{Edge, EntityId, Fault, Names, PlacedEdge, Relation};
use crate::record::{Assertion, Claim, Mode, Status};
use crate::text::did_you_mean;

/// What claims say of classes and wholes.
#[derive(Debug, Default)]
pub(in crate::logic) struct Memberships {
    /// What they say is so.
    pub(in crate::logic) edges: Vec<PlacedEdge>,
    /// What they say is not so.
    pub(in crate::logic) denials: Vec<Denial>,
}

/// That something does not lie below something.
#[derive(Debug, Clone)]
pub(in crate::logic) struct Denial {
    pub(in crate::logic) claim: u32,
    pub(in crate::logic) index: u32,
    pub(in crate::logic) lower: EntityId,
    pub(in crate::logic) upper: EntityId,
    pub(in crate::logic) relation: Relation,
}

/// Reads what claims say of classes and wholes. What is refuted, withdrawn or replaced is left out, and what holds
/// for one speaker only.
pub(in crate::logic) fn memberships(ledger: &Ledger, names: &Names, faults: &mut Vec<Fault>) -> Memberships {
    let mut found = Memberships::default();
    for (number, claim) in ledger.claims.iter().enumerate() {
        for (index, assertion) in claim.record.assertions.iter().enumerate() {
            if let Some(relation) = Relation::named(&assertion.property) {
                let reader =
                    Reader { names, claim, number: super::number(number), index, assertion, relation };
                match reader.check() {
                    Some(fault) => faults.push(fault),
                    None => reader.read(&mut found, faults),
                }
            }
        }
    }
    found
}

struct Reader<'a> {
    names: &'a Names,
    claim: &'a Filed<Claim>,
    number: u32,
    index: usize,
    assertion: &'a Assertion,
    relation: Relation,
}

impl Reader<'_> {
    fn place(&self, key: &'static str) -> Place {
        Place::value(self.claim.file.clone(), self.assertion.path(self.index).then(key))
    }

    /// What is wrong with the assertion as a whole.
    fn check(&self) -> Option<Fault> {
        let Assertion { mode, value, values, time, scope, members, .. } = self.assertion;
        let word = self.relation.word();
        let fault = |key, message: String, help: &str| {
            Some(Fault::new(self.place(key), message).help(help).of_claim(self.number))
        };
        let timeless = "remove it, or declare a property of your own that is told apart by time or scope";
        if time.is_some() {
            fault("time", format!("`{word}` knows no time"), timeless)
        } else if !scope.is_empty() {
            fault("scope", format!("`{word}` knows no scope"), timeless)
        } else if members.is_some() {
            fault("members", format!("`{word}` speaks of its subject as a whole"), "remove it")
        } else if !matches!(mode, None | Some(Mode::Some | Mode::None)) {
            fault(
                "mode",
                format!("`{word}` is either so or not"),
                "write `mode: none` where it is not so, else nothing",
            )
        } else if value.is_none() && values.is_empty() {
            fault("property", format!("`{word}` needs a value"), "write what it is one of, or a part of")
        } else {
            None
        }
    }

    fn read(&self, found: &mut Memberships, faults: &mut Vec<Fault>) {
        let Assertion { subject, value, values, mode, according_to, .. } = self.assertion;
        let status = self.claim.record.status;
        let out = matches!(status, Status::Refuted | Status::Retracted | Status::Superseded);
        let Some(lower) = self.find("subject", subject, faults) else { return };
        for name in value.iter().chain(values) {
            let key = if value.is_some() { "value" } else { "values" };
            let Some(upper) = self.find(key, name, faults) else { continue };
            if out || according_to.is_some() {
                continue;
            }
            let relation = self.relation;
            if *mode == Some(Mode::None) {
                let index = super::number(self.index);
                found.denials.push(Denial { claim: self.number, index, lower, upper, relation });
            } else {
                let edge = Edge { from: lower, to: upper, relation, claim: Some(self.number) };
                found.edges.push(PlacedEdge { edge, place: self.place(key) });
            }
        }
    }

    fn find(&self, key: &'static str, name: &str, faults: &mut Vec<Fault>) -> Option<EntityId> {
        let found = self.names.find(name);
        if found.is_none() {
            faults.push(
                Fault::new(self.place(key), format!("there is no entity `{name}`"))
                    .help(format!(
                        "add `{name}: {{ name: ... }}` under `entities` in `claims/vocabulary.yaml`"
                    ))
                    .unknown(did_you_mean(name, self.names.ids()))
                    .of_claim(self.number),
            );
        }
        found
    }
}
