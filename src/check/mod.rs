//! Rules and policy to an outcome: every rule is run, then the ledger's policy is applied once, then places
//! become lines and columns.
//!
//! Read [`Outcome`] first, then [`run`].

mod fingerprint;
mod locate;
mod policy;
mod summary;

use std::cmp::Ordering;

use camino::Utf8PathBuf;
use rayon::prelude::*;

use crate::finding::{Finding, Severity};
use crate::ledger::{self, FileFault, Ledger, LedgerError, SETTINGS_FILE, Trouble, Verification};
use crate::logic;
use crate::record::RecordKind;
use crate::rules::{Facts, Finder, Rule, catalogue};
use crate::tree::Tree;
use crate::value::Day;
use crate::yaml::Fault;

use locate::{Located, locate};

pub use locate::{LocatedPlace, Texts};
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
}

impl Options {
    /// Every rule, everywhere.
    pub fn new(today: Day) -> Self {
        Self { today, only: Vec::new(), skip: Vec::new(), paths: Vec::new(), places_of_notes: true }
    }

    fn runs(&self, rule: &str) -> bool {
        let named = |list: &[String]| list.iter().any(|name| name == rule);
        (self.only.is_empty() || named(&self.only)) && !named(&self.skip)
    }

    fn shows(&self, finding: &Finding) -> bool {
        let wanted = |file: &Utf8PathBuf| self.paths.iter().any(|path| file.starts_with(path));
        let mut files = std::iter::once(&finding.primary).chain(&finding.related).map(|place| &place.file);
        self.paths.is_empty() || files.any(wanted)
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
}

/// What a check found.
#[derive(Debug)]
pub struct Outcome {
    /// The findings that count: worst first, then by place.
    pub findings: Vec<Judged>,
    /// How many of what there are.
    pub summary: Summary,
    /// What was proved.
    pub verified: Verified,
    /// The texts that findings point into.
    pub texts: Texts,
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
    let logic = logic::analyse(ledger, verification);
    let facts = Facts { ledger, verified: verification, logic: &logic };
    let rules: Vec<&Rule> = catalogue().filter(|rule| options.runs(rule.name)).collect();
    let found: Vec<Finding> = rules
        .par_iter()
        .map(|rule| match rule.finder {
            Finder::Facts(find) => find(rule, &facts),
            Finder::Policy => Vec::new(),
        })
        .collect::<Vec<_>>()
        .into_iter()
        .flatten()
        .collect();

    let policy::Applied { counted, suppressed } = policy::apply(ledger, found, options);
    let shown: Vec<Finding> = counted.into_iter().filter(|finding| options.shows(finding)).collect();
    let (findings, texts) = judged(tree, shown, options);
    Outcome {
        summary: Summary::new(ledger, &findings, suppressed, options.today),
        verified: Verified::new(verification),
        findings,
        texts,
    }
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

fn judged(tree: &dyn Tree, findings: Vec<Finding>, options: &Options) -> (Vec<Judged>, Texts) {
    let pointed = |finding: &&Finding| options.places_of_notes || finding.severity > Severity::Note;
    let texts = Texts::read(tree, findings.iter().filter(pointed));
    let places = locate(&texts, &findings);
    let mut judged: Vec<Judged> = findings
        .into_iter()
        .zip(places)
        .map(|(finding, Located { primary, related })| Judged {
            fingerprint: String::new(),
            primary,
            related,
            finding,
        })
        .collect();
    judged.sort_by(order);
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
