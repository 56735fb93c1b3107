//! Works and parties of schema.org: pages, articles, people, bodies.

use super::bag::{Bag, Leaf, Taken, addresses, items, one_text};
use super::check::{Party, Work};
use super::date::date;
use super::json::Json;
use super::log::Log;
use super::text::address;

/// The works that a value names: addresses, titles, or objects. A text that is no address is a title.
pub(super) fn works(leaf: &Leaf<'_>, first: bool, base: Option<&str>, log: &mut Log) -> Vec<Work> {
    items(leaf, log).iter().filter_map(|leaf| work(leaf, first, base, log)).collect()
}

fn work(leaf: &Leaf<'_>, first: bool, base: Option<&str>, log: &mut Log) -> Option<Work> {
    let mut work = Work { first, ..Work::default() };
    if !matches!(leaf.value, Json::Object(_)) {
        let taken = one_text(leaf, "address or title of an appearance", log)?;
        match address(&taken, base, log) {
            Some(url) => work.url = Some(url),
            None => work.title = Some(taken),
        }
        return Some(work);
    }
    let mut bag = Bag::of(leaf, log)?;
    fill(&mut bag, &mut work, base, log);
    let title = bag.take_any(&["name", "headline", "title"]);
    work.title = title.and_then(|leaf| one_text(&leaf, "title", log));
    bag.finish(log);
    if work.url.is_some() || work.title.is_some() {
        return Some(work);
    }
    lose(&work, "it has neither an address nor a title", log);
    None
}

/// What every work may have, and a review too.
pub(super) fn fill(bag: &mut Bag<'_>, work: &mut Work, base: Option<&str>, log: &mut Log) {
    for leaf in bag.types(log) {
        let Some(taken) = one_text(&leaf, "type", log) else { continue };
        work.types.push(taken.line);
        match csl(&taken.text) {
            Some(kind) if work.kind.is_none() => work.kind = Some(kind),
            Some(_) => log.lose(taken.line, "there is room for one type"),
            None if matches!(name_of(&taken.text), "ClaimReview" | "Review" | "CreativeWork") => {}
            None => log.lose(taken.line, "sources have no such type"),
        }
    }
    for key in ["url", "mainEntityOfPage", "@id", "sameAs", "contentUrl", "embedUrl"] {
        let Some(leaf) = bag.take(key) else { continue };
        for taken in addresses(&leaf, "address", log) {
            match address(&taken, base, log) {
                None => log.lose(taken.line, "it is no address of the web"),
                Some(url) if work.url.is_none() => work.url = Some(url),
                Some(url) if work.url.as_ref().is_some_and(|first| first.text == url.text) => {}
                Some(_) => log.lose(taken.line, "a source has one address"),
            }
        }
    }
    if let Some(taken) = bag.text("archivedAt", "archived_at", log) {
        work.archived_at = address(&taken, None, log);
        if work.archived_at.is_none() {
            log.lose(taken.line, "it is no address of the web");
        }
    }
    if let Some(taken) = bag.text("datePublished", "issued", log) {
        match date(taken, "issued", log) {
            Ok(date) => work.issued = Some(date),
            Err(taken) => work.undated = Some(taken),
        }
    }
    work.language = bag.text("inLanguage", "language", log);
    work.container = bag.take_if("isPartOf", |leaf| is_container(leaf.value)).and_then(|leaf| {
        let mut bag = Bag::of(&leaf, log)?;
        for leaf in bag.types(log) {
            log.kept(&leaf.place, &leaf.value.shown(), "type");
        }
        let name = bag.text("name", "container_title", log);
        bag.finish(log);
        name
    });
    let page = work.url.as_ref().map(|url| url.text.clone());
    let mut named =
        |key: &str| bag.take(key).map(|leaf| names(&leaf, key, page.as_deref(), log)).unwrap_or_default();
    work.authors = named("author");
    let publisher = named("publisher");
    for more in publisher.iter().skip(1) {
        log.lose(more.line, "a source has one publisher");
    }
    work.publisher = publisher.into_iter().next();
}

