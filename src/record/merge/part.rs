//! What a part of a plan says, and which of its fields are left to a person.

use super::MarkerSide;
use super::plain::{Plain, of_key};
use super::plan::{Outcome, Part};
use super::slot::Slot;
use crate::yaml::Value;

impl<'d> Part<'d> {
    /// The key; empty for an entry of a list.
    pub(super) fn key(&self) -> &'d str {
        self.ours.or(self.theirs).or(self.base).map_or("", |slot| slot.key)
    }

    /// Whether something in it is left to a person.
    pub(super) fn is_open(&self) -> bool {
        match &self.outcome {
            Outcome::Conflict => true,
            Outcome::Inside(parts) => parts.iter().any(Part::is_open),
            Outcome::Keep | Outcome::Take => false,
        }
    }

    /// What it says in the base, on our side and on theirs; of evidence without remarks and where to look.
    pub(super) fn meant(&self) -> [Plain; 3] {
        let meant = |slot: Option<Slot<'_>>| {
            let said = said(slot);
            match said {
                Plain::List(items) => {
                    Plain::list(items.iter().map(|item| item.only(&["note", "locator"], false)))
                }
                other => other,
            }
        };
        [meant(self.base), meant(self.ours), meant(self.theirs)]
    }

    /// What it says when everything that is left to a person is decided for one side.
    pub(super) fn said(&self, side: MarkerSide) -> Plain {
        match &self.outcome {
            Outcome::Inside(parts) if parts.iter().all(|part| part.key().is_empty()) => {
                Plain::list(parts.iter().map(|part| part.said(side)).filter(|said| *said != Plain::Nothing))
            }
            Outcome::Inside(parts) => Self::all_said(parts, side),
            _ => said(self.chosen(side)),
        }
    }

    /// What parts say together, each under its key.
    pub(super) fn all_said(parts: &[Self], side: MarkerSide) -> Plain {
        Plain::map(parts.iter().map(|part| (part.key(), part.said(side)))).trimmed()
    }

    /// The side that stands there in the end.
    pub(super) fn chosen(&self, side: MarkerSide) -> Option<Slot<'d>> {
        match (&self.outcome, side) {
            (Outcome::Take, _) | (Outcome::Conflict, MarkerSide::Theirs) => self.theirs,
            _ => self.ours,
        }
    }

    /// The value to be written, where it has to be written anew.
    pub(super) fn value(&self, side: MarkerSide) -> Option<Value> {
        let Outcome::Inside(parts) = &self.outcome else {
            return self.chosen(side).map(|slot| Value::from(slot.node));
        };
        let values = parts.iter().filter_map(|part| Some((part.key().to_owned(), part.value(side)?)));
        Some(if parts.iter().all(|part| part.key().is_empty()) {
            Value::list(values.map(|(_, value)| value))
        } else {
            Value::flow_map(values)
        })
    }

    /// Adds the names of what is left to a person.
    pub(super) fn name_conflicts(&self, above: &str, names: &mut Vec<String>) {
        let entry = || {
            let slot = self.ours.or(self.theirs)?;
            let known = ["source", "rule", "by", "property", "quote"];
            let told = known.iter().find_map(|key| slot.node.entry(key)?.value.text().map(str::to_owned));
            told.or_else(|| slot.node.text().map(str::to_owned))
        };
        let name = match (self.key(), above) {
            ("", above) => entry().map_or_else(|| above.to_owned(), |entry| format!("{above}[{entry}]")),
            (key, "") => key.to_owned(),
            (key, above) => format!("{above}.{key}"),
        };
        match &self.outcome {
            Outcome::Conflict => names.push(name),
            Outcome::Inside(parts) => parts.iter().for_each(|part| part.name_conflicts(&name, names)),
            Outcome::Keep | Outcome::Take => {}
        }
    }
}

fn said(slot: Option<Slot<'_>>) -> Plain {
    slot.map(|slot| of_key(slot.key, slot.node).trimmed()).unwrap_or_default()
}
