//! What comparing two texts found.

use super::operations::Operations;
use super::sentences::Sentence;
use super::tags::Tag;
use super::units::{Link, Operation, Part, Weight};
use crate::prose::NoticeKind;

/// Two texts, and what changed between them.
#[derive(Debug)]
pub struct TextDiff {
    /// The sentences of the old text.
    pub old: Vec<Sentence>,
    /// The sentences of the new text.
    pub new: Vec<Sentence>,
    /// Which belong together, in order of old and then new; a sentence may be in several links.
    pub links: Vec<Link>,
    /// What became of each sentence.
    pub operations: Operations,
    /// Everything that is not kept, in reading order.
    pub changes: Vec<Change>,
    /// Sentences of the new text that tell readers of a change.
    pub notices: Vec<Notice>,
}

impl TextDiff {
    /// How many sentences are kept as they were.
    pub fn kept(&self) -> usize {
        self.operations.new.iter().filter(|operation| **operation == Operation::Keep).count()
    }
}

/// A change of one sentence, or of several that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What happened.
    pub operation: Operation,
    /// The sentences of the old text, by their indexes; none where sentences were added.
    pub old: Vec<usize>,
    /// The sentences of the new text; none where sentences were deleted.
    pub new: Vec<usize>,
    /// Both word by word; empty where words stand on one side only, or are the same.
    pub words: Vec<Part>,
    /// How much it matters.
    pub weight: Weight,
    /// Why, in words.
    pub reason: String,
    /// What kinds of words changed.
    pub tags: Vec<Tag>,
    /// The notice that tells readers of it, by its index in [`TextDiff::notices`].
    pub disclosed_by: Option<usize>,
    /// The notice that this sentence is, or is part of.
    pub notice: Option<usize>,
}

/// Sentences of the new text that tell readers of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is.
    pub kind: NoticeKind,
    /// The sentences, by their indexes: the one that says so, and those that go on with it.
    pub sentences: Vec<usize>,
    /// The changes it discloses, by their indexes in [`TextDiff::changes`].
    pub discloses: Vec<usize>,
}
