//! What was stated and how it clashes, in the words of a reader: no rule, no place, no colour.
//!
//! Read [`says`] first.

mod proof;
mod region;
mod silence;
mod sum;

pub use proof::{difference, escape, grounds, meeting, told};
pub use region::{given, reach};
pub use silence::{Reason, silence};
pub use sum::{arithmetic, escape_sum, label as cell, readings};

use super::Stated;
use super::terms::{EntityId, Kind, Names, Property, Terms, Value};
use crate::record::{Members, Mode};

/// What an assertion says, as a clause: `DeepSeek uses only NVIDIA H800`.
pub fn says(terms: &Terms, stated: &Stated) -> String {
    let property = terms.property(stated.property);
    let subject = subject(terms, stated);
    let values = values(terms, stated);
    if is_verb(property) {
        let negated = stated.mode == Mode::None;
        let verb = if negated { format!("not: {}", property.label) } else { property.label.clone() };
        return match (negated, stated.values.is_empty()) {
            (true, true) => format!("{subject} {} nothing at all", property.label),
            (true, false) => format!("{subject} {} no {values}", property.label),
            _ => format!("{subject} {verb} {values}"),
        };
    }
    let verdict = match (stated.mode, stated.values.is_empty()) {
        (Mode::None, true) => "nothing at all".to_owned(),
        (Mode::None, false) => format!("not {values}"),
        _ => values,
    };
    format!("the {} of {subject} is {verdict}", property.label)
}

/// What two assertions say, as one sentence: what both begin with stands once.
pub fn says_both(terms: &Terms, a: &Stated, b: &Stated) -> String {
    let same = a.subject == b.subject && a.members == b.members && a.property == b.property;
    let first = says(terms, a);
    let begins = match (is_verb(terms.property(a.property)), same) {
        (true, true) => format!("{} ", subject(terms, b)),
        (false, true) => format!("the {} of {} is ", terms.property(b.property).label, subject(terms, b)),
        (_, false) => String::new(),
    };
    let second = says(terms, b);
    let [here, there] = [a, b].map(|one| given(terms, &one.region));
    let within = |given: &str| if given.is_empty() { String::new() } else { format!(" ({given})") };
    let (here, there) =
        if here == there { (String::new(), within(&there)) } else { (within(&here), within(&there)) };
    match second.strip_prefix(&begins).filter(|_| same) {
        Some(rest) if b.is_positive() => format!("{first}{here}, but also {rest}{there}"),
        Some(rest) => format!("{first}{here}, but {rest}{there}"),
        None => format!("{first}{here}, but {second}{there}"),
    }
}

/// Whether the label of a property is a verb: `uses`, `is based in`.
fn is_verb(property: &Property) -> bool {
    let first = property.label.split(' ').next().unwrap_or_default();
    property.kind == Kind::Entity && first.ends_with('s') && !first.ends_with("ss")
}

fn subject(terms: &Terms, stated: &Stated) -> String {
    let label = terms.names.label(stated.subject);
    match stated.members {
        None => label.to_owned(),
        Some(Members::All) => format!("every {label}"),
        Some(Members::Some) => format!("some {label}"),
    }
}

fn values(terms: &Terms, stated: &Stated) -> String {
    let values: Vec<String> = stated.values.iter().map(|value| self::value(&terms.names, value)).collect();
    match (stated.mode, values.is_empty()) {
        (_, true) => "something".to_owned(),
        (Mode::Some, _) => and(&values),
        (Mode::Only, _) => format!("only {}", or(&values)),
        (Mode::Exactly, _) => format!("exactly {}", and(&values)),
        (Mode::None, _) => or(&values),
    }
}

/// A value, as a reader knows it.
pub fn value(names: &Names, value: &Value) -> String {
    match value {
        Value::Entity(entity) => names.label(*entity).to_owned(),
        Value::Quantity(quantity) => quantity_words(quantity),
        Value::Date(date) => date.as_str().to_owned(),
        Value::Boolean(true) => "yes".to_owned(),
        Value::Boolean(false) => "no".to_owned(),
        Value::Text(text) => format!("“{text}”"),
    }
}

/// As it was written, with its unit where that was left to the property.
fn quantity_words(quantity: &crate::value::Quantity) -> String {
    let (text, unit) = (quantity.as_str(), quantity.unit().label());
    let bare = !text.chars().any(|c| c.is_alphabetic() || "%$€£¥".contains(c)) && !unit.is_empty();
    if bare { format!("{text} {unit}") } else { text.to_owned() }
}

/// A number with a point that somebody may have meant to group its digits: `2.500`. It is none of our business whether
/// they did.
pub fn pointed(stated: &Stated) -> Option<&str> {
    stated.values.iter().find_map(|value| match value {
        Value::Quantity(quantity) => pointed_number(quantity.as_str()),
        _ => None,
    })
}

fn pointed_number(text: &str) -> Option<&str> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).find(|number| {
        number.split_once('.').is_some_and(|(whole, part)| {
            (1..=3).contains(&whole.len())
                && !whole.starts_with('0')
                && part.len() == 3
                && digits(whole)
                && digits(part)
        })
    })
}

/// What a reader calls an entity.
pub fn name(terms: &Terms, entity: EntityId) -> &str {
    terms.names.label(entity)
}

/// `a, b and c`
pub fn and(words: &[String]) -> String {
    joined(words, "and")
}

/// `a, b or c`
pub fn or(words: &[String]) -> String {
    joined(words, "or")
}

fn joined(words: &[String], last: &str) -> String {
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::pointed_number;

    #[test]
    fn a_point_before_three_digits_may_have_been_meant_to_group_them() {
        assert_eq!(pointed_number("about 2.500 GPU"), Some("2.500"));
        assert_eq!(pointed_number("$12.451"), Some("12.451"));
        for clear in ["2.5", "0.500", "2,500", "1,234.567", "2.500.000", "2.5000", "3.14 to 4", ""] {
            assert_eq!(pointed_number(clear), None, "{clear}");
        }
    }
}
