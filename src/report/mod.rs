//! A ledger to pages for readers: one sorted [`View`] of it, made once, then a function a format.
//!
//! Nothing here prints, reads the clock or writes a file; the snapshots are read through the tree. Read [`View`] first.

pub mod claimreview;
pub mod html;
pub mod view;

use camino::Utf8PathBuf;

pub use view::View;

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
