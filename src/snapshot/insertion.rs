//! What an editor's brackets may stand for: nothing, a pronoun or name that they explain, or an ending.

use super::located::Change;
use super::quote::{Part, Segment};
use super::segments::decides;
use crate::prose::{self, Folding, Meaning, fold};
use crate::text::Span;

/// How far apart in the source two parts may stand that only an insertion divides, in bytes.
pub(super) const REACH: usize = 64;

/// How many words of the source an insertion may stand for.
const MOST_REPLACED: usize = 4;

/// Endings that an editor may change: the inflections of English verbs and nouns.
const ENDINGS: &[&str] = &["", "s", "es", "d", "ed", "ing", "n", "en"];

/// Pronouns, articles and demonstratives, which a name in brackets may replace (Quirk et al. 1985, chapter 6
/// and 5.10 to 5.14).
const REPLACEABLE: &[&str] = &[
    "a",
    "an",
    "the",
    "i",
    "you",
    "he",
    "she",
    "it",
    "we",
    "they",
    "me",
    "him",
    "her",
    "us",
    "them",
    "my",
    "your",
    "his",
    "its",
    "our",
    "their",
    "mine",
    "yours",
    "hers",
    "ours",
    "theirs",
    "this",
    "that",
    "these",
    "those",
    "who",
    "whom",
    "which",
    "whose",
    "there",
    "here",
    "myself",
    "himself",
    "herself",
    "itself",
    "themselves",
];

/// How two parts of a quote are joined in the source.
pub(super) enum Joined {
    /// By the brackets themselves: they stand in the source.
    Literally,
    /// By what the insertion replaces, if it replaces anything.
    Inserted(Option<String>),
}

/// Whether `between` may stand in the source between a part and the next one; none if it may not.
pub(super) fn join(part: &Part, between: &str) -> Option<Joined> {
    let inserted = part.insertion.as_deref()?;
    let mut rest = between;
    if part.ending {
        let ending = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
        if !ENDINGS.contains(&ending) {
            return None;
        }
        rest = &rest[ending.len()..];
        let replaced = (!ending.is_empty()).then(|| ending.to_owned());
        return rest.trim().is_empty().then_some(Joined::Inserted(replaced));
    }
    let rest = rest.trim();
    if rest.is_empty() {
        return Some(Joined::Inserted(None));
    }
    let folded = |text: &str| fold(text, Folding::Typography).text;
    if folded(rest) == folded(&format!("[{inserted}]")) {
        return Some(Joined::Literally);
    }
    let words: Vec<&str> = rest.split_whitespace().collect();
    let replaceable = words.len() <= MOST_REPLACED && words.iter().all(|word| is_replaceable(word));
    replaceable.then(|| Joined::Inserted(Some(rest.to_owned())))
}

/// A pronoun, an article, or a name.
fn is_replaceable(word: &str) -> bool {
    let letters = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.'));
    let listed = REPLACEABLE.iter().any(|known| known.eq_ignore_ascii_case(word));
    let named = || {
        let mentions = prose::mentions(word, false);
        mentions.iter().any(|mention| mention.meaning == Meaning::Name && mention.span.start == 0)
    };
    letters && (listed || named())
}

/// Insertions before and after a segment: the words put in and, where the word of the source next to the
/// segment turns its meaning round, that word. An open ending at the end of the segment is taken into the span;
/// none if it is no ending.
pub(super) fn edges<'s>(
    text: &str,
    segment: &'s Segment,
    span: &mut Span,
) -> Option<Vec<(&'s str, Option<Change>)>> {
    let mut outer = Vec::new();
    if let Some(words) = &segment.lead {
        let before = text[..span.start].trim_end();
        let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
        outer.push((words.as_str(), turning(line.split_whitespace().next_back())));
    }
    if let Some(last) = segment.parts.last()
        && let Some(words) = &last.insertion
    {
        let mut after = &text[span.end..];
        if last.ending {
            let ending = &after[..after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len())];
            if !ENDINGS.contains(&ending) {
                return None;
            }
            span.end += ending.len();
            after = &after[ending.len()..];
        }
        outer.push((words.as_str(), turning(after.split_whitespace().next())));
    }
    Some(outer)
}

/// The word as a change, if it turns the meaning round.
fn turning(word: Option<&str>) -> Option<Change> {
    let word = word?.trim_matches(|c: char| !c.is_alphanumeric());
    let kind = prose::word_meaning(word).filter(|&meaning| decides(meaning))?;
    Some(Change { kind, quote: None, source: Some(word.to_owned()) })
}
