//! Works of schema.org: pages, articles, books, pictures.

use super::bag::{Bag, Leaf, Taken, addresses, items, one_text};
use super::check::Work;
use super::copy;
use super::date::date;
use super::json::Json;
use super::log::Log;
use super::party::{authors, names};
use super::text::{NO_ADDRESS, address};
use crate::value::{doi_address, doi_of_address, same_doi};

/// The works that a value names: addresses, titles, or objects. A text that is no address is a title.
pub(super) fn works(leaf: &Leaf<'_>, first: bool, base: Option<&str>, log: &mut Log) -> Vec<Work> {
    let mut works = Vec::new();
    for leaf in items(leaf, log) {
        let work = match Bag::of(&leaf, log) {
            Some(bag) => of_bag(bag, base, log),
            None => of_text(&leaf, base, log),
        };
        works.extend(work.map(|work| Work { first, ..work }));
    }
    works
}

/// A work of which only the address or the title is known.
pub(super) fn of_text(leaf: &Leaf<'_>, base: Option<&str>, log: &mut Log) -> Option<Work> {
    let mut work = Work::default();
    let taken = one_text(leaf, "address or title", log)?;
    // `AFP/Reuters` and `N/A` are no paths below the page, and an address with words behind it is no address.
    let base = base.filter(|_| taken.text.starts_with(['/', '.', '?', '#']));
    let url =
        Some(&taken).filter(|taken| !taken.text.contains(' ')).and_then(|taken| address(taken, base, log));
    match (url, doi_address(&taken.text)) {
        (Some(url), _) => work.url = Some(url),
        (None, Some(address)) => {
            log.moved(taken.line, "doi");
            work.doi = Some(Taken { text: doi_of_address(&address)?, line: taken.line });
        }
        (None, None) => work.title = Some(taken),
    }
    Some(work)
}

/// A work as an object; nothing where it has neither an address nor a title.
pub(super) fn of_bag(mut bag: Bag<'_>, base: Option<&str>, log: &mut Log) -> Option<Work> {
    let mut work = Work::default();
    fill(&mut bag, &mut work, base, log);
    let title = bag.take_any(&["name", "headline", "title"]);
    work.title = title.and_then(|leaf| one_text(&leaf, "title", log));
    bag.finish(log);
    if work.url.is_some() || work.title.is_some() {
        return Some(work);
    }
    log.lose_all(work.lines(), "it has neither an address nor a title");
    None
}

