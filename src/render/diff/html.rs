//! What a revision changed, as one page that needs nothing else: what to look at first, then the text with its changes.

use std::collections::BTreeMap;
use std::ops::Range;

use super::phrase::{TagWords, disclosure, gravest_first, headline, places, reads_well, tag_words, why};
use super::summary::summary;
use crate::diff::{Change, Fate, Operation, Revision, Side, Tag, TextDiff, Touched, Weight};
use crate::render::count;
use crate::render::html::{Line, Page, became, grave, heading, page, said};

/// What a revision changed, as one page of HTML.
pub fn diff_html(revision: &Revision<'_>) -> String {
    let diff = revision.diff;
    page(&format!("{} → {}", revision.old, revision.new), |page| {
        heading("What a revision changed", [revision.old, revision.new], &summary(revision), page);
        page.element("main", &[], |page| {
            touched_quotes(revision, page);
            index(diff, page);
            text(diff, page);
        });
        page.leaf(
            "footer",
            &[],
            "Compared sentence by sentence by factlock. Material: it may say something else than before.",
        );
    })
}

fn touched_quotes(revision: &Revision<'_>, page: &mut Page) {
    if revision.touched.is_empty() {
        return;
    }
    page.element("section", &[("aria-labelledby", "touched")], |page| {
        let number = count(revision.touched.len() as u64, "quote");
        page.leaf("h2", &[("id", "touched")], &format!("{number} touched"));
        for one in revision.touched {
            page.markup("\n");
            touched(revision.diff, one, page);
        }
    });
    page.markup("\n");
}

fn touched(diff: &TextDiff, touched: &Touched<'_>, page: &mut Page) {
    let quote = touched.quoted.quote.exact;
    let lines = match &touched.fate {
        Fate::Altered { words, .. } if reads_well(words) => vec![Line::Words(words)],
        Fate::Altered { passage, .. } => vec![Line::Text(quote, Side::Old), Line::Text(passage, Side::New)],
        Fate::Gone => vec![Line::Text(quote, Side::Old)],
        _ => vec![Line::Text(quote, Side::Both)],
    };
    let is_grave = matches!(touched.fate, Fate::Altered { .. } | Fate::Gone);
    page.element("article", grave(is_grave), |page| {
        page.element("h3", &[], |page| {
            let fate = touched.fate.phrase();
            let label = if let Some((claim, role)) = touched.quoted.by {
                page.isolated(claim);
                format!("{} {fate}", role.phrase())
            } else {
                page.text(&format!("Quote {}", touched.index + 1));
                fate.to_owned()
            };
            page.text(" ");
            page.leaf("span", &[("class", "label")], &label);
        });
        page.leaf("p", &[("class", "reason")], &why(diff, &touched.fate));
        for line in lines {
            page.element("blockquote", &[("class", "text"), ("dir", "auto")], |page| line.write(page));
        }
    });
}

/// The material changes, the undisclosed first.
fn index(diff: &TextDiff, page: &mut Page) {
    let material: Vec<&Change> =
        gravest_first(diff).into_iter().filter(|change| change.weight == Weight::Material).collect();
    if material.is_empty() {
        return;
    }
    let number = |change: &Change| {
        diff.changes.iter().position(|one| std::ptr::eq(one, change)).map_or(0, |at| at + 1)
    };
    page.element("nav", &[("aria-labelledby", "material")], |page| {
        page.leaf("h2", &[("id", "material")], &count(material.len() as u64, "material change"));
        page.element("ol", &[("class", "index")], |page| {
            for change in material {
                page.markup("\n");
                page.element("li", &[], |page| {
                    let target = format!("#change-{}", number(change));
                    page.element("a", &[("href", &target)], |page| said(&change.reason, page));
                    if let Some(told) = disclosure(diff, change) {
                        page.text(" ");
                        page.leaf("span", &[("class", "meta")], &told);
                    }
                });
            }
        });
    });
    page.markup("\n");
}

/// The changes in reading order, with the sentences between them that stayed.
fn text(diff: &TextDiff, page: &mut Page) {
    let kept: BTreeMap<usize, usize> =
        diff.links.iter().copied().filter(|&(old, _)| diff.operations.old[old] == Operation::Keep).collect();
    page.element("section", &[("aria-labelledby", "text")], |page| {
        page.leaf("h2", &[("id", "text")], "The text, with its changes");
        let mut next = 0;
        for (at, change) in diff.changes.iter().enumerate() {
            let before = match (change.new.first(), change.old.first()) {
                (Some(&first), _) => first,
                // What was deleted stood behind the last sentence before it that stayed.
                (None, Some(&first)) => kept.range(..first).next_back().map_or(0, |(_, new)| new + 1),
                (None, None) => next,
            };
            unchanged(diff, next..before.max(next), page);
            next = change.new.last().map_or(before, |last| last + 1).max(next);
            changed(diff, at + 1, change, page);
        }
        unchanged(diff, next..diff.new.len(), page);
    });
}

fn unchanged(diff: &TextDiff, range: Range<usize>, page: &mut Page) {
    let kept: Vec<&str> = range
        .filter(|&at| diff.operations.new[at] == Operation::Keep)
        .map(|at| diff.new[at].text.as_str())
        .collect();
    if kept.is_empty() {
        return;
    }
    page.markup("\n");
    page.element("details", &[], |page| {
        page.leaf("summary", &[], &format!("{} unchanged", count(kept.len() as u64, "sentence")));
        for text in kept {
            page.markup("\n");
            page.leaf("p", &[("class", "text"), ("dir", "auto")], text);
        }
    });
}

fn changed(diff: &TextDiff, number: usize, change: &Change, page: &mut Page) {
    let id = format!("change-{number}");
    let mut attributes = vec![("id", id.as_str())];
    attributes.extend(grave(change.weight == Weight::Material));
    page.markup("\n");
    page.element("article", &attributes, |page| {
        page.leaf("p", &[("class", "label")], &headline(change));
        page.element("p", &[("class", "reason"), ("dir", "auto")], |page| said(&change.reason, page));
        for line in lines(diff, change) {
            page.element("p", &[("class", "text"), ("dir", "auto")], |page| line.write(page));
        }
        if !change.tags.is_empty() {
            page.element("ul", &[("class", "tags")], |page| {
                change.tags.iter().for_each(|one| page.element("li", &[], |page| tag(one, page)));
            });
        }
        let told = disclosure(diff, change).map(|told| format!("; {told}")).unwrap_or_default();
        page.leaf("p", &[("class", "meta")], &(places(diff, change) + &told));
    });
}

fn lines<'a>(diff: &'a TextDiff, change: &'a Change) -> Vec<Line<'a>> {
    let old = change.old.iter().map(|&at| Line::Text(&diff.old[at].text, Side::Old));
    let new = |side| change.new.iter().map(move |&at| Line::Text(&diff.new[at].text, side));
    match change.operation {
        Operation::Move => new(Side::Both).collect(),
        _ if reads_well(&change.words) => vec![Line::Words(&change.words)],
        _ => old.chain(new(Side::New)).collect(),
    }
}

fn tag(tag: &Tag, page: &mut Page) {
    let TagWords { head, old, new, difference } = tag_words(tag);
    page.text(&format!("{head}: "));
    if let Some(old) = old {
        page.isolated(old);
    }
    if old.is_some() && new.is_some() {
        became(page);
    }
    if let Some(new) = new {
        page.isolated(new);
    }
    if let Some(difference) = difference {
        page.text(&format!(" ({difference})"));
    }
}
