//! The findings that appeared between two checks, and those that were settled.

use std::borrow::Cow;
use std::collections::BTreeSet;

use camino::Utf8PathBuf;
use serde::Serialize;

use crate::check::{IdChanges, Judged, Outcome, fingerprint_now};
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

/// Compares the findings of two checks by their fingerprints; records that have another id now are the same records.
pub fn finding_changes(old: &Outcome, new: &Outcome, ids: &IdChanges) -> FindingChanges {
    let before: Vec<Cow<'_, str>> = old.findings.iter().map(|judged| fingerprint_now(judged, ids)).collect();
    let then: BTreeSet<&str> = before.iter().map(AsRef::as_ref).collect();
    let now: BTreeSet<&str> = new.findings.iter().map(|judged| judged.fingerprint.as_str()).collect();
    let appeared = new.findings.iter().filter(|judged| !then.contains(judged.fingerprint.as_str()));
    let settled = old.findings.iter().zip(&before).filter(|(_, name)| !now.contains(name.as_ref()));
    FindingChanges {
        appeared: appeared.map(told).collect(),
        settled: settled.map(|(judged, _)| told(judged)).collect(),
    }
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
