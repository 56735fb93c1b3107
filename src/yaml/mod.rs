//! YAML that remembers its place: a strict reader, comment-keeping edits, the formatter.
//!
//! The only room that knows the YAML parser. Nothing here knows what a claim is. Read [`Node`] first.
//!
//! What is accepted is one document of maps, lists and scalars: no anchors, aliases, tags, directives,
//! merge keys, `?` keys, duplicate keys or pairs without braces in a flow list. Where other readers differ:
//!
//! - scalars stay text here, so `no`, `1.10` and `2026-01-02` are what was written;
//! - a YAML 1.1 reader such as `serde_yaml` takes U+0085, U+2028 and U+2029 for line ends; they are accepted
//!   in quotes only, where they stand for themselves;
//! - a block of text (`|`) that ends the file ends with a line break even where the file does not;
//! - a tab in front of the first token of a line is refused, even where YAML allows it.

mod node;
mod fault;
mod gate;
mod offsets;
mod extent;
mod stack;
mod syntax;
mod parse;
mod read;
mod read_error;
mod value;
mod quote;
mod emit;
mod comments;
pub mod edit;
mod format;
mod reorder;
#[cfg(test)]
mod odd;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod laws;

pub use emit::write;
pub use fault::Fault;
pub use format::format;
pub use gate::{MAX_BYTES, MAX_DEPTH};
pub use node::{Entry, Kind, Node, Scalar, Style};
pub use parse::parse;
pub use quote::in_line;
pub use read::{filled, read};
pub use reorder::reorder;
pub use value::Value;
