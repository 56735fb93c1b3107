//! Sentences as bags of word stems, weighed by how rare a word is in both texts.

use std::collections::HashMap;

use crate::prose::{Folding, fold};

/// A word stem, by its number.
pub(super) type Stem = u32;

/// A sentence in numbers.
#[derive(Debug, Default)]
pub(super) struct Bag {
    /// Its stems with how often each stands there, in the order of stems.
    pub(super) stems: Vec<(Stem, u32)>,
    /// The stems in reading order.
    pub(super) sequence: Vec<Stem>,
    /// Hashes of three letters in a row, in order and with repeats.
    letters: Vec<u32>,
    /// The weights of all its words.
    pub(super) weight: f64,
    /// The number of equal sentences: those with the same words and marks, apart from typography.
    pub(super) identity: u32,
}

/// The sentences of both texts, and what each stem weighs.
#[derive(Debug)]
pub(super) struct Bags {
    pub(super) old: Vec<Bag>,
    pub(super) new: Vec<Bag>,
    pub(super) weights: Vec<f64>,
}

/// Reads the sentences of both texts.
pub(super) fn bags(old: &[&str], new: &[&str]) -> Bags {
    let mut known = Known::default();
    let mut old: Vec<Bag> = old.iter().map(|text| known.bag(text)).collect();
    let mut new: Vec<Bag> = new.iter().map(|text| known.bag(text)).collect();
    let mut frequency = vec![0_u32; known.stems.len()];
    for bag in old.iter().chain(&new) {
        for &(stem, _) in &bag.stems {
            frequency[stem as usize] += 1;
        }
    }
    let sentences = f64::from(u32::try_from(old.len() + new.len()).unwrap_or(u32::MAX));
    // The smoothed inverse document frequency of Spärck Jones 1972, as scikit-learn writes it.
    let weight = |count: u32| ((1.0 + sentences) / (1.0 + f64::from(count))).ln() + 1.0;
    let weights: Vec<f64> = frequency.into_iter().map(weight).collect();
    for bag in old.iter_mut().chain(&mut new) {
        bag.weight = bag.stems.iter().map(|&(stem, many)| weights[stem as usize] * f64::from(many)).sum();
    }
    Bags { old, new, weights }
}

/// Stems and sentences met so far.
#[derive(Default)]
struct Known {
    stems: HashMap<String, Stem>,
    sentences: HashMap<String, u32>,
}

impl Known {
    fn bag(&mut self, text: &str) -> Bag {
        let folded = fold(text, Folding::Typography).text;
        let next = u32::try_from(self.sentences.len()).unwrap_or(u32::MAX);
        let identity = *self.sentences.entry(folded.trim().to_owned()).or_insert(next);
        let lower = folded.to_lowercase();
        let mut bag = Bag { identity, letters: letters(&lower), ..Bag::default() };
        for word in
            lower.split(|c: char| !(c.is_alphanumeric() || c == '\'')).map(|word| word.trim_matches('\''))
        {
            if !word.is_empty() {
                let next = u32::try_from(self.stems.len()).unwrap_or(u32::MAX);
                bag.sequence.push(*self.stems.entry(stem(word).to_owned()).or_insert(next));
            }
        }
        let mut sorted = bag.sequence.clone();
        sorted.sort_unstable();
        bag.stems = sorted
            .chunk_by(|a, b| a == b)
            .map(|run| (run[0], u32::try_from(run.len()).unwrap_or(u32::MAX)))
            .collect();
        bag
    }
}

/// A word without the endings of inflection: plural, past, progressive, possessive. Cuts a little too much rather than
/// too little, since only likeness is measured with it.
pub(super) fn stem(word: &str) -> &str {
    const SHORTEST: usize = 3;
    let word = word.strip_suffix("'s").unwrap_or(word);
    for ending in ["ingly", "edly", "ies", "ied", "ing", "es", "ed", "ly", "s", "y", "e"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() >= SHORTEST
            && !(ending == "s" && stem.ends_with('s'))
        {
            return stem;
        }
    }
    word
}

/// Hashes of every three letters in a row, sorted.
fn letters(text: &str) -> Vec<u32> {
    let letters: Vec<u32> = text.chars().filter(|c| !c.is_whitespace()).map(u32::from).collect();
    let mut found: Vec<u32> = letters
        .windows(3)
        .map(|three| three.iter().fold(0x811c_9dc5, |hash: u32, &c| (hash ^ c).wrapping_mul(0x0100_0193)))
        .collect();
    found.sort_unstable();
    found
}

/// How much of two sentences is common.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Likeness {
    /// Of the weight of the words of both, the share that is common.
    pub(super) words: f64,
    /// Of the three-letter runs of both, the share that is common.
    pub(super) letters: f64,
    /// Of the weight of the words of the lighter, the share that is in the other.
    pub(super) contained: f64,
    /// The weight of the common words.
    pub(super) common: f64,
}

impl Bags {
    /// How alike a sentence of the old text and one of the new are.
    pub(super) fn likeness(&self, old: usize, new: usize) -> Likeness {
        let (a, b) = (&self.old[old], &self.new[new]);
        let common = self.common(&a.stems, &b.stems);
        let total = a.weight + b.weight;
        let lighter = a.weight.min(b.weight);
        let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        Likeness {
            words: share(2.0 * common, total),
            letters: common_letters(&a.letters, &b.letters),
            contained: share(common, lighter),
            common,
        }
    }

    /// The weight of the words that two bags have in common.
    pub(super) fn common(&self, a: &[(Stem, u32)], b: &[(Stem, u32)]) -> f64 {
        let (mut i, mut j, mut sum) = (0, 0, 0.0);
        while let (Some(&(left, many)), Some(&(right, others))) = (a.get(i), b.get(j)) {
            if left == right {
                sum += self.weights[left as usize] * f64::from(many.min(others));
            }
            i += usize::from(left <= right);
            j += usize::from(right <= left);
        }
        sum
    }
}

fn common_letters(a: &[u32], b: &[u32]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let (mut i, mut j, mut same) = (0, 0, 0_u32);
    while let (Some(left), Some(right)) = (a.get(i), b.get(j)) {
        same += u32::from(left == right);
        i += usize::from(left <= right);
        j += usize::from(right <= left);
    }
    2.0 * f64::from(same) / f64::from(u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX))
}
