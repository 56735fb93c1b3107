//! `factlock diff [OLD[..NEW]]`: a ledger at two moments.

use std::collections::HashMap;
use std::process::ExitCode;

use camino::{Utf8Path, Utf8PathBuf};

use super::args::{Args, DiffArgs, DiffFormat};
use super::context::{absolute, colour, folder, root, today, width};
use super::exit::{CLEAN, FINDINGS, Failure, print, warn};
use crate::check::{self, IdChanges, Options};
use crate::diff::{
    FindingChanges, LedgerDiff, Moments, Unread, compare_ledgers, finding_changes, id_changes,
};
use crate::ledger::{self, CLAIMS, Ledger, LedgerError, SETTINGS_FILE, SOURCES, Verified};
use crate::record::Settings;
use crate::render::{
    DiffOptions, LedgerRevision, ledger_diff_html, ledger_diff_json, ledger_diff_markdown,
    ledger_diff_terminal,
};
use crate::tree::{Against, Commit, Folder, GitError, GitTree, Repository, Tree, Unreadable};

/// The parts of a ledger: nothing else of a repository is looked at.
const PARTS: [&str; 3] = [CLAIMS, SOURCES, SETTINGS_FILE];

pub(super) fn run(args: &Args, options: &DiffArgs) -> Result<ExitCode, Failure> {
    if let (Some(old), Some(new), false) = (&options.old, &options.new, options.staged)
        && let (Some(old_root), Some(new_root)) = (ledger_at(old), ledger_at(new))
    {
        let (old_tree, new_tree) = (folder(&old_root)?, folder(&new_root)?);
        return told(args, options, &Side::new(old, &old_tree), &Side::new(new, &new_tree), &HashMap::new());
    }
    let asked = Asked::new(options)?;
    let root = place(args)?;
    let repository = Repository::around(&root).map_err(|error| failed(&error))?;
    if repository.is_bare() && asked.new != New::Commit {
        return Err(failed(&GitError::Bare(root)));
    }
    between(args, options, &asked, &root, &repository)
}

/// The folder of a ledger that an argument names.
fn ledger_at(argument: &str) -> Option<Utf8PathBuf> {
    let path = Utf8Path::new(argument);
    path.join(SETTINGS_FILE).is_file().then(|| absolute(path).ok()).flatten()
}

/// The root of the ledger; in a bare repository, which has no files, the repository itself.
fn place(args: &Args) -> Result<Utf8PathBuf, Failure> {
    let given = args.root.as_deref().unwrap_or(Utf8Path::new("."));
    root(args.root.as_deref()).or_else(|failure| {
        let bare =
            |folder: &Utf8PathBuf| Repository::around(folder).is_ok_and(|repository| repository.is_bare());
        absolute(given).ok().filter(bare).ok_or(failure)
    })
}

/// What is to be compared.
struct Asked {
    old: String,
    new_name: String,
    new: New,
    /// Whether the old side is where both parted.
    from_base: bool,
}

#[derive(PartialEq, Eq)]
enum New {
    Commit,
    Index,
    WorkingTree,
}

impl Asked {
    fn new(options: &DiffArgs) -> Result<Self, Failure> {
        let given = options.old.as_deref().unwrap_or("HEAD");
        let or_head = |name: &str| if name.is_empty() { "HEAD".to_owned() } else { name.to_owned() };
        let range = given.split_once("...").map(|ends| (ends, true));
        let range = range.or_else(|| given.split_once("..").map(|ends| (ends, false)));
        let (old, new, from_base) = match (range, &options.new) {
            (Some(_), Some(_)) => {
                return Err(Failure::usage(format!("`{given}` names two revisions already"))
                    .help("write `factlock diff OLD..NEW` or `factlock diff OLD NEW`"));
            }
            (Some(((old, new), from_base)), None) => (or_head(old), Some(or_head(new)), from_base),
            (None, new) => (given.to_owned(), new.clone(), false),
        };
        match new {
            Some(_) if options.staged => {
                Err(Failure::usage("`--staged` compares one revision with the index, but two are named")
                    .help("leave out `--staged` or the second revision"))
            }
            Some(new) => Ok(Self { old, new_name: new, new: New::Commit, from_base }),
            None if options.staged => {
                Ok(Self { old, new_name: "the index".to_owned(), new: New::Index, from_base })
            }
            None => {
                Ok(Self { old, new_name: "the working tree".to_owned(), new: New::WorkingTree, from_base })
            }
        }
    }
}

fn between(
    args: &Args,
    options: &DiffArgs,
    asked: &Asked,
    root: &Utf8Path,
    repository: &Repository,
) -> Result<ExitCode, Failure> {
    let git = |error: GitError| failed(&error);
    let mut old = repository.commit(&asked.old).map_err(git)?;
    let commit: Option<Commit> =
        (asked.new == New::Commit).then(|| repository.commit(&asked.new_name).map_err(git)).transpose()?;
    if let (true, Some(new)) = (asked.from_base, &commit) {
        old = Commit { name: old.name.clone(), id: repository.merge_base(&old, new).map_err(git)?.id };
    }
    let against = commit.as_ref().map_or(Against::Index, Against::Commit);
    let renames = repository.renames(&old, against, &PARTS).map_err(git)?;
    let old_tree = repository.at(&old, &PARTS).map_err(git)?;
    if !options.no_findings {
        old_tree.read_ahead().map_err(git)?;
    }
    let new_tree: Box<dyn Tree + '_> = match (&asked.new, &commit) {
        (New::Commit, Some(new)) => Box::new(repository.at(new, &PARTS).map_err(git)?),
        (New::Index, _) => Box::new(repository.index(&PARTS).map_err(git)? as GitTree<'_>),
        _ => Box::new(folder(root)? as Folder),
    };
    let old = Side::new(&asked.old, &old_tree);
    told(args, options, &old, &Side::new(&asked.new_name, new_tree.as_ref()), &renames)
}

