//! Quotes whose quotation marks, dashes or composed letters are not those of the source: they stand, so nothing is
//! found, but they can be written to the letter.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;

use crate::finding::{Amendment, Fix, Safety};
use crate::ledger::{Ledger, QuoteState, Verification, snapshot_file, snapshot_of};
use crate::record::Quotation;
use crate::snapshot::{self, Level, Located, Locator, Quote, ReadText};
use crate::text::{FieldPath, Span};
use crate::tree::{self, Tree};

/// A larger snapshot is not read as text, here as when it is verified.
const LARGEST_TEXT: u64 = 256 << 20;

/// What `fix --rule` calls this.
pub(super) const NAME: &str = "quote-typography";

/// A quote that stands, but in other characters.
struct Loose<'a> {
    quotation: Quotation<'a>,
    spans: Vec<Span>,
    file: &'a Utf8PathBuf,
    path: FieldPath,
    reviewed: bool,
}

/// The fixes that write such quotes in the characters of their sources.
pub(super) fn fixes(tree: &dyn Tree, ledger: &Ledger, verified: &Verification) -> Vec<Fix> {
    let mut fixes = Vec::new();
    for ((source, snapshot), quotes) in loose(ledger, verified) {
        let Some(record) = ledger.sources[source].record.snapshots.get(snapshot) else { continue };
        let read = tree::read(tree, &snapshot_file(record), LARGEST_TEXT);
        let text = read.ok().and_then(|bytes| snapshot::read(&record.media_type, &bytes).ok());
        let Some(text) = text else { continue };
        let locator = Locator::new(&text);
        fixes.extend(quotes.iter().filter_map(|quote| to_the_letter(&text, &locator, quote)));
    }
    fixes
}

/// The quotes that stand by spacing or typography only, by their snapshot.
fn loose<'a>(ledger: &'a Ledger, verified: &'a Verification) -> BTreeMap<(usize, usize), Vec<Loose<'a>>> {
    let mut loose: BTreeMap<_, Vec<Loose<'a>>> = BTreeMap::new();
    let mut add = |quotation: Quotation<'a>, state: &QuoteState, file, path: FieldPath, reviewed| {
        let Some(Level::Spacing | Level::Typography) = state.level() else { return };
        let Some(source) = ledger.source_index(quotation.source) else { return };
        let Some(snapshot) = snapshot_of(&ledger.sources[source].record, quotation) else { return };
        let path = path.then("quote");
        let quote = Loose { quotation, spans: state.spans(), file, path, reviewed };
        loose.entry((source, snapshot)).or_default().push(quote);
    };
    for (at, claim) in ledger.claims.iter().enumerate() {
        let (record, file) = (&claim.record, &claim.file);
        let reviewed = !record.reviews.is_empty();
        for (index, (one, state)) in record.appearances.iter().zip(&verified.appearances[at]).enumerate() {
            let path = FieldPath::key("appearances").entry(index, one.source.clone());
            add(one.quotation(), state, file, path, reviewed);
        }
        for (index, (one, state)) in record.citations.iter().zip(&verified.citations[at]).enumerate() {
            let path = FieldPath::key("citations").entry(index, one.source.clone());
            add(one.quotation(), state, file, path, reviewed);
        }
    }
    for (at, source) in ledger.sources.iter().enumerate() {
        let record = &source.record;
        for (index, (one, state)) in record.not_claims.iter().zip(&verified.not_claims[at]).enumerate() {
            let path = FieldPath::key("not_claims").entry(index, record.id.clone());
            add(one.quotation(record), state, &source.file, path, false);
        }
    }
    loose
}

/// The fix of one quote: none where only white space differs, which a record folds as it likes, or where an editor's
/// brackets stand in it. What is written was looked up: it stands at the same place.
fn to_the_letter(text: &ReadText, locator: &Locator<'_>, quote: &Loose<'_>) -> Option<Fix> {
    let old = quote.quotation.quote?;
    let new = in_the_white_space_of(old, &words_of(text, &quote.spans));
    if new == old {
        return None;
    }
    let found = |exact: &str| {
        let Quotation { prefix, suffix, .. } = quote.quotation;
        match locator.locate(&Quote { exact, prefix, suffix }) {
            Located::Found { level, segments, insertions, .. } if insertions.is_empty() => {
                Some((level, segments))
            }
            _ => None,
        }
    };
    let ((before, places), (after, again)) = (found(old)?, found(&new)?);
    if places != again || after > before {
        return None;
    }
    let safety = if quote.reviewed { Safety::Unsafe } else { Safety::Safe };
    let write = Amendment::Write(quote.path.clone(), new);
    Some(Fix::new("write the quote in the characters of the source", safety, quote.file.clone(), write))
}

/// The words of the source, part by part.
fn words_of(text: &ReadText, spans: &[Span]) -> String {
    let parts: Vec<&str> = spans.iter().map(|span| &text.text[span.range()]).collect();
    parts.join(" [...] ")
}

/// Words with the white space of a text between them, as far as it has as many.
fn in_the_white_space_of(old: &str, words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    if old.split_whitespace().count() != words.len() {
        return words.join(" ");
    }
    let mut out = String::with_capacity(old.len());
    let mut words = words.into_iter();
    let mut inside = false;
    for c in old.chars() {
        if c.is_whitespace() {
            out.push(c);
        } else if !inside {
            out.push_str(words.next().unwrap_or_default());
        }
        inside = !c.is_whitespace();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_stays_as_it_is() {
        assert_eq!(in_the_white_space_of("it's  a\nb\n", "it’s a b"), "it’s  a\nb\n");
        assert_eq!(in_the_white_space_of("a - b", "a—b"), "a—b");
    }
}
