//! What a change touched.

use std::collections::{HashMap, HashSet};

use camino::Utf8Path;

use super::Before;
use crate::finding::{Finding, Severity};
use crate::ledger::{LARGEST_RECORD, Ledger, SETTINGS_FILE};
use crate::record::{Claim, Settings};
use crate::rules::Facts;
use crate::tree::{self, Tree, is_same};

/// The records and files that a change touched.
pub(super) struct Touched<'a> {
    /// Claims, and why.
    claims: HashMap<&'a str, String>,
    /// Sources that changed.
    sources: HashSet<&'a str>,
    /// Sources that a changed claim leans on, and that claim.
    leaned_on: HashMap<&'a str, &'a str>,
    new: &'a Ledger,
    old: &'a Ledger,
    own: &'a Settings,
    trees: [&'a dyn Tree; 2],
}

impl<'a> Touched<'a> {
    pub(super) fn new(
        old: &Facts<'a>,
        new: &Facts<'a>,
        own: &'a Settings,
        before: &Before<'a>,
        tree: &'a dyn Tree,
    ) -> Self {
        let sources = sources(old, new, before);
        let mut claims: HashMap<&str, String> = HashMap::new();
        let mut leaned_on = HashMap::new();
        let before_now: HashMap<&str, &Claim> = old
            .ledger
            .claims
            .iter()
            .map(|claim| (before.ids.claim(&claim.record.id), &claim.record))
            .collect();
        let mut known: HashSet<&str> = HashSet::new();
        for claim in &new.ledger.claims {
            let id = claim.record.id.as_str();
            let first = known.insert(id);
            let why = match before_now.get(id) {
                Some(_) if !first => None,
                Some(then) if **then == claim.record => None,
                Some(_) => Some(format!("`{id}` changed")),
                None => Some(format!("`{id}` is new")),
            };
            if why.is_some() {
                leaned_on.extend(leans(&claim.record).map(|source| (source, id)));
            }
            let cited = || {
                let source = leans(&claim.record).find(|source| sources.contains(source))?;
                Some(format!("`{id}` leans on `{source}`, which changed"))
            };
            if let Some(why) = why.or_else(cited) {
                claims.insert(id, why);
            }
        }
        let mut near: HashMap<&str, String> = HashMap::new();
        for facts in [old, new] {
            let name = |claim: &u32| {
                let id = facts.ledger.claims[*claim as usize].record.id.as_str();
                if std::ptr::eq(facts.ledger, old.ledger) { before.ids.claim(id) } else { id }
            };
            for conflict in &facts.logic.conflicts {
                let members: Vec<&str> = conflict.members.iter().map(name).collect();
                let Some(changed) = members.iter().find(|id| claims.contains_key(*id)) else { continue };
                for id in members.iter().filter(|id| !claims.contains_key(*id)) {
                    near.entry(new_name(new.ledger, before, id)).or_insert_with(|| {
                        format!("`{id}` conflicts with `{changed}`, which the change touched")
                    });
                }
            }
        }
        claims.extend(near);
        Self { claims, sources, leaned_on, new: new.ledger, old: old.ledger, own, trees: [before.tree, tree] }
    }

    /// Why a finding that is not new counts all the same, if it does.
    pub(super) fn why(&self, finding: &Finding) -> Option<String> {
        if let Some(why) = finding.claims.iter().find_map(|id| self.claims.get(id.as_str())) {
            return Some(why.clone());
        }
        if let Some(source) = finding.sources.iter().find(|id| self.sources.contains(id.as_str())) {
            return Some(format!("`{source}` changed"));
        }
        if finding.claims.is_empty() && finding.severity == Severity::Error {
            let by = |source: &String| {
                let claim = self.leaned_on.get(source.as_str())?;
                Some(format!("`{claim}`, which changed, leans on `{source}`"))
            };
            if let Some(why) = finding.sources.iter().find_map(by) {
                return Some(why);
            }
        }
        let file = &finding.primary.file;
        let alone = finding.claims.is_empty() && finding.sources.is_empty();
        (alone && self.is_other(file)).then(|| format!("`{file}` changed"))
    }

    /// Whether a file that is no claim and no source says something else than before.
    fn is_other(&self, file: &Utf8Path) -> bool {
        if file == SETTINGS_FILE {
            return *self.own != self.old.settings;
        }
        let vocabulary = |ledger: &'a Ledger| ledger.vocabulary_files.iter().find(|filed| filed.file == file);
        if let (Some(old), Some(new)) = (vocabulary(self.old), vocabulary(self.new)) {
            return old.record != new.record;
        }
        let [old, new] = self.trees;
        let read = |tree: &dyn Tree| tree::read(tree, file, LARGEST_RECORD).ok();
        !is_same(old, new, file) && read(old) != read(new)
    }
}

/// An id as long as the new ledger lives.
fn new_name<'a>(ledger: &'a Ledger, before: &Before<'a>, id: &'a str) -> &'a str {
    ledger.claim(id).map_or_else(|| before.ids.claim(id), |claim| claim.record.id.as_str())
}

/// The sources that a claim cites or stands in.
fn leans(claim: &Claim) -> impl Iterator<Item = &str> {
    let cited = claim.citations.iter().map(|citation| citation.source.as_str());
    cited.chain(claim.appearances.iter().map(|appearance| appearance.source.as_str()))
}

/// The sources whose record or bytes are other, or that are new or gone.
fn sources<'a>(old: &Facts<'a>, new: &Facts<'a>, before: &Before<'a>) -> HashSet<&'a str> {
    let then: HashMap<&str, usize> = old
        .ledger
        .sources
        .iter()
        .enumerate()
        .map(|(at, source)| (before.ids.source(&source.record.id), at))
        .collect();
    let mut changed: HashSet<&str> = then.keys().copied().collect();
    for (at, source) in new.ledger.sources.iter().enumerate() {
        let id = source.record.id.as_str();
        let Some(&old_at) = then.get(id) else {
            changed.insert(id);
            continue;
        };
        let same_record = old.ledger.sources[old_at].record == source.record;
        let states = [old.verified.snapshots.get(old_at), new.verified.snapshots.get(at)];
        // What is said of bytes that are not those pinned holds their digest.
        if same_record && states[0] == states[1] {
            changed.remove(id);
        }
    }
    changed
}
