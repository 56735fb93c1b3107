//! Quantities, and what holds between them.

use crate::logic::terms::{DimensionId, ExtentId, PropertyId};

/// A quantity in a box.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The property.
    pub property: PropertyId,
    /// The time of the box, as it is written; empty where it has none.
    pub time: String,
    /// The scopes of the box, in order.
    pub scopes: Vec<(DimensionId, ExtentId)>,
}

/// What holds between quantities, given by their places in the network.
#[derive(Debug, Clone)]
pub enum Law {
    /// An equation of the vocabulary, in one box: its number, and the quantity of each of its properties.
    Equation {
        /// Its place among the equations.
        number: usize,
        /// The quantity of each property in it.
        cells: Vec<(PropertyId, usize)>,
    },
    /// Parts and their whole.
    Parts {
        /// The whole.
        whole: usize,
        /// The parts, which share nothing.
        parts: Vec<usize>,
        /// Whether they make up all of it; if not, what is left of it is never negative.
        complete: bool,
    },
}

impl Law {
    /// The quantities it holds between; the one it is about first.
    pub fn cells(&self) -> Vec<usize> {
        match self {
            Self::Equation { cells, .. } => cells.iter().map(|(_, cell)| *cell).collect(),
            Self::Parts { whole, parts, .. } => {
                std::iter::once(*whole).chain(parts.iter().copied()).collect()
            }
        }
    }
}
