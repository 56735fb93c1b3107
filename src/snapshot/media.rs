//! The media types a snapshot can be read as. A new one is a file beside this and a row in [`READERS`].

use std::fmt;

use super::{markdown, plain};
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
    /// Longer than a reader takes.
    Size {
        /// The length in bytes.
        found: usize,
        /// The longest length taken.
        limit: usize,
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
            Self::MediaType { found } => {
                let known = join_or(MEDIA_TYPES.iter().copied());
                write!(f, "cannot read media type `{found}`: expected {known}")
            }
            Self::Encoding { seems: Some(encoding), .. } => {
                write!(f, "expected UTF-8, found what seems to be {encoding}")
            }
            Self::Encoding { offset, byte, seems: None } => {
                write!(f, "expected UTF-8, found byte 0x{byte:02X} at offset {offset}")
            }
            Self::Size { found, limit } => write!(f, "{found} bytes are too long to read: at most {limit}"),
            Self::Nesting { offset, limit } => {
                write!(f, "more than {limit} levels inside each other at byte offset {offset}")
            }
        }
    }
}

impl std::error::Error for ReadError {}

struct Reader {
    media_type: &'static str,
    /// Endings of file names, without the dot; the first is the one to store under.
    extensions: &'static [&'static str],
    read: fn(&str) -> Result<ReadText, ReadError>,
}

const READERS: &[Reader] = &[
    Reader { media_type: "text/plain", extensions: &["txt", "text"], read: plain::read },
    Reader { media_type: "text/markdown", extensions: &["md", "markdown"], read: markdown::read },
];

/// The media types that can be read.
pub const MEDIA_TYPES: &[&str] = &{
    let mut names = [""; READERS.len()];
    let mut index = 0;
    while index < READERS.len() {
        names[index] = READERS[index].media_type;
        index += 1;
    }
    names
};

/// The media type that the ending of a file name stands for.
pub fn media_type_of(extension: &str) -> Option<&'static str> {
    let known =
        |reader: &&Reader| reader.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension));
    READERS.iter().find(known).map(|reader| reader.media_type)
}

/// Reads the bytes of a snapshot as text. Parameters of the media type (`; charset=utf-8`) are not looked
/// at: text is UTF-8, with or without a byte order mark.
pub fn read(media_type: &str, bytes: &[u8]) -> Result<ReadText, ReadError> {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let reader = READERS
        .iter()
        .find(|reader| reader.media_type.eq_ignore_ascii_case(essence))
        .ok_or_else(|| ReadError::MediaType { found: media_type.to_owned() })?;
    (reader.read)(utf8(bytes)?)
}

fn utf8(bytes: &[u8]) -> Result<&str, ReadError> {
    std::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        let seems = match bytes {
            [0xFF, 0xFE, ..] => Some("UTF-16, little end first"),
            [0xFE, 0xFF, ..] => Some("UTF-16, big end first"),
            _ => None,
        };
        ReadError::Encoding { offset, byte: bytes[offset], seems }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_its_media_types() {
        assert_eq!(MEDIA_TYPES, ["text/plain", "text/markdown"]);
        assert_eq!(media_type_of("MD"), Some("text/markdown"));
        assert_eq!(media_type_of("pdf"), None);
        assert_eq!(read("Text/Plain; charset=utf-8", b"a").map(|read| read.text).as_deref(), Ok("a"));
        assert_eq!(
            read("text/html", b"").map_err(|error| error.to_string()),
            Err("cannot read media type `text/html`: expected `text/plain` or `text/markdown`".to_owned())
        );
    }

    #[test]
    fn names_the_byte_that_is_not_utf8() {
        let message = |bytes: &[u8]| read("text/plain", bytes).map_err(|error| error.to_string());
        assert_eq!(message(b"caf\xE9"), Err("expected UTF-8, found byte 0xE9 at offset 3".to_owned()));
        assert_eq!(
            message(b"\xFF\xFEa\0"),
            Err("expected UTF-8, found what seems to be UTF-16, little end first".to_owned())
        );
    }
}
