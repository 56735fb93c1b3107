//! Text from records, made safe to show: what would steer a terminal or reorder a line becomes visible.

use std::borrow::Cow;

/// The text with control characters, bidirectional controls and line separators replaced by a character of the
/// same length in UTF-8, so that byte offsets into it stay right. Line feeds and tabs stay, and a carriage return where it
/// ends a line; elsewhere it would let a terminal write over what stands before it.
pub fn visible(text: &str) -> Cow<'_, str> {
    let hides = |(at, c): (usize, char)| hidden(c) || c == '\r' && !text[at + 1..].starts_with('\n');
    if text.char_indices().any(hides) {
        Cow::Owned(text.char_indices().map(|(at, c)| if hides((at, c)) { stand_in(c) } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The text in one line, made safe to show: what belongs to one field cannot pass for the next.
pub fn in_a_line(text: &str) -> String {
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// Control characters by Unicode's general category, and the characters of UAX 9 that change direction.
pub(super) fn hidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

fn stand_in(c: char) -> char {
    match c.len_utf8() {
        1 => '?',
        2 => '\u{b7}',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_what_hides_and_keeps_offsets() {
        let hostile = "a\u{1b}[31mb\u{202e}c\u{9b}d\u{61c}é\n\t";
        let shown = visible(hostile);
        assert_eq!(shown, "a?[31mb\u{fffd}c\u{b7}d\u{b7}é\n\t");
        assert_eq!(shown.len(), hostile.len());
        assert!(matches!(visible("plain\r\n"), Cow::Borrowed(_)));
        assert_eq!(visible("is 90 m\ris 120 m\r\n\r"), "is 90 m?is 120 m\r\n?");
        assert_eq!(in_a_line("one\r\n  two\u{1b}\n"), "one two?");
    }
}
