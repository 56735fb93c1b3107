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
            if last || stop::ends_after(&tokens, first, at) {
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
            before.last_of_paragraph = is_blank_line(&content[done..start]);
        }
        done = start + word.len();
        let span = Span::new(offset + start, offset + done);
        tokens.push(Token { text: word, span, last_of_paragraph: false });
    }
    tokens
}

/// Whether the white space between two words holds a line with nothing on it.
fn is_blank_line(gap: &str) -> bool {
    gap.replace("\r\n", "\n").matches(['\n', '\r', '\u{2028}', '\u{2029}']).count() > 1
}

#[cfg(test)]
mod tests;
