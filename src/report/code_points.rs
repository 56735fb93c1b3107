//! Places of a text in code points, as the Web Annotation model counts them.

use crate::text::Span;

/// How many bytes lie between two places that are counted once.
const STEP: usize = 4096;

/// Counts the code points of a text before a byte.
pub(super) struct CodePoints<'t> {
    text: &'t str,
    /// How many begin before each step.
    before: Vec<usize>,
}

impl<'t> CodePoints<'t> {
    /// Counts a text once.
    pub(super) fn new(text: &'t str) -> Self {
        let mut before = vec![0];
        let mut count = 0;
        for step in text.as_bytes().chunks(STEP) {
            count += beginnings(step);
            before.push(count);
        }
        Self { text, before }
    }

    /// How many code points stand before a byte.
    pub(super) fn at(&self, byte: usize) -> usize {
        let step = byte / STEP;
        self.before[step] + beginnings(&self.text.as_bytes()[step * STEP..byte])
    }

    /// A span in code points: the first, and the one after the last.
    pub(super) fn span(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

/// Every byte but a continuation begins a code point.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_rust_counts_across_steps() {
        let text = "a\u{1f600}e\u{301}é ".repeat(2000);
        let points = CodePoints::new(&text);
        for (number, (byte, _)) in text.char_indices().enumerate().step_by(7) {
            assert_eq!(points.at(byte), number);
        }
        assert_eq!(points.at(text.len()), text.chars().count());
        assert_eq!(CodePoints::new("").at(0), 0);
    }
}
