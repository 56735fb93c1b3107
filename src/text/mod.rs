//! Where things stand in a text: byte spans, lines and columns, edits.
//!
//! Nothing here knows what a text is about. Read [`Span`] first.

mod edit_script;
mod edit;
mod field;
mod lines;
mod map;
mod span;
mod suggest;

pub use edit::{Edit, OverlappingEdits, apply};
pub use edit_script::{edit_script, edit_script_by_anchors};
pub use field::{FieldPath, Step};
pub use lines::{Lines, Position};
pub use map::SpanMap;
pub use span::Span;
pub use suggest::{did_you_mean, join_or};
