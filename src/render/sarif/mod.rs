//! SARIF 2.1.0, as GitHub's code scanning reads it: every rule with its page, every finding with its places.
//!
//! Whatever a ledger holds, the document stays within GitHub's limits; what was left out is said.

mod result;
mod rules;

use serde_json::{Value, json};

use super::wire::json_line;
use super::{Surface, count};
use crate::check::Outcome;
use crate::finding::Severity;

/// Results that GitHub keeps of a run.
const RESULTS: usize = 5_000;
/// GitHub takes 10 MB when packed; packing makes no text longer by more than a few bytes.
const BYTES: usize = 8_000_000;

/// The outcome as one SARIF document with one run, and a line feed at its end.
pub fn sarif(outcome: &Outcome, surface: Surface<'_>) -> String {
    let (mut results, left_out) = results(outcome, surface);
    let left_out = said(left_out);
    if let (Some(said), Some(last)) = (&left_out, results.last_mut()) {
        result::add(last, said);
    }
    let notifications: Vec<Value> = left_out
        .iter()
        .chain(&outcome.summary.skipped)
        .map(|said| json!({ "level": "warning", "message": { "text": result::inert_text(said) } }))
        .collect();
    let document = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "factlock",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "shortDescription": { "text": env!("CARGO_PKG_DESCRIPTION") },
                "rules": rules::rules(),
            } },
            "automationDetails": { "id": category(surface) },
            "columnKind": "unicodeCodePoints",
            "invocations": [{ "executionSuccessful": true, "toolExecutionNotifications": notifications }],
            "results": results,
        }],
    });
    json_line(&document) + "\n"
}

/// What tells the run of one ledger from that of another: up to the last `/` it is a name that lasts.
fn category(surface: Surface<'_>) -> String {
    match surface.path("".into()).as_str() {
        "" => "factlock/".to_owned(),
        ledger => format!("factlock/{ledger}/"),
    }
}

/// As many results as there is room for, worst first and what does not count last, and how many findings of each
/// severity have no room.
fn results(outcome: &Outcome, surface: Surface<'_>) -> (Vec<Value>, [u64; 3]) {
    let counted = outcome.findings.iter().map(|judged| (judged, None));
    let suppressed = outcome.suppressed.iter().map(|suppressed| (&suppressed.judged, Some(&suppressed.by)));
    let all = counted.chain(suppressed.filter(|_| surface.suppressed));
    let (mut results, mut bytes, mut full, mut left_out) = (Vec::new(), 0, false, [0; 3]);
    for (judged, by) in all {
        if !full {
            let result = result::result(judged, by, surface);
            bytes += json_line(&result).len();
            full = results.len() == RESULTS || bytes > BYTES;
            if !full {
                results.push(result);
                continue;
            }
        }
        if by.is_none() {
            left_out[judged.finding.severity as usize] += 1;
        }
    }
    (results, left_out)
}

fn said(left_out: [u64; 3]) -> Option<String> {
    let kinds = [Severity::Error, Severity::Warning, Severity::Note];
    let kinds: Vec<String> = kinds
        .into_iter()
        .filter(|severity| left_out[*severity as usize] > 0)
        .map(|severity| count(left_out[severity as usize], severity.word()))
        .collect();
    (!kinds.is_empty()).then(|| {
        format!("not listed, since there is no room: {}; `factlock check` shows them", kinds.join(", "))
    })
}
