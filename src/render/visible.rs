//! Text from records, made safe to show: what would steer a terminal or reorder a line becomes visible.

use std::borrow::Cow;

/// The text with control characters, bidirectional controls and line separators replaced by a character of the
/// same length in UTF-8, so that byte offsets into it stay right. Line feeds and tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(hidden) {
        Cow::Owned(text.chars().map(|c| if hidden(c) { stand_in(c) } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
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
        assert!(matches!(visible("plain"), Cow::Borrowed(_)));
    }
}
