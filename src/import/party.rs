//! Parties of schema.org: people and bodies who write, publish or claim.

use super::bag::{Bag, Leaf, Taken, addresses, items, one_text};
use super::check::{Author, Party};
use super::log::Log;
use super::text::{NO_ADDRESS, address};
use super::work::name_of;
use crate::record::Name;

/// The names of people and bodies who published at an address.
pub(super) fn names(leaf: &Leaf<'_>, into: &str, page: Option<&str>, log: &mut Log) -> Vec<Taken> {
    let mut names = Vec::new();
    for leaf in items(leaf, log) {
        match Bag::of(&leaf, log) {
            Some(mut bag) => {
                names.extend(whole_name(&mut bag, into, log));
                kind_and_site(&mut bag, into, false, page, log);
                bag.finish(log);
            }
            None => names.extend(one_text(&leaf, into, log)),
        }
    }
    for more in names.drain(MOST_NAMES.min(names.len())..) {
        log.lose(more.line, TOO_MANY_NAMES);
    }
    names
}

/// The people and bodies who wrote what stands at an address, the people in the parts of their names where those are told.
pub(super) fn authors(leaf: &Leaf<'_>, page: Option<&str>, log: &mut Log) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    for leaf in items(leaf, log) {
        let author = match Bag::of(&leaf, log) {
            Some(bag) => author(bag, page, log),
            None => one_text(&leaf, "author", log).map(Author::literal),
        };
        authors.extend(author);
    }
    for more in authors.drain(MOST_NAMES.min(authors.len())..) {
        log.lose_all(more.lines, TOO_MANY_NAMES);
    }
    authors
}

fn author(mut bag: Bag<'_>, page: Option<&str>, log: &mut Log) -> Option<Author> {
    let (given, family) = (bag.text("givenName", "author", log), bag.text("familyName", "author", log));
    let whole = if given.is_none() && family.is_none() {
        whole_name(&mut bag, "author", log)
    } else {
        bag.text("name", "author", log)
    };
    let parts = [&given, &family].into_iter().flatten();
    let joined = parts.clone().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ");
    let author = match whole {
        // What somebody is called counts before what the parts of it are.
        Some(whole) if joined.is_empty() || whole.text != joined => {
            log.lose_all(parts.map(|part| part.line), "the whole name is another");
            Some(Author::literal(whole))
        }
        whole => {
            if let Some(whole) = &whole {
                log.moved(whole.line, "author, in the parts of the name");
            }
            let lines = parts.chain(&whole).map(|taken| taken.line).collect();
            let text = |taken: Option<Taken>| taken.map(|taken| taken.text);
            let name = Name { family: text(family), given: text(given), literal: None };
            (!joined.is_empty()).then_some(Author { name, lines })
        }
    };
    let in_parts = author.as_ref().is_some_and(|author| author.name.literal.is_none());
    kind_and_site(&mut bag, "author", in_parts, page, log);
    bag.finish(log);
    author
}

fn whole_name(bag: &mut Bag<'_>, into: &str, log: &mut Log) -> Option<Taken> {
    let leaf = bag.take_any(&["name", "legalName", "alternateName"]);
    leaf.or_else(|| bag.take_any(&["url", "@id"])).and_then(|leaf| one_text(&leaf, into, log))
}

/// What somebody is, which a record tells by whether the name has parts; and their site, if it is that of the page.
fn kind_and_site(bag: &mut Bag<'_>, into: &str, in_parts: bool, page: Option<&str>, log: &mut Log) {
    for leaf in bag.types(log) {
        let kind = leaf.value.scalar().unwrap_or_default();
        // What stands in a record as a whole name is a body, unless somebody says otherwise.
        let is_told =
            if in_parts { name_of(&kind) == "Person" } else { name_of(&kind).ends_with("Organization") };
        if is_told {
            log.kept(&leaf.place, &kind, "type");
        } else {
            log.not_kept(&leaf.place, &kind, &format!("a source does not say what its {into} is"));
        }
    }
    let begins = |leaf: &Leaf<'_>| {
        let site = leaf.value.scalar().unwrap_or_default();
        !site.is_empty() && page.is_some_and(|page| page.starts_with(site.as_str()))
    };
    if let Some(site) = bag.take_if("url", begins) {
        log.kept(&site.place, &site.value.shown(), "beginning of the address");
    }
}

/// Of more names only the first are kept.
pub(super) const MOST_NAMES: usize = 100;
/// Why.
const TOO_MANY_NAMES: &str = "nobody reads so many names";

/// Whoever makes a claim; the first of several.
pub(super) fn claimant(leaf: &Leaf<'_>, log: &mut Log) -> Option<Party> {
    let mut found: Option<Party> = None;
    for leaf in items(leaf, log) {
        if found.is_some() {
            log.not_kept(&leaf.place, &leaf.value.shown(), "a claim has one claimant");
            continue;
        }
        let Some(mut bag) = Bag::of(&leaf, log) else {
            found = one_text(&leaf, "claimant", log).map(Party::named);
            continue;
        };
        let name = bag.take_any(&["name", "legalName"]).and_then(|leaf| one_text(&leaf, "claimant", log));
        let Some(name) = name else {
            log.not_kept(&leaf.place, &leaf.value.shown(), "a claimant needs a name");
            continue;
        };
        let (kind, url) = (kind(&mut bag, log), page(&mut bag, log));
        found = Some(Party { name, kind, url, role: bag.text("jobTitle", "note of the claimant", log) });
        bag.finish(log);
    }
    found
}

fn kind(bag: &mut Bag<'_>, log: &mut Log) -> Option<Taken> {
    let mut found = None;
    for leaf in bag.types(log) {
        let Some(taken) = one_text(&leaf, "kind of the claimant", log) else { continue };
        let text = match name_of(&taken.text) {
            "Person" => "person",
            "Organization" | "NewsMediaOrganization" | "GovernmentOrganization" | "Corporation" => {
                "organization"
            }
            _ => "",
        };
        if text.is_empty() || found.is_some() {
            log.lose(taken.line, "a claimant is a person or an organization");
        } else {
            found = Some(Taken { text: text.to_owned(), line: taken.line });
        }
    }
    found
}

fn page(bag: &mut Bag<'_>, log: &mut Log) -> Option<Taken> {
    let mut found = None;
    for key in ["sameAs", "url"] {
        let Some(leaf) = bag.take(key) else { continue };
        for taken in addresses(&leaf, "page of the claimant", log) {
            match address(&taken, None, log) {
                None => log.lose(taken.line, NO_ADDRESS),
                Some(url) if found.is_none() => found = Some(url),
                Some(_) => log.lose(taken.line, "an entity has one page"),
            }
        }
    }
    found
}
