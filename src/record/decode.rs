//! From the bytes of a file to a typed record, or to everything that is wrong with it.

use serde::de::DeserializeOwned;

use super::shape::{RecordShape, Shape};
use super::validate::validate;
use super::{Claim, RecordKind, Settings, Source, Vocabulary, people};
use crate::yaml::{self, Fault, Node};

/// A record that can be read from a file.
pub trait Record: DeserializeOwned {
    /// Its kind.
    const KIND: RecordKind;

    /// Takes in what the model keeps of the file beside its own fields.
    #[must_use]
    fn complete(self, _record: &Node<'_>) -> Self {
        self
    }
}

impl Record for Claim {
    const KIND: RecordKind = RecordKind::Claim;
}

impl Record for Source {
    const KIND: RecordKind = RecordKind::Source;

    fn complete(self, record: &Node<'_>) -> Self {
        self.with_bibliography(record)
    }
}

impl Record for Vocabulary {
    const KIND: RecordKind = RecordKind::Vocabulary;
}

impl Record for Settings {
    const KIND: RecordKind = RecordKind::Settings;
}

/// Reads a record from the bytes of its file.
///
/// # Errors
/// Every problem of the file, in the order of the file: never an empty list.
pub fn decode<T: Record>(bytes: &[u8]) -> Result<T, Vec<Fault>> {
    let node = yaml::parse(bytes)?;
    let mut faults = validate(T::KIND.shape(), &node);
    if T::KIND == RecordKind::Settings {
        faults.extend(people::faults(&node));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let record: T = yaml::read(&node).map_err(|fault| vec![fault])?;
    Ok(record.complete(&node))
}

/// What is wrong with the bytes of a file that should be a record of this kind; nothing if it is one.
pub fn faults(kind: RecordKind, bytes: &[u8]) -> Vec<Fault> {
    match kind {
        RecordKind::Claim => decode::<Claim>(bytes).err(),
        RecordKind::Source => decode::<Source>(bytes).err(),
        RecordKind::Vocabulary => decode::<Vocabulary>(bytes).err(),
        RecordKind::Settings => decode::<Settings>(bytes).err(),
    }
    .unwrap_or_default()
}

/// The canonical order of the keys at a path of keys in a record of this kind; list indexes are left out of
/// the path. Nothing where the names are the user's own.
pub fn key_order(kind: RecordKind, path: &[&str]) -> Option<Vec<&'static str>> {
    shape_at(kind.shape(), path).map(|shape| shape.keys().collect())
}

fn shape_at(top: &'static RecordShape, path: &[&str]) -> Option<&'static RecordShape> {
    let Some((key, rest)) = path.split_first() else { return Some(top) };
    inside(&top.field(key)?.shape, rest)
}

fn inside(shape: &'static Shape, path: &[&str]) -> Option<&'static RecordShape> {
    match shape {
        Shape::Record(record) => shape_at(record, path),
        Shape::List(inner) => inside(inner, path),
        Shape::Map(inner) => inside(inner, path.split_first()?.1),
        _ => None,
    }
}
