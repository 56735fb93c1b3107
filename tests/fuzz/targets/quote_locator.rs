//! Any text is read and any quote looked for in it. What is found at level exact reads as the quote, and every
//! passage stands in the text and in the file.

#![no_main]

use factlock::snapshot::{Level, Located, Nearest, Passage, Quote, ReadText, locate, read};
use libfuzzer_sys::fuzz_target;

/// What stands between the quote, its context and the text.
const BETWEEN: char = '\u{1}';

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let Ok(rest) = str::from_utf8(rest) else { return };
    let mut parts = rest.splitn(4, BETWEEN);
    let (Some(exact), Some(prefix), Some(suffix), Some(source)) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return;
    };
    let media_type = if first % 2 == 0 { "text/plain" } else { "text/markdown" };
    let Ok(text) = read(media_type, source.as_bytes()) else { return };
    let given = |words| Some(words).filter(|words: &&str| !words.is_empty());
    let quote = Quote { exact, prefix: given(prefix), suffix: given(suffix) };
    holds(&text, source, &quote, &locate(&text, &quote));
});

fn holds(text: &ReadText, source: &str, quote: &Quote<'_>, located: &Located) {
    let stands = |passage: &Passage| {
        assert!(text.text.get(passage.span.range()).is_some(), "{passage:?} stands outside of the text");
        assert!(source.get(passage.raw.range()).is_some(), "{passage:?} stands outside of the file");
    };
    let near = |nearest: &[Nearest]| nearest.iter().for_each(|one| stands(&one.passage));
    match located {
        Located::Found { level, segments, skipped, insertions } => {
            assert!(!segments.is_empty());
            segments.iter().for_each(stands);
            skipped.iter().for_each(|one| stands(&one.passage));
            if let ([only], Level::Exact, true) = (segments.as_slice(), level, insertions.is_empty()) {
                assert_eq!(&text.text[only.span.range()], quote.exact.trim());
            }
        }
        Located::Ambiguous { places, .. } | Located::Context { places, .. } => {
            places.first.iter().for_each(stands);
        }
        Located::Altered { nearest, changes } => {
            assert!(!nearest.is_empty() && !changes.is_empty());
            near(nearest);
        }
        Located::NotFound { nearest, .. } => near(nearest),
    }
}
