//! Assertions of one kind, halved and halved again by their outlines: whole halves are passed over that an
//! assertion cannot clash with, and what was found is taken out.

use super::outline::{Outline, Test};

/// How many are not halved any more.
const FEW: usize = 8;

/// Assertions of one kind.
pub(super) struct Tree {
    /// Their numbers with their outlines, those that lie together side by side.
    order: Vec<(u32, Outline)>,
    left: Vec<bool>,
    /// The halves of the one at `n` stand at `2n + 1` and `2n + 2`.
    parts: Vec<Part>,
}

#[derive(Clone)]
struct Part {
    outline: Outline,
    left: usize,
}

impl Tree {
    pub(super) fn new(mut order: Vec<(u32, Outline)>) -> Self {
        let left = vec![true; order.len()];
        arrange(&mut order, 0);
        let mut tree = Self { order, left, parts: Vec::new() };
        let mut parts = 1;
        let mut length = tree.order.len();
        while length > FEW {
            length = length.div_ceil(2);
            parts = 2 * parts + 1;
        }
        tree.parts = vec![Part { outline: Outline::NONE, left: 0 }; parts];
        tree.sum_up(0, 0, tree.order.len());
        tree
    }

    fn sum_up(&mut self, part: usize, from: usize, to: usize) {
        if to - from > FEW {
            let middle = from.midpoint(to);
            self.sum_up(2 * part + 1, from, middle);
            self.sum_up(2 * part + 2, middle, to);
        }
        self.refresh(part, from, to);
    }

    fn refresh(&mut self, part: usize, from: usize, to: usize) {
        self.parts[part] = if to - from > FEW {
            let (one, other) = (&self.parts[2 * part + 1], &self.parts[2 * part + 2]);
            Part { outline: one.outline.with(&other.outline), left: one.left + other.left }
        } else {
            let left = (from..to).filter(|&at| self.left[at]);
            let none = Part { outline: Outline::NONE, left: 0 };
            left.fold(none, |sum, at| Part {
                outline: sum.outline.with(&self.order[at].1),
                left: sum.left + 1,
            })
        };
    }

    /// Where each stands, by its number.
    pub(super) fn places(&self) -> impl Iterator<Item = (u32, usize)> + '_ {
        self.order.iter().enumerate().map(|(place, (number, _))| (*number, place))
    }

    pub(super) fn outline(&self, place: usize) -> Outline {
        self.order[place].1
    }

    /// Takes out the one that stands at a place.
    pub(super) fn remove(&mut self, place: usize) {
        self.left[place] = false;
        let (mut part, mut from, mut to) = (0, 0, self.order.len());
        let mut way = vec![(part, from, to)];
        while to - from > FEW {
            let middle = from.midpoint(to);
            let upper = place >= middle;
            part = 2 * part + 1 + usize::from(upper);
            (from, to) = if upper { (middle, to) } else { (from, middle) };
            way.push((part, from, to));
        }
        for (part, from, to) in way.into_iter().rev() {
            self.refresh(part, from, to);
        }
    }

    /// Shows `clashes` every one that is left and may clash with `one`, and takes out those of which it says so.
    /// Stops where it gives nothing.
    pub(super) fn take(
        &mut self,
        one: &Outline,
        test: Test,
        clashes: &mut impl FnMut(u32) -> Option<bool>,
    ) -> Option<()> {
        self.take_from((0, 0, self.order.len()), one, test, clashes)
    }

    fn take_from(
        &mut self,
        (part, from, to): (usize, usize, usize),
        one: &Outline,
        test: Test,
        clashes: &mut impl FnMut(u32) -> Option<bool>,
    ) -> Option<()> {
        let before = self.parts[part].left;
        if before == 0 || !test.allows(one, &self.parts[part].outline) {
            return Some(());
        }
        let after = if to - from > FEW {
            let middle = from.midpoint(to);
            let (lower, upper) = (2 * part + 1, 2 * part + 2);
            self.take_from((lower, from, middle), one, test, clashes)?;
            self.take_from((upper, middle, to), one, test, clashes)?;
            self.parts[lower].left + self.parts[upper].left
        } else {
            for at in from..to {
                let (number, outline) = &self.order[at];
                if self.left[at] && test.allows(one, outline) && clashes(*number)? {
                    self.left[at] = false;
                }
            }
            self.left[from..to].iter().filter(|left| **left).count()
        };
        if after < before {
            self.refresh(part, from, to);
        }
        Some(())
    }
}

/// Sorts into halves, each time by the next number in which they differ.
fn arrange(order: &mut [(u32, Outline)], by: usize) {
    if order.len() <= FEW {
        return;
    }
    let differ = |by: &usize| {
        let first = order[0].1.centres()[*by];
        order.iter().any(|(_, outline)| outline.centres()[*by] != first)
    };
    let numbers = order[0].1.centres().len();
    let Some(by) = (by..by + numbers).map(|by| by % numbers).find(differ) else { return };
    let middle = order.len() / 2;
    order.select_nth_unstable_by_key(middle, |(number, outline)| (outline.centres()[by], *number));
    let (lower, upper) = order.split_at_mut(middle);
    arrange(lower, by + 1);
    arrange(upper, by + 1);
}
