//! What it means that one word stands in the place of another.

use super::words::{Word, is_same_name};
use super::{Nature, holds};
use crate::prose::amount;

/// Prepositions that usage lets vary (the same, 9.15 ff.), without those that stand against another, such as *before*,
/// *from* or *by*.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "across", "along", "amid", "among", "around", "as", "at", "during", "for", "in", "into", "of", "on", "onto", "through",
    "throughout", "to", "toward", "towards", "upon", "via", "with", "within",
];

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
pub(super) fn variant(old: &Word, new: &Word) -> Nature {
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
    const ENDINGS: [&str; 8] = ["", "s", "es", "d", "ed", "ing", "e", "ly"];
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
    let american = |word: &[char]| american(&word.iter().collect::<String>());
    american(&a) == american(&b)
        || a.len().min(b.len()) > 3 && undoubled(&a) == undoubled(&b)
        || a.len().max(b.len()) >= LONG && one_edit(&a, &b)
}

/// Words whose American spelling no ending tells, with the British one first (the same, under these words).
const SPELLINGS: [(&str, &str); 7] = [
    ("grey", "gray"),
    ("mould", "mold"),
    ("plough", "plow"),
    ("programme", "program"),
    ("pyjamas", "pajamas"),
    ("sceptic", "skeptic"),
    ("smoulder", "smolder"),
];

/// A word with the endings in which British and American spelling differ brought to one form (Peters, *The Cambridge Guide
/// to English Usage*, 2004, under these endings). Only words that stand in each other's place are compared.
fn american(word: &str) -> String {
    const ENDINGS: [(&str, &str); 8] = [
        ("our", "or"),
        ("ise", "ize"),
        ("yse", "yze"),
        ("isation", "ization"),
        ("tre", "ter"),
        ("bre", "ber"),
        ("ogue", "og"),
        ("ence", "ense"),
    ];
    const INFLECTIONS: [&str; 10] = ["", "s", "d", "ed", "er", "y", "al", "ing", "ful", "able"];
    for inflection in INFLECTIONS {
        let Some(stem) = word.strip_suffix(inflection) else { continue };
        if let Some((_, american)) = SPELLINGS.iter().find(|(british, _)| *british == stem) {
            return format!("{american}{inflection}");
        }
        for (british, american) in ENDINGS {
            if let Some(start) = stem.strip_suffix(british) {
                return format!("{start}{american}{inflection}");
            }
        }
    }
    word.to_owned()
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
