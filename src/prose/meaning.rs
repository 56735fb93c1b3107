//! Words that carry the meaning of a sentence: change or skip one, and it says something else.

use super::{date, function_words, number};
use crate::text::Span;

/// What a meaning-bearing word is; the graver a change of it, the earlier it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// *not*, *never*, *without*.
    Negation,
    /// *only*, *solely*, *all*.
    Exclusivity,
    /// `$100 million`, *two*.
    Number,
    /// `October 2022`.
    Date,
    /// *some*, *most*, *often*.
    Quantifier,
    /// `Nature`, `H800`.
    Name,
}

impl Meaning {
    /// What a reader is told: `a negation`, `a name`.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Negation => "a negation",
            Self::Exclusivity => "a word of exclusivity",
            Self::Quantifier => "a quantifier",
            Self::Number => "a number",
            Self::Date => "a date",
            Self::Name => "a name",
        }
    }
}

/// A word, number or name that carries meaning, where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// What it is.
    pub meaning: Meaning,
    /// Where it stands.
    pub span: Span,
}

/// Negative words and near-negatives (Quirk, Greenbaum, Leech and Svartvik, *A Comprehensive Grammar of the
/// English Language*, 1985, 10.54 to 10.59), with verbs and nouns of absence left out.
const NEGATIONS: &[&str] = &[
    "not", "no", "never", "none", "neither", "nor", "nobody", "nothing", "nowhere", "cannot", "without",
    "hardly", "scarcely", "barely", "rarely", "seldom", "unlike", "non", "nt", "cant", "dont", "doesnt",
    "didnt", "isnt", "wasnt", "wont",
];

/// Restrictive subjuncts (the same, 8.116), universal determiners and adverbs (5.14, 8.55), and words of
/// exception (9.58).
const EXCLUSIVITIES: &[&str] = &[
    "only",
    "solely",
    "exclusively",
    "merely",
    "purely",
    "alone",
    "sole",
    "just",
    "all",
    "every",
    "everyone",
    "everybody",
    "everything",
    "always",
    "entirely",
    "wholly",
    "completely",
    "except",
    "unless",
    "exclusive",
    "entire",
    "invariably",
];

/// Partitive and comparing determiners and adverbs of degree and frequency (the same, 5.16 to 5.24, 7.89,
/// 8.55, 8.104 ff.).
const QUANTIFIERS: &[&str] = &[
    "some",
    "any",
    "each",
    "both",
    "many",
    "much",
    "more",
    "most",
    "mostly",
    "few",
    "fewer",
    "fewest",
    "several",
    "less",
    "least",
    "often",
    "sometimes",
    "usually",
    "frequently",
    "generally",
    "largely",
    "mainly",
    "partly",
    "partially",
    "primarily",
    "chiefly",
    "almost",
    "nearly",
    "approximately",
    "about",
    "roughly",
    "exactly",
    "precisely",
    "significantly",
    "slightly",
    "enough",
];

/// What a single word means, whatever its case; numbers, dates and names need their surroundings.
pub fn word_meaning(word: &str) -> Option<Meaning> {
    /// No listed word is longer; a longer one need not be folded.
    const LONGEST: usize = 16;
    if word.len() > LONGEST {
        return None;
    }
    let lower = word.to_lowercase().replace('’', "'");
    if NEGATIONS.contains(&lower.as_str()) || lower.ends_with("n't") {
        Some(Meaning::Negation)
    } else if EXCLUSIVITIES.contains(&lower.as_str()) {
        Some(Meaning::Exclusivity)
    } else if QUANTIFIERS.contains(&lower.as_str()) {
        Some(Meaning::Quantifier)
    } else {
        None
    }
}

/// Everything in a text that carries meaning, in order and without overlap. A capitalised word where a
/// sentence begins is no name unless it has a digit or a second capital; `begins` says whether the text itself
/// begins a sentence.
pub fn mentions(text: &str, begins: bool) -> Vec<Mention> {
    let dates = date::dates(text).into_iter().map(|span| Mention { meaning: Meaning::Date, span });
    let numbers = number::numbers(text);
    let numbers = numbers.iter().map(|number| Mention { meaning: Meaning::Number, span: number.span });
    let mut all: Vec<Mention> = dates.chain(numbers).chain(words(text, begins)).collect();
    all.sort_by_key(|mention| (mention.span.start, mention.meaning != Meaning::Date));
    let mut kept: Vec<Mention> = Vec::with_capacity(all.len());
    for mention in all {
        match kept.last() {
            // Dates before numbers before words: what began earlier stays.
            Some(last) if last.span.overlaps(mention.span) => {}
            _ => kept.push(mention),
        }
    }
    kept
}

/// Single words and names.
fn words(text: &str, begins: bool) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    let mut begins = begins;
    while let Some(offset) = text[at..].find(char::is_alphanumeric) {
        let start = at + offset;
        begins |= at > 0 && text[at..start].contains(['.', '!', '?', ':', '\n']);
        let end = word_end(text, start);
        let word = &text[start..end];
        let span = Span::new(start, end);
        if is_name(word, begins) {
            match found.last_mut() {
                Some(last) if last.meaning == Meaning::Name && joins(&text[last.span.end..start]) => {
                    last.span.end = end;
                }
                _ => found.push(Mention { meaning: Meaning::Name, span }),
            }
        } else {
            found.extend(word_meaning(word).map(|meaning| Mention { meaning, span }));
        }
        begins = false;
        at = end;
    }
    found
}

/// Whether words on both sides are parts of one name.
fn joins(between: &str) -> bool {
    matches!(between, " " | "-" | "\u{A0}" | ". ")
}

fn is_name(word: &str, begins: bool) -> bool {
    let word = word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word);
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let letters = word.chars().any(char::is_alphabetic);
    if letters && (capitals > 1 || word.contains(char::is_numeric) && capitals > 0) {
        return true;
    }
    if capitals == 1 && !word.starts_with(char::is_uppercase) {
        return true;
    }
    capitals == 1 && !begins && !function_words::contains(word)
}

/// The end of a word; an apostrophe between letters is part of it.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut rest = text[start..].chars();
    while let Some(c) = rest.next() {
        let apostrophe = matches!(c, '\'' | '’') && rest.clone().next().is_some_and(char::is_alphabetic);
        if !c.is_alphanumeric() && !apostrophe {
            break;
        }
        end += c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Meaning, &str)> {
        mentions(text, true).iter().map(|mention| (mention.meaning, &text[mention.span.range()])).collect()
    }

    #[test]
    fn calls_out_what_carries_meaning() {
        use Meaning::{Date, Exclusivity, Name, Negation, Number, Quantifier};
        assert_eq!(
            found(
                "DeepSeek insists it used only lawfully acquired H800 chips—not the restricted H100 models."
            ),
            [(Name, "DeepSeek"), (Exclusivity, "only"), (Name, "H800"), (Negation, "not"), (Name, "H100")]
        );
        assert_eq!(
            found("While Sam Altman didn’t say so in October 2022, most paid $100 million."),
            [
                (Name, "Sam Altman"),
                (Negation, "didn’t"),
                (Date, "October 2022"),
                (Quantifier, "most"),
                (Number, "$100 million")
            ]
        );
        assert_eq!(found("Chips cost money. However, they do."), []);
    }
}
