//! Sources with what is held of them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::record::{Name, Role};
use crate::report::view::{Held, SourceView};
use crate::report::{Reference, View};
use crate::value::Edtf;

#[derive(Serialize)]
pub(super) struct SourceEntry<'v> {
    id: &'v str,
    #[serde(rename = "type")]
    kind: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    title: &'v str,
    author: Vec<NameEntry<'v>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    container_title: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    archived_at: Option<&'v str>,
    bibliography: &'v BTreeMap<String, String>,
    role: &'static str,
    origin: &'v [String],
    origins: &'v BTreeSet<&'v str>,
    cited_by: Vec<&'v str>,
    snapshots: Vec<SnapshotEntry<'v>>,
}

#[derive(Serialize)]
struct NameEntry<'v> {
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    given: Option<&'v str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    literal: Option<&'v str>,
}

#[derive(Serialize)]
struct SnapshotEntry<'v> {
    file: &'v str,
    media_type: &'v str,
    sha256: &'v str,
    bytes: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    retrieved: Option<String>,
    intact: bool,
}

impl<'v> SourceEntry<'v> {
    pub(super) fn new(view: &'v View<'v>, source: &'v SourceView<'v>) -> Self {
        let record = source.record;
        Self {
            id: &record.id,
            kind: &record.kind,
            reference: view.reference(&record.id).map(Reference::text),
            title: &record.title,
            author: record.author.iter().map(name).collect(),
            container_title: record.container_title.as_deref(),
            issued: record.issued.as_ref().map(Edtf::as_str),
            url: record.url.as_deref(),
            archived_at: record.archived_at.as_deref(),
            bibliography: &record.bibliography,
            role: match record.role {
                Role::Article => "article",
                Role::Evidence => "evidence",
            },
            origin: &record.origin,
            origins: &source.origins,
            cited_by: source.cited_by.iter().map(|&claim| view.claims[claim].record.id.as_str()).collect(),
            snapshots: source.snapshots.iter().map(snapshot).collect(),
        }
    }
}

fn name(name: &Name) -> NameEntry<'_> {
    NameEntry {
        family: name.family.as_deref(),
        given: name.given.as_deref(),
        literal: name.literal.as_deref(),
    }
}

fn snapshot<'v>(held: &'v Held<'v>) -> SnapshotEntry<'v> {
    let record = held.record;
    SnapshotEntry {
        file: record.file.as_str(),
        media_type: &record.media_type,
        sha256: record.sha256.as_str(),
        bytes: record.bytes,
        retrieved: record.retrieved.map(|day| day.to_string()),
        intact: held.state.is_pinned(),
    }
}
