//! Rules and policy to an outcome: every rule is run, then the ledger's policy is applied once, then places
//! become lines and columns.
//!
//! Read [`Outcome`] first, then [`run`].

mod baseline;
mod checked;
mod fingerprint;
mod fix;
mod ids;
mod letter;
mod locate;
mod mend;
mod policy;
mod since;
mod summary;

use std::borrow::Cow;
use std::cmp::Ordering;

use camino::{Utf8Path, Utf8PathBuf};

use crate::finding::{Finding, Severity};
use crate::ledger::{self, FileFault, Ledger, LedgerError, SETTINGS_FILE, Trouble, Verification};
use crate::logic;
use crate::parallel;
use crate::record::RecordKind;
use crate::review::{self, Past};
use crate::rules::{self, Facts, Finder, Rule, catalogue};
use crate::tree::Tree;
use crate::value::Day;
use crate::yaml::Fault;

use locate::{Located, locate};
use policy::{Applied, Policy};

pub use baseline::{BASELINE_FILE, Baseline, BaselineEntry, BaselineError};
pub use checked::{Checked, CheckedRecord};
pub use fix::{LocatedEdit, LocatedFix};
pub use ids::IdChanges;
pub use locate::{LocatedPlace, Texts};
pub use mend::{FORMS, MendError, Mended, MendedFile, Mending, Step, mend};
pub use policy::Suppression;
pub use since::{Before, Older, Since, judge_since};
pub use summary::{QuoteCounts, Summary, Verified};

/// What to check, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// Today, for what has an end date.
    pub today: Day,
    /// Only these rules; all of them if empty.
    pub only: Vec<String>,
    /// Not these rules.
    pub skip: Vec<String>,
    /// Only findings with a place in one of these files or folders; everywhere if empty.
    pub paths: Vec<Utf8PathBuf>,
    /// Whether notes, too, get lines and columns. Without, their files are not read again, and a note points at
    /// its file as a whole unless something worse is found there.
    pub places_of_notes: bool,
    /// Findings that do not count.
    pub baseline: Baseline,
    /// What is known beside the records: who is who, and who changed what.
    pub past: Past,
}

/// The guide to what decides which findings count.
pub const POLICY_PAGE: &str = include_str!("policy.md");

impl Options {
    /// Every rule, everywhere.
    pub fn new(today: Day) -> Self {
        Self {
            today,
            only: Vec::new(),
            skip: Vec::new(),
            paths: Vec::new(),
            places_of_notes: true,
            baseline: Baseline::default(),
            past: Past::default(),
        }
    }

    /// Whether a rule was asked for, and was not left out.
    pub fn wants(&self, rule: &str) -> bool {
        let named = |list: &[String]| list.iter().any(|name| name == rule);
        (self.only.is_empty() || named(&self.only)) && !named(&self.skip)
    }

    /// Whether a rule is wanted and has what it needs. Of one that is not run, nothing is stale.
    fn runs(&self, rule: &str) -> bool {
        self.wants(rule) && (!rules::needs_history(rule) || self.past.history.known().is_some())
    }

    fn shows(&self, finding: &Finding) -> bool {
        let mut files = std::iter::once(&finding.primary).chain(&finding.related).map(|place| &place.file);
        files.any(|file| self.covers(file))
    }

    /// Whether a file was asked for.
    fn covers(&self, file: &Utf8Path) -> bool {
        self.paths.is_empty() || self.paths.iter().any(|path| file.starts_with(path))
    }
}

/// A finding after policy, with its places worked out.
#[derive(Debug)]
pub struct Judged {
    /// The finding; its severity is the one that counts.
    pub finding: Finding,
    /// What it is called from run to run, whatever line it stands on.
    pub fingerprint: String,
    /// Where.
    pub primary: LocatedPlace,
    /// The places that are part of the proof.
    pub related: Vec<LocatedPlace>,
    /// What would mend it, as edits of files.
    pub fix: Option<LocatedFix>,
}

/// A finding that the ledger's policy passes over.
#[derive(Debug)]
pub struct Suppressed {
    /// The finding.
    pub judged: Judged,
    /// Why it does not count.
    pub by: Suppression,
}

/// What a check found.
#[derive(Debug)]
pub struct Outcome {
    /// The findings that count: worst first, then by place.
    pub findings: Vec<Judged>,
    /// The findings that do not count, in the same order.
    pub suppressed: Vec<Suppressed>,
    /// How many of what there are.
    pub summary: Summary,
    /// What was proved.
    pub verified: Verified,
    /// What was held against the rules.
    pub checked: Checked,
    /// The texts that findings point into.
    pub texts: Texts,
    /// What the findings were limited to, if only a change is judged.
    pub since: Option<Since>,
}

impl Outcome {
    /// Whether there is a finding at or above a severity.
    pub fn fails(&self, severity: Severity) -> bool {
        self.findings.iter().any(|judged| judged.finding.severity >= severity)
    }
}

/// Checks the ledger at the root of a tree. Reads only.
///
/// # Errors
/// When there is no ledger to speak of: the settings or a folder cannot be read.
pub fn run(tree: &dyn Tree, options: &Options) -> Result<Outcome, LedgerError> {
    let ledger = ledger::read(tree)?;
    let verified = ledger::verify(tree, &ledger);
    Ok(judge(tree, &ledger, &verified, options))
}

/// Runs the rules over a ledger that was read and verified.
pub fn judge(tree: &dyn Tree, ledger: &Ledger, verification: &Verification, options: &Options) -> Outcome {
    judge_analysed(tree, ledger, verification, &logic::analyse(ledger, verification), options)
}

