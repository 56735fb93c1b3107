//! The values of assertions, ready to be compared.

use jiff::civil::Date;

use super::{EntityId, Kind, Property, Terms};
use crate::text::did_you_mean;
use crate::value::{Edtf, Number, Quantity, Reading};

/// A value of a property.
#[derive(Debug, Clone)]
pub enum Value {
    /// An entity of the vocabulary.
    Entity(EntityId),
    /// A number with its unit.
    Quantity(Box<Quantity>),
    /// A date.
    Date(Box<Edtf>),
    /// True or false.
    Boolean(bool),
    /// Words.
    Text(Box<str>),
}

/// The days on which a date possibly lies.
pub(in crate::logic) fn days(date: &Edtf) -> (Option<Date>, Option<Date>) {
    (date.earliest(), date.latest())
}

/// Whether the days of two dates surely have none in common.
pub(in crate::logic) fn are_apart(a: &Edtf, b: &Edtf) -> bool {
    let ((a_first, a_last), (b_first, b_last)) = (days(a), days(b));
    let before =
        |last: Option<Date>, first: Option<Date>| last.zip(first).is_some_and(|(last, first)| last < first);
    before(a_last, b_first) || before(b_last, a_first)
}

/// Whether every day of the one is a day of the other.
pub(in crate::logic) fn lies_in(inner: &Edtf, outer: &Edtf) -> bool {
    let ((first, last), (from, to)) = (days(inner), days(outer));
    let begins = from.is_none_or(|from| first.is_some_and(|first| from <= first));
    let ends = to.is_none_or(|to| last.is_some_and(|last| last <= to));
    begins && ends
}

/// Why a text is no value of a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::logic) struct NotAValue {
    /// What is wrong, in one sentence without a full stop; empty where a unit in it is declared faultily.
    pub(in crate::logic) message: String,
    /// What to write instead.
    pub(in crate::logic) help: String,
    /// Whether it is a name that leads nowhere.
    pub(in crate::logic) unknown: bool,
    /// The name that was likely meant.
    pub(in crate::logic) near: Option<String>,
}

impl NotAValue {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into(), unknown: false, near: None }
    }
}

impl Value {
    /// Reads a value of a property, as people write it.
    pub(in crate::logic) fn read(terms: &Terms, property: &Property, text: &str) -> Result<Self, NotAValue> {
        match property.kind {
            Kind::Entity => terms.names.find(text).map(Self::Entity).ok_or_else(|| {
                let near = did_you_mean(text, terms.names.ids()).map(str::to_owned);
                let help =
                    format!("add it under `entities` in `claims/vocabulary.yaml`, with the alias `{text}`");
                NotAValue {
                    unknown: true,
                    near,
                    ..NotAValue::new(format!("there is no entity `{text}`"), help)
                }
            }),
            Kind::Quantity => match Quantity::read(text, &terms.reading(property, terms.about.clone())) {
                Ok(quantity) => Ok(Self::Quantity(Box::new(quantity))),
                Err(why) => Err(NotAValue::new(why.to_string(), "")),
            },
            Kind::Date => text
                .parse()
                .map(|date| Self::Date(Box::new(date)))
                .map_err(|why: crate::value::NotADate| NotAValue::new(why.to_string(), "")),
            Kind::Boolean => match text {
                "true" => Ok(Self::Boolean(true)),
                "false" => Ok(Self::Boolean(false)),
                _ => Err(NotAValue::new(
                    format!("`{text}` is neither `true` nor `false`"),
                    "write one of the two",
                )),
            },
            Kind::Text => Ok(Self::Text(text.into())),
        }
    }
}

impl Terms {
    fn reading<'a>(&'a self, property: &'a Property, about: Number) -> Reading<'a> {
        let Property { unit, units, exact, .. } = property;
        Reading { units: &self.units, unit: unit.as_ref(), also: units, exact: *exact, about }
    }

    /// A quantity as it is rounded, whether or not it says "about".
    pub(in crate::logic) fn rounded(&self, property: &Property, text: &str) -> Option<Quantity> {
        Quantity::read(text, &self.reading(property, Number::ZERO)).ok()
    }
}
