//! Who reviewed what, and what was corrected.

use std::collections::BTreeMap;

use super::date;
use super::timeline::numbers;
use crate::render::Page;
use crate::report::View;
use crate::report::words::{UNREAD, begins, changed};
use crate::review::State;

/// Who reviewed what.
pub(super) fn reviews(view: &View<'_>, page: &mut Page) {
    // Those that are as they were reviewed, and those that have changed since.
    let mut by: BTreeMap<&str, [Vec<usize>; 2]> = BTreeMap::new();
    for (at, claim) in view.claims.iter().enumerate() {
        let became = &view.reviews.claims[claim.at].reviews;
        for (review, became) in claim.record.reviews.iter().zip(became) {
            let lists = by.entry(view.person(&review.by)).or_default();
            let claims = &mut lists[usize::from(became.state != State::Current)];
            if claims.last() != Some(&at) {
                claims.push(at);
            }
        }
    }
    for [current, changed] in by.values_mut() {
        changed.retain(|at| !current.contains(at));
    }
    page.element("section", &[("id", "reviews")], |page| {
        page.leaf("h2", &[], "Who reviewed what");
        if by.is_empty() {
            return page.leaf("p", &[], "No review is recorded.");
        }
        page.element("ul", &[], |page| {
            for (person, [current, changed]) in by {
                page.element("li", &[], |page| {
                    page.text(person);
                    page.text(": ");
                    numbers(view, &current, page);
                    if !changed.is_empty() {
                        page.text(if current.is_empty() { "changed since: " } else { "; changed since: " });
                        numbers(view, &changed, page);
                    }
                });
            }
        });
    });
}

/// What was corrected, the newest first, and the anchors of claims that are gone.
pub(super) fn corrections(view: &View<'_>, page: &mut Page) {
    let Some(history) = view.input.history else { return };
    page.element("section", &[("id", "corrections")], |page| {
        page.leaf("h2", &[], "Corrections");
        if history.unread {
            page.leaf("p", &[], UNREAD);
            return;
        }
        let here = |id: &str| view.claim_index(id).is_some();
        let shown: Vec<_> =
            history.log.iter().filter(|entry| view.input.article.is_none() || here(&entry.claim)).collect();
        if shown.is_empty() {
            let words = match &history.begins {
                Some(_) => "No verdict was changed in the part of the history that is at hand.",
                None => "No verdict was changed since the first.",
            };
            page.leaf("p", &[], words);
        } else {
            page.element("ol", &[("class", "log")], |page| {
                for entry in shown {
                    page.element("li", &[], |page| {
                        date::written(view, &entry.date, page);
                        page.text(": ");
                        page.leaf("b", &[], &changed(view, entry));
                        page.text(". ");
                        page.leaf("q", &[], &entry.statement);
                        if let Some(old) = &entry.old_statement {
                            page.text(" Before: ");
                            page.leaf("q", &[], old);
                        }
                        if let Some(because) = &entry.because {
                            page.text(" ");
                            page.text(because);
                        }
                        page.text(" ");
                        let commit = entry.commit.get(..10).unwrap_or(&entry.commit);
                        page.leaf("code", &[], commit);
                    });
                }
            });
        }
        if let Some(cut) = &history.begins {
            page.leaf("p", &[], &begins(cut));
        }
        let gone = history.earlier.iter().filter(|earlier| !earlier.now.as_deref().is_some_and(here));
        let gone: Vec<_> = gone.filter(|earlier| !here(&earlier.id)).collect();
        if !gone.is_empty() {
            page.leaf("p", &[("class", "label")], "No longer part of the fact-check");
            page.element("ul", &[], |page| {
                for earlier in gone {
                    page.leaf("li", &[("id", &format!("claim-{}", earlier.id))], &earlier.statement);
                }
            });
        }
    });
}
