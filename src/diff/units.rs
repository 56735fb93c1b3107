//! The words in which a change is told: what became of a sentence, how much that matters, and word diffs.

use serde::Serialize;

/// A sentence of the old text and one of the new that belong together, by their indexes.
pub type Link = (usize, usize);

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
