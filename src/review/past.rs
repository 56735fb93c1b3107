//! What is known beside the records: who is who, and who changed what.

use std::sync::Arc;

use super::History;
use crate::tree::Mailmap;

/// What is known beside the records. It is an input of a check, as today is: nothing here asks git.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// Which addresses belong to one person.
    pub mailmap: Mailmap,
    /// Who changed what.
    pub history: Recorded,
}

/// The history of a ledger, if there is one.
#[derive(Debug, Clone, Default)]
pub enum Recorded {
    /// Nobody asked.
    #[default]
    NotAsked,
    /// It cannot be told, and why.
    Missing(String),
    /// It was read.
    Known(Arc<History>),
}

impl Recorded {
    /// The history, where it was read.
    pub fn known(&self) -> Option<&History> {
        match self {
            Self::Known(history) => Some(history),
            _ => None,
        }
    }

    /// Why it cannot be told.
    pub fn missing(&self) -> Option<&str> {
        match self {
            Self::Missing(why) => Some(why),
            _ => None,
        }
    }
}
