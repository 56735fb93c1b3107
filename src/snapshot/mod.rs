//! STUB
mod digest;
use crate::text::Span;
pub use digest::{digest, digest_of, with_crlf, with_lf};
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Exact,
    Spacing,
    Typography,
}
impl Level {
    pub fn phrase(self) -> &'static str {
        ""
    }
}
#[derive(Debug, Clone, Copy)]
pub struct Quote<'a> {
    pub exact: &'a str,
    pub prefix: Option<&'a str>,
    pub suffix: Option<&'a str>,
}
#[derive(Debug, Clone)]
pub struct Located;
impl Located {
    pub fn level(&self) -> Option<Level> {
        None
    }
    pub fn spans(&self) -> Vec<Span> {
        vec![]
    }
}
pub struct Block {
    pub span: Span,
}
pub struct ReadText {
    pub text: String,
    pub blocks: Vec<Block>,
}
impl ReadText {
    pub fn raw(&self, s: Span) -> Span {
        s
    }
}
pub fn read(_: &str, _: &[u8]) -> Result<ReadText, String> {
    unimplemented!()
}
pub struct Locator<'a>(&'a ReadText);
impl<'a> Locator<'a> {
    pub fn new(t: &'a ReadText) -> Self {
        Self(t)
    }
    pub fn locate(&self, _: &Quote<'_>) -> Located {
        Located
    }
}
