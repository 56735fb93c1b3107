//! The ledger's policy, applied once: severities of its own, findings that do not count, and what is wrong with
//! the policy itself.

use std::collections::{BTreeMap, HashMap, HashSet};

use camino::Utf8PathBuf;

use crate::finding::{Finding, Place};
use crate::ledger::{Ledger, SETTINGS_FILE};
use crate::record::{RuleLevel, Settings};
use crate::rules;
use crate::text::FieldPath;
use crate::value::Day;

use super::Options;
use super::fix;
use super::ids::IdChanges;

/// The findings after policy.
pub(super) struct Applied<'a> {
    /// Those that count.
    pub(super) counted: Vec<Finding>,
    /// Those that do not, and why.
    pub(super) suppressed: Vec<(Finding, Suppression)>,
    /// The severities, for what is found later.
    pub(super) weights: Weights<'a>,
}

/// Why a finding does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suppression {
    /// An `ignore` of a claim or of the settings, with its reason.
    Ignore {
        /// The file that it stands in.
        file: Utf8PathBuf,
        /// Why, in the words of who wrote it.
        because: String,
    },
    /// An entry of the baseline.
    Baseline {
        /// The file that it stands in.
        file: Utf8PathBuf,
        /// The line, from 1.
        line: usize,
    },
}

/// The severities that a policy gives to rules.
#[derive(Clone, Copy)]
pub(super) struct Weights<'a>(&'a BTreeMap<String, RuleLevel>);

impl Weights<'_> {
    /// Gives a finding the severity that the policy wants; `false` where its rule is off.
    pub(super) fn weigh(self, finding: &mut Finding) -> bool {
        match self.0.get(finding.rule) {
            None => true,
            Some(level) => level.severity().is_some_and(|severity| {
                finding.severity = severity;
                true
            }),
        }
    }
}

/// A permission to pass over findings.
pub(super) struct Permission<'a> {
    pub(super) rule: &'a str,
    pub(super) claim: Option<&'a str>,
    pub(super) source: Option<&'a str>,
    because: &'a str,
    pub(super) until: Option<Day>,
    pub(super) place: Place,
    /// Whether it counts: those that only the change brings do not.
    pub(super) counts: bool,
    /// Whether it stands in the ledger that is checked, and not only in the one before.
    here: bool,
    used: bool,
}

/// What decides which findings count, and how much.
pub(super) struct Policy<'a> {
    /// The severities that count.
    weights: Weights<'a>,
    /// What the settings of the ledger that is checked say, for names that lead nowhere.
    said: &'a BTreeMap<String, RuleLevel>,
    pub(super) permissions: Vec<Permission<'a>>,
}

impl<'a> Policy<'a> {
    /// The policy of a ledger.
    pub(super) fn of(ledger: &'a Ledger) -> Self {
        let rules = &ledger.settings.rules;
        Self {
            weights: Weights(rules),
            said: rules,
            permissions: permissions(ledger, &ledger.settings, true),
        }
    }

    /// The policy of a ledger before a change, for the ledger after it, whose own settings are given.
    pub(super) fn before(
        before: &'a Ledger,
        ids: &'a IdChanges,
        ledger: &'a Ledger,
        own: &'a Settings,
    ) -> Self {
        let mut old = permissions(before, &before.settings, false);
        for permission in &mut old {
            permission.claim = permission.claim.map(|id| ids.claim(id));
            permission.source = permission.source.map(|id| ids.source(id));
        }
        let mut new = permissions(ledger, own, true);
        let known: HashSet<_> = old.iter().map(Permission::key).collect();
        for permission in &mut new {
            permission.counts = known.contains(&permission.key());
        }
        let kept: HashSet<_> = new.iter().map(Permission::key).collect();
        let dropped: Vec<Permission<'a>> =
            old.into_iter().filter(|permission| !kept.contains(&permission.key())).collect();
        new.extend(dropped);
        Self { weights: Weights(&before.settings.rules), said: &own.rules, permissions: new }
    }

    /// Applies it to findings.
    pub(super) fn apply(mut self, mut found: Vec<Finding>, options: &Options) -> Applied<'a> {
        found.extend(self.unknown_rules(options));
        let index = by_rule_and_claim(&self.permissions);
        let mut suppressed = Vec::new();
        let mut counted = Vec::with_capacity(found.len());
        for finding in found {
            match allowed(&finding, &mut self.permissions, &index, options.today) {
                Some(by) => suppressed.push((finding, by)),
                None => counted.push(finding),
            }
        }
        counted.extend(unused(&self.permissions, options));
        counted.retain_mut(|finding| self.weights.weigh(finding));
        Applied { counted, suppressed, weights: self.weights }
    }

    fn unknown_rules(&self, options: &Options) -> Vec<Finding> {
        let Some(rule) = rules::rule("unknown-rule").filter(|rule| options.runs(rule.name)) else {
            return Vec::new();
        };
        let overrides = self.said.keys().map(|name| {
            (name.as_str(), Place::key(SETTINGS_FILE, FieldPath::key("rules").then(name.clone())), None)
        });
        let here = self.permissions.iter().filter(|permission| permission.here);
        let ignores = here.map(|permission| (permission.rule, permission.place.clone(), permission.claim));
        overrides
            .chain(ignores)
            .filter(|(name, ..)| rules::rule(name).is_none())
            .map(|(name, place, claim)| {
                let near = rules::nearest(name);
                let label = near.map(|near| format!("did you mean `{near}`?"));
                let fix = near.and_then(|near| fix::renamed(&place, near));
                let finding = rule
                    .finding(place.label(label.unwrap_or_default()), format!("there is no rule `{name}`"))
                    .help("`factlock explain` lists the rules")
                    .maybe_fix(fix);
                match claim {
                    Some(claim) => finding.claim(claim),
                    None => finding,
                }
            })
            .collect()
    }
}

