//! `factlock source add` and `factlock source list`

use std::fmt::Write as _;
use std::process::ExitCode;

use camino::{Utf8Path, Utf8PathBuf};

use super::args::{Args, SourceAddArgs, SourceCommand};
use super::context::{folder, hold, kept_inside, no_ledger, root, today, warn_of_faults};
use super::exit::{CLEAN, Failure, print, warn};
use super::schema::with_modeline;
use crate::ledger::{self, Filed, Ledger, SOURCES};
use crate::record::draft::{DraftSnapshot, DraftSource};
use crate::record::{RecordKind, Source, append, decode, faults};
use crate::render::{count, visible};
use crate::snapshot::{self, BlockKind, digest};
use crate::text::did_you_mean;
use crate::tree::{self, Folder, Tree as _, create_new, replace};
use crate::value::{check_id, slug};
use crate::yaml;

/// A larger file is not stored: git is no place for it.
const LARGEST_SNAPSHOT: u64 = 256 << 20;

pub(super) fn run(args: &Args, command: &SourceCommand) -> Result<ExitCode, Failure> {
    let root = root(args.root.as_deref())?;
    match command {
        SourceCommand::Add(options) => add(&root, options),
        SourceCommand::List => list(&root),
    }
}

fn list(root: &Utf8Path) -> Result<ExitCode, Failure> {
    let tree = folder(root)?;
    let ledger = ledger::read(&tree).map_err(|error| no_ledger(&tree, &error))?;
    let widest = ledger.sources.iter().map(|source| source.record.id.len()).max().unwrap_or_default();
    let mut out = String::new();
    for Filed { record, .. } in &ledger.sources {
        let held = match record.snapshots.len() {
            0 => "not held".to_owned(),
            number => count(number as u64, "snapshot"),
        };
        let _ =
            writeln!(out, "{:widest$}  {:17}  {held:11}  {}", record.id, record.kind, visible(&record.title));
    }
    let _ = writeln!(out, "{}", count(ledger.sources.len() as u64, "source"));
    print(&out)?;
    warn_of_faults(&ledger);
    Ok(ExitCode::from(CLEAN))
}

fn add(root: &Utf8Path, options: &SourceAddArgs) -> Result<ExitCode, Failure> {
    let content = content_of(&options.file)?;
    let id = id_of(options, &content)?;
    let tree = folder(root)?;
    if !options.origin.is_empty() {
        let ledger = ledger::read(&tree).map_err(|error| no_ledger(&tree, &error))?;
        options.origin.iter().try_for_each(|origin| known_origin(&ledger, origin, &id))?;
    }
    let record = Utf8Path::new(SOURCES).join(format!("{id}.yaml"));
    let _hold = hold(root);
    let old = match tree::read(&tree, &record, ledger::LARGEST_RECORD) {
        Ok(bytes) => Some(bytes),
        Err(tree::Unreadable::Missing) => None,
        Err(why) => return Err(Failure::unreadable(format!("`{record}` could not be read: {why}"))),
    };
    let drafted = drafted_snapshot(&id, options, &content);
    let text = if let Some(old) = old {
        let text = match appended(&tree, &record, &old, &drafted)? {
            Appended::Record(text) => text,
            Appended::Held(held) => return restored(root, &tree, &id, &held, &content),
        };
        if options.id.is_none() {
            // Two texts may begin alike and have nothing to do with each other.
            return Err(Failure::usage(format!("`{record}` is there already, and holds another text")).help(
                format!("`--id {id}` adds a snapshot to it; `--id` with a new id makes a source of its own"),
            ));
        }
        let described =
            [options.title.is_some(), options.kind.is_some(), options.url.is_some(), options.article];
        if described.contains(&true) || options.issued.is_some() || !options.origin.is_empty() {
            warn(&format!(
                "`{record}` exists, so only the snapshot is added; edit the record to change the rest"
            ));
        }
        text
    } else {
        let text = yaml::write(&drafted_source(&id, options, &content, drafted.clone()).value());
        // What `check` would refuse is not written.
        if let Some(fault) = faults(RecordKind::Source, text.as_bytes()).into_iter().next() {
            let failure = Failure::usage(fault.message);
            return Err(match fault.help {
                Some(help) => failure.help(help),
                None => failure,
            });
        }
        with_modeline(root, RecordKind::Source, &record, &text)
    };
    kept_inside(root, &record)?;
    // The snapshot first: a record never names a file that is not there.
    store(root, &Utf8Path::new(SOURCES).join(&drafted.file), &content)?;
    replace(&root.join(&record), text.as_bytes()).map_err(|error| Failure::unreadable(error.to_string()))?;
    warn_of_line_ends(&tree);
    let bytes = count(drafted.bytes, "byte");
    let next = match snapshot::read(&drafted.media_type, &content) {
        Ok(_) if options.article => format!("factlock new --source {id} --quote \"...\""),
        Ok(_) => format!("factlock quote {id} \"...\" --claim CLAIM --stance supports"),
        Err(why) => {
            warn(&format!("nothing can be quoted from these bytes: {why}"));
            let how = if drafted.media_type.starts_with("text/") { "in UTF-8" } else { "as `.txt` or `.md`" };
            format!("save the text {how}, then `factlock source add FILE --id {id}`")
        }
    };
    print(&format!(
        "stored {SOURCES}/{} ({bytes}, {})\nwrote {record}\n\nnext: {next}\n",
        drafted.file, drafted.media_type,
    ))?;
    Ok(ExitCode::from(CLEAN))
}

