//! A source: what is cited, in the terms of a bibliography, and the snapshots that are held of it.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;
use serde::{Deserialize, Serialize};

use super::Quotation;
use super::shape::{Field, RecordShape, Shape, Target, Word, optional, required, word};
use crate::value::{Day, Edtf, Sha256Hex};
use crate::yaml::Node;

/// A source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Its lasting name, which is also the name of its file.
    pub id: String,
    /// What kind of thing it is: a type of CSL.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Its authors.
    #[serde(default)]
    pub author: Vec<Name>,
    /// What it appeared in.
    pub container_title: Option<String>,
    /// When it appeared.
    pub issued: Option<Edtf>,
    /// Its address.
    pub url: Option<String>,
    /// The address of an archived copy.
    pub archived_at: Option<String>,
    /// The sources that this one repeats.
    #[serde(default)]
    pub origin: Vec<String>,
    /// What it is to this ledger.
    #[serde(default)]
    pub role: Role,
    /// Sentences of an article that need no claim.
    #[serde(default)]
    pub not_claims: Vec<NotClaim>,
    /// What is held of it, oldest first; the last is current.
    #[serde(default)]
    pub snapshots: Vec<Snapshot>,
    /// A remark.
    pub note: Option<String>,
    /// The other fields of a bibliography, by key, as written.
    #[serde(skip_deserializing)]
    pub bibliography: BTreeMap<String, String>,
}

impl Source {
    /// Takes the fields of the bibliography from the record as written.
    pub(super) fn with_bibliography(mut self, record: &Node<'_>) -> Self {
        let fields = record.entries().unwrap_or_default().iter();
        self.bibliography = fields
            .filter(|entry| SHAPE.field(&entry.key).is_some_and(|field| matches!(field.shape, Shape::Scalar)))
            .filter(|entry| !entry.value.is_empty())
            .filter_map(|entry| Some((entry.key.to_string(), entry.value.text()?.to_owned())))
            .collect();
        self
    }

    /// The current snapshot, if any is held.
    pub fn current(&self) -> Option<&Snapshot> {
        self.snapshots.last()
    }
}

/// What a source is to the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The text under check.
    Article,
    /// Evidence.
    #[default]
    Evidence,
}

/// A person or a body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// Family name of a person.
    pub family: Option<String>,
    /// Given names of a person.
    pub given: Option<String>,
    /// The whole name of a body, or of a person whose name has no such parts.
    pub literal: Option<String>,
}

/// A sentence of an article that needs no claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotClaim {
    /// Its words.
    pub quote: String,
    /// What stands right before the quote.
    pub prefix: Option<String>,
    /// What stands right behind it.
    pub suffix: Option<String>,
    /// Why it needs no claim.
    pub because: String,
}

impl NotClaim {
    /// The words it takes from the article it stands in.
    pub fn quotation<'a>(&'a self, article: &'a Source) -> Quotation<'a> {
        Quotation {
            source: &article.id,
            quote: Some(&self.quote),
            prefix: self.prefix.as_deref(),
            suffix: self.suffix.as_deref(),
            snapshot: None,
        }
    }
}

/// Bytes that are held of a source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// The file, relative to `sources/`.
    pub file: Utf8PathBuf,
    /// What the bytes are.
    pub media_type: String,
    /// Their digest.
    pub sha256: Sha256Hex,
    /// How many there are.
    pub bytes: u64,
    /// When they were retrieved, if that is known.
    pub retrieved: Option<Day>,
}

static ROLES: [Word; 2] = [
    word("article", "a text under check: its sentences want claims"),
    word("evidence", "anything else that is cited; the default"),
];

/// The types of the Citation Style Language 1.0.2.
static TYPES: [Word; 45] = [
    word("article", "a self-contained work that is made public, such as a preprint"),
    word("article-journal", "an article in a journal"),
    word("article-magazine", "an article in a magazine"),
    word("article-newspaper", "an article in a newspaper or with a news agency"),
    word("bill", "a proposed law"),
    word("book", "a book"),
    word("broadcast", "a broadcast of radio or television"),
    word("chapter", "a chapter of a book"),
    word("classic", "a classical or ancient work"),
    word("collection", "a collection of an archive"),
    word("dataset", "a data set"),
    word("document", "a document of no other type"),
    word("entry", "an entry of a database, a dictionary or a catalogue"),
    word("entry-dictionary", "an entry of a dictionary"),
    word("entry-encyclopedia", "an entry of an encyclopedia"),
    word("event", "an event"),
    word("figure", "an illustration"),
    word("graphic", "a still image"),
    word("hearing", "a hearing by a body of government"),
    word("interview", "an interview"),
    word("legal_case", "a case before a court"),
    word("legislation", "a law"),
    word("manuscript", "an unpublished work"),
    word("map", "a map"),
    word("motion_picture", "a film or video"),
    word("musical_score", "a score"),
    word("pamphlet", "a short printed work"),
    word("paper-conference", "a paper of a conference"),
    word("patent", "a patent"),
    word("performance", "a live performance"),
    word("periodical", "a whole issue or run of a journal"),
    word("personal_communication", "a letter, a message or a conversation"),
    word("post", "a post on a forum or social network"),
    word("post-weblog", "a post on a blog"),
    word("regulation", "an administrative order"),
    word("report", "a report, a filing or a white paper"),
    word("review", "a review of something else"),
    word("review-book", "a review of a book"),
    word("software", "software"),
    word("song", "an audio recording"),
    word("speech", "a speech or a presentation"),
    word("standard", "a technical standard"),
    word("thesis", "a thesis"),
    word("treaty", "a treaty between states"),
    word("webpage", "a page or a site of the web"),
];

