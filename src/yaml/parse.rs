//! From bytes to a tree of values that know where they stand.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::extent::{self, next_mark, quoted_end};
use super::gate::{self, Admitted, MAX_DEPTH, MAX_FAULTS, forbidden};
use super::offsets::Offsets;
use super::stack::{Frame, Held, Stack};
use super::syntax;
use super::{Fault, Kind, Node, Scalar, Style};
use crate::text::Span;

/// Reads one YAML document.
///
/// # Errors
/// All that is wrong with it, in the order of place, at most a hundred faults; what stands behind an error of
/// syntax is not looked at.
pub fn parse(bytes: &[u8]) -> Result<Node<'_>, Vec<Fault>> {
    let admitted = gate::admit(bytes)?;
    let mut builder = Builder::new(&admitted);
    builder.run();
    let read = builder.finish();
    // A conflict is never valid YAML, and what a parser makes of it helps nobody.
    read.map_err(|faults| {
        let conflicts = syntax::conflicts(admitted.text);
        if conflicts.is_empty() { faults } else { conflicts }
    })
}

struct Builder<'a, 't> {
    admitted: &'t Admitted<'a>,
    bytes: &'a [u8],
    offsets: Offsets,
    stack: Stack<'a>,
    /// The end of the last token seen: what stands between it and the next one is punctuation and comments.
    cursor: usize,
    /// Where the last scalar stands.
    last_scalar: Span,
    /// Quoted scalars, gathered only where odd line breaks have to be inside one.
    quoted: Vec<Span>,
    faults: Vec<Fault>,
}

impl<'a, 't> Builder<'a, 't> {
    fn new(admitted: &'t Admitted<'a>) -> Self {
        Self {
            admitted,
            bytes: admitted.text.as_bytes(),
            offsets: Offsets::new(admitted.text, admitted.base),
            stack: Stack::default(),
            cursor: admitted.base,
            last_scalar: Span::default(),
            quoted: Vec::new(),
            faults: Vec::new(),
        }
    }

    fn run(&mut self) {
        if let Some(fault) = syntax::directive(self.admitted.text, self.admitted.base) {
            self.faults.push(fault);
            return;
        }
        let mut parser = Parser::new_from_str(&self.admitted.text[self.admitted.base..]);
        while let Some(next) = parser.next_event() {
            match next {
                Ok((event, span)) => {
                    let start = self.offsets.byte(span.start.index());
                    let end = self.offsets.byte(span.end.index());
                    if !self.take(event, start, end) || self.faults.len() >= MAX_FAULTS {
                        return;
                    }
                }
                Err(error) => {
                    let at = self.offsets.byte(error.marker().index()).min(self.bytes.len());
                    self.faults.push(syntax::explain(&syntax::Stop {
                        text: self.admitted.text,
                        info: error.info(),
                        at,
                        cursor: self.cursor,
                        last_scalar: self.last_scalar,
                        frames: &self.stack.frames,
                    }));
                    return;
                }
            }
        }
    }