impl<'a> Permission<'a> {
    /// What it permits, whatever its reason and wherever it stands.
    fn key(&self) -> (&'a str, Option<&'a str>, Option<&'a str>, Option<Day>) {
        (self.rule, self.claim, self.source, self.until)
    }
}

/// The permissions of a ledger, some in its settings and some in its claims.
fn permissions<'a>(ledger: &'a Ledger, settings: &'a Settings, here: bool) -> Vec<Permission<'a>> {
    let path = |index: usize, rule: &str| FieldPath::key("ignore").entry(index, rule).then("rule");
    let of_settings = settings.ignore.iter().enumerate().map(move |(index, ignore)| Permission {
        rule: &ignore.rule,
        claim: ignore.claim.as_deref(),
        source: ignore.source.as_deref(),
        because: &ignore.because,
        until: ignore.until,
        place: Place::value(SETTINGS_FILE, path(index, &ignore.rule)),
        counts: true,
        here,
        used: false,
    });
    let of_claims = ledger.claims.iter().flat_map(|claim| {
        claim.record.ignore.iter().enumerate().map(move |(index, ignore)| Permission {
            rule: &ignore.rule,
            claim: Some(&claim.record.id),
            source: None,
            because: &ignore.because,
            until: ignore.until,
            place: Place::value(claim.file.clone(), path(index, &ignore.rule)),
            counts: true,
            here,
            used: false,
        })
    });
    of_settings.chain(of_claims).collect()
}

/// The permissions of each rule for each claim, or for any claim: a ledger has thousands of both findings and
/// permissions, which must not all be held against each other.
type ByRuleAndClaim<'a> = HashMap<(&'a str, Option<&'a str>), Vec<usize>>;

fn by_rule_and_claim<'a>(permissions: &[Permission<'a>]) -> ByRuleAndClaim<'a> {
    let mut index = ByRuleAndClaim::new();
    for (at, permission) in permissions.iter().enumerate() {
        index.entry((permission.rule, permission.claim)).or_default().push(at);
    }
    index
}

fn allowed(
    finding: &Finding,
    permissions: &mut [Permission<'_>],
    index: &ByRuleAndClaim<'_>,
    today: Day,
) -> Option<Suppression> {
    let mut allowed = None;
    let claims = finding.claims.iter().map(|claim| Some(claim.as_str()));
    for claim in std::iter::once(None).chain(claims) {
        for &at in index.get(&(finding.rule, claim)).into_iter().flatten() {
            let permission = &mut permissions[at];
            let concerns = permission.source.is_none_or(|id| finding.sources.iter().any(|one| one == id));
            if concerns && permission.until.is_none_or(|until| until >= today) {
                permission.used = true;
                if !permission.counts {
                    continue;
                }
                allowed.get_or_insert_with(|| Suppression::Ignore {
                    file: permission.place.file.clone(),
                    because: permission.because.to_owned(),
                });
            }
        }
    }
    allowed
}

fn unused(permissions: &[Permission<'_>], options: &Options) -> Vec<Finding> {
    let Some(rule) = rules::rule("unused-ignore").filter(|rule| options.runs(rule.name)) else {
        return Vec::new();
    };
    let known = |permission: &&Permission<'_>| {
        rules::rule(permission.rule).is_some() && options.runs(permission.rule)
    };
    permissions
        .iter()
        .filter(|permission| permission.here && !permission.used)
        .filter(known)
        .map(|permission| {
            let ended = permission.until.filter(|until| *until < options.today);
            let finding = match ended {
                Some(until) => rule
                    .finding(
                        permission.place.clone(),
                        format!("this ignore of `{}` ended on {until}", permission.rule),
                    )
                    .help("remove it, or set a later `until` with a reason that still holds"),
                None => rule
                    .finding(
                        permission.place.clone(),
                        format!("nothing here is found by `{}`", permission.rule),
                    )
                    .help("remove the ignore"),
            };
            let finding = finding.maybe_fix(fix::without_entry(&permission.place));
            match permission.claim {
                Some(claim) => finding.claim(claim),
                None => finding,
            }
        })
        .collect()
}
