//! How the plain words of two texts differ: spelling, inflection, grammar, order, or the words themselves.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::prose::{Folding, amount, fold};

/// How two texts differ in words, apart from typography.
#[derive(Debug, Default)]
pub(super) struct Wording {
    /// The stretches that differ.
    pub(super) rewrites: Vec<Rewrite>,
    /// Bare words that stand on both sides, or differ only in how they are joined.
    same: Vec<String>,
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

    /// Whether a bare word stands on both sides, or differs only in how it is joined or capitalised.
    pub(super) fn is_same(&self, word: &str) -> bool {
        word.is_empty() || self.same.iter().any(|same| same == word)
    }
}

/// A word without what spelling varies in: case, accents, apostrophes, hyphens, possessive.
pub(super) fn bare(word: &str) -> String {
    let folded = fold(word, Folding::Typography).text.to_lowercase();
    let folded = folded.strip_suffix("'s").or(folded.strip_suffix("s'")).unwrap_or(&folded);
    folded.nfd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c)).collect()
}

/// Whether two names are one apart from a possessive or a plural written with an apostrophe: *Ottoman's*, *Ottomans*.
pub(super) fn is_same_name(old: &str, new: &str) -> bool {
    let apostrophe = |word: &str| word.contains(['\'', '’']);
    let plain = |word: &str| bare(word).trim_end_matches('s').to_owned();
    bare(old) == bare(new) || (apostrophe(old) || apostrophe(new)) && plain(old) == plain(new)
}

/// A word as written and bare.
struct Word {
    written: String,
    bare: String,
}

/// Compares the words of two texts.
pub(super) fn wording(old: &str, new: &str) -> Wording {
    let (old, new) = (words(old), words(new));
    let keys = |words: &[Word]| -> Vec<String> { words.iter().map(|word| word.bare.clone()).collect() };
    let (old_keys, new_keys) = (keys(&old), keys(&new));
    let mut wording = Wording::default();
    for op in capture_diff_slices(Algorithm::Myers, &old_keys, &new_keys) {
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
    let without = |words: &[Word], lists: &[&[&str]]| -> Vec<usize> {
        let listed = |at: &usize| lists.iter().any(|list| holds(list, &words[*at].bare));
        (0..words.len()).filter(|at| !listed(at)).collect()
    };
    let (kept_old, kept_new) = (without(old, &[LIGHT, AMPLIFYING]), without(new, &[LIGHT, AMPLIFYING]));
    if kept_old.len() != kept_new.len() {
        return Nature::Words;
    }
    let heavier = |words: &[Word], kept: &[usize]| without(words, &[LIGHT]).len() > kept.len();
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

/// Words that hold a sentence together and say little of their own: articles and demonstratives, forms of *be*, *have* and
/// *do*, relative pronouns, the prepositions of place and belonging that vary with usage, and conjuncts that add, list or
/// contrast (Quirk et al. 1985, 2.39, 8.135 ff.).
#[rustfmt::skip]
const LIGHT: &[&str] = &[
    "a", "additionally", "also", "am", "an", "and", "are", "as", "at", "be", "been", "being", "did", "do", "does", "for",
    "furthermore", "had", "has", "have", "having", "however", "in", "is", "meanwhile", "moreover", "nevertheless",
    "nonetheless", "of", "on", "that", "the", "then", "there", "these", "this", "those", "thus", "to", "too", "was", "were",
    "which", "who", "whom",
];

/// Amplifiers (the same, 7.56, 8.104 f.): they add weight and no fact.
#[rustfmt::skip]
const AMPLIFYING: &[&str] = &[
    "absolutely", "deeply", "extremely", "greatly", "highly", "incredibly", "intensely", "really", "so", "strongly",
    "terribly", "thoroughly", "truly", "utterly", "very",
];

/// Prepositions that usage lets vary (the same, 9.15 ff.), without those that stand against another, such as *before* or
/// *from*.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] =
    &["across", "along", "amid", "among", "around", "as", "at", "by", "during", "for", "in", "into", "of", "on", "onto",
      "through", "throughout", "to", "toward", "towards", "upon", "via", "with", "within"];

fn holds(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// Pairs that differ little in letters and are different words (after Fowler's *Modern English Usage*, 4th edition, under
/// these words).
const CONFUSABLE: &[(&str, &str)] = &[
    ("adverse", "averse"),
    ("bought", "brought"),
    ("causal", "casual"),
    ("complement", "compliment"),
    ("council", "counsel"),
    ("emigrate", "immigrate"),
    ("historic", "historical"),
    ("ingenious", "ingenuous"),
    ("moral", "morale"),
    ("personal", "personnel"),
    ("precede", "proceed"),
    ("prescribe", "proscribe"),
    ("principal", "principle"),
    ("stationary", "stationery"),
];

/// What it means that one word stands in the place of another.
fn variant(old: &Word, new: &Word) -> Nature {
    if old.bare == new.bare {
        return Nature::Joined;
    }
    let (a, b) = (old.bare.as_str(), new.bare.as_str());
    if is_same_name(&old.written, &new.written) || amount(a).is_some_and(|value| amount(b) == Some(value)) {
        return Nature::Joined;
    }
    let digits = |word: &str| word.contains(char::is_numeric);
    let capital = |word: &Word| word.written.starts_with(char::is_uppercase);
    if digits(a) || digits(b) || capital(old) || capital(new) {
        return Nature::Words;
    }
    if CONFUSABLE.contains(&(a, b)) || CONFUSABLE.contains(&(b, a)) {
        return Nature::Words;
    }
    if inflected(a, b) || holds(PREPOSITIONS, a) && holds(PREPOSITIONS, b) {
        return Nature::Grammar;
    }
    if misspelled(a, b) { Nature::Spelling } else { Nature::Words }
}

/// Whether both are forms of one word, as far as regular endings tell.
fn inflected(a: &str, b: &str) -> bool {
    const ENDINGS: [&str; 7] = ["", "s", "es", "d", "ed", "ing", "e"];
    const SHORTEST: usize = 3;
    let stems = |word: &str| -> Vec<String> {
        let mut stems: Vec<String> =
            ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).map(str::to_owned).collect();
        stems.extend(word.strip_suffix("ies").or(word.strip_suffix("ied")).map(|stem| format!("{stem}y")));
        stems.retain(|stem| stem.len() >= SHORTEST);
        stems
    };
    let theirs = stems(b);
    stems(a).iter().any(|stem| theirs.contains(stem))
}

/// Whether one is the other misspelled or spelled as elsewhere: one letter too many, too few, other or swapped, in a word
/// long enough to have few neighbours, or a letter doubled.
fn misspelled(a: &str, b: &str) -> bool {
    const LONG: usize = 7;
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let undoubled = |word: &[char]| -> Vec<char> {
        let mut word = word.to_vec();
        word.dedup();
        word
    };
    a.len().min(b.len()) > 3 && undoubled(&a) == undoubled(&b)
        || a.len().max(b.len()) >= LONG && one_edit(&a, &b)
}

fn one_edit(a: &[char], b: &[char]) -> bool {
    let before = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[before..], &b[before..]);
    let behind = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - behind.min(a.len())], &b[..b.len() - behind.min(b.len())]);
    match (a, b) {
        ([_], [_] | []) | ([], [_]) => true,
        ([first, second], [other, last]) => first == last && second == other,
        _ => false,
    }
}

