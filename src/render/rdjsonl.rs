//! rdjsonl, which reviewdog posts to many forges: a finding a line, with the fix as a suggestion.

use std::collections::HashMap;

use camino::Utf8Path;
use serde::Serialize;

use super::Surface;
use super::defused::defused;
use super::surface::shortened;
use super::wire::{in_lines, json_line};
use crate::check::{Judged, LocatedFix, LocatedPlace, Outcome, Texts};
use crate::finding::Severity;
use crate::text::{Edit, Lines, Span, apply};

/// The longest message in bytes, before it is made safe.
const MESSAGE: usize = 6_000;
/// The longest label of a place in bytes.
const LABEL: usize = 500;
/// Places beside the first.
const PLACES: usize = 100;
/// The longest text of a suggestion in bytes: a larger fix is left to the program.
const SUGGESTION: usize = 20_000;

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location,
    severity: &'static str,
    source: Source,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related>,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: ByteColumn,
    end: ByteColumn,
}

/// Both count from 1, the column in bytes of UTF-8.
#[derive(Serialize)]
struct ByteColumn {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct Related {
    message: String,
    location: Location,
}

/// The findings that count, worst first, a line each.
pub fn rdjsonl(outcome: &Outcome, surface: Surface<'_>) -> String {
    let mut files = Files { texts: &outcome.texts, lines: HashMap::new() };
    let mut out = String::new();
    for judged in &outcome.findings {
        out.push_str(&json_line(&diagnostic(judged, surface, &mut files)));
        out.push('\n');
    }
    out
}

fn diagnostic<'a>(judged: &'a Judged, surface: Surface<'_>, files: &mut Files<'_>) -> Diagnostic<'a> {
    let mut location = |place: &LocatedPlace| Location {
        path: surface.path(&place.file),
        range: files.range(&place.file, place.span),
    };
    let first = location(&judged.primary);
    let related = judged.related.iter().take(PLACES).map(|place| Related {
        message: defused(&shortened(&place.label, LABEL)),
        location: location(place),
    });
    let related_locations = related.collect();
    Diagnostic {
        message: defused(&shortened(&in_lines(judged), MESSAGE)),
        location: first,
        severity: match judged.finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Note => "INFO",
        },
        source: Source { name: "factlock" },
        code: Code { value: judged.finding.rule },
        suggestions: judged.fix.iter().filter_map(|fix| files.suggestion(judged, fix)).collect(),
        related_locations,
    }
}

/// The texts that findings point into, and where their lines begin.
struct Files<'a> {
    texts: &'a Texts,
    lines: HashMap<String, Lines<'a>>,
}

impl Files<'_> {
    /// A place in bytes; the first of the file where it is the file as a whole.
    fn range(&mut self, file: &Utf8Path, span: Option<Span>) -> Range {
        let whole =
            || Range { start: ByteColumn { line: 1, column: 1 }, end: ByteColumn { line: 1, column: 1 } };
        let Some((span, text)) = span.zip(self.texts.of(file)) else { return whole() };
        let lines = self.lines.entry(file.to_string()).or_insert_with(|| Lines::new(text));
        let at = |offset: usize| {
            let line = lines.line(offset);
            ByteColumn { line, column: offset - lines.start_of(line).unwrap_or(offset) + 1 }
        };
        Range { start: at(span.start), end: at(span.end) }
    }

    /// A fix as one replacement in the file that the finding points at. What it leaves alone between its edits is
    /// written again.
    fn suggestion(&mut self, judged: &Judged, fix: &LocatedFix) -> Option<Suggestion> {
        let file = &judged.primary.file;
        let old = self.texts.of(file)?;
        if fix.edits.iter().any(|edit| &edit.file != file) {
            return None;
        }
        let start = fix.edits.iter().map(|edit| edit.edit.span.start).min()?;
        let end = fix.edits.iter().map(|edit| edit.edit.span.end).max()?;
        let from_start = |edit: &Edit| Edit {
            span: Span::new(edit.span.start - start, edit.span.end - start),
            replacement: edit.replacement.clone(),
        };
        let edits: Vec<Edit> = fix.edits.iter().map(|edit| from_start(&edit.edit)).collect();
        let text = apply(old.get(start..end)?, &edits).ok()?;
        (text.len() <= SUGGESTION)
            .then(|| Suggestion { range: self.range(file, Some(Span::new(start, end))), text })
    }
}