/// Whether it is what a work appeared in, by its name: a page is part of a page, and that is no title.
fn is_container(value: &Json) -> bool {
    let kind = value.get("@type").map_or_else(|| Some(String::new()), Json::scalar);
    let is_kind = kind.is_some_and(|kind| {
        matches!(name_of(&kind), "" | "CreativeWork" | "Periodical" | "Newspaper" | "Book" | "Collection")
    });
    is_kind && value.get("name").is_some_and(|name| name.scalar().is_some() && !name.is_empty())
}

/// The names of people and bodies who published at an address.
fn names(leaf: &Leaf<'_>, into: &str, page: Option<&str>, log: &mut Log) -> Vec<Taken> {
    let mut names = Vec::new();
    for leaf in items(leaf, log) {
        if let Some(mut bag) = Bag::of(&leaf, log) {
            for leaf in bag.types(log) {
                let kind = leaf.value.scalar().unwrap_or_default();
                // What stands in a record as a whole name is a body, unless somebody says otherwise.
                if name_of(&kind).ends_with("Organization") {
                    log.kept(&leaf.place, &kind, "type");
                } else {
                    log.not_kept(&leaf.place, &kind, &format!("a source does not say what its {into} is"));
                }
            }
            let leaf = bag.take_any(&["name", "legalName", "alternateName"]);
            let leaf = leaf.or_else(|| bag.take_any(&["url", "@id"]));
            names.extend(leaf.and_then(|leaf| one_text(&leaf, into, log)));
            let begins = |leaf: &Leaf<'_>| {
                let site = leaf.value.scalar().unwrap_or_default();
                !site.is_empty() && page.is_some_and(|page| page.starts_with(site.as_str()))
            };
            if let Some(site) = bag.take_if("url", begins) {
                log.kept(&site.place, &site.value.shown(), "beginning of the address");
            }
            bag.finish(log);
        } else {
            names.extend(one_text(&leaf, into, log));
        }
    }
    for more in names.drain(MOST_NAMES.min(names.len())..) {
        log.lose(more.line, "nobody reads so many names");
    }
    names
}

/// Of more names only the first are kept.
const MOST_NAMES: usize = 100;

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
                None => log.lose(taken.line, "it is no address of the web"),
                Some(url) if found.is_none() => found = Some(url),
                Some(_) => log.lose(taken.line, "an entity has one page"),
            }
        }
    }
    found
}

/// Tells that nothing of a work is kept.
fn lose(work: &Work, why: &str, log: &mut Log) {
    let one =
        [&work.publisher, &work.issued, &work.undated, &work.language, &work.archived_at, &work.container];
    let lines = one.into_iter().flatten().chain(&work.authors).map(|taken| taken.line);
    for line in lines.chain(work.types.iter().copied()) {
        log.lose(line, why);
    }
}

/// The type of CSL for a type of schema.org.
fn csl(kind: &str) -> Option<&'static str> {
    Some(match name_of(kind) {
        "WebPage" | "WebSite" => "webpage",
        "Article" => "article",
        "NewsArticle" | "ReportageNewsArticle" | "OpinionNewsArticle" => "article-newspaper",
        "ScholarlyArticle" => "article-journal",
        "BlogPosting" => "post-weblog",
        "SocialMediaPosting" => "post",
        "Report" => "report",
        "Book" => "book",
        "Chapter" => "chapter",
        "Dataset" => "dataset",
        "Legislation" => "legislation",
        "Thesis" => "thesis",
        "VideoObject" => "motion_picture",
        "ImageObject" => "graphic",
        "AudioObject" => "song",
        _ => return None,
    })
}

/// The name of a type, without the address of its vocabulary.
pub(super) fn name_of(kind: &str) -> &str {
    kind.rsplit(['/', ':', '#']).next().unwrap_or_default()
}
