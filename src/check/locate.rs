//! Places to lines and columns: the one function that does it. A file is read again only where there is a
//! finding.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use crate::finding::{Finding, Place, Quoted, Spot};
use crate::snapshot::{self, Located, Quote};
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

/// The texts that findings point into.
#[derive(Debug, Default)]
pub struct Texts(BTreeMap<Utf8PathBuf, String>);

/// A larger file is pointed at as a whole.
const LARGEST: u64 = 128 << 20;

impl Texts {
    /// Reads the files that findings point into. What cannot be read has no text.
    pub(super) fn read<'f>(tree: &dyn Tree, findings: impl Iterator<Item = &'f Finding>) -> Self {
        let places = findings.flat_map(places);
        let files: BTreeSet<&Utf8PathBuf> =
            places.filter(|place| place.spot != Spot::File).map(|place| &place.file).collect();
        let read =
            |file: &&Utf8PathBuf| Some(((*file).clone(), text_of(tree::read(tree, file, LARGEST).ok()?)));
        Self(files.par_iter().filter_map(read).collect())
    }

    /// The text of a file that a finding points into.
    pub fn of(&self, file: &Utf8Path) -> Option<&str> {
        self.0.get(file).map(String::as_str)
    }
}

/// Works out where the places of findings are: for each finding the primary one, then the related ones. A file is
/// parsed once for all places in it, and only while they are worked out.
pub(super) fn locate(texts: &Texts, findings: &[Finding]) -> Vec<Vec<LocatedPlace>> {
    let mut by_file: BTreeMap<&str, Vec<(usize, usize, &Place)>> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        for (nth, place) in places(finding).enumerate() {
            by_file.entry(place.file.as_str()).or_default().push((at, nth, place));
        }
    }
    let mut located: Vec<(usize, usize, LocatedPlace)> = by_file
        .into_par_iter()
        .flat_map_iter(|(file, places)| {
            let ready = Ready::new(texts.of(Utf8Path::new(file)).unwrap_or_default());
            places.into_iter().map(move |(at, nth, place)| (at, nth, ready.locate(place)))
        })
        .collect();
    located.sort_by_key(|(at, nth, _)| (*at, *nth));
    let mut rest = located.into_iter().map(|(_, _, place)| place);
    findings.iter().map(|finding| rest.by_ref().take(places(finding).count()).collect()).collect()
}

fn places(finding: &Finding) -> impl Iterator<Item = &Place> {
    std::iter::once(&finding.primary).chain(&finding.related)
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

    fn locate(&self, place: &Place) -> LocatedPlace {
        let span = self.span(&place.spot);
        let Span { start, end } = span.unwrap_or_default();
        LocatedPlace {
            file: place.file.clone(),
            start: self.lines.position(start),
            end: self.lines.position(end),
            span,
            label: place.label.clone(),
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
    let Located::Found { segments, .. } = snapshot::locate(&read, &quote) else { return None };
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
