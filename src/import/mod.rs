//! Other people's fact-checks to claims and sources: ClaimReview, the Fact Check Tools API's JSON, tables.
//!
//! A file is read into [`Check`]s by readers that take each value out of a bag, so that whatever nobody took
//! is told; checks become records in a [`Plan`]; nothing here writes. What an imported check says is evidence, never this
//! ledger's own verdict. Read [`import`] first.

mod bag;
mod check;
mod claim_review;
mod copy;
mod date;
mod delimited;
mod draft;
mod encoding;
mod evidence;
mod find;
mod json;
mod log;
mod party;
mod plan;
mod refs;
mod repair;
mod report;
mod scale;
mod table;
mod text;
mod told;
mod tools_api;
mod verdict;
mod work;

use camino::Utf8PathBuf;

use crate::ledger::Ledger;

pub use bag::Taken;
pub use check::{Author, Bytes, Check, Evidence, Opinion, Party, Verdict, Work};
pub use log::{Fate, Line, Log, Outcome, RecordLine};
pub use plan::{NewFile, Plan};
pub use report::report;
pub use told::told;

/// The page for users: what is read, what becomes of it, what is reported.
pub const GUIDE: &str = include_str!("import.md");

/// A larger file is not read, in bytes.
pub const LARGEST_FILE: u64 = 64 << 20;

/// More records are not read in one run.
pub const MOST_RECORDS: usize = 100_000;

/// A file to import.
#[derive(Debug, Clone)]
pub struct Input {
    /// What it is called.
    pub name: Utf8PathBuf,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A file that is no list of fact-checks at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    /// What is wrong, in words without a full stop.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// What comes of files: the records to write, and what became of every value.
#[derive(Debug)]
pub struct Import {
    /// The records that are new.
    pub plan: Plan,
    /// What became of every record and value.
    pub log: Log,
}

/// Reads files and works out which records they add to a ledger. With `map_ratings`, a verdict that the ledger's own
/// `ratings` know is taken over as the status.
///
/// # Errors
/// When a file cannot be read as any of the formats. A single record that makes no sense is told in the log instead.
pub fn import(inputs: &[Input], ledger: &Ledger, map_ratings: bool) -> Result<Import, ImportError> {
    let mut log = Log::new(inputs.iter().map(|input| input.name.clone()).collect());
    let mut checks = Vec::new();
    for (file, input) in inputs.iter().enumerate() {
        log.begin_file(file);
        let (text, told) = encoding::decode(&input.bytes).map_err(|error| error.of(&input.name))?;
        if let Some(how) = told {
            log.changed("the file", "", "text", how);
        }
        let found = if is_table(input, &text) {
            table::read(&text, &mut log)
        } else {
            documents(&text, &mut log).and_then(|documents| find::read(&documents, &mut log))
        };
        if log.records.len() > MOST_RECORDS {
            let message = format!("there are more than {MOST_RECORDS} records in it and the files before it");
            return Err(
                ImportError::new(message, "split it, and import the parts one by one").of(&input.name)
            );
        }
        checks.extend(found.map_err(|error| error.of(&input.name))?);
    }
    let plan = plan::plan(checks, ledger, map_ratings, &mut log);
    Ok(Import { plan, log })
}

/// The documents of a file; where it is no JSON, those that it surely means.
fn documents(text: &str, log: &mut Log) -> Result<Vec<json::Json>, ImportError> {
    json::parse(text).or_else(|error| {
        let (mended, how) = repair::repaired(text).ok_or_else(|| error.clone())?;
        let documents = json::parse(&mended).map_err(|_| error)?;
        log.changed("the file", "", "JSON", &how);
        Ok(documents)
    })
}

/// By its name; else by its first character.
fn is_table(input: &Input, text: &str) -> bool {
    match input.name.extension().map(str::to_ascii_lowercase).as_deref() {
        Some("csv" | "tsv") => true,
        Some("json" | "jsonld" | "jsonl" | "ndjson") => false,
        _ => !text.trim_start().starts_with(['{', '[', '<', '/']),
    }
}

impl ImportError {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }

    fn of(self, file: &Utf8PathBuf) -> Self {
        Self { message: format!("`{file}`: {}", self.message), ..self }
    }
}
