//! How the plain words of two texts differ: spelling, inflection, grammar, order, or the words themselves.

use std::collections::BTreeSet;

use similar::DiffOp;

use crate::text::edit_script;

mod variant;
mod words;

use self::variant::variant;
use self::words::{Word, words};

pub(super) use self::words::{bare, is_same_name};

/// How two texts differ in words, apart from typography.
#[derive(Debug, Default)]
pub(super) struct Wording {
    /// The stretches that differ.
    pub(super) rewrites: Vec<Rewrite>,
    /// Bare words that stand on both sides, or differ only in how they are joined.
    same: BTreeSet<String>,
}

/// A stretch of words in the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rewrite {
    pub(super) old: Vec<String>,
    pub(super) new: Vec<String>,
    pub(super) nature: Nature,
}

/// What a rewrite is, the graver last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nature {
    /// Capital letters, hyphens, apostrophes, spaces between words.
    Joined,
    /// One word spelled otherwise.
    Spelling,
    /// A word that only adds weight: *very*, *strongly*.
    Emphasis,
    /// Articles, auxiliaries, relative pronouns, endings.
    Grammar,
    /// The same words in another place of the sentence.
    Order,
    /// Other words.
    Words,
}

impl Wording {
    /// The gravest of all rewrites; none if the words are the same.
    pub(super) fn nature(&self) -> Option<Nature> {
        self.rewrites.iter().map(|rewrite| rewrite.nature).max()
    }

    /// Whether a bare word stands on both sides, but in another place.
    pub(super) fn is_moved(&self, word: &str) -> bool {
        let holds = |words: &[String]| words.iter().any(|other| bare(other) == word);
        self.rewrites.iter().any(|rewrite| holds(&rewrite.old) != holds(&rewrite.new))
    }

    /// Whether a word as written only took another form: *confirms* for *confirm*.
    pub(super) fn is_inflected(&self, word: &str) -> bool {
        let holds = |words: &[String]| words.iter().any(|other| other.eq_ignore_ascii_case(word));
        self.rewrites.iter().any(|rewrite| {
            rewrite.nature == Nature::Grammar
                && rewrite.old.len() == rewrite.new.len()
                && (holds(&rewrite.old) || holds(&rewrite.new))
        })
    }

    /// Whether a bare word stands on both sides, or differs only in how it is joined or capitalised.
    pub(super) fn is_same(&self, word: &str) -> bool {
        word.is_empty() || self.same.contains(word)
    }
}

/// Compares the words of two texts.
pub(super) fn wording(old: &str, new: &str) -> Wording {
    let (old, new) = (words(old), words(new));
    let keys = |words: &[Word]| -> Vec<String> { words.iter().map(|word| word.bare.clone()).collect() };
    let (old_keys, new_keys) = (keys(&old), keys(&new));
    let mut wording = Wording::default();
    for op in edit_script(&old_keys, &new_keys) {
        if let DiffOp::Equal { old_index, len, .. } = op {
            wording.same.extend(old_keys[old_index..old_index + len].iter().cloned());
            continue;
        }
        let (before, after) = (&old[op.old_range()], &new[op.new_range()]);
        let nature = nature(before, after);
        if nature == Nature::Joined {
            wording.same.extend(before.iter().chain(after).map(|word| word.bare.clone()));
        }
        let written = |words: &[Word]| words.iter().map(|word| word.written.clone()).collect();
        wording.rewrites.push(Rewrite { old: written(before), new: written(after), nature });
    }
    find_moved(&mut wording);
    wording
}

/// One stretch that went elsewhere in the sentence is a matter of order; two that changed places are not.
fn find_moved(wording: &mut Wording) {
    let key = |words: &[String]| words.iter().map(|word| bare(word)).collect::<Vec<_>>();
    let grave: Vec<usize> =
        (0..wording.rewrites.len()).filter(|&at| wording.rewrites[at].nature == Nature::Words).collect();
    let [first, second] = grave.as_slice() else { return };
    let (a, b) = (&wording.rewrites[*first], &wording.rewrites[*second]);
    let one_sided = a.old.is_empty() && b.new.is_empty() || a.new.is_empty() && b.old.is_empty();
    if one_sided && key(&a.old) == key(&b.new) && key(&a.new) == key(&b.old) {
        let moved: Vec<String> = key(&a.old).into_iter().chain(key(&a.new)).collect();
        wording.same.extend(moved);
        for at in [*first, *second] {
            wording.rewrites[at].nature = Nature::Order;
        }
    }
}

