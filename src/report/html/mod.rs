//! The report as one HTML page: no request, no script, a strict policy of what may be loaded.
//!
//! A file a part of the page. Read [`html`] first, then [`page::Page`], which alone writes markup.

mod page;

use super::{ReportFile, View};

/// The page: `index.html`.
pub fn html(view: &View<'_>) -> Vec<ReportFile> {
    let mut page = page::Page::default();
    page.markup("<!DOCTYPE html>");
    page.element("html", &[("lang", "en")], |page| page.leaf("title", &[], view.title));
    vec![ReportFile::text("index.html", page.finish())]
}
