//! The ledger's policy, applied once: severities of its own, findings that do not count, and what is wrong with
//! the policy itself.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;

use crate::finding::{Finding, Place};
use crate::ledger::{Ledger, SETTINGS_FILE};
use crate::rules;
use crate::text::FieldPath;
use crate::value::Day;

use super::Options;

/// The findings after policy.
pub(super) struct Applied {
    /// Those that count.
    pub(super) counted: Vec<Finding>,
    /// Those that do not, and why.
    pub(super) suppressed: Vec<(Finding, Suppression)>,
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
}

/// A permission to pass over findings.
struct Permission<'a> {
    rule: &'a str,
    claim: Option<&'a str>,
    source: Option<&'a str>,
    because: &'a str,
    until: Option<Day>,
    place: Place,
    used: bool,
}

/// Applies the policy of a ledger to findings.
pub(super) fn apply(ledger: &Ledger, mut found: Vec<Finding>, options: &Options) -> Applied {
    let mut permissions = permissions(ledger);
    found.extend(unknown_rules(ledger, &permissions, options));
    let index = by_rule_and_claim(&permissions);
    let mut suppressed = Vec::new();
    let mut found = found
        .into_iter()
        .filter_map(|finding| {
            let Some(by) = allowed(&finding, &mut permissions, &index, options.today) else {
                return Some(finding);
            };
            suppressed.push((finding, by));
            None
        })
        .collect::<Vec<Finding>>();
    found.extend(unused(&permissions, options));
    found.retain_mut(|finding| match ledger.settings.rules.get(finding.rule) {
        None => true,
        Some(level) => level.severity().is_some_and(|severity| {
            finding.severity = severity;
            true
        }),
    });
    Applied { counted: found, suppressed }
}

fn permissions(ledger: &Ledger) -> Vec<Permission<'_>> {
    let of_settings = ledger.settings.ignore.iter().enumerate().map(|(index, ignore)| Permission {
        rule: &ignore.rule,
        claim: ignore.claim.as_deref(),
        source: ignore.source.as_deref(),
        because: &ignore.because,
        until: ignore.until,
        place: Place::value(
            SETTINGS_FILE,
            FieldPath::key("ignore").entry(index, ignore.rule.clone()).then("rule"),
        ),
        used: false,
    });
    let of_claims = ledger.claims.iter().flat_map(|claim| {
        claim.record.ignore.iter().enumerate().map(|(index, ignore)| Permission {
            rule: &ignore.rule,
            claim: Some(&claim.record.id),
            source: None,
            because: &ignore.because,
            until: ignore.until,
            place: Place::value(
                claim.file.clone(),
                FieldPath::key("ignore").entry(index, ignore.rule.clone()).then("rule"),
            ),
            used: false,
        })
    });
    of_settings.chain(of_claims).collect()
}

/// The permissions of each rule for each claim, or for any claim: a ledger has thousands of both findings and
/// permissions, which must not all be held against each other.
type ByRuleAndClaim<'a> = BTreeMap<(&'a str, Option<&'a str>), Vec<usize>>;

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
        .filter(|permission| !permission.used)
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
            match permission.claim {
                Some(claim) => finding.claim(claim),
                None => finding,
            }
        })
        .collect()
}

fn unknown_rules(ledger: &Ledger, permissions: &[Permission<'_>], options: &Options) -> Vec<Finding> {
    let Some(rule) = rules::rule("unknown-rule").filter(|rule| options.runs(rule.name)) else {
        return Vec::new();
    };
    let overrides =
        ledger.settings.rules.keys().map(|name| {
            (name.as_str(), Place::key(SETTINGS_FILE, FieldPath::key("rules").then(name.clone())))
        });
    let ignores = permissions.iter().map(|permission| (permission.rule, permission.place.clone()));
    overrides
        .chain(ignores)
        .filter(|(name, _)| rules::rule(name).is_none())
        .map(|(name, place)| {
            let near = rules::nearest(name).map(|near| format!("did you mean `{near}`?"));
            rule.finding(place.label(near.unwrap_or_default()), format!("there is no rule `{name}`"))
                .help("`factlock explain` lists the rules")
        })
        .collect()
}
