//! Places to lines and columns: the one function that does it. A file is read again only where there is a
//! finding.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use crate::finding::{Finding, Fix, Place, Quoted, Spot};
use crate::parallel;
use crate::snapshot::{self, Quote};
use crate::text::{FieldPath, Lines, Position, Span, Step};
use crate::tree::{self, Tree};
use crate::yaml::{self, Node};

/// A place for a reader.
#[derive(Debug, Clone)]
pub struct LocatedPlace {
    /// The file, relative to the root.
    pub file: Utf8PathBuf,
    /// The first character.
    pub start: Position,
    /// One past the last.
    pub end: Position,
    /// The same as bytes; none for a file as a whole.
    pub span: Option<Span>,
    /// What a reader sees there.
    pub label: String,
}

impl LocatedPlace {
    fn whole_file(place: &Place) -> Self {
        let start = Position { line: 1, column: 1 };
        Self { file: place.file.clone(), start, end: start, span: None, label: place.label.clone() }
    }
}

/// The texts that findings point into.
#[derive(Debug, Default)]
pub struct Texts(BTreeMap<String, String>);

/// A larger file is pointed at as a whole.
const LARGEST: u64 = 128 << 20;

impl Texts {
    /// Reads the files that findings point into. What cannot be read has no text.
    pub(super) fn read<'f>(tree: &dyn Tree, findings: impl Iterator<Item = &'f Finding>) -> Self {
        Self::of_files(tree, findings.flat_map(files).collect())
    }

    /// Reads the files that fixes would change.
    pub(super) fn of_fixes(tree: &dyn Tree, fixes: &[Fix]) -> Self {
        let changes = fixes.iter().flat_map(|fix| &fix.changes);
        Self::of_files(tree, changes.map(|change| change.file.as_str()).collect())
    }

    fn of_files(tree: &dyn Tree, files: BTreeSet<&str>) -> Self {
        let read = |file: &&str| {
            Some(((*file).to_owned(), text_of(tree::read(tree, (*file).into(), LARGEST).ok()?)))
        };
        let files: Vec<&str> = files.into_iter().collect();
        Self(parallel::map(&files, read).into_iter().flatten().collect())
    }

    /// The text of one file.
    #[cfg(test)]
    pub(super) fn of_one(file: &str, text: &str) -> Self {
        Self(BTreeMap::from([(file.to_owned(), text.to_owned())]))
    }

    /// Adds texts.
    pub(super) fn add(&mut self, more: Self) {
        self.0.extend(more.0);
    }

    /// The text of a file that a finding points into.
    pub fn of(&self, file: &Utf8Path) -> Option<&str> {
        self.0.get(file.as_str()).map(String::as_str)
    }
}

/// Where the places of a finding are.
pub(super) struct Located {
    pub(super) primary: LocatedPlace,
    pub(super) related: Vec<LocatedPlace>,
}

impl Located {
    /// With every file as a whole.
    fn roughly(finding: &Finding) -> Self {
        Self {
            primary: LocatedPlace::whole_file(&finding.primary),
            related: finding.related.iter().map(LocatedPlace::whole_file).collect(),
        }
    }

    /// The places in the order of [`places`].
    fn places(&mut self) -> impl Iterator<Item = &mut LocatedPlace> {
        std::iter::once(&mut self.primary).chain(&mut self.related)
    }
}

/// Works out where the places of findings are. A file is parsed once for all places in it, and only while they are
/// worked out; one without a text is pointed at as a whole.
pub(super) fn locate(texts: &Texts, findings: &[Finding]) -> Vec<Located> {
    let mut located = parallel::map(findings, Located::roughly);
    let mut by_file: BTreeMap<&str, Vec<(&Place, &mut LocatedPlace)>> = BTreeMap::new();
    for (finding, located) in findings.iter().zip(&mut located) {
        for (place, located) in places(finding).zip(located.places()) {
            if texts.of(&place.file).is_some() {
                by_file.entry(place.file.as_str()).or_default().push((place, located));
            }
        }
    }
    by_file.into_par_iter().for_each(|(file, places)| {
        let ready = Ready::new(texts.of(file.into()).unwrap_or_default());
        for (place, located) in places {
            ready.locate(place, located);
        }
    });
    located
}

