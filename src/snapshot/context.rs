//! The text right before and after a match, to tell equal passages apart.

use super::located::{Context, Quote};
use crate::prose::{Folding, fold};
use crate::text::Span;

/// More context than this is not compared: the characters nearest to the quote decide.
pub(super) const LONGEST: usize = 1_000;

/// A prefix and a suffix, folded once and compared often.
pub(super) struct Wanted {
    prefix: String,
    suffix: String,
}

impl Wanted {
    pub(super) fn new(quote: &Quote<'_>) -> Self {
        let prefix = quote.prefix.unwrap_or_default();
        let suffix = quote.suffix.unwrap_or_default();
        let prefix = &prefix[prefix.ceil_char_boundary(prefix.len().saturating_sub(LONGEST))..];
        let suffix = &suffix[..suffix.floor_char_boundary(LONGEST)];
        Self { prefix: folded(prefix), suffix: folded(suffix) }
    }

    /// Whether a match stands between the prefix and the suffix, white space apart.
    pub(super) fn fits(&self, source: &str, place: Span) -> bool {
        self.follows_prefix(source, place) && self.precedes_suffix(source, place)
    }

    /// How well a match that does not fit does so, to be compared with others: how many of the two fit, and how
    /// much next to it is the same.
    pub(super) fn likeness(&self, source: &str, place: Span) -> (usize, usize) {
        let before = folded(before(source, place.start, self.prefix.len()));
        let behind = folded(after(source, place.end, self.suffix.len()));
        let same_before = self.prefix.chars().rev().zip(before.chars().rev()).take_while(|(a, b)| a == b);
        let same_behind = self.suffix.chars().zip(behind.chars()).take_while(|(a, b)| a == b);
        let fitting = [
            !self.prefix.is_empty() && before.ends_with(&self.prefix),
            !self.suffix.is_empty() && behind.starts_with(&self.suffix),
        ];
        (fitting.iter().filter(|fits| **fits).count(), same_before.count() + same_behind.count())
    }

    fn follows_prefix(&self, source: &str, place: Span) -> bool {
        // The end alone tells most places apart.
        let tail = self.prefix.ceil_char_boundary(self.prefix.len().saturating_sub(16));
        [&self.prefix[tail..], &self.prefix].iter().all(|wanted| {
            wanted.is_empty() || folded(before(source, place.start, wanted.len())).ends_with(*wanted)
        })
    }

    fn precedes_suffix(&self, source: &str, place: Span) -> bool {
        let head = self.suffix.floor_char_boundary(16);
        [&self.suffix[..head], &self.suffix].iter().all(|wanted| {
            wanted.is_empty() || folded(after(source, place.end, wanted.len())).starts_with(*wanted)
        })
    }

    /// What stands around a place in the stead of the prefix or suffix wanted.
    pub(super) fn instead(&self, source: &str, place: Span) -> Context {
        let words = |text: &str| text.split_whitespace().count().max(1);
        let prefix = (!self.follows_prefix(source, place)).then(|| {
            let mut around: Vec<&str> = before(source, place.start, LONGEST)
                .split_whitespace()
                .rev()
                .take(words(&self.prefix))
                .collect();
            around.reverse();
            around.join(" ")
        });
        let suffix = (!self.precedes_suffix(source, place)).then(|| {
            let around = after(source, place.end, LONGEST).split_whitespace();
            around.take(words(&self.suffix)).collect::<Vec<_>>().join(" ")
        });
        let one_fits =
            (!self.prefix.is_empty() && prefix.is_none()) || (!self.suffix.is_empty() && suffix.is_none());
        Context { prefix, suffix, one_fits }
    }
}

/// A text with nothing but single spaces between its words: what tells passages apart may stand in another paragraph, row or
/// cell than they do.
pub(super) fn folded(text: &str) -> String {
    fold(text, Folding::Typography).text.trim().replace('\n', " ")
}

/// Enough of the text before a place for `len` folded bytes.
pub(super) fn before(source: &str, at: usize, len: usize) -> &str {
    let head = source[..at].trim_end();
    &head[head.ceil_char_boundary(head.len().saturating_sub(written(len)))..]
}

/// Enough of the text behind a place for `len` folded bytes.
pub(super) fn after(source: &str, at: usize, len: usize) -> &str {
    let rest = source[at..].trim_start();
    &rest[..rest.floor_char_boundary(written(len))]
}

/// How much text may fold to so many bytes: a character of three bytes to one, and white space between.
fn written(len: usize) -> usize {
    3 * len + 64
}