/// Runs the rules over a ledger of which it is known, too, what its claims state.
pub fn judge_analysed(
    tree: &dyn Tree,
    ledger: &Ledger,
    verification: &Verification,
    logic: &logic::Analysis,
    options: &Options,
) -> Outcome {
    let reviews = review::reviews(ledger, options.today, &options.past);
    let found = found(&Facts { ledger, verified: verification, logic, reviews: &reviews }, options);
    let applied = Policy::of(ledger).apply(found, options);
    settle(tree, ledger, verification, options, applied, &options.baseline)
}

/// What the rules find, before any policy.
fn found(facts: &Facts<'_>, options: &Options) -> Vec<Finding> {
    let rules: Vec<&Rule> = catalogue().filter(|rule| options.runs(rule.name)).collect();
    let found = parallel::map(&rules, |rule| match rule.finder {
        Finder::Facts(find) => find(rule, facts),
        Finder::Policy => Vec::new(),
    });
    found.into_iter().flatten().collect()
}

/// Findings after policy to an outcome. `counting` is the baseline that counts, which may be one of before.
fn settle(
    tree: &dyn Tree,
    ledger: &Ledger,
    verification: &Verification,
    options: &Options,
    applied: Applied<'_>,
    counting: &Baseline,
) -> Outcome {
    let Applied { counted, suppressed, weights } = applied;
    let counted = counted.into_iter().map(|finding| (finding, None));
    let suppressed = suppressed.into_iter().map(|(finding, by)| (finding, Some(by)));
    let (all, mut texts) = judged(tree, counted.chain(suppressed).collect(), options);
    let mut findings = Vec::new();
    let mut suppressed = Vec::new();
    for (judged, by) in all {
        match by {
            Some(by) => suppressed.push(Suppressed { judged, by }),
            None => findings.push(judged),
        }
    }
    let found = findings.iter().chain(suppressed.iter().map(|suppressed| &suppressed.judged));
    let stale = baseline::stale(&options.baseline, found, options, weights);
    baseline::apply(counting, &mut findings, &mut suppressed);
    if !stale.is_empty() {
        let (stale, more) = judged(tree, stale.into_iter().map(|finding| (finding, None)).collect(), options);
        findings.extend(stale.into_iter().map(|(judged, _)| judged));
        texts.add(more);
    }
    findings.retain(|judged| options.shows(&judged.finding));
    suppressed.retain(|suppressed| options.shows(&suppressed.judged.finding));
    findings.sort_by(order);
    suppressed.sort_by(|a, b| order(&a.judged, &b.judged));
    Outcome {
        summary: Summary::new(ledger, &findings, suppressed.len(), options),
        verified: Verified::new(verification),
        checked: Checked::new(ledger, options),
        findings,
        suppressed,
        texts,
        since: None,
    }
}

/// What a finding of before would be called now that records have other ids.
pub fn fingerprint_now<'a>(judged: &'a Judged, ids: &IdChanges) -> Cow<'a, str> {
    fingerprint::renamed(judged, ids)
}

/// What is wrong with settings that cannot be read, as findings with their places.
pub fn of_settings(tree: &dyn Tree, faults: &[Fault]) -> Outcome {
    let fault = |fault: &Fault| FileFault {
        file: SETTINGS_FILE.into(),
        kind: RecordKind::Settings,
        what: Trouble::Fault(fault.clone()),
    };
    let ledger = Ledger::of_faults(faults.iter().map(fault).collect());
    judge(tree, &ledger, &Verification::default(), &Options::new(Day::default()))
}

/// A finding with why it does not count, if it does not.
type Standing = (Judged, Option<Suppression>);

/// Places and fingerprints. What is suppressed is numbered with the rest, so that an `ignore` changes the fingerprint
/// of no other finding.
fn judged(
    tree: &dyn Tree,
    found: Vec<(Finding, Option<Suppression>)>,
    options: &Options,
) -> (Vec<Standing>, Texts) {
    let (findings, standing): (Vec<Finding>, Vec<Option<Suppression>>) = found.into_iter().unzip();
    let pointed = |finding: &&Finding| options.places_of_notes || finding.severity > Severity::Note;
    let texts = Texts::read(tree, findings.iter().filter(pointed));
    let places = locate(&texts, &findings);
    let fixes: Vec<_> =
        findings.iter().map(|finding| finding.fix.as_deref().filter(|_| pointed(&finding))).collect();
    let fixes = fix::locate_all(&texts, &fixes);
    let mut judged: Vec<Standing> = findings
        .into_iter()
        .zip(places)
        .zip(fixes)
        .zip(standing)
        .map(|(((finding, Located { primary, related }), fix), by)| {
            (Judged { fingerprint: String::new(), primary, related, fix, finding }, by)
        })
        .collect();
    judged.sort_by(|(a, _), (b, _)| order(a, b));
    fingerprint::assign(&mut judged);
    (judged, texts)
}

/// Worst first, then by place.
fn order(a: &Judged, b: &Judged) -> Ordering {
    let place = |judged: &Judged| (judged.primary.start, judged.primary.end, judged.finding.rule);
    b.finding
        .severity
        .cmp(&a.finding.severity)
        .then_with(|| a.primary.file.as_str().cmp(b.primary.file.as_str()))
        .then_with(|| place(a).cmp(&place(b)))
        .then_with(|| a.finding.message.cmp(&b.finding.message))
}
