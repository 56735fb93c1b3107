//! A graph laid out in columns: the longest path gives the column, barycentres give the order. Deterministic.
//!
//! Sugiyama, Tagawa and Toda (1981): layers, dummy nodes on long edges, sweeps that reduce crossings.

use std::collections::HashMap;

/// How often the order is improved: more changes nothing in graphs as small as these.
const SWEEPS: usize = 8;

/// Where the nodes of a graph stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    /// For each node its column, from 0.
    pub(super) columns: Vec<usize>,
    /// For each node its row in half steps, from 0: a node is two of them high.
    pub(super) rows: Vec<usize>,
    /// For each edge the places it runs through, as column and half row, from its first node to its last.
    pub(super) ways: Vec<Vec<(usize, usize)>>,
    /// How many columns there are.
    pub(super) width: usize,
    /// How many half rows there are.
    pub(super) height: usize,
}

/// Lays out nodes, given as a count, and edges from a lower to a higher number.
pub(super) fn layout(nodes: usize, edges: &[(usize, usize)]) -> Layout {
    let mut columns = vec![0_usize; nodes];
    let mut sorted: Vec<(usize, usize)> = edges.to_vec();
    sorted.sort_unstable();
    for (from, to) in sorted {
        columns[to] = columns[to].max(columns[from] + 1);
    }
    // A long edge has a dummy node in every column that it crosses, so that no node stands on its way.
    let mut column_of = columns.clone();
    let mut chains: Vec<Vec<usize>> = Vec::new();
    for &(from, to) in edges {
        let mut chain = vec![from];
        for column in columns[from] + 1..columns[to] {
            chain.push(column_of.len());
            column_of.push(column);
        }
        chain.push(to);
        chains.push(chain);
    }
    let width = columns.iter().max().map_or(0, |last| last + 1);
    let mut layers: Vec<Vec<usize>> = vec![Vec::new(); width];
    for (node, &column) in column_of.iter().enumerate() {
        layers[column].push(node);
    }
    let links: Vec<(usize, usize)> =
        chains.iter().flat_map(|chain| chain.windows(2).map(|pair| (pair[0], pair[1]))).collect();
    for sweep in 0..SWEEPS {
        let forward = sweep % 2 == 0;
        let order: Vec<usize> =
            if forward { (1..width).collect() } else { (0..width.saturating_sub(1)).rev().collect() };
        for column in order {
            let beside = if forward { column - 1 } else { column + 1 };
            arrange(&mut layers, column, beside, &links);
        }
    }
    let height = 2 * layers.iter().map(Vec::len).max().unwrap_or_default();
    let mut row_of = vec![0_usize; column_of.len()];
    for layer in &layers {
        let top = (height - 2 * layer.len()) / 2;
        for (at, &node) in layer.iter().enumerate() {
            row_of[node] = top + 2 * at;
        }
    }
    let place = |node: &usize| (column_of[*node], row_of[*node]);
    let ways = chains.iter().map(|chain| chain.iter().map(place).collect()).collect();
    row_of.truncate(nodes);
    Layout { columns, rows: row_of, ways, width, height }
}

/// Orders a layer by the mean place of each node's neighbours in the layer beside it.
fn arrange(layers: &mut [Vec<usize>], column: usize, beside: usize, links: &[(usize, usize)]) {
    let place: HashMap<usize, usize> =
        layers[beside].iter().enumerate().map(|(at, node)| (*node, at)).collect();
    let mean = |at: usize, node: usize| {
        let near = links.iter().filter_map(|&(from, to)| match node {
            node if node == from => place.get(&to),
            node if node == to => place.get(&from),
            _ => None,
        });
        let (sum, number) = near.fold((0, 0), |(sum, number), place| (sum + place, number + 1));
        // In thousandths, so that no rounding of a machine decides; a node without neighbours stays where it is.
        (sum * 1000_usize).checked_div(number).unwrap_or(at * 1000)
    };
    let mut keyed: Vec<(usize, usize, usize)> =
        layers[column].iter().enumerate().map(|(at, &node)| (mean(at, node), at, node)).collect();
    keyed.sort_unstable();
    layers[column] = keyed.into_iter().map(|(_, _, node)| node).collect();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_node_stands_on_another_or_on_the_way_of_an_edge() {
        let mut seed = 3_u64;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from((seed >> 33) % below).unwrap()
        };
        for _ in 0..300 {
            let nodes = 2 + next(11);
            let mut edges: Vec<(usize, usize)> = (0..next(20))
                .map(|_| (next(nodes as u64), next(nodes as u64)))
                .filter(|(from, to)| from < to)
                .collect();
            edges.sort_unstable();
            edges.dedup();
            let found = layout(nodes, &edges);
            assert_eq!(found, layout(nodes, &edges), "the same picture");
            let mut places: Vec<(usize, usize)> =
                found.columns.iter().copied().zip(found.rows.iter().copied()).collect();
            for (way, &(from, to)) in found.ways.iter().zip(&edges) {
                assert_eq!((way[0], way[way.len() - 1]), (places[from], places[to]));
                assert!(way.windows(2).all(|step| step[0].0 + 1 == step[1].0), "a column at a time");
                for between in &way[1..way.len() - 1] {
                    assert!(!places[..nodes].contains(between), "an edge runs over a node");
                }
            }
            assert!(places.iter().all(|(column, row)| *column < found.width && row + 2 <= found.height));
            places.sort_unstable();
            let apart = |pair: &[(usize, usize)]| pair[0].0 != pair[1].0 || pair[0].1 + 2 <= pair[1].1;
            assert!(places.windows(2).all(apart), "{places:?}");
        }
    }
}
