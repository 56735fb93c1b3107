//! The words of a text, each by a hash of its small letters.

use super::align::WordHash;
use crate::text::Span;

/// A word and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) hash: WordHash,
    pub(super) span: Span,
}

/// Calls `each` for every word of a text, in order. Letters of scripts that set no spaces between words are
/// words of their own.
pub(super) fn each_word(text: &str, mut each: impl FnMut(Word)) {
    /// FNV-1a, 64 bits.
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let (start, mut hash) = (at, OFFSET);
        while let Some(&byte) = bytes.get(at) {
            let small = SMALL[usize::from(byte)];
            if small != 0 {
                hash = (hash ^ u64::from(small)).wrapping_mul(PRIME);
                at += 1;
            } else if byte.is_ascii() {
                break;
            } else {
                let Some(c) = text[at..].chars().next().filter(|c| c.is_alphanumeric()) else { break };
                let alone = stands_alone(c);
                if alone && at > start {
                    break;
                }
                at += c.len_utf8();
                hash = (hash ^ u64::from(u32::from(c))).wrapping_mul(PRIME);
                if alone {
                    break;
                }
            }
        }
        if at > start {
            each(Word { hash, span: Span::new(start, at) });
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
}

/// For each ASCII letter or digit, the small letter or the digit; 0 for every other byte.
const SMALL: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(word));
    words
}

/// Scripts without spaces: Thai to Khmer, and the ideographs and kana.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{A4CF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits() {
        let text = "China’s R1, ça 東京";
        let found: Vec<&str> = words(text).iter().map(|word| &text[word.span.range()]).collect();
        assert_eq!(found, ["China", "s", "R1", "ça", "東", "京"]);
        assert_eq!(words("Chips")[0].hash, words("cHIPS")[0].hash);
    }
}
