//! Approximate search for a short pattern, bit by bit.

use crate::text::Span;

/// The most bytes a pattern may have: one bit each.
pub(super) const LONGEST: usize = 64;

/// The stretch of a text with the fewest edits (bytes put in, left out or exchanged) from a pattern, and how
/// many; the first of equals. G. Myers, "A fast bit-vector algorithm for approximate string matching based on
/// dynamic programming", Journal of the ACM 46 (1999), in the form of H. Hyyrö (2003). The time does not depend
/// on what the text holds. None for a pattern that is empty or too long.
pub(super) fn best(pattern: &[u8], text: &[u8]) -> Option<(Span, usize)> {
    let (end, edits) = best_end(pattern, text.iter())?;
    // Backwards from there, the best end is the start.
    let reversed: Vec<u8> = pattern.iter().rev().copied().collect();
    let window = &text[end.saturating_sub(pattern.len() + edits)..end];
    let (length, _) = best_end(&reversed, window.iter().rev())?;
    Some((Span::new(end - length, end), edits))
}

fn best_end<'b>(pattern: &[u8], text: impl Iterator<Item = &'b u8>) -> Option<(usize, usize)> {
    if pattern.is_empty() || pattern.len() > LONGEST {
        return None;
    }
    let mut places = [0_u64; 256];
    for (bit, &byte) in pattern.iter().enumerate() {
        places[usize::from(byte)] |= 1 << bit;
    }
    let last = 1_u64 << (pattern.len() - 1);
    let (mut plus, mut minus) = (u64::MAX, 0_u64);
    let mut score = pattern.len();
    let mut best = (0, score);
    for (at, &byte) in text.enumerate() {
        let same = places[usize::from(byte)];
        let diagonal = (((same & plus).wrapping_add(plus)) ^ plus) | same | minus;
        let mut right_plus = minus | !(diagonal | plus);
        let mut right_minus = plus & diagonal;
        score += usize::from(right_plus & last != 0);
        score -= usize::from(right_minus & last != 0);
        // A match may begin anywhere: nothing is carried in from the row above the first.
        right_plus <<= 1;
        right_minus <<= 1;
        plus = right_minus | !(diagonal | right_plus);
        minus = right_plus & diagonal;
        if score < best.1 {
            best = (at + 1, score);
        }
    }
    Some(best)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn finds_the_stretch_with_the_fewest_edits() {
        let found = |pattern: &str, text: &'static str| {
            best(pattern.as_bytes(), text.as_bytes()).map(|(span, edits)| (&text[span.range()], edits))
        };
        assert_eq!(found("DeepSeak", "the DeepSeek team"), Some(("DeepSeek", 1)));
        assert_eq!(found("team", "the DeepSeek team"), Some(("team", 0)));
        assert_eq!(found("", "abc"), None);
    }

    proptest! {
        #[test]
        fn agrees_with_the_table(pattern in "[ab]{1,8}", text in "[abc]{0,20}") {
            let mut row: Vec<usize> = (0..=pattern.len()).collect();
            let mut fewest = pattern.len();
            for byte in text.bytes() {
                let mut diagonal = row[0];
                for (at, other) in pattern.bytes().enumerate() {
                    let next = (diagonal + usize::from(byte != other)).min(row[at] + 1).min(row[at + 1] + 1);
                    diagonal = std::mem::replace(&mut row[at + 1], next);
                }
                fewest = fewest.min(row[pattern.len()]);
            }
            let (span, edits) = best(pattern.as_bytes(), text.as_bytes()).expect("short enough");
            prop_assert_eq!(edits, fewest);
            prop_assert!(span.end <= text.len());
        }
    }
}
