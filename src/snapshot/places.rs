//! Spans of a text as the places that are told.

use super::context::Wanted;
use super::located::{Level, Located, Passage, Places};
use super::read_text::ReadText;
use crate::text::Span;

/// How many places of an ambiguous quote are kept.
pub(super) const MOST_PLACES: usize = 20;

/// The places with the one to explain from ahead, and what stands around that.
pub(super) fn not_here(
    source: &ReadText,
    level: Level,
    best: Span,
    first: &[Span],
    count: usize,
    wanted: &Wanted,
) -> Located {
    let others = first.iter().copied().filter(|span| *span != best);
    let ranked: Vec<Span> = std::iter::once(best).chain(others).take(MOST_PLACES).collect();
    let found = wanted.instead(&source.text, best);
    Located::Context { level, places: places(source, &ranked, count), found }
}

/// Passages with how many there are.
pub(super) fn places(source: &ReadText, first: &[Span], count: usize) -> Places {
    Places { first: first.iter().map(|span| passage(source, *span)).collect(), count }
}

/// A span of the text with its bytes in the file.
pub(super) fn passage(source: &ReadText, span: Span) -> Passage {
    Passage { span, raw: source.raw(span) }
}
