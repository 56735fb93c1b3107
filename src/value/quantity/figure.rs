//! A number alone, in digits, in words or as a fraction.

use dashu_int::UBig;

use super::phrase::{is_dozen, multiplier, numeral, part, vulgar};
use crate::value::Number;
use crate::value::decimal::{self, Decimal};

/// A number as it was written.
#[derive(Debug, Clone)]
pub(super) enum Figure {
    /// In digits, or in words that stand for digits.
    Digits(Decimal),
    /// A fraction, which nobody rounds.
    Fraction(Number),
}

/// A number at the start of a text, and the text after it.
pub(super) fn figure(text: &str) -> Result<Option<(Figure, &str)>, String> {
    if let Some((decimal, end)) = decimal::scan(text)? {
        let rest = &text[end..];
        let whole = decimal.exponent == 0;
        if let Some((below, taken)) = rest.strip_prefix('/').map(decimal::scan).transpose()?.flatten() {
            let fraction = decimal.value().divided_by(&below.value());
            let fraction = fraction.ok_or("it divides by zero; write a fraction such as `1/3`")?;
            return Ok(Some((Figure::Fraction(fraction), &rest[1 + taken..])));
        }
        if let Some((over, under)) = rest.chars().next().filter(|_| whole).and_then(vulgar) {
            let Some(fraction) = Number::ratio(over, under) else { return Ok(None) };
            return Ok(Some((
                Figure::Fraction(&decimal.value() + &fraction),
                &rest[rest.char_indices().nth(1).map_or(rest.len(), |(at, _)| at)..],
            )));
        }
        return Ok(Some((Figure::Digits(decimal), rest)));
    }
    if let Some((over, under)) = text.chars().next().and_then(vulgar) {
        let rest = text.trim_start_matches(|c| vulgar(c).is_some());
        return Ok(Number::ratio(over, under).map(|fraction| (Figure::Fraction(fraction), rest)));
    }
    Ok(in_words(text))
}

/// The first word of a text, and the text after it.
pub(super) fn word(text: &str) -> (&str, &str) {
    let end = text.find([' ', '-', '/']).unwrap_or(text.len());
    (&text[..end], &text[end..])
}

fn next_word(text: &str) -> (&str, &str) {
    word(text.trim_start_matches([' ', '-']))
}

/// A number in words: `two`, `twenty-five`, `two hundred and five`, `a` before a multiplier, `half`, `a third`.
fn in_words(text: &str) -> Option<(Figure, &str)> {
    let (first, rest) = word(text);
    let article = |word: &str| word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an");
    if first.eq_ignore_ascii_case("half") {
        let (next, after) = next_word(rest);
        let rest = if article(next) { after } else { rest };
        return Some((Figure::Fraction(Number::ratio(1, 2)?), rest));
    }
    if article(first) {
        let (next, after) = next_word(rest);
        return match part(next) {
            Some(under) => Some((Figure::Fraction(Number::ratio(1, under)?), after)),
            None if multiplier(next).is_some() || is_dozen(next) => {
                Some((Figure::Digits(Decimal::whole(1)), rest))
            }
            None => None,
        };
    }
    let (number, rest) = below_hundred(text)?;
    if let (next, after) = next_word(rest)
        && let Some(under) = part(next)
    {
        return Some((Figure::Fraction(Number::ratio(i64::try_from(number).ok()?, under)?), after));
    }
    let (next, after) = next_word(rest);
    if next.eq_ignore_ascii_case("hundred") && number < 10 {
        let (and, behind) = next_word(after);
        let tail = if and.eq_ignore_ascii_case("and") { behind } else { after };
        if let Some((more, rest)) = below_hundred(tail.trim_start_matches([' ', '-'])) {
            return Some((Figure::Digits(Decimal::whole(number * 100 + more)), rest));
        }
        return Some((Figure::Digits(Decimal::whole(number * 100)), after));
    }
    Some((Figure::Digits(Decimal::whole(number)), rest))
}

fn below_hundred(text: &str) -> Option<(u64, &str)> {
    let (first, rest) = word(text);
    let tens = numeral(first)?;
    let (second, after) = next_word(rest);
    match numeral(second) {
        Some(ones @ 1..=9) if tens >= 20 => Some((tens + ones, after)),
        _ => Some((tens, rest)),
    }
}

/// Twelve times as many.
pub(super) fn dozens(figure: Figure) -> Figure {
    match figure {
        Figure::Digits(decimal) if decimal.exponent == 0 && decimal.digits < UBig::from(1_000_000_u32) => {
            let number = u64::try_from(&decimal.digits).unwrap_or_default();
            Figure::Digits(Decimal::whole(number * 12))
        }
        Figure::Digits(decimal) => Figure::Fraction(&decimal.value() * &Number::from(12)),
        Figure::Fraction(number) => Figure::Fraction(&number * &Number::from(12)),
    }
}
