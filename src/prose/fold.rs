//! Texts compared apart from white space and typography, with the way back to the text as written.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::text::{Span, SpanMap};

/// How far two texts may differ and still be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Folding {
    /// White space, characters without a width, and composed against decomposed letters (NFC).
    Spacing,
    /// Also quotation marks, dashes, ligatures, primes and the ellipsis character.
    Typography,
}

/// A folded text and where each part of it came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    /// A run of white space is one space, or one line end if it holds an empty line: the end of a
    /// paragraph is no mere space.
    pub text: String,
    /// Back to the text as written.
    pub map: SpanMap,
}

/// Folds a text; the time is linear in its length.
pub fn fold(text: &str, folding: Folding) -> Folded {
    let mut folder = Folder { text, folding, at: 0, folded: Folded::default() };
    folder.folded.text.reserve(text.len());
    while folder.at < text.len() {
        folder.step();
    }
    folder.folded
}

const STAYS_IN_SPACING: [bool; 256] = stays(b"");
const STAYS_IN_TYPOGRAPHY: [bool; 256] = stays(b"-`");

/// The visible ASCII characters, which stay as they are, but those that fold.
const fn stays(folds: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte: u8 = b'!';
    while byte <= b'~' {
        table[byte as usize] = true;
        byte += 1;
    }
    let mut index = 0;
    while index < folds.len() {
        table[folds[index] as usize] = false;
        index += 1;
    }
    table
}

struct Folder<'t> {
    text: &'t str,
    folding: Folding,
    at: usize,
    folded: Folded,
}

impl Folder<'_> {
    fn step(&mut self) {
        let plain = self.plain();
        if plain > 0 {
            self.keep(plain);
            return;
        }
        let rest = &self.text[self.at..];
        let Some(first) = rest.chars().next() else { return };
        if first.is_whitespace() {
            let (len, breaks) = white_space(rest);
            let dash = self.dash(&rest[len..]);
            let after = rest[len + dash..].chars().next();
            if dash > 0 && after.is_some_and(char::is_whitespace) && !self.folded.text.is_empty() {
                // A dash between spaces is the dash without them.
                let (more, _) = white_space(&rest[len + dash..]);
                self.replace(len + dash + more, "-");
            } else {
                self.replace(len, if breaks > 1 { "\n" } else { " " });
            }
        } else if is_invisible(first) {
            self.at += first.len_utf8();
        } else if self.dash(rest) > 0 {
            self.replace(self.dash(rest), "-");
        } else if let Some(same) = self.typographic(first) {
            self.replace(first.len_utf8(), same);
        } else {
            self.compose(rest, first);
        }
    }

    /// The length of what stands here and stays as it is: ASCII without white space other than one space.
    fn plain(&self) -> usize {
        let bytes = &self.text.as_bytes()[self.at..];
        let stays =
            if self.folding == Folding::Typography { &STAYS_IN_TYPOGRAPHY } else { &STAYS_IN_SPACING };
        let mut len = 0;
        loop {
            len += bytes[len..].iter().take_while(|&&byte| stays[usize::from(byte)]).count();
            // A single space between what stays.
            let between = bytes.get(len) == Some(&b' ');
            if !between || bytes.get(len + 1).is_none_or(|&next| !stays[usize::from(next)]) {
                break;
            }
            len += 1;
        }
        // The last letter may take the accent that follows it.
        if bytes.get(len).is_some_and(|byte| !byte.is_ascii()) {
            let next = self.text[self.at + len..].chars().next();
            return len - usize::from(len > 0 && next.is_some_and(|next| !starts_anew(next)));
        }
        len
    }

    fn keep(&mut self, len: usize) {
        let span = Span::new(self.at, self.at + len);
        self.folded.text.push_str(&self.text[span.range()]);
        self.folded.map.push_verbatim(span);
        self.at = span.end;
    }

    fn replace(&mut self, len: usize, replacement: &str) {
        let span = Span::new(self.at, self.at + len);
        if &self.text[span.range()] == replacement {
            return self.keep(len);
        }
        self.folded.text.push_str(replacement);
        self.folded.map.push_opaque(replacement.len(), span);
        self.at = span.end;
    }

    /// A letter and the accents that follow it, as one character where there is one.
    fn compose(&mut self, rest: &str, first: char) {
        let more = &rest[first.len_utf8()..];
        let len = first.len_utf8() + more.find(starts_anew).unwrap_or(more.len());
        if is_nfc_quick(rest[..len].chars()) == IsNormalized::Yes {
            self.keep(len);
        } else {
            let composed: String = rest[..len].nfc().collect();
            self.replace(len, &composed);
        }
    }

    /// The length of the dash a text starts with: one character, or the two or three hyphens typed for one.
    fn dash(&self, rest: &str) -> usize {
        if self.folding != Folding::Typography {
            return 0;
        }
        match rest.chars().next() {
            Some('-') => rest.bytes().take(3).take_while(|&byte| byte == b'-').count(),
            Some(first @ ('\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')) => {
                first.len_utf8()
            }
            _ => 0,
        }
    }

    fn typographic(&self, c: char) -> Option<&'static str> {
        if self.folding != Folding::Typography {
            return None;
        }
        Some(match c {
            '\u{2018}'..='\u{201B}'
            | '\u{2032}'
            | '\u{2035}'
            | '\u{02BC}'
            | '\u{2039}'
            | '\u{203A}'
            | '`'
            | '\u{B4}' => "'",
            '\u{201C}'..='\u{201F}' | '\u{2033}' | '\u{2036}' | '\u{AB}' | '\u{BB}' => "\"",
            '\u{2026}' => "...",
            '\u{FB00}' => "ff",
            '\u{FB01}' => "fi",
            '\u{FB02}' => "fl",
            '\u{FB03}' => "ffi",
            '\u{FB04}' => "ffl",
            '\u{FB05}' | '\u{FB06}' => "st",
            _ => return None,
        })
    }
}

