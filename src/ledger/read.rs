//! Reading every record of a tree.

use std::collections::HashMap;
use std::fmt;

use camino::{Utf8Path, Utf8PathBuf};

use super::index::Index;
use super::{CLAIMS, FileFault, Filed, Ledger, SOURCES, Trouble};
use crate::parallel;
use crate::record::{Claim, Record, RecordKind, Settings, Source, Vocabulary, decode};
use crate::tree::{self, Found, Tree, Unreadable};
use crate::yaml::{Fault, MAX_BYTES};

/// The file that marks the root of a ledger.
pub const SETTINGS_FILE: &str = "factlock.yaml";
/// A larger file is no record, in bytes.
pub const LARGEST_RECORD: u64 = MAX_BYTES as u64;
const VOCABULARY_FILE: &str = "claims/vocabulary.yaml";
const VOCABULARY_FOLDER: &str = "claims/vocabulary";

/// Why there is no ledger to speak of.
#[derive(Debug)]
pub enum LedgerError {
    /// The settings cannot be read.
    NoSettings(Unreadable),
    /// The settings are wrong: every problem of the file.
    Settings(Vec<Fault>),
    /// A folder of the ledger cannot be read.
    Folder {
        /// Which.
        folder: Utf8PathBuf,
        /// Why.
        why: Unreadable,
    },
}

impl fmt::Display for LedgerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSettings(why) => write!(f, "`{SETTINGS_FILE}` could not be read: {why}"),
            Self::Settings(faults) => {
                let first = faults.first().map_or("", |fault| fault.message.as_str());
                write!(f, "`{SETTINGS_FILE}` is not valid: {first}")
            }
            Self::Folder { folder, why } => write!(f, "the folder `{folder}` could not be read: {why}"),
        }
    }
}

impl std::error::Error for LedgerError {}

/// Reads the settings of the ledger at the root of a tree.
///
/// # Errors
/// When there are none, or they are wrong.
pub fn read_settings(tree: &dyn Tree) -> Result<Settings, LedgerError> {
    let bytes =
        tree::read(tree, Utf8Path::new(SETTINGS_FILE), LARGEST_RECORD).map_err(LedgerError::NoSettings)?;
    decode(&bytes).map_err(LedgerError::Settings)
}

/// Reads every record of the ledger at the root of a tree.
///
/// # Errors
/// When the settings or a whole folder cannot be read. What is wrong with a single record is kept in
/// [`Ledger::faults`].
pub fn read(tree: &dyn Tree) -> Result<Ledger, LedgerError> {
    read_with(tree, read_settings(tree)?)
}

/// Reads every record of a tree whose settings are known, or are wrong and stood in for.
///
/// # Errors
/// When a whole folder cannot be read.
pub fn read_with(tree: &dyn Tree, settings: Settings) -> Result<Ledger, LedgerError> {
    read_after(tree, settings, None)
}

/// Reads every record of a tree, and takes over those of another moment whose files are known to be the same.
///
/// # Errors
/// When a whole folder cannot be read.
pub fn read_after(
    tree: &dyn Tree,
    settings: Settings,
    before: Option<(&dyn Tree, &Ledger)>,
) -> Result<Ledger, LedgerError> {
    let mut ledger = Ledger { settings, ..Ledger::default() };
    let walk = |folder: &str| {
        let folder = Utf8Path::new(folder);
        tree.walk(folder).map_err(|why| LedgerError::Folder { folder: folder.to_owned(), why })
    };
    let (claims, sources) = rayon::join(|| walk(CLAIMS), || walk(SOURCES));
    let (vocabulary, claims): (Vec<Found>, Vec<Found>) = claims?.into_iter().partition(is_vocabulary);
    let sources = sources?.into_iter().filter(is_source_record).collect();

    let known = before.map(|(tree, ledger)| Known {
        tree,
        claims: by_file(&ledger.claims),
        sources: by_file(&ledger.sources),
    });
    let known = known.as_ref();
    let held = |file: &Utf8Path| known.filter(|known| tree::is_same(known.tree, tree, file));
    let claim = |file: &Utf8Path| held(file)?.claims.get(file).copied().cloned();
    let source = |file: &Utf8Path| held(file)?.sources.get(file).copied().cloned();
    ledger.claims = records::<Claim>(tree, claims, claim, &mut ledger.faults);
    ledger.claims.sort_by(|a, b| (&a.record.id, &a.file).cmp(&(&b.record.id, &b.file)));
    ledger.sources = records::<Source>(tree, sources, source, &mut ledger.faults);
    ledger.sources.sort_by(|a, b| (&a.record.id, &a.file).cmp(&(&b.record.id, &b.file)));
    ledger.by_id = Index::of(&ledger.sources);
    ledger.vocabulary_files = records::<Vocabulary>(tree, vocabulary, |_| None, &mut ledger.faults);
    ledger.vocabulary = put_together(&ledger.vocabulary_files);
    Ok(ledger)
}

