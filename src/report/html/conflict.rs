//! Contradictions: drawn, and told in words with their proof.

use super::graph;
use crate::render::Page;
use crate::report::View;
use crate::report::view::ConflictView;
use crate::report::words::sentence;

pub(super) fn conflicts(view: &View<'_>, page: &mut Page) {
    if view.conflicts.is_empty() {
        return;
    }
    page.element("section", &[("id", "contradictions")], |page| {
        page.leaf("h2", &[], "Contradictions");
        graph::graphs(view, page);
        for (at, conflict) in view.conflicts.iter().enumerate() {
            told(view, at, conflict, page);
        }
    });
}

fn told(view: &View<'_>, at: usize, conflict: &ConflictView<'_>, page: &mut Page) {
    let id = format!("contradiction-{}", at + 1);
    page.element("article", &[("class", "conflict"), ("id", &id)], |page| {
        page.element("h3", &[], |page| page.told(&sentence(&conflict.told)));
        page.element("p", &[("class", "who")], |page| match &conflict.settled {
            Some(how) => {
                page.leaf("b", &[], "Judged: ");
                page.text(&sentence(how));
            }
            None => page.leaf("b", &[], "Open: it wants a judgement."),
        });
        page.element("ul", &[("class", "members")], |page| {
            if conflict.edges.is_empty() {
                for &member in &conflict.members {
                    page.element("li", &[], |page| claim(view, member, page));
                }
            }
            for edge in &conflict.edges {
                page.element("li", &[], |page| {
                    claim(view, edge.from, page);
                    page.leaf("b", &[], " against ");
                    claim(view, edge.to, page);
                });
            }
        });
        if !conflict.proof.is_empty() {
            page.element("ol", &[("class", "proof")], |page| {
                for line in &conflict.proof {
                    page.element("li", &[], |page| page.told(&sentence(line)));
                }
            });
        }
        if let [first, ..] = conflict.members.as_slice() {
            page.element("p", &[("class", "foot")], |page| {
                page.text("Verify: ");
                page.leaf("code", &[], &format!("factlock why {}", view.claims[*first].record.id));
            });
        }
    });
}

fn claim(view: &View<'_>, at: usize, page: &mut Page) {
    let claim = &view.claims[at];
    page.leaf("span", &[("class", "no")], &claim.number.to_string());
    page.leaf("a", &[("href", &format!("#claim-{}", claim.record.id))], &claim.record.statement);
}
