//! Pieces of Markdown: texts that show themselves, links, code.

use crate::render::{inert, inert_within, is_web, visible};
use crate::value::check_id;

/// A longer text is cut, in characters.
pub(super) const LONGEST: usize = 1_500;

/// A text of a record in one line, cut where it is too long.
pub(super) fn shown(text: &str) -> String {
    cut(text, inert)
}

/// The same of a text that something else stands before in its line.
pub(super) fn shown_within(text: &str) -> String {
    cut(text, inert_within)
}

fn cut(text: &str, inert: fn(&str) -> String) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", inert(&text[..end])),
        None => inert(text),
    }
}

/// A part of a text, with the spaces at its ends.
pub(super) fn part(text: &str) -> String {
    let space = |is: bool| if is { " " } else { "" };
    let (before, after) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    if text.trim().is_empty() {
        return space(before).to_owned();
    }
    format!("{}{}{}", space(before), shown(text), space(after))
}

/// A text between backticks, to the letter but for what steers; nothing in it is markup.
pub(super) fn code(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = visible(&line).replace('`', "'");
    if line.is_empty() { String::new() } else { format!("`{line}`") }
}

/// A sentence of this program's own, in which names stand between backticks.
pub(super) fn told(sentence: &str) -> String {
    if !sentence.matches('`').count().is_multiple_of(2) {
        return shown(sentence);
    }
    let parts = sentence.split('`').enumerate();
    parts
        .map(|(at, text)| if at % 2 == 1 && !text.contains("<!--") { code(text) } else { part(text) })
        .collect()
}

/// The id of a claim, linked to where the claim stands.
pub(super) fn linked(id: &str) -> String {
    if check_id(id).is_ok() { format!("[`{id}`](#claim-{id})") } else { shown(id) }
}

/// A link, where the address is one of the web; else the text alone.
pub(super) fn link(address: &str, text: &str) -> String {
    if is_web(address) { format!("[{text}](<{}>)", address.replace('&', "&amp;")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_keep_their_spaces_and_their_peace() {
        assert_eq!(part(" a *b* "), " a \\*b\\* ");
        assert_eq!(part(" \n"), " ");
        assert_eq!(code("a`b\nc"), "`a'b c`");
        assert_eq!(told("the value of `a<b` is @x"), "the value of `a<b` is @\u{200b}x");
        assert_eq!(link("javascript:x", "t"), "t");
        assert_eq!(link("https://a.example/?b=1&copy;=2", "t"), "[t](<https://a.example/?b=1&amp;copy;=2>)");
        assert_eq!(linked("a-b"), "[`a-b`](#claim-a-b)");
        assert!(shown(&"x".repeat(10_000)).chars().count() == LONGEST + 1);
    }
}
