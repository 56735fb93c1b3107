//! For people: each finding with excerpts of every file that proves it, then what was verified.

use std::borrow::Cow;
use std::fmt::Write as _;

use annotate_snippets::{Annotation, AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::wire::without_commands;
use super::{count, grouped, visible};
use crate::check::{Judged, LocatedPlace, Outcome, Since, Suppression, Texts};
use crate::finding::{Safety, Severity};
use crate::rules::{Family, rule};
use crate::text::{Position, Span};

/// How the terminal wants it.
#[derive(Debug, Clone, Copy)]
pub struct HumanOptions {
    /// Whether to colour; the codes are those of ANSI.
    pub colour: bool,
    /// Columns of a line.
    pub width: usize,
    /// Whether every note is shown, or a line a family.
    pub notes: bool,
    /// Whether only findings are shown, without what was verified.
    pub quiet: bool,
}

/// The outcome for a person: errors and warnings, notes as asked for, and a summary.
pub fn human(outcome: &Outcome, options: HumanOptions) -> String {
    let renderer = if options.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(options.width);
    let shown = |judged: &&Judged| options.notes || judged.finding.severity > Severity::Note;
    let mut out = String::new();
    for judged in outcome.findings.iter().filter(shown) {
        out.push_str(&finding(judged, &outcome.texts, &renderer));
        out.push_str("\n\n");
    }
    if !options.notes && !options.quiet {
        folded_notes(outcome, &mut out);
    }
    if !options.quiet {
        summary(outcome, &mut out);
    }
    without_commands(out)
}

fn finding(judged: &Judged, texts: &Texts, renderer: &Renderer) -> String {
    let finding = &judged.finding;
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group =
        level.primary_title(visible(&finding.message)).id(finding.rule).elements(Vec::<Element<'_>>::new());
    let places: Vec<(&LocatedPlace, AnnotationKind)> =
        std::iter::once((&judged.primary, AnnotationKind::Primary))
            .chain(judged.related.iter().map(|place| (place, AnnotationKind::Context)))
            .collect();
    let mut origins: Vec<[String; 2]> = Vec::new();
    for run in places.chunk_by(|(a, _), (b, _)| stand_together(a, b, texts)) {
        let file = visible(run[0].0.file.as_str());
        group = match excerpt(run, texts) {
            Some(Excerpt { snippet, column }) => {
                let Position { line, column: in_file } = run[0].0.start;
                if column != in_file {
                    origins.push([column, in_file].map(|column| format!("{file}:{line}:{column}")));
                }
                group.element(snippet.path(file))
            }
            None => group.element(Origin::path(file)),
        };
    }
    for note in &finding.notes {
        group = group.element(Level::NOTE.no_name().message(visible(note)));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    // The renderer counts columns in what it is given of a line.
    origins
        .iter()
        .fold(renderer.render(&[group]), |shown, [given, in_file]| shown.replacen(given, in_file, 1))
}

/// Bytes that are shown around a place, and of it, at most: more than a line of any terminal. The renderer lays out
/// all it is given, and there are articles of one line.
const ROOM: usize = 2_000;

/// Whether two places are near enough for one excerpt.
fn stand_together(a: &LocatedPlace, b: &LocatedPlace, texts: &Texts) -> bool {
    let Some((a_span, b_span)) = a.span.zip(b.span) else { return a.file == b.file };
    let near = a_span.start.abs_diff(b_span.start) <= ROOM;
    let whole = |place, span| texts.of(place).is_some_and(|text| first_line(text, span).1);
    a.file == b.file && near && whole(&a.file, a_span) && whole(&b.file, b_span)
}

/// What is shown of a file.
struct Excerpt<'a> {
    snippet: Snippet<'a, Annotation<'a>>,
    /// The column of the first place in the snippet, which is less than in the file where the line is cut.
    column: usize,
}

/// The lines of one file that the places stand on. Nothing where the file has no text to show.
fn excerpt<'a>(places: &[(&'a LocatedPlace, AnnotationKind)], texts: &'a Texts) -> Option<Excerpt<'a>> {
    let (first, _) = places.first()?;
    let text = texts.of(&first.file).filter(|text| !text.is_empty())?;
    let spans: Vec<Span> =
        places.iter().map(|(place, _)| Some(beginning(place.span?, text))).collect::<Option<_>>()?;
    let start = spans.iter().map(|span| span.start).min()?;
    let end = spans.iter().map(|span| span.end).max()?;
    let (from, whole) = first_line(text, Span::new(start, end));
    let latest = text.floor_char_boundary(end.saturating_add(ROOM));
    let to = text[end..latest].find(['\n', '\r']).map_or(latest, |at| end + at);
    let line = places.iter().map(|(place, _)| place.start.line).min()?;
    let annotations = places.iter().zip(&spans).map(|((place, kind), span)| {
        let label = (!place.label.is_empty()).then(|| visible(&place.label));
        kind.span(span.start - from..span.end - from).label(label)
    });
    let source = lines_of_their_own(visible(&text[from..to]));
    Some(Excerpt {
        snippet: Snippet::source(source).line_start(line).annotations(annotations),
        column: if whole { first.start.column } else { text[from..start].chars().count() + 1 },
    })
}

/// Where the line begins that a place stands on, or is cut; and whether it is whole up to there.
fn first_line(text: &str, place: Span) -> (usize, bool) {
    let earliest = text.ceil_char_boundary(place.start.saturating_sub(ROOM));
    match text[earliest..place.start].rfind(['\n', '\r']) {
        Some(at) => (earliest + at + 1, true),
        None => (earliest, earliest == 0),
    }
}

