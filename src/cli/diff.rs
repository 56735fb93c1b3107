//! `factlock diff`

use std::io::Read as _;
use std::process::ExitCode;

use camino::Utf8Path;

use super::args::{Args, DiffArgs, DiffFormat};
use super::context::{WIDTH, colour, folder, no_ledger, root};
use super::exit::{CLEAN, FINDINGS, Failure, print, warn};
use super::revision;
use crate::diff::{self, Lookup, Quoted, Revision, compare, quotes_of};
use crate::ledger::{self, Ledger, snapshot_file};
use crate::record::{Snapshot, Source};
use crate::render::{DiffOptions, diff_html, diff_json, diff_markdown, diff_terminal};
use crate::snapshot::{self, ReadText, digest};
use crate::text::did_you_mean;
use crate::tree::{self, Folder};

/// A larger text is not compared.
const LARGEST_TEXT: u64 = 256 << 20;

pub(super) fn run(args: &Args, options: &DiffArgs) -> Result<ExitCode, Failure> {
    if options.text {
        return texts(args, options);
    }
    match &options.source {
        Some(source) => snapshots(args, options, source),
        None => revision::run(args, options),
    }
}

/// One side of a comparison.
struct Side {
    /// What a reader is told it is.
    name: String,
    /// The file as text.
    file: String,
    read: ReadText,
}

fn texts(args: &Args, options: &DiffArgs) -> Result<ExitCode, Failure> {
    let [old, new] = [&options.old, &options.new]
        .map(|path| file_side(Utf8Path::new(path.as_deref().unwrap_or_default()), "text/plain"));
    let quotes = options.quotes.as_ref().map(|file| file_side(file, "text/plain")).transpose()?;
    let quotes = quotes.iter().flat_map(|side| side.file.lines()).map(Quoted::bare).collect();
    told(args, options, &old?, &new?, quotes)
}

fn snapshots(args: &Args, options: &DiffArgs, id: &str) -> Result<ExitCode, Failure> {
    let tree = folder(&root(args.root.as_deref())?)?;
    let ledger = ledger::read(&tree).map_err(|error| no_ledger(&tree, &error))?;
    let source = known(&ledger, id)?;
    let chosen = |given: &str| chosen(&tree, source, given);
    let held = &source.snapshots;
    let (old, new) = match (&options.old, &options.new) {
        (Some(old), Some(new)) => (chosen(old)?, chosen(new)?),
        (Some(only), None) if by_digits(source, only)?.is_some() => (chosen(only)?, last(&tree, source, 1)?),
        (Some(file), None) => (last(&tree, source, 1)?, chosen(file)?),
        _ if held.len() > 1 => (last(&tree, source, 2)?, last(&tree, source, 1)?),
        _ => return Err(one_snapshot(source)),
    };
    let quotes = quotes_of(&ledger.claims, source, old.pinned.as_ref());
    told(args, options, &old.side, &new.side, quotes)
}

fn told(
    args: &Args,
    options: &DiffArgs,
    old: &Side,
    new: &Side,
    quotes: Vec<Quoted<'_>>,
) -> Result<ExitCode, Failure> {
    let sentences = |side: &Side| {
        if options.lines { diff::lines(&side.read) } else { diff::sentences(&side.read, &side.file) }
    };
    let diff = compare(sentences(old), sentences(new));
    let lookup = Lookup::new(&diff, &old.read, &new.read);
    let touched = lookup.touched(quotes);
    let revision = Revision { old: &old.name, new: &new.name, diff: &diff, touched: &touched };
    let text = match options.format {
        DiffFormat::Json => diff_json(&revision),
        DiffFormat::Html => diff_html(&revision),
        DiffFormat::Markdown => diff_markdown(&revision),
        DiffFormat::Terminal => diff_terminal(&revision, DiffOptions { colour: colour(args), width: WIDTH }),
    };
    print(&text)?;
    let changed = !diff.changes.is_empty() || !touched.is_empty();
    Ok(ExitCode::from(if options.exit_code && changed { FINDINGS } else { CLEAN }))
}

/// A file of text; its ending tells what it is, else it is what `otherwise` says.
fn file_side(path: &Utf8Path, otherwise: &str) -> Result<Side, Failure> {
    let bytes =
        content(path).map_err(|why| Failure::unreadable(format!("`{path}` could not be read: {why}")))?;
    let media_type = path.extension().and_then(snapshot::media_type_of).unwrap_or(otherwise);
    side(path.to_string(), media_type, bytes)
}