fn places(finding: &Finding) -> impl Iterator<Item = &Place> {
    std::iter::once(&finding.primary).chain(&finding.related)
}

/// The files that a finding points into or would mend.
fn files(finding: &Finding) -> impl Iterator<Item = &str> {
    let pointed = places(finding).filter(|place| place.spot != Spot::File).map(|place| place.file.as_str());
    let mended = finding.fix.iter().flat_map(|fix| &fix.changes).map(|change| change.file.as_str());
    pointed.chain(mended)
}

/// A text made ready to find places in.
struct Ready<'a> {
    text: &'a str,
    lines: Lines<'a>,
    /// The record in the file, parsed when a place in it is asked for.
    root: OnceCell<Option<Node<'a>>>,
}

impl<'a> Ready<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, lines: Lines::new(text), root: OnceCell::new() }
    }

    fn locate(&self, place: &Place, located: &mut LocatedPlace) {
        located.span = self.span(&place.spot);
        if let Some(Span { start, end }) = located.span {
            (located.start, located.end) = (self.lines.position(start), self.lines.position(end));
        }
    }

    fn span(&self, spot: &Spot) -> Option<Span> {
        let text: &'a str = self.text;
        let root = || self.root.get_or_init(|| yaml::parse(text.as_bytes()).ok()).as_ref();
        match spot {
            Spot::File => None,
            Spot::Bytes(span) => Some(Span::new(span.start.min(text.len()), span.end.min(text.len()))),
            Spot::Value(path) => Some(find(root()?, path, false)),
            Spot::Key(path) => Some(find(root()?, path, true)),
            Spot::Passage(quoted) => passage(text, quoted),
        }
    }
}

/// The bytes from the first to the last word of a quote, in the snapshot it stands in.
fn passage(text: &str, quoted: &Quoted) -> Option<Span> {
    let read = snapshot::read(&quoted.media_type, text.as_bytes()).ok()?;
    let Quoted { exact, prefix, suffix, .. } = quoted;
    let quote = Quote { exact, prefix: prefix.as_deref(), suffix: suffix.as_deref() };
    let snapshot::Located::Found { segments, .. } = snapshot::locate(&read, &quote) else { return None };
    let (first, last) = (segments.first()?, segments.last()?);
    Some(Span::new(first.raw.start, last.raw.end))
}

/// The text of a file; of one that is not UTF-8, what comes before the first fault.
fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| {
        let valid = error.utf8_error().valid_up_to();
        String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned()
    })
}

/// Where the value at a path stands, or its key; where a step is missing, the nearest key above it.
fn find(root: &Node<'_>, path: &FieldPath, key: bool) -> Span {
    let mut node = root;
    let mut nearest = start_of(root);
    for step in path.steps() {
        let next = match step {
            Step::Key(name) => node.entry(name).map(|entry| (entry.key_span, &entry.value)),
            Step::Entry { index, .. } => {
                node.items().and_then(|items| items.get(*index)).map(|item| (start_of(item), item))
            }
        };
        match next {
            Some((span, value)) => (nearest, node) = (span, value),
            None => return nearest,
        }
    }
    if key || node.is_empty() { nearest } else { start_of(node) }
}

/// A scalar as a whole; of a map or a list its first key or entry, so that a caret does not run over half a file.
fn start_of(node: &Node<'_>) -> Span {
    if let Some(first) = node.entries().and_then(<[_]>::first) {
        first.key_span
    } else if let Some(first) = node.items().and_then(<[_]>::first) {
        start_of(first)
    } else {
        node.span
    }
}
