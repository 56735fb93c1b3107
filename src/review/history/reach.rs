//! Which commits led to which.

use std::collections::HashMap;

use crate::tree::Authored;

/// The commits and their parents, each before those that came after it.
#[derive(Debug, Default)]
pub(super) struct Graph {
    parents: Vec<Vec<usize>>,
    /// How many commits up to each do not simply follow the one before it in the list.
    forks: Vec<usize>,
}

/// A set of some commits, by their place among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Set(Vec<u64>);

impl Graph {
    pub(super) fn of(commits: &[Authored]) -> Self {
        let places: HashMap<&str, usize> =
            commits.iter().enumerate().map(|(at, commit)| (commit.commit.as_str(), at)).collect();
        let mut graph = Self::default();
        let mut forks = 0;
        for (at, commit) in commits.iter().enumerate() {
            let parents: Vec<usize> = commit
                .parents
                .iter()
                .filter_map(|parent| places.get(parent.as_str()).copied())
                // Git lists them so; whatever else it may say leads nowhere.
                .filter(|parent| *parent < at)
                .collect();
            forks += usize::from(at > 0 && parents != [at - 1]);
            graph.parents.push(parents);
            graph.forks.push(forks);
        }
        graph
    }

    /// Of some commits, in their order: which of them led to each, and it itself.
    pub(super) fn reached(&self, some: &[usize]) -> Vec<Set> {
        let (Some(&first), Some(&last)) = (some.first(), some.last()) else { return Vec::new() };
        if self.forks[last] == self.forks[first] {
            return (0..some.len()).map(|at| Set::up_to(at, some.len())).collect();
        }
        let mut between: Vec<Set> = Vec::with_capacity(last + 1 - first);
        let mut wanted = some.iter().enumerate().peekable();
        let mut reached = Vec::with_capacity(some.len());
        for at in first..=last {
            let mut set = Set::none(some.len());
            for parent in self.parents[at].iter().filter(|parent| **parent >= first) {
                set.add_all(&between[parent - first]);
            }
            if let Some((place, _)) = wanted.next_if(|(_, one)| **one == at) {
                set.add(place);
                reached.push(set.clone());
            }
            between.push(set);
        }
        reached
    }
}

impl Set {
    pub(super) fn none(most: usize) -> Self {
        Self(vec![0; most.div_ceil(64)])
    }

    fn up_to(last: usize, most: usize) -> Self {
        let mut set = Self::none(most);
        (0..=last).for_each(|at| set.add(at));
        set
    }

    pub(super) fn all(most: usize) -> Self {
        most.checked_sub(1).map_or_else(|| Self::none(0), |last| Self::up_to(last, most))
    }

    pub(super) fn add(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    pub(super) fn has(&self, at: usize) -> bool {
        self.0[at / 64] >> (at % 64) & 1 == 1
    }

    fn add_all(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, others)| *mine |= others);
    }

    pub(super) fn remove_all(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, others)| *mine &= !others);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(parents: &[&[usize]]) -> Graph {
        let name = |at: &usize| format!("c{at}");
        let commits: Vec<Authored> = parents
            .iter()
            .enumerate()
            .map(|(at, parents)| Authored {
                commit: name(&at),
                parents: parents.iter().map(name).collect(),
                ..Authored::default()
            })
            .collect();
        Graph::of(&commits)
    }

    fn reached(graph: &Graph, some: &[usize]) -> Vec<Vec<usize>> {
        let sets = graph.reached(some);
        sets.iter()
            .map(|set| (0..some.len()).filter(|at| set.has(*at)).map(|at| some[at]).collect())
            .collect()
    }

    #[test]
    fn a_branch_is_led_to_by_what_it_began_from_only() {
        // 0 - 1 - 3 - 4, and 2 between 0 and 4.
        let forked = graph(&[&[], &[0], &[0], &[1], &[3, 2]]);
        assert_eq!(reached(&forked, &[0, 1, 2, 3]), [vec![0], vec![0, 1], vec![0, 2], vec![0, 1, 3]]);
        assert_eq!(reached(&forked, &[1, 2, 4]), [vec![1], vec![2], vec![1, 2, 4]]);
        let line = graph(&[&[], &[0], &[1], &[2]]);
        assert_eq!(reached(&line, &[0, 3]), [vec![0], vec![0, 3]]);
        assert_eq!(reached(&line, &[]), [[0; 0]; 0]);
        let many: Vec<Vec<usize>> =
            (0..200_usize).map(|at| at.checked_sub(1).into_iter().collect()).collect();
        let many: Vec<&[usize]> = many.iter().map(Vec::as_slice).collect();
        assert_eq!(reached(&graph(&many), &(0..200).collect::<Vec<_>>())[199].len(), 200);
    }

    #[test]
    fn histories_that_have_no_beginning_in_common_are_apart() {
        let two = graph(&[&[], &[], &[0, 1]]);
        assert_eq!(reached(&two, &[0, 1, 2]), [vec![0], vec![1], vec![0, 1, 2]]);
    }
}
