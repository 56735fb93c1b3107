//! What is wrong with a YAML file, and where.

use crate::finding::Safety;
use crate::text::Span;

/// One thing that is wrong, with its place and the next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where, in bytes of the file.
    pub span: Span,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What a reader sees at the place, in a few words; may be empty.
    pub label: String,
    /// What to do next.
    pub help: Option<String>,
    /// The place it clashes with: the first of two equal keys.
    pub first: Option<Span>,
    /// What could be written at the place instead, where a program can know.
    pub instead: Option<Box<(String, Safety)>>,
}

impl Fault {
    /// A fault with its place and what it says.
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), label: String::new(), help: None, first: None, instead: None }
    }

    /// The same fault with words for the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// The same fault with the next step.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same fault with what could be written at its place.
    #[must_use]
    pub fn instead(mut self, text: impl Into<String>, safety: Safety) -> Self {
        self.instead = Some(Box::new((text.into(), safety)));
        self
    }
}
