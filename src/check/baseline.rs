//! The baseline: findings that were there when a ledger began to be checked, and that do not count.
//!
//! A text file with an entry a line, sorted, without counts and dates, so that git merges it line by line:
//!
//! ```text
//! quote-altered 1a2b3c4d5e6f7a8b claim:bridge-length source:council-minutes
//! ```
//!
//! The rule and the fingerprint count; what follows is for people. Read [`Baseline`] first.

use std::collections::{BTreeMap, HashSet};
use std::fmt::{self, Write as _};

use camino::{Utf8Path, Utf8PathBuf};

use super::policy::{Suppression, Weights};
use super::{Judged, Options, Suppressed};
use crate::finding::{Amendment, Finding, Fix, Place, Safety};
use crate::rules::{self, Family};
use crate::text::{Edit, Span};
use crate::tree::{self, Tree, Unreadable};

/// The file that is read where no other is named.
pub const BASELINE_FILE: &str = "factlock.baseline";
/// A larger file is no baseline, in bytes.
const LARGEST: u64 = 64 << 20;
/// What a baseline begins with.
const HEAD: &str = "# Findings that were known when this was written, and do not count. `factlock explain policy` tells more.\n";

/// Rules whose findings never enter a baseline: of what cannot be read, nobody knows what else would be found in it.
const NEVER: [&str; 7] = [
    "invalid-record",
    "invalid-vocabulary",
    "duplicate-id",
    "snapshot-missing",
    "snapshot-changed",
    "snapshot-outside-ledger",
    "snapshot-unreadable",
];

/// Findings that do not count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    /// Where it stands, relative to the root.
    pub file: Utf8PathBuf,
    /// Its entries by fingerprint.
    pub entries: BTreeMap<String, BaselineEntry>,
}

/// A finding that does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaselineEntry {
    /// The rule.
    pub rule: String,
    /// The records concerned, as they are written for people.
    pub about: String,
    /// Where it stands in the file; nothing in one that is being made.
    pub span: Span,
    /// All of its line, with its line break.
    pub whole: Span,
    /// The line, from 1.
    pub line: usize,
}

/// Why a baseline cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BaselineError {
    /// It cannot be read.
    Unreadable {
        /// The file.
        file: Utf8PathBuf,
        /// Why.
        why: Unreadable,
    },
    /// A line is no entry.
    Malformed {
        /// The file.
        file: Utf8PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        why: String,
    },
}

impl fmt::Display for BaselineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { file, why } => write!(f, "the baseline `{file}` could not be read: {why}"),
            Self::Malformed { file, line, why } => write!(f, "{file}:{line}:1: {why}"),
        }
    }
}

impl std::error::Error for BaselineError {}

impl Baseline {
    /// Reads a baseline; one without entries where there is no such file.
    pub fn read(tree: &dyn Tree, file: &Utf8Path) -> Result<Self, BaselineError> {
        match tree::read(tree, file, LARGEST) {
            Ok(bytes) => Self::parse(file, &bytes),
            Err(Unreadable::Missing) => Ok(Self { file: file.to_owned(), entries: BTreeMap::new() }),
            Err(why) => Err(BaselineError::Unreadable { file: file.to_owned(), why }),
        }
    }

    fn parse(file: &Utf8Path, bytes: &[u8]) -> Result<Self, BaselineError> {
        let mut baseline = Self { file: file.to_owned(), entries: BTreeMap::new() };
        let malformed = |line, why: String| BaselineError::Malformed { file: file.to_owned(), line, why };
        let valid = std::str::from_utf8(bytes);
        let text = valid.map_err(|error| {
            let before = &bytes[..error.valid_up_to()];
            let line = before.split(|byte| *byte == b'\n').count();
            malformed(line, "expected UTF-8, found other bytes".to_owned())
        })?;
        let mut start = 0;
        for (number, whole) in text.split_inclusive('\n').enumerate() {
            let line = whole.trim_end();
            let at = start;
            start += whole.len();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut words = line.splitn(3, ' ');
            let (rule, fingerprint) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
            let is_name = |name: &str| {
                !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
            };
            let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
            if !is_name(rule) || fingerprint.len() != 16 || !fingerprint.bytes().all(digit) {
                let shown: String = line.chars().take(80).collect();
                let why = format!("expected a rule and 16 hexadecimal digits, found `{shown}`");
                return Err(malformed(number + 1, why));
            }
            let entry = BaselineEntry {
                rule: rule.to_owned(),
                about: words.next().unwrap_or_default().to_owned(),
                span: Span::new(at, at + line.len()),
                whole: Span::new(at, start),
                line: number + 1,
            };
            baseline.entries.insert(fingerprint.to_owned(), entry);
        }
        Ok(baseline)
    }

