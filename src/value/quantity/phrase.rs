//! Words around a number: `about`, `more than`, `million`, `twenty-five`.

/// What a phrase before a number says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phrase {
    /// It is near.
    About,
    /// It is this and no other.
    Exactly,
    /// More than it.
    Over,
    /// It or more.
    AtLeast,
    /// Less than it.
    Under,
    /// It or less.
    AtMost,
    /// Two numbers follow, with `and` between them.
    Between,
    /// Two numbers follow, with `to` between them.
    From,
}

use Phrase::{About, AtLeast, AtMost, Between, Exactly, From, Over, Under};

/// Longer phrases stand before those they begin with.
#[rustfmt::skip]
const PHRASES: &[(&str, Phrase)] = &[
    ("much more than", Over),   ("far more than", Over),   ("well over", Over),      ("no more than", AtMost),
    ("not more than", AtMost),  ("no less than", AtLeast), ("no fewer than", AtLeast), ("not less than", AtLeast),
    ("not fewer than", AtLeast), ("more than", Over),      ("greater than", Over),   ("larger than", Over),
    ("higher than", Over),      ("much less than", Under), ("less than", Under),     ("fewer than", Under),
    ("lower than", Under),      ("smaller than", Under),   ("at least", AtLeast),    ("at most", AtMost),
    ("up to", AtMost),          ("a minimum of", AtLeast), ("a maximum of", AtMost), ("over", Over),
    ("above", Over),            ("exceeding", Over),       ("under", Under),         ("below", Under),
    ("approximately", About),   ("approx.", About),        ("approx", About),        ("about", About),
    ("roughly", About),         ("around", About),         ("circa", About),         ("ca.", About),
    ("ca", About),              ("some", About),           ("nearly", About),        ("almost", About),
    ("exactly", Exactly),       ("precisely", Exactly),    ("between", Between),     ("from", From),
    (">=", AtLeast),            ("=>", AtLeast),           ("≥", AtLeast),           ("<=", AtMost),
    ("=<", AtMost),             ("≤", AtMost),             (">", Over),              ("<", Under),
    ("~", About),               ("≈", About),              ("=", Exactly),
];

/// The phrase that a text begins with, as the table has it, and the text after it.
pub(super) fn phrase(text: &str) -> Option<(&'static str, Phrase, &str)> {
    // Most texts begin with a digit, and none of the phrases does.
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    PHRASES.iter().find_map(|&(words, phrase)| {
        let start = text.get(..words.len())?;
        let rest = &text[words.len()..];
        let is_word = words.ends_with(|c: char| c.is_alphabetic());
        let ends = !is_word || !rest.starts_with(char::is_alphanumeric);
        (start.eq_ignore_ascii_case(words) && ends).then_some((words, phrase, rest.trim_start()))
    })
}

/// What words and signs after a number multiply it by, as a power of ten.
#[rustfmt::skip]
const MULTIPLIERS: &[(&str, i32)] = &[
    ("hundred", 2), ("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12), ("lakh", 5), ("crore", 7),
];

/// Short for the same, and read in this case only.
const SHORT: &[(&str, i32)] =
    &[("k", 3), ("mn", 6), ("mln", 6), ("bn", 9), ("Bn", 9), ("bln", 9), ("tn", 12), ("trn", 12)];

/// Signs that multiply where the unit is money, and mean something else elsewhere.
const OF_MONEY: &[(&str, i32)] = &[("K", 3), ("M", 6), ("B", 9), ("T", 12)];

fn find(table: &[(&str, i32)], word: &str) -> Option<i32> {
    table.iter().find(|(known, _)| *known == word).map(|(_, power)| *power)
}

/// The power of ten that a word multiplies by, whatever the unit.
pub(super) fn multiplier(word: &str) -> Option<i32> {
    find(SHORT, word).or_else(|| {
        let singular = if word.len() > 4 { word.strip_suffix('s').unwrap_or(word) } else { word };
        MULTIPLIERS.iter().find(|(known, _)| known.eq_ignore_ascii_case(singular)).map(|(_, power)| *power)
    })
}

/// The power of ten that a sign multiplies an amount of money by.
pub(super) fn multiplier_of_money(word: &str) -> Option<i32> {
    find(OF_MONEY, word)
}

/// What people would take a single sign for, where it multiplies nothing but money.
pub(super) fn is_dozen(word: &str) -> bool {
    word.eq_ignore_ascii_case("dozen") || word.eq_ignore_ascii_case("dozens")
}

#[rustfmt::skip]
const NUMERALS: &[(&str, u64)] = &[
    ("zero", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
    ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14),
    ("fifteen", 15), ("sixteen", 16), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty", 20),
    ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80),
    ("ninety", 90),
];

/// The number that one word stands for.
pub(super) fn numeral(word: &str) -> Option<u64> {
    NUMERALS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, number)| *number)
}

/// The denominator that a word names: `third`. A quarter is a part of the year too, and is left to that.
pub(super) fn part(word: &str) -> Option<i64> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    [("half", 2), ("third", 3), ("fifth", 5), ("tenth", 10)]
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(singular))
        .map(|(_, number)| *number)
}

/// A fraction that is one character, as numerator and denominator.
pub(super) fn vulgar(c: char) -> Option<(i64, i64)> {
    Some(match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}
