//! The frame of the pages of diffs: one file that asks for nothing and runs nothing.

use super::{Attribute, Page, content_security};

const STYLE: &str = include_str!("page.css");

/// A whole page around a body.
pub(in crate::render) fn page(title: &str, body: impl FnOnce(&mut Page)) -> String {
    let mut page = Page::default();
    page.markup("<!DOCTYPE html>\n");
    page.element("html", &[("lang", "en")], |page| {
        page.element("head", &[], |page| head(title, page));
        page.markup("\n");
        page.element("body", &[], body);
    });
    page.markup("\n");
    page.finish()
}

fn head(title: &str, page: &mut Page) {
    page.markup("\n<meta charset=\"utf-8\">\n");
    let policy = content_security(STYLE);
    page.open("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &policy)]);
    page.markup("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.markup("<meta name=\"referrer\" content=\"no-referrer\">\n");
    page.leaf("title", &[], title);
    page.element("style", &[], |page| page.markup(STYLE));
    page.markup("\n");
}

/// What a page compares, and what came of it in a sentence.
pub(in crate::render) fn heading(kicker: &str, sides: [&str; 2], lead: &str, page: &mut Page) {
    page.element("header", &[], |page| {
        page.leaf("p", &[("class", "kicker")], kicker);
        page.element("h1", &[], |page| {
            page.isolated(sides[0]);
            became(page);
            page.isolated(sides[1]);
        });
        page.leaf("p", &[("class", "lead")], lead);
    });
    page.markup("\n");
}

/// The arrow between what was and what is; a screen reader says *became*.
pub(in crate::render) fn became(page: &mut Page) {
    page.markup(" <span class=\"to\"><span class=\"hidden\">became</span></span> ");
}

/// The class of what a reader should look at first.
pub(in crate::render) fn grave(is: bool) -> &'static [Attribute<'static>] {
    if is { &[("class", "grave")] } else { &[] }
}