/// Why git could not be asked, or did not know.
pub(super) fn failed(error: &GitError) -> Failure {
    let failure = match error {
        GitError::Failed(_) | GitError::Program(_) => Failure::unreadable(error.to_string()),
        _ => Failure::usage(error.to_string()),
    };
    match error.help() {
        Some(help) => failure.help(help),
        None => failure,
    }
}

/// A ledger at a moment.
struct Side<'a> {
    name: &'a str,
    tree: &'a dyn Tree,
}

/// A ledger that was read as far as it could be.
struct Read {
    ledger: Ledger,
    /// Why the settings could not be read, if they could not.
    settings: Option<String>,
    /// Whether there is a ledger at all.
    exists: bool,
}

impl<'a> Side<'a> {
    fn new(name: &'a str, tree: &'a dyn Tree) -> Self {
        Self { name, tree }
    }

    fn read(&self, before: Option<(&dyn Tree, &Ledger)>) -> Result<Read, Failure> {
        let unreadable =
            |error: LedgerError| Failure::unreadable(format!("the ledger at {}: {error}", self.name));
        let (settings, why, exists) = match ledger::read_settings(self.tree) {
            Ok(settings) => (settings, None, true),
            Err(LedgerError::NoSettings(Unreadable::Missing)) => (Settings::default(), None, false),
            Err(LedgerError::NoSettings(why)) => (Settings::default(), Some(why.to_string()), true),
            Err(LedgerError::Settings(faults)) => {
                let first = faults.first().map(|fault| fault.message.clone());
                (Settings::default(), Some(first.unwrap_or_default()), true)
            }
            Err(error) => return Err(unreadable(error)),
        };
        let ledger = if exists {
            ledger::read_after(self.tree, settings, before).map_err(unreadable)?
        } else {
            Ledger::default()
        };
        Ok(Read { ledger, settings: why, exists })
    }
}

/// The findings of only one of two sides.
fn findings(
    old: (&Side<'_>, &Ledger),
    new: (&Side<'_>, &Ledger),
    ids: &IdChanges,
    options: &Options,
) -> FindingChanges {
    let ((old, old_ledger), (new, new_ledger)) = (old, new);
    let verification = ledger::verify(old.tree, old_ledger);
    let before = Verified { tree: old.tree, ledger: old_ledger, verification: &verification };
    let (before, after) = rayon::join(
        || check::judge(old.tree, old_ledger, &verification, options),
        || {
            let verified = ledger::verify_after(new.tree, new_ledger, before);
            check::judge(new.tree, new_ledger, &verified, options)
        },
    );
    finding_changes(&before, &after, ids)
}

fn told(
    args: &Args,
    options: &DiffArgs,
    old: &Side<'_>,
    new: &Side<'_>,
    renames: &HashMap<Utf8PathBuf, Utf8PathBuf>,
) -> Result<ExitCode, Failure> {
    let mut old_read = old.read(None)?;
    let mut new_read = new.read(Some((old.tree, &old_read.ledger)))?;
    for (side, read) in [(old, &old_read), (new, &new_read)] {
        if !read.exists {
            warn(&format!("there is no `{SETTINGS_FILE}`, and so no ledger, at {}", side.name));
        }
    }
    let broken = [(true, old_read.settings.take()), (false, new_read.settings.take())];
    let unread: Vec<Unread> = broken
        .into_iter()
        .filter_map(|(old, why)| Some(Unread { old, file: SETTINGS_FILE.into(), why: why? }))
        .collect();
    // Of settings that are not there on one side nothing is said.
    if !old_read.exists {
        old_read.ledger.settings = new_read.ledger.settings.clone();
    } else if !new_read.exists || !unread.is_empty() {
        new_read.ledger.settings = old_read.ledger.settings.clone();
    }
    let mut diff = compare_ledgers(Moments { old: &old_read.ledger, new: &new_read.ledger, renames });
    if !options.no_findings && unread.is_empty() {
        let today = options.today.unwrap_or_else(today);
        let checked = Options { places_of_notes: false, ..Options::new(today) };
        let ids = id_changes(Moments { old: &old_read.ledger, new: &new_read.ledger, renames });
        diff.findings = Some(findings((old, &old_read.ledger), (new, &new_read.ledger), &ids, &checked));
    }
    diff.unread.extend(unread);
    diff.unread.sort_unstable();
    write(args, options, &LedgerRevision { old: old.name, new: new.name, diff: &diff })?;
    Ok(ExitCode::from(if options.exit_code && is_change(&diff) { FINDINGS } else { CLEAN }))
}

fn is_change(diff: &LedgerDiff) -> bool {
    let findings = diff.findings.as_ref();
    let findings = findings.is_some_and(|found| !found.appeared.is_empty() || !found.settled.is_empty());
    findings || !diff.changes.is_empty() || !diff.unread.is_empty()
}

fn write(args: &Args, options: &DiffArgs, revision: &LedgerRevision<'_>) -> Result<(), Failure> {
    print(&match options.format {
        DiffFormat::Json => ledger_diff_json(revision),
        DiffFormat::Html => ledger_diff_html(revision),
        DiffFormat::Markdown => ledger_diff_markdown(revision),
        DiffFormat::Terminal => {
            ledger_diff_terminal(revision, DiffOptions { colour: colour(args), width: width() })
        }
    })
}
