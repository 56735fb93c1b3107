//! What tells a passage apart from its like: the fewest words before it, behind it, or both.

use std::ops::ControlFlow;

use super::context::{self, folded};
use super::locate::{LEVELS, Locator};
use super::search::needles;
use crate::text::Span;

/// Words that a prefix or suffix has at most.
const MOST_WORDS: usize = 12;

/// Words around a passage that stand around no other passage with the same words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distinction {
    /// The words right before it, if they are needed.
    pub prefix: Option<String>,
    /// The words right behind it, if they are needed.
    pub suffix: Option<String>,
}

/// The words on one side of a passage, nearest first, and how much text each number of them is.
struct Side<'t> {
    words: Vec<&'t str>,
    /// How long the first word is, the first two, and so on, folded.
    lengths: Vec<usize>,
    /// All of them, folded, in the order of the text.
    whole: String,
}

impl Locator<'_> {
    /// The fewest words around a passage that make it the only place where its words are found: before it, or
    /// else behind it, or else on both sides. None if twelve words on each side do not, or if the words are not
    /// found at this passage at all. The time is that of locating the words once, however often they stand there.
    pub fn tell_apart(&self, words: &str, passage: Span) -> Option<Distinction> {
        let others = self.others(words, passage)?;
        let text = self.text();
        let prefix = Side::new(text[..passage.start].split_whitespace().rev(), true);
        let suffix = Side::new(text[passage.end..].split_whitespace(), false);
        // For each number of words before: how many behind the likest of the passages that share those have too.
        let mut shared = vec![None; prefix.words.len() + 1];
        for other in others {
            let before = folded(context::before(text, other.start, prefix.whole.len()));
            let behind = folded(context::after(text, other.end, suffix.whole.len()));
            let same =
                |ours: &[u8], theirs: &[u8]| ours.iter().zip(theirs).take_while(|(a, b)| a == b).count();
            let same_back = prefix.whole.bytes().rev().zip(before.bytes().rev()).take_while(|(a, b)| a == b);
            let (back, forth) = (
                prefix.reached(same_back.count()),
                suffix.reached(same(suffix.whole.as_bytes(), behind.as_bytes())),
            );
            shared[back] = shared[back].max(Some(forth));
        }
        for back in (1..shared.len()).rev() {
            shared[back - 1] = shared[back - 1].max(shared[back]);
        }
        // Behind must stand one word more than the likest shares; nothing where no other passage is left.
        let behind = |back: usize| shared[back].map_or(0, |forth| forth + 1);
        let all = 0..shared.len();
        let fits = |back: &usize| behind(*back) <= suffix.words.len();
        let back = (all.clone().find(|&back| behind(back) == 0))
            .or_else(|| fits(&0).then_some(0))
            .or_else(|| all.filter(fits).min_by_key(|&back| back + behind(back)))?;
        Some(Distinction { prefix: prefix.first(back, true), suffix: suffix.first(behind(back), false) })
    }

    /// Where the words are found but at this passage; none if they are not found there.
    fn others(&self, words: &str, passage: Span) -> Option<Vec<Span>> {
        for level in LEVELS {
            for needle in needles(words, level) {
                let mut found = Vec::new();
                self.layers.each(level, &needle, |hit| {
                    if hit.cut.is_none() {
                        found.push(hit.span);
                    }
                    ControlFlow::Continue(())
                });
                if !found.is_empty() {
                    let count = found.len();
                    found.retain(|&span| span != passage);
                    return (found.len() < count).then_some(found);
                }
            }
        }
        None
    }
}

impl<'t> Side<'t> {
    fn new(words: impl Iterator<Item = &'t str>, before: bool) -> Self {
        let mut side = Self { words: Vec::new(), lengths: Vec::new(), whole: String::new() };
        for word in words.take(MOST_WORDS) {
            side.words.push(word);
            let whole = folded(&side.first(side.words.len(), before).unwrap_or_default());
            if whole.len() > context::LONGEST {
                side.words.pop();
                break;
            }
            side.lengths.push(whole.len());
            side.whole = whole;
        }
        side
    }

    /// The nearest words, in the order of the text.
    fn first(&self, number: usize, before: bool) -> Option<String> {
        let mut words: Vec<&str> = self.words[..number].to_vec();
        if before {
            words.reverse();
        }
        (number > 0).then(|| words.join(" "))
    }

    /// How many whole words lie in so much text that is the same.
    fn reached(&self, same: usize) -> usize {
        self.lengths.partition_point(|&length| length <= same)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Quote, ReadText, read};
    use super::*;

    fn plain(text: &str) -> ReadText {
        read("text/plain", text.as_bytes()).expect("plain text is always read")
    }

    /// What tells the passage that begins at the `nth` place of the words apart, found again with it.
    #[track_caller]
    fn told(text: &str, words: &str, nth: usize) -> Option<(Option<String>, Option<String>)> {
        let text = plain(text);
        let start = text.text.match_indices(words).nth(nth).expect("it stands there").0;
        let span = Span::new(start, start + words.len());
        let locator = Locator::new(&text);
        let Distinction { prefix, suffix } = locator.tell_apart(words, span)?;
        let quote = Quote { exact: words, prefix: prefix.as_deref(), suffix: suffix.as_deref() };
        let found = locator.locate(&quote);
        assert_eq!(found.spans(), [span], "{quote:?} gave {found:?}");
        Some((prefix, suffix))
    }

    fn sides(prefix: &str, suffix: &str) -> (Option<String>, Option<String>) {
        let given = |words: &str| (!words.is_empty()).then(|| words.to_owned());
        (given(prefix), given(suffix))
    }

    #[test]
    fn the_fewest_words_before_or_behind_or_on_both_sides() {
        let text = "In May they won. In June they lost. In July they won again.";
        assert_eq!(told(text, "they won", 0), Some(sides("May", "")));
        assert_eq!(told(text, "they won", 1), Some(sides("July", "")));
        assert_eq!(told(text, "they lost", 0), Some(sides("", "")), "nothing is needed");
        assert_eq!(told("yes one, yes two", "yes", 0), Some(sides("", "one,")), "nothing stands before it");
        let same = "so on ".repeat(10);
        let all = ["a x c", "b x c", "a x d", "b x d"].map(|row| format!("{same}{row} {same}")).concat();
        assert_eq!(told(&all, "x", 2), Some(sides("a", "d")));
    }

    #[test]
    fn a_row_among_its_like_is_told_by_no_words() {
        let rows = "not reported in this year | ".repeat(200);
        assert_eq!(told(&rows, "not reported in this year", 100), None);
        assert_eq!(told(&rows, "not reported in this year", 0), None, "the start of a text is no word");
    }

    #[test]
    fn words_of_another_paragraph_count() {
        let text = "Title\n\nThe town grew. The town grew.\n\nThe town grew.\n\nEnd";
        for nth in 0..3 {
            assert!(told(text, "The town grew.", nth).is_some(), "{nth}");
        }
        let rows = "Elm\n\n2020\n\n1200\n\nOak\n\n2020\n\n1200\n\nAsh";
        assert_eq!(told(rows, "1200", 1), Some(sides("Oak 2020", "")));
    }

    #[test]
    fn a_word_that_ends_another_word_is_not_enough() {
        assert_eq!(told("of x. f x.", "x", 1), Some(sides("x. f", "")));
        assert_eq!(told("of x. f x.", "x", 0), Some(sides("of", "")));
    }
}
