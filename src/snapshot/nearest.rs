//! The passages most like a quote that does not stand in the text. They are shown and never pass.

use super::align::{self, Fit, Placed, WordHash};
use super::compare::compare;
use super::located::{Located, Nearest, Why};
use super::read_text::ReadText;
use super::windows::{gather, gather_long_words};
use super::words::{Word, words};
use super::{boundary, myers, places};
use crate::prose::{Folding, fold};
use crate::text::Span;

/// How many passages are told.
const MOST: usize = 3;

/// How many places are looked at closely.
const CANDIDATES: usize = 8;

/// Of a longer quote the first words are compared: the difference of two long texts takes time that grows
/// faster than they do.
const MOST_WORDS: usize = 4_000;

/// How often a passage that reaches out of the region looked at is followed.
const TRIES: usize = 3;

/// A passage that shares more than so many words in a hundred needs no second look for a better one.
const SURE: u8 = 65;

/// Of how many words in a hundred a passage must share with a quote to be the passage meant.
const NEAR: u8 = 50;

/// Of how many words in a hundred a passage must share with a quote to be worth showing.
const WORTH_SHOWING: u8 = 34;

/// The passages most like a quote, the most alike first; none if nothing is like it.
pub(super) fn nearest(source: &ReadText, quote: &str) -> Vec<Nearest> {
    let mut quoted = words(quote);
    let mut quote = quote;
    if let Some(beyond) = quoted.get(MOST_WORDS) {
        quote = quote[..beyond.span.start].trim_end();
        quoted.truncate(MOST_WORDS);
    }
    let length = quote.len() + quote.len() / 4 + 32;
    let text = &source.text;
    let closely = |places: Vec<Span>| {
        let spans = places.into_iter().filter_map(|place| aligned(source, &quoted, place, quote));
        let mut found: Vec<Nearest> = spans
            .map(|span| compared(source, span, quote))
            .filter(|nearest| nearest.likeness >= WORTH_SHOWING)
            .collect();
        // Stable: of equals, the one where more words gather stays ahead.
        found.sort_by_key(|nearest| std::cmp::Reverse(nearest.likeness));
        found
    };
    let mut found = closely(gather_long_words(text, quote, &quoted, length, CANDIDATES));
    if found.first().is_none_or(|best| best.likeness < SURE) {
        found = closely(gather(text, &quoted, length, CANDIDATES));
    }
    if found.first().is_none_or(|best| best.likeness < 50) {
        found.splice(..0, by_letters(source, quote));
    }
    let mut kept: Vec<Nearest> = Vec::new();
    for nearest in found {
        if kept.len() < MOST && !kept.iter().any(|other| other.passage.span.overlaps(nearest.passage.span)) {
            kept.push(nearest);
        }
    }
    kept
}

/// A passage compared with a quote.
pub(super) fn compared(source: &ReadText, span: Span, quote: &str) -> Nearest {
    let compared = compare(quote, &source.text[span.range()], begins_sentence(source, span.start));
    Nearest {
        passage: places::passage(source, span),
        likeness: compared.likeness,
        diff: compared.diff,
        changes: compared.changes,
    }
}

/// The verdict on a quote of which only something like it stands there.
pub(super) fn judged(nearest: Vec<Nearest>, why: Option<Why>) -> Located {
    let Some(best) = nearest.first() else {
        return Located::NotFound { why: why.unwrap_or(Why::Absent), nearest };
    };
    if best.likeness >= NEAR && !best.changes.is_empty() {
        let changes = best.changes.clone();
        return Located::Altered { nearest, changes };
    }
    let why = why.unwrap_or_else(|| self::why(best));
    Located::NotFound { why, nearest }
}

/// What kind of difference it is, where no meaning-bearing word differs.
fn why(best: &Nearest) -> Why {
    use super::located::DiffKind::{Quote, Source};
    let side = |other| {
        let parts = best.diff.iter().filter(move |part| part.kind != other);
        fold(&parts.map(|part| part.text.as_str()).collect::<String>(), Folding::Typography).text
    };
    let (quote, passage) = (side(Source), side(Quote));
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    if quote.to_lowercase() == passage.to_lowercase() {
        Why::Case
    } else if letters(&quote) == letters(&passage) {
        Why::Punctuation
    } else {
        Why::Words
    }
}

/// The words around a place, and which of them the quote fits best.
fn fitted(text: &str, hashes: &[WordHash], place: Span, slack: usize) -> Option<(Vec<Word>, Fit)> {
    let start = text.floor_char_boundary(place.start.saturating_sub(slack));
    let end = text.ceil_char_boundary((place.end + slack).min(text.len()));
    let mut region = words(&text[start..end]);
    let mut placed = Vec::with_capacity(region.len());
    let mut before = start;
    for word in &mut region {
        word.span = Span::new(word.span.start + start, word.span.end + start);
        let joined = !text[before..word.span.start].contains(char::is_whitespace);
        placed.push(Placed { hash: word.hash, joined });
        before = word.span.end;
    }
    let fit = align::fit(hashes, &placed)?;
    Some((region, fit))
}

