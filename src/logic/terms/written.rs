//! Values of a property as people write them.

use super::property::{Kind, Property};
use super::{Terms, Value};
use crate::text::did_you_mean;
use crate::value::{Number, Quantity, Reading};

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
