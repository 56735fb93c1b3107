//! Plain text: as it is. A block is what stands between blank lines.

use super::read_text::{Block, BlockKind, ReadError, ReadText};
use crate::text::{Span, SpanMap};

const BYTE_ORDER_MARK: char = '\u{FEFF}';

#[expect(clippy::unnecessary_wraps, reason = "the signature every reader has")]
pub(super) fn read(file: &str) -> Result<ReadText, ReadError> {
    let text = file.strip_prefix(BYTE_ORDER_MARK).unwrap_or(file);
    let mut map = SpanMap::default();
    map.push_verbatim(Span::new(file.len() - text.len(), file.len()));
    Ok(ReadText { text: text.to_owned(), blocks: blocks(text), map })
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Span> = None;
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let (end, content) = (at + line.len(), line.trim());
        let start = at + (line.len() - line.trim_start().len());
        at = end;
        if !content.is_empty() {
            let content_end = start + content.len();
            open.get_or_insert(Span::new(start, start)).end = content_end;
        } else if line != "\n" || !text[..end - 1].ends_with('\r') {
            // The `\n` of a `\r\n` is no line of its own.
            blocks.extend(open.take());
        }
    }
    blocks.extend(open);
    blocks.into_iter().map(|span| Block { span, kind: BlockKind::Paragraph }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks_of(text: &str) -> Vec<&str> {
        blocks(text).iter().map(|block| &text[block.span.range()]).collect()
    }

    #[test]
    fn blocks_stand_between_blank_lines() {
        assert_eq!(blocks_of("one\ntwo\n\n \t\n  three \nfour\n"), ["one\ntwo", "three \nfour"]);
        assert_eq!(blocks_of("one\r\ntwo\r\n\r\nthree"), ["one\r\ntwo", "three"]);
        assert_eq!(blocks_of("one\rtwo\r\rthree\r"), ["one\rtwo", "three"]);
        assert_eq!(blocks_of("one\n\n"), ["one"]);
        assert!(blocks_of(" \n\n").is_empty());
    }

    #[test]
    fn skips_the_byte_order_mark_and_counts_it() {
        let read = read("\u{FEFF}one").expect("plain text is always read");
        assert_eq!(read.text, "one");
        assert_eq!(read.raw(Span::new(0, 3)), Span::new(3, 6));
    }
}
