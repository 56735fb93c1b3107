//! The comments of a file: what stands between its tokens.

use super::extent::{line_end, line_start};
use super::{Kind, Node, Style};
use crate::text::Span;

/// A comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Comment {
    /// From its `#` to the last character of its line that is not white space.
    pub span: Span,
    /// Whether it has its line to itself.
    pub own_line: bool,
}

impl Comment {
    /// The comment as written.
    pub(super) fn text(self, text: &str) -> &str {
        &text[self.span.range()]
    }
}

/// All comments, in order. `root` is the tree of `text`.
pub(super) fn comments(text: &str, root: &Node<'_>) -> Vec<Comment> {
    let mut finder = Finder { text, done: 0, found: Vec::new() };
    finder.walk(root);
    finder.gap(text.len());
    finder.found
}

struct Finder<'t> {
    text: &'t str,
    done: usize,
    found: Vec<Comment>,
}

impl Finder<'_> {
    fn walk(&mut self, node: &Node<'_>) {
        match &node.kind {
            Kind::Scalar(scalar) => {
                self.token(node.span);
                if matches!(scalar.style, Style::Literal | Style::Folded) {
                    self.done = node.span.start;
                    let header = line_end(self.text.as_bytes(), node.span.start).min(node.span.end);
                    self.gap(header);
                    self.done = node.span.end;
                }
            }
            Kind::List { items, .. } => items.iter().for_each(|item| self.walk(item)),
            Kind::Map { entries, .. } => {
                for entry in entries {
                    self.token(entry.key_span);
                    self.walk(&entry.value);
                }
            }
        }
    }

    fn token(&mut self, span: Span) {
        self.gap(span.start);
        self.done = span.end;
    }

    /// Looks through what no token covers, from the last token to `end`.
    fn gap(&mut self, end: usize) {
        let bytes = self.text.as_bytes();
        while let Some(found) = self.text.get(self.done..end).and_then(|gap| gap.find('#')) {
            let start = self.done + found;
            let line = self.text[start..line_end(bytes, start)].trim_end();
            let before = self.text[line_start(bytes, start)..start].trim_start_matches('\u{FEFF}');
            self.found.push(Comment {
                span: Span::new(start, start + line.len()),
                own_line: before.trim().is_empty(),
            });
            self.done = line_end(bytes, start);
        }
        self.done = self.done.max(end);
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn finds_what_is_a_comment_and_nothing_else() {
        let text = "\u{FEFF}# 1\na: b#no # 2\nc: '# no' # 3\nd: | # 4\n  # no\n  x\n# 5\ne: [ # 6\n  'f # no', # 7\n  g ] # 8\nh: # 9\r\n  # 10\r\n  - # 11\r\n    \"# no\"\r\n# 12";
        let root = parse(text.as_bytes()).unwrap();
        let found = comments(text, &root);
        let texts: Vec<&str> = found.iter().map(|comment| comment.text(text)).collect();
        let expected: Vec<String> = (1..=12).map(|number| format!("# {number}")).collect();
        assert_eq!(texts, expected);
        let own: Vec<usize> = (1..=12).filter(|number| found[number - 1].own_line).collect();
        assert_eq!(own, [1, 5, 10, 12]);
    }
}
