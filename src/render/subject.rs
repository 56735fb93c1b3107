//! What a finding belongs to, in formats that put findings in groups.

use std::collections::HashMap;

use camino::Utf8Path;

use crate::check::{Judged, Outcome};

/// A claim, a source, or a file where no record is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Subject<'a> {
    /// A claim, by id.
    Claim(&'a str),
    /// A source, by id.
    Source(&'a str),
    /// A file, by path.
    File(&'a str),
}

/// The files of the records that were checked.
pub(super) struct Homes<'a> {
    claims: HashMap<&'a str, &'a Utf8Path>,
    /// The record that a file holds.
    files: HashMap<&'a Utf8Path, Subject<'a>>,
}

impl<'a> Homes<'a> {
    /// Of an outcome.
    pub(super) fn of(outcome: &'a Outcome) -> Self {
        let (claims, sources) = (outcome.checked.claims.iter().rev(), &outcome.checked.sources);
        let of_sources = sources.iter().map(|source| (source.file.as_path(), Subject::Source(&source.id)));
        let of_claims = claims.clone().map(|claim| (claim.file.as_path(), Subject::Claim(&claim.id)));
        Self {
            claims: claims.map(|claim| (claim.id.as_str(), claim.file.as_path())).collect(),
            files: of_sources.chain(of_claims).collect(),
        }
    }

    /// The claim whose file a finding points at, or else the first record that it names; if it names none, the record
    /// that its file holds.
    pub(super) fn home(&self, judged: &'a Judged) -> Subject<'a> {
        let (finding, file) = (&judged.finding, judged.primary.file.as_path());
        let here = finding.claims.iter().find(|id| self.claims.get(id.as_str()) == Some(&file));
        match (here.or(finding.claims.first()), finding.sources.first()) {
            (Some(claim), _) => Subject::Claim(claim),
            (None, Some(source)) => Subject::Source(source),
            (None, None) => self.files.get(file).copied().unwrap_or(Subject::File(file.as_str())),
        }
    }
}
