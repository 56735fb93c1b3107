//! A finding as SARIF's result.

use camino::{Utf8Path, Utf8PathBuf};
use serde_json::{Value, json};

use super::rules;
use crate::check::{Judged, LocatedFix, LocatedPlace, Suppression};
use crate::render::surface::{reason, shortened};
use crate::render::{Surface, count, visible};
use crate::text::Position;

/// Related places that GitHub shows; it takes ten times as many.
const PLACES: usize = 100;
/// The longest message in bytes.
const MESSAGE: usize = 6_000;
/// The longest label of a place in bytes.
const LABEL: usize = 500;
/// The longest text of a fix, in bytes, and the most edits of one: a larger fix is left to the program.
const FIX: usize = 20_000;
const EDITS: usize = 100;

/// A finding, and why it does not count if it does not.
pub(super) fn result(judged: &Judged, by: Option<&Suppression>, surface: Surface<'_>) -> Value {
    let finding = &judged.finding;
    let mut result = json!({
        "ruleId": finding.rule,
        "level": rules::level(finding.severity),
        "message": { "text": shortened(&inert_text(&message(judged)), MESSAGE) },
        "locations": [location(&judged.primary, surface)],
        "partialFingerprints": { "primaryLocationLineHash": judged.fingerprint },
    });
    if let Some(index) = rules::index(finding.rule) {
        result["ruleIndex"] = index.into();
    }
    let related = judged.related.iter().take(PLACES).enumerate();
    let related: Vec<Value> = related
        .map(|(at, place)| {
            let mut location = location(place, surface);
            location["id"] = (at + 1).into();
            location
        })
        .collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    if let Some(by) = by {
        result["suppressions"] = json!([suppression(by, &judged.primary.file, surface)]);
    }
    if let Some(fix) = judged.fix.as_ref().filter(|fix| fits(fix)) {
        result["fixes"] = json!([written(fix, surface)]);
    }
    result
}

/// Adds a line to the message of a result.
pub(super) fn add(result: &mut Value, line: &str) {
    if let Some(Value::String(text)) = result.pointer_mut("/message/text") {
        text.push('\n');
        text.push_str(&inert_text(line));
    }
}

/// A text in which nothing is a link or a placeholder, which SARIF knows in every message.
pub(super) fn inert_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in visible(text).chars() {
        if matches!((before, c), (']', '(') | ('{', '0'..='9')) {
            out.push('\u{200b}');
        }
        out.push(c);
        before = c;
    }
    out
}

/// What is the case, why, and what to do, in a line each.
fn message(judged: &Judged) -> String {
    let finding = &judged.finding;
    let mut text = finding.message.clone();
    for note in &finding.notes {
        text.extend(["\n", note.as_str()]);
    }
    if let Some(help) = &finding.help {
        text.extend(["\nhelp: ", help]);
    }
    if let Some(more) = judged.related.len().checked_sub(PLACES).filter(|more| *more > 0) {
        text.extend(["\n", &count(more as u64, "further place"), " not listed"]);
    }
    text
}

fn location(place: &LocatedPlace, surface: Surface<'_>) -> Value {
    let mut location = json!({ "physicalLocation": {
        "artifactLocation": { "uri": surface.uri(&place.file) },
        "region": region(place.start, place.end),
    } });
    if !place.label.is_empty() {
        location["message"] = json!({ "text": inert_text(&shortened(&place.label, LABEL)) });
    }
    location
}

fn region(start: Position, end: Position) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// In the source is what stands in the record itself; the settings are outside of it.
fn suppression(by: &Suppression, primary: &Utf8Path, surface: Surface<'_>) -> Value {
    let reason = reason(by);
    json!({
        "kind": if reason.file == primary { "inSource" } else { "external" },
        "status": "accepted",
        "justification": inert_text(&shortened(reason.because, MESSAGE)),
        "location": { "physicalLocation": { "artifactLocation": { "uri": surface.uri(reason.file) } } },
    })
}

fn fits(fix: &LocatedFix) -> bool {
    let bytes = fix.edits.iter().map(|edit| edit.edit.replacement.len()).sum::<usize>();
    !fix.edits.is_empty() && fix.edits.len() <= EDITS && bytes <= FIX
}

fn written(fix: &LocatedFix, surface: Surface<'_>) -> Value {
    let mut files: Vec<(&Utf8PathBuf, Vec<Value>)> = Vec::new();
    for edit in &fix.edits {
        let replacement = json!({
            "deletedRegion": region(edit.start, edit.end),
            "insertedContent": { "text": edit.edit.replacement },
        });
        match files.iter_mut().find(|(file, _)| *file == &edit.file) {
            Some((_, replacements)) => replacements.push(replacement),
            None => files.push((&edit.file, vec![replacement])),
        }
    }
    let changes: Vec<Value> = files
        .into_iter()
        .map(|(file, replacements)| {
            json!({ "artifactLocation": { "uri": surface.uri(file) }, "replacements": replacements })
        })
        .collect();
    json!({ "description": { "text": inert_text(&shortened(&fix.about, LABEL)) }, "artifactChanges": changes })
}
