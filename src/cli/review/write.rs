//! Writing reviews and verdicts.

use std::collections::BTreeSet;

use camino::Utf8Path;

use super::reviewer::Reviewer;
use crate::check::{self, Options, Outcome};
use crate::cli::edit::edit_claim;
use crate::cli::exit::Failure;
use crate::finding::Severity;
use crate::ledger::{self, Ledger};
use crate::record::{Claim, Status, decode};
use crate::review::{ChangedBy, Past, digests, written};
use crate::rules::{self, Family};
use crate::text::{FieldPath, Span};
use crate::tree::Folder;
use crate::value::Day;
use crate::yaml::edit::{Change, apply};
use crate::yaml::{Fault, Value};

/// Where reviews are written, and in whose name.
pub(super) struct Desk<'a> {
    pub(super) root: &'a Utf8Path,
    pub(super) tree: &'a Folder,
    pub(super) reviewer: &'a Reviewer,
    pub(super) day: Day,
    /// What is known beside the records.
    pub(super) past: &'a Past,
}

/// A status, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) status: Status,
    pub(super) because: String,
}

impl Verdict {
    /// A claim with this verdict.
    fn of(&self, claim: &Claim) -> Claim {
        Claim { status: self.status, rationale: Some(self.because.clone()), ..claim.clone() }
    }
}

impl Desk<'_> {
    /// Writes down that a claim was reviewed, with another verdict if there is one; and says so.
    pub(super) fn review(
        &self,
        ledger: &Ledger,
        at: usize,
        verdict: Option<&Verdict>,
    ) -> Result<String, Failure> {
        let (file, read) = (&ledger.claims[at].file, &ledger.claims[at].record);
        let record = verdict.map_or_else(|| read.clone(), |verdict| verdict.of(read));
        let (digests, date) = (digests(ledger, &record), self.day.to_string());
        let earlier = self.reviewer.earlier(ledger, at);
        edit_claim(self.root, self.tree, file, &|text| {
            let text = judged(text, read, verdict)?;
            written(&text, &record, earlier, &self.reviewer.by, &date, &digests)
        })?;
        let verb = if earlier.is_some() { "renewed the review in" } else { "added a review to" };
        Ok(format!("{verb} {file}: `{}` is {}\n", record.id, record.status.word()))
    }

    /// Gives a claim another verdict, which somebody else has to review; and says so.
    pub(super) fn judge(&self, ledger: &Ledger, at: usize, verdict: &Verdict) -> Result<String, Failure> {
        let (file, read) = (&ledger.claims[at].file, &ledger.claims[at].record);
        edit_claim(self.root, self.tree, file, &|text| judged(text, read, Some(verdict)))?;
        Ok(format!("changed {file}: `{}` is {}\n", read.id, verdict.status.word()))
    }

    /// What a reviewer is told of a review that is their own where the policy demands four eyes.
    pub(super) fn own(&self, ledger: &Ledger, at: usize, verdict: Option<&Verdict>) -> Option<String> {
        const DEMANDED: &str = "four eyes are demanded: somebody else has to review it";
        if !ledger.settings.review.four_eyes {
            return None;
        }
        let record = &ledger.claims[at].record;
        if verdict.is_some() {
            return Some(format!("`{}`: the verdict is yours, and {DEMANDED}", record.id));
        }
        let history = self.past.history.known()?;
        let digest = digests(ledger, record).whole;
        let people = self.reviewer.people(ledger);
        let own: Vec<ChangedBy> = history.own(&people, &record.id, &digest, &self.reviewer.person);
        let newest = own.first()?;
        let fields: Vec<String> = newest.fields.iter().map(|field| format!("`{field}`")).collect();
        let (fields, commit, date) = (fields.join(", "), newest.short(), &newest.date);
        Some(format!(
            "`{}`: you have changed {fields} yourself ({commit} of {date}), and {DEMANDED}",
            record.id
        ))
    }
}

/// The text of a claim, which must be as it was read, with its verdict.
fn judged(text: &str, read: &Claim, verdict: Option<&Verdict>) -> Result<String, Fault> {
    let claim: Claim = decode(text.as_bytes()).map_err(|mut faults| faults.swap_remove(0))?;
    if claim != *read {
        return Err(Fault::new(Span::new(0, 0), "it has changed since it was read")
            .help("look at it again, then review it"));
    }
    let Some(Verdict { status, because }) = verdict else { return Ok(text.to_owned()) };
    let why = Value::text(because.as_str());
    let rationale = match claim.rationale {
        Some(_) => Change::set(FieldPath::key("rationale"), why),
        None => Change::insert_after(FieldPath::root(), "status", "rationale", why),
    };
    apply(text, &[Change::set(FieldPath::key("status"), Value::text(status.word())), rationale])
}

/// A review stands for what was checked, and a claim with errors was not. The claims are as they would be with the
/// verdict, if there is one.
pub(super) fn refuse_errors(
    tree: &Folder,
    ledger: &mut Ledger,
    asked: &BTreeSet<usize>,
    verdict: Option<&Verdict>,
    day: Day,
) -> Result<(), Failure> {
    let mut read: Vec<(usize, Claim)> = Vec::new();
    if let Some(verdict) = verdict {
        for &at in asked {
            let judged = verdict.of(&ledger.claims[at].record);
            read.push((at, std::mem::replace(&mut ledger.claims[at].record, judged)));
        }
    }
    let verified = ledger::verify(tree, ledger);
    let outcome = check::judge(tree, ledger, &verified, &Options::new(day));
    for (at, record) in read {
        ledger.claims[at].record = record;
    }
    for &at in asked {
        let id = &ledger.claims[at].record.id;
        if let Some((rule, message)) = error_of(&outcome, ledger, at) {
            return Err(Failure::usage(format!(
                "`{id}` has an error and was not reviewed: {message} ({rule})"
            ))
            .help(format!(
                "`factlock check` shows it; mend it, or `ignore` the rule `{rule}` with a reason"
            )));
        }
    }
    Ok(())
}

/// The first error about a claim that is none of its reviews: the rule, and what it says.
pub(super) fn error_of<'a>(
    outcome: &'a Outcome,
    ledger: &Ledger,
    at: usize,
) -> Option<(&'static str, &'a str)> {
    let claim = &ledger.claims[at];
    let of_review = |rule: &str| rules::rule(rule).is_some_and(|rule| rule.family == Family::Review);
    let error = outcome.findings.iter().map(|judged| &judged.finding).find(|finding| {
        let concerns = finding.claims.contains(&claim.record.id) || finding.primary.file == claim.file;
        concerns && finding.severity == Severity::Error && !of_review(finding.rule)
    })?;
    Some((error.rule, &error.message))
}
