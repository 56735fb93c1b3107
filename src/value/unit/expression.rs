//! Products and quotients of units: `USD / GPU-hour`, `km/h`, `kg m^-2`, `dollars per hour`.

use super::{Dimension, Kind, Number, Unit};
use crate::value::Interval;
use crate::value::decimal::{is_raised, whole_number};

/// The largest exponent of a unit; none that people use is near it.
const LARGEST_EXPONENT: i32 = 9;
/// How many words a name has at most.
const LONGEST_NAME: usize = 4;
/// How many bits a factor has at most, so that a few declarations cannot make a number that fills memory.
const LARGEST_FACTOR: usize = 4_096;

/// Why a text is no unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::value) enum Problem {
    /// This word names none.
    Unknown(String),
    /// This word names several: which.
    Ambiguous(String, &'static str),
    /// Something else, in words.
    Said(String),
    /// This word names a unit that is declared faultily: what is wrong is told there, and not again.
    Told,
}

/// Finds the unit of a word, or of several that make one name.
pub(super) type Words<'a> = dyn FnMut(&str) -> Result<Option<Unit>, Problem> + 'a;

/// One word with its exponent.
struct Word<'a> {
    text: &'a str,
    exponent: i8,
    /// Set off from the word before by a sign for a product, which nobody writes by mistake.
    times: bool,
}

/// The unit that a text names.
pub(super) fn read(text: &str, words: &mut Words<'_>) -> Result<Unit, Problem> {
    if text.is_empty() {
        return Ok(Unit::none());
    }
    // No name has one of these signs in it, and looking for what is not there is what costs.
    if !text.contains(['/', '^', '*', '·', '×'])
        && let Some(unit) = words(text)?
    {
        return Ok(unit);
    }
    let groups = groups(text)?;
    let others = || groups.iter().flatten().filter(|word| word.text != "m");
    let has_metre = groups[0].iter().any(|word| word.text == "m");
    let settled = has_metre && others().next().is_some() && others().all(|word| is_symbol(word.text, words));
    let mut product = Product::default();
    for (at, group) in groups.iter().enumerate() {
        if group.is_empty() && (at > 0 || groups.len() == 1) {
            return Err(Problem::Said("a unit is missing beside the `/`".to_owned()));
        }
        let metre = settled && at == 0;
        product.group(group, if at == 0 { 1 } else { -1 }, metre, words)?;
    }
    Ok(product.unit(text))
}

fn is_symbol(word: &str, words: &mut Words<'_>) -> bool {
    words(word).is_ok_and(|unit| unit.is_some_and(|unit| unit.0.kind == Kind::Symbol)) && word.len() <= 3
}

/// The words above the line, then those below each `/` or `per`.
fn groups(text: &str) -> Result<Vec<Vec<Word<'_>>>, Problem> {
    let mut groups = vec![Vec::new()];
    let mut power_of_next = 1;
    let mut times = false;
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '-']);
        let Some(first) = rest.chars().next() else { return Ok(groups) };
        if matches!(first, '/' | '·' | '⋅' | '*' | '×') {
            rest = &rest[first.len_utf8()..];
            times = first != '/';
            if first == '/' {
                groups.push(Vec::new());
            }
            continue;
        }
        let end = rest.find(|c| matches!(c, ' ' | '-' | '/' | '·' | '⋅' | '*' | '×' | '^') || is_raised(c));
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        let (exponent, after) = exponent(after)?;
        rest = after;
        if word.is_empty() {
            return Err(Problem::Said("an exponent stands without a unit".to_owned()));
        }
        match word.to_lowercase().as_str() {
            "per" => groups.push(Vec::new()),
            "square" | "sq" => power_of_next = 2,
            "cubic" | "cu" => power_of_next = 3,
            _ => {
                let exponent = exponent * std::mem::replace(&mut power_of_next, 1);
                if let Some(group) = groups.last_mut() {
                    group.push(Word { text: word, exponent, times: std::mem::take(&mut times) });
                }
            }
        }
    }
}

