//! The article, word for word, with its claims marked and told beside each paragraph.

use std::collections::BTreeSet;

use super::marks::{Mark, Piece, pieces};
use super::source::reference;
use super::verdict;
use super::{in_parts, is_brief};
use crate::prose::Covered;
use crate::render::Page;
use crate::render::grouped;
use crate::report::View;
use crate::report::view::{Article, HeldText};
use crate::report::words::word;
use crate::snapshot::BlockKind;

pub(super) fn articles(view: &View<'_>, page: &mut Page) {
    for article in &view.articles {
        let id = format!("article-{}", article.record.id);
        page.element("section", &[("id", &id), ("class", "article")], |page| {
            match view.articles.as_slice() {
                [_] => page.leaf("h2", &[], "The article, claim by claim"),
                _ => page.leaf("h2", &[], &format!("“{}”, claim by claim", article.record.title)),
            }
            page.element("p", &[("class", "by")], |page| reference(view, article.record, page));
            match article.text.map(|at| (at, &view.texts.all[at])) {
                Some((at, held)) => text(view, at, held, page),
                None => page.markup("<p class=\"warn\">Its text is not shown, since no snapshot of it is held that is what was pinned.</p>"),
            }
            coverage(article, page);
        });
    }
}

/// The anchor of a claim's mark.
pub(super) fn anchor(id: &str, entry: usize) -> String {
    // No id has two hyphens in a row, so that no two anchors are one.
    if entry == 0 { format!("in-{id}") } else { format!("in-{id}--{}", entry + 1) }
}

fn text(view: &View<'_>, at: usize, held: &HeldText, page: &mut Page) {
    let mut marks: Vec<Mark> = Vec::new();
    for (claim, record) in view.claims.iter().enumerate() {
        for (entry, appeared) in record.appearances.iter().enumerate() {
            if let Some(passage) = appeared.passage.as_ref().filter(|passage| passage.text == at) {
                marks.push(Mark { claim, entry, spans: passage.spans.clone() });
            }
        }
    }
    marks.sort_by_key(|mark| mark.spans.first().map_or(0, |span| span.start));
    let all = &held.text.text;
    let mut done = 0;
    // The marks that a block can have: those that begin before its end and did not end before it.
    let (mut begun, mut open) = (0, Vec::new());
    page.element("div", &[("class", "text")], |page| {
        in_parts(view, &held.text.blocks, page, |block, page| {
            page.exact(&all[done..block.span.start]);
            done = block.span.end;
            page.element("div", &[], |page| {
                let (name, class) = element(block.kind);
                open.retain(|&at: &usize| marks[at].end() > block.span.start);
                while marks.get(begun).is_some_and(|mark| mark.start() < block.span.end) {
                    open.push(begun);
                    begun += 1;
                }
                let pieces = pieces(block.span, &marks, &open);
                page.element(name, class.map(|class| ("class", class)).as_slice(), |page| {
                    for piece in &pieces {
                        self::piece(view, all, &marks, piece, page);
                    }
                });
                notes(view, &marks, &pieces, page);
            });
        });
        page.exact(&all[done..]);
    });
}

/// The element of a block, and its class.
fn element(kind: BlockKind) -> (&'static str, Option<&'static str>) {
    match kind {
        BlockKind::Heading => ("h3", None),
        BlockKind::Paragraph => ("p", None),
        BlockKind::Item => ("p", Some("item")),
        BlockKind::Cell => ("p", Some("cell")),
        BlockKind::Quotation => ("p", Some("quoted")),
        BlockKind::Code | BlockKind::FrontMatter => ("pre", None),
    }
}

