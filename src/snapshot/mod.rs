//! What a stored source says: its bytes hashed and read as text, and quotes located in it.
//!
//! Pure: bytes and quotes in, data out. No file is opened here and no record is known. Read [`ReadText`]
//! first, then [`Located`].

mod digest;
mod read_text;
mod media;
mod plain;
mod markdown;
mod html;
mod located;
mod boundary;
mod search;
mod context;
mod quote;
mod insertion;
mod segments;
mod compare;
mod align;
mod myers;
mod words;
mod windows;
mod nearest;
mod places;
mod locate;
mod apart;

pub use apart::Distinction;
pub use compare::{Comparison, compare};
pub use digest::{digest, digest_of, with_crlf, with_lf};
pub use html::decoded as decode_references;
pub use locate::{Locator, locate};
pub use located::{
    Change, ChangeKind, Context, DiffKind, DiffPart, Insertion, Level, Located, Nearest, Passage, Places,
    Quote, Skipped, Why,
};
pub use media::{MEDIA_TYPES, media_type_of, read};
pub use read_text::{Block, BlockKind, ReadError, ReadText};
