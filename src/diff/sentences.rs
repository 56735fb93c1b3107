//! A text as a list of sentences, each with its place.

use crate::prose;
use crate::snapshot::ReadText;
use crate::text::{Lines, Span};

/// A sentence of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its words, as a reader sees them.
    pub text: String,
    /// Where it stands in the text as read.
    pub span: Span,
    /// The line of the file it begins on, counted from 1.
    pub line: usize,
    /// The number of the paragraph or other block it stands in; of a list of lines, each is its own.
    pub block: usize,
}

/// The sentences of a text; `file` is what it was read from.
pub fn sentences(read: &ReadText, file: &str) -> Vec<Sentence> {
    let lines = Lines::new(file);
    let blocks: Vec<Span> = read.blocks.iter().map(|block| block.span).collect();
    let sentence = |span: Span| Sentence {
        text: read.text[span.range()].to_owned(),
        span,
        line: lines.line(read.raw(span).start),
        block: read.block_of(span).unwrap_or_default(),
    };
    prose::sentences(&read.text, &blocks).into_iter().map(sentence).collect()
}

/// The lines of a text, each taken for a sentence, also an empty one.
pub fn lines(read: &ReadText) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in read.text.split_inclusive('\n') {
        let content = line.strip_suffix('\n').unwrap_or(line);
        let content = content.strip_suffix('\r').unwrap_or(content);
        let span = Span::new(at, at + content.len());
        found.push(Sentence { text: content.to_owned(), span, line: found.len() + 1, block: found.len() });
        at += line.len();
    }
    found
}