/// A stretch of the text: a link to the innermost of its claims.
fn piece(view: &View<'_>, all: &str, marks: &[Mark], piece: &Piece, page: &mut Page) {
    let words = &all[piece.span.range()];
    let Some(&innermost) = piece.marks.first() else { return page.exact(words) };
    let claim = |at: usize| &view.claims[marks[at].claim];
    for &begins in piece.begins.iter().filter(|&&at| at != innermost) {
        page.element("span", &[("id", &anchor(&claim(begins).record.id, marks[begins].entry))], |_| ());
    }
    let (record, target) = (claim(innermost).record, format!("#claim-{}", claim(innermost).record.id));
    let id = anchor(&record.id, marks[innermost].entry);
    let class =
        format!("{}{}", verdict::class(record.status), if piece.marks.len() > 1 { " more" } else { "" });
    let mut attributes = vec![("class", class.as_str()), ("href", target.as_str())];
    if piece.begins.contains(&innermost) {
        attributes.push(("id", &id));
    }
    let number = claim(innermost).number.to_string();
    if piece.ends.contains(&innermost) {
        attributes.push(("data-n", &number));
    }
    page.element("a", &attributes, |page| page.exact(words));
    // A link may not stand in a link: the other claims that end here follow, each with a link of its own.
    for &ends in piece.ends.iter().filter(|&&at| at != innermost) {
        let (number, record) = (claim(ends).number.to_string(), claim(ends).record);
        let label = format!("Claim {number}, of the words before: {}", word(view, record.status));
        page.element(
            "a",
            &[
                ("class", &format!("n {}", verdict::class(record.status))),
                ("href", &format!("#claim-{}", record.id)),
                ("data-n", &number),
                ("aria-label", &label),
            ],
            |_| (),
        );
    }
}

/// The claims that begin in a paragraph, beside it.
fn notes(view: &View<'_>, marks: &[Mark], pieces: &[Piece], page: &mut Page) {
    let begun: BTreeSet<usize> =
        pieces.iter().flat_map(|piece| &piece.begins).map(|&at| marks[at].claim).collect();
    if begun.is_empty() {
        return;
    }
    page.element("ul", &[], |page| {
        for claim in begun.into_iter().map(|at| &view.claims[at]) {
            page.element("li", &[("class", verdict::class(claim.record.status))], |page| {
                page.text(&format!("{} ", claim.number));
                // Of many claims, the words that are marked alone lead to each.
                if is_brief(view) {
                    return verdict::verdict(view, claim.record.status, page);
                }
                page.element("a", &[("href", &format!("#claim-{}", claim.record.id))], |page| {
                    verdict::verdict(view, claim.record.status, page);
                    page.text(" ");
                    page.text(&claim.record.statement);
                });
            });
        }
    });
}

/// How much of the article was dealt with, what was left, and what needs no claim.
fn coverage(article: &Article<'_>, page: &mut Page) {
    let Some(coverage) = article.coverage else { return };
    let share = coverage.share();
    page.element("details", &[("class", "coverage")], |page| {
        let told = match share.checkable {
            0 => "Coverage: no sentence of it can be checked".to_owned(),
            1 => {
                format!("Coverage: {} of 1 sentence that can be checked is covered by a claim", share.covered)
            }
            checkable => format!(
                "Coverage: {} of {} sentences that can be checked are covered by a claim",
                share.covered,
                grouped(checkable as u64)
            ),
        };
        page.leaf("summary", &[], &told);
        let open: Vec<&str> = coverage
            .sentences
            .iter()
            .filter(|sentence| sentence.covered == Covered::Not && !sentence.reasons.is_empty())
            .map(|sentence| sentence.text.as_str())
            .collect();
        list("Not covered", open.into_iter().map(|words| (words, "")), page);
        let needless = article.not_claims.iter().map(|(one, _)| (one.quote.as_str(), one.because.as_str()));
        list("No claim needed", needless, page);
    });
}

fn list<'a>(title: &str, sentences: impl Iterator<Item = (&'a str, &'a str)>, page: &mut Page) {
    let mut sentences = sentences.peekable();
    if sentences.peek().is_none() {
        return;
    }
    page.leaf("p", &[("class", "label")], title);
    page.element("ul", &[], |page| {
        for (words, because) in sentences {
            page.element("li", &[], |page| {
                page.leaf("q", &[], words);
                if !because.is_empty() {
                    page.text(": ");
                    page.text(because);
                }
            });
        }
    });
}
