//! What we say: a finding with its places. Pure data; nothing here reads a file or prints.
//!
//! Read [`Finding`] first. A rule makes one, `check` decides whether it counts, `render` writes it.

use std::borrow::Cow;
use std::fmt;

use camino::Utf8PathBuf;
use serde::Serialize;

use crate::text::{Edit, FieldPath, Span};

/// How bad a finding is, mildest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; never fails a build unless asked to.
    Note,
    /// Wants attention.
    Warning,
    /// Something the ledger says does not hold.
    Error,
}

impl Severity {
    /// The word for it: `error`, `warning`, `note`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A place, named by what stands there; `check` turns it into lines and columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, relative to the root of the ledger, with `/`.
    pub file: Utf8PathBuf,
    /// What in the file.
    pub spot: Spot,
    /// What a reader sees there, in a few words; may be empty.
    pub label: String,
}

/// What in a file a place means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// The file as a whole.
    File,
    /// The value at a path of a record; where a step is missing, the nearest thing above it.
    Value(FieldPath),
    /// The key at a path of a record.
    Key(FieldPath),
    /// Bytes of the file.
    Bytes(Span),
    /// The passage of a snapshot that a quote stands in.
    Passage(Box<Quoted>),
}

/// Words that stand in a snapshot, which is looked at again only where a finding points there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// What the bytes of the file are.
    pub media_type: String,
    /// The words.
    pub exact: String,
    /// What stands right before them.
    pub prefix: Option<String>,
    /// What stands right behind them.
    pub suffix: Option<String>,
}

impl Place {
    /// The file as a whole.
    pub fn file(file: impl Into<Utf8PathBuf>) -> Self {
        Self { file: file.into(), spot: Spot::File, label: String::new() }
    }

    /// The value at a path of a record.
    pub fn value(file: impl Into<Utf8PathBuf>, path: FieldPath) -> Self {
        Self { file: file.into(), spot: Spot::Value(path), label: String::new() }
    }

    /// The key at a path of a record.
    pub fn key(file: impl Into<Utf8PathBuf>, path: FieldPath) -> Self {
        Self { file: file.into(), spot: Spot::Key(path), label: String::new() }
    }

    /// Bytes of the file.
    pub fn bytes(file: impl Into<Utf8PathBuf>, span: Span) -> Self {
        Self { file: file.into(), spot: Spot::Bytes(span), label: String::new() }
    }

    /// The passage that a quote stands in.
    pub fn passage(file: impl Into<Utf8PathBuf>, quoted: Quoted) -> Self {
        Self { file: file.into(), spot: Spot::Passage(Box::new(quoted)), label: String::new() }
    }

    /// The same place with words for the reader.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }
}

/// One thing that a rule has to say, with the places that prove it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// How bad, before the ledger's policy is applied.
    pub severity: Severity,
    /// What is the case, in one sentence without a full stop.
    pub message: String,
    /// Where.
    pub primary: Place,
    /// What else proves it, such as the passage in the source or the other claim.
    pub related: Vec<Place>,
    /// Further lines that explain: a word diff, what was expected, what was found.
    pub notes: Vec<String>,
    /// What to do next: one line, with the exact command where there is one.
    pub help: Option<Cow<'static, str>>,
    /// What it is about beside its records, such as a property: a part of its fingerprint.
    pub topic: Option<Box<str>>,
    /// The claims concerned, by id.
    pub claims: Vec<String>,
    /// The sources concerned, by id.
    pub sources: Vec<String>,
    /// The same facts for a program.
    pub details: serde_json::Map<String, serde_json::Value>,
    /// What would mend it, where a program can know.
    pub fix: Option<Box<Fix>>,
}

/// A change of records that mends what a finding says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an order: "write the words as the source has them".
    pub about: String,
    /// Whether it may be made without asking.
    pub safety: Safety,
    /// What is written where.
    pub changes: Vec<Change>,
}

