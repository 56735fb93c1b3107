//! Whether a sentence ends between two words.

use super::Token;
use super::abbreviation::{self, Follows};
use crate::prose::function_words;

/// What the word after a stop begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    Lower,
    /// A lower-case letter with a capital soon after, as in `iPhone`.
    Brand,
    Capital,
    Digit,
    Symbol,
    Address,
}

/// Whether the sentence that began at token `first` ends after token `at`; a token follows.
pub(super) fn ends_after(tokens: &[Token<'_>], first: usize, at: usize) -> bool {
    // Where a space stands before closing marks (`ended . '' He`), they still belong to what they close.
    if closes_only(tokens[at + 1].text) {
        return false;
    }
    let closing = tokens[first..=at].iter().rev().take(3).take_while(|token| closes_only(token.text)).count();
    let stopped = at.saturating_sub(closing).max(first);
    let (core, closed) = without_closers(tokens[stopped].text);
    let closed = closed || closing > 0;
    let Some(stop) = core.chars().next_back().filter(|c| is_stop(*c)) else { return false };
    let following = &tokens[at + 1..];
    let Some(next) =
        following.iter().take(3).map(|token| without_openers(token.text)).find(|t| !t.is_empty())
    else {
        return false;
    };
    let opening = opening(next);
    if opening == Opening::Address {
        return true;
    }
    if opening == Opening::Lower {
        return false;
    }
    match stop {
        '.' => full_stop(tokens, first, stopped, core, next, opening),
        '\u{2026}' => core.chars().any(char::is_alphanumeric),
        _ => !(closed && is_attribution(following)),
    }
}

fn full_stop(
    tokens: &[Token<'_>],
    first: usize,
    at: usize,
    core: &str,
    next: &str,
    opening: Opening,
) -> bool {
    let before_dots = core.trim_end_matches('.');
    let dots = core.len() - before_dots.len();
    let mut word = without_openers(before_dots);
    if word.is_empty() {
        // Dots alone: three are an ellipsis, four a full stop with one, a lone one belongs to the word before
        // it unless its neighbour is a dot too (`. . .`).
        let is_dot = |token: &Token<'_>| token.text == ".";
        if dots != 1 || at == first || is_dot(&tokens[at - 1]) || is_dot(&tokens[at + 1]) {
            return dots > 3;
        }
        word = without_openers(tokens[at - 1].text);
    }
    if dots > 1 {
        return true;
    }
    if at == first && is_section_number(word) {
        return false;
    }
    let word = word.rsplit(is_opener_or_joint).next().unwrap_or(word);
    match abbreviation::follows(word) {
        None => true,
        Some(_) if opening == Opening::Brand => false,
        Some(Follows::Anything) => false,
        Some(Follows::Number) => opening != Opening::Digit && !is_short_numeral(next),
        Some(Follows::DayOfMonth) => opening != Opening::Digit,
        Some(Follows::Clock) => opening == Opening::Capital && !abbreviation::goes_with_clock(bare(next)),
        Some(Follows::Weekday) => opening == Opening::Capital && !abbreviation::is_month(bare(next)),
        Some(Follows::NothingOrName) => opening == Opening::Capital && starts_sentences(next),
        Some(Follows::Lower) => opening == Opening::Capital,
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '\u{2026}' | '\u{203d}' | '\u{203c}' | '\u{2047}'..='\u{2049}')
}

fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '\u{201d}' | '\u{2019}' | '\u{201c}' | '\u{bb}' | '\u{203a}' | ')' | '}' | '*' | '_'
    )
}

/// A lone mark that can only close; straight quotation marks may open as well.
fn closes_only(token: &str) -> bool {
    matches!(token, "''" | "\u{201d}" | "\u{2019}" | "\u{bb}" | ")" | "]" | "}")
}

fn is_opener_or_joint(c: char) -> bool {
    is_opener(c) || matches!(c, '-' | '/' | '\u{2010}'..='\u{2015}')
}

fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '\u{201c}'
            | '\u{2018}'
            | '\u{201e}'
            | '\u{201a}'
            | '\u{ab}'
            | '\u{2039}'
            | '('
            | '['
            | '{'
            | '*'
            | '_'
            | '-'
            | '\u{2010}'..='\u{2015}' | '\u{2022}' | '\u{bf}' | '\u{a1}'
    )
}

/// The token up to its stop, and whether a quotation mark or bracket closed after it.
fn without_closers(token: &str) -> (&str, bool) {
    let mut core = token;
    loop {
        let shorter = match core.chars().next_back() {
            Some(']') => Some(without_note_mark(core)),
            Some(c) if is_closer(c) => core.strip_suffix(c),
            Some(c) if is_superscript(c) => core.strip_suffix(c),
            _ => None,
        };
        match shorter {
            Some(shorter) => core = shorter,
            None => return (core, core.len() < token.len()),
        }
    }
}

/// Without a note mark such as `[3]`, `[a]` or `[1,2]` at its end, or else without the bracket alone.
fn without_note_mark(token: &str) -> &str {
    const LONGEST: usize = 12;
    let inside = token.len() - 1;
    let open = token[..inside].char_indices().rev().take(LONGEST).find(|(_, c)| *c == '[');
    match open {
        Some((open, _)) if token[open..inside].chars().any(char::is_alphanumeric) => &token[..open],
        _ => &token[..inside],
    }
}

fn is_superscript(c: char) -> bool {
    matches!(c, '\u{b9}' | '\u{b2}' | '\u{b3}' | '\u{2070}'..='\u{2079}' | '\u{2020}' | '\u{2021}')
}

fn without_openers(token: &str) -> &str {
    token.trim_start_matches(is_opener)
}

/// A word without the punctuation after it.
fn bare(word: &str) -> &str {
    word.trim_end_matches(|c: char| !c.is_alphanumeric())
}

fn opening(next: &str) -> Opening {
    if ["http://", "https://", "www."].iter().any(|scheme| next.starts_with(scheme)) {
        return Opening::Address;
    }
    match next.chars().next() {
        Some(c) if c.is_lowercase() => {
            let word = next.chars().take_while(|c| c.is_alphanumeric());
            if word.skip(1).any(char::is_uppercase) { Opening::Brand } else { Opening::Lower }
        }
        Some(c) if c.is_alphabetic() => Opening::Capital,
        Some(c) if c.is_numeric() => Opening::Digit,
        _ => Opening::Symbol,
    }
}

/// `1`, `3.2`, `IV` or `b`: what stands before a heading or a list item.
fn is_section_number(word: &str) -> bool {
    word.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
        || is_roman(word)
        || word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C'))
}

/// A numeral that can follow `Fig.` or `Vol.`: Roman, or one capital.
fn is_short_numeral(next: &str) -> bool {
    let word = bare(next);
    is_roman(word) && word != "I" || word.len() == 1 && word != "A" && word != "I"
}

/// Whether the word is one that begins sentences and not names: `The`, `However`.
fn starts_sentences(next: &str) -> bool {
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or(next);
    function_words::contains(word)
}

/// Whether what follows a closed quotation says who asked or cried: `Smith asked`, `the minister wrote`.
fn is_attribution(following: &[Token<'_>]) -> bool {
    let mut words = following.iter().take(5).map(|token| bare(token.text));
    let Some(subject) = words.next() else { return false };
    if function_words::contains(subject) && !function_words::is_subject_pronoun(subject) {
        return false;
    }
    words
        .take_while(|word| !word.is_empty())
        .any(|word| ["asked", "asks", "cried", "said", "says", "wondered", "wrote"].contains(&word))
}
