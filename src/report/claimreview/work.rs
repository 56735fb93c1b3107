//! The claim as it was made, and the works it stands in or that are cited.

use serde_json::Value;

use super::Object;
use crate::record::{Citation, Name, Snapshot, Source};
use crate::render::is_web;
use crate::report::View;
use crate::report::view::{ClaimView, Evidence};
use crate::value::{Edtf, Granularity, Granule, doi_address};

/// The claim that was checked: who made it, when, where.
pub(super) fn claim(view: &View<'_>, claim: &ClaimView<'_>, unsaid: &mut Vec<String>) -> Object {
    let record = claim.record;
    let mut object = Object::typed("Claim");
    if let Some(claimant) = &record.claimant {
        object.set("author", speaker(view, &record.id, claimant, unsaid).into());
    }
    match &record.claimed_on {
        Some(date) if iso(date).is_some() => object.text("datePublished", iso(date)),
        Some(date) => unsaid.push(format!(
            "`{}` has no date: `{date}` is none that schema.org knows, which has single days, months and years",
            record.id
        )),
        None => {}
    }
    let places = claim.appearances.iter().filter_map(|one| Some((one.record, one.snapshot, one.source?)));
    let works = places.map(|(record, snapshot, source)| {
        let source = &view.input.ledger.sources[source].record;
        (record.first, Value::from(work(source, snapshot.and_then(|at| source.snapshots.get(at)))))
    });
    let (first, others): (Vec<_>, Vec<_>) = works.partition(|(first, _)| *first);
    let works = |works: Vec<(bool, Value)>| {
        let mut once: Vec<Value> = Vec::new();
        // A claim may stand in several places of one work.
        for (_, work) in works {
            if !once.contains(&work) {
                once.push(work);
            }
        }
        once
    };
    match works(first) {
        only if only.len() == 1 => only.into_iter().for_each(|work| object.set("firstAppearance", work)),
        several => object.list("firstAppearance", several),
    }
    object.list("appearance", works(others));
    object
}

/// Who made the claim.
fn speaker(view: &View<'_>, claim: &str, id: &str, unsaid: &mut Vec<String>) -> Object {
    let entity = view.input.ledger.vocabulary.entities.get(id);
    let kind = entity.and_then(|entity| entity.kind.as_deref()).unwrap_or_default();
    let mut object = match kind.to_lowercase().as_str() {
        "person" | "people" => Object::typed("Person"),
        "organization" | "organisation" | "company" | "government" | "party" | "agency" | "body"
        | "group" | "publisher" | "newspaper" => Object::typed("Organization"),
        _ => {
            unsaid.push(format!(
                "`{claim}` does not say whether `{id}` is a person or an organization: `kind` in the vocabulary \
                 does not"
            ));
            Object(serde_json::Map::new())
        }
    };
    object.text("name", Some(view.entity(id)));
    let page = entity.and_then(|entity| entity.url.as_deref()).filter(|address| is_web(address));
    object.text("sameAs", page);
    object
}

/// What is cited for and against the claim.
pub(super) fn citations(view: &View<'_>, claim: &ClaimView<'_>) -> Vec<Value> {
    let cited = claim.evidence.iter().filter_map(|evidence| {
        let source = &view.input.ledger.sources.get(evidence.source?)?.record;
        let mut object = work(source, evidence.snapshot.and_then(|at| source.snapshots.get(at)));
        object.text("description", Some(&description(evidence.record)));
        if let Some(quotation) = quotation(evidence) {
            object.set("hasPart", quotation.into());
        }
        Some(object.into())
    });
    cited.collect()
}

/// What the work does for the claim, and the remark on it that is published.
fn description(citation: &Citation) -> String {
    let stance = citation.stance.phrase();
    match citation.note.as_deref().filter(|note| !note.is_empty()) {
        Some(note) => format!("{stance}: {note}"),
        None => stance.to_owned(),
    }
}

