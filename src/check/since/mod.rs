//! What a change brought: the findings that it introduced or touched, judged by the policy from before it.
//!
//! The whole ledger is checked at both moments. A finding of the new one counts where
//!
//! 1. it is **introduced**: nothing at the old moment has its fingerprint (ids that changed are followed), or
//! 2. the change **touched** it: it names a claim that changed, that cites or stands in a source that changed, or that
//!    conflicts, openly or settled, with such a claim; it names a source that changed; it is an error about nothing but a
//!    source that a changed claim cites or stands in, since then nothing of that claim is proved; or it stands in
//!    settings, a vocabulary or an unreadable file that changed.
//!
//! A record changed where its fields have other values, or it is new; a source also where bytes of a snapshot are other.
//! Layout, comments, the order of keys and the names of files are no change. Read [`Before`] first.

mod loosened;
mod touched;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::baseline::Baseline;
use super::ids::IdChanges;
use super::policy::Policy;
use super::{Judged, Options, Outcome, Suppressed, fingerprint, found, settle};
use crate::finding::Severity;
use crate::ledger::{Ledger, Verification};
use crate::logic;
use crate::record::{Identity, Settings};
use crate::review::{self, Past};
use crate::rules::Facts;
use crate::tree::Tree;
use touched::Touched;

/// The ledger before a change.
#[derive(Clone, Copy)]
pub struct Before<'a> {
    /// What the user calls the revision.
    pub revision: &'a str,
    /// The commit that is compared with: where the change parted from the revision.
    pub commit: &'a str,
    /// Its files.
    pub tree: &'a dyn Tree,
    /// Its records; with the settings that judge.
    pub ledger: &'a Ledger,
    /// What was verified of them.
    pub verification: &'a Verification,
    /// Its baseline.
    pub baseline: &'a Baseline,
    /// What was known beside its records: its mailmap, and the history up to it.
    pub past: &'a Past,
    /// The records that have another id now.
    pub ids: &'a IdChanges,
    /// Why its own settings do not judge, if they do not: then the defaults do.
    pub defaults: Option<&'a str>,
}

/// What the findings of a check were limited to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Since {
    /// What the user calls the revision.
    pub revision: String,
    /// The commit that was compared with: where the change parted from the revision.
    pub commit: String,
    /// Why the settings of the revision do not judge, if they do not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub defaults: Option<String>,
    /// Files that could not be read at the revision: what is found in them counts as new.
    pub unread: Vec<String>,
    /// The findings that are left aside, since the change neither introduced nor touched them.
    pub older: Older,
}

/// How many findings are left aside.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Older {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Older {
    /// All of them.
    pub fn all(&self) -> usize {
        self.errors + self.warnings + self.notes
    }
}

/// Runs the rules over a ledger that was read and verified, and keeps what a change introduced or touched.
pub fn judge_since(
    tree: &dyn Tree,
    ledger: &mut Ledger,
    verification: &Verification,
    options: &Options,
    before: &Before<'_>,
) -> Outcome {
    let judging = judging(&ledger.settings, &before.ledger.settings);
    let own = std::mem::replace(&mut ledger.settings, judging);
    let outcome = with(tree, ledger, &own, verification, options, before);
    ledger.settings = own;
    outcome
}

/// The settings of a change, with what judges it taken from before it.
fn judging(own: &Settings, before: &Settings) -> Settings {
    let mut judging = own.clone();
    judging.review = before.review.clone();
    judging.people = people(&own.people, &before.people);
    // One that cannot be read is to be said.
    if loosened::is_tolerance(&own.tolerance) {
        judging.tolerance = before.tolerance.clone();
    }
    judging
}

/// Who is who: as it was before. Somebody new is let in who is nobody known under another name, so that no change makes
/// two people of one.
fn people(
    own: &BTreeMap<String, Identity>,
    before: &BTreeMap<String, Identity>,
) -> BTreeMap<String, Identity> {
    let folded = |mail: &String| mail.trim().to_lowercase();
    let taken: BTreeSet<String> = before.values().flat_map(|known| known.mail.iter().map(folded)).collect();
    let new = own.iter().filter(|(key, identity)| {
        !before.contains_key(*key) && !identity.mail.iter().any(|mail| taken.contains(&folded(mail)))
    });
    let mut people = before.clone();
    people.extend(new.map(|(key, identity)| (key.clone(), identity.clone())));
    people
}

fn with(
    tree: &dyn Tree,
    ledger: &Ledger,
    own: &Settings,
    verification: &Verification,
    options: &Options,
    before: &Before<'_>,
) -> Outcome {
    let (old_logic, logic) = rayon::join(
        || logic::analyse(before.ledger, before.verification),
        || logic::analyse(ledger, verification),
    );
    let old_reviews = review::reviews(before.ledger, options.today, before.past);
    let reviews = review::reviews(ledger, options.today, &options.past);
    let old = Facts {
        ledger: before.ledger,
        verified: before.verification,
        logic: &old_logic,
        reviews: &old_reviews,
    };
    let new = Facts { ledger, verified: verification, logic: &logic, reviews: &reviews };
    let applied = Policy::of(before.ledger).apply(found(&old, options), options);
    let mut old_found = applied.counted;
    old_found.extend(applied.suppressed.into_iter().map(|(finding, _)| finding));
    let known = fingerprint::known(&mut old_found, before.ids);

    let policy = Policy::before(before.ledger, before.ids, ledger, own);
    let mut findings = found(&new, options);
    findings.extend(loosened::loosened(&new, own, &policy, options, before));
    let mut outcome =
        settle(tree, ledger, verification, options, policy.apply(findings, options), before.baseline);

    let touched = Touched::new(&old, &new, own, before, tree);
    let mut older = Older::default();
    let mut kept = |judged: &mut Judged, counts: bool| {
        if !known.contains(&judged.fingerprint) {
            judged.finding.details.insert("since".to_owned(), "introduced".into());
            return true;
        }
        if let Some(why) = touched.why(&judged.finding) {
            judged.finding.details.insert("since".to_owned(), "touched".into());
            judged.finding.notes.push(format!("not new since `{}`, but {why}", before.revision));
            return true;
        }
        if counts {
            *match judged.finding.severity {
                Severity::Error => &mut older.errors,
                Severity::Warning => &mut older.warnings,
                Severity::Note => &mut older.notes,
            } += 1;
        }
        false
    };
    outcome.findings.retain_mut(|judged| kept(judged, true));
    outcome.suppressed.retain_mut(|Suppressed { judged, .. }| kept(judged, false));
    outcome.summary = outcome.summary.of(&outcome.findings, outcome.suppressed.len());
    let mut unread: Vec<String> = before.ledger.faults.iter().map(|fault| fault.file.to_string()).collect();
    unread.sort();
    unread.dedup();
    outcome.since = Some(Since {
        revision: before.revision.to_owned(),
        commit: before.commit.to_owned(),
        defaults: before.defaults.map(str::to_owned),
        unread,
        older,
    });
    outcome
}
