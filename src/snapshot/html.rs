//! Raw HTML inside Markdown: tags gone, entities decoded, scripts and styles skipped.
//!
//! Not an HTML reader. It keeps the words of the few tags that people write into Markdown, such as
//! `<details>` and `<sup>`, so that they can be quoted.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser};

use crate::text::Span;

/// What a block of HTML has open from one line to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tags {
    /// Text.
    #[default]
    Text,
    /// Inside a tag that did not end on its line.
    Tag,
    /// Inside a comment.
    Comment,
    /// Inside a script or a style sheet.
    Skipped,
}

/// Tags that stand inside running text; every other one ends the block.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// Whether a tag inside running text starts a new line.
pub(super) fn breaks_line(tag: &str) -> bool {
    name(tag).eq_ignore_ascii_case("br")
}

/// What a line of HTML holds for a reader.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'h> {
    /// Text, and where in the line it stands; what an entity stands for is decoded.
    Text(Cow<'h, str>, Span),
    /// The end of a block.
    Break,
}

/// What one line of a block of HTML holds, after `tags` was open before it.
pub(super) fn pieces<'h>(line: &'h str, tags: &mut Tags) -> Vec<Piece<'h>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    while from < line.len() {
        let rest = &line[from..];
        let (used, next) = match *tags {
            Tags::Comment => {
                rest.find("-->").map_or((rest.len(), Tags::Comment), |end| (end + 3, Tags::Text))
            }
            Tags::Tag => tag_end(rest).map_or((rest.len(), Tags::Tag), |end| (end, Tags::Text)),
            Tags::Skipped => match rest.find("</") {
                Some(start) if matches!(name(&rest[start..]), "script" | "style") => (start + 2, Tags::Tag),
                Some(start) => (start + 2, Tags::Skipped),
                None => (rest.len(), Tags::Skipped),
            },
            Tags::Text => text(rest, from, &mut pieces),
        };
        *tags = next;
        from += used;
    }
    pieces
}

fn text<'h>(rest: &'h str, at: usize, pieces: &mut Vec<Piece<'h>>) -> (usize, Tags) {
    if rest.starts_with("<!--") {
        return (4, Tags::Comment);
    }
    if rest.starts_with('<') {
        let name = name(rest);
        if !INLINE.iter().any(|inline| inline.eq_ignore_ascii_case(name)) {
            pieces.push(Piece::Break);
        }
        let skips = !rest.starts_with("</") && matches!(name, "script" | "style");
        return match tag_end(rest) {
            Some(end) => (end, if skips { Tags::Skipped } else { Tags::Text }),
            None => (rest.len(), Tags::Tag),
        };
    }
    if rest.starts_with('&')
        && let Some((used, decoded)) = entity(rest)
    {
        pieces.push(Piece::Text(Cow::Owned(decoded), Span::new(at, at + used)));
        return (used, Tags::Text);
    }
    let marks = rest.char_indices().skip(1).find(|&(_, c)| c == '<' || c == '&');
    let end = marks.map_or(rest.len(), |(end, _)| end);
    pieces.push(Piece::Text(Cow::Borrowed(&rest[..end]), Span::new(at, at + end)));
    (end, Tags::Text)
}

/// The name of the tag a text starts with, without `<` and `/`.
fn name(tag: &str) -> &str {
    let inside = tag.trim_start_matches('<').trim_start_matches('/');
    let end = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
    &inside[..end]
}

/// The offset after the `>` that ends a tag; one inside a quoted value does not.
fn tag_end(rest: &str) -> Option<usize> {
    let mut quoted = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (byte, quoted) {
            (b'>', None) => return Some(at + 1),
            (b'"' | b'\'', None) => quoted = Some(byte),
            (byte, Some(open)) if byte == open => quoted = None,
            _ => {}
        }
    }
    None
}

/// The character reference a text starts with, such as `&nbsp;`: its length and what it stands for.
pub(super) fn entity(text: &str) -> Option<(usize, String)> {
    /// The longest name HTML has, `CounterClockwiseContourIntegral`, with its marks.
    const LONGEST: usize = 33;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')? + 1;
    let name = &text[1..end - 1];
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#') {
        return None;
    }
    // The parser of Markdown holds HTML's own table of 2,231 names.
    let decoded: String = Parser::new(&text[..end])
        .filter_map(|event| if let Event::Text(text) = event { Some(text.into_string()) } else { None })
        .collect();
    (decoded != text[..end]).then_some((end, decoded))
}

/// The text with every character reference decoded; none if it has none.
pub fn decoded(text: &str) -> Option<String> {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    let mut any = false;
    while let Some(at) = rest.find('&') {
        result.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((used, decoded)) = entity(rest) {
            result.push_str(&decoded);
            rest = &rest[used..];
            any = true;
        } else {
            result.push('&');
            rest = &rest[1..];
        }
    }
    result.push_str(rest);
    any.then_some(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_character_references() {
        assert_eq!(decoded("a&nbsp;b &#8217;&#x2014; &amp;amp;").as_deref(), Some("a\u{A0}b ’— &amp;"));
        assert_eq!(decoded("AT&T; R&D &nosuch; &;"), None);
    }

    #[test]
    fn a_tag_ends_outside_its_quoted_values() {
        assert_eq!(tag_end("<a title='x>y'>z"), Some(15));
        assert_eq!(tag_end("<a title='x>y"), None);
        assert!(breaks_line("<br/>") && breaks_line("<BR>") && !breaks_line("<b>"));
    }
}
