//! Looking a quote up: literally first, then as an editor's marks are read, level by level.

use std::ops::ControlFlow;

use super::context::Wanted;
use super::located::{Level, Located, Quote, Why};
use super::places::{MOST_PLACES, not_here, passage, places};
use super::read_text::ReadText;
use super::search::{Layers, needles};
use super::{nearest, quote, segments};
use crate::text::Span;

pub(super) const LEVELS: [Level; 3] = [Level::Exact, Level::Spacing, Level::Typography];

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
                        return self.elsewhere(level, &needle, &found, &wanted);
                    }
                    return self.decide(level, &found);
                }
            }
        }
        match (cut, quote::parse(exact)) {
            (Some(whole), _) => self.was_cut(exact, whole),
            (None, Some(marked)) => segments::locate(&self.layers, &marked, &wanted),
            (None, None) => nearest::judged(nearest::nearest(self.layers.source, exact), None),
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
    fn elsewhere(&self, level: Level, needle: &str, found: &Matches, wanted: &Wanted) -> Located {
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
        nearest::judged(vec![nearest], Some(Why::CutWord { word }))
    }
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