/// The types that a source may have, as they are written.
pub fn source_types() -> impl Iterator<Item = &'static str> {
    TYPES.iter().map(|word| word.name)
}

static NAME: RecordShape = RecordShape {
    name: "name",
    about: "A person or a body.",
    fields: &[
        optional("family", Shape::Text, "Family name of a person.", "Doe"),
        optional("given", Shape::Text, "Given names of a person.", "Jane"),
        optional("literal", Shape::Text, "The whole name of a body.", "Bureau of Examples"),
    ],
};

static NOT_CLAIM: RecordShape = RecordShape {
    name: "not_claim",
    about: "A sentence of an article that needs no claim.",
    fields: &[
        required("quote", Shape::Text, "Its words.", "This may well change how models are built"),
        optional("prefix", Shape::Text, "What stands right before the quote.", "In short,"),
        optional("suffix", Shape::Text, "What stands right behind it.", "one day"),
        required("because", Shape::Text, "Why it needs no claim.", "a prediction"),
    ],
};

static SNAPSHOT: RecordShape = RecordShape {
    name: "snapshot",
    about: "Bytes that are held of a source. Written by `factlock source add`.",
    fields: &[
        required(
            "file",
            Shape::Path,
            "The file, relative to `sources/`.",
            "acme-report-2025/2c26b46b68ff.md",
        ),
        required("media_type", Shape::Text, "What the bytes are.", "text/markdown"),
        required(
            "sha256",
            Shape::Sha256,
            "The SHA-256 of the raw bytes.",
            "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
        ),
        required("bytes", Shape::Count, "How many bytes there are.", "2974"),
        optional("retrieved", Shape::Day, "When they were retrieved; only if known.", "2026-02-03"),
    ],
};

const fn bibliographic(name: &'static str, about: &'static str, example: &'static str) -> Field {
    optional(name, Shape::Scalar, about, example)
}

/// The fields of a source.
pub(super) static SHAPE: RecordShape = RecordShape {
    name: "source",
    about: "A source: what is cited, and the snapshots that are held of it. The file is named by the id.",
    fields: &[
        required("id", Shape::Id, "Its lasting name, and the name of its file.", "acme-report-2025"),
        required("type", Shape::OneOf(&TYPES), "What kind of thing it is: a type of CSL.", "report"),
        required("title", Shape::Text, "Its title.", "Annual report 2025"),
        optional(
            "author",
            Shape::List(&Shape::Record(&NAME)),
            "Its authors.",
            "[{ family: Doe, given: Jane }, { literal: Bureau of Examples }]",
        ),
        optional("container_title", Shape::Text, "What it appeared in.", "Trade Gazette"),
        bibliographic("collection_title", "The series it belongs to.", "Working papers"),
        bibliographic("publisher", "Who published it.", "Acme Ltd"),
        bibliographic("publisher_place", "Where it was published.", "London"),
        bibliographic("authority", "The body that issued it.", "Bureau of Examples"),
        bibliographic("genre", "What it calls itself.", "Form 8-K"),
        bibliographic("number", "Its number.", "1045810"),
        bibliographic("volume", "The volume.", "645"),
        bibliographic("issue", "The issue.", "3"),
        bibliographic("page", "The pages.", "633-638"),
        bibliographic("section", "The section.", "Technology"),
        bibliographic("edition", "The edition.", "2"),
        bibliographic("version", "The version.", "1.4"),
        bibliographic("medium", "The medium.", "podcast"),
        bibliographic("event_title", "The event it belongs to.", "Spring conference"),
        bibliographic("event_place", "Where the event took place.", "Vienna"),
        bibliographic("archive", "The archive that holds it.", "National Archive"),
        bibliographic("archive_location", "Where in the archive it is.", "Box 7"),
        bibliographic("language", "Its language.", "en"),
        bibliographic("doi", "Its DOI.", "10.1000/182"),
        bibliographic("isbn", "Its ISBN.", "978-3-16-148410-0"),
        bibliographic("issn", "Its ISSN.", "2049-3630"),
        optional("issued", Shape::Date, "When it appeared.", "2025-09-18"),
        optional("url", Shape::Url, "Its address.", "https://example.org/report"),
        optional("archived_at", Shape::Url, "The address of an archived copy.", "https://archive.example/1"),
        optional(
            "origin",
            Shape::List(&Shape::Reference(Target::Source)),
            "The sources that this one repeats: independence is counted over origins.",
            "[acme-press-release]",
        ),
        optional("role", Shape::OneOf(&ROLES), "What it is to this ledger.", "article"),
        optional(
            "not_claims",
            Shape::List(&Shape::Record(&NOT_CLAIM)),
            "Sentences of an article that need no claim, each with the reason.",
            "[{ quote: This may well change how models are built, because: a prediction }]",
        ),
        optional(
            "snapshots",
            Shape::List(&Shape::Record(&SNAPSHOT)),
            "What is held of it, oldest first; the last is current. None: cited, but not held.",
            "[{ file: acme-report-2025/2c26b46b68ff.md, media_type: text/markdown, sha256: \
             2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae, bytes: 3 }]",
        ),
        optional("note", Shape::Text, "A remark for colleagues.", "the figures stand in the annex"),
    ],
};
