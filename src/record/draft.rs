//! New records and parts of records, as values to be written: what commands fill in for the user.
//!
//! Keys stand in canonical order, so that what is written is what `fmt` would make of it.

use super::{Stance, Status};
use crate::yaml::Value;

/// The words that a new appearance or citation takes from a source.
#[derive(Debug, Clone, Default)]
pub struct DraftQuote {
    /// The source.
    pub source: String,
    /// What it does for the claim; none for an appearance.
    pub stance: Option<Stance>,
    /// The words, to the letter.
    pub quote: String,
    /// What stands right before them, where they stand more than once.
    pub prefix: Option<String>,
    /// What stands right behind them, where they stand more than once.
    pub suffix: Option<String>,
    /// The pin of an older snapshot.
    pub snapshot: Option<String>,
}

impl DraftQuote {
    /// The entry of a list of appearances or citations.
    pub fn value(&self) -> Value {
        let mut map = Draft::default();
        map.text("source", Some(&self.source));
        map.text("stance", self.stance.map(Stance::word));
        map.text("quote", Some(&self.quote));
        map.text("prefix", self.prefix.as_deref());
        map.text("suffix", self.suffix.as_deref());
        map.text("snapshot", self.snapshot.as_deref());
        map.into()
    }
}

/// A new claim.
#[derive(Debug, Clone)]
pub struct DraftClaim {
    /// Its id.
    pub id: String,
    /// What is claimed.
    pub statement: String,
    /// Who says so.
    pub claimant: Option<String>,
    /// When it was said.
    pub claimed_on: Option<String>,
    /// Where it stands.
    pub appearances: Vec<DraftQuote>,
    /// The verdict.
    pub status: Status,
    /// Words to find it by.
    pub tags: Vec<String>,
}

impl DraftClaim {
    /// The record.
    pub fn value(&self) -> Value {
        let mut map = Draft::default();
        map.text("id", Some(&self.id));
        map.text("statement", Some(&self.statement));
        map.text("claimant", self.claimant.as_deref());
        map.word("claimed_on", self.claimed_on.as_deref());
        map.list("appearances", self.appearances.iter().map(DraftQuote::value).collect());
        map.text("status", Some(self.status.word()));
        map.list("tags", self.tags.iter().map(|tag| Value::text(tag.as_str())).collect());
        map.into()
    }
}

/// A new snapshot.
#[derive(Debug, Clone)]
pub struct DraftSnapshot {
    /// The file, relative to `sources/`.
    pub file: String,
    /// What the bytes are.
    pub media_type: String,
    /// The digest of the bytes.
    pub sha256: String,
    /// How many bytes there are.
    pub bytes: u64,
    /// When they were retrieved.
    pub retrieved: Option<String>,
}

impl DraftSnapshot {
    /// The entry of a source's list of snapshots.
    pub fn value(&self) -> Value {
        let mut map = Draft::default();
        map.text("file", Some(&self.file));
        map.text("media_type", Some(&self.media_type));
        map.text("sha256", Some(&self.sha256));
        map.word("bytes", Some(&self.bytes.to_string()));
        map.word("retrieved", self.retrieved.as_deref());
        map.into()
    }
}

/// A new source.
#[derive(Debug, Clone)]
pub struct DraftSource {
    /// Its id.
    pub id: String,
    /// What kind of thing it is.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// When it appeared.
    pub issued: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The sources it repeats.
    pub origin: Vec<String>,
    /// Whether it is a text under check.
    pub article: bool,
    /// What is held of it.
    pub snapshots: Vec<DraftSnapshot>,
}

impl DraftSource {
    /// The record.
    pub fn value(&self) -> Value {
        let mut map = Draft::default();
        map.text("id", Some(&self.id));
        map.text("type", Some(&self.kind));
        map.text("title", Some(&self.title));
        map.word("issued", self.issued.as_deref());
        map.text("url", self.url.as_deref());
        map.list("origin", self.origin.iter().map(|id| Value::text(id.as_str())).collect());
        map.text("role", self.article.then_some("article"));
        map.list("snapshots", self.snapshots.iter().map(DraftSnapshot::value).collect());
        map.into()
    }
}

/// A new decision about a conflict.
#[derive(Debug, Clone)]
pub struct DraftResolution {
    /// The other claims.
    pub with: Vec<String>,
    /// Why they may stand side by side.
    pub because: String,
    /// Who decided.
    pub by: Option<String>,
    /// When.
    pub date: String,
    /// The property or equation that is meant.
    pub about: Option<String>,
    /// The digest of what the claims assert.
    pub digest: String,
}

impl DraftResolution {
    /// The entry of a list of resolutions.
    pub fn value(&self) -> Value {
        let mut map = Draft::default();
        map.list("with", self.with.iter().map(|id| Value::text(id.as_str())).collect());
        map.text("because", Some(&self.because));
        map.text("by", self.by.as_deref());
        map.word("date", Some(&self.date));
        map.text("about", self.about.as_deref());
        map.text("digest", Some(&self.digest));
        map.into()
    }
}

/// A map under construction: what is absent or empty is left out.
#[derive(Default)]
struct Draft(Vec<(String, Value)>);

impl Draft {
    fn text(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.0.push((key.to_owned(), Value::text(text)));
        }
    }

    /// A number or a date, which is never quoted.
    fn word(&mut self, key: &str, word: Option<&str>) {
        if let Some(word) = word {
            self.0.push((key.to_owned(), Value::word(word)));
        }
    }

    fn list(&mut self, key: &str, values: Vec<Value>) {
        if !values.is_empty() {
            self.0.push((key.to_owned(), Value::List(values)));
        }
    }
}

impl From<Draft> for Value {
    fn from(draft: Draft) -> Self {
        Self::map(draft.0)
    }
}