fn nature(old: &[Word], new: &[Word]) -> Nature {
    let joined = |words: &[Word]| words.iter().map(|word| word.bare.as_str()).collect::<String>();
    if joined(old) == joined(new) {
        return Nature::Joined;
    }
    let be = |words: &[Word]| words.iter().any(|word| holds(BEING, &word.bare));
    // `the house, which was built` and `the house, built` say the same.
    let relative =
        |words: &[Word]| words.len() == 2 && matches!(words[0].bare.as_str(), "that" | "which" | "who");
    if be(old) != be(new) && !relative(old) && !relative(new) {
        return Nature::Words;
    }
    if let Some(nature) = word_by_word(old, new) {
        return nature;
    }
    let without = |words: &[Word], lists: &[&[&str]]| -> Vec<usize> {
        let listed = |at: &usize| lists.iter().any(|list| holds(list, &words[*at].bare));
        (0..words.len()).filter(|at| !listed(at)).collect()
    };
    let (kept_old, kept_new) =
        (without(old, &[LIGHT, BEING, AMPLIFYING]), without(new, &[LIGHT, BEING, AMPLIFYING]));
    if kept_old.len() != kept_new.len() {
        return Nature::Words;
    }
    let heavier = |words: &[Word], kept: &[usize]| without(words, &[LIGHT, BEING]).len() > kept.len();
    let mut worst = if heavier(old, &kept_old) || heavier(new, &kept_new) {
        Nature::Emphasis
    } else if kept_old.len() < old.len() || kept_new.len() < new.len() {
        Nature::Grammar
    } else {
        Nature::Joined
    };
    for (&a, &b) in kept_old.iter().zip(&kept_new) {
        worst = worst.max(variant(&old[a], &new[b]));
    }
    worst
}

/// What a rewrite is in which each word stands for the one at its place, if that is no matter of other words.
fn word_by_word(old: &[Word], new: &[Word]) -> Option<Nature> {
    if old.len() != new.len() {
        return None;
    }
    let light = |word: &Word| [LIGHT, BEING].iter().any(|list| holds(list, &word.bare));
    let pairs = old.iter().zip(new).map(|(old, new)| match variant(old, new) {
        Nature::Words if light(old) && light(new) => Nature::Grammar,
        nature => nature,
    });
    pairs.max().filter(|nature| *nature < Nature::Words)
}

/// Words that hold a sentence together and say little of their own: articles and demonstratives, the particle *to*, forms of *have* and *do*,
/// relative pronouns, and conjuncts that add, list or contrast (Quirk et al. 1985, 2.39, 8.135 ff.).
#[rustfmt::skip]
const LIGHT: &[&str] = &[
    "a", "additionally", "also", "an", "and", "did", "do", "does", "furthermore", "had", "has", "have", "having", "however",
    "meanwhile", "moreover", "nevertheless", "nonetheless", "of", "on", "such", "that", "the", "then", "there", "these",
    "this", "those", "thus", "to", "too", "which", "who", "whom",
];

/// Forms of *be*. One in the place of another is a matter of tense; one alone may turn who did something into whom it was
/// done to.
const BEING: &[&str] = &["am", "are", "be", "been", "being", "is", "was", "were"];

/// Amplifiers (the same, 7.56, 8.104 f.): they add weight and no fact.
#[rustfmt::skip]
const AMPLIFYING: &[&str] = &[
    "absolutely", "deeply", "extremely", "greatly", "highly", "incredibly", "intensely", "really", "so", "strongly",
    "terribly", "thoroughly", "truly", "utterly", "very",
];

fn holds(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}