    /// Takes one event; says whether to go on.
    fn take(&mut self, event: Event<'a>, start: usize, end: usize) -> bool {
        match event {
            Event::DocumentStart(_) if self.stack.root.is_some() => {
                self.faults.push(
                    Fault::new(Span::new(start, end), "a file holds one document")
                        .label("a second one begins here")
                        .help("move it to a file of its own"),
                );
                return false;
            }
            Event::DocumentStart(true) => self.cursor = end,
            Event::DocumentEnd if self.bytes[start..].starts_with(b"...") => {
                self.faults.push(
                    Fault::new(Span::new(start, start + 3), "`...` is not allowed")
                        .label("an end of document")
                        .help("take it away: a file holds one document and ends where it ends"),
                );
                return false;
            }
            Event::Alias(_) => {
                self.tab(start);
                self.faults.push(syntax::alias(self.admitted.text, start));
                self.cursor = end;
                self.stack.attach(placeholder(Span::new(start, end)), self.bytes, &mut self.faults);
            }
            Event::Scalar(text, style, anchor, tag) => {
                let start = self.properties(start, anchor > 0, tag.is_some());
                let node = self.scalar(text, style, start, end);
                self.stack.attach(node, self.bytes, &mut self.faults);
            }
            Event::SequenceStart(anchor, tag) => {
                let start = self.properties(start, anchor > 0, tag.is_some());
                return self.open(start, Held::Items(Vec::new()));
            }
            Event::MappingStart(anchor, tag) => {
                let start = self.properties(start, anchor > 0, tag.is_some());
                return self.open(start, Held::Entries(Vec::new(), None));
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(start),
            _ => {}
        }
        true
    }

    /// Reports an anchor and a tag in front of a value; gives back where the value itself begins.
    fn properties(&mut self, start: usize, anchor: bool, tag: bool) -> usize {
        if !anchor && !tag {
            return start;
        }
        let mut at = start;
        while let Some(mark @ (b'&' | b'!')) = self.bytes.get(at) {
            let fault = if *mark == b'&' {
                syntax::anchor(self.admitted.text, at)
            } else {
                syntax::tag(self.admitted.text, at)
            };
            self.cursor = fault.span.end;
            self.faults.push(fault);
            at = next_mark(self.bytes, self.cursor, self.bytes.len(), b"").unwrap_or(self.cursor);
        }
        at
    }

    fn scalar(&mut self, text: Cow<'a, str>, style: ScalarStyle, start: usize, end: usize) -> Node<'a> {
        let bytes = self.bytes;
        let (span, style) = match style {
            ScalarStyle::Plain if text.is_empty() => (Span::from(self.empty_place()), Style::Plain),
            ScalarStyle::Plain => (Span::new(start, end), Style::Plain),
            ScalarStyle::SingleQuoted => (Span::new(start, quoted_end(bytes, start)), Style::Single),
            ScalarStyle::DoubleQuoted => (Span::new(start, quoted_end(bytes, start)), Style::Double),
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let style = if style == ScalarStyle::Literal { Style::Literal } else { Style::Folded };
                let header = next_mark(bytes, self.cursor, bytes.len(), b"-:?").unwrap_or(start);
                (extent::block_scalar(bytes, header, start, end), style)
            }
        };
        self.tab(span.start);
        self.cursor = span.end;
        self.last_scalar = span;
        let in_flow = !span.is_empty() && self.stack.frames.last().is_some_and(|frame| frame.flow);
        if style == Style::Plain && in_flow && matches!(bytes.get(span.start), Some(b'|' | b'>' | b'?')) {
            // In brackets the parser takes it for text, which no other reader does.
            self.faults.push(syntax::indicator(self.admitted.text, span.start));
        }
        let inside = match style {
            Style::Plain => Some(span),
            Style::Single | Style::Double => Some(Span::new(span.start + 1, span.end - 1)),
            Style::Literal | Style::Folded => None,
        };
        let quoted = matches!(style, Style::Single | Style::Double);
        if quoted && !self.admitted.odd_breaks.is_empty() {
            self.quoted.push(span);
        }
        if style == Style::Plain
            && self.admitted.has_tab
            && let Some(at) = syntax::comment_inside(self.admitted.text, span)
        {
            self.faults.push(syntax::interrupting_comment(self.admitted.text, at));
        }
        let text = match inside.map(|inside| &self.admitted.text[inside.range()]) {
            Some(written) if written == text => Cow::Borrowed(written),
            _ => text,
        };
        if style == Style::Double
            && let Some(c) = text.chars().find(|c| forbidden(*c, span).is_some())
        {
            let message =
                format!("an escape stands for the character U+{:04X}, which no text may hold", u32::from(c));
            self.faults.push(Fault::new(span, message).label("in this text").help("take the escape away"));
        }
        Node { span, kind: Kind::Scalar(Scalar { text, style }) }
    }

    /// Where a value stands that is not written: behind its colon or dash, or behind a key without a colon.
    fn empty_place(&self) -> std::ops::Range<usize> {
        let found = next_mark(self.bytes, self.cursor, self.bytes.len(), b"");
        let at = match (self.stack.frames.last(), found) {
            (Some(Frame { held: Held::Entries(_, Some(_)), .. }), Some(at)) if self.bytes[at] == b':' => {
                at + 1
            }
            (Some(Frame { held: Held::Items(_), flow: false, .. }), Some(at)) if self.bytes[at] == b'-' => {
                at + 1
            }
            _ => self.cursor,
        };
        at..at
    }

    fn open(&mut self, start: usize, held: Held<'a>) -> bool {
        let list = matches!(held, Held::Items(_));
        let mut start = start;
        if list && let Some(Frame { held: Held::Entries(_, Some(_)), .. }) = self.stack.frames.last() {
            // The parser's mark of a list that is not indented stands behind its first dash.
            start = next_mark(self.bytes, self.cursor, self.bytes.len(), b":").unwrap_or(start);
        }
        let flow = matches!(self.bytes.get(start), Some(b'[' | b'{'));
        if self.stack.frames.len() == MAX_DEPTH {
            self.faults.push(syntax::too_deep(start));
            return false;
        }
        if !list && !flow && self.stack.frames.last().is_some_and(|frame| frame.flow) {
            self.faults.push(
                Fault::new(
                    Span::new(start, extent::line_end(self.bytes, start)),
                    "a pair in a list without braces",
                )
                .label("this is read as a map of one key")
                .help("write `{ key: value }`, or put the text in quotes"),
            );
        }
        self.tab(start);
        self.cursor = if flow { start + 1 } else { start };
        self.stack.frames.push(Frame { start, flow, held });
        true
    }

    fn close(&mut self, end: usize) {
        let Some(frame) = self.stack.frames.pop() else { return };
        if frame.flow {
            self.cursor = end + 1;
        }
        self.stack.complete(frame, self.cursor, self.bytes, &mut self.faults);
    }

    /// Reports a tab in front of the token at `start`, and a `?` that makes a key of it.
    fn tab(&mut self, start: usize) {
        if self.admitted.has_tab
            && let Some(at) = extent::tab_indentation(self.bytes, self.admitted.base, self.cursor, start)
        {
            self.faults.push(syntax::tab(at));
        }
        if self.cursor < start
            && let Some(at) = next_mark(self.bytes, self.cursor, start, b"-:,")
            && self.bytes[at] == b'?'
        {
            self.faults.push(
                Fault::new(Span::new(at, at + 1), "`?` keys are not allowed")
                    .label("a key in the long form")
                    .help("write `key: value`"),
            );
        }
    }

    fn finish(mut self) -> Result<Node<'a>, Vec<Fault>> {
        if self.faults.is_empty() {
            for &span in &self.admitted.odd_breaks {
                if !self.quoted.iter().any(|quoted| quoted.contains(span)) {
                    self.faults.push(syntax::odd_break(self.admitted.text, span));
                }
            }
        }
        let empty = |root: &Node<'_>| root.span.is_empty() && matches!(root.kind, Kind::Scalar(_));
        match self.stack.root {
            Some(root) if self.faults.is_empty() && !empty(&root) => Ok(root),
            _ if self.faults.is_empty() => {
                let what = if self.bytes.len() == self.admitted.base {
                    "the file is empty"
                } else {
                    "the file holds no value"
                };
                Err(vec![
                    Fault::new(Span::default(), what)
                        .help("write at least one `key: value`, or delete the file"),
                ])
            }
            _ => {
                self.faults.sort_by_key(|fault| fault.span.start);
                self.faults.truncate(MAX_FAULTS);
                Err(self.faults)
            }
        }
    }
}

