//! What a finding belongs to, in formats that put findings in groups.

use std::collections::BTreeMap;

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

/// The files of the claims that were checked.
pub(super) struct Homes<'a>(BTreeMap<&'a str, &'a Utf8Path>);

impl<'a> Homes<'a> {
    /// Of an outcome.
    pub(super) fn of(outcome: &'a Outcome) -> Self {
        let claims = outcome.checked.claims.iter().rev();
        Self(claims.map(|claim| (claim.id.as_str(), claim.file.as_path())).collect())
    }

    /// The claim whose file a finding points at, or else the first record that it names.
    pub(super) fn home(&self, judged: &'a Judged) -> Subject<'a> {
        let (finding, file) = (&judged.finding, judged.primary.file.as_path());
        let here = finding.claims.iter().find(|id| self.0.get(id.as_str()) == Some(&file));
        match (here.or(finding.claims.first()), finding.sources.first()) {
            (Some(claim), _) => Subject::Claim(claim),
            (None, Some(source)) => Subject::Source(source),
            (None, None) => Subject::File(file.as_str()),
        }
    }
}