/// The words of a text; an apostrophe between letters is part of one, contractions are written out, and what editors put
/// between brackets for each other is left out.
fn words(text: &str) -> Vec<Word> {
    let folded = without_editors_marks(&fold(text, Folding::Typography).text);
    let pieces = folded.split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c) || c == '\''));
    let words = pieces.map(|piece| piece.trim_matches('\'')).filter(|piece| !piece.is_empty());
    let words = words.flat_map(|word| {
        let (first, second) = written_out(word);
        [first, second].into_iter().filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    });
    words.map(|written| Word { bare: bare(&written), written }).collect()
}

/// A contraction as two words (Quirk et al. 1985, 3.23, 3.32, 3.39).
fn written_out(word: &str) -> (&str, &str) {
    let lower = word.to_ascii_lowercase();
    match lower.as_str() {
        "can't" | "cannot" => return ("can", "not"),
        "won't" => return ("will", "not"),
        "shan't" => return ("shall", "not"),
        _ => {}
    }
    let cut = |ending: &str| {
        lower
            .len()
            .checked_sub(ending.len())
            .filter(|_| lower.ends_with(ending))
            .and_then(|at| word.get(..at))
    };
    for (ending, full) in [("n't", "not"), ("'re", "are"), ("'ll", "will"), ("'ve", "have"), ("'m", "am")] {
        if let Some(stem) = cut(ending) {
            return (stem, full);
        }
    }
    (word, "")
}

/// Without `[sic]`, `(citation needed)` and their like.
fn without_editors_marks(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(['(', '[']) {
        let inside = &rest[open + 1..];
        let close = inside.find([')', ']']).filter(|&close| close <= LONGEST);
        let mark = close.is_some_and(|close| {
            let words = inside[..close].trim().to_lowercase();
            words == "sic" || words == "dead link" || words.ends_with(" needed")
        });
        let end = if mark { open + 1 + close.map_or(0, |close| close + 1) } else { open + 1 };
        kept.push_str(if mark { rest[..open].trim_end() } else { &rest[..end] });
        rest = &rest[end..];
    }
    kept + rest
}
