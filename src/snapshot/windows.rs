//! Where in a long text the words of a quote stand close together: candidates for the nearest passage.

use std::collections::VecDeque;

use memchr::memmem;

use super::align::WordHash;
use super::words::{Word, each_word};
use crate::text::Span;

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
/// overlap. One pass over every word, whatever the text holds.
pub(super) fn gather(text: &str, quote: &[Word], length: usize, most: usize) -> Vec<Span> {
    let lookup = Lookup::new(quote);
    let mut windows = Windows::new(&lookup.known, length, most);
    each_word(text, |word| {
        if let Some(known) = lookup.find(word.hash) {
            windows.add(word.span, known);
        }
    });
    windows.best()
}

/// The same by the longest words of the quote alone, as they are written: passes over what lies between
/// them many times as fast. None if those words stand nowhere, or everywhere.
pub(super) fn gather_long_words(
    text: &str,
    quote: &str,
    words: &[Word],
    length: usize,
    most: usize,
) -> Vec<Span> {
    /// Each word is a search of its own.
    const WORDS: usize = 16;
    /// A word that stands more often, one time in so many bytes, tells nothing.
    const TOO_OFTEN: usize = 256;
    let mut longest: Vec<&str> = words.iter().map(|word| &quote[word.span.range()]).collect();
    longest.sort_by_key(|word| (std::cmp::Reverse(word.len()), *word));
    longest.dedup();
    longest.truncate(WORDS);
    let mut known = Vec::new();
    let mut hits: Vec<(Span, usize)> = Vec::new();
    for word in longest {
        let before = hits.len();
        let most = text.len() / TOO_OFTEN + TOO_OFTEN;
        let places = memmem::find_iter(text.as_bytes(), word).take(most);
        hits.extend(places.map(|at| (Span::new(at, at + word.len()), known.len())));
        if hits.len() - before == most {
            hits.truncate(before);
        } else {
            known.push(Known { hash: 0, times: 1, worth: worth(word.len()) });
        }
    }
    hits.sort_unstable();
    let mut windows = Windows::new(&known, length, most);
    for (span, known) in hits {
        windows.add(span, known);
    }
    windows.best()
}

/// A window that slides over the words found and keeps the best of its places.
struct Windows<'k> {
    known: &'k [Known],
    /// In bytes.
    length: usize,
    most: usize,
    /// What lies in the window, and how often each known word does.
    inside: VecDeque<(Span, usize)>,
    seen: Vec<usize>,
    score: u64,
    /// The best place that overlaps the window.
    local: Option<(u64, Span)>,
    best: Vec<(u64, Span)>,
}

impl<'k> Windows<'k> {
    fn new(known: &'k [Known], length: usize, most: usize) -> Self {
        let seen = vec![0; known.len()];
        Self { known, length, most, inside: VecDeque::new(), seen, score: 0, local: None, best: Vec::new() }
    }

    /// The next word found, in the order of the text.
    fn add(&mut self, span: Span, known: usize) {
        while let Some(&(first, gone)) = self.inside.front()
            && span.end - first.start > self.length
        {
            self.inside.pop_front();
            self.seen[gone] -= 1;
            if self.seen[gone] < self.known[gone].times {
                self.score -= self.known[gone].worth;
            }
        }
        self.inside.push_back((span, known));
        if self.seen[known] < self.known[known].times {
            self.score += self.known[known].worth;
        }
        self.seen[known] += 1;
        let start = self.inside.front().map_or(span.start, |(first, _)| first.start);
        let here = (self.score, Span::new(start, span.end));
        match self.local {
            Some(before) if before.1.end <= start => {
                keep(&mut self.best, before, self.most);
                self.local = Some(here);
            }
            Some(before) if before.0 >= self.score => {}
            _ => self.local = Some(here),
        }
    }

    fn best(mut self) -> Vec<Span> {
        if let Some(last) = self.local {
            keep(&mut self.best, last, self.most);
        }
        self.best.into_iter().map(|(_, span)| span).collect()
    }
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
    use super::super::words::words;
    use super::*;

    #[test]
    fn gathers_where_most_words_stand() {
        let text = "the chips were sold. Later the team used many old chips for training. The team won.";
        let quote = words("the team used the chips for training");
        let found = gather(text, &quote, 43, 1);
        assert_eq!(&text[found[0].range()], "the team used many old chips for training");
        let found = gather_long_words(text, "the team used the chips for training", &quote, 43, 1);
        assert_eq!(&text[found[0].range()], "the team used many old chips for training");
    }
}
