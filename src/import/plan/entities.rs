//! Who makes claims: entities of the vocabulary, those that are there and those that come to it.

use std::collections::{BTreeMap, HashMap};

use super::super::check::Party;
use super::super::draft::Map;
use super::super::log::Log;
use super::{NewFile, named};
use crate::ledger::Ledger;
use crate::record::Entity;
use crate::snapshot::digest;
use crate::value::slug;
use crate::yaml::{self, Value};

/// The entities of a ledger, with those that are to be written.
pub(super) struct Entities<'a> {
    ledger: &'a Ledger,
    /// By name and alias, as they are compared.
    by_name: HashMap<String, &'a str>,
    new: BTreeMap<String, Party>,
}

/// How much one file holds, in bytes: a record may be a megabyte at most.
const OF_A_FILE: usize = 500_000;

impl<'a> Entities<'a> {
    pub(super) fn of(ledger: &'a Ledger) -> Self {
        let mut by_name = HashMap::new();
        let entities = &ledger.vocabulary.entities;
        let names = entities.iter().flat_map(|(id, entity)| {
            entity.name.iter().chain(&entity.aliases).map(move |name| (name.as_str(), id.as_str()))
        });
        // What one is called counts before how another is written down.
        for (name, id) in names.chain(entities.keys().map(|id| (id.as_str(), id.as_str()))) {
            by_name.entry(folded(name)).or_insert(id);
        }
        Self { ledger, by_name, new: BTreeMap::new() }
    }

    /// What the entity of a name is called: as in the ledger, else by its name, else by its name and a digest.
    pub(super) fn id_of(&self, name: &str) -> String {
        let folded = folded(name);
        if let Some(id) = self.by_name.get(&folded) {
            return (*id).to_owned();
        }
        let short = slug(name);
        let taken = self.ledger.vocabulary.entities.contains_key(&short)
            || self.new.get(&short).is_some_and(|party| self::folded(&party.name.text) != folded);
        if taken || short == "untitled" {
            named(name, "speaker", &format!("entity\0{folded}"))
        } else {
            short
        }
    }

    /// Takes a party into the entities to be written, unless the ledger has it.
    pub(super) fn add(&mut self, party: &Party, log: &mut Log) {
        let id = self.id_of(&party.name.text);
        if let Some(there) = self.ledger.vocabulary.entities.get(&id) {
            tell(&id, there, party, log);
            return;
        }
        let Some(known) = self.new.get_mut(&id) else {
            self.new.insert(id, party.clone());
            return;
        };
        let why = otherwise(&id);
        for (ours, theirs) in
            [(&mut known.kind, &party.kind), (&mut known.url, &party.url), (&mut known.role, &party.role)]
        {
            match (ours.as_ref(), theirs) {
                (None, Some(theirs)) => *ours = Some(theirs.clone()),
                (Some(ours), Some(theirs)) if ours.text != theirs.text => log.lose(theirs.line, &why),
                _ => {}
            }
        }
        if known.name.text != party.name.text {
            log.change(party.name.line, "claimant", &format!("the vocabulary calls it {}", known.name.text));
        }
    }

    /// Tells of a party what the vocabulary does not say; one that it does not have stays away.
    pub(super) fn again(&self, party: &Party, log: &mut Log) {
        let id = self.id_of(&party.name.text);
        if let Some(there) = self.ledger.vocabulary.entities.get(&id) {
            tell(&id, there, party, log);
        }
    }

    /// A part of the vocabulary for the new ones, and how many they are. Its name is made of what it holds.
    pub(super) fn files(self) -> (Vec<NewFile>, usize) {
        let count = self.new.len();
        let mut parts: Vec<(usize, Vec<(String, Value)>)> = Vec::new();
        for (id, party) in self.new {
            let size = id.len()
                + party.name.text.len()
                + party.url.iter().chain(&party.role).map(|taken| taken.text.len()).sum::<usize>()
                + 100;
            match parts.last_mut().filter(|(bytes, _)| bytes + size < OF_A_FILE) {
                Some((bytes, part)) => {
                    *bytes += size;
                    part.push((id, value(&party)));
                }
                None => parts.push((size, vec![(id, value(&party))])),
            }
        }
        let files = parts.into_iter().map(|(_, part)| {
            let content = yaml::write(&Value::map([("entities", Value::map(part))]));
            let name = digest(content.as_bytes());
            NewFile { path: format!("claims/vocabulary/imported-{}.yaml", name.short()).into(), content }
        });
        (files.collect(), count)
    }
}

fn value(party: &Party) -> Value {
    let mut map = Map::default();
    map.text("name", Some(&party.name.text));
    map.text("kind", party.kind.as_ref().map(|kind| kind.text.as_str()));
    map.text("url", party.url.as_ref().map(|url| url.text.as_str()));
    map.text("note", party.role.as_ref().map(|role| role.text.as_str()));
    Value::flow_map(map.0)
}

/// An entity that is there is left as it is; what it does not say is told.
fn tell(id: &str, there: &Entity, party: &Party, log: &mut Log) {
    let why = otherwise(id);
    for (theirs, ours) in [(&party.kind, &there.kind), (&party.url, &there.url), (&party.role, &there.note)] {
        if let Some(theirs) = theirs.as_ref().filter(|theirs| ours.as_deref() != Some(theirs.text.as_str())) {
            log.lose(theirs.line, &why);
        }
    }
    if there.name.as_deref().unwrap_or(id) != party.name.text {
        log.change(
            party.name.line,
            "claimant",
            &format!("the vocabulary calls it {}", there.name.as_deref().unwrap_or(id)),
        );
    }
}

/// The words are the same for what the vocabulary had and for what it got of an earlier mention, so that a second run
/// tells what the first did.
fn otherwise(id: &str) -> String {
    format!("the vocabulary has `{id}` with another or none")
}

/// A name as it is compared: capital and small letters are the same.
pub(super) fn folded(name: &str) -> String {
    name.to_lowercase()
}
