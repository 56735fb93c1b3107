//! Changes as one JSON document.

use serde::Serialize;

use super::summary::{OPERATIONS, is_undisclosed};
use crate::diff::{
    Anchor, Change, Effect, Fate, Kind, Operation, Part, Revision, Sentence, Tag, Touched, Value, Weight,
};
use crate::prose::NoticeKind;

/// What the document holds, for its readers.
pub const DIFF_JSON_PAGE: &str = include_str!("json.md");

/// The version of the document's shape.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    old: Text<'a>,
    new: Text<'a>,
    summary: Summary,
    material: bool,
    tags: Vec<Kind>,
    alignment: &'a [(usize, usize)],
    ops_old: &'a [Operation],
    ops_new: &'a [Operation],
    changes: Vec<ChangeEntry<'a>>,
    notices: Vec<NoticeEntry<'a>>,
    touched: Vec<TouchedEntry<'a>>,
}

#[derive(Serialize)]
struct Text<'a> {
    file: &'a str,
    sentences: usize,
}

#[derive(Serialize)]
struct Summary {
    kept: usize,
    changes: serde_json::Map<String, serde_json::Value>,
    material: usize,
    structural: usize,
    cosmetic: usize,
    undisclosed: usize,
    notices: usize,
    touched: usize,
}

#[derive(Serialize)]
struct ChangeEntry<'a> {
    operation: Operation,
    weight: Weight,
    reason: &'a str,
    old: Vec<SentenceEntry<'a>>,
    new: Vec<SentenceEntry<'a>>,
    words: &'a [Part],
    tags: Vec<TagEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disclosed_by: Option<usize>,
    undisclosed: bool,
}

#[derive(Serialize)]
struct SentenceEntry<'a> {
    index: usize,
    line: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct TagEntry<'a> {
    kind: Kind,
    effect: Effect,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<&'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<&'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<&'a str>,
}

#[derive(Serialize)]
struct NoticeEntry<'a> {
    kind: NoticeKind,
    sentences: &'a [usize],
    text: String,
    discloses: &'a [usize],
}

#[derive(Serialize)]
struct TouchedEntry<'a> {
    index: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<crate::diff::Role>,
    quote: &'a str,
    why: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<NearestEntry>,
}

#[derive(Serialize)]
struct NearestEntry {
    text: String,
    likeness: u8,
    changes: Vec<NearestChange>,
}

#[derive(Serialize)]
struct NearestChange {
    what: &'static str,
    old: Option<String>,
    new: Option<String>,
}

/// What a revision changed, as one JSON document with a line feed at its end.
pub fn diff_json(revision: &Revision<'_>) -> String {
    let diff = revision.diff;
    let mut tags: Vec<Kind> =
        diff.changes.iter().flat_map(|change| &change.tags).map(|tag| tag.kind).collect();
    tags.sort_unstable();
    tags.dedup();
    let document = Document {
        version: VERSION,
        old: Text { file: revision.old, sentences: diff.old.len() },
        new: Text { file: revision.new, sentences: diff.new.len() },
        summary: summary(revision),
        material: diff.changes.iter().any(|change| change.weight == Weight::Material),
        tags,
        alignment: &diff.links,
        ops_old: &diff.operations.old,
        ops_new: &diff.operations.new,
        changes: diff.changes.iter().map(|change| entry(change, revision)).collect(),
        notices: diff
            .notices
            .iter()
            .map(|notice| NoticeEntry {
                kind: notice.kind,
                sentences: &notice.sentences,
                text: notice
                    .sentences
                    .iter()
                    .map(|&at| diff.new[at].text.as_str())
                    .collect::<Vec<_>>()
                    .join(" "),
                discloses: &notice.discloses,
            })
            .collect(),
        touched: revision.touched.iter().map(touched).collect(),
    };
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn summary(revision: &Revision<'_>) -> Summary {
    let diff = revision.diff;
    let of = |weight| diff.changes.iter().filter(|change| change.weight == weight).count();
    let changes = OPERATIONS.iter().filter_map(|operation| {
        let number = diff.changes.iter().filter(|change| change.operation == *operation).count();
        let name = serde_json::to_value(operation).ok()?;
        Some((name.as_str()?.to_owned(), number.into()))
    });
    Summary {
        kept: diff.kept(),
        changes: changes.collect(),
        material: of(Weight::Material),
        structural: of(Weight::Structural),
        cosmetic: of(Weight::Cosmetic),
        undisclosed: diff.changes.iter().filter(|change| is_undisclosed(change)).count(),
        notices: diff.notices.len(),
        touched: revision.touched.len(),
    }
}

fn entry<'a>(change: &'a Change, revision: &Revision<'a>) -> ChangeEntry<'a> {
    ChangeEntry {
        operation: change.operation,
        weight: change.weight,
        reason: &change.reason,
        old: sentences(&revision.diff.old, &change.old),
        new: sentences(&revision.diff.new, &change.new),
        words: &change.words,
        tags: change.tags.iter().map(tag).collect(),
        notice: change.notice,
        disclosed_by: change.disclosed_by,
        undisclosed: is_undisclosed(change),
    }
}

fn sentences<'a>(all: &'a [Sentence], indexes: &[usize]) -> Vec<SentenceEntry<'a>> {
    indexes
        .iter()
        .map(|&index| SentenceEntry { index, line: all[index].line, text: &all[index].text })
        .collect()
}

fn tag(tag: &Tag) -> TagEntry<'_> {
    TagEntry {
        kind: tag.kind,
        effect: tag.effect,
        old: tag.old.as_ref(),
        new: tag.new.as_ref(),
        difference: tag.difference.as_deref(),
    }
}

fn touched<'a>(touched: &'a Touched<'a>) -> TouchedEntry<'a> {
    let because = match touched.fate {
        Fate::ReAnchored { why: Anchor::Sentence, .. } => Some("sentence"),
        Fate::ReAnchored { why: Anchor::Level, .. } => Some("typography"),
        Fate::ReAnchored { why: Anchor::Context, .. } => Some("context"),
        _ => None,
    };
    let nearest = match &touched.fate {
        Fate::Altered { nearest, passage, .. } => Some(NearestEntry {
            text: passage.clone(),
            likeness: nearest.likeness,
            changes: nearest
                .changes
                .iter()
                .map(|change| NearestChange {
                    what: change.kind.phrase(),
                    old: change.quote.clone(),
                    new: change.source.clone(),
                })
                .collect(),
        }),
        _ => None,
    };
    TouchedEntry {
        index: touched.index,
        claim: touched.quoted.by.map(|(claim, _)| claim),
        role: touched.quoted.by.map(|(_, role)| role),
        quote: touched.quoted.quote.exact,
        why: touched.fate.phrase(),
        because,
        nearest,
    }
}
