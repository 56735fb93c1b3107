//! The top of the page and its foot: what it is, what came out, and where to find it.

use super::{date, verdict};
use crate::record::Status;
use crate::render::{Page, base64, count, grouped};
use crate::report::View;
use crate::report::words::{NOT_PROVED, counts, meaning, summary};

pub(super) fn title(view: &View<'_>) -> String {
    match &view.input.ledger.settings.report.publisher {
        Some(publisher) => format!("{} · {publisher}", view.title),
        None => format!("{} · Fact-check", view.title),
    }
}

pub(super) fn front(view: &View<'_>, page: &mut Page) {
    let settings = &view.input.ledger.settings.report;
    page.element("header", &[("class", "front")], |page| {
        logo(view, page);
        page.element("p", &[("class", "kicker")], |page| match (&settings.publisher, &settings.url) {
            (Some(publisher), Some(url)) => page.link(url, publisher),
            (Some(publisher), None) => page.text(publisher),
            (None, _) => page.text("Fact-check"),
        });
        page.leaf("h1", &[("dir", "auto")], view.title);
        page.leaf("p", &[("class", "summary")], &summary(view));
        proved(view, page);
        broken(view, page);
    });
}

/// The publisher's picture; the name that stands below it says whose it is.
fn logo(view: &View<'_>, page: &mut Page) {
    let Ok(Some(logo)) = &view.logo else { return };
    let source = format!("data:{};base64,{}", logo.media_type, base64(&logo.bytes));
    page.open("img", &[("class", "logo"), ("alt", ""), ("src", &source)]);
}

/// What a program proved.
fn proved(view: &View<'_>, page: &mut Page) {
    let quotes = view
        .claims
        .iter()
        .flat_map(|claim| {
            let appearances = claim.appearances.iter().map(|one| one.state);
            appearances.chain(claim.evidence.iter().map(|one| one.state))
        })
        .filter(|state| state.level().is_some())
        .count() as u64;
    let held = view.sources.iter().flat_map(|source| &source.snapshots);
    let pinned = held.filter(|held| held.state.is_pinned()).count() as u64;
    let told = format!(
        "{} found word for word in {} whose SHA-256 is pinned. Verdicts are given by people.",
        count(quotes, "quote"),
        count(pinned, "snapshot").replace("snapshots", "stored copies").replace("snapshot", "stored copy"),
    );
    page.leaf("p", &[("class", "proved")], &told);
}

fn broken(view: &View<'_>, page: &mut Page) {
    if view.broken.is_empty() {
        return;
    }
    page.element("div", &[("class", "warn")], |page| {
        page.leaf("p", &[], "This report was made although something it leans on does not hold:");
        page.element("ul", &[], |page| {
            for (whom, what) in view.broken_lines() {
                page.element("li", &[], |page| {
                    page.text(&format!("{whom}: "));
                    page.told(what);
                });
            }
        });
    });
}

/// A list of more claims than this is folded up: nobody reads past it, and a browser need not draw it.
const LISTED: usize = 100;

/// The claims by verdict, worst news first.
pub(super) fn contents(view: &View<'_>, page: &mut Page) {
    page.element("nav", &[("class", "contents"), ("aria-labelledby", "contents")], |page| {
        page.leaf("h2", &[("id", "contents")], "By verdict");
        for (status, number) in counts(view) {
            page.element("section", &[("class", verdict::class(status))], |page| {
                page.element("h3", &[], |page| {
                    verdict::verdict(view, status, page);
                    page.text(" ");
                    page.leaf("span", &[("class", "count")], &grouped(number as u64));
                });
                page.leaf("p", &[("class", "meaning")], meaning(status));
                if number > LISTED {
                    page.element("details", &[], |page| {
                        page.leaf("summary", &[], &format!("List the {}", count(number as u64, "claim")));
                        with_verdict(view, status, page);
                    });
                } else {
                    with_verdict(view, status, page);
                }
            });
        }
    });
}

fn with_verdict(view: &View<'_>, status: Status, page: &mut Page) {
    page.element("ol", &[], |page| {
        for claim in view.claims.iter().filter(|claim| claim.record.status == status) {
            page.element("li", &[("data-k", &claim.number.to_string())], |page| {
                let target = format!("#claim-{}", claim.record.id);
                if claim.is_broken(view) {
                    page.leaf("b", &[], NOT_PROVED);
                    page.text(" ");
                }
                page.leaf("a", &[("href", &target)], &claim.record.statement);
            });
        }
    });
}

/// What every page ends with.
pub(super) const MADE: &str = "Made by factlock";

pub(super) fn foot(view: &View<'_>, page: &mut Page) {
    page.element("footer", &[], |page| {
        page.element("p", &[], |page| {
            page.text(MADE);
            page.text(" from a ledger of claims under version control. ");
            page.leaf("code", &[], "factlock check");
            page.text(" proves all of it again: snapshots, quotes, evidence, contradictions.");
        });
        let dated = |ignore: &crate::record::Ignore| ignore.until.is_some();
        if view.claims.iter().any(|claim| claim.record.ignore.iter().any(dated)) {
            page.element("p", &[], |page| {
                page.text("As of ");
                date::day(view, view.input.today, page);
                page.text(".");
            });
        }
    });
}