/// The words that are cited: only those that were found in the snapshot.
fn quotation(evidence: &Evidence<'_>) -> Option<Object> {
    evidence.state.level()?;
    let mut object = Object::typed("Quotation");
    object.text("text", evidence.record.quote.as_deref());
    Some(object)
}

/// A source as a work, with the bytes of it that are held.
fn work(source: &Source, snapshot: Option<&Snapshot>) -> Object {
    let web = |address: &Option<String>| address.clone().filter(|address| is_web(address));
    let mut object = Object::typed(kind(&source.kind));
    object.text("name", Some(&source.title));
    let doi = source.bibliography.get("doi").and_then(|doi| doi_address(doi));
    object.text("url", web(&source.url).or_else(|| doi.clone()).as_deref());
    object.text("sameAs", doi.as_deref());
    object.text("archivedAt", web(&source.archived_at).as_deref());
    object.list("author", source.author.iter().filter_map(author).map(Value::from).collect());
    object.text("datePublished", source.issued.as_ref().and_then(iso));
    object.text("inLanguage", source.bibliography.get("language").map(String::as_str));
    if let Some(publisher) = source.bibliography.get("publisher") {
        let mut organization = Object::typed("Organization");
        organization.text("name", Some(publisher));
        object.set("publisher", organization.into());
    }
    if let Some(container) = &source.container_title {
        let mut whole = Object::typed("CreativeWork");
        whole.text("name", Some(container));
        object.set("isPartOf", whole.into());
    }
    if let Some(snapshot) = snapshot {
        let mut media = Object::typed("MediaObject");
        // No `contentUrl`: a page changes, and an archive adds to what it shows, so that neither address gives these
        // bytes, and whoever compared them would hold the digest to be wrong. Their name is the same wherever they lie.
        media.text("identifier", Some(&snapshot.sha256.iri()));
        media.text("encodingFormat", Some(&snapshot.media_type));
        media.text("contentSize", Some(&format!("{} B", snapshot.bytes)));
        media.text("sha256", Some(snapshot.sha256.as_str()));
        object.set("associatedMedia", media.into());
    }
    object
}

fn author(name: &Name) -> Option<Object> {
    if let Some(literal) = &name.literal {
        // A body, or a person whose name has no parts: the record does not say which.
        let mut object = Object(serde_json::Map::new());
        object.text("name", Some(literal));
        return Some(object);
    }
    let whole: Vec<&str> = [&name.given, &name.family].into_iter().flatten().map(String::as_str).collect();
    let mut object = Object::typed("Person");
    object.text("name", Some(&whole.join(" ")));
    object.text("givenName", name.given.as_deref());
    object.text("familyName", name.family.as_deref());
    (!whole.is_empty()).then_some(object)
}

/// The type of schema.org for a type of CSL.
fn kind(csl: &str) -> &'static str {
    match csl {
        "article" | "article-magazine" => "Article",
        "article-newspaper" => "NewsArticle",
        "article-journal" | "paper-conference" => "ScholarlyArticle",
        "post-weblog" => "BlogPosting",
        "post" => "SocialMediaPosting",
        "webpage" => "WebPage",
        "report" => "Report",
        "book" => "Book",
        "chapter" => "Chapter",
        "dataset" => "Dataset",
        "legislation" | "bill" | "regulation" => "Legislation",
        "thesis" => "Thesis",
        "motion_picture" => "VideoObject",
        "graphic" => "ImageObject",
        "song" => "AudioObject",
        _ => "CreativeWork",
    }
}

/// A day, a month or a year as ISO 8601 writes it, as which EDTF writes it too; nothing for what is uncertain or long.
fn iso(date: &Edtf) -> Option<&str> {
    let crate::value::End::In(granule) = date.start() else { return None };
    let Granule { granularity, unspecified, uncertain, approximate, .. } = granule;
    let plain = matches!(granularity, Granularity::Day | Granularity::Month | Granularity::Year)
        && !(unspecified || uncertain || approximate || date.is_interval());
    plain.then(|| date.as_str())
}
