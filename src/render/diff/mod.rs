//! What a revision changed, to bytes: for people and for programs.

mod html;
mod json;
mod markdown;
mod phrase;
mod summary;
mod terminal;

pub use html::diff_html;
pub use json::{DIFF_JSON_PAGE, diff_json};
pub use markdown::diff_markdown;
pub(super) use markdown::{cut, cut_sentence, words};
pub(super) use phrase::reads_well;
pub use terminal::{DiffOptions, diff_terminal};
pub(super) use terminal::{one_line, wrapped};
