//! What a revision changed, to bytes: for people and for programs.

mod json;
mod summary;
mod terminal;

pub use json::{DIFF_JSON_PAGE, diff_json};
pub use terminal::{DiffOptions, diff_terminal};
pub(super) use terminal::{one_line, reads_well, wrapped};
