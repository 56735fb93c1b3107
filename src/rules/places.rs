//! The places that rules speak of, named by record and field.

use crate::finding::Place;
use crate::ledger::Filed;
use crate::record::{Appearance, Citation, Claim, Quotation, Source};
use crate::snapshot::digest;
use crate::text::FieldPath;

/// An appearance or a citation of a claim: the lists differ, the places are made alike.
#[derive(Debug, Clone, Copy)]
pub(super) enum Quoting<'a> {
    Appearance(usize, &'a Appearance),
    Citation(usize, &'a Citation),
}

impl<'a> Quoting<'a> {
    /// The words it takes.
    pub(super) fn quotation(self) -> Quotation<'a> {
        match self {
            Self::Appearance(_, appearance) => appearance.quotation(),
            Self::Citation(_, citation) => citation.quotation(),
        }
    }

    /// The entry itself.
    pub(super) fn path(self) -> FieldPath {
        match self {
            Self::Appearance(index, appearance) => FieldPath::key("appearances")
                .entry(index, entry_name(&appearance.source, appearance.quotation().quote)),
            Self::Citation(index, citation) => FieldPath::key("citations")
                .entry(index, entry_name(&citation.source, citation.quote.as_deref())),
        }
    }
}

/// Every appearance and then every citation of a claim.
pub(super) fn quotings(claim: &Claim) -> impl Iterator<Item = Quoting<'_>> {
    let appearances = claim.appearances.iter().enumerate();
    let citations = claim.citations.iter().enumerate();
    appearances
        .map(|(index, appearance)| Quoting::Appearance(index, appearance))
        .chain(citations.map(|(index, citation)| Quoting::Citation(index, citation)))
}

/// A value of a claim.
pub(super) fn in_claim(claim: &Filed<Claim>, path: FieldPath) -> Place {
    Place::value(claim.file.clone(), path)
}

/// A value of a source.
pub(super) fn in_source(source: &Filed<Source>, path: FieldPath) -> Place {
    Place::value(source.file.clone(), path)
}

/// Where a source says which others it repeats.
pub(super) fn origin(source: &Filed<Source>) -> Place {
    in_source(source, FieldPath::key("origin")).label("repeats this")
}

/// What an entry that quotes is called wherever it stands in its list: its source, and eight digits of the
/// digest of its words.
pub(super) fn entry_name(source: &str, quote: Option<&str>) -> String {
    match quote {
        Some(quote) => format!("{source}#{}", &digest(quote.as_bytes()).as_str()[..8]),
        None => source.to_owned(),
    }
}

/// What an entry that names several records is called: the names, or eight digits of the digest of many, so that
/// a long list does not stand in the path of each of its members.
pub(super) fn names_together(names: &[String]) -> String {
    match names {
        [] | [_] | [_, _] => names.join("+"),
        [first, ..] => format!("{first}#{}", &digest(names.join("+").as_bytes()).as_str()[..8]),
    }
}
