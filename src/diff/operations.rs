//! What became of each sentence, read off the links.

use super::chain::{Weighed, heaviest};
use super::units::{Link, Operation};

/// The operations of both texts.
#[derive(Debug, PartialEq, Eq)]
pub struct Operations {
    /// Of the old text, sentence by sentence.
    pub old: Vec<Operation>,
    /// Of the new text.
    pub new: Vec<Operation>,
}

/// The operations that links amount to; `same` says whether the two sentences of a link are equal.
pub(super) fn operations(links: &[Link], old: usize, new: usize, same: impl Fn(Link) -> bool) -> Operations {
    let (mut forth, mut back) = (vec![0_usize; old], vec![0_usize; new]);
    for &(i, j) in links {
        forth[i] += 1;
        back[j] += 1;
    }
    let weighed: Vec<Weighed> = links.iter().map(|&(old, new)| Weighed { old, new, weight: 1.0 }).collect();
    let mut stays = vec![false; links.len()];
    for at in heaviest(&weighed, false) {
        stays[at] = true;
    }
    let mut found = Operations { old: vec![Operation::Delete; old], new: vec![Operation::Add; new] };
    for (at, &(i, j)) in links.iter().enumerate() {
        let operation = match (forth[i], back[j]) {
            (1, 1) => match (stays[at], same((i, j))) {
                (true, true) => Operation::Keep,
                (true, false) => Operation::Edit,
                (false, true) => Operation::Move,
                (false, false) => Operation::MoveEdit,
            },
            (1, _) => Operation::Merge,
            _ => Operation::Split,
        };
        (found.old[i], found.new[j]) = (operation, operation);
    }
    found
}
