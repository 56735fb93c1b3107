//! The report as one HTML page: no request, no script, a strict policy of what may be loaded.
//!
//! A file a part of the page. Read [`html`] first, then [`Page`], which alone writes markup.

mod accent;
mod article;
mod claim;
mod conflict;
mod date;
mod evidence;
mod front;
mod graph;
mod history;
mod layout;
mod marks;
mod source;
mod timeline;
mod verdict;

use super::words::summary;
use super::{ReportFile, View, claimreview};
use crate::render::{Page, content_security};

/// How the page looks.
const STYLE: &str = include_str!("style.css");

/// The file of the page.
pub const PAGE: &str = "index.html";

/// Of more claims a browser draws only those that are looked at.
const MANY: usize = 200;

/// How much of a long page is drawn or left at once: each part costs a browser about as much as all that is in it.
const PART: usize = 25;

/// Of more claims the page says twice only what a reader needs twice.
const BRIEF: usize = 100;

/// The page: `index.html`.
pub fn html(view: &View<'_>) -> Vec<ReportFile> {
    let mut page = Page::default();
    page.markup("<!DOCTYPE html>\n");
    let language = view.input.ledger.settings.report.language.as_deref().unwrap_or("en");
    page.element("html", &[("lang", language)], |page| {
        page.element("head", &[], |page| head(view, page));
        page.markup("\n");
        page.element("body", &[], |page| {
            page.markup("<a class=\"skip\" href=\"#claims\">Skip to the claims</a>");
            front::front(view, page);
            page.element("main", &[], |page| {
                front::contents(view, page);
                article::articles(view, page);
                claim::claims(view, page);
                conflict::conflicts(view, page);
                timeline::timeline(view, page);
                source::sources(view, page);
                history::reviews(view, page);
                history::corrections(view, page);
            });
            front::foot(view, page);
        });
    });
    page.markup("\n");
    vec![ReportFile::text(PAGE, page.finish())]
}

/// Whether a page is one of a report.
pub fn is_page(page: &str) -> bool {
    page.contains(front::MADE)
}

/// Whether there are so many claims that the page is short about what it says elsewhere.
fn is_brief(view: &View<'_>) -> bool {
    view.claims.len() > BRIEF
}

/// Writes what stands in a long row, in parts where there are many claims.
fn in_parts<'a, T>(view: &View<'_>, all: &'a [T], page: &mut Page, mut each: impl FnMut(&'a T, &mut Page)) {
    if view.claims.len() <= MANY {
        return all.iter().for_each(|one| each(one, page));
    }
    for part in all.chunks(PART) {
        page.element("div", &[("class", "part")], |page| part.iter().for_each(|one| each(one, page)));
    }
}

fn head(view: &View<'_>, page: &mut Page) {
    page.markup("<meta charset=\"utf-8\">");
    let style = accent::styled(STYLE, view.input.ledger.settings.report.accent);
    page.open("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &content_security(&style))]);
    page.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    page.markup(
        "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">",
    );
    page.leaf("title", &[], &front::title(view));
    page.open("meta", &[("name", "description"), ("content", &summary(view))]);
    page.style(&style);
    if let Some(document) = claimreview::for_page(view) {
        page.data("application/ld+json", &document);
    }
}
