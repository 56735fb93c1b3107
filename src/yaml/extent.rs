//! Where a token really begins and ends: the parser's marks leave out quotes' ends, `|` and dashes.

use memchr::{memchr, memchr2, memrchr2};

use crate::text::Span;

/// Where a quoted scalar that opens at `start` ends, with its closing quote.
pub(super) fn quoted_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    if bytes[start] == b'\'' {
        while let Some(found) = memchr(b'\'', &bytes[at..]) {
            at += found + 1;
            if bytes.get(at) != Some(&b'\'') {
                return at;
            }
            at += 1;
        }
    } else {
        while let Some(found) = bytes.get(at..).and_then(|rest| memchr2(b'"', b'\\', rest)) {
            at += found + 1;
            if bytes[at - 1] == b'"' {
                return at;
            }
            at += 1;
        }
    }
    bytes.len()
}

/// What a block scalar covers: from its `|` or `>` to the end of its last line that is not blank.
/// `content` and `end` are the parser's marks: the first character of the text and the end of its last line.
pub(super) fn block_scalar(bytes: &[u8], header: usize, content: usize, end: usize) -> Span {
    let mut header_end = header + 1;
    while matches!(bytes.get(header_end), Some(b'+' | b'-' | b'0'..=b'9')) {
        header_end += 1;
    }
    let indent = content - line_start(bytes, content);
    let mut end = end;
    while end > content {
        let start = line_start(bytes, end).max(header_end);
        let line = &bytes[start..end];
        if line.iter().any(|byte| *byte != b' ') || line.len() > indent {
            return Span::new(header, end);
        }
        let above = before_break(bytes, start);
        if above == end {
            break;
        }
        end = above;
    }
    Span::new(header, header_end)
}

/// Where the line that holds `at` begins.
pub(super) fn line_start(bytes: &[u8], at: usize) -> usize {
    memrchr2(b'\n', b'\r', &bytes[..at]).map_or(0, |found| found + 1)
}

/// Where the line that holds `at` ends, without its line break.
pub(super) fn line_end(bytes: &[u8], at: usize) -> usize {
    memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |found| at + found)
}

/// The place before the line break that ends at `at`.
fn before_break(bytes: &[u8], at: usize) -> usize {
    match &bytes[..at] {
        [.., b'\r', b'\n'] => at - 2,
        [.., b'\n' | b'\r'] => at - 1,
        _ => at,
    }
}

/// The next byte from `from` on, before `limit`, that is neither white space nor part of a comment and that
/// `skipped` does not hold.
pub(super) fn next_mark(bytes: &[u8], from: usize, limit: usize, skipped: &[u8]) -> Option<usize> {
    let mut at = from;
    while at < limit {
        match bytes[at] {
            b' ' | b'\t' | b'\n' | b'\r' => at += 1,
            b'#' => at = line_end(bytes, at),
            byte if skipped.contains(&byte) => at += 1,
            _ => return Some(at),
        }
    }
    None
}

/// The tab in front of the first token of a line, between two tokens; `base` is where the YAML begins.
pub(super) fn tab_indentation(bytes: &[u8], base: usize, from: usize, token: usize) -> Option<usize> {
    let mut at = from;
    let mut leading = from <= base || matches!(bytes[from - 1], b'\n' | b'\r');
    let mut tab = None;
    while at < token {
        match bytes[at] {
            b'\n' | b'\r' => (leading, tab) = (true, None),
            b'\t' if leading => tab = tab.or(Some(at)),
            b' ' | b'\t' => {}
            b'#' => {
                at = line_end(bytes, at);
                continue;
            }
            _ if tab.is_some() => return tab,
            _ => leading = false,
        }
        at += 1;
    }
    tab
}
