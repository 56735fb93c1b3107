//! One piece of evidence: what it does for the claim, its words where they stand, and what pins them.

use super::is_brief;
use super::{date, source};
use crate::ledger::QuoteState;
use crate::record::Stance;
use crate::render::Page;
use crate::report::View;
use crate::report::quoted::Quoted;
use crate::report::view::Evidence;
use crate::report::words::{locator as located, short};
use crate::snapshot::Level;

pub(super) fn evidence(view: &View<'_>, evidence: &Evidence<'_>, page: &mut Page) {
    page.element("li", &[], |page| {
        match evidence.record.stance {
            Stance::Supports => page.leaf("b", &[], "For"),
            Stance::Refutes => page.leaf("b", &[("class", "against")], "Against"),
            Stance::Context => page.leaf("b", &[("class", "context")], "Context"),
        }
        words(view, evidence, page);
        if let Some(note) = &evidence.record.note {
            page.leaf("p", &[("class", "note")], note);
        }
        page.element("p", &[], |page| cite(view, evidence, page));
        if let Some(what) = Quoted::citation(view, evidence).trouble(view) {
            page.element("p", &[("class", "warn")], |page| {
                page.text("Not verified: ");
                page.told(&what);
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
    page.text(".");
    // Of many claims, the archived copy, the hash and the day stand with the source alone.
    let brief = is_brief(view);
    if let Some(address) = record.archived_at.as_ref().filter(|_| !brief) {
        page.text(" ");
        page.link(address, "Archived copy");
        page.text(".");
    }
    match evidence.snapshot.and_then(|at| record.snapshots.get(at)) {
        Some(snapshot) => {
            let level = evidence.state.level();
            let told = match level {
                Some(Level::Exact) if brief => return,
                Some(Level::Exact) => " Quote verified to the letter",
                Some(Level::Spacing) => " Quote verified, but for white space",
                Some(Level::Typography) => " Quote verified, but for typography",
                None if Quoted::citation(view, evidence).trouble(view).is_some() => " A copy is pinned",
                None => " A copy is held",
            };
            page.text(told);
            if brief {
                return page.text(".");
            }
            page.text(if level.is_some() { " in " } else { ": " });
            source::hash(snapshot, page);
            if let Some(day) = snapshot.retrieved {
                page.text(", retrieved ");
                date::day(view, day, page);
            }
            page.text(".");
        }
        None if matches!(evidence.state, QuoteState::NotHeld | QuoteState::NoQuote) => {
            page.text(" Cited by what it says; no copy is held.");
        }
        None => (),
    }
}