/// As much of a place as is shown of it.
fn beginning(span: Span, text: &str) -> Span {
    Span::new(span.start, span.end.min(text.floor_char_boundary(span.start.saturating_add(ROOM))))
}

/// The renderer knows no lone carriage return as a line end.
fn lines_of_their_own(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') && !text.contains("\r\n") { Cow::Owned(text.replace('\r', "\n")) } else { text }
}

/// The rule whose notes are told in a line each.
pub(super) const SETTLED: &str = "settled-contradiction";

/// Notes in a line a family.
fn folded_notes(outcome: &Outcome, out: &mut String) {
    let notes = outcome.findings.iter().filter(|judged| judged.finding.severity == Severity::Note);
    let (settled, notes): (Vec<&Judged>, Vec<&Judged>) =
        notes.partition(|judged| judged.finding.rule == SETTLED);
    // What was decided about a contradiction is always told: whoever reads the verdict should know of it.
    for judged in &settled {
        let _ = writeln!(out, "note: {}", visible(&judged.finding.message));
    }
    let rules: Vec<&'static str> = notes.iter().map(|judged| judged.finding.rule).collect();
    for family in Family::ALL {
        let mut counts: Vec<(&str, u64)> = Vec::new();
        for name in rules.iter().filter(|name| rule(name).is_some_and(|rule| rule.family == family)) {
            match counts.iter_mut().find(|(known, _)| known == name) {
                Some((_, number)) => *number += 1,
                None => counts.push((name, 1)),
            }
        }
        if !counts.is_empty() {
            let parts: Vec<String> = counts.iter().map(|(name, number)| format!("{number} {name}")).collect();
            let _ = writeln!(out, "note: {}: {}", family.name(), parts.join(", "));
        }
    }
    if !(rules.is_empty() && settled.is_empty()) {
        out.push_str("      `--notes` shows them\n\n");
    }
}

/// What the findings were limited to, and what is left aside.
fn changed_since(since: &Since, out: &mut String) {
    let commit = since.commit.get(..12).unwrap_or(&since.commit);
    let _ = write!(out, "\nsince {} (from {commit})", visible(&since.revision));
    let older = since.older.all() as u64;
    if older > 0 {
        let are = if older == 1 { "is" } else { "are" };
        let older = count(older, "older finding");
        let _ = write!(out, ": {older} {are} not shown: `factlock check` shows them");
    }
    if let Some(why) = &since.defaults {
        let _ = write!(out, "\nat {}, {}: the defaults judge", visible(&since.revision), visible(why));
    }
    if !since.unread.is_empty() {
        let files = count(since.unread.len() as u64, "file");
        let _ = write!(
            out,
            "\nat {}, {files} could not be read: what is found there counts as new: {}",
            visible(&since.revision),
            visible(&since.unread.join(", "))
        );
    }
}

/// How many of what there are, what was left aside, and what was proved.
pub(super) fn summary(outcome: &Outcome, out: &mut String) {
    let (summary, verified) = (&outcome.summary, &outcome.verified);
    let _ = write!(
        out,
        "checked {} and {}: {}, {}, {}",
        count(summary.claims as u64, "claim"),
        count(summary.sources as u64, "source"),
        count(summary.errors as u64, "error"),
        count(summary.warnings as u64, "warning"),
        count(summary.notes as u64, "note"),
    );
    if summary.suppressed > 0 {
        let baselined =
            outcome.suppressed.iter().filter(|one| matches!(one.by, Suppression::Baseline { .. }));
        let baselined = baselined.count();
        let told =
            [(summary.suppressed - baselined, "ignored, with reasons"), (baselined, "in the baseline")];
        let told: Vec<String> = told
            .iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, how)| format!("{} {how}", grouped(*number as u64)))
            .collect();
        let _ = write!(out, " ({})", told.join("; "));
    }
    if let Some(since) = &outcome.since {
        changed_since(since, out);
    }
    for why in &summary.skipped {
        let _ = write!(out, "\nnot checked: {why}");
    }
    let quotes = &verified.quotes;
    let _ = write!(
        out,
        "\nverified {} ({}) and {}",
        count(verified.snapshots as u64, "snapshot"),
        count(verified.bytes, "byte"),
        count(quotes.all() as u64, "quote"),
    );
    let levels =
        [(quotes.exact, "exact"), (quotes.spacing, "by spacing"), (quotes.typography, "by typography")];
    let levels: Vec<String> = levels
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, level)| format!("{} {level}", grouped(*number as u64)))
        .collect();
    if !levels.is_empty() {
        let _ = write!(out, ": {}", levels.join(", "));
    }
    out.push('\n');
    mendable(outcome, out);
}

/// How many findings a command can mend.
fn mendable(outcome: &Outcome, out: &mut String) {
    let with = |safety: Safety| {
        let fixes = outcome.findings.iter().filter_map(|judged| judged.fix.as_ref());
        fixes.filter(|fix| fix.safety == safety).count() as u64
    };
    let _ = match (with(Safety::Safe), with(Safety::Unsafe)) {
        (0, 0) => Ok(()),
        (safe, 0) => writeln!(out, "{} can be mended with `factlock fix`", grouped(safe)),
        (0, more) => writeln!(out, "{} can be mended with `factlock fix --unsafe`", grouped(more)),
        (safe, more) => writeln!(
            out,
            "{} can be mended with `factlock fix`, {} more with `--unsafe`",
            grouped(safe),
            grouped(more)
        ),
    };
}
