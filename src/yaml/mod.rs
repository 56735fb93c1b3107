//! YAML that remembers its place: a strict reader, places on demand, comment-keeping edits, the formatter.
//!
//! The only room that knows the YAML parser. Nothing here knows what a claim is. Read [`Node`] first.

mod node;

pub use node::{Entry, Kind, Node, Scalar, Style};
/// STUB
pub const LARGEST_FILE: u64 = 1 << 20;
use crate::text::Span;
/// STUB
#[derive(Debug, Clone)]
pub struct Fault {
    /// a
    pub span: Span,
    /// a
    pub message: String,
    /// a
    pub label: String,
    /// a
    pub help: Option<String>,
    /// a
    pub first: Option<Span>,
}
#[allow(missing_docs)]
impl Fault {
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), label: String::new(), help: None, first: None }
    }
    pub fn help(mut self, h: impl Into<String>) -> Self {
        self.help = Some(h.into());
        self
    }
    pub fn label(mut self, h: impl Into<String>) -> Self {
        self.label = h.into();
        self
    }
}
/// STUB
pub fn parse(_: &[u8]) -> Result<Node<'_>, Vec<Fault>> {
    unimplemented!()
}
/// STUB
pub fn read<'de, T: serde::Deserialize<'de>>(_: &'de Node<'de>) -> Result<T, Fault> {
    unimplemented!()
}
