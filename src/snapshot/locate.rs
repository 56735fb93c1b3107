//! Looking a quote up: literally first, then as an editor's marks are read, level by level.

use std::ops::ControlFlow;

use super::context::Wanted;
use super::located::{Level, Located, Nearest, Passage, Places, Quote, Why};
use super::read_text::ReadText;
use super::search::{Layers, needles};
use super::{nearest, quote, segments};
use crate::text::Span;

pub(super) const LEVELS: [Level; 3] = [Level::Exact, Level::Spacing, Level::Typography];

/// How many places of an ambiguous quote are kept.
pub(super) const MOST_PLACES: usize = 20;

/// Of how many words in a hundred a passage must share with a quote to be the passage meant.
const NEAR: u8 = 50;

/// Locates quotes in one text. What it makes of the text it makes once, when a quote first needs it.
pub struct Locator<'t> {
    pub(super) layers: Layers<'t>,
}

/// Locates one quote; for several in one text, keep a [`Locator`].
pub fn locate(text: &ReadText, quote: &Quote<'_>) -> Located {
    Locator::new(text).locate(quote)
}

impl<'t> Locator<'t> {
    /// A locator for a text.
    pub fn new(text: &'t ReadText) -> Self {
        Self { layers: Layers::new(text) }
    }

    /// Where a quote stands, or why it does not. Exact, then by spacing, then by typography; if its
    /// characters never stand there, `[...]`, `[words]` and `[T]he` are read as an editor writes them.
    pub fn locate(&self, quote: &Quote<'_>) -> Located {
        let exact = quote.exact.trim();
        if !exact.contains(char::is_alphanumeric) {
            return Located::NotFound { why: Why::NoWords, nearest: Vec::new() };
        }
        let wanted = Wanted::new(quote);
        let mut cut = None;
        for level in LEVELS {
            for needle in needles(exact, level) {
                let mut found = Matches::default();
                self.layers.each(level, &needle, |hit| {
                    match hit.cut {
                        None => found.add(hit.span, wanted.fits(self.text(), hit.span)),
                        Some((_, whole)) => {
                            cut.get_or_insert(whole);
                        }
                    }
                    ControlFlow::Continue(())
                });
                if found.all.count > 0 {
                    if found.fitting.count == 0 {
                        return self.elsewhere(level, &needle, found, &wanted);
                    }
                    return self.decide(level, &found);
                }
            }
        }
        match (cut, quote::parse(exact)) {
            (Some(whole), _) => self.was_cut(exact, whole),
            (None, Some(marked)) => segments::locate(&self.layers, &marked, &wanted),
            (None, None) => judged(nearest::nearest(self.layers.source, exact), None),
        }
    }

    pub(super) fn text(&self) -> &'t str {
        &self.layers.source.text
    }

    fn decide(&self, level: Level, found: &Matches) -> Located {
        match found.fitting.first.as_slice() {
            [only] => Located::Found {
                level,
                segments: vec![passage(self.layers.source, *only)],
                skipped: Vec::new(),
                insertions: Vec::new(),
            },
            several => {
                Located::Ambiguous { level, places: places(self.layers.source, several, found.fitting.count) }
            }
        }
    }

    /// It stands there, but not with what stands around it. The likest place is looked for only now: it is the
    /// one to explain from.
    fn elsewhere(&self, level: Level, needle: &str, found: Matches, wanted: &Wanted) -> Located {
        let mut best: Option<((usize, usize), Span)> = None;
        self.layers.each(level, needle, |hit| {
            if hit.cut.is_none() {
                let likeness = wanted.likeness(self.text(), hit.span);
                // Of equals, the first in the text.
                if best.is_none_or(|(most, _)| likeness > most) {
                    best = Some((likeness, hit.span));
                }
            }
            ControlFlow::Continue(())
        });
        let best = best.map_or(found.all.first[0], |(_, span)| span);
        not_here(self.layers.source, level, best, &found.all.first, found.all.count, wanted)
    }

    /// The characters stand there, but only as a part of a word or of a number.
    fn was_cut(&self, exact: &str, whole: Span) -> Located {
        let nearest = nearest::compared(self.layers.source, whole, exact);
        let word = self.text()[whole.range()].to_owned();
        judged(vec![nearest], Some(Why::CutWord { word }))
    }
}

/// The verdict on a quote of which only something like it stands there.
pub(super) fn judged(nearest: Vec<Nearest>, why: Option<Why>) -> Located {
    let Some(best) = nearest.first() else {
        return Located::NotFound { why: why.unwrap_or(Why::Absent), nearest };
    };
    if best.likeness >= NEAR && !best.changes.is_empty() {
        let changes = best.changes.clone();
        return Located::Altered { nearest, changes };
    }
    let why = why.unwrap_or_else(|| nearest::why(best));
    Located::NotFound { why, nearest }
}

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

fn places(source: &ReadText, first: &[Span], count: usize) -> Places {
    Places { first: first.iter().map(|span| passage(source, *span)).collect(), count }
}

/// A span of the text with its bytes in the file.
pub(super) fn passage(source: &ReadText, span: Span) -> Passage {
    Passage { span, raw: source.raw(span) }
}

/// Places of a match: all, and those that the context fits.
#[derive(Default)]
pub(super) struct Matches {
    pub(super) all: Spans,
    pub(super) fitting: Spans,
}

#[derive(Default)]
pub(super) struct Spans {
    pub(super) first: Vec<Span>,
    pub(super) count: usize,
}

impl Matches {
    pub(super) fn add(&mut self, span: Span, fits: bool) {
        self.all.add(span);
        if fits {
            self.fitting.add(span);
        }
    }
}

impl Spans {
    fn add(&mut self, span: Span) {
        if self.first.len() < MOST_PLACES {
            self.first.push(span);
        }
        self.count += 1;
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod mutations;