/// The bytes of a file; also of a pipe, which has no length.
fn content(path: &Utf8Path) -> Result<Vec<u8>, String> {
    let plain = |error: std::io::Error| {
        error.to_string().split(" (os error").next().unwrap_or_default().to_lowercase()
    };
    let file = std::fs::File::open(path).map_err(plain)?;
    if file.metadata().map_err(plain)?.is_dir() {
        return Err("it is a folder, not a file".to_owned());
    }
    let mut bytes = Vec::new();
    file.take(LARGEST_TEXT + 1).read_to_end(&mut bytes).map_err(plain)?;
    if bytes.len() as u64 > LARGEST_TEXT {
        return Err(format!("it has more than {LARGEST_TEXT} bytes"));
    }
    Ok(bytes)
}

fn side(name: String, media_type: &str, bytes: Vec<u8>) -> Result<Side, Failure> {
    let unreadable = |why: String| Failure::unreadable(format!("`{name}` could not be read as text: {why}"));
    let read = snapshot::read(media_type, &bytes).map_err(|why| unreadable(why.to_string()))?;
    let file = String::from_utf8(bytes).map_err(|why| unreadable(why.to_string()))?;
    Ok(Side { name, file, read })
}

/// A snapshot, or a file that may become one.
struct Chosen {
    side: Side,
    /// The snapshot, unless it is a file.
    pinned: Option<Snapshot>,
}

fn chosen(tree: &Folder, source: &Source, given: &str) -> Result<Chosen, Failure> {
    if let Some(snapshot) = by_digits(source, given)? {
        return of_snapshot(tree, snapshot);
    }
    let path = Utf8Path::new(given);
    if !path.exists() {
        return Err(no_such_snapshot(source, given));
    }
    let otherwise = source.current().map_or("text/plain", |current| &current.media_type);
    Ok(Chosen { side: file_side(path, otherwise)?, pinned: None })
}

/// The snapshot that is this many from the end.
fn last(tree: &Folder, source: &Source, from_end: usize) -> Result<Chosen, Failure> {
    let at = source.snapshots.len().checked_sub(from_end);
    let snapshot = at.and_then(|at| source.snapshots.get(at)).ok_or_else(|| one_snapshot(source))?;
    of_snapshot(tree, snapshot)
}

fn of_snapshot(tree: &Folder, snapshot: &Snapshot) -> Result<Chosen, Failure> {
    let file = snapshot_file(snapshot);
    let bytes = tree::read(tree, &file, LARGEST_TEXT)
        .map_err(|why| Failure::unreadable(format!("`{file}` could not be read: {why}")))?;
    if digest(&bytes) != snapshot.sha256 {
        warn(&format!("`{file}` is not what was pinned; `factlock check` says more"));
    }
    Ok(Chosen { side: side(file.to_string(), &snapshot.media_type, bytes)?, pinned: Some(snapshot.clone()) })
}

/// The snapshot whose hash begins with what is given, if it looks like the beginning of a hash.
fn by_digits<'a>(source: &'a Source, given: &str) -> Result<Option<&'a Snapshot>, Failure> {
    const FEWEST: usize = 4;
    let digits = given.strip_prefix("sha256:").unwrap_or(given).to_ascii_lowercase();
    if digits.len() < FEWEST || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(None);
    }
    let fits = |snapshot: &&Snapshot| snapshot.sha256.as_str().starts_with(&digits);
    let mut fitting = source.snapshots.iter().filter(fits);
    let first = fitting.next();
    if fitting.any(|other| Some(&other.sha256) != first.map(|first| &first.sha256)) {
        return Err(Failure::usage(format!(
            "`{given}` begins the hash of several snapshots of `{}`",
            source.id
        )));
    }
    Ok(first)
}

fn known<'a>(ledger: &'a Ledger, id: &str) -> Result<&'a Source, Failure> {
    ledger.source(id).map(|filed| &filed.record).ok_or_else(|| {
        let failure = Failure::usage(format!("there is no source `{id}`"));
        match did_you_mean(id, ledger.sources.iter().map(|source| source.record.id.as_str())) {
            Some(near) => failure.help(format!("did you mean `{near}`?")),
            None => failure.help("`factlock source list` lists the sources"),
        }
    })
}

fn one_snapshot(source: &Source) -> Failure {
    let id = &source.id;
    let held = match source.snapshots.len() {
        0 => "no snapshot",
        _ => "only one snapshot",
    };
    Failure::usage(format!("`{id}` has {held}, expected two"))
        .help(format!("`factlock diff --source {id} FILE` compares the last one with a file"))
}

fn no_such_snapshot(source: &Source, given: &str) -> Failure {
    let held: Vec<&str> = source.snapshots.iter().map(|snapshot| snapshot.sha256.short()).collect();
    let failure = Failure::usage(format!("`{given}` is no snapshot of `{}` and no file", source.id));
    if held.is_empty() { failure } else { failure.help(format!("its snapshots are {}", held.join(", "))) }
}
