//! From a text made out of another one back to where it came from.

use super::Span;

/// Where every part of a derived text stands in its origin, kept as runs, so that a long unchanged stretch
/// costs one entry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SpanMap {
    runs: Vec<Run>,
    /// The length of the derived text.
    len: usize,
}

/// A stretch of the derived text, up to the start of the next run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    /// Where it starts in the derived text.
    at: usize,
    /// What it stands for in the origin.
    origin: Span,
    /// Byte for byte the same in both; otherwise the run stands for its origin only as a whole.
    verbatim: bool,
}

impl SpanMap {
    /// The next `origin.len()` bytes of the derived text are those of `origin`.
    pub fn push_verbatim(&mut self, origin: Span) {
        if origin.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.verbatim && last.origin.end == origin.start => last.origin.end = origin.end,
            _ => self.runs.push(Run { at: self.len, origin, verbatim: true }),
        }
        self.len += origin.len();
    }

    /// The next `len` bytes of the derived text stand for `origin` as a whole.
    pub fn push_opaque(&mut self, len: usize, origin: Span) {
        if len > 0 {
            self.runs.push(Run { at: self.len, origin, verbatim: false });
            self.len += len;
        }
    }

    /// Forgets the derived text from `len` on.
    pub fn truncate(&mut self, len: usize) {
        if len >= self.len {
            return;
        }
        self.runs.truncate(self.runs.partition_point(|run| run.at < len));
        if let Some(last) = self.runs.last_mut()
            && last.verbatim
        {
            last.origin.end = last.origin.start + (len - last.at);
        }
        self.len = len;
    }

    /// The smallest span of the origin that covers a span of the derived text.
    pub fn origin(&self, derived: Span) -> Span {
        let start = self.start_of(derived.start);
        if derived.is_empty() {
            return Span::new(start, start);
        }
        let last = self.run_at(derived.end - 1);
        let end = match last {
            Some(run) if run.verbatim => run.origin.start + (derived.end - run.at),
            Some(run) => run.origin.end,
            None => start,
        };
        Span::new(start, end.max(start))
    }

    /// Whether the derived text can be cut here without cutting what stands for the origin only as a whole.
    pub fn is_edge(&self, derived: usize) -> bool {
        derived >= self.len || self.run_at(derived).is_none_or(|run| run.verbatim || run.at == derived)
    }

    fn start_of(&self, derived: usize) -> usize {
        if derived >= self.len {
            return self.runs.last().map_or(0, |run| run.origin.end);
        }
        match self.run_at(derived) {
            Some(run) if run.verbatim => run.origin.start + (derived - run.at),
            Some(run) => run.origin.start,
            None => 0,
        }
    }

    fn run_at(&self, derived: usize) -> Option<&Run> {
        let after = self.runs.partition_point(|run| run.at <= derived);
        self.runs.get(after.checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a&amp;b` read as `a&b`, then `  ` read as one space, then `cd`.
    fn map() -> SpanMap {
        let mut map = SpanMap::default();
        map.push_verbatim(Span::new(0, 1));
        map.push_opaque(1, Span::new(1, 6));
        map.push_verbatim(Span::new(6, 7));
        map.push_opaque(1, Span::new(7, 9));
        map.push_verbatim(Span::new(9, 10));
        map.push_verbatim(Span::new(10, 11));
        map
    }

    #[test]
    fn covers_what_a_part_stands_for() {
        let map = map();
        assert_eq!(map.origin(Span::new(0, 1)), Span::new(0, 1));
        assert_eq!(map.origin(Span::new(1, 2)), Span::new(1, 6));
        assert_eq!(map.origin(Span::new(2, 5)), Span::new(6, 10));
        assert_eq!(map.origin(Span::new(0, 6)), Span::new(0, 11));
        assert_eq!(map.origin(Span::new(3, 3)), Span::new(7, 7));
        assert_eq!(map.origin(Span::new(6, 6)), Span::new(11, 11));
        assert_eq!(SpanMap::default().origin(Span::new(0, 0)), Span::new(0, 0));
    }

    #[test]
    fn knows_where_a_cut_is_clean_and_forgets_a_tail() {
        let mut folded = SpanMap::default();
        folded.push_verbatim(Span::new(0, 2));
        folded.push_opaque(3, Span::new(2, 5));
        assert!(folded.is_edge(1) && folded.is_edge(2) && folded.is_edge(5));
        assert!(!folded.is_edge(3));

        let mut map = map();
        map.truncate(5);
        map.push_opaque(2, Span::new(10, 11));
        assert_eq!(map.origin(Span::new(4, 7)), Span::new(9, 11));
    }
}
