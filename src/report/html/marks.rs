//! Marks in a text: spans that overlap, nest or touch become pieces in a row, split at every border.

use crate::text::Span;

/// A claim where it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// The claim, by its place in [`crate::report::View::claims`].
    pub(super) claim: usize,
    /// Which of the claim's appearances.
    pub(super) entry: usize,
    /// Where: in order, none empty.
    pub(super) spans: Vec<Span>,
}

impl Mark {
    fn len(&self) -> usize {
        self.spans.iter().map(|span| span.len()).sum()
    }

    /// Where it begins.
    pub(super) fn start(&self) -> usize {
        self.spans.first().map_or(0, |span| span.start)
    }

    /// Where it ends.
    pub(super) fn end(&self) -> usize {
        self.spans.last().map_or(0, |span| span.end)
    }
}

/// A stretch of a text to which the same marks belong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where.
    pub(super) span: Span,
    /// The marks that cover it, the innermost first, by their places in the list.
    pub(super) marks: Vec<usize>,
    /// The marks that begin with it.
    pub(super) begins: Vec<usize>,
    /// The marks that end with it.
    pub(super) ends: Vec<usize>,
}

/// The pieces of a stretch of text under some of the marks: in order, without a gap, each as long as can be.
pub(super) fn pieces(within: Span, marks: &[Mark], some: &[usize]) -> Vec<Piece> {
    let here: Vec<(usize, Span)> = some
        .iter()
        .flat_map(|&at| marks[at].spans.iter().map(move |span| (at, *span)))
        .filter(|(_, span)| span.overlaps(within) && !span.is_empty())
        .collect();
    let inside = |at: usize| at.clamp(within.start, within.end);
    let mut borders: Vec<usize> =
        here.iter().flat_map(|(_, span)| [inside(span.start), inside(span.end)]).collect();
    borders.extend([within.start, within.end]);
    borders.sort_unstable();
    borders.dedup();
    let mut order = here;
    // The innermost of the marks over a piece is the one that a reader means.
    order.sort_by_key(|(at, _)| (marks[*at].len(), *at));
    borders
        .windows(2)
        .map(|pair| {
            let span = Span::new(pair[0], pair[1]);
            let mut covering: Vec<usize> =
                order.iter().filter(|(_, mark)| mark.contains(span)).map(|(at, _)| *at).collect();
            covering.dedup();
            let begins = |at: &usize| marks[*at].start() == span.start;
            let ends = |at: &usize| marks[*at].end() == span.end;
            Piece {
                span,
                begins: covering.iter().copied().filter(begins).collect(),
                ends: covering.iter().copied().filter(ends).collect(),
                marks: covering,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(claim: usize, spans: &[(usize, usize)]) -> Mark {
        let spans = spans.iter().map(|&(start, end)| Span::new(start, end)).collect();
        Mark { claim, entry: 0, spans }
    }

    fn all(marks: &[Mark]) -> Vec<usize> {
        (0..marks.len()).collect()
    }

    /// `0-4: 1 2` for each piece.
    fn shown(within: (usize, usize), marks: &[Mark]) -> Vec<String> {
        let shown = |piece: Piece| {
            let claims: Vec<String> = piece.marks.iter().map(|&at| marks[at].claim.to_string()).collect();
            format!("{}-{}: {}", piece.span.start, piece.span.end, claims.join(" "))
        };
        pieces(Span::new(within.0, within.1), marks, &all(marks)).into_iter().map(shown).collect()
    }

    #[test]
    fn marks_are_split_at_every_border() {
        assert_eq!(shown((0, 9), &[]), ["0-9: "]);
        assert_eq!(
            shown((0, 9), &[mark(1, &[(2, 6)]), mark(2, &[(4, 8)])]),
            ["0-2: ", "2-4: 1", "4-6: 1 2", "6-8: 2", "8-9: "]
        );
        assert_eq!(
            shown((0, 9), &[mark(1, &[(0, 9)]), mark(2, &[(3, 5)])]),
            ["0-3: 1", "3-5: 2 1", "5-9: 1"]
        );
        assert_eq!(shown((0, 9), &[mark(1, &[(0, 3)]), mark(2, &[(3, 9)])]), ["0-3: 1", "3-9: 2"]);
        assert_eq!(shown((2, 6), &[mark(1, &[(0, 4), (5, 9)])]), ["2-4: 1", "4-5: ", "5-6: 1"]);
    }

    #[test]
    fn pieces_cover_a_text_without_gap_or_overlap_whatever_the_marks() {
        let mut seed = 7_u64;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(seed >> 33).unwrap() % below
        };
        for _ in 0..200 {
            let length = 1 + next(60);
            let marks: Vec<Mark> = (0..next(8))
                .map(|claim| {
                    let start = next(length);
                    mark(claim, &[(start, start + 1 + next(length - start))])
                })
                .collect();
            let pieces = pieces(Span::new(0, length), &marks, &all(&marks));
            let mut at = 0;
            for piece in &pieces {
                assert_eq!(piece.span.start, at);
                assert!(!piece.span.is_empty());
                for (number, mark) in marks.iter().enumerate() {
                    let covers = mark.spans.iter().any(|span| span.overlaps(piece.span));
                    assert_eq!(covers, piece.marks.contains(&number), "{marks:?} {piece:?}");
                }
                at = piece.span.end;
            }
            assert_eq!(at, length);
            for number in 0..marks.len() {
                assert_eq!(pieces.iter().filter(|piece| piece.begins.contains(&number)).count(), 1);
                assert_eq!(pieces.iter().filter(|piece| piece.ends.contains(&number)).count(), 1);
            }
        }
    }
}
