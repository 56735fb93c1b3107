//! What comparing two texts found.

use serde::Serialize;

use super::notice::Notice;
use super::operations::Operations;
use super::sentences::Sentence;
use super::tags::Tag;
use super::touched::Touched;

/// A sentence of the old text and one of the new that belong together, by their indexes.
pub type Link = (usize, usize);

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

/// A comparison with what it does to quotes, as it is told.
#[derive(Debug, Clone, Copy)]
pub struct Revision<'a> {
    /// What the old text is: a file.
    pub old: &'a str,
    /// What the new text is.
    pub new: &'a str,
    /// What changed.
    pub diff: &'a TextDiff,
    /// The quotes it touches.
    pub touched: &'a [Touched<'a>],
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

/// What became of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// The same, word for word, in the same order of sentences.
    Keep,
    /// Changed where it stands.
    Edit,
    /// The same, but elsewhere.
    Move,
    /// Changed, and elsewhere.
    MoveEdit,
    /// One sentence became several.
    Split,
    /// Several sentences became one.
    Merge,
    /// Only in the new text.
    Add,
    /// Only in the old text.
    Delete,
}

impl Operation {
    /// What a reader is told: `edited`, `moved and edited`.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Keep => "kept",
            Self::Edit => "edited",
            Self::Move => "moved",
            Self::MoveEdit => "moved and edited",
            Self::Split => "split",
            Self::Merge => "merged",
            Self::Add => "added",
            Self::Delete => "deleted",
        }
    }
}

/// How much a change matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// It may say something else than before.
    Material,
    /// It says the same in another place, or in sentences cut otherwise.
    Structural,
    /// It says the same: spelling, punctuation, grammar.
    Cosmetic,
}

impl Weight {
    /// What a reader is told.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Material => "material",
            Self::Structural => "structural",
            Self::Cosmetic => "cosmetic",
        }
    }
}

/// A stretch of a word diff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Where it stands.
    pub side: Side,
    /// As written in the old text, or if it stands only there, in the new.
    pub text: String,
}

/// Where a stretch of a word diff stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// In both, apart from typography.
    Both,
    /// In the old text only.
    Old,
    /// In the new text only.
    New,
}
