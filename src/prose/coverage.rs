//! How much of a text somebody has dealt with.

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation as _;

use super::checkable::checkable;
use crate::text::Span;

/// How much of a sentence is covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Covered {
    /// Every word of it.
    Whole,
    /// At least one whole word.
    Partly,
    /// No whole word.
    Not,
}

/// For each sentence of `text`, how much of it lies in the `covered` spans, which may come in any order and
/// overlap. A word counts when it lies wholly in them; punctuation does not count, so a sentence without a
/// word is covered once one of its bytes is.
pub fn coverage(text: &str, sentences: &[Span], covered: &[Span]) -> Vec<Covered> {
    let covered = merged(covered);
    sentences.iter().map(|&sentence| of_sentence(text, sentence, &covered)).collect()
}

/// How many sentences carry a checkable statement, and how many of those are covered at least partly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Checkable sentences that are covered, wholly or partly.
    pub covered: usize,
    /// Checkable sentences in all.
    pub checkable: usize,
}

impl Share {
    /// Per cent, rounded down so that 100 means all; 100 where there is nothing to check.
    pub fn percent(self) -> usize {
        (self.covered * 100).checked_div(self.checkable).unwrap_or(100)
    }
}

/// The share of the checkable sentences that is covered; `covered` is what [`coverage`] says of `sentences`.
pub fn share(text: &str, sentences: &[Span], covered: &[Covered]) -> Share {
    let is_checkable =
        |span: Span| text.get(span.range()).is_some_and(|sentence| !checkable(sentence).is_empty());
    let mut share = Share { covered: 0, checkable: 0 };
    for (&sentence, &covered) in sentences.iter().zip(covered) {
        if is_checkable(sentence) {
            share.checkable += 1;
            share.covered += usize::from(covered != Covered::Not);
        }
    }
    share
}

/// In order, with spans that overlap or touch made one.
fn merged(spans: &[Span]) -> Vec<Span> {
    let mut ordered = spans.to_vec();
    ordered.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for span in ordered {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

fn of_sentence(text: &str, sentence: Span, covered: &[Span]) -> Covered {
    let first = covered.partition_point(|span| span.end <= sentence.start);
    let near = &covered[first..];
    let Some(content) = text.get(sentence.range()) else { return Covered::Not };
    let mut spans = near.iter().take_while(|span| span.start < sentence.end).peekable();
    let (mut words, mut inside) = (0, 0);
    for (at, word) in content.unicode_word_indices() {
        let start = sentence.start + at;
        let word = Span::new(start, start + word.len());
        while spans.next_if(|span| span.end <= word.start).is_some() {}
        words += 1;
        inside += usize::from(spans.peek().is_some_and(|span| span.contains(word)));
    }
    let touched = near.first().is_some_and(|span| span.overlaps(sentence));
    match (words, inside) {
        (0, _) if touched => Covered::Whole,
        (_, 0) => Covered::Not,
        _ if words == inside => Covered::Whole,
        _ => Covered::Partly,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::sentences;
    use proptest::prelude::*;

    const TEXT: &str = "Acme sold 5 ships. It says so. What a day! Nobody came in 1998.";

    fn spans(of: &[&str]) -> Vec<Span> {
        of.iter().map(|part| TEXT.find(part).map(|at| Span::new(at, at + part.len())).unwrap()).collect()
    }

    fn covered(by: &[&str]) -> Vec<Covered> {
        let split = sentences(TEXT, &[Span::new(0, TEXT.len())]);
        coverage(TEXT, &split, &spans(by))
    }

    #[test]
    fn a_sentence_is_covered_by_the_word() {
        use Covered::{Not, Partly, Whole};
        assert_eq!(covered(&[]), [Not; 4]);
        assert_eq!(covered(&["Acme sold 5 ships"]), [Whole, Not, Not, Not], "the stop does not count");
        assert_eq!(covered(&["5 ships. It"]), [Partly, Partly, Not, Not]);
        assert_eq!(covered(&["hips. I"]), [Not; 4], "no whole word");
        assert_eq!(
            covered(&["came in 1998", "Nobody came"]),
            [Not, Not, Not, Whole],
            "overlapping, in any order"
        );
        assert_eq!(covered(&["Ac", "me sold 5 ships"]), [Whole, Not, Not, Not], "touching");
        assert_eq!(coverage("\u{2014}.", &[Span::new(0, 4)], &[Span::new(0, 3)]), [Whole], "without a word");
    }

    #[test]
    fn the_share_is_of_what_can_be_checked() {
        let split = sentences(TEXT, &[Span::new(0, TEXT.len())]);
        let of = |by: &[&str]| share(TEXT, &split, &covered(by));
        assert_eq!(of(&["5 ships", "What a day"]), Share { covered: 1, checkable: 3 });
        assert_eq!((of(&["5 ships"]).percent(), of(&["5 ships", "It says so", "1998"]).percent()), (33, 100));
        assert_eq!(share("", &[], &[]).percent(), 100);
    }

    proptest! {
        #[test]
        fn more_spans_never_cover_less(ends in proptest::collection::vec((0..TEXT.len(), 0..TEXT.len()), 0..6)) {
            let split = sentences(TEXT, &[Span::new(0, TEXT.len())]);
            let spans: Vec<Span> =
                ends.iter().map(|&(a, b)| Span::new(a.min(b), a.max(b))).collect();
            let rank = |covered: &Covered| match covered {
                Covered::Not => 0,
                Covered::Partly => 1,
                Covered::Whole => 2,
            };
            let mut before = vec![0; split.len()];
            for many in 0..=spans.len() {
                let now: Vec<i32> = coverage(TEXT, &split, &spans[..many]).iter().map(rank).collect();
                prop_assert!(before.iter().zip(&now).all(|(before, now)| before <= now));
                before = now;
            }
            prop_assert!(coverage(TEXT, &split, &[Span::new(0, TEXT.len())]).iter().all(|c| *c == Covered::Whole));
        }
    }
}
