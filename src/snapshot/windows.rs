//! Where in a long text the words of a quote stand close together: candidates for the nearest passage.

use std::collections::VecDeque;

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

/// A word of the quote.
struct Known {
    hash: WordHash,
    /// How often the quote has it.
    times: usize,
    /// What it is worth to find it.
    worth: u64,
}

/// The words of a quote, to be recognised in a text.
struct Lookup {
    known: Vec<Known>,
    /// Open addressing: for the low bits of a hash, the number of a known word, if there is one; the next
    /// places where that is another word's. A quarter full at most, so that most words of a text are told apart by
    /// one look.
    table: Vec<Option<u32>>,
}

impl Lookup {
    fn new(words: &[Word]) -> Self {
        let mut all: Vec<(WordHash, usize)> = words.iter().map(|word| (word.hash, word.span.len())).collect();
        all.sort_unstable();
        let known: Vec<Known> = all
            .chunk_by(|a, b| a.0 == b.0)
            .map(|same| Known { hash: same[0].0, times: same.len(), worth: worth(same[0].1) })
            .collect();
        let mut lookup = Self { table: vec![None; (known.len() * 4).next_power_of_two()], known };
        for number in 0..lookup.known.len() {
            let mut place = lookup.place(lookup.known[number].hash);
            while lookup.table[place].is_some() {
                place = (place + 1) & (lookup.table.len() - 1);
            }
            lookup.table[place] = u32::try_from(number).ok();
        }
        lookup
    }

    fn find(&self, hash: WordHash) -> Option<usize> {
        let mut place = self.place(hash);
        while let Some(number) = self.table[place] {
            if self.known[number as usize].hash == hash {
                return Some(number as usize);
            }
            place = (place + 1) & (self.table.len() - 1);
        }
        None
    }

    fn place(&self, hash: WordHash) -> usize {
        let mixed = (hash ^ (hash >> 32)) & (self.table.len() as u64 - 1);
        usize::try_from(mixed).unwrap_or(0)
    }
}

/// Short words stand everywhere and tell little.
fn worth(len: usize) -> u64 {
    match len {
        0..=3 => 1,
        4..=6 => 3,
        _ => 4,
    }
}

/// At most `most` stretches of the text in which the words of the quote gather, the best first; they do not
/// overlap. One pass, whatever the text holds.
pub(super) fn gather(text: &str, quote: &[Word], length: usize, most: usize) -> Vec<Span> {
    let lookup = Lookup::new(quote);
    let mut seen = vec![0_usize; lookup.known.len()];
    let mut window: VecDeque<(Span, usize)> = VecDeque::new();
    let mut score = 0;
    let mut local: Option<(u64, Span)> = None;
    let mut best: Vec<(u64, Span)> = Vec::new();
    each_word(text, |word| {
        let Some(known) = lookup.find(word.hash) else { return };
        while let Some(&(first, gone)) = window.front()
            && word.span.end - first.start > length
        {
            window.pop_front();
            seen[gone] -= 1;
            if seen[gone] < lookup.known[gone].times {
                score -= lookup.known[gone].worth;
            }
        }
        window.push_back((word.span, known));
        if seen[known] < lookup.known[known].times {
            score += lookup.known[known].worth;
        }
        seen[known] += 1;
        let start = window.front().map_or(word.span.start, |(first, _)| first.start);
        let here = (score, Span::new(start, word.span.end));
        match local {
            Some(before) if before.1.end <= start => {
                keep(&mut best, before, most);
                local = Some(here);
            }
            Some(before) if before.0 >= score => {}
            _ => local = Some(here),
        }
    });
    if let Some(last) = local {
        keep(&mut best, last, most);
    }
    best.into_iter().map(|(_, span)| span).collect()
}

/// Puts a stretch in its rank; of equals, the first in the text stays ahead.
fn keep(best: &mut Vec<(u64, Span)>, candidate: (u64, Span), most: usize) {
    let rank = best.partition_point(|kept| kept.0 >= candidate.0);
    if rank < most {
        best.insert(rank, candidate);
        best.truncate(most);
    }
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

    #[test]
    fn gathers_where_most_words_stand() {
        let text = "the chips were sold. Later the team used many old chips for training. The team won.";
        let quote = words("the team used the chips for training");
        let found = gather(text, &quote, 43, 1);
        assert_eq!(&text[found[0].range()], "the team used many old chips for training");
    }
}