/// A source that repeats another can name it only once it is there.
fn known_origin(ledger: &Ledger, origin: &str, id: &str) -> Result<(), Failure> {
    let sources = ledger.sources.iter().map(|source| source.record.id.as_str());
    if origin != id && ledger.source(origin).is_some() {
        return Ok(());
    }
    let failure = Failure::usage(if origin == id {
        format!("`{id}` cannot repeat itself")
    } else {
        format!("there is no source `{origin}` that `{id}` could repeat")
    });
    Err(match did_you_mean(origin, sources.filter(|other| *other != id)) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help("add that one first; `factlock source list` lists the sources"),
    })
}

fn content_of(file: &Utf8Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |why: String| Failure::usage(format!("`{file}` could not be read: {why}"));
    let parent = file.parent().filter(|parent| !parent.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    let name = file.file_name().ok_or_else(|| unreadable("it names no file".to_owned()))?;
    let outside = Folder::new(parent).map_err(|why| unreadable(why.to_string()))?;
    let content = tree::read(&outside, Utf8Path::new(name), LARGEST_SNAPSHOT);
    let content = content.map_err(|why| unreadable(why.to_string()))?;
    if content.is_empty() {
        return Err(Failure::usage(format!("`{file}` is empty: there is nothing to prove a quote with")));
    }
    Ok(content)
}

fn id_of(options: &SourceAddArgs, content: &[u8]) -> Result<String, Failure> {
    match &options.id {
        Some(id) => check_id(id).map(|()| id.clone()).map_err(Failure::usage),
        None => Ok(slug(&title_of(options, content))),
    }
}

/// The title given, else the first heading or line of a text, else the name of the file.
fn title_of(options: &SourceAddArgs, content: &[u8]) -> String {
    let first = || {
        let text = snapshot::read(&media_type(options), content).ok()?;
        let block = text.blocks.iter().find(|block| block.kind != BlockKind::FrontMatter)?;
        let line = text.text[block.span.range()].lines().next()?.trim();
        (!line.is_empty() && line.chars().count() <= 200).then(|| line.to_owned())
    };
    let given = options.title.clone();
    given.or_else(first).unwrap_or_else(|| options.file.file_stem().unwrap_or("untitled").to_owned())
}

fn media_type(options: &SourceAddArgs) -> String {
    let given = options.media_type.clone();
    let by_end = || snapshot::media_type_of(options.file.extension()?);
    given.unwrap_or_else(|| by_end().unwrap_or("application/octet-stream").to_owned())
}

fn drafted_snapshot(id: &str, options: &SourceAddArgs, content: &[u8]) -> DraftSnapshot {
    let digest = digest(content);
    let end = options.file.extension().unwrap_or("bin").to_lowercase();
    DraftSnapshot {
        file: format!("{id}/{}.{end}", digest.short()),
        media_type: media_type(options),
        sha256: digest.as_str().to_owned(),
        bytes: content.len() as u64,
        retrieved: options.retrieved.recorded(today()),
    }
}

fn drafted_source(id: &str, options: &SourceAddArgs, content: &[u8], snapshot: DraftSnapshot) -> DraftSource {
    let kind = match (&options.kind, options.article, &options.url) {
        (Some(kind), ..) => kind,
        (None, true, _) => "article-newspaper",
        (None, false, Some(_)) => "webpage",
        (None, false, None) => "document",
    };
    DraftSource {
        id: id.to_owned(),
        kind: kind.to_owned(),
        title: title_of(options, content),
        issued: options.issued.as_ref().map(ToString::to_string),
        url: options.url.clone(),
        origin: options.origin.clone(),
        article: options.article,
        snapshots: vec![snapshot],
    }
}

/// These bytes are a snapshot of a source already. Where its file is gone, it is there again.
fn restored(
    root: &Utf8Path,
    tree: &Folder,
    id: &str,
    held: &Held,
    content: &[u8],
) -> Result<ExitCode, Failure> {
    let Held { file, is_current } = held;
    if is_missing(tree, file) {
        store(root, file, content)?;
        let which = if *is_current { "its current" } else { "an older" };
        print(&format!("stored {file}, which `{id}` names as {which} snapshot\n"))?;
    } else {
        print(&format!("nothing to do: `{id}` holds these bytes already, as its current snapshot\n"))?;
    }
    Ok(ExitCode::from(CLEAN))
}

fn is_missing(tree: &Folder, file: &Utf8Path) -> bool {
    matches!(tree.open(file), Err(tree::Unreadable::Missing))
}

/// A snapshot that a record names.
struct Held {
    file: Utf8PathBuf,
    is_current: bool,
}

enum Appended {
    /// The record with one more snapshot.
    Record(String),
    /// The current snapshot has these bytes, or an older one whose file is gone.
    Held(Held),
}

/// The record with one more snapshot, unless its current one has these bytes, or an older one that is to be restored.
fn appended(
    tree: &Folder,
    record: &Utf8PathBuf,
    old: &[u8],
    snapshot: &DraftSnapshot,
) -> Result<Appended, Failure> {
    let invalid = || {
        Failure::usage(format!("`{record}` is not valid, so nothing was added to it"))
            .help(format!("`factlock check {record}` says what is wrong"))
    };
    let source: Source = decode(old).map_err(|_| invalid())?;
    let same = source.snapshots.iter().filter(|held| held.sha256.as_str() == snapshot.sha256);
    for held in same {
        let is_current = source.current().is_some_and(|current| std::ptr::eq(current, held));
        let file = ledger::snapshot_file(held);
        if is_current || is_missing(tree, &file) {
            return Ok(Appended::Held(Held { file, is_current }));
        }
    }
    let text = std::str::from_utf8(old).map_err(|_| invalid())?;
    let edited = append(RecordKind::Source, text, "snapshots", snapshot.value());
    edited.map(Appended::Record).map_err(|fault| {
        Failure::unreadable(format!("`{record}` could not be edited: {}", fault.message))
            .help(fault.help.unwrap_or_default())
    })
}

fn store(root: &Utf8Path, file: &Utf8Path, content: &[u8]) -> Result<(), Failure> {
    match create_new(&kept_inside(root, file)?, content) {
        Ok(()) => Ok(()),
        // The name is made of the hash, so the same bytes may well be there already.
        Err(error) if error.exists() => match tree::read(&folder(root)?, file, LARGEST_SNAPSHOT) {
            Ok(there) if there == content => Ok(()),
            _ => Err(Failure::unreadable(format!("`{file}` exists with other content"))
                .help("restore it from version control; `factlock check` says what is wrong")),
        },
        Err(error) => Err(Failure::unreadable(error.to_string())),
    }
}

/// Git converts line ends unless it is told not to, and then hashes no longer match on another machine.
fn warn_of_line_ends(tree: &Folder) {
    let file = Utf8Path::new(".gitattributes");
    let attributes = tree.open(file).ok().and_then(|_| tree::read(tree, file, ledger::LARGEST_RECORD).ok());
    let text = attributes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let covers = |line: &str| line.trim_start().starts_with("sources/") && line.contains("-text");
    if !text.lines().any(covers) {
        warn("git may convert line ends of snapshots: put `sources/*/** -text` into `.gitattributes`");
    }
}
