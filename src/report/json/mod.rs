//! The report as one JSON document, for programs: `report.json`.
//!
//! Its shape is documented by a page and by a JSON Schema, to which a test holds what is written. Read [`json`] first.

mod claim;
mod document;
mod source;

use super::{ReportFile, View};
use document::Document;

/// What the document holds, for its readers.
pub const REPORT_JSON_PAGE: &str = include_str!("page.md");

/// The JSON Schema (draft 2020-12) of the document.
pub const REPORT_JSON_SCHEMA: &str = include_str!("report.schema.json");

/// The document: `report.json`.
pub fn json(view: &View<'_>) -> Vec<ReportFile> {
    let mut text = serde_json::to_string_pretty(&Document::new(view)).unwrap_or_default();
    text.push('\n');
    vec![ReportFile::text("report.json", text)]
}
