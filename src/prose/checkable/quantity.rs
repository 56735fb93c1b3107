//! Numbers and dates among the words of a sentence: whether there are any, not what they say.

use super::Word;
use crate::prose::calendar;

/// Cardinals from two, and words of measure that are numbers by themselves. *One* is more often a pronoun,
/// *second* a unit or a rank.
const NUMBER_WORDS: &[&str] = &[
    "billion",
    "billions",
    "dozen",
    "dozens",
    "eight",
    "eighteen",
    "eighty",
    "eleven",
    "fifteen",
    "fifty",
    "five",
    "forty",
    "four",
    "fourteen",
    "half",
    "hundred",
    "hundreds",
    "million",
    "millions",
    "nine",
    "nineteen",
    "ninety",
    "percent",
    "seven",
    "seventeen",
    "seventy",
    "six",
    "sixteen",
    "sixty",
    "ten",
    "thirteen",
    "thirty",
    "thousand",
    "thousands",
    "three",
    "trillion",
    "trillions",
    "twelve",
    "twenty",
    "twice",
    "two",
];

/// Whether a number stands there that is no year and no mark of a section.
pub(super) fn has_number(words: &[Word<'_>]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let numeral = starts_with_digit(word.text) && !is_year(word.text) && !is_day_of_month(words, at);
        let mark = at == 0 && words.len() > 1 && is_section_mark(word.text);
        numeral && !mark || word.lower.split('-').any(|part| NUMBER_WORDS.binary_search(&part).is_ok())
    })
}

/// Whether a date stands there.
pub(super) fn has_date(words: &[Word<'_>]) -> bool {
    (0..words.len()).any(|at| {
        let word = &words[at];
        is_year(word.text)
            || is_whole_date(word.text)
            || calendar::is_weekday(word.text)
            || is_month_here(words, at)
            || word.lower == "yesterday"
            || at > 0 && is_counted_span(&words[at - 1].lower, &word.lower)
    })
}

fn starts_with_digit(text: &str) -> bool {
    text.trim_start_matches(['$', '\u{20ac}', '\u{a3}', '\u{a5}']).starts_with(|c: char| c.is_numeric())
        || money_abroad(text)
}

/// `US$5`, `A$5`.
fn money_abroad(text: &str) -> bool {
    text.split_once('$').is_some_and(|(_, amount)| amount.starts_with(|c: char| c.is_ascii_digit()))
}

/// `1995`, `1990s`, `2023-24`: a bare number of four digits from 1500 to 2100.
fn is_year(text: &str) -> bool {
    let year = text.trim_end_matches("'s").trim_end_matches('s');
    let year = year.split(['-', '\u{2013}', '/']).next().unwrap_or(year);
    year.len() == 4 && year.parse::<u16>().is_ok_and(|year| (1500..=2100).contains(&year))
}

/// `2025-09-17`, `17.09.2025`, `9/17/2025`: three numbers with one mark between, one of them a year.
fn is_whole_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
    parts.len() == 3
        && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
        && parts.iter().any(|part| part.len() == 4)
}

/// A month; *May*, *March* and the short forms only beside a number or after a word that leads to a date.
fn is_month_here(words: &[Word<'_>], at: usize) -> bool {
    let text = words[at].text;
    if calendar::is_month(text) && !matches!(text, "May" | "March") {
        return true;
    }
    let near = |place: Option<usize>| {
        place.and_then(|place| words.get(place)).is_some_and(|word| starts_with_digit(word.text))
    };
    let led_to = at > 0
        && matches!(
            words[at - 1].lower.as_str(),
            "by" | "during" | "early" | "in" | "last" | "late" | "next" | "of" | "since" | "this" | "until"
        );
    let beside_number = near(at.checked_sub(1)) || near(Some(at + 1));
    calendar::is_month(text) && (beside_number || led_to) || calendar::is_short_month(text) && beside_number
}

/// The `17` of `September 17`: the date is told by the month.
fn is_day_of_month(words: &[Word<'_>], at: usize) -> bool {
    let digits = words[at].text.trim_end_matches(char::is_alphabetic);
    let month =
        |place: Option<usize>| place.is_some_and(|place| place < words.len() && is_month_here(words, place));
    digits.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
        && (month(at.checked_sub(1)) || month(Some(at + 1)))
}

/// `last week`, `this year`.
fn is_counted_span(before: &str, word: &str) -> bool {
    matches!(before, "last" | "next" | "this" | "previous")
        && matches!(
            word,
            "autumn"
                | "century"
                | "decade"
                | "fall"
                | "month"
                | "quarter"
                | "spring"
                | "summer"
                | "week"
                | "winter"
                | "year"
        )
}

/// `1`, `3.2`: what may number a heading, before any word of it.
pub(super) fn is_section_mark(text: &str) -> bool {
    text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    #[test]
    fn number_words_are_sorted_for_the_search() {
        assert!(super::NUMBER_WORDS.is_sorted_by(|a, b| a < b));
    }
}
