//! The text of a snapshot as a reader sees it, and why there may be none.

use std::fmt;

use crate::text::{Span, SpanMap, join_or};

/// The text of a snapshot as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadText {
    /// The text. Blocks that Markdown sets apart stand apart by an empty line.
    pub text: String,
    /// Its blocks, in order; they never overlap, and outside them stands white space only.
    pub blocks: Vec<Block>,
    pub(super) map: SpanMap,
}

/// A stretch of text that is set apart from what stands before and after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Where it stands in [`ReadText::text`], without white space at its ends.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is; of nested ones, the innermost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading.
    Heading,
    /// Running text.
    Paragraph,
    /// A paragraph of a list.
    Item,
    /// One cell of a table.
    Cell,
    /// A paragraph set apart as quoted.
    Quotation,
    /// Code, fenced or indented.
    Code,
    /// Fields before the text, such as a title and a date between two lines of `---`.
    FrontMatter,
}

impl ReadText {
    /// The bytes of the file that a span of the text stands for: the smallest span that covers it.
    pub fn raw(&self, span: Span) -> Span {
        self.map.origin(span)
    }

    /// The number of the block that a span lies in, if it lies in one.
    pub fn block_of(&self, span: Span) -> Option<usize> {
        let after = self.blocks.partition_point(|block| block.span.start <= span.start);
        let index = after.checked_sub(1)?;
        self.blocks[index].span.contains(span).then_some(index)
    }
}

/// Why bytes could not be read as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// No reader for this media type.
    MediaType {
        /// The media type asked for.
        found: String,
        /// Those that can be read.
        known: &'static [&'static str],
    },
    /// The bytes are not UTF-8.
    Encoding {
        /// The offset of the first byte that is not, from 0.
        offset: usize,
        /// That byte.
        byte: u8,
        /// The encoding they seem to be in, if the first bytes tell.
        seems: Option<&'static str>,
    },
    /// Quotations, lists or emphasis inside each other beyond what a person writes.
    Nesting {
        /// The byte offset at which the limit was passed.
        offset: usize,
        /// The deepest nesting taken.
        limit: usize,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MediaType { found, known } => {
                let known = join_or(known.iter().copied());
                write!(f, "cannot read media type `{found}`: expected {known}")
            }
            Self::Encoding { seems: Some(encoding), .. } => {
                write!(f, "expected UTF-8, found what seems to be {encoding}")
            }
            Self::Encoding { offset, byte, seems: None } => {
                write!(f, "expected UTF-8, found byte 0x{byte:02X} at offset {offset}")
            }
            Self::Nesting { offset, limit } => {
                write!(f, "more than {limit} levels inside each other at byte offset {offset}")
            }
        }
    }
}

impl std::error::Error for ReadError {}
