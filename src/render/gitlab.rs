//! Code Quality reports, which GitLab shows in a merge request and beside its lines.

use serde::Serialize;

use super::Surface;
use super::defused::defused;
use super::surface::shortened;
use super::wire::json_lines;
use crate::check::{Judged, Outcome};
use crate::finding::Severity;
use crate::text::Position;

/// The longest description in bytes, before it is made safe.
const DESCRIPTION: usize = 1_000;

#[derive(Serialize)]
struct Degradation<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: &'a str,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    positions: Positions,
}

#[derive(Serialize)]
struct Positions {
    begin: Position,
    end: Position,
}

/// The findings that count as one JSON list, with a line feed at its end.
pub fn gitlab(outcome: &Outcome, surface: Surface<'_>) -> String {
    let degradations: Vec<Degradation<'_>> =
        outcome.findings.iter().map(|judged| degradation(judged, surface)).collect();
    json_lines(&degradations)
}

/// What is the case, what stands there and what to do: GitLab shows it in one line.
fn description(judged: &Judged) -> String {
    let mut text = judged.finding.message.clone();
    if !judged.primary.label.is_empty() {
        text.extend([" (", &judged.primary.label, ")"]);
    }
    if let Some(help) = &judged.finding.help {
        text.extend(["; help: ", help]);
    }
    text
}

fn degradation<'a>(judged: &'a Judged, surface: Surface<'_>) -> Degradation<'a> {
    let place = &judged.primary;
    Degradation {
        description: defused(&shortened(&description(judged), DESCRIPTION)),
        check_name: judged.finding.rule,
        fingerprint: &judged.fingerprint,
        severity: match judged.finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "info",
        },
        location: Location {
            path: surface.path(&place.file),
            positions: Positions { begin: place.start, end: place.end },
        },
    }
}