/// The length of the white space a text starts with, and how many line ends it holds.
fn white_space(text: &str) -> (usize, usize) {
    let end = text.find(|c: char| !c.is_whitespace() && !is_invisible(c)).unwrap_or(text.len());
    let run = &text[..end];
    let pairs = run.matches("\r\n").count();
    (end, run.matches(['\n', '\r', '\u{2029}']).count() - pairs)
}

/// Characters without a width that carry no meaning between letters: soft hyphen, zero-width space, word
/// joiner, byte order mark, and marks of direction.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether a character never joins with the one before it (UAX 15, section 9.1: it has a quick check of
/// `Yes` and combining class 0).
fn starts_anew(c: char) -> bool {
    c.is_ascii()
        || (canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn spacing(text: &str) -> String {
        fold(text, Folding::Spacing).text
    }

    fn typography(text: &str) -> String {
        fold(text, Folding::Typography).text
    }

    #[test]
    fn folds_white_space_and_accents() {
        assert_eq!(spacing("a \t b\u{A0}c\nd\r\ne"), "a b c d e");
        assert_eq!(spacing("one.\n\nTwo\r\n \r\nthree"), "one.\nTwo\nthree");
        assert_eq!(spacing("co\u{AD}operate zero\u{200B}width"), "cooperate zerowidth");
        assert_eq!(spacing("cafe\u{301} e\u{301}\u{323}"), "caf\u{E9} \u{1EB9}\u{301}");
        assert_eq!(spacing("“a” – b…"), "“a” – b…", "typography is left alone");
    }

    #[test]
    fn folds_typography() {
        assert_eq!(typography("“it’s” ‘x’ 5′ 6″ «y»"), "\"it's\" 'x' 5' 6\" \"y\"");
        assert_eq!(
            typography("chips—not, chips – not, chips -- not, chips - not"),
            "chips-not, chips-not, chips-not, chips-not"
        );
        assert_eq!(typography("at −5 or non-stop"), "at -5 or non-stop");
        assert_eq!(typography("ﬁrst… oﬃce"), "first... office");
        assert_eq!(typography("10²"), "10²", "a power is no digit");
    }

    #[test]
    fn leads_back_to_the_text_as_written() {
        let text = "say “much  more” now";
        let folded = fold(text, Folding::Typography);
        let at = folded.text.find("\"much more\"").expect("it is folded");
        let origin = folded.map.origin(Span::new(at, at + 11));
        assert_eq!(&text[origin.range()], "“much  more”");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "[a-c \\-—'“…\u{301}é.1]{0,24}") {
            let once = spacing(&text);
            prop_assert_eq!(spacing(&once), once.clone());
        }

        #[test]
        fn every_part_leads_to_a_part(text in any::<String>()) {
            for folding in [Folding::Spacing, Folding::Typography] {
                let folded = fold(&text, folding);
                for (at, c) in folded.text.char_indices() {
                    let origin = folded.map.origin(Span::new(at, at + c.len_utf8()));
                    prop_assert!(text.get(origin.range()).is_some());
                }
            }
        }
    }
}
