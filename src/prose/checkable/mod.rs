//! Why a sentence carries something that can be checked.

use serde::Serialize;

use super::quotation;
use super::verb::{self, Sense};

mod name;
mod quantity;

/// Why a sentence carries a checkable statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// A number, in digits or in words from *two* up; not the mark of a section or a footnote.
    Number,
    /// A year, a month, a day, or a span counted from now such as *last week*.
    Date,
    /// Two words or more in quotation marks, or one beside a verb of saying.
    Quotation,
    /// A name, or somebody who acts, together with a verb of saying or doing.
    Statement,
}

impl Reason {
    /// What a reader is told: `a number`, `a date`, `a quotation`, `a statement`.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Number => "a number",
            Self::Date => "a date",
            Self::Quotation => "a quotation",
            Self::Statement => "a statement",
        }
    }
}

/// A word of a sentence.
struct Word<'a> {
    /// Without the punctuation around it and without a possessive `'s`.
    text: &'a str,
    /// In lower case, with the possessive, apostrophes straight: for the verb lists.
    lower: String,
    /// Whether a sentence begins with it, also inside a quotation or after a colon.
    initial: bool,
}

impl AsRef<str> for Word<'_> {
    fn as_ref(&self) -> &str {
        &self.lower
    }
}

/// Why a sentence should be checked, each reason once and in the order of [`Reason`]; empty when nothing in
/// it asks for it. Tuned for news prose so that a fact-checker sees a sentence too many rather than one too
/// few: it finds that a statement *can* be checked, not that it is worth it.
pub fn checkable(sentence: &str) -> Vec<Reason> {
    let words = words(sentence);
    let senses: Vec<Option<Sense>> = (0..words.len()).map(|at| verb::sense(&words, at)).collect();
    let says = senses.contains(&Some(Sense::Saying));

    let mut reasons = Vec::new();
    if quantity::has_number(&words) {
        reasons.push(Reason::Number);
    }
    if quantity::has_date(&words) {
        reasons.push(Reason::Date);
    }
    if quotation::longest(sentence) >= if says { 1 } else { 2 } {
        reasons.push(Reason::Quotation);
    }
    if has_statement(sentence, &words, &senses) {
        reasons.push(Reason::Statement);
    }
    reasons
}

fn has_statement(sentence: &str, words: &[Word<'_>], senses: &[Option<Sense>]) -> bool {
    let heading = name::is_heading(sentence, words);
    let acts = |at: usize| matches!(senses[at], Some(Sense::Saying | Sense::Doing));
    let is_verb = |at: usize| heading || words[at].text.starts_with(char::is_lowercase);
    let mut verbs = (0..words.len()).filter(|&at| is_verb(at) && senses[at].is_some()).peekable();
    let Some(&first_verb) = verbs.peek() else { return false };
    let named = name::is_named(words, heading);
    if verbs.any(acts) {
        let stands_for_one = |word: &Word<'_>| {
            matches!(word.lower.as_str(), "he" | "it" | "she" | "they" | "we") || verb::is_actor(&word.lower)
        };
        return named.contains(&true) || !heading && words.iter().any(stands_for_one);
    }
    // "Acme is a bank" says something of Acme; "it is hard for Acme" hardly does.
    named[..first_verb].contains(&true)
}

fn words(sentence: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut initial = true;
    for token in sentence.split(|c: char| c.is_whitespace() || matches!(c, '\u{2014}' | '\u{2015}')) {
        if is_address(token) {
            continue;
        }
        let token = without_note_mark(token);
        let quoted = token.starts_with(['"', '\u{201c}', '\u{2018}', '\u{ab}', '\u{201e}']);
        let text = token.trim_matches(is_edge);
        if !text.is_empty() {
            let lower = text.to_lowercase();
            let lower = if lower.contains('\u{2019}') { lower.replace('\u{2019}', "'") } else { lower };
            let text = text.strip_suffix("'s").or_else(|| text.strip_suffix("\u{2019}s")).unwrap_or(text);
            words.push(Word { text, lower, initial: initial || quoted });
        }
        let opens_nothing = text.is_empty() || quantity::is_section_mark(text);
        initial = token.ends_with(':') || initial && opens_nothing;
    }
    words
}

/// Punctuation that is no part of the word beside it; signs of money, percent and number are.
fn is_edge(c: char) -> bool {
    !(c.is_alphanumeric() || matches!(c, '$' | '\u{20ac}' | '\u{a3}' | '\u{a5}' | '%'))
}

/// Without the `[3]` of a footnote after the word.
fn without_note_mark(token: &str) -> &str {
    match token.find('[') {
        Some(open) if open > 0 && token.ends_with(']') => &token[..open],
        _ => token,
    }
}

fn is_address(token: &str) -> bool {
    let token = token.trim_start_matches(is_edge);
    token.contains("://") || token.starts_with("www.") || token.contains('@') && token.contains('.')
}

#[cfg(test)]
mod tests;
