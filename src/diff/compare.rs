//! Two texts compared: aligned, what changed told change by change, and each change judged.

use super::align::align;
use super::judge::{self, Judged};
use super::notice;
use super::operations::operations;
use super::sentences::Sentence;
use super::text::{Change, TextDiff};
use super::units::{Link, Operation};

/// Compares two texts sentence by sentence.
pub fn compare(old: Vec<Sentence>, new: Vec<Sentence>) -> TextDiff {
    let links = align(&old, &new);
    let same = |(i, j): Link| old[i].text.split_whitespace().eq(new[j].text.split_whitespace());
    let operations = operations(&links, old.len(), new.len(), same);
    let mut groups = groups(&links, old.len(), new.len());
    groups.retain(|group| {
        let kept = |at: &usize| operations.old[*at] == Operation::Keep;
        !(group.new.len() == 1 && group.old.first().is_some_and(kept))
    });
    in_reading_order(&mut groups, &links);
    let changes = groups.into_iter().map(|group| {
        let operation = match (group.old.first(), group.new.first()) {
            (Some(&at), _) => operations.old[at],
            (None, Some(&at)) => operations.new[at],
            (None, None) => Operation::Keep,
        };
        change(operation, group, &old, &new)
    });
    let changes = changes.collect();
    let mut diff = TextDiff { links, operations, changes, notices: Vec::new(), old, new };
    notice::find(&mut diff);
    diff
}

fn change(operation: Operation, group: Group, old: &[Sentence], new: &[Sentence]) -> Change {
    let joined = |sentences: &[Sentence], indexes: &[usize]| -> String {
        indexes.iter().map(|&at| sentences[at].text.as_str()).collect::<Vec<_>>().join(" ")
    };
    let Judged { weight, reason, tags, words } =
        judge::judge(operation, &joined(old, &group.old), &joined(new, &group.new));
    let Group { old, new } = group;
    Change { operation, old, new, words, weight, reason, tags, disclosed_by: None, notice: None }
}

/// Sentences that links tie together; a free one alone.
struct Group {
    old: Vec<usize>,
    new: Vec<usize>,
}

fn groups(links: &[Link], old: usize, new: usize) -> Vec<Group> {
    let mut of_old: Vec<Option<usize>> = vec![None; old];
    let mut of_new: Vec<Option<usize>> = vec![None; new];
    let mut groups: Vec<Group> = Vec::new();
    for &(i, j) in links {
        let at = of_old[i].or(of_new[j]).unwrap_or_else(|| {
            groups.push(Group { old: Vec::new(), new: Vec::new() });
            groups.len() - 1
        });
        if of_old[i].is_none() {
            of_old[i] = Some(at);
            groups[at].old.push(i);
        }
        if of_new[j].is_none() {
            of_new[j] = Some(at);
            groups[at].new.push(j);
        }
    }
    let free =
        |of: &[Option<usize>]| -> Vec<usize> { (0..of.len()).filter(|&at| of[at].is_none()).collect() };
    groups.extend(free(&of_old).into_iter().map(|at| Group { old: vec![at], new: Vec::new() }));
    groups.extend(free(&of_new).into_iter().map(|at| Group { old: Vec::new(), new: vec![at] }));
    groups
}

/// By the place in the new text; what was deleted stands behind what stood before it.
fn in_reading_order(groups: &mut [Group], links: &[Link]) {
    let place = |group: &Group| match (group.new.first(), group.old.first()) {
        (Some(&new), _) => (new + 1, 0, 0),
        (None, Some(&old)) => {
            let before = links[..links.partition_point(|link| link.0 < old)].last();
            (before.map_or(0, |link| link.1 + 1), 1, old)
        }
        (None, None) => (0, 0, 0),
    };
    groups.sort_by_key(place);
}
