//! The heaviest chain of links that do not cross: what stayed in order.

/// A link with its weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weighed {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) weight: f64,
}

/// The indexes of the links of the heaviest chain, in order. With `strict`, a sentence is in one link at most;
/// otherwise links may share one. Links come in the order of old and then new; time is n log n (Jacobson and Vo 1992).
pub(super) fn heaviest(links: &[Weighed], strict: bool) -> Vec<usize> {
    let width = links.iter().map(|link| link.new + 1).max().unwrap_or(0);
    let mut best = Fenwick { tree: vec![None; width + 1] };
    let mut before: Vec<Option<usize>> = vec![None; links.len()];
    let mut totals = vec![0.0; links.len()];
    let mut at = 0;
    while at < links.len() {
        let row = links[at..].iter().take_while(|link| link.old == links[at].old).count();
        for index in at..at + row {
            let reach = if strict { links[index].new } else { links[index].new + 1 };
            let tail = best.up_to(reach);
            before[index] = tail.map(|(_, index)| index);
            totals[index] = links[index].weight + tail.map_or(0.0, |(total, _)| total);
            if !strict {
                best.put(links[index].new, totals[index], index);
            }
        }
        if strict {
            for index in at..at + row {
                best.put(links[index].new, totals[index], index);
            }
        }
        at += row;
    }
    let mut last = best.up_to(width).map(|(_, index)| index);
    let mut chain = Vec::new();
    while let Some(index) = last {
        chain.push(index);
        last = before[index];
    }
    chain.reverse();
    chain
}

/// The heaviest total among prefixes (Fenwick 1994).
struct Fenwick {
    tree: Vec<Option<(f64, usize)>>,
}

impl Fenwick {
    fn put(&mut self, place: usize, total: f64, index: usize) {
        let mut at = place + 1;
        while at < self.tree.len() {
            if self.tree[at].is_none_or(|(other, _)| total > other) {
                self.tree[at] = Some((total, index));
            }
            at += at & at.wrapping_neg();
        }
    }

    /// The heaviest of the places before `end`.
    fn up_to(&self, end: usize) -> Option<(f64, usize)> {
        let mut at = end;
        let mut best: Option<(f64, usize)> = None;
        while at > 0 {
            if let Some((total, index)) = self.tree[at]
                && best.is_none_or(|(other, _)| total > other)
            {
                best = Some((total, index));
            }
            at -= at & at.wrapping_neg();
        }
        best
    }
}
