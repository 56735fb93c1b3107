//! The sources: what they are, what is held of them, and which of them are one witness.

use std::collections::{BTreeMap, BTreeSet};

use super::date;
use super::is_brief;
use super::timeline::numbers;
use crate::ledger::snapshot_file;
use crate::record::{Snapshot, Source};
use crate::render::count;
use crate::render::{Attribute, Page, is_web};
use crate::report::view::{SourceView, unsound};
use crate::report::words::{self, short};
use crate::report::{Height, Look, Part, View};

pub(super) fn sources(view: &View<'_>, page: &mut Page) {
    page.element("section", &[("id", "sources")], |page| {
        page.leaf("h2", &[], "Sources");
        independence(view, page);
        page.element("ol", &[("class", "sources")], |page| {
            for source in &view.sources {
                let id = format!("source-{}", source.record.id);
                page.element("li", &[("id", &id)], |page| self::source(view, source, page));
            }
        });
    });
}

/// Which sources come down to the same one.
fn independence(view: &View<'_>, page: &mut Page) {
    let mut by_origin: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for source in &view.sources {
        for origin in source.origins.iter().filter(|origin| **origin != source.record.id) {
            by_origin.entry(origin).or_default().insert(&source.record.id);
        }
    }
    if by_origin.is_empty() {
        return;
    }
    page.element("div", &[("class", "independence")], |page| {
        page.leaf("p", &[], "Sources that repeat another are one witness with it:");
        page.element("ul", &[], |page| {
            for (origin, repeated) in by_origin {
                page.element("li", &[], |page| {
                    named(view, origin, page);
                    page.text(" is repeated by ");
                    for (at, id) in repeated.iter().enumerate() {
                        page.text(match at {
                            0 => "",
                            at if at + 1 == repeated.len() => " and ",
                            _ => ", ",
                        });
                        named(view, id, page);
                    }
                    page.text(".");
                });
            }
        });
    });
}

fn named(view: &View<'_>, id: &str, page: &mut Page) {
    match view.source_index(id) {
        Some(at) => page.leaf("a", &[("href", &format!("#source-{id}"))], &short(view.sources[at].record)),
        None => page.text(id),
    }
}

fn source(view: &View<'_>, source: &SourceView<'_>, page: &mut Page) {
    page.element("p", &[("class", "reference"), ("dir", "auto")], |page| {
        reference(view, source.record, page);
    });
    for held in &source.snapshots {
        page.element("div", &[("class", "held")], |page| {
            page.element("p", &[], |page| {
                page.text("Stored copy, ");
                page.text(&count(held.record.bytes, "byte"));
                if let Some(day) = held.record.retrieved {
                    page.text(", retrieved ");
                    date::day(view, day, page);
                }
                // The command says it again.
                if !is_brief(view) {
                    page.text(": ");
                    hash(held.record, page);
                }
            });
            if let Some(found) = unsound(held.state) {
                page.leaf("p", &[("class", "warn")], &format!("This copy {found}."));
            }
            page.element("p", &[("class", "command")], |page| page.leaf("code", &[], &command(held.record)));
        });
    }
    if source.snapshots.is_empty() {
        page.leaf("p", &[("class", "who")], "No copy is held: it is cited by what it says.");
    }
    if !source.cited_by.is_empty() {
        page.element("p", &[("class", "who")], |page| {
            page.text("Cited in ");
            numbers(view, &source.cited_by, page);
            page.text(".");
        });
    }
}

/// The command that verifies a copy, for a shell at the root of the ledger.
fn command(snapshot: &Snapshot) -> String {
    let file = snapshot_file(snapshot);
    let quoted = format!("{}  {file}", snapshot.sha256).replace('\'', "'\\''");
    format!("echo '{quoted}' | sha256sum --check")
}

/// The first digits for the eye, all of them for the printer and for who copies.
pub(super) fn hash(snapshot: &Snapshot, page: &mut Page) {
    let digits = snapshot.sha256.to_string();
    let (first, rest) = digits.split_at(12.min(digits.len()));
    page.element("code", &[("class", "hash")], |page| {
        page.text("sha256:");
        page.text(first);
        page.leaf("span", &[("class", "rest")], rest);
    });
}

/// The line of a bibliography.
pub(super) fn reference(view: &View<'_>, record: &Source, page: &mut Page) {
    if let Some(line) = view.reference(&record.id) {
        line.parts.iter().for_each(|part| self::part(part, page));
        if let Some(address) = words::address(record).filter(|_| !line.is_linked()) {
            page.text(" ");
            page.link(&address, "Online");
        }
    }
    if let Some(address) = &record.archived_at {
        page.text(" ");
        page.link(address, "Archived copy");
    }
}

/// A part of a line, set as its style says.
fn part(part: &Part, page: &mut Page) {
    let Look { italic, bold, small_capitals, height } = part.look;
    let set = [
        (italic, "i", None),
        (bold, "b", None),
        (small_capitals, "span", Some(("class", "small-capitals"))),
        (height == Height::Raised, "sup", None),
        (height == Height::Lowered, "sub", None),
    ];
    let set: Vec<_> = set.into_iter().filter_map(|(is, name, class)| is.then_some((name, class))).collect();
    within(&set, page, &|page| match &part.address {
        // On paper, the address is not told a second time.
        Some(address) if *address == part.text && is_web(address) => {
            page.leaf("a", &[("class", "bare"), ("href", address), ("rel", "noreferrer")], &part.text);
        }
        Some(address) => page.link(address, &part.text),
        None => page.text(&part.text),
    });
}

/// What stands in elements, each within the one before.
fn within(elements: &[(&'static str, Option<Attribute<'_>>)], page: &mut Page, content: &dyn Fn(&mut Page)) {
    match elements.split_first() {
        Some(((name, class), rest)) => {
            page.element(name, class.as_slice(), |page| within(rest, page, content));
        }
        None => content(page),
    }
}
