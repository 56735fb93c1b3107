//! Byte offsets to lines and columns.

/// A place for a reader: both count from 1, the column in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in Unicode scalar values.
    pub column: usize,
}

/// The line starts of one text. A line ends after `\n`, after `\r\n`, or after a lone `\r`.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds the line starts of `text`.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at + 1);
            }
        }
        Self { text, starts }
    }

    /// The line and column of a byte offset. One past the end is the place after the last character; an
    /// offset inside a character is taken as the start of it.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.line(offset);
        let start = self.starts[line - 1];
        Position { line, column: self.text[start..offset].chars().count() + 1 }
    }

    /// The line of a byte offset, without the work of counting columns.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset)
    }

    /// The byte offset at which a line starts; `line` counts from 1.
    pub fn start_of(&self, line: usize) -> Option<usize> {
        self.starts.get(line.checked_sub(1)?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_scalars_and_knows_every_line_end() {
        let text = "añb\r\nx\rz\n";
        let lines = Lines::new(text);
        let at = |needle: &str| lines.position(text.find(needle).unwrap());
        assert_eq!(at("b"), Position { line: 1, column: 3 });
        assert_eq!(at("x"), Position { line: 2, column: 1 });
        assert_eq!(at("z"), Position { line: 3, column: 1 });
        assert_eq!(lines.position(text.len()), Position { line: 4, column: 1 });
        assert_eq!(lines.position(2), Position { line: 1, column: 2 }, "inside ñ");
    }
}
