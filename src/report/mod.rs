//! A ledger to pages for readers: one sorted [`View`] of it, made once, then a function a format.
//!
//! Nothing here prints, reads the clock or writes a file; the snapshots are read through the tree. Read [`View`] first.

pub mod claimreview;
pub mod html;
pub mod view;
mod words;

mod annotations;
mod bibliography;
mod bundle;
mod code_points;
mod csv;
mod fragment;
mod json;
mod markdown;
mod quoted;
mod references;

use camino::Utf8PathBuf;

pub use annotations::annotations;
pub use bibliography::bibliography;
pub use bundle::{BundleError, CHECKSUMS, LEDGER, README, bundle, zip};
pub use csv::csv;
pub use json::{REPORT_JSON_PAGE, REPORT_JSON_SCHEMA, json};
pub use markdown::markdown;
pub use references::{Height, Look, Part, Reference, Unformatted};
pub use view::View;

/// What is written, format by format, for users.
pub const REPORT_PAGE: &str = include_str!("page.md");

/// A file of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportFile {
    /// Where, relative to the folder of the report.
    pub path: Utf8PathBuf,
    /// What it holds.
    pub content: Vec<u8>,
}

impl ReportFile {
    /// A file of text.
    pub fn text(path: impl Into<Utf8PathBuf>, content: String) -> Self {
        Self { path: path.into(), content: content.into_bytes() }
    }
}
