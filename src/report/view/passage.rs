//! Words where they stand in a snapshot, with the sentence around them.

use super::{HeldText, Texts};
use crate::text::Span;

/// Words where they stand in a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The text, by its place in [`Texts::all`].
    pub text: usize,
    /// The words, in order: one span, or one for each part between `[...]`.
    pub spans: Vec<Span>,
    /// The sentences that the words stand in.
    pub around: Span,
}

/// More text beside a quote tells a reader no more, in bytes.
const LONGEST_CONTEXT: usize = 600;

impl Passage {
    /// Words of a text; there is at least one.
    pub(super) fn new(text: usize, held: &HeldText, spans: Vec<Span>) -> Self {
        let first = spans.first().copied().unwrap_or_default();
        let words = Span::new(first.start, spans.last().map_or(first.end, |last| last.end));
        let sentences = &held.sentences;
        let begin = sentences.partition_point(|sentence| sentence.end <= words.start);
        let end = sentences.partition_point(|sentence| sentence.start < words.end);
        let start = sentences.get(begin).map_or(words.start, |sentence| sentence.start.min(words.start));
        let stop = end.checked_sub(1).and_then(|last| sentences.get(last));
        let stop = stop.map_or(words.end, |sentence| sentence.end.max(words.end));
        let all = &held.text.text;
        // A sentence without an end is cut at a word.
        let start = if words.start - start > LONGEST_CONTEXT {
            let from = all.ceil_char_boundary(words.start - LONGEST_CONTEXT);
            all[from..words.start].find(' ').map_or(from, |space| from + space + 1)
        } else {
            start
        };
        let stop = if stop - words.end > LONGEST_CONTEXT {
            let to = all.floor_char_boundary(words.end + LONGEST_CONTEXT);
            all[words.end..to].rfind(' ').map_or(to, |space| words.end + space)
        } else {
            stop
        };
        Self { text, spans, around: Span::new(start, stop) }
    }

    /// The words from the first to the last, with what `[...]` leaves out.
    pub fn whole(&self) -> Span {
        let first = self.spans.first().copied().unwrap_or_default();
        Span::new(first.start, self.spans.last().map_or(first.end, |last| last.end))
    }

    /// The text of the sentences in pieces, each with whether it is quoted; none is empty.
    pub fn pieces<'t>(&self, texts: &'t Texts) -> Vec<(bool, &'t str)> {
        let text = &texts.all[self.text].text.text;
        let mut pieces = Vec::new();
        let mut at = self.around.start;
        for span in &self.spans {
            pieces.push((false, &text[at..span.start.max(at)]));
            pieces.push((true, &text[span.start.max(at)..span.end.max(at)]));
            at = span.end.max(at);
        }
        pieces.push((false, &text[at..self.around.end.max(at)]));
        pieces.retain(|(_, piece)| !piece.is_empty());
        pieces
    }
}
