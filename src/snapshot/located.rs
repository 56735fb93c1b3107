//! What locating a quote found.

use crate::text::Span;

/// What to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote<'a> {
    /// The words quoted; `[...]` leaves out, `[words]` puts in, `[T]he` changes the case of a letter.
    pub exact: &'a str,
    /// What stands right before, to tell equal passages apart.
    pub prefix: Option<&'a str>,
    /// What stands right after.
    pub suffix: Option<&'a str>,
}

impl<'a> Quote<'a> {
    /// A quote without context.
    pub fn new(exact: &'a str) -> Self {
        Self { exact, prefix: None, suffix: None }
    }
}

/// How alike a quote and its passage are; the first that holds is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The same characters in the text as read.
    Exact,
    /// The same but for white space, NFC and character references.
    Spacing,
    /// The same but for quotation marks, dashes, ligatures, primes and the ellipsis character.
    Typography,
}

impl Level {
    /// What a reader is told: `exact`, `spacing`, `typography`.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Spacing => "spacing",
            Self::Typography => "typography",
        }
    }
}

/// A stretch of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Passage {
    /// In the text as read.
    pub span: Span,
    /// In the bytes of the file.
    pub raw: Span,
}

/// Where a quote stands, or why it does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Located {
    /// It stands in the source, once.
    Found {
        /// How it matched.
        level: Level,
        /// Where each part between `[...]` stands; one passage without an ellipsis.
        segments: Vec<Passage>,
        /// What each `[...]` leaves out.
        skipped: Vec<Skipped>,
        /// What `[words]` and `[T]he` stand for.
        insertions: Vec<Insertion>,
    },
    /// It stands there more than once, and the context does not tell which is meant.
    Ambiguous {
        /// How it matched.
        level: Level,
        /// Where.
        places: Places,
    },
    /// It stands there, but never after that prefix and before that suffix.
    Context {
        /// How it matched.
        level: Level,
        /// Where it stands, the place whose surroundings are likest to those given ahead of the others.
        places: Places,
        /// What stands around that place instead.
        found: Context,
    },
    /// A passage stands there that differs in a word that carries meaning.
    Altered {
        /// The passages most alike, the most alike first; never empty.
        nearest: Vec<Nearest>,
        /// The words of the first that carry meaning and differ; never empty.
        changes: Vec<Change>,
    },
    /// It does not stand there.
    NotFound {
        /// Why not, as near as can be told.
        why: Why,
        /// The passages most alike, the most alike first.
        nearest: Vec<Nearest>,
    },
}

impl Located {
    /// How the quote matched, if it was found and there is no doubt where.
    pub fn level(&self) -> Option<Level> {
        if let Self::Found { level, .. } = self { Some(*level) } else { None }
    }

    /// Where it stands in the text as read, part by part; empty unless it was found.
    pub fn spans(&self) -> Vec<Span> {
        match self {
            Self::Found { segments, .. } => segments.iter().map(|passage| passage.span).collect(),
            _ => Vec::new(),
        }
    }
}

/// The places where a quote stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The first ones, at most 20, each from its first to its last segment.
    pub first: Vec<Passage>,
    /// How many there are. Places that overlap are counted once where there are very many.
    pub count: usize,
}

/// What stands around a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// As much of the text before as the prefix has words, if that differs from the prefix.
    pub prefix: Option<String>,
    /// As much of the text after as the suffix has words, if that differs from the suffix.
    pub suffix: Option<String>,
    /// Whether the other of the two was given as well, and stands there.
    pub one_fits: bool,
}

/// What an ellipsis leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Where it stands.
    pub passage: Passage,
    /// Its words.
    pub text: String,
    /// The numbers, dates and names among them: worth a look, no fault.
    pub mentions: Vec<Change>,
}

/// What an editor's brackets stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insertion {
    /// What stands between the brackets.
    pub text: String,
    /// The words of the source in its place, if there are any.
    pub replaced: Option<String>,
}

/// A passage that is like a quote but is not it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// The passage.
    pub passage: Passage,
    /// Of the words of both, how many in a hundred are the same and in the same order.
    pub likeness: u8,
    /// Both word by word: the quote is what is `Same` and `Quote`, the passage what is `Same` and `Source`.
    pub diff: Vec<DiffPart>,
    /// The words that carry meaning and differ.
    pub changes: Vec<Change>,
}

/// A stretch of a word diff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffPart {
    /// Where it stands.
    pub kind: DiffKind,
    /// As written in the quote, or if it stands only there, in the source.
    pub text: String,
}

/// Where a stretch of a word diff stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DiffKind {
    /// In both, apart from typography.
    Same,
    /// In the quote only.
    Quote,
    /// In the source only.
    Source,
}

/// A word that carries meaning and differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub kind: ChangeKind,
    /// What the quote says.
    pub quote: Option<String>,
    /// What the source says.
    pub source: Option<String>,
}

/// What a meaning-bearing word is.
pub type ChangeKind = crate::prose::Meaning;

/// Why a quote was not found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It holds no letter and no digit.
    NoWords,
    /// A part beside `[...]` has fewer than three words.
    ShortSegment {
        /// That part.
        segment: String,
    },
    /// It begins or ends inside a word of the source.
    CutWord {
        /// The whole word.
        word: String,
    },
    /// Its parts stand there, but not in this order within one block.
    Scattered {
        /// Where each part stands first.
        segments: Vec<Passage>,
    },
    /// Only capital and small letters differ.
    Case,
    /// Only punctuation differs.
    Punctuation,
    /// Words differ.
    Words,
    /// Nothing like it.
    Absent,
}
