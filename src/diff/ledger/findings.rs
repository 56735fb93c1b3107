//! The findings that appeared between two checks, and those that were settled.

use std::collections::BTreeSet;

use camino::Utf8PathBuf;
use serde::Serialize;

use crate::check::{Judged, Outcome};
use crate::finding::Severity;

/// The findings of only one of two checks, worst first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FindingChanges {
    /// Those of the new one.
    pub appeared: Vec<FindingChange>,
    /// Those of the old one.
    pub settled: Vec<FindingChange>,
}

/// A finding of one of two checks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingChange {
    /// The rule.
    pub rule: &'static str,
    /// How bad.
    pub severity: Severity,
    /// What it says.
    pub message: String,
    /// Its file.
    pub file: Utf8PathBuf,
    /// The line there, from 1.
    pub line: usize,
    /// What it is called from run to run.
    pub fingerprint: String,
    /// The claims concerned.
    pub claims: Vec<String>,
    /// The sources concerned.
    pub sources: Vec<String>,
}

/// Compares the findings of two checks by their fingerprints.
pub fn finding_changes(old: &Outcome, new: &Outcome) -> FindingChanges {
    FindingChanges { appeared: only(new, old), settled: only(old, new) }
}

fn only(these: &Outcome, others: &Outcome) -> Vec<FindingChange> {
    let known: BTreeSet<&str> = others.findings.iter().map(|judged| judged.fingerprint.as_str()).collect();
    let news = these.findings.iter().filter(|judged| !known.contains(judged.fingerprint.as_str()));
    news.map(told).collect()
}

fn told(judged: &Judged) -> FindingChange {
    let Judged { finding, fingerprint, primary, .. } = judged;
    FindingChange {
        rule: finding.rule,
        severity: finding.severity,
        message: finding.message.clone(),
        file: primary.file.clone(),
        line: primary.start.line,
        fingerprint: fingerprint.clone(),
        claims: finding.claims.clone(),
        sources: finding.sources.clone(),
    }
}
