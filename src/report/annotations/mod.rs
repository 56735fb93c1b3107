//! The report as W3C Web Annotations: `annotations.jsonld`, a page of JSON-LD with one annotation for every appearance and
//! every citation.
//!
//! Each is about words of a source: which, where they stand in the snapshot that is pinned, and what they do for a claim.
//! Read [`annotations`] first.

mod identity;
mod target;

use serde::Serialize;

use super::code_points::CodePoints;
use super::fragment::Fragments;
use super::quoted::{Quoted, stance_word};
use super::view::{Broken, ClaimView};
use super::words::word;
use super::{ReportFile, View};
use crate::render::visible;
use identity::Identities;
use target::Target;

/// The context of the Web Annotation model, and what it lacks: a property of schema.org for the digest of a snapshot, and
/// a motivation of the model, which copies of the context from its first years do not have.
const CONTEXT: (&str, Extension) = (
    "http://www.w3.org/ns/anno.jsonld",
    Extension { sha256: "https://schema.org/sha256", assessing: "http://www.w3.org/ns/oa#assessing" },
);

#[derive(Clone, Copy, Serialize)]
struct Extension {
    sha256: &'static str,
    assessing: &'static str,
}

#[derive(Serialize)]
struct Collection<'v> {
    #[serde(rename = "@context")]
    context: (&'static str, Extension),
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    label: String,
    total: usize,
    first: Items<'v>,
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the model calls them so")]
struct Items<'v> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "startIndex")]
    start_index: usize,
    items: Vec<Annotation<'v>>,
}

/// One annotation. It has a context of its own, so that it is whole when it is taken out.
#[derive(Serialize)]
struct Annotation<'v> {
    #[serde(rename = "@context")]
    context: (&'static str, Extension),
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    generator: Generator,
    body: Vec<Body<'v>>,
    target: Vec<Target<'v>>,
}

#[derive(Serialize)]
struct Generator {
    #[serde(rename = "type")]
    kind: &'static str,
    name: &'static str,
}

#[derive(Serialize)]
struct Body<'v> {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'v str>,
    value: String,
}

/// The texts of a view, prepared once for all that is taken from them.
struct Texts<'v> {
    points: Vec<CodePoints<'v>>,
    fragments: Vec<Fragments<'v>>,
}

/// The page: `annotations.jsonld`.
pub fn annotations(view: &View<'_>) -> Vec<ReportFile> {
    let texts = Texts {
        points: view.texts.all.iter().map(|held| CodePoints::new(&held.text.text)).collect(),
        fragments: Fragments::all(view),
    };
    let mut identities = Identities::default();
    let mut items = Vec::new();
    for claim in &view.claims {
        for one in Quoted::of(view, claim) {
            items.push(annotation(view, &texts, &mut identities, claim, one));
        }
    }
    let bare: Vec<&Broken> = view.broken.iter().filter(|broken| !is_with_a_claim(view, broken)).collect();
    items.extend(bare.into_iter().map(|broken| remark(view, &mut identities, broken)));
    let label = visible(view.title).into_owned();
    let collection = Collection {
        context: CONTEXT,
        id: identities.of(&["collection", view.title]),
        kind: "AnnotationCollection",
        label: if view.broken.is_empty() { label } else { format!("{label} (does not hold)") },
        total: items.len(),
        first: Items {
            id: identities.of(&["page", view.title]),
            kind: "AnnotationPage",
            start_index: 0,
            items,
        },
    };
    // Nothing in it ends the element of a page that it may be put into.
    let mut text = serde_json::to_string_pretty(&collection).unwrap_or_default().replace('<', "\\u003c");
    text.push('\n');
    vec![ReportFile::text("annotations.jsonld", text)]
}

fn annotation<'v>(
    view: &'v View<'v>,
    texts: &Texts<'v>,
    identities: &mut Identities,
    claim: &'v ClaimView<'v>,
    one: Quoted<'v>,
) -> Annotation<'v> {
    let role = one.stance.map_or("appearance", stance_word);
    let digest = one.snapshot.map_or("", |snapshot| snapshot.sha256.as_str());
    let name = ["annotation", &claim.record.id, role, one.source_id, digest, one.quote.unwrap_or_default()];
    Annotation {
        context: CONTEXT,
        id: identities.of(&name),
        kind: "Annotation",
        motivation: "assessing",
        generator: Generator { kind: "Software", name: "factlock" },
        body: bodies(view, claim, one),
        target: target::targets(view, texts, identities, one),
    }
}

/// What the words do for the claim, which claim that is, and what is to be known of it.
fn bodies<'v>(view: &'v View<'v>, claim: &'v ClaimView<'v>, one: Quoted<'v>) -> Vec<Body<'v>> {
    let record = claim.record;
    let language = view.input.ledger.settings.report.language.as_deref();
    let of = |purpose, language, value: &str| Body {
        kind: "TextualBody",
        purpose,
        format: "text/plain",
        language,
        value: visible(value).into_owned(),
    };
    let judgement = match one.stance {
        Some(stance) => of("assessing", Some("en"), stance_word(stance)),
        None => of("assessing", language, word(view, record.status)),
    };
    let mut bodies =
        vec![judgement, of("identifying", None, &record.id), of("describing", language, &record.statement)];
    let why = if one.stance.is_none() { record.rationale.as_deref() } else { one.note };
    bodies.extend(why.map(|why| of("commenting", language, why)));
    bodies
        .extend(one.trouble(view).map(|what| of("moderating", Some("en"), &format!("not verified: {what}"))));
    bodies.extend(claim.errors(view).map(|broken| of("moderating", Some("en"), &does_not_hold(broken))));
    bodies
}

fn does_not_hold(broken: &Broken) -> String {
    format!("does not hold: {}", broken.what)
}

/// Whether the annotations of a claim tell of it.
fn is_with_a_claim(view: &View<'_>, broken: &Broken) -> bool {
    let mut claims = broken.claims.iter().filter_map(|id| view.claim_index(id)).map(|at| &view.claims[at]);
    claims.any(|claim| !claim.appearances.is_empty() || !claim.evidence.is_empty())
}

/// An annotation of something that does not hold and that no claim's annotations tell of: of a source, or of a record.
fn remark<'v>(view: &'v View<'v>, identities: &mut Identities, broken: &'v Broken) -> Annotation<'v> {
    let source =
        broken.source.as_deref().and_then(|id| view.source_index(id)).map(|at| view.sources[at].record);
    Annotation {
        context: CONTEXT,
        id: identities.of(&["error", &broken.whom(), &broken.what]),
        kind: "Annotation",
        motivation: "moderating",
        generator: Generator { kind: "Software", name: "factlock" },
        body: vec![Body {
            kind: "TextualBody",
            purpose: "moderating",
            format: "text/plain",
            language: Some("en"),
            value: visible(&format!("{}: {}", broken.whom(), does_not_hold(broken))).into_owned(),
        }],
        target: vec![target::whole(source, broken.file.as_str())],
    }
}
