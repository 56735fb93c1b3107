//! Quantities as people write them: `294 thousand USD`, `about 2,000`, `> 100 million USD`, `60..70 h`.
//!
//! [`Quantity::read`] turns text into an interval in base units, with what was written and how it was read.
//! `.` is the decimal point and `,` groups by three. A number stands for all that rounds to it: half a unit
//! of its last significant digit to either side, so that 2,000 is 1,500 to 2,500. Bounds, ranges, fractions
//! and what is called exact are what they say.

use std::borrow::Cow;
use std::fmt;

use super::{Dimension, Interval, Number, Unit, Units};

mod amount;
mod figure;
mod phrase;
mod read;
mod show;
#[cfg(test)]
mod tests;

pub use show::format_interval;

/// A quantity as it was written, and the numbers it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Quantity {
    text: Box<str>,
    unit: Unit,
    interval: Interval,
    precision: Precision,
}

/// How a quantity was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    /// One number and no other: `exactly 2,048`, `1/3`, or a number of an exact property.
    Exact,
    /// More or less than a number: `> 100 million USD`.
    Bound,
    /// Between two numbers: `60..70`.
    Range,
    /// All that rounds to the number.
    Rounded,
    /// All that rounds to the number or is near it: `about 2,000`.
    About,
}

/// What a text is read with.
#[derive(Debug, Clone)]
pub struct Reading<'a> {
    /// The units that are known.
    pub units: &'a Units,
    /// The unit of the property: that of a number without one, and what a written one must measure.
    pub unit: Option<&'a Unit>,
    /// Units that measure something else and may be written too.
    pub also: &'a [Unit],
    /// Whether a number is exact, as prices and limits are, and not rounded.
    pub exact: bool,
    /// How far from its number `about` reaches, as a part of it: a tenth.
    pub about: Number,
}

impl<'a> Reading<'a> {
    /// Any unit, rounded numbers, and a tenth for `about`.
    pub fn new(units: &'a Units) -> Self {
        let tenth = Number::pow10(-1);
        Self { units, unit: None, also: &[], exact: false, about: tenth }
    }
}

/// A text that is no quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAQuantity {
    found: String,
    because: String,
}

impl NotAQuantity {
    /// What is wrong with it, without the text itself; empty where its unit is declared faultily.
    pub fn because(&self) -> &str {
        &self.because
    }
}

impl fmt::Display for NotAQuantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { found, because } = self;
        // What is wrong with a faulty unit is told where it is declared.
        if because.is_empty() {
            return Ok(());
        }
        write!(f, "`{found}` is not a quantity: {because}")
    }
}

impl std::error::Error for NotAQuantity {}

impl Quantity {
    /// Reads a quantity.
    ///
    /// # Errors
    /// What is wrong with the text, and what to write instead.
    pub fn read(text: &str, how: &Reading<'_>) -> Result<Self, NotAQuantity> {
        let read = read::quantity(text, how);
        let (interval, unit, precision) = read.map_err(|because| {
            let start: String = text.chars().take(60).collect();
            let more = if start.len() < text.len() { "…" } else { "" };
            NotAQuantity { found: start + more, because }
        })?;
        Ok(Self { text: text.into(), unit, interval, precision })
    }

    /// The text it was written as.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The unit it was written in, or else that of the property.
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// What it measures.
    pub fn dimension(&self) -> &Dimension {
        self.unit.dimension()
    }

    /// The numbers it stands for, in base units of its dimension.
    pub fn interval(&self) -> &Interval {
        &self.interval
    }

    /// How it was read.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// The numbers it stands for with seconds in the place of months, whose lengths differ, and what it then
    /// measures. For all else these are [`Quantity::interval`] and [`Quantity::dimension`].
    pub fn in_seconds(&self) -> (Interval, Dimension) {
        let months = self.dimension().exponent("month");
        let Some(month) = self.unit.month_in_seconds().filter(|_| months != 0) else {
            return (self.interval.clone(), self.dimension().clone());
        };
        let power = (1..months.unsigned_abs()).fold(month.clone(), |power, _| power.mul(month));
        let seconds = if months > 0 { Some(self.interval.mul(&power)) } else { self.interval.div(&power) };
        // A month is never zero seconds, so that there always is a quotient.
        (seconds.unwrap_or_else(Interval::everything), self.dimension().in_seconds())
    }

    /// Both in one base; none where they cannot be compared: other dimensions, other currencies.
    pub fn common<'a>(a: &'a Self, b: &'a Self) -> Option<(Cow<'a, Interval>, Cow<'a, Interval>)> {
        if a.dimension() == b.dimension() {
            return Some((Cow::Borrowed(&a.interval), Cow::Borrowed(&b.interval)));
        }
        let ((a, measured), (b, other)) = (a.in_seconds(), b.in_seconds());
        (measured == other).then_some((Cow::Owned(a), Cow::Owned(b)))
    }

    /// The numbers it stands for, in words and in its unit: `between 1,500 and 2,500 GPU (2,000 read to its
    /// last significant digit)`.
    pub fn words(&self) -> String {
        show::words(self)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