/// The stretch around a place that the words of the quote fit best.
fn aligned(source: &ReadText, quoted: &[Word], place: Span, quote: &str) -> Option<Span> {
    let text = &source.text;
    let hashes: Vec<WordHash> = quoted.iter().map(|word| word.hash).collect();
    let slack = quote.len() + quote.len() / 4 + 64;
    let (mut region, mut fit) = fitted(text, &hashes, place, slack)?;
    for _ in 0..TRIES {
        if fit.first > 0 && fit.last + 1 < region.len() {
            break;
        }
        // The passage may go on outside the region: look around what was found of it.
        let place = Span::new(region[fit.first_same].span.start, region[fit.last_same].span.end);
        (region, fit) = fitted(text, &hashes, place, slack)?;
    }
    // A changed word at the edge takes its place from the same block, never from the next.
    let block = |index: usize| source.block_of(region[index].span);
    let first = (fit.first..=fit.first_same).find(|&at| block(at) == block(fit.first_same))?;
    let last = (fit.last_same..=fit.last).rev().find(|&at| block(at) == block(fit.last_same))?;
    let mut span = Span::new(region[first].span.start, region[last].span.end);
    // In the place of a changed word stands the whole of what has no space in it: `cost-effective`.
    if first < fit.first_same {
        span.start -= joined(text[..span.start].chars().rev());
    }
    if last > fit.last_same {
        span.end += joined(text[span.end..].chars());
    }
    Some(boundary::whole(text, with_marks(text, span, quote)))
}

/// How many bytes belong to the same word, address or compound; marks count only between letters.
fn joined(chars: impl Iterator<Item = char>) -> usize {
    const LONGEST: usize = 200;
    let (mut length, mut pending) = (0, 0);
    for c in chars.take(LONGEST) {
        pending += c.len_utf8();
        if c.is_alphanumeric() {
            length += std::mem::take(&mut pending);
        } else if !matches!(c, '-' | '–' | '—' | '/' | '.' | ':' | '_' | '@' | '\'' | '’') {
            break;
        }
    }
    length
}

/// The stretch with the punctuation marks around it that the quote has there too.
fn with_marks(text: &str, span: Span, quote: &str) -> Span {
    let folded = |text: &str| fold(text, Folding::Typography).text;
    let is_mark = |c: char| !c.is_alphanumeric();
    let lead = &quote[..quote.find(char::is_alphanumeric).unwrap_or(0)];
    let trail = &quote
        [quote.rfind(char::is_alphanumeric).map_or(quote.len(), |at| quote.ceil_char_boundary(at + 1))..];
    let before = text[..span.start].chars().rev().take(lead.chars().count()).take_while(|&c| is_mark(c));
    let after = text[span.end..].chars().take(trail.chars().count()).take_while(|&c| is_mark(c));
    let start = span.start - before.map(char::len_utf8).sum::<usize>();
    let end = span.end + after.map(char::len_utf8).sum::<usize>();
    let same = |ours: &str, theirs: &str| folded(ours.trim()) == folded(theirs.trim());
    let start = if same(&text[start..span.start], lead) { start } else { span.start };
    let end = if same(&text[span.end..end], trail) { end } else { span.end };
    Span::new(start, end)
}

/// The nearest passage of a short quote letter by letter, if at most a third of its letters differ.
fn by_letters(source: &ReadText, quote: &str) -> Option<Nearest> {
    let (span, edits) = myers::best(quote.as_bytes(), source.text.as_bytes())?;
    if edits * 3 > quote.len() {
        return None;
    }
    let text = &source.text;
    let span = Span::new(text.ceil_char_boundary(span.start), text.floor_char_boundary(span.end));
    let mut nearest = compared(source, boundary::whole(text, span), quote);
    let share = u8::try_from(100 - 100 * edits / quote.len()).unwrap_or(0);
    nearest.likeness = nearest.likeness.max(share);
    Some(nearest)
}

/// Whether a sentence begins here, as far as the mark before it tells.
fn begins_sentence(source: &ReadText, at: usize) -> bool {
    let opening = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '“' | '‘' | '(' | '[');
    let head = source.text[..at].trim_end_matches(opening);
    let between = &source.text[head.len()..at];
    head.is_empty() || head.ends_with(['.', '!', '?', ':']) || between.contains(['\n', '“', '"'])
}
