//! Three versions of a record to one, field by field: what git asks for when two people changed the same file.
//!
//! A field that one side changed is taken, one that both changed in the same way too; one that both changed differently
//! is left to a person, between markers, and nothing else is. The lines of our side stay as they are wherever nothing
//! changed. Pure: texts in, text out. Read [`merge`] first.

mod identity;
mod markers;
mod part;
mod plain;
mod plan;
mod slot;
mod write;

pub use markers::{MarkerSide, Markers, has_markers, resolve};

use super::RecordKind;
use crate::yaml;
use plain::Plain;
use plan::{Part, Three, plan};
use slot::Doc;

/// What comes of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The file.
    pub text: String,
    /// The fields that are left to a person, in the order of the file; none where all is merged.
    pub conflicts: Vec<String>,
}

/// Why a file cannot be merged field by field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unmergeable {
    /// One side is no record, and why: `ours`, `theirs` or `base`.
    Unreadable(&'static str, String),
    /// Both sides added a file of this name, with records of their own.
    Different,
    /// The fields can be merged, but not their lines.
    Layout,
}

impl std::fmt::Display for Unmergeable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable(side, why) => write!(f, "`{side}` cannot be read: {why}"),
            Self::Different => f.write_str("the two sides hold records with different ids"),
            Self::Layout => f.write_str("its layout or its comments were changed on both sides"),
        }
    }
}

/// Merges three versions of a record. Without a base, both sides added it.
///
/// # Errors
/// When they are no records, or their lines cannot be put together without losing something.
pub fn merge(
    kind: RecordKind,
    [base, ours, theirs]: [&str; 3],
    markers: &Markers<'_>,
) -> Result<Merged, Unmergeable> {
    let empty = "{}\n";
    let base = if base.trim().is_empty() { empty } else { base };
    let (base_doc, ours_doc, theirs_doc) = (doc(base, "base")?, doc(ours, "ours")?, doc(theirs, "theirs")?);
    let id = |doc: &Doc<'_>| Plain::of(doc.root.entry("id").map(|entry| &entry.value));
    if base == empty && id(&ours_doc) != id(&theirs_doc) {
        return Err(Unmergeable::Different);
    }
    let three = Three { base: &base_doc, ours: &ours_doc, theirs: &theirs_doc };
    let parts = plan(&three, kind.shape());
    let written = |side| write::written(&three, &parts, side, markers).ok_or(Unmergeable::Layout);
    let text = written(None)?;
    for side in [MarkerSide::Ours, MarkerSide::Theirs] {
        let resolved = written(Some(side))?;
        let wanted = Part::all_said(&parts, side);
        let read = yaml::parse(resolved.as_bytes()).map_err(|_| Unmergeable::Layout)?;
        let complete = Plain::of(Some(&read)).trimmed() == wanted
            && keeps_comments(&three, &text)
            && resolve(&text, markers.size, side) == resolved;
        if !complete {
            return Err(Unmergeable::Layout);
        }
    }
    let mut conflicts = Vec::new();
    for part in &parts {
        part.name_conflicts("", &mut conflicts);
    }
    Ok(Merged { text, conflicts })
}

fn doc<'d>(text: &'d str, side: &'static str) -> Result<Doc<'d>, Unmergeable> {
    let root = yaml::parse(text.as_bytes()).map_err(|faults| {
        Unmergeable::Unreadable(side, faults.first().map(|fault| fault.message.clone()).unwrap_or_default())
    })?;
    if root.entries().is_none() {
        return Err(Unmergeable::Unreadable(side, "it is no map of keys and values".to_owned()));
    }
    Ok(Doc { text, root })
}

/// Whether every comment is there that one side wrote anew.
fn keeps_comments(three: &Three<'_>, text: &str) -> bool {
    let base = comments(three.base);
    let new = comments(three.ours).into_iter().chain(comments(three.theirs));
    new.filter(|comment| !base.contains(comment)).all(|comment| text.contains(comment))
}

fn comments<'d>(doc: &'d Doc<'_>) -> Vec<&'d str> {
    yaml::edit::comment_texts(doc.text, &doc.root)
}
