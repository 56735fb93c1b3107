//! Entities by number, and by every name they go by.

use std::collections::{BTreeMap, HashMap};

use camino::Utf8Path;

use super::fault::Fault;
use crate::finding::Place;
use crate::ledger::Filed;
use crate::record::{Entity, Vocabulary};
use crate::text::FieldPath;

/// An entity of the vocabulary, by its place in the order of ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub(super) u32);

impl EntityId {
    /// Its place in the order of ids.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The entities, and what each is called.
#[derive(Debug, Default)]
pub struct Names {
    entities: Vec<Known>,
    by_name: HashMap<String, EntityId>,
}

#[derive(Debug)]
struct Known {
    id: String,
    label: String,
}

impl Names {
    /// Reads the entities of a vocabulary. A name that two entities go by names neither, and is a fault.
    pub(in crate::logic) fn new(files: &[Filed<Vocabulary>], faults: &mut Vec<Fault>) -> Self {
        let mut records: BTreeMap<&str, (&Utf8Path, &Entity)> = BTreeMap::new();
        for file in files {
            for (id, entity) in &file.record.entities {
                records.entry(id).or_insert((&file.file, entity));
            }
        }
        let mut names = Self {
            entities: Vec::with_capacity(records.len()),
            by_name: HashMap::with_capacity(2 * records.len()),
        };
        for (number, (id, (_, entity))) in (0..).zip(&records) {
            let label = entity.name.clone().unwrap_or_else(|| (*id).to_owned());
            names.entities.push(Known { id: (*id).to_owned(), label });
            names.by_name.insert(folded(id), EntityId(number));
        }
        for (number, (id, (file, entity))) in (0..).zip(&records) {
            for (index, alias) in entity.aliases.iter().enumerate() {
                let path = FieldPath::key("entities").then((*id).to_owned());
                let place = Place::value(*file, path.then("aliases").entry(index, alias.clone()));
                names.add_alias(alias, EntityId(number), place, faults);
            }
        }
        names.add_labels(&records);
        names
    }

    fn add_alias(&mut self, alias: &str, entity: EntityId, place: Place, faults: &mut Vec<Fault>) {
        match self.by_name.insert(folded(alias), entity) {
            Some(other) if other != entity => {
                self.by_name.insert(folded(alias), other);
                let message =
                    format!("`{alias}` names two entities: `{}` and `{}`", self.id(other), self.id(entity));
                faults.push(Fault::new(place, message).help("keep the alias at one of them"));
            }
            _ => {}
        }
    }

    /// A name counts as well, where nothing else goes by it; two people may have the same one.
    fn add_labels(&mut self, records: &BTreeMap<&str, (&Utf8Path, &Entity)>) {
        let mut holders: HashMap<String, Vec<EntityId>> = HashMap::new();
        for (number, (_, entity)) in (0..).zip(records.values()) {
            if let Some(name) = &entity.name {
                holders.entry(folded(name)).or_default().push(EntityId(number));
            }
        }
        for (number, (_, entity)) in (0..).zip(records.values()) {
            let Some(name) = entity.name.as_deref().map(folded) else { continue };
            if holders.get(&name).is_some_and(|all| all.len() == 1) {
                self.by_name.entry(name).or_insert(EntityId(number));
            }
        }
    }

    /// How many entities there are.
    pub fn len(&self) -> usize {
        self.entities.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    /// Every entity, in the order of ids.
    pub fn all(&self) -> impl Iterator<Item = EntityId> + use<> {
        (0..).take(self.entities.len()).map(EntityId)
    }

    /// The entity that is meant by an id, a name or an alias.
    pub fn find(&self, name: &str) -> Option<EntityId> {
        // Nearly every name is an id, written as names are compared.
        if let Some(&entity) = self.by_name.get(name).filter(|&&entity| self.id(entity) == name) {
            return Some(entity);
        }
        let exact = self.entities.binary_search_by(|known| known.id.as_str().cmp(name)).ok();
        let number = exact.and_then(|at| u32::try_from(at).ok()).map(EntityId);
        number.or_else(|| self.by_name.get(&folded(name)).copied())
    }

    /// The id of an entity.
    pub fn id(&self, entity: EntityId) -> &str {
        &self.entities[entity.index()].id
    }

    /// What a reader calls it.
    pub fn label(&self, entity: EntityId) -> &str {
        &self.entities[entity.index()].label
    }

    /// The ids, for "did you mean".
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entities.iter().map(|known| known.id.as_str())
    }
}

/// Names are compared without regard to case and to how they are spaced.
fn folded(name: &str) -> String {
    // Most are written as they are compared.
    if name.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase()) {
        return name.to_owned();
    }
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
