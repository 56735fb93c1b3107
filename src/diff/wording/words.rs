//! The words of a text, made comparable.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::prose::{Folding, fold};

/// A word as written and bare.
pub(super) struct Word {
    pub(super) written: String,
    pub(super) bare: String,
}

/// A word without what spelling varies in: case, accents, apostrophes, hyphens, possessive.
pub(in crate::diff) fn bare(word: &str) -> String {
    let folded = fold(word, Folding::Typography).text.to_lowercase();
    let folded = folded.strip_suffix("'s").or(folded.strip_suffix("s'")).unwrap_or(&folded);
    folded.nfd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c)).collect()
}

/// Whether two names are one apart from a possessive or a plural written with an apostrophe: *Ottoman's*, *Ottomans*.
pub(in crate::diff) fn is_same_name(old: &str, new: &str) -> bool {
    let apostrophe = |word: &str| word.contains(['\'', '’']);
    let plain = |word: &str| bare(word).trim_end_matches('s').to_owned();
    bare(old) == bare(new) || (apostrophe(old) || apostrophe(new)) && plain(old) == plain(new)
}

/// The words of a text; an apostrophe between letters is part of one, contractions are written out, and what editors put
/// between brackets for each other is left out.
pub(super) fn words(text: &str) -> Vec<Word> {
    let folded = without_editors_marks(&fold(text, Folding::Typography).text);
    let pieces = folded.split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c) || c == '\''));
    let words = pieces.map(|piece| piece.trim_matches('\'')).filter(|piece| !piece.is_empty());
    let words = words.flat_map(|word| {
        let (first, second) = written_out(word);
        [first, second].into_iter().filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    });
    words.map(|written| Word { bare: bare(&written), written }).collect()
}

/// A contraction as two words (Quirk et al. 1985, 3.23, 3.32, 3.39).
fn written_out(word: &str) -> (&str, &str) {
    let lower = word.to_ascii_lowercase();
    match lower.as_str() {
        "can't" | "cannot" => return ("can", "not"),
        "won't" => return ("will", "not"),
        "shan't" => return ("shall", "not"),
        _ => {}
    }
    let cut = |ending: &str| {
        lower
            .len()
            .checked_sub(ending.len())
            .filter(|_| lower.ends_with(ending))
            .and_then(|at| word.get(..at))
    };
    for (ending, full) in [("n't", "not"), ("'re", "are"), ("'ll", "will"), ("'ve", "have"), ("'m", "am")] {
        if let Some(stem) = cut(ending) {
            return (stem, full);
        }
    }
    (word, "")
}

/// Without `[sic]`, `(citation needed)` and their like.
fn without_editors_marks(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(['(', '[']) {
        let inside = &rest[open + 1..];
        let close = inside.find([')', ']']).filter(|&close| close <= LONGEST);
        let mark = close.is_some_and(|close| {
            let words = inside[..close].trim().to_lowercase();
            words == "sic" || words == "dead link" || words.ends_with(" needed")
        });
        let end = if mark { open + 1 + close.map_or(0, |close| close + 1) } else { open + 1 };
        kept.push_str(if mark { rest[..open].trim_end() } else { &rest[..end] });
        rest = &rest[end..];
    }
    kept + rest
}