fn is_vocabulary(found: &Found) -> bool {
    found.path == VOCABULARY_FILE || found.path.starts_with(VOCABULARY_FOLDER)
}

/// Snapshots stand in folders of their own, which may be links, so a record is a file right in `sources/`.
fn is_source_record(found: &Found) -> bool {
    !matches!(found.fault, Some(Unreadable::NotAFile(_)))
        && found.path.parent().is_some_and(|folder| folder == SOURCES)
}

/// The records of another moment, by their files.
struct Known<'a> {
    tree: &'a dyn Tree,
    claims: HashMap<&'a Utf8Path, &'a Filed<Claim>>,
    sources: HashMap<&'a Utf8Path, &'a Filed<Source>>,
}

fn by_file<T>(records: &[Filed<T>]) -> HashMap<&Utf8Path, &Filed<T>> {
    records.iter().map(|filed| (filed.file.as_path(), filed)).collect()
}

fn records<T: Record + Send + Sync>(
    tree: &dyn Tree,
    mut found: Vec<Found>,
    known: impl Fn(&Utf8Path) -> Option<Filed<T>> + Sync,
    faults: &mut Vec<FileFault>,
) -> Vec<Filed<T>> {
    found.retain(|found| found.fault.is_some() || looks_like_record(&found.path));
    let read = parallel::map(&found, |found| known(&found.path).map_or_else(|| record::<T>(tree, found), Ok));
    let mut records = Vec::with_capacity(read.len());
    for result in read {
        match result {
            Ok(record) => records.push(record),
            Err(troubles) => faults.extend(troubles),
        }
    }
    records
}

fn record<T: Record>(tree: &dyn Tree, found: &Found) -> Result<Filed<T>, Vec<FileFault>> {
    let file = &found.path;
    let fault = |what| FileFault { file: file.clone(), kind: T::KIND, what };
    if let Some(why) = &found.fault {
        return Err(vec![fault(Trouble::Unreadable(why.clone()))]);
    }
    if file.extension() != Some("yaml") {
        return Err(vec![fault(Trouble::Misnamed)]);
    }
    let bytes =
        tree::read(tree, file, LARGEST_RECORD).map_err(|why| vec![fault(Trouble::Unreadable(why))])?;
    match decode::<T>(&bytes) {
        Ok(record) => Ok(Filed { file: file.clone(), record }),
        Err(faults) => Err(faults.into_iter().map(|each| fault(Trouble::Fault(each))).collect()),
    }
}

/// Whether a file is meant as a record, also where its name is not quite right.
fn looks_like_record(path: &Utf8Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("yaml") || end.eq_ignore_ascii_case("yml"))
}

fn put_together(files: &[Filed<Vocabulary>]) -> Vocabulary {
    let mut whole = Vocabulary::default();
    for part in files.iter().map(|file| file.record.clone()) {
        whole.entities.extend(part.entities);
        whole.properties.extend(part.properties);
        for (name, values) in part.scopes {
            whole.scopes.entry(name).or_default().extend(values);
        }
        whole.units.extend(part.units);
        whole.rates.extend(part.rates);
        whole.equations.extend(part.equations);
        whole.distinct.extend(part.distinct);
    }
    whole
}

/// The kind of record that a file of a ledger holds, by its place.
pub fn kind_of(file: &Utf8Path) -> Option<RecordKind> {
    let found = Found { path: file.to_owned(), fault: None };
    if file == SETTINGS_FILE {
        Some(RecordKind::Settings)
    } else if !looks_like_record(file) {
        None
    } else if is_vocabulary(&found) {
        Some(RecordKind::Vocabulary)
    } else if file.starts_with(CLAIMS) {
        Some(RecordKind::Claim)
    } else if is_source_record(&found) {
        Some(RecordKind::Source)
    } else {
        None
    }
}
