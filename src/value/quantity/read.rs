//! From text to an interval: bounds, ranges, and what a number without either stands for.

use std::borrow::Cow;

use super::amount::{self, Amount};
use super::figure::figure;
use super::phrase::{Phrase, phrase};
use super::{Precision, Reading};
use crate::value::{Bound, Interval, Number, Unit};

/// How many bytes a quantity has at most.
const LONGEST: usize = 200;

type Read = (Interval, Unit, Precision);

/// Reads a quantity. Errors are the reason alone, in words.
pub(super) fn quantity(text: &str, how: &Reading<'_>) -> Result<Read, String> {
    if text.len() > LONGEST {
        return Err(format!("it has {} bytes, and a quantity has at most {LONGEST}", text.len()));
    }
    let plain = with_plain_spaces(text);
    let text = plain.trim();
    if text.is_empty() {
        return Err("it is empty; write a number, such as `2,000 GPU`".to_owned());
    }
    let Some((words, what, rest)) = phrase(text) else { return number_or_range(text, None, how) };
    if let Some((other, ..)) = phrase(rest) {
        return Err(format!("it says both `{words}` and `{other}` of its number; keep one"));
    }
    number_or_range(rest, Some((words, what)), how)
}

/// Spaces that do not break, thin ones and the like are spaces.
fn with_plain_spaces(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.contains(|c: char| c.is_ascii_control()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect())
}

fn number_or_range(text: &str, said: Option<(&str, Phrase)>, how: &Reading<'_>) -> Result<Read, String> {
    let ends = split(text, said.map(|(_, what)| what));
    match (said, ends) {
        (None | Some((_, Phrase::Between | Phrase::From | Phrase::Exactly)), Some((low, high))) => {
            range(low, high, &Number::ZERO, how)
        }
        (Some((_, Phrase::About)), Some((low, high))) => range(low, high, &how.about, how),
        (Some((words, _)), Some(_)) => {
            Err(format!("it says `{words}` of a range; write a number, or the range alone"))
        }
        (Some((words @ "between", _)), None) => {
            Err(format!("after `{words}` stand two numbers with `and` between them"))
        }
        (Some((words, Phrase::From)), None) => {
            Err(format!("after `{words}` stand two numbers with `to` between them"))
        }
        (said, None) => number(text, said.map(|(_, what)| what), how),
    }
}

fn number(text: &str, said: Option<Phrase>, how: &Reading<'_>) -> Result<Read, String> {
    let amount = amount::read(text, how)?;
    let unit = unit_of(amount.unit.as_ref(), how)?;
    let exactly = || Interval::exact(amount.value());
    let bounded = |lower: Option<Bound>, upper: Option<Bound>| {
        Interval::new(lower, upper).unwrap_or_else(Interval::everything)
    };
    let (interval, precision) = match said {
        Some(Phrase::About) => (amount.about(&how.about), Precision::About),
        Some(Phrase::Over) => (bounded(Some(Bound::open(amount.value())), None), Precision::Bound),
        Some(Phrase::AtLeast) => (bounded(Some(Bound::closed(amount.value())), None), Precision::Bound),
        Some(Phrase::Under) => (bounded(None, Some(Bound::open(amount.value()))), Precision::Bound),
        Some(Phrase::AtMost) => (bounded(None, Some(Bound::closed(amount.value()))), Precision::Bound),
        Some(Phrase::Exactly) => (exactly(), Precision::Exact),
        _ if how.exact || amount.is_fraction() => (exactly(), Precision::Exact),
        _ => (amount.rounded(), Precision::Rounded),
    };
    Ok((unit.to_base(&interval), unit, precision))
}

