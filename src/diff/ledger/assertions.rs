//! What assertions say, in the words of a reader.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::FieldChange;
use super::plain::{list, matched, shown, text};
use crate::ledger::Ledger;
use crate::logic::{self, words};

/// What the assertions of some claims say, by the claim's file and the assertion's place in it.
pub(super) struct Says(HashMap<(String, usize), String>);

impl Says {
    /// Reads the claims at some places of a ledger.
    pub(super) fn new(ledger: &Ledger, places: &BTreeSet<usize>) -> Self {
        let files: BTreeSet<&str> = places.iter().map(|at| ledger.claims[*at].file.as_str()).collect();
        let ledger = ledger.with_claims(|claim| files.contains(claim.file.as_str()));
        let (terms, stated) = logic::stated_by(&ledger);
        let mut says = HashMap::new();
        for stated in stated.iter().filter(|stated| stated.follows_from.is_none()) {
            let file = ledger.claims[stated.claim as usize].file.to_string();
            let mut text = words::says(&terms, stated);
            let given = words::given(&terms, &stated.region);
            if !given.is_empty() {
                let whole = if stated.throughout { "throughout" } else { "somewhere in" };
                text = format!("{text} [{whole} {given}]");
            }
            says.entry((file, stated.index as usize)).or_insert(text);
        }
        Self(says)
    }

    /// An assertion in words; as it was written, where it cannot be read.
    fn of(&self, file: &str, at: usize, assertion: &Value) -> String {
        self.0.get(&(file.to_owned(), at)).cloned().unwrap_or_else(|| shown(assertion))
    }
}

/// A claim as a value, and where it stands.
pub(super) struct Stating<'a> {
    pub(super) says: &'a Says,
    pub(super) file: &'a str,
    pub(super) claim: &'a Value,
}

impl Stating<'_> {
    /// The assertions, each with its place; what is meant where nothing is written is left out.
    fn all(&self) -> Vec<Numbered> {
        let known = |(at, assertion): (usize, &Value)| {
            let mut plain = assertion.clone();
            if let Some(fields) = plain.as_object_mut() {
                let says_nothing = |key: &String, value: &Value| {
                    key == "mode" && value == "some"
                        || value.as_object().is_some_and(serde_json::Map::is_empty)
                };
                fields.retain(|key, value| !says_nothing(key, value));
            }
            Numbered { words: self.says.of(self.file, at, &plain), plain }
        };
        list(self.claim, "assertions").iter().enumerate().map(known).collect()
    }
}

struct Numbered {
    plain: Value,
    words: String,
}

/// What became of the assertions of a claim: paired by what they are about.
pub(super) fn assertions(old: &Stating<'_>, new: &Stating<'_>) -> Vec<FieldChange> {
    let (before, after) = (old.all(), new.all());
    let (mut dropped, mut added) = (before.iter().collect(), after.iter().collect());
    matched(&mut dropped, &mut added, |one: &Numbered| Some(&one.plain));
    let change = |old: Option<&Numbered>, new: Option<&Numbered>| {
        let words = |one: Option<&Numbered>| one.map(|one| one.words.clone());
        let (mut before, mut after) = (words(old), words(new));
        if before == after {
            // The words leave out what is other.
            before = old.map(|one| shown(&one.plain));
            after = new.map(|one| shown(&one.plain));
        }
        FieldChange::new("assertions", "assertion", before, after)
    };
    let mut changes: Vec<FieldChange> = matched(&mut dropped, &mut added, |one| {
        Some(["subject", "property"].map(|key| text(&one.plain, key)))
    })
    .into_iter()
    .map(|(old, new)| change(Some(old), Some(new)))
    .collect();
    changes.extend(dropped.into_iter().map(|one| change(Some(one), None)));
    changes.extend(added.into_iter().map(|one| change(None, Some(one))));
    changes
}
