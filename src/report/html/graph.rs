//! The contradictions drawn: boxes of HTML over one drawing of lines, for groups of claims that a reader can take in.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

use super::layout::layout;
use super::verdict;
use crate::render::Page;
use crate::report::View;

/// More claims in one picture are no picture.
const MOST_CLAIMS: usize = 12;

/// More columns are too narrow to read.
const MOST_COLUMNS: usize = 4;

/// What stands in a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Node {
    /// A claim, by its place in [`View::claims`].
    Claim(usize),
    /// Numbers that do not go together, by the place in [`View::conflicts`].
    Sum(usize),
}

/// A line: the claims or the sum that it joins, and whether a judgement settles what it stands for.
pub(super) type Line = (Node, Node, bool);

/// Every line of every picture, each once.
pub(super) fn lines(view: &View<'_>) -> BTreeSet<Line> {
    let mut lines = BTreeSet::new();
    for (at, conflict) in view.conflicts.iter().enumerate() {
        let settled = conflict.settled.is_some();
        if conflict.edges.is_empty() {
            lines
                .extend(conflict.members.iter().map(|&member| (Node::Claim(member), Node::Sum(at), settled)));
        }
        lines.extend(
            conflict.edges.iter().map(|edge| (Node::Claim(edge.from), Node::Claim(edge.to), settled)),
        );
    }
    lines
}

/// The nodes that hang together, in order.
fn components(lines: &BTreeSet<Line>) -> Vec<Vec<Node>> {
    let mut group: HashMap<Node, usize> = HashMap::new();
    let mut groups: Vec<BTreeSet<Node>> = Vec::new();
    for (from, to, _) in lines {
        let (one, other) = (group.get(from).copied(), group.get(to).copied());
        let into = one.or(other).unwrap_or_else(|| {
            groups.push(BTreeSet::new());
            groups.len() - 1
        });
        if let (Some(_), Some(other)) = (one, other)
            && other != into
        {
            let moved = std::mem::take(&mut groups[other]);
            group.extend(moved.iter().map(|node| (*node, into)));
            groups[into].extend(moved);
        }
        for node in [from, to] {
            group.insert(*node, into);
            groups[into].insert(*node);
        }
    }
    let mut found: Vec<Vec<Node>> = groups
        .into_iter()
        .filter(|nodes| !nodes.is_empty())
        .map(|nodes| nodes.into_iter().collect())
        .collect();
    found.sort_unstable();
    found
}

pub(super) fn graphs(view: &View<'_>, page: &mut Page) {
    let lines = lines(view);
    for nodes in components(&lines) {
        let claims = nodes.iter().filter(|node| matches!(node, Node::Claim(_))).count();
        if claims > MOST_CLAIMS {
            page.leaf(
                "p",
                &[],
                "Too many claims take part in one of these to be drawn; they are told below.",
            );
            continue;
        }
        let place = |node: &Node| nodes.binary_search(node).ok();
        let edges: Vec<(usize, usize, bool)> = lines
            .iter()
            .filter_map(|(from, to, settled)| Some((place(from)?, place(to)?, *settled)))
            .collect();
        picture(view, &nodes, &edges, page);
    }
}

fn picture(view: &View<'_>, nodes: &[Node], edges: &[(usize, usize, bool)], page: &mut Page) {
    let plain: Vec<(usize, usize)> = edges.iter().map(|&(from, to, _)| (from, to)).collect();
    let found = layout(nodes.len(), &plain);
    if found.width > MOST_COLUMNS || found.height > 2 * MOST_CLAIMS {
        return page.leaf("p", &[], "One of these is too long to be drawn; it is told below.");
    }
    let class = format!("graph w{}", found.width);
    page.element("div", &[("class", &class)], |page| {
        let size = format!("0 0 {} {}", 100 * found.width, 50 * found.height);
        page.element(
            "svg",
            &[
                ("viewBox", &size),
                ("preserveAspectRatio", "none"),
                ("aria-hidden", "true"),
                ("class", "wide"),
            ],
            |page| {
                for (way, (_, _, settled)) in found.ways.iter().zip(edges) {
                    let class = if *settled { "settled" } else { "open" };
                    line(&curve(way), class, page);
                }
            },
        );
        rail(nodes.len(), edges, page);
        for (at, node) in nodes.iter().enumerate() {
            let class = format!("c{} r{} k{}", found.columns[at] + 1, found.rows[at] + 1, at + 1);
            page.element("div", &[("class", &format!("node {class}"))], |page| boxed(view, *node, page));
        }
    });
}

/// A line that is as thick as it is, however the drawing is stretched.
fn line(path: &str, class: &str, page: &mut Page) {
    page.element("path", &[("d", path), ("class", class), ("vector-effect", "non-scaling-stroke")], |_| ());
}

/// A line through the middles of the places it runs by.
fn curve(way: &[(usize, usize)]) -> String {
    let middle = |(column, row): (usize, usize)| (100 * column + 50, 50 * row + 50);
    let mut path = String::new();
    for (at, pair) in way.windows(2).enumerate() {
        let ((x, y), (u, v)) = (middle(pair[0]), middle(pair[1]));
        if at == 0 {
            let _ = write!(path, "M{x} {y}");
        }
        let _ = write!(path, "C{} {y} {} {v} {u} {v}", x + 50, u - 50);
    }
    path
}

/// The same lines where there is room for one column only: brackets at the side.
fn rail(nodes: usize, edges: &[(usize, usize, bool)], page: &mut Page) {
    let size = format!("0 0 100 {}", 100 * nodes);
    page.element(
        "svg",
        &[("viewBox", &size), ("preserveAspectRatio", "none"), ("aria-hidden", "true"), ("class", "rail")],
        |page| {
            for (at, (from, to, settled)) in edges.iter().enumerate() {
                let far = 75 - 70 * at / edges.len().max(1);
                let (y, v) = (100 * from + 50, 100 * to + 50);
                let class = if *settled { "settled" } else { "open" };
                let path = format!(
                    "M100 {y}C{far} {y} {far} {y} {far} {}V{}C{far} {v} {far} {v} 100 {v}",
                    y + 25,
                    v - 25
                );
                line(&path, class, page);
            }
        },
    );
}

fn boxed(view: &View<'_>, node: Node, page: &mut Page) {
    match node {
        Node::Claim(at) => {
            let record = view.claims[at].record;
            let class = format!("box {}", verdict::class(record.status));
            let target = format!("#claim-{}", record.id);
            page.element("a", &[("class", &class), ("href", &target)], |page| {
                page.leaf("span", &[("class", "no")], &view.claims[at].number.to_string());
                verdict::verdict(view, record.status, page);
                page.leaf("span", &[("class", "said")], &record.statement);
            });
        }
        Node::Sum(at) => {
            let target = format!("#contradiction-{}", at + 1);
            page.leaf("a", &[("class", "box sum"), ("href", &target)], "These numbers do not go together");
        }
    }
}