/// An exponent after a word, 1 where there is none, and the text after it.
fn exponent(text: &str) -> Result<(i8, &str), Problem> {
    let digits = match text.strip_prefix('^') {
        Some(digits) => digits,
        None if text.starts_with(is_raised) => text,
        None => return Ok((1, text)),
    };
    let Some((exponent, after)) = whole_number(digits) else {
        return Err(Problem::Said("an exponent is a whole number, such as that of `m^2`".to_owned()));
    };
    if exponent == 0 || exponent.abs() > LARGEST_EXPONENT {
        return Err(Problem::Said(format!(
            "an exponent lies between -{LARGEST_EXPONENT} and {LARGEST_EXPONENT} and is not 0, here it is {exponent}"
        )));
    }
    Ok((i8::try_from(exponent).unwrap_or(1), after))
}

/// What the factors read so far make.
struct Product {
    dimension: Dimension,
    factor: Number,
    month: Option<Interval>,
    currency: bool,
}

impl Default for Product {
    fn default() -> Self {
        Self { dimension: Dimension::none(), factor: Number::ONE, month: None, currency: false }
    }
}

impl Product {
    fn group(
        &mut self,
        group: &[Word<'_>],
        sign: i8,
        metre: bool,
        words: &mut Words<'_>,
    ) -> Result<(), Problem> {
        let mut last: Option<Unit> = None;
        let mut at = 0;
        while at < group.len() {
            let (unit, length) = longest(&group[at..], metre, words)?;
            let word = &group[at + length - 1];
            if let Some(last) = last.filter(|last| last.dimension() == unit.dimension() && !group[at].times) {
                let (first, second) = (last.label(), unit.label());
                return Err(Problem::Said(format!("it has two units, `{first}` and `{second}`; keep one")));
            }
            self.multiply(&unit, word.exponent * sign)?;
            last = (word.exponent == 1).then_some(unit);
            at += length;
        }
        Ok(())
    }

    fn multiply(&mut self, unit: &Unit, exponent: i8) -> Result<(), Problem> {
        let label = unit.label();
        if unit.is_affine() {
            return Err(Problem::Said(format!(
                "`{label}` counts from a zero of its own and cannot be multiplied; write `K`"
            )));
        }
        if unit.is_currency() && exponent == 1 && std::mem::replace(&mut self.currency, true) {
            return Err(Problem::Said(format!("it has two currencies, the second is `{label}`; keep one")));
        }
        let too_large = || Problem::Said(format!("it is too large or too small at `{label}`"));
        if unit.factor().bits() * usize::from(exponent.unsigned_abs()) > LARGEST_FACTOR {
            return Err(too_large());
        }
        let factor = unit.factor().power(exponent).ok_or_else(too_large)?;
        self.factor = &self.factor * &factor;
        if self.factor.bits() > LARGEST_FACTOR {
            return Err(too_large());
        }
        self.dimension = self.dimension.times(unit.dimension(), exponent).ok_or_else(too_large)?;
        self.month = match (self.month.take(), unit.month_in_seconds()) {
            (Some(known), Some(other)) => Some(known.hull(other)),
            (known, other) => known.or_else(|| other.cloned()),
        };
        Ok(())
    }

    fn unit(self, label: &str) -> Unit {
        let unit = Unit::new(label, self.dimension, self.factor, Kind::Other);
        let mut parts = (*unit.0).clone();
        parts.month = self.month;
        Unit(std::sync::Arc::new(parts))
    }
}

/// The unit of as many words as make one name, and how many they are.
fn longest(group: &[Word<'_>], metre: bool, words: &mut Words<'_>) -> Result<(Unit, usize), Problem> {
    for length in (2..=LONGEST_NAME.min(group.len())).rev() {
        let (last, before) = (&group[length - 1], &group[..length - 1]);
        if before.iter().any(|word| word.exponent != 1) || last.times {
            continue;
        }
        let name = group[..length].iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
        if let Ok(Some(unit)) = words(&name) {
            return Ok((unit, length));
        }
    }
    let Some(word) = group.first() else { return Err(Problem::Said("a unit is missing".to_owned())) };
    let found = match words(word.text) {
        // An exponent, or symbols of the same system beside it, leave one meaning of `m`.
        Err(Problem::Ambiguous(..)) if word.text == "m" && (metre || word.exponent != 1) => words("metre"),
        found => found,
    };
    match found? {
        Some(unit) => Ok((unit, 1)),
        None => Err(Problem::Unknown(word.text.to_owned())),
    }
}
