//! Where sentences begin and end.
//!
//! UAX #29 defines default sentence boundaries, but ends one after `Dr.` and `et al.` and cannot end one
//! after `…` or a footnote mark; and the usual crate for it takes quadratic time over a long run of spaces
//! or brackets. So the decision is made here, once at every white space, from the words on both sides.

use crate::text::Span;

mod abbreviation;
mod stop;

/// A word with the punctuation that sticks to it.
#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    text: &'a str,
    span: Span,
    /// Whether a line ends behind it.
    last_of_line: bool,
    /// Whether a blank line follows.
    last_of_paragraph: bool,
}

/// The sentences of each block, in order, without the white space around them.
///
/// A sentence never crosses a block or a blank line, so a heading or a list item without a full stop is a
/// sentence of its own. Closing quotation marks, brackets and footnote marks belong to the sentence before
/// them. Each sentence of a quotation is a sentence. Blocks are spans of `text`, in order and disjoint; one
/// that does not lie on character boundaries of `text` is passed over. Time is linear in the text.
pub fn sentences(text: &str, blocks: &[Span]) -> Vec<Span> {
    let mut found = Vec::new();
    for &block in blocks {
        let Some(content) = text.get(block.range()) else { continue };
        let tokens = tokens(content, block.start);
        let mut first = 0;
        for at in 0..tokens.len() {
            let last = at + 1 == tokens.len() || tokens[at].last_of_paragraph;
            if last || is_address_alone(&tokens, first, at) || stop::ends_after(&tokens, first, at) {
                found.push(Span::new(tokens[first].span.start, tokens[at].span.end));
                first = at + 1;
            }
        }
    }
    found
}

fn tokens(content: &str, offset: usize) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut done = 0;
    for word in content.split_whitespace() {
        let start = done + content[done..].find(|c: char| !c.is_whitespace()).unwrap_or_default();
        if let Some(before) = tokens.last_mut() {
            let gap = &content[done..start];
            (before.last_of_line, before.last_of_paragraph) = (gap.contains(BREAKS), is_blank_line(gap));
        }
        done = start + word.len();
        let span = Span::new(offset + start, offset + done);
        tokens.push(Token { text: word, span, last_of_line: true, last_of_paragraph: false });
    }
    tokens
}

const BREAKS: [char; 4] = ['\n', '\r', '\u{2028}', '\u{2029}'];

/// Whether the white space between two words holds a line with nothing on it.
fn is_blank_line(gap: &str) -> bool {
    gap.replace("\r\n", "\n").matches(BREAKS).count() > 1
}

/// Whether a line between two sentences is nothing but the address of a page, which has no full stop.
fn is_address_alone(tokens: &[Token<'_>], first: usize, at: usize) -> bool {
    let token = tokens[at];
    let address = token.text.trim_start_matches('<');
    first == at
        && token.last_of_line
        && (address.starts_with("https://") || address.starts_with("http://"))
        && tokens.get(at + 1).is_some_and(|next| !next.text.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests;
