//! What an annotation is about: words of a source, at the moment its snapshot was taken.

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use super::Texts;
use super::identity::{Identities, uuid};
use crate::record::{Snapshot, Source};
use crate::render::is_web;
use crate::report::View;
use crate::report::quoted::Quoted;
use crate::text::Span;
use crate::value::doi_address;

/// So much of the text on either side goes with a quote, in code points.
const CONTEXT: usize = 32;

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Target<'v> {
    /// Words of a source, or the source at a moment.
    Specific(Specific<'v>),
    /// A source as a whole, of which no copy is held.
    Whole { id: String },
}

#[derive(Serialize)]
pub(super) struct Specific<'v> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<&'v str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    state: Vec<State>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    selector: Vec<Selector<'v>>,
}

/// A copy of the source: the snapshot, named by its digest (RFC 6920), or what an archive has. On which day it was taken,
/// if that is known.
#[derive(Serialize)]
#[serde(untagged)]
enum State {
    Time {
        #[serde(rename = "type")]
        kind: &'static str,
        #[serde(rename = "sourceDateStart")]
        start: String,
        #[serde(rename = "sourceDateEnd")]
        end: String,
        cached: String,
    },
    Copy(String),
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'v> {
    #[serde(rename = "TextQuoteSelector")]
    Quote {
        exact: &'v str,
        #[serde(skip_serializing_if = "Option::is_none")]
        prefix: Option<&'v str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        suffix: Option<&'v str>,
    },
    #[serde(rename = "TextPositionSelector")]
    Position { start: usize, end: usize },
    #[serde(rename = "DataPositionSelector")]
    Data { start: usize, end: usize },
    #[serde(rename = "FragmentSelector")]
    Fragment {
        #[serde(rename = "conformsTo")]
        conforms_to: &'static str,
        value: String,
    },
}

/// A target for each part of the words; the source alone where they were not found, or none are quoted.
pub(super) fn targets<'v>(
    view: &'v View<'v>,
    texts: &Texts<'v>,
    identities: &mut Identities,
    one: Quoted<'v>,
) -> Vec<Target<'v>> {
    let source = address(one);
    let intact = one.snapshot.filter(|_| one.trouble(view).is_none());
    let digest = one.snapshot.map_or("", |snapshot| snapshot.sha256.as_str());
    let mut target = |selector: Vec<Selector<'v>>, at: &str| {
        if selector.is_empty() && intact.is_none() {
            return Target::Whole { id: source.clone() };
        }
        Target::Specific(Specific {
            id: identities.of(&["target", one.source_id, digest, at]),
            kind: "SpecificResource",
            source: source.clone(),
            sha256: intact.map(|snapshot| snapshot.sha256.as_str()),
            state: intact.map_or_else(Vec::new, |snapshot| states(one.source, snapshot)),
            selector,
        })
    };
    match (one.passage, one.quote) {
        (Some(passage), _) => {
            let spans = passage.spans.iter();
            let targets = spans.map(|span| {
                let selectors = selectors(view, texts, one, passage.text, *span);
                target(selectors, &format!("{}-{}", span.start, span.end))
            });
            targets.collect()
        }
        // Not verified, so that nothing is said of where it stands.
        (None, Some(exact)) => {
            vec![target(vec![Selector::Quote { exact, prefix: None, suffix: None }], exact)]
        }
        (None, None) => vec![target(Vec::new(), "")],
    }
}

fn selectors<'v>(
    view: &'v View<'v>,
    texts: &Texts<'v>,
    one: Quoted<'v>,
    at: usize,
    span: Span,
) -> Vec<Selector<'v>> {
    let held = &view.texts.all[at].text;
    let text = &held.text;
    let (start, end) = texts.points[at].span(span);
    let raw = held.raw(span);
    let address = one.source.and_then(|source| source.url.as_deref());
    let fragment = address.and_then(|address| texts.fragments[at].link(address, &[span]));
    let mut selectors = vec![
        Selector::Quote {
            exact: &text[span.range()],
            prefix: Some(before(&text[..span.start])),
            suffix: Some(after(&text[span.end..])),
        },
        Selector::Position { start, end },
        Selector::Data { start: raw.start, end: raw.end },
    ];
    selectors.extend(fragment.and_then(|link| {
        let value = link.find(":~:").map(|at| link[at..].to_owned())?;
        Some(Selector::Fragment { conforms_to: "https://wicg.github.io/scroll-to-text-fragment/", value })
    }));
    selectors
}

/// The end of a text, and no part of a character as a reader sees it.
fn before(text: &str) -> &str {
    let mut left = CONTEXT;
    let mut from = text.len();
    for (at, cluster) in text.grapheme_indices(true).rev() {
        let Some(rest) = left.checked_sub(cluster.chars().count()) else { break };
        (left, from) = (rest, at);
    }
    &text[from..]
}

/// The beginning of a text, and no part of a character as a reader sees it.
fn after(text: &str) -> &str {
    let mut left = CONTEXT;
    let mut to = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        let Some(rest) = left.checked_sub(cluster.chars().count()) else { break };
        (left, to) = (rest, at + cluster.len());
    }
    &text[..to]
}

fn states(source: Option<&Source>, snapshot: &Snapshot) -> Vec<State> {
    let archived = source.and_then(|source| source.archived_at.clone()).filter(|address| is_web(address));
    let copies = [named(snapshot)].into_iter().chain(archived);
    let state = |cached: String| match snapshot.retrieved {
        Some(day) => State::Time {
            kind: "TimeState",
            start: format!("{day}T00:00:00Z"),
            end: format!("{day}T23:59:59Z"),
            cached,
        },
        None => State::Copy(cached),
    };
    copies.map(state).collect()
}

/// A source as a whole, or where there is none, a file of the ledger.
pub(super) fn whole<'v>(source: Option<&Source>, file: &str) -> Target<'v> {
    let id = source.map(|source| published(source).unwrap_or_else(|| uuid(&["source", &source.id], 0)));
    Target::Whole { id: id.unwrap_or_else(|| uuid(&["file", file], 0)) }
}

/// An IRI for the source: its address, else what names it.
fn address(one: Quoted<'_>) -> String {
    let held = || one.snapshot.map(named);
    one.source.and_then(published).or_else(held).unwrap_or_else(|| uuid(&["source", one.source_id], 0))
}

/// Where a source is published: its page, else where its DOI leads.
fn published(source: &Source) -> Option<String> {
    let url = source.url.clone().filter(|address| is_web(address));
    url.or_else(|| doi_address(source.bibliography.get("doi")?))
}

/// The name of the bytes of a snapshot.
fn named(snapshot: &Snapshot) -> String {
    snapshot.sha256.iri()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_splits_no_character() {
        let text = "e\u{301}".repeat(40);
        assert_eq!(before(&text).chars().count(), 32);
        let flags = format!("a{}", "\u{1f1e6}\u{1f1f9}".repeat(20));
        assert_eq!(after(&flags).chars().count(), 31);
        assert_eq!((before("ab"), after("")), ("ab", ""));
    }

    #[test]
    fn bytes_are_named_as_the_standard_names_them() {
        // The example of RFC 6920, section 8.1: `Hello World!`.
        let snapshot = Snapshot {
            file: "a".into(),
            media_type: "text/plain".into(),
            sha256: "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069".parse().unwrap(),
            bytes: 12,
            retrieved: None,
        };
        assert_eq!(named(&snapshot), "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk");
    }
}