/// What stands for a value that cannot be used, so that the rest can be looked at.
fn placeholder(span: Span) -> Node<'static> {
    Node { span, kind: Kind::Scalar(Scalar { text: Cow::Borrowed("*"), style: Style::Plain }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands at the place of every key and value, in order of depth.
    fn places(text: &str) -> Vec<&str> {
        fn walk<'t>(text: &'t str, node: &Node<'_>, found: &mut Vec<&'t str>) {
            found.push(&text[node.span.range()]);
            for item in node.items().unwrap_or_default() {
                walk(text, item, found);
            }
            for entry in node.entries().unwrap_or_default() {
                found.push(&text[entry.key_span.range()]);
                walk(text, &entry.value, found);
            }
        }
        let mut found = Vec::new();
        walk(text, &parse(text.as_bytes()).unwrap(), &mut found);
        found
    }

    /// The places of the values of a map, without the map itself and its keys.
    fn values(text: &str) -> Vec<String> {
        let node = parse(text.as_bytes()).unwrap();
        let entries = node.entries().unwrap();
        entries.iter().map(|entry| text[entry.value.span.range()].to_owned()).collect()
    }

    #[test]
    fn scalars_stand_where_they_are_written() {
        let text = "é: plain text # no\n\"b\" : 'it''s' # no\nc:   \"a \\\" b\"  # no\nd: one\n  two\n\ne: 'x\n  y' \n";
        assert_eq!(values(text), ["plain text", "'it''s'", "\"a \\\" b\"", "one\n  two", "'x\n  y'"]);
        for line_end in ["\n", "\r\n", "\r"] {
            let text = text.replace('\n', line_end);
            assert_eq!(values(&text)[3], format!("one{line_end}  two"));
        }
    }

    #[test]
    fn blocks_of_text_end_with_their_last_line() {
        let text = "a: | # no\n  x\n\n  y\n\n# no\nb: >2-\n    z\nc: |+\n\nd: |\ne: >\n  w\n";
        assert_eq!(values(text), ["| # no\n  x\n\n  y", ">2-\n    z", "|+", "|", ">\n  w"]);
        assert_eq!(values("a: >-\n  "), [">-"], "a last line of spaces, which once never ended");
        assert_eq!(values(&text.replace('\n', "\r\n"))[0], "| # no\r\n  x\r\n\r\n  y");
        assert_eq!(
            places("- |\n  x\n- # |\n  - >\n   y\n- - |-\n    z")[1..],
            ["|\n  x", "- >\n   y", ">\n   y", "- |-\n    z", "|-\n    z"]
        );
    }

    #[test]
    fn empty_values_stand_behind_their_colon_or_dash() {
        let starts = |text: &str| -> Vec<usize> {
            let node = parse(text.as_bytes()).unwrap();
            let values = node.entries().unwrap().iter().map(|entry| &entry.value);
            values
                .flat_map(|value| value.items().map_or(vec![value], |items| items.iter().collect()))
                .map(|value| {
                    assert!(value.is_empty() && value.span.is_empty());
                    value.span.start
                })
                .collect()
        };
        assert_eq!(starts("a:\n'b' :  # c\nc:\n"), [2, 8, 16]);
        assert_eq!(starts("é:\n-   # x\n-\n"), [5, 13]);
        assert_eq!(starts("a:\n  -\n  - # x\nb: \n"), [6, 10, 17]);
        assert_eq!(starts("{a, b: , c:}"), [2, 6, 11]);
        assert_eq!(starts("a:"), [2]);
    }

    #[test]
    fn maps_and_lists_reach_from_their_first_to_their_last_byte() {
        assert_eq!(places("a:\n- []\n- b: c\n")[2..5], ["- []\n- b: c", "[]", "b: c"]);
        let text = "\u{FEFF}# x\né:\n- b: c\n  d: [ e, {f: g} ] # x\n- - h\n  - i\n\n# x\nj: { k: }\n";
        assert_eq!(
            places(text),
            [
                &text[text.find("é:").unwrap()..text.len() - 1],
                "é",
                "- b: c\n  d: [ e, {f: g} ] # x\n- - h\n  - i",
                "b: c\n  d: [ e, {f: g} ]",
                "b",
                "c",
                "d",
                "[ e, {f: g} ]",
                "e",
                "{f: g}",
                "f",
                "g",
                "- h\n  - i",
                "h",
                "i",
                "j",
                "{ k: }",
                "k",
                "",
            ]
        );
        assert_eq!(places("a:\n- - - b\n    - c\n")[2], "- - - b\n    - c");
        assert_eq!(places("a: # - x\n  - b\n")[2], "- b");
        assert_eq!(places("[ a,\n  b, # ]\n ]\n")[0], "[ a,\n  b, # ]\n ]");
    }

    #[test]
    fn text_is_borrowed_where_it_stands_in_the_file() {
        let node = parse(b"a: b c\nd: 'e'\nf: \"g\"\nh: 'i''j'\n").unwrap();
        let borrowed: Vec<bool> = node
            .entries()
            .unwrap()
            .iter()
            .map(|entry| matches!(&entry.value.kind, Kind::Scalar(Scalar { text: Cow::Borrowed(_), .. })))
            .collect();
        assert_eq!(borrowed, [true, true, true, false]);
    }
}
