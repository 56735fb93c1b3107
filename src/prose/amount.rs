//! What a number written in a text amounts to: its value, exactly, and its unit.

use std::fmt;

use super::number::{Number, numbers};
use super::unit;

/// A number as a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// How much.
    pub value: Decimal,
    /// Of what, in one spelling: `%`, `$`, `hour`; empty for a bare number, `th` for a rank.
    pub unit: String,
}

/// A decimal number, exactly: `digits` divided by ten to the power of `scale`, without zeros at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    digits: i128,
    scale: u32,
}

/// Longer numbers are no amounts but codes.
const MOST_DIGITS: usize = 24;

impl Decimal {
    fn new(mut digits: i128, mut scale: u32) -> Self {
        while scale > 0 && digits % 10 == 0 {
            (digits, scale) = (digits / 10, scale - 1);
        }
        Self { digits, scale }
    }

    /// Reads digits with separators: `1,294.5`, `294 000`. Nothing for times, ratios, powers and codes.
    fn parse(text: &str) -> Option<Self> {
        let plain: String =
            text.chars().filter(|c| !matches!(c, ',' | '\'' | '’' | '_') && !c.is_whitespace()).collect();
        let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
        let digits = format!("{whole}{part}");
        let fine = digits.len() <= MOST_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
        let value = digits.parse().ok().filter(|_| fine)?;
        Some(Self::new(value, u32::try_from(part.len()).ok()?))
    }

    fn times(self, factor: i128) -> Option<Self> {
        Some(Self::new(self.digits.checked_mul(factor)?, self.scale))
    }

    /// This less another.
    pub fn minus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let raised = |one: Self| one.digits.checked_mul(10_i128.checked_pow(scale - one.scale)?);
        Some(Self::new(raised(self)?.checked_sub(raised(other)?)?, scale))
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.digits < 0
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let digits = self.digits.unsigned_abs().to_string();
        let scale = self.scale as usize;
        if scale == 0 {
            return write!(f, "{sign}{digits}");
        }
        let padded = format!("{digits:0>width$}", width = scale + 1);
        let (whole, part) = padded.split_at(padded.len() - scale);
        write!(f, "{sign}{whole}.{part}")
    }
}

/// What the first number of a text amounts to; nothing for a range, a ratio, a time or a power.
pub fn amount(text: &str) -> Option<Amount> {
    let Number { span, core } = numbers(text).into_iter().next()?;
    let (before, written, after) =
        (&text[span.start..core.start], &text[core.range()], &text[core.end..span.end]);
    let (value, rank) = if written.starts_with(|c: char| c.is_ascii_digit()) {
        (Decimal::parse(written)?, false)
    } else {
        numeral(written)?
    };
    let mut value = if before.contains(['-', '\u{2212}', '\u{2013}']) { value.times(-1)? } else { value };
    let mut units: Vec<String> = Vec::new();
    let before = before.trim_matches(|c: char| c.is_whitespace() || "+-\u{2212}\u{2013}~≈<>≤≥±".contains(c));
    if !before.is_empty() {
        units.push(canonical(before));
    }
    let mut rest = after.trim_start();
    while let Some(word) = rest.split([' ', '\u{a0}', '-', '\u{202f}']).find(|word| !word.is_empty()) {
        rest = rest[rest.find(word).unwrap_or(0) + word.len()..].trim_start();
        if word.contains(char::is_numeric) {
            return None;
        }
        match multiplier(word).filter(|_| units.len() < 2) {
            Some(factor) => value = value.times(factor)?,
            None => units.push(canonical(word)),
        }
    }
    if rank {
        units.push("th".to_owned());
    }
    units.retain(|unit| !unit.is_empty());
    Some(Amount { value, unit: units.join(" ") })
}

/// A unit in one spelling.
fn canonical(word: &str) -> String {
    let lower = word.trim_end_matches('.').to_lowercase();
    match lower.as_str() {
        "percent" | "%" => "%".to_owned(),
        "usd" | "us$" | "$" | "dollar" | "dollars" => "$".to_owned(),
        "eur" | "€" | "euro" | "euros" => "€".to_owned(),
        "gbp" | "£" | "pound" | "pounds" => "£".to_owned(),
        "us" | "u.s" | "american" => String::new(),
        "st" | "nd" | "rd" | "th" => "th".to_owned(),
        _ if unit::is_unit(word) => lower.strip_suffix('s').unwrap_or(&lower).to_owned(),
        _ => lower,
    }
}

fn multiplier(word: &str) -> Option<i128> {
    if !unit::is_multiplier(word) {
        return None;
    }
    Some(match word.to_lowercase().as_str() {
        "dozen" => 12,
        "hundred" => 100,
        "thousand" | "k" => 1_000,
        "lakh" => 100_000,
        "million" | "m" | "mn" | "mln" => 1_000_000,
        "crore" => 10_000_000,
        "billion" | "b" | "bn" | "bln" => 1_000_000_000,
        "trillion" | "tn" => 1_000_000_000_000,
        _ => return None,
    })
}

/// The value of numerals in words, and whether they tell a rank.
fn numeral(text: &str) -> Option<(Decimal, bool)> {
    let (mut total, mut open, mut rank) = (0_i128, 0_i128, false);
    let lower = text.to_lowercase();
    for word in
        lower.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty() && *word != "and")
    {
        if let Some(value) = cardinal(word) {
            open += value;
        } else if let Some(value) = ordinal(word) {
            (open, rank) = (open + value, true);
        } else {
            let factor = multiplier(word)?;
            open = open.max(1).checked_mul(factor)?;
            if factor >= 1_000 {
                (total, open) = (total.checked_add(open)?, 0);
            }
        }
    }
    Some((Decimal::new(total.checked_add(open)?, 0), rank))
}

const CARDINALS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

fn cardinal(word: &str) -> Option<i128> {
    let place = |list: &[&str]| list.iter().position(|known| *known == word).map(|at| at as i128);
    place(&CARDINALS).or_else(|| Some((place(&TENS)? + 2) * 10))
}

fn ordinal(word: &str) -> Option<i128> {
    ORDINALS.iter().position(|known| *known == word).map(|at| at as i128 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        amount(text).map(|amount| format!("{} {}", amount.value, amount.unit).trim().to_owned())
    }

    #[test]
    fn tells_the_value_and_the_unit() {
        for (text, wanted) in [
            ("$294,000", "294000 $"),
            ("-$1.50 million", "-1500000 $"),
            ("US$ 2bn", "2000000000 $"),
            ("5 US dollars", "5 $"),
            ("294 000 euros", "294000 €"),
            ("80 hours", "80 hour"),
            ("512-chip", "512 chip"),
            ("7.05 %", "7.05 %"),
            ("7.05 percent", "7.05 %"),
            ("two hundred and five", "205"),
            ("twenty-one days", "21 day"),
            ("three million four thousand", "3004000"),
            ("fourth", "4 th"),
            ("6th", "6 th"),
            ("a dozen", "12"),
        ] {
            assert_eq!(told(text).as_deref(), Some(wanted), "{text}");
        }
        for text in ["60–70 km/h", "06:57", "5.4/10", "10^6", "no number"] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn subtracts_exactly() {
        let difference =
            |a: &str, b: &str| Decimal::parse(a)?.minus(Decimal::parse(b)?).map(|d| d.to_string());
        assert_eq!(difference("0.3", "0.1").as_deref(), Some("0.2"));
        assert_eq!(difference("1", "1.05").as_deref(), Some("-0.05"));
        assert_eq!(difference("1,000", "1").as_deref(), Some("999"));
    }
}