/// What every work may have, and a review too.
pub(super) fn fill(bag: &mut Bag<'_>, work: &mut Work, base: Option<&str>, log: &mut Log) {
    for leaf in bag.types(log) {
        let Some(taken) = one_text(&leaf, "type", log) else { continue };
        work.types.push(taken.line);
        match csl(&taken.text) {
            Some((kind, is_whole)) if work.kind.is_none() => {
                if !is_whole {
                    log.change(taken.line, "type", &format!("a source knows it as `{kind}`"));
                }
                work.kind = Some(Taken { text: kind.to_owned(), line: taken.line });
            }
            Some(_) => log.lose(taken.line, "there is room for one type"),
            None if matches!(name_of(&taken.text), "ClaimReview" | "Review") => {}
            None => log.lose(taken.line, "sources have no such type"),
        }
    }
    for key in ["url", "mainEntityOfPage", "@id", "sameAs", "contentUrl", "embedUrl"] {
        let Some(leaf) = bag.take(key) else { continue };
        for taken in addresses(&leaf, "address", log) {
            match address(&taken, base, log) {
                None => log.lose(taken.line, NO_ADDRESS),
                Some(url) => place(url, key == "sameAs", work, log),
            }
        }
    }
    identifiers(bag, work, log);
    if let Some(taken) = bag.text("archivedAt", "archived_at", log) {
        work.archived_at = address(&taken, None, log);
        if work.archived_at.is_none() {
            log.lose(taken.line, NO_ADDRESS);
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
    work.authors = bag.take("author").map(|leaf| authors(&leaf, page.as_deref(), log)).unwrap_or_default();
    let publisher = bag.take("publisher");
    let publisher = publisher.map(|leaf| names(&leaf, "publisher", page.as_deref(), log)).unwrap_or_default();
    for more in publisher.iter().skip(1) {
        log.lose(more.line, "a source has one publisher");
    }
    work.publisher = publisher.into_iter().next();
    work.copies = copy::copies(bag, log);
}

/// Puts an address of a work where it belongs: its page, its DOI, or nowhere.
fn place(url: Taken, is_other_name: bool, work: &mut Work, log: &mut Log) {
    let is_second = work.url.as_ref().is_some_and(|first| first.text != url.text);
    match (doi_of_address(&url.text).filter(|_| is_other_name || is_second), &work.url) {
        (Some(doi), _) => place_doi(Taken { text: doi, line: url.line }, work, log),
        (None, None) => work.url = Some(url),
        (None, Some(first)) if first.text == url.text => {}
        (None, Some(_)) => log.lose(url.line, "a source has one address"),
    }
}

fn place_doi(doi: Taken, work: &mut Work, log: &mut Log) {
    match &work.doi {
        None => {
            log.moved(doi.line, "doi");
            work.doi = Some(doi);
        }
        Some(known) if same_doi(&known.text, &doi.text) => {}
        Some(_) => log.lose(doi.line, "a source has one DOI"),
    }
}

/// Takes the DOI of a work from what identifies it; any other identifier is left to whoever asks for it.
fn identifiers(bag: &mut Bag<'_>, work: &mut Work, log: &mut Log) {
    let is_doi = |value: &Json| match value {
        Json::List(entries) => entries.iter().any(|entry| doi_in(entry).is_some()),
        value => doi_in(value).is_some(),
    };
    let Some(leaf) = bag.take_if("identifier", |leaf| is_doi(leaf.value)) else { return };
    for leaf in items(&leaf, log) {
        let Some(doi) = doi_in(leaf.value) else {
            log.not_kept(&leaf.place, &leaf.value.shown(), "records have no place for it");
            continue;
        };
        let taken = match Bag::of(&leaf, log) {
            None => one_text(&leaf, "doi", log),
            Some(mut bag) => {
                for key in ["@type", "propertyID", "name"] {
                    if let Some(leaf) = bag.take(key) {
                        log.kept(&leaf.place, &leaf.value.shown(), "that it is a DOI");
                    }
                }
                let taken = bag.take_any(&["value", "@value", "url", "@id"]);
                let taken = taken.and_then(|leaf| one_text(&leaf, "doi", log));
                bag.finish(log);
                taken
            }
        };
        if let Some(taken) = taken {
            place_doi(Taken { text: doi, line: taken.line }, work, log);
        }
    }
}

/// The DOI that an identifier is, bare: a text that says so, or a value that is called one.
fn doi_in(value: &Json) -> Option<String> {
    let of = |text: &str| doi_of_address(text).or_else(|| doi_of_address(&doi_address(text)?));
    if !matches!(value, Json::Object(_)) {
        return of(&value.scalar()?);
    }
    let named = |key: &str| value.get(key).and_then(Json::scalar).map(|name| name_of(&name).to_lowercase());
    let text = ["value", "@value", "url", "@id"].iter().find_map(|key| value.get(key)?.scalar())?;
    let says_so = text.to_lowercase().contains("doi");
    let is_named = [named("propertyID"), named("name")].into_iter().flatten().any(|name| name == "doi");
    of(&text).filter(|_| says_so || is_named)
}

/// Whether it is what a work appeared in, by its name: a page is part of a page, and that is no title.
fn is_container(value: &Json) -> bool {
    let kind = value.get("@type").map_or_else(|| Some(String::new()), Json::scalar);
    let is_kind = kind.is_some_and(|kind| {
        matches!(name_of(&kind), "" | "CreativeWork" | "Periodical" | "Newspaper" | "Book" | "Collection")
    });
    is_kind && value.get("name").is_some_and(|name| name.scalar().is_some() && !name.is_empty())
}

/// The type of CSL for a type of schema.org, and whether that says all of it.
fn csl(kind: &str) -> Option<(&'static str, bool)> {
    let whole = match name_of(kind) {
        "WebPage" => "webpage",
        "Article" => "article",
        "NewsArticle" => "article-newspaper",
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
        "CreativeWork" => "document",
        "WebSite" => return Some(("webpage", false)),
        "ReportageNewsArticle" | "OpinionNewsArticle" => return Some(("article-newspaper", false)),
        _ => return None,
    };
    Some((whole, true))
}

/// The name of a type, without the address of its vocabulary.
pub(super) fn name_of(kind: &str) -> &str {
    kind.rsplit(['/', ':', '#']).next().unwrap_or_default()
}
