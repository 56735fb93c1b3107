//! YAML that remembers its place: a strict reader, places on demand, comment-keeping edits, the formatter.
//!
//! The only room that knows the YAML parser. Nothing here knows what a claim is. Read [`Node`] first.

mod node;

pub use node::{Entry, Kind, Node, Scalar, Style};
