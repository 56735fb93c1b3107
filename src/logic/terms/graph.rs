//! Chains and circles among numbered things.

use std::collections::BTreeMap;

/// Longer chains are refused: nobody means them, and they would cost memory with their square.
pub(super) const DEEPEST: usize = 100;

/// That one thing lies right below another, both by number.
pub(super) type Arrow = (usize, usize);

/// The arrows that run in a circle, by their place in the list: a group for each set of things that lie below one
/// another.
pub(super) fn circles(nodes: usize, arrows: &[Arrow]) -> Vec<Vec<usize>> {
    let component = components(nodes, arrows);
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, &(from, to)) in arrows.iter().enumerate() {
        if component[from] == component[to] {
            groups.entry(component[from]).or_default().push(at);
        }
    }
    groups.into_values().collect()
}

/// The strongly connected component of each node, by Tarjan's method (1972) with a stack of its own: a hostile
/// chain is as long as its file.
fn components(nodes: usize, arrows: &[Arrow]) -> Vec<usize> {
    const UNSEEN: usize = usize::MAX;
    let next = arrows_from(nodes, arrows);
    let mut order = vec![UNSEEN; nodes];
    let mut low = vec![0; nodes];
    let mut component = vec![UNSEEN; nodes];
    let (mut path, mut counter) = (Vec::new(), 0);
    for start in 0..nodes {
        let mut calls = if order[start] == UNSEEN { vec![(start, 0)] } else { Vec::new() };
        while let Some((node, at)) = calls.pop() {
            if at == 0 {
                (order[node], low[node]) = (counter, counter);
                counter += 1;
                path.push(node);
            } else {
                let child = arrows[next[node][at - 1]].1;
                if component[child] == UNSEEN {
                    low[node] = low[node].min(low[child]);
                }
            }
            if let Some(&arrow) = next[node].get(at) {
                let child = arrows[arrow].1;
                calls.push((node, at + 1));
                if order[child] == UNSEEN {
                    calls.push((child, 0));
                }
            } else if low[node] == order[node] {
                while let Some(member) = path.pop() {
                    component[member] = node;
                    if member == node {
                        break;
                    }
                }
            }
        }
    }
    component
}

/// The arrows that make a chain longer than [`DEEPEST`], by their place in the list, where none runs in a circle.
pub(super) fn too_deep(nodes: usize, arrows: &[Arrow]) -> Vec<usize> {
    let next = arrows_from(nodes, arrows);
    let mut waiting = vec![0_usize; nodes];
    for &(_, to) in arrows {
        waiting[to] += 1;
    }
    let mut height = vec![0_usize; nodes];
    let mut open: Vec<usize> = (0..nodes).filter(|&node| waiting[node] == 0).collect();
    let mut refused = Vec::new();
    while let Some(node) = open.pop() {
        for &arrow in &next[node] {
            let to = arrows[arrow].1;
            if height[node] == DEEPEST {
                refused.push(arrow);
            } else {
                height[to] = height[to].max(height[node] + 1);
            }
            waiting[to] -= 1;
            if waiting[to] == 0 {
                open.push(to);
            }
        }
    }
    refused.sort_unstable();
    refused
}

/// For each node the arrows that leave it.
fn arrows_from(nodes: usize, arrows: &[Arrow]) -> Vec<Vec<usize>> {
    let mut next = vec![Vec::new(); nodes];
    for (at, &(from, _)) in arrows.iter().enumerate() {
        next[from].push(at);
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_circles_and_what_is_in_none() {
        assert_eq!(circles(3, &[(0, 1), (1, 2)]), Vec::<Vec<usize>>::new());
        assert_eq!(circles(3, &[(0, 1), (1, 0), (1, 2)]), [[0, 1]]);
        assert_eq!(circles(1, &[(0, 0)]), [[0]]);
        assert_eq!(
            circles(5, &[(0, 1), (1, 2), (2, 0), (3, 4), (4, 3), (2, 3)]),
            [vec![0, 1, 2], vec![3, 4]]
        );
        let long: Vec<Arrow> = (0..100_000).map(|at| (at, (at + 1) % 100_000)).collect();
        assert_eq!(circles(100_000, &long)[0].len(), 100_000);
    }

    #[test]
    fn a_chain_ends_somewhere() {
        let chain: Vec<Arrow> = (0..DEEPEST + 2).map(|at| (at, at + 1)).collect();
        assert_eq!(too_deep(DEEPEST + 3, &chain), [DEEPEST]);
        assert_eq!(too_deep(DEEPEST + 1, &chain[..DEEPEST]), [0; 0]);
    }
}