    /// Adds a finding; `false` where its rule never enters a baseline.
    pub fn add(&mut self, judged: &Judged) -> bool {
        let finding = &judged.finding;
        if !may_hold(finding.rule) {
            return false;
        }
        let claims = finding.claims.iter().map(|id| format!("claim:{id}"));
        let mut about: Vec<String> =
            claims.chain(finding.sources.iter().map(|id| format!("source:{id}"))).collect();
        if about.is_empty() {
            about.push(format!("file:{}", finding.primary.file));
        }
        about.sort();
        about.dedup();
        let rule = finding.rule.to_owned();
        let entry = BaselineEntry {
            rule,
            about: about.join(" "),
            span: Span::default(),
            whole: Span::default(),
            line: 0,
        };
        self.entries.insert(judged.fingerprint.clone(), entry);
        true
    }

    /// The file, its lines in order.
    pub fn written(&self) -> String {
        let mut lines: Vec<String> = self
            .entries
            .iter()
            .map(|(fingerprint, entry)| {
                let mut line = format!("{} {fingerprint}", entry.rule);
                if !entry.about.is_empty() {
                    let _ = write!(line, " {}", entry.about);
                }
                line + "\n"
            })
            .collect();
        lines.sort();
        HEAD.to_owned() + &lines.concat()
    }

    fn holds(&self, judged: &Judged) -> Option<&BaselineEntry> {
        let entry = self.entries.get(&judged.fingerprint)?;
        (entry.rule == judged.finding.rule && may_hold(judged.finding.rule)).then_some(entry)
    }
}

/// Whether findings of a rule may enter a baseline.
fn may_hold(rule: &str) -> bool {
    !NEVER.contains(&rule) && rules::rule(rule).is_some_and(|rule| rule.family != Family::Policy)
}

/// Takes what a baseline holds out of the findings that count.
pub(super) fn apply(baseline: &Baseline, findings: &mut Vec<Judged>, suppressed: &mut Vec<Suppressed>) {
    if baseline.entries.is_empty() {
        return;
    }
    for judged in std::mem::take(findings) {
        match baseline.holds(&judged) {
            Some(entry) => {
                let by = Suppression::Baseline { file: baseline.file.clone(), line: entry.line };
                suppressed.push(Suppressed { judged, by });
            }
            None => findings.push(judged),
        }
    }
}

/// An entry is made by a program, for a finding that is gone: nothing is lost with it. Only while everything can be read,
/// though, since what cannot be read may still have that finding.
fn without_line(file: &Utf8Path, entry: &BaselineEntry) -> Fix {
    let edit = Edit { span: entry.whole, replacement: String::new() };
    Fix::new("remove the line", Safety::Safe, file, Amendment::Replace(edit))
}

/// The entries that hold nothing any more.
pub(super) fn stale<'a>(
    baseline: &Baseline,
    found: impl Iterator<Item = &'a Judged>,
    options: &Options,
    weights: Weights<'_>,
) -> Vec<Finding> {
    let Some(rule) = rules::rule("stale-baseline").filter(|rule| options.runs(rule.name)) else {
        return Vec::new();
    };
    if baseline.entries.is_empty() {
        return Vec::new();
    }
    let found: Vec<&Judged> = found.collect();
    let all_read = !found.iter().any(|judged| NEVER.contains(&judged.finding.rule));
    let held = found.iter().filter(|judged| baseline.holds(judged).is_some());
    let held: HashSet<&str> = held.map(|judged| judged.fingerprint.as_str()).collect();
    let judged = |entry: &BaselineEntry| rules::rule(&entry.rule).is_none() || options.runs(&entry.rule);
    let left = baseline.entries.iter().filter(|(fingerprint, _)| !held.contains(fingerprint.as_str()));
    let stale = left.filter(|(_, entry)| judged(entry));
    let mut findings: Vec<Finding> = stale
        .map(|(fingerprint, entry)| {
            let place = Place::bytes(baseline.file.clone(), entry.span);
            let message = match rules::rule(&entry.rule) {
                None => format!("there is no rule `{}`", entry.rule),
                Some(_) if !may_hold(&entry.rule) => {
                    format!("findings of `{}` never enter a baseline", entry.rule)
                }
                Some(_) => format!("`{}` finds this no more", entry.rule),
            };
            rule.finding(place, message)
                .topic(fingerprint)
                .help("`factlock baseline --prune` removes what is settled")
                .maybe_fix(all_read.then(|| without_line(&baseline.file, entry)))
        })
        .collect();
    findings.retain_mut(|finding| weights.weigh(finding));
    findings
}
