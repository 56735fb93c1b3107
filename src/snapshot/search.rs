//! Finding a needle in a text at one level, at word boundaries.

use std::ops::ControlFlow;
use std::sync::OnceLock;

use memchr::memmem::Finder;

use super::boundary::{self, Cut};
use super::located::Level;
use super::{ReadText, html};
use crate::prose::{Folded, Folding, fold};
use crate::text::Span;

/// A text at every level; the folded copies are made when a search first needs them.
pub(super) struct Layers<'t> {
    pub(super) source: &'t ReadText,
    spacing: OnceLock<Folded>,
    typography: OnceLock<Folded>,
}

/// One place where a needle stands.
pub(super) struct Hit {
    /// In the text as read.
    pub(super) span: Span,
    /// What it cuts, and the span with the whole of that.
    pub(super) cut: Option<(Cut, Span)>,
}

impl<'t> Layers<'t> {
    pub(super) fn new(source: &'t ReadText) -> Self {
        Self { source, spacing: OnceLock::new(), typography: OnceLock::new() }
    }

    fn folded(&self, level: Level) -> Option<&Folded> {
        let text = &self.source.text;
        match level {
            Level::Exact => None,
            Level::Spacing => Some(self.spacing.get_or_init(|| fold(text, Folding::Spacing))),
            Level::Typography => Some(self.typography.get_or_init(|| fold(text, Folding::Typography))),
        }
    }

    /// Calls `each` for every place where the needle stands, in order, until it has seen enough. Places that
    /// overlap are all found unless there are so many that the time would no longer be linear.
    pub(super) fn each(&self, level: Level, needle: &str, mut each: impl FnMut(Hit) -> ControlFlow<()>) {
        if needle.is_empty() {
            return;
        }
        let folded = self.folded(level);
        let source = self.source.text.as_str();
        let haystack = folded.map_or(source, |folded| folded.text.as_str());
        let finder = Finder::new(needle);
        let mut overlaps = haystack.len().saturating_mul(4);
        let mut at = 0;
        while let Some(offset) = finder.find(&haystack.as_bytes()[at..]) {
            let found = Span::new(at + offset, at + offset + needle.len());
            let span = match folded {
                None => Some(found),
                // Half of an ellipsis character is no match.
                Some(folded) => (folded.map.is_edge(found.start) && folded.map.is_edge(found.end))
                    .then(|| folded.map.origin(found)),
            };
            if let Some(span) = span
                && each(Hit { span, cut: boundary::cut(source, span) }).is_break()
            {
                return;
            }
            at = if overlaps < needle.len() { found.end } else { next_word(haystack, found.start) };
            overlaps = overlaps.saturating_sub(needle.len());
        }
    }
}

/// The next place where a word may begin.
fn next_word(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let run = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if run > 0 { at + run } else { text.ceil_char_boundary(at + 1) }
}

/// What to search for so that a quote is found at a level, in this order.
pub(super) fn needles(quote: &str, level: Level) -> Vec<String> {
    let folding = match level {
        Level::Exact => return vec![quote.to_owned()],
        Level::Spacing => Folding::Spacing,
        Level::Typography => Folding::Typography,
    };
    let mut needles = vec![fold(quote, folding).text.trim().to_owned()];
    if let Some(decoded) = html::decoded(quote) {
        needles.push(fold(&decoded, folding).text.trim().to_owned());
    }
    // YAML folds an empty line between two paragraphs into one line end.
    if quote.contains('\n') {
        needles.push(fold(&quote.replace('\n', "\n\n"), folding).text.trim().to_owned());
    }
    needles.dedup();
    needles
}
