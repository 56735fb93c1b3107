//! From the parser's character counts to bytes.

/// The byte offset of every character of a text, at a cost only for the characters that are not ASCII.
#[derive(Debug)]
pub(super) struct Offsets {
    base: usize,
    /// Behind every character of more than one byte: how many characters and how many bytes stand before.
    wide: Vec<(usize, usize)>,
}

impl Offsets {
    /// Offsets for the part of `text` that begins at byte `base`: counts of characters start there.
    pub(super) fn new(text: &str, base: usize) -> Self {
        let part = &text[base..];
        if part.is_ascii() {
            return Self { base, wide: Vec::new() };
        }
        let wide = part
            .char_indices()
            .enumerate()
            .filter(|(_, (_, c))| !c.is_ascii())
            .map(|(count, (at, c))| (count + 1, base + at + c.len_utf8()))
            .collect();
        Self { base, wide }
    }

    /// The byte offset of the character that has `count` characters before it.
    pub(super) fn byte(&self, count: usize) -> usize {
        match self.wide.partition_point(|&(characters, _)| characters <= count).checked_sub(1) {
            None => self.base + count,
            Some(last) => {
                let (characters, bytes) = self.wide[last];
                bytes + (count - characters)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting() {
        for (text, base) in [("abc", 0), ("aé\u{1F600}b", 0), ("\u{FEFF}ñx", 3), ("\u{FEFF}abc", 3)] {
            let offsets = Offsets::new(text, base);
            for (count, (at, _)) in text[base..].char_indices().enumerate() {
                assert_eq!(offsets.byte(count), base + at, "{text:?} {count}");
            }
            assert_eq!(offsets.byte(text[base..].chars().count()), text.len());
        }
    }
}
