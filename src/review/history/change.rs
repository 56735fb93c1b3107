//! Which covered fields a commit changed.

use std::collections::BTreeSet;

use crate::record::{Canonical, Claim};
use crate::review::digest::covered;

/// A commit that changed what a review covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedBy {
    /// What git calls it.
    pub commit: String,
    /// Its author's name, after the mailmap.
    pub author: String,
    /// The day on which it was written, `YYYY-MM-DD`.
    pub date: String,
    /// The fields that it changed, in the order of their names.
    pub fields: Vec<String>,
}

impl ChangedBy {
    /// The commit in ten digits.
    pub fn short(&self) -> &str {
        self.commit.get(..10).unwrap_or(&self.commit)
    }
}

/// The fields of a claim that a commit changed: those that are as in none of its parents. A merge changed nothing of a
/// list whose entries it only took together.
pub(super) fn changed(old: &[Option<&Claim>], new: &Claim) -> Vec<String> {
    let new = covered(new);
    let old: Vec<Vec<(String, Canonical)>> =
        old.iter().map(|old| old.map(covered).unwrap_or_default()).collect();
    let names: BTreeSet<&String> = old.iter().flatten().chain(&new).map(|(name, _)| name).collect();
    let of = |fields: &'_ [(String, Canonical)], name: &str| fields.iter().position(|(key, _)| key == name);
    let changed = names.into_iter().filter(|name| {
        let now = of(&new, name).map(|at| &new[at].1);
        let then: Vec<Option<&Canonical>> =
            old.iter().map(|fields| of(fields, name).map(|at| &fields[at].1)).collect();
        !(then.contains(&now) || then.len() > 1 && took_together(&then, now))
    });
    changed.cloned().collect()
}

/// Whether every entry of a list stood in some parent's, and every entry that stood in all of them still stands.
fn took_together(then: &[Option<&Canonical>], now: Option<&Canonical>) -> bool {
    let entries = |value: Option<&Canonical>| match value {
        Some(Canonical::List(items)) => Some(items.iter().map(Canonical::json).collect::<BTreeSet<String>>()),
        Some(_) => None,
        None => Some(BTreeSet::new()),
    };
    let then: Option<Vec<BTreeSet<String>>> = then.iter().copied().map(entries).collect();
    let (Some(then), Some(now)) = (then, entries(now)) else { return false };
    let in_all = |entry: &&String| then.iter().all(|parent| parent.contains(*entry));
    now.iter().all(|entry| then.iter().any(|parent| parent.contains(entry)))
        && then.iter().flatten().filter(in_all).all(|entry| now.contains(entry))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::decode;

    fn claim(statement: &str, tags: &str, sources: &[&str]) -> Claim {
        let entry = |source: &&str| format!("  - {{ source: {source}, stance: supports }}\n");
        let cited = sources.iter().map(entry).collect::<Vec<_>>().concat();
        let list = if cited.is_empty() { String::new() } else { format!("citations:\n{cited}") };
        let text = format!("id: a\nstatement: {statement}\nstatus: supported\ntags: [{tags}]\n{list}");
        decode(text.as_bytes()).unwrap()
    }

    #[test]
    fn a_commit_changed_what_is_as_in_none_of_its_parents() {
        let base = claim("S", "t", &["one"]);
        let none = Vec::<String>::new();
        assert_eq!(changed(&[None], &base), ["citations", "id", "statement", "status"]);
        assert_eq!(changed(&[Some(&base)], &claim(" S ", "u", &["one"])), none);
        assert_eq!(changed(&[Some(&base)], &claim("T", "t", &[])), ["citations", "statement"]);
        let (ours, theirs) = (claim("T", "t", &["one", "two"]), claim("S", "t", &["one", "three"]));
        let parents = [Some(&ours), Some(&theirs)];
        assert_eq!(changed(&parents, &claim("T", "t", &["one", "two", "three"])), none);
        assert_eq!(changed(&parents, &claim("S", "t", &["one", "three"])), none);
        assert_eq!(changed(&parents, &claim("T and S", "t", &["one"])), ["statement"]);
        assert_eq!(changed(&parents, &claim("T", "t", &["one", "four"])), ["citations"]);
        assert_eq!(changed(&parents, &claim("T", "t", &["two", "three"])), ["citations"], "`one` is gone");
    }
}
