//! What has to change to make one sequence of another: the words of two texts, the lines of two files.

use std::collections::HashMap;
use std::hash::Hash;

use similar::DiffOp;
use similar::algorithms::{Capture, Compact, Replace, myers, patience};

/// Above this many pieces, an algorithm whose time does not grow with the square of the differences. Never bounded by
/// the clock, so that the result is the same on any machine.
const SHORT: usize = 1_000;

/// The steps from `old` to `new`, in order: as few differences as can be (Myers 1986) while both are short, anchored by
/// the pieces that stand once in both where they are long.
pub fn edit_script<T: Eq + Hash>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    let long = old.len().max(new.len()) > SHORT;
    compare(long, old, new)
}

/// The steps from `old` to `new`, in order, anchored by the pieces that stand once in both.
pub fn edit_script_by_anchors<T: Eq + Hash>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    compare(true, old, new)
}

/// Compares by numbers that stand for the pieces, so that the algorithms are compiled once and not for every type.
fn compare<T: Eq + Hash>(anchored: bool, old: &[T], new: &[T]) -> Vec<DiffOp> {
    let mut numbers: HashMap<&T, usize> = HashMap::new();
    let mut number = |piece| {
        let next = numbers.len();
        *numbers.entry(piece).or_insert(next)
    };
    let old: Vec<usize> = old.iter().map(&mut number).collect();
    let new: Vec<usize> = new.iter().map(&mut number).collect();
    steps(anchored, &old, &new)
}

/// The steps by Myers' algorithm, or by patience where they are to be anchored: by name, so that no other algorithm of the
/// library is compiled.
fn steps(anchored: bool, old: &[usize], new: &[usize]) -> Vec<DiffOp> {
    let mut found = Compact::new(Replace::new(Capture::new()), old, new);
    let (all_old, all_new) = (0..old.len(), 0..new.len());
    let Ok(()) = if anchored {
        patience::diff(&mut found, old, all_old, new, all_new)
    } else {
        myers::diff(&mut found, old, all_old, new, all_new)
    };
    found.into_inner().into_inner().into_ops()
}

#[cfg(test)]
mod tests {
    use similar::{Algorithm, capture_diff_slices};

    use super::*;

    #[test]
    fn are_the_same_for_any_type() {
        let (old, new) = (["a", "b", "c", "d"], ["a", "c", "x", "d"]);
        let by_hand = capture_diff_slices(Algorithm::Myers, &old, &new);
        assert_eq!(edit_script(&old, &new), by_hand);
        let own = |texts: [&str; 4]| texts.map(str::to_owned);
        assert_eq!(edit_script(&own(old), &own(new)), by_hand);
    }

    #[test]
    fn long_sequences_cost_no_square() {
        let old: Vec<usize> = (0..100_000).collect();
        let new: Vec<usize> = (100_000..200_000).collect();
        assert_eq!(
            edit_script(&old, &new),
            [DiffOp::Replace { old_index: 0, old_len: 100_000, new_index: 0, new_len: 100_000 }]
        );
    }
}
