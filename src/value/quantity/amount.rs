//! One number with what multiplies it and its unit.

use super::Reading;
use super::figure::{Figure, dozens, figure, word};
use super::phrase::{is_dozen, multiplier, multiplier_of_money, numeral, vulgar};
use crate::value::decimal;
use crate::value::{Bound, Interval, Number, Unit};
use dashu_int::{IBig, UBig};

const WITHOUT_NUMBER: &str = "it has no number; write one, such as `2,000 GPU`";

/// One number with what belongs to it.
#[derive(Debug, Clone)]
pub(super) struct Amount {
    pub negative: bool,
    pub figure: Figure,
    /// The power of ten that its words and signs multiply it by; none where it has none.
    pub multiplier: Option<i32>,
    /// The unit written with it.
    pub unit: Option<Unit>,
}

impl Amount {
    /// What it says, without rounding and in its own unit.
    pub(super) fn value(&self) -> Number {
        let power = self.multiplier.unwrap_or(0);
        let size = match &self.figure {
            Figure::Digits(decimal) => {
                Number::scaled(IBig::from(decimal.digits.clone()), decimal.exponent + power)
            }
            Figure::Fraction(number) => number * &Number::pow10(power),
        };
        if self.negative { -&size } else { size }
    }

    /// Whether it was written as a fraction, which is exact.
    pub(super) fn is_fraction(&self) -> bool {
        matches!(self.figure, Figure::Fraction(_))
    }

    /// All that rounds to it, in its own unit; of a fraction, itself.
    pub(super) fn rounded(&self) -> Interval {
        let Figure::Digits(decimal) = &self.figure else { return Interval::exact(self.value()) };
        // Twenty times the number, plus and minus ten, in twentieths of its last significant digit.
        let last = decimal.last_significant() + self.multiplier.unwrap_or(0);
        let filling = u32::try_from(decimal.filling).unwrap_or_default();
        let digits = match u128::try_from(&decimal.digits) {
            Ok(small) => UBig::from(small / 10_u128.pow(filling)),
            Err(_) => &decimal.digits / UBig::from(10_u8).pow(filling as usize),
        };
        let ten = IBig::from(digits) * 10;
        let low = Number::scaled(&ten - 5, last - 1);
        let high = Number::scaled(ten + 5, last - 1);
        let (lower, upper) = if self.negative {
            (Bound::open(-&high), Bound::closed(-&low))
        } else {
            (Bound::closed(low), Bound::open(high))
        };
        Interval::new(Some(lower), Some(upper)).unwrap_or_else(|| Interval::exact(self.value()))
    }

    /// All that rounds to it, or lies as near to it as `tolerance`, a part of it, allows.
    pub(super) fn about(&self, tolerance: &Number) -> Interval {
        let value = self.value();
        let reach = (&value * tolerance).abs();
        self.rounded().hull(&Interval::between(&value - &reach, &value + &reach))
    }
}

/// Reads a number with what belongs to it.
pub(super) fn read(text: &str, how: &Reading<'_>) -> Result<Amount, String> {
    let text = text.trim();
    let (mut negative, mut rest) = sign(text);
    let mut money = None;
    let mut found = figure(rest)?;
    if found.is_none() {
        let start = rest.find(|c: char| c.is_ascii_digit() || vulgar(c).is_some());
        let Some(start) = start else { return Err(WITHOUT_NUMBER.to_owned()) };
        let start = if rest[..start].ends_with('.') { start - 1 } else { start };
        let before = rest[..start].trim_end_matches(['-', '−', '+', ' ']);
        if before.is_empty() {
            return Err("it does not begin with a number; write one, such as `2,000 GPU`".to_owned());
        }
        let unit = how.units.read(before)?;
        if !unit.is_currency() {
            return Err(format!(
                "`{before}` stands before the number; write the number first, then its unit"
            ));
        }
        let (inner, after) = sign(rest[before.len()..].trim_start());
        if negative && inner {
            return Err("it has two signs; write one `-`".to_owned());
        }
        negative |= inner;
        rest = after;
        money = Some((unit, before));
        found = figure(rest)?;
    }
    let Some((figure, after)) = found else { return Err(WITHOUT_NUMBER.to_owned()) };
    let glued = !after.starts_with(' ');
    let (multiplier, figure, unit) = suffix(after.trim_start(), glued, figure, money, how)?;
    Ok(Amount { negative, figure, multiplier, unit })
}

fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text).trim_start()),
    }
}

type Suffix = (Option<i32>, Figure, Option<Unit>);

/// What multiplies a number, and its unit.
fn suffix(
    text: &str,
    glued: bool,
    mut figure: Figure,
    money: Option<(Unit, &str)>,
    how: &Reading<'_>,
) -> Result<Suffix, String> {
    let mut power: Option<i32> = None;
    let mut rest = text;
    loop {
        let behind = rest.trim_start_matches([' ', '-']);
        let (first, after) = word(behind);
        if let Some(more) = multiplier(first) {
            power = Some(power.unwrap_or(0) + more);
        } else if is_dozen(first) {
            figure = dozens(figure);
        } else {
            rest = behind;
            break;
        }
        rest = after;
    }
    if power.is_some_and(|power| power > decimal::LARGEST_POWER) {
        return Err("it multiplies too often; write the number in digits".to_owned());
    }
    let (first, after) = word(rest);
    let is_money =
        || money.is_some() || how.units.read(after.trim_start()).is_ok_and(|unit| unit.is_currency());
    if first == "m" && is_money() {
        return Err("`m` beside money has two meanings, thousand and million; write `million`".to_owned());
    }
    if let Some(more) = multiplier_of_money(first) {
        if is_money() {
            power = Some(power.unwrap_or(0) + more);
            rest = after.trim_start();
        } else if how.units.read(first).is_err() || glued && first == "K" && power.is_none() {
            return Err(several(first));
        }
    }
    let unit = match money {
        None if rest.is_empty() => None,
        None => Some(unit(rest, how)?),
        Some((unit, _)) if rest.is_empty() => Some(unit),
        Some((unit, before)) => Some(rate(&unit, before, rest, how)?),
    };
    Ok((power, figure, unit))
}

fn several(sign: &str) -> String {
    match sign {
        "M" => "`M` has several meanings: million, mega, molar; write `million`".to_owned(),
        "B" => "`B` has several meanings: billion, byte; write `billion` or `bytes`".to_owned(),
        "T" => {
            "`T` has several meanings: trillion, tesla, tonne; write `trillion`, `tesla` or `t`".to_owned()
        }
        _ => "`K` has two meanings: thousand, kelvin; write `thousand` or `kelvin`".to_owned(),
    }
}

fn unit(text: &str, how: &Reading<'_>) -> Result<Unit, String> {
    let (first, _) = word(text);
    if text.starts_with(|c: char| c.is_ascii_digit()) || numeral(first).is_some() {
        return Err(format!(
            "a second number, `{first}`, follows the first; write one number, such as `2,500`"
        ));
    }
    if text.starts_with(['.', ',']) {
        return Err("a point or comma stands after the number; leave it out".to_owned());
    }
    how.units.read(text)
}

/// The unit of `$2 per hour`: money before the number, and what it is paid for after.
fn rate(money: &Unit, before: &str, after: &str, how: &Reading<'_>) -> Result<Unit, String> {
    let is_rate =
        after.starts_with('/') || after.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("per "));
    if is_rate {
        return how.units.read(&format!("{} {after}", money.label()));
    }
    let other = unit(after, how)?;
    if other.is_currency() {
        return Err(format!(
            "a currency stands before the number, `{before}`, and after it, `{after}`; keep one"
        ));
    }
    Err(format!("it has two units, `{before}` and `{after}`; keep one, or write `{before} / {after}`"))
}