fn range(low: &str, high: &str, tolerance: &Number, how: &Reading<'_>) -> Result<Read, String> {
    // The unit of `60.. h` is that of its only end.
    let has_number =
        |text: &str| text.contains(|c: char| c.is_ascii_digit()) || !matches!(figure(text), Ok(None));
    let is_unit = !high.is_empty() && !has_number(high) && how.units.read(high).is_ok();
    let whole = if is_unit { Cow::Owned(format!("{low} {high}")) } else { Cow::Borrowed(low) };
    let (low, high) = (whole.as_ref(), if is_unit { "" } else { high });
    let side = |text: &str| if text.is_empty() { Ok(None) } else { amount::read(text, how).map(Some) };
    if high.starts_with('.') {
        return Err("a range has two points; write `60..70`, and `0.5` for `.5`".to_owned());
    }
    let (mut low, mut high) = (side(low)?, side(high)?);
    if let (Some(low), Some(high)) = (&mut low, &mut high) {
        share(low, high)?;
    }
    let written = |side: &Option<Amount>| side.as_ref().and_then(|amount| amount.unit.clone());
    let (low_unit, high_unit) = (written(&low), written(&high));
    let unit = unit_of(high_unit.as_ref().or(low_unit.as_ref()), how)?;
    let own = low_unit.unwrap_or_else(|| unit.clone());
    if own.dimension() != unit.dimension() {
        let (first, second) = (own.label(), unit.label());
        return Err(format!("it begins in `{first}` and ends in `{second}`; write both ends in one unit"));
    }
    let end = |amount: &Amount, unit: &Unit, outwards: bool| {
        let value = amount.value();
        let reach = (&value * tolerance).abs();
        let value = if outwards { &value + &reach } else { &value - &reach };
        unit.to_base(&Interval::exact(value)).lower().cloned()
    };
    let lower = low.as_ref().and_then(|amount| end(amount, &own, false));
    let upper = high.as_ref().and_then(|amount| end(amount, &unit, true));
    if lower.is_none() && upper.is_none() {
        return Err("both ends are missing; write a range such as `60..70`".to_owned());
    }
    let interval = Interval::new(lower, upper)
        .ok_or("it ends before it begins; write the smaller number first, such as `60..70`")?;
    Ok((interval, unit, Precision::Range))
}

/// `5 to 6 million USD` is 5 million; `$5 to 6` has a unit at both ends.
fn share(low: &mut Amount, high: &mut Amount) -> Result<(), String> {
    if high.unit.is_none() {
        high.unit.clone_from(&low.unit);
    }
    if low.unit.is_none() {
        low.unit.clone_from(&high.unit);
    }
    if low.multiplier.is_none() && high.multiplier.is_some() {
        let bare = Amount { multiplier: None, ..high.clone() };
        if low.value() > bare.value() {
            return Err(
                "it is not plain whether the first number is multiplied too; write both ends in full"
                    .to_owned(),
            );
        }
        low.multiplier = high.multiplier;
    }
    Ok(())
}

/// The unit written, if the property allows it; else that of the property.
fn unit_of(written: Option<&Unit>, how: &Reading<'_>) -> Result<Unit, String> {
    let Some(written) = written else { return Ok(how.unit.cloned().unwrap_or_else(Unit::none)) };
    let Some(declared) = how.unit else { return Ok(written.clone()) };
    let wanted = [declared].into_iter().chain(how.also);
    if wanted.clone().any(|unit| written.dimension() == unit.dimension())
        || wanted.clone().any(|unit| written.dimension().in_seconds() == unit.dimension().in_seconds())
    {
        return Ok(written.clone());
    }
    let label = |unit: &Unit| {
        if unit.label().is_empty() {
            "a number without a unit".to_owned()
        } else {
            format!("`{}`", unit.label())
        }
    };
    let allowed: Vec<String> = wanted.map(label).collect();
    Err(format!(
        "it is in `{}`, which does not convert; write it in {}",
        written.label(),
        allowed.join(" or ")
    ))
}

/// The two ends of a range, one of which may be empty; none where it is none.
fn split(text: &str, said: Option<Phrase>) -> Option<(&str, &str)> {
    if said == Some(Phrase::Between) {
        return text.split_once(" and ").map(|(low, high)| (low.trim(), high.trim()));
    }
    if let Some((low, high)) = text.split_once("..") {
        return Some((low.trim(), high.trim()));
    }
    if let Some((low, high)) = text.split_once(" to ") {
        return Some((low.trim(), high.trim()));
    }
    text.char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '—')).find_map(|(at, dash)| {
        let (low, high) = (&text[..at], &text[at + dash.len_utf8()..]);
        let begins = |c: char| c.is_ascii_digit() || matches!(c, '$' | '€' | '£' | '¥' | '₹' | '−');
        let is_exponent = low.ends_with('^')
            || low.ends_with(['e', 'E']) && low[..low.len() - 1].ends_with(|c: char| c.is_ascii_digit());
        let is_range = low.contains(|c: char| c.is_ascii_digit()) && !is_exponent;
        (is_range && high.trim_start().starts_with(begins)).then(|| (low.trim(), high.trim()))
    })
}
