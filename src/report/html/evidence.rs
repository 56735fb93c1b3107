//! One piece of evidence: what it does for the claim, its words where they stand, and what pins them.

use super::is_brief;
use super::{date, source};
use crate::ledger::QuoteState;
use crate::record::Stance;
use crate::render::Page;
use crate::report::View;
use crate::report::view::{Evidence, trouble};
use crate::report::words::{locator as located, short};
use crate::snapshot::Level;

pub(super) fn evidence(view: &View<'_>, evidence: &Evidence<'_>, page: &mut Page) {
    let stance = match evidence.record.stance {
        Stance::Supports => ("For", "e-for"),
        Stance::Refutes => ("Against", "e-against"),
        Stance::Context => ("Context", "e-context"),
    };
    page.element("li", &[("class", stance.1)], |page| {
        page.leaf("b", &[("class", "stance")], stance.0);
        words(view, evidence, page);
        if let Some(note) = &evidence.record.note {
            page.leaf("p", &[], note);
        }
        page.element("p", &[("class", "cite")], |page| cite(view, evidence, page));
        if let Some(what) = trouble(evidence.state) {
            page.element("p", &[("class", "warn")], |page| {
                page.text("Not verified: ");
                page.text(what);
                page.text(".");
            });
        }
    });
}

/// The quote in the sentence it stands in; as it was written down, where it could not be verified.
fn words(view: &View<'_>, evidence: &Evidence<'_>, page: &mut Page) {
    match (&evidence.passage, &evidence.record.quote) {
        (Some(passage), _) => page.element("blockquote", &[], |page| {
            for (quoted, words) in passage.pieces(&view.texts) {
                if quoted {
                    page.element("mark", &[], |page| page.exact(words));
                } else {
                    page.exact(words);
                }
            }
        }),
        (None, Some(quote)) => page.leaf("blockquote", &[], quote),
        (None, None) => (),
    }
}

fn cite(view: &View<'_>, evidence: &Evidence<'_>, page: &mut Page) {
    let Some(record) = evidence.source.map(|at| &view.input.ledger.sources[at].record) else {
        return page.text(&evidence.record.source);
    };
    page.leaf("a", &[("href", &format!("#source-{}", record.id))], &short(record));
    if let Some(locator) = &evidence.record.locator {
        page.text(", ");
        page.text(&located(locator));
    }
    page.text(". ");
    if let Some(address) = &record.archived_at {
        page.link(address, "Archived copy");
        page.text(". ");
    }
    match evidence.snapshot.and_then(|at| record.snapshots.get(at)) {
        Some(snapshot) => {
            let level = evidence.state.level();
            page.text(match level {
                Some(Level::Exact) => "Quote verified to the letter",
                Some(Level::Spacing) => "Quote verified, but for white space",
                Some(Level::Typography) => "Quote verified, but for typography",
                None => "A copy is held",
            });
            // The hash and the day stand with the source.
            if is_brief(view) {
                return page.text(".");
            }
            page.text(if level.is_some() { " in " } else { ": " });
            source::hash(snapshot, page);
            if let Some(day) = snapshot.retrieved {
                page.text(", retrieved ");
                date::day(day, page);
            }
            page.text(".");
        }
        None if matches!(evidence.state, QuoteState::NotHeld | QuoteState::NoQuote) => {
            page.text("Cited by what it says; no copy is held.");
        }
        None => (),
    }
}
