//! Where a match may begin and end: at a word boundary, and with the whole of a number.

use unicode_segmentation::UnicodeSegmentation;

use crate::prose;
use crate::text::Span;

/// What a match cuts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// A word.
    Word,
    /// A number, or a number from what belongs to it.
    Number,
    /// A word from a prefix that negates it, such as `non-`.
    Negation,
}

/// Prefixes that turn a word into its opposite and are often set apart by a hyphen.
const OPPOSITES: &[&str] = &["non", "anti", "un", "ex", "former", "not", "never", "pseudo", "quasi", "pre"];

/// Whether a stretch of a text cuts something, and if so, the stretch with the whole of it.
pub(super) fn cut(text: &str, span: Span) -> Option<(Cut, Span)> {
    if let Some(number) = prose::whole_number(text, span) {
        return Some((Cut::Number, widest(text, join(span, number))));
    }
    if !is_boundary(text, span.start) || !(is_boundary(text, span.end) || is_possessive(text, span.end)) {
        return Some((Cut::Word, widest(text, span)));
    }
    let prefix = opposite_before(text, span.start)?;
    Some((Cut::Negation, Span::new(prefix, span.end)))
}

/// A stretch that reaches to word boundaries, and with the whole of the numbers at its ends.
pub(super) fn whole(text: &str, span: Span) -> Span {
    cut(text, span).map_or(span, |(_, whole)| whole)
}

fn join(one: Span, other: Span) -> Span {
    Span::new(one.start.min(other.start), one.end.max(other.end))
}

/// The stretch out to the word boundaries around it.
fn widest(text: &str, span: Span) -> Span {
    /// A word longer than this is none that anybody needs to see whole.
    const REACH: usize = 64;
    let left = text[..span.start].char_indices().rev().map(|(at, _)| at);
    let start = std::iter::once(span.start)
        .chain(left)
        .take(REACH)
        .find(|&at| is_boundary(text, at))
        .unwrap_or(span.start);
    let right = text[span.end..].char_indices().map(|(at, c)| span.end + at + c.len_utf8());
    let end = std::iter::once(span.end)
        .chain(right)
        .take(REACH)
        .find(|&at| is_boundary(text, at))
        .unwrap_or(span.end);
    Span::new(start, end)
}

/// Whether a word boundary of UAX 29 stands here.
pub(super) fn is_boundary(text: &str, at: usize) -> bool {
    /// The rules look at two characters on either side, apart from marks that count as part of a letter.
    const WINDOW: usize = 12;
    let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next()) else {
        return true;
    };
    if before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric() {
        return false;
    }
    if after.is_ascii_whitespace() && !before.is_whitespace()
        || before.is_ascii_whitespace() && after.is_ascii_graphic()
    {
        return true;
    }
    let start = text[..at].char_indices().rev().take(WINDOW).last().map_or(at, |(start, _)| start);
    let end = text[at..].char_indices().nth(WINDOW).map_or(text.len(), |(end, _)| at + end);
    text[start..end].split_word_bound_indices().any(|(boundary, _)| start + boundary == at)
}

/// Whether what follows is the ending of a possessive: a quote may leave it off.
fn is_possessive(text: &str, at: usize) -> bool {
    /// After these, `'s` is *is* or *has*.
    const CONTRACTED: &[&str] =
        &["it", "he", "she", "that", "there", "here", "what", "who", "where", "let", "how", "when", "why"];
    let mut rest = text[at..].chars();
    let apostrophe = matches!(rest.next(), Some('\'' | '’'));
    if !apostrophe
        || !matches!(rest.next(), Some('s' | 'S'))
        || rest.next().is_some_and(char::is_alphanumeric)
    {
        return false;
    }
    let word = last_word(&text[..at]);
    !word.is_empty() && !CONTRACTED.iter().any(|contracted| contracted.eq_ignore_ascii_case(word))
}

/// Where a prefix that negates the word at this place starts.
fn opposite_before(text: &str, at: usize) -> Option<usize> {
    let head = text[..at].strip_suffix(['-', '\u{2010}', '\u{2011}'])?;
    let prefix = last_word(head);
    OPPOSITES.iter().any(|known| known.eq_ignore_ascii_case(prefix)).then(|| head.len() - prefix.len())
}

/// The letters a text ends with, if they are few.
fn last_word(text: &str) -> &str {
    const LONGEST: usize = 40;
    let letters = text.chars().rev().take(LONGEST).take_while(|c| c.is_alphanumeric());
    &text[text.len() - letters.map(char::len_utf8).sum::<usize>()..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(text: &str, taken: &str) -> Option<(Cut, String)> {
        let start = text.find(taken).expect("it stands there");
        cut(text, Span::new(start, start + taken.len()))
            .map(|(cut, span)| (cut, text[span.range()].to_owned()))
    }

    #[test]
    fn words_are_whole() {
        assert_eq!(cuts("the chines of", "hines"), Some((Cut::Word, "chines".to_owned())));
        assert_eq!(cuts("the chines of", "chines"), None);
        assert_eq!(cuts("a cafe\u{301} here", "cafe"), Some((Cut::Word, "cafe\u{301}".to_owned())));
        assert_eq!(cuts("it didn’t", "it didn"), Some((Cut::Word, "it didn’t".to_owned())));
    }

    #[test]
    fn a_possessive_may_be_left_off_but_no_contraction() {
        assert_eq!(cuts("about Altman’s company", "Altman"), None);
        assert_eq!(cuts("the researchers' work", "researchers"), None);
        assert_eq!(cuts("and it's not", "and it"), Some((Cut::Word, "and it's".to_owned())));
    }

    #[test]
    fn numbers_are_whole() {
        assert_eq!(cuts("about 1,294 of", "294"), Some((Cut::Number, "1,294".to_owned())));
        assert_eq!(
            cuts("for $294,000 using", "294,000 using"),
            Some((Cut::Number, "$294,000 using".to_owned()))
        );
        assert_eq!(cuts("for $294,000 using", "for $294"), Some((Cut::Number, "for $294,000".to_owned())));
    }

    #[test]
    fn an_opposite_is_whole() {
        assert_eq!(
            cuts("the non-restricted chips", "restricted chips").map(|(cut, _)| cut),
            Some(Cut::Negation)
        );
        assert_eq!(cuts("a peer-reviewed article", "reviewed article"), None);
    }
}
