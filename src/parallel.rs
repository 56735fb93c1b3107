//! Work shared out over all cores.
//!
//! Nothing here knows what the work is. Read [`map`] first.

use std::sync::OnceLock;

use rayon::prelude::*;

/// What is said of each of the items, in their order, asked on all cores.
pub fn map<'a, T: Sync, A: Send + Sync>(items: &'a [T], ask: impl Fn(&'a T) -> A + Sync) -> Vec<A> {
    let answers: Vec<OnceLock<A>> = items.iter().map(|_| OnceLock::new()).collect();
    each(items.len(), &|at| {
        answers[at].get_or_init(|| ask(&items[at]));
    });
    answers.into_iter().filter_map(OnceLock::into_inner).collect()
}

/// Does a work for each number. Knows no types, so that the sharing out is compiled once and not for every work.
fn each(count: usize, work: &(dyn Fn(usize) + Sync)) {
    (0..count).into_par_iter().for_each(work);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_stand_in_the_order_of_what_was_asked() {
        let items: Vec<usize> = (0..10_000).collect();
        let squares: Vec<usize> = items.iter().map(|item| item * item).collect();
        assert_eq!(map(&items, |item| item * item), squares);
    }

    #[test]
    fn work_may_share_out_work() {
        let rows = [[1, 2], [3, 4], [5, 6]];
        let sums = map(&rows, |row| map(row, |one| one * 10).into_iter().sum::<usize>());
        assert_eq!(sums, [30, 70, 110]);
        assert_eq!(map(&[] as &[usize], |one| *one), [0; 0]);
    }
}
