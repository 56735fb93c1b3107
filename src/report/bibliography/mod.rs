//! The sources as a bibliography that other programs read: `bibliography.json` (CSL-JSON), `bibliography.bib` (BibLaTeX),
//! `bibliography.yaml` (Hayagriva).
//!
//! Each format is a table of what its types and fields are called; what a source is, CSL says. Read [`bibliography`] first.

mod bibtex;
mod csl;
mod hayagriva;

pub(super) use csl::entry;

use super::view::{Held, SourceView, unsound};
use super::{ReportFile, View};
use crate::record::Source;
use crate::render::{is_web, visible};
use crate::value::{Edtf, End, Granularity, Granule, doi_address, doi_of_address};

/// The files: `bibliography.json`, `bibliography.bib`, `bibliography.yaml`.
pub fn bibliography(view: &View<'_>) -> Vec<ReportFile> {
    vec![
        ReportFile::text("bibliography.json", csl::csl(view)),
        ReportFile::text("bibliography.bib", comments(view, "%") + &bibtex::bibtex(view)),
        ReportFile::text("bibliography.yaml", comments(view, "#") + &hayagriva::hayagriva(view)),
    ]
}

/// A text in one line, with nothing in it that steers.
fn line(text: &str) -> String {
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// A title, in which no style may put names into small letters: what has a capital letter stands in braces.
fn names_kept(text: &str, escaped: impl Fn(&str) -> String) -> String {
    let words = line(text);
    let words = words.split(' ').enumerate().map(|(at, word)| {
        // The first word of a title has a capital letter anyway.
        let kept = word.chars().skip(usize::from(at == 0)).any(char::is_uppercase);
        if kept { format!("{{{}}}", escaped(word)) } else { escaped(word) }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A further field of a bibliography. A DOI is bare, however the record has it.
fn field(source: &Source, name: &str) -> Option<String> {
    let text = source.bibliography.get(name).map(|text| line(text)).filter(|text| !text.is_empty())?;
    let bare = (name == "doi").then(|| doi_address(&text)).flatten();
    Some(bare.and_then(|address| doi_of_address(&address)).unwrap_or(text))
}

/// The address, if it is one of the web.
fn address(source: &Source) -> Option<&str> {
    source.url.as_deref().filter(|address| is_web(address))
}

/// The address of an archived copy, if it is one of the web.
fn archived(source: &Source) -> Option<&str> {
    source.archived_at.as_deref().filter(|address| is_web(address))
}

/// What is held now.
fn current<'v>(source: &'v SourceView<'v>) -> Option<&'v Held<'v>> {
    source.snapshots.last()
}

/// A remark for readers of what does not hold of a source: a copy, or the record itself.
fn warning(source: &SourceView<'_>) -> Option<String> {
    let copies = source.snapshots.iter().filter_map(|held| unsound(held.state));
    let mut copies: Vec<String> = copies.map(|found| format!("a stored copy {found}")).collect();
    copies.dedup();
    let told: Vec<String> = copies.iter().chain(&source.errors).map(|told| line(told)).collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// What is missing from the list: records of sources that could not be read.
fn missing(view: &View<'_>) -> Vec<String> {
    let mut told: Vec<String> = view
        .unreadable_sources()
        .map(|broken| format!("not in this list: {}: {}", line(broken.file.as_str()), line(&broken.what)))
        .collect();
    told.dedup();
    told
}

/// The same as lines in front of a format that has comments. One of BibTeX ends at an entry's first character.
fn comments(view: &View<'_>, begin: &str) -> String {
    let lines = missing(view).into_iter();
    lines.map(|told| format!("{begin} {}\n", told.replace('@', "(at)"))).collect::<Vec<_>>().concat()
}

/// A date that every format can say: its numbers, and whether it is only about right.
pub(super) struct Plain {
    /// Year, month, day, as many as are known.
    pub(super) parts: Vec<i16>,
    pub(super) about: bool,
}

/// A date, or both ends of an interval; none where it says less, or more, than year, month and day.
pub(super) fn plain(date: &Edtf) -> Option<Vec<Plain>> {
    let ends = [date.start(), date.end()];
    let ends = if date.is_interval() { &ends[..] } else { &ends[..1] };
    ends.iter().map(|end| if let End::In(granule) = end { numbers(granule) } else { None }).collect()
}

fn numbers(granule: &Granule) -> Option<Plain> {
    if granule.unspecified {
        return None;
    }
    let first = granule.earliest;
    let parts = [first.year(), first.month().into(), first.day().into()];
    let known = match granule.granularity {
        Granularity::Day => 3,
        Granularity::Month => 2,
        Granularity::Year => 1,
        _ => return None,
    };
    Some(Plain { parts: parts[..known].to_vec(), about: granule.uncertain || granule.approximate })
}
