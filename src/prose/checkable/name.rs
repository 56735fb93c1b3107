//! Which words of a sentence are names, as far as spelling tells.

use std::collections::BTreeSet;

use super::Word;
use crate::prose::{calendar, function_words};

/// Whether the sentence is a heading in title case: no stop at its end, and most of its words with a capital.
/// There a capital says nothing.
pub(super) fn is_heading(sentence: &str, words: &[Word<'_>]) -> bool {
    let stopped = sentence
        .trim_end_matches(|c: char| "\"')]*_\u{201d}\u{2019}".contains(c))
        .ends_with(['.', '!', '?', '\u{2026}']);
    let content = || words.iter().filter(|word| !function_words::contains(word.text));
    let capitals = content().filter(|word| !word.text.starts_with(char::is_lowercase)).count();
    // Three of four: a headline may keep a small verb or a unit.
    !stopped && words.len() > 1 && capitals * 4 >= content().count() * 3
}

/// For each word, whether it is a name. A capital makes one, except where every word has it (a heading) or a
/// sentence begins: there the word must be no function word, adverb in `-ly` or form in `-ing`, unless it
/// stands before another capital or comes again with its capital.
pub(super) fn is_named(words: &[Word<'_>], heading: bool) -> Vec<bool> {
    let capital = |at: usize| {
        words.get(at).is_some_and(|word: &Word<'_>| {
            word.text.starts_with(char::is_uppercase) && !is_never_a_name(word.text)
        })
    };
    let elsewhere: BTreeSet<&str> =
        (0..words.len()).filter(|&at| !words[at].initial && capital(at)).map(|at| words[at].text).collect();
    (0..words.len())
        .map(|at| {
            let word = &words[at];
            if is_unlike_a_word(word.text) {
                return true;
            }
            if heading || !capital(at) {
                return false;
            }
            let plain = function_words::contains(word.text)
                || word.lower.ends_with("ly")
                || word.lower.ends_with("ing");
            !plain
                || !word.initial
                || elsewhere.contains(word.text)
                || !function_words::contains(word.text) && capital(at + 1)
        })
        .collect()
}

/// The pronoun, and the calendar, which is told as a date.
fn is_never_a_name(text: &str) -> bool {
    text == "I"
        || text.starts_with("I'")
        || text.starts_with("I\u{2019}")
        || calendar::is_month(text)
        || calendar::is_weekday(text)
}

/// `NVIDIA`, `DeepSeek`, `iPhone`, `H800`, `COVID-19`: capitals inside, or letters with digits.
fn is_unlike_a_word(text: &str) -> bool {
    let starts_with_letter = text.starts_with(char::is_alphabetic);
    let first_part = text.split('-').next().unwrap_or(text);
    let inner_capital = first_part.chars().skip(1).any(char::is_uppercase);
    let inner_digit = text.chars().any(char::is_numeric);
    starts_with_letter && (inner_capital || inner_digit) && !text.contains('.')
        || text.contains('.')
            && text.split('.').all(|part| part.len() == 1 && part.starts_with(char::is_uppercase))
}