/// Whether a fix may be made without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// It changes how something is written, and nothing of what is claimed.
    Safe,
    /// It may change what is claimed, and wants a person to look at it.
    Unsafe,
}

/// A change of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The file, relative to the root of the ledger.
    pub file: Utf8PathBuf,
    /// What is done to it.
    pub what: Amendment,
}

/// What is done to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amendment {
    /// The value of a field is replaced, or its key is added. The text is as a reader sees it: it is quoted as YAML
    /// needs.
    Write(FieldPath, String),
    /// The value of a field becomes a number.
    Count(FieldPath, u64),
    /// A key gets another name.
    Rename(FieldPath, String),
    /// A key goes with its value, or an entry of a list; with its last entry a list goes, too.
    Remove(FieldPath),
    /// Bytes are replaced.
    Replace(Edit),
    /// A line is added at the end, unless the file has it; a file that is not there is made.
    Line(&'static str),
}

impl Fix {
    /// A fix of one change.
    pub fn new(
        about: impl Into<String>,
        safety: Safety,
        file: impl Into<Utf8PathBuf>,
        what: Amendment,
    ) -> Self {
        Self { about: about.into(), safety, changes: vec![Change { file: file.into(), what }] }
    }
}

impl Finding {
    /// A finding with its rule, how bad it is, where it stands and what it says.
    pub fn new(rule: &'static str, severity: Severity, primary: Place, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity,
            message: sentence(message.into()).into_owned(),
            primary,
            related: Vec::new(),
            notes: Vec::new(),
            help: None,
            topic: None,
            claims: Vec::new(),
            sources: Vec::new(),
            details: serde_json::Map::new(),
            fix: None,
        }
    }

    /// Adds a place that is part of the proof.
    #[must_use]
    pub fn related(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }

    /// Adds a line of explanation.
    #[must_use]
    pub fn note(mut self, line: impl Into<String>) -> Self {
        self.notes.push(sentence(line.into()).into_owned());
        self
    }

    /// Says what to do next.
    #[must_use]
    pub fn help(mut self, line: impl Into<Cow<'static, str>>) -> Self {
        self.help = Some(sentence(line));
        self
    }

    /// Says what would mend it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(Box::new(fix));
        self
    }

    /// Says what would mend it, if that is known.
    #[must_use]
    pub fn maybe_fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix.map(Box::new);
        self
    }

    /// Names what it is about beside its records.
    #[must_use]
    pub fn topic(mut self, name: &str) -> Self {
        self.topic = Some(name.into());
        self
    }

    /// Names a claim concerned.
    #[must_use]
    pub fn claim(mut self, id: impl Into<String>) -> Self {
        self.claims.push(id.into());
        self
    }

    /// Names a source concerned.
    #[must_use]
    pub fn source(mut self, id: impl Into<String>) -> Self {
        self.sources.push(id.into());
        self
    }

    /// Adds a fact for a program.
    #[must_use]
    pub fn detail(mut self, name: &str, value: impl Into<serde_json::Value>) -> Self {
        self.details.insert(name.to_owned(), value.into());
        self
    }
}

/// The longest message in bytes. Words of a record stand in it, and a hostile record has words of a megabyte.
const LONGEST: usize = 2_000;

fn sentence(text: impl Into<Cow<'static, str>>) -> Cow<'static, str> {
    let text = text.into();
    if text.len() <= LONGEST {
        return text;
    }
    Cow::Owned(format!("{}…", &text[..text.floor_char_boundary(LONGEST)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_stays_short_enough_to_read() {
        let long = "é".repeat(10_000);
        let finding = Finding::new("rule", Severity::Error, Place::file("a.yaml"), long.as_str())
            .note(long.as_str())
            .help("short");
        let cut = format!("{}…", "é".repeat(LONGEST / 2));
        assert_eq!((finding.message, finding.notes), (cut.clone(), vec![cut]));
        assert_eq!(finding.help.as_deref(), Some("short"));
    }
}
