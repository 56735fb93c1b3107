//! From a plan to a text: our side with as few edits as the plan needs.

use super::plan::{Outcome, Part, Three};
use super::slot::{Slot, is_flow};
use super::{MarkerSide, Markers};
use crate::text::{self, Edit, Span};
use crate::yaml::edit::{behind_line, between_braces, line_break};

/// The merged text: with every conflict decided for a side, or marked. Nothing where the lines cannot be put together.
pub(super) fn written(
    three: &Three<'_>,
    parts: &[Part<'_>],
    side: Option<MarkerSide>,
    markers: &Markers<'_>,
) -> Option<String> {
    let line_break = line_break(three.ours.text);
    let whole = three.ours.text.ends_with(['\n', '\r']) || three.ours.text.is_empty();
    let padded = if whole { three.ours.text.to_owned() } else { three.ours.text.to_owned() + line_break };
    let writer = Writer { three, text: &padded, line_break, markers };
    let mut edits = Vec::new();
    writer.parts(parts, side, &mut edits)?;
    let text = text::apply(&padded, &edits).ok()?;
    let open = parts.iter().any(Part::is_open);
    Some(if whole || open { text } else { text.trim_end_matches(['\n', '\r']).to_owned() })
}

struct Writer<'w, 'd> {
    three: &'w Three<'d>,
    /// Our side, with a line break at its end.
    text: &'w str,
    line_break: &'static str,
    markers: &'w Markers<'w>,
}

impl Writer<'_, '_> {
    fn parts(&self, parts: &[Part<'_>], side: Option<MarkerSide>, edits: &mut Vec<Edit>) -> Option<()> {
        for (at, part) in parts.iter().enumerate() {
            self.part(parts, at, side, edits)?;
            self.comments_above(part, edits);
        }
        Some(())
    }

    fn part(
        &self,
        parts: &[Part<'_>],
        at: usize,
        side: Option<MarkerSide>,
        edits: &mut Vec<Edit>,
    ) -> Option<()> {
        let part = &parts[at];
        let here = side.unwrap_or(MarkerSide::Ours);
        let marked = side.is_none() && part.is_open();
        match &part.outcome {
            Outcome::Keep => {}
            Outcome::Conflict if marked => self.mark(parts, at, edits)?,
            Outcome::Conflict if here == MarkerSide::Ours => {}
            Outcome::Take | Outcome::Conflict => self.take(parts, at, edits)?,
            Outcome::Inside(inner) => {
                let (ours, theirs) = (part.ours?, part.theirs?);
                let flow = is_flow(ours.node);
                if marked && (flow || part.key().is_empty()) {
                    self.mark(parts, at, edits)?;
                } else if flow {
                    let replacement = between_braces(&part.value(here)?)?;
                    edits.push(Edit { span: ours.node.span, replacement });
                } else if is_flow(theirs.node) {
                    return None;
                } else {
                    self.parts(inner, side, edits)?;
                }
            }
        }
        Some(())
    }

    /// Puts what stands on their side in the place of ours.
    fn take(&self, parts: &[Part<'_>], at: usize, edits: &mut Vec<Edit>) -> Option<()> {
        let part = &parts[at];
        match (part.ours, part.theirs) {
            (Some(ours), Some(theirs)) => {
                let replacement =
                    theirs.moved(self.three.theirs.text, ours.column(self.text), self.line_break)?;
                edits.push(Edit { span: ours.span, replacement });
            }
            (Some(ours), None) => {
                let mut span = ours.lines(self.text)?;
                let above = ours.comments(self.text)?;
                if self.text[above.range()].lines().all(|line| !self.three.theirs.text.contains(line.trim()))
                    && !above.is_empty()
                    && self.is_of_base(part, above)
                {
                    span.start = above.start;
                }
                edits.push(Edit { span, replacement: String::new() });
            }
            (None, Some(theirs)) => {
                let (place, column) = self.place(parts, at)?;
                let comments = theirs.comments(self.three.theirs.text)?;
                let comments = self.indented(&self.three.theirs.text[comments.range()], column);
                let replacement = comments + &self.lines(theirs, self.three.theirs.text, column)?;
                edits.push(Edit { span: Span::new(place, place), replacement });
            }
            (None, None) => {}
        }
        Some(())
    }

    /// Leaves a part to a person.
    fn mark(&self, parts: &[Part<'_>], at: usize, edits: &mut Vec<Edit>) -> Option<()> {
        let part = &parts[at];
        let (span, column) = if let Some(ours) = part.ours {
            (ours.lines(self.text)?, ours.column(self.text))
        } else {
            let (place, column) = self.place(parts, at)?;
            (Span::new(place, place), column)
        };
        let side = |side| -> Option<String> {
            let mut inner = Vec::new();
            if part.ours.is_none() || (side == MarkerSide::Theirs && part.theirs.is_none()) {
                return match (side, part.theirs) {
                    (MarkerSide::Theirs, Some(theirs)) => self.lines(theirs, self.three.theirs.text, column),
                    _ => Some(String::new()),
                };
            }
            self.part(parts, at, Some(side), &mut inner)?;
            for edit in &mut inner {
                let start = edit.span.start.checked_sub(span.start)?;
                edit.span = Span::new(start, start + edit.span.len());
            }
            text::apply(&self.text[span.range()], &inner).ok()
        };
        let base = part.base.map(|base| self.lines(base, self.three.base.text, column));
        let [ours, theirs] = [side(MarkerSide::Ours)?, side(MarkerSide::Theirs)?];
        let base = base.flatten().unwrap_or_default();
        let replacement = self.markers.around([&base, &ours, &theirs], self.line_break);
        edits.push(Edit { span, replacement });
        Some(())
    }

    /// Where a part that our side does not have goes: behind what stands before it, and in its column.
    fn place(&self, parts: &[Part<'_>], at: usize) -> Option<(usize, usize)> {
        if let Some(before) = parts[..at].iter().rev().find_map(|part| part.ours) {
            return Some((behind_line(self.text, before.span.end), before.column(self.text)));
        }
        let after = parts[at..].iter().find_map(|part| part.ours)?;
        Some((after.line(self.text)?, after.column(self.text)))
    }

    /// The lines of a slot of another side, as they stand in a column of ours.
    fn lines(&self, slot: Slot<'_>, text: &str, column: usize) -> Option<String> {
        let moved = slot.moved(text, column, self.line_break)?;
        Some(format!("{}{moved}{}", " ".repeat(column), self.line_break))
    }

    fn indented(&self, comments: &str, column: usize) -> String {
        let line = |line: &str| format!("{}{}{}", " ".repeat(column), line.trim(), self.line_break);
        comments.lines().map(line).collect()
    }

    /// Takes over what their side changed in the comments above a part.
    fn comments_above(&self, part: &Part<'_>, edits: &mut Vec<Edit>) {
        let (Some(ours), Some(base), Some(theirs)) = (part.ours, part.base, part.theirs) else { return };
        let above = |slot: Slot<'_>, text: &str| -> Option<(Span, Vec<String>)> {
            let span = slot.comments(text)?;
            Some((span, text[span.range()].lines().map(|line| line.trim().to_owned()).collect()))
        };
        let found = (
            above(ours, self.text),
            above(base, self.three.base.text),
            above(theirs, self.three.theirs.text),
        );
        let (Some((span, ours_said)), Some((_, base_said)), Some((_, said))) = found else { return };
        if said == base_said || said == ours_said {
            return;
        }
        let replacement = self.indented(&said.join("\n"), ours.column(self.text));
        if ours_said == base_said {
            edits.push(Edit { span, replacement });
        } else if base_said.is_empty() {
            edits.push(Edit { span: Span::new(span.end, span.end), replacement });
        }
    }

    fn is_of_base(&self, part: &Part<'_>, above: Span) -> bool {
        let lines = |text: &str| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
        let base = part.base.and_then(|base| base.comments(self.three.base.text));
        base.is_some_and(|span| {
            lines(&self.three.base.text[span.range()]) == lines(&self.text[above.range()])
        })
    }
}
