//! A fact-check as it was read, whatever the format of its file.

use super::bag::Taken;
use crate::record::{Name, Stance};
use crate::value::Sha256Hex;

/// A claim that others have checked.
#[derive(Debug, Clone, Default)]
pub struct Check {
    /// The record it was read from, by its place in [`Log::records`](super::Log).
    pub record: usize,
    /// What is claimed.
    pub statement: Option<Taken>,
    /// Who says so.
    pub claimant: Option<Party>,
    /// When, as EDTF.
    pub claimed_on: Option<Taken>,
    /// When, as the file says it, where that is no date.
    pub undated: Option<Taken>,
    /// Where.
    pub appearances: Vec<Work>,
    /// What was found.
    pub opinions: Vec<Opinion>,
    /// What those who found it lean on.
    pub evidence: Vec<Evidence>,
}

impl Check {
    /// The same without room that nothing stands in: there are many, and most have one of each.
    pub(super) fn fitted(mut self) -> Self {
        for work in &mut self.appearances {
            work.fit();
        }
        for opinion in &mut self.opinions {
            opinion.page.fit();
        }
        for evidence in &mut self.evidence {
            evidence.work.fit();
        }
        self.appearances.shrink_to_fit();
        self.opinions.shrink_to_fit();
        self.evidence.shrink_to_fit();
        self
    }
}

/// A person or a body.
#[derive(Debug, Clone)]
pub struct Party {
    /// What it is called.
    pub name: Taken,
    /// Whether it is a `person` or an `organization`.
    pub kind: Option<Taken>,
    /// Its page.
    pub url: Option<Taken>,
    /// What it is, in words: an office, a trade.
    pub role: Option<Taken>,
}

impl Party {
    /// A party of which only the name is known.
    pub(super) fn named(name: Taken) -> Self {
        Self { name, kind: None, url: None, role: None }
    }
}

/// Something that was published.
#[derive(Debug, Clone, Default)]
pub struct Work {
    /// Its address.
    pub url: Option<Taken>,
    /// Its title.
    pub title: Option<Taken>,
    /// Its type, as CSL names it.
    pub kind: Option<Taken>,
    /// The lines of the log that say of its types.
    pub types: Vec<usize>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// What it appeared in.
    pub container: Option<Taken>,
    /// Who published it.
    pub publisher: Option<Taken>,
    /// When it was published, as EDTF.
    pub issued: Option<Taken>,
    /// When, as the file says it, where that is no date.
    pub undated: Option<Taken>,
    /// Its language.
    pub language: Option<Taken>,
    /// Its DOI, bare.
    pub doi: Option<Taken>,
    /// The address of an archived copy.
    pub archived_at: Option<Taken>,
    /// What is known of the bytes that somebody else holds of it.
    pub copies: Vec<Bytes>,
    /// Whether the claim was made here first.
    pub first: bool,
}

impl Work {
    /// What it has one of, each with the key that a source has it under.
    pub(super) fn fields(&self) -> [(&'static str, &Option<Taken>); 10] {
        [
            ("type", &self.kind),
            ("title", &self.title),
            ("container_title", &self.container),
            ("publisher", &self.publisher),
            ("language", &self.language),
            ("doi", &self.doi),
            ("issued", &self.issued),
            ("url", &self.url),
            ("archived_at", &self.archived_at),
            ("note", &self.undated),
        ]
    }

    /// The same, to be changed.
    pub(super) fn fields_mut(&mut self) -> [&mut Option<Taken>; 10] {
        [
            &mut self.kind,
            &mut self.title,
            &mut self.container,
            &mut self.publisher,
            &mut self.language,
            &mut self.doi,
            &mut self.issued,
            &mut self.url,
            &mut self.archived_at,
            &mut self.undated,
        ]
    }

    fn fit(&mut self) {
        self.types.shrink_to_fit();
        self.authors.shrink_to_fit();
        self.copies.shrink_to_fit();
    }

    /// The lines of the log that tell of it.
    pub(super) fn lines(&self) -> Vec<usize> {
        let fields = self.fields().into_iter().filter_map(|(_, taken)| Some(taken.as_ref()?.line));
        let authors = self.authors.iter().flat_map(|author| author.lines.iter().copied());
        let copies = self.copies.iter().flat_map(|copy| copy.lines.iter().copied());
        fields.chain(self.types.iter().copied()).chain(authors).chain(copies).collect()
    }
}

/// Who wrote a work.
#[derive(Debug, Clone)]
pub struct Author {
    /// What they are called.
    pub name: Name,
    /// The lines of the log that tell of it.
    pub lines: Vec<usize>,
}

impl Author {
    /// Somebody whose name is known as a whole.
    pub(super) fn literal(name: Taken) -> Self {
        Self { name: Name { family: None, given: None, literal: Some(name.text) }, lines: vec![name.line] }
    }

    /// The whole name.
    pub(super) fn whole(&self) -> String {
        let Name { family, given, literal } = &self.name;
        let parts = [literal, given, family].into_iter().flatten();
        parts.map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// Bytes of a work that somebody else holds.
#[derive(Debug, Clone)]
pub struct Bytes {
    /// Their SHA-256.
    pub sha256: Sha256Hex,
    /// What they are.
    pub media_type: Option<String>,
    /// How many there are, in the words of the file.
    pub size: Option<String>,
    /// The lines of the log that tell of them.
    pub lines: Vec<usize>,
}

/// A work that a check cites.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// The work.
    pub work: Work,
    /// What it does for the claim, as far as the file tells.
    pub stance: Stance,
    /// Its words.
    pub quote: Option<Taken>,
    /// A remark.
    pub note: Option<Taken>,
}

impl Evidence {
    /// The lines of the log that tell of it.
    pub(super) fn lines(&self) -> Vec<usize> {
        let mut lines = self.work.lines();
        lines.extend([&self.quote, &self.note].into_iter().flatten().map(|taken| taken.line));
        lines
    }
}

/// What somebody found of a claim.
#[derive(Debug, Clone, Default)]
pub struct Opinion {
    /// Where that is published.
    pub page: Work,
    /// What was found.
    pub verdict: Verdict,
}

/// A rating in somebody's own words and numbers.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    /// The words.
    pub label: Option<Taken>,
    /// The number.
    pub value: Option<Taken>,
    /// The number of the best rating.
    pub best: Option<Taken>,
    /// The number of the worst rating.
    pub worst: Option<Taken>,
    /// Why.
    pub explanation: Option<Taken>,
}
