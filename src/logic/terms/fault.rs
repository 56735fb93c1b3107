//! What is wrong with a vocabulary or an assertion, at its place.

use crate::finding::Place;

/// A mistake, its place, and the cure.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Where it stands.
    pub place: Place,
    /// What is wrong, in one sentence without a full stop; empty where that is told elsewhere.
    pub message: String,
    /// Another place that shows it.
    pub related: Option<Place>,
    /// What to write instead; may be empty.
    pub help: String,
    /// The claim it stands in, by its place in the ledger; the vocabulary or the settings where there is none.
    pub claim: Option<u32>,
    /// Whether it is a name that leads nowhere.
    pub unknown: bool,
}

impl Fault {
    pub(in crate::logic) fn new(place: Place, message: impl Into<String>) -> Self {
        Self {
            place,
            message: message.into(),
            related: None,
            help: String::new(),
            claim: None,
            unknown: false,
        }
    }

    #[must_use]
    pub(in crate::logic) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    #[must_use]
    pub(in crate::logic) fn related(mut self, place: Place) -> Self {
        self.related = Some(place);
        self
    }

    #[must_use]
    pub(in crate::logic) fn of_claim(mut self, claim: u32) -> Self {
        self.claim = Some(claim);
        self
    }

    /// A name that leads nowhere, with the one that was likely meant.
    #[must_use]
    pub(in crate::logic) fn unknown(mut self, near: Option<&str>) -> Self {
        self.unknown = true;
        if let Some(near) = near {
            self.place = self.place.label(format!("did you mean `{near}`?"));
        }
        self
    }
}
