//! `factlock import`

use std::process::ExitCode;

use camino::{Utf8Path, Utf8PathBuf};

use super::args::{Args, ImportArgs};
use super::context::{folder, kept_inside, no_ledger, no_part, resolved, root, warn_of_faults};
use super::exit::{CLEAN, FINDINGS, Failure, print};
use super::progress::Progress;
use crate::import::{self, Input, LARGEST_FILE, NewFile, report, told};
use crate::ledger::{self, CLAIMS, SOURCES, kind_of};
use crate::tree::{self, Folder, Unreadable, create_all, write_named};

pub(super) fn run(args: &Args, options: &ImportArgs) -> Result<ExitCode, Failure> {
    let root = root(args.root.as_deref())?;
    let tree = folder(&root)?;
    let progress = Progress::new(false);
    progress.say("reading …");
    let ledger = ledger::read(&tree).map_err(|error| no_ledger(&tree, &error))?;
    if ledger.vocabulary_is_broken() {
        return Err(Failure::usage("the vocabulary could not be read, so it is not known who is in it")
            .help("`factlock check` says what is wrong"));
    }
    if let Some(file) = &options.report {
        spare(file, &options.files, &tree)?;
    }
    let inputs: Vec<Input> = options.files.iter().map(|file| input(file)).collect::<Result<_, _>>()?;
    let found = import::import(&inputs, &ledger, options.map_ratings)
        .map_err(|error| Failure::unreadable(error.message).help(error.help))?;
    let refused = options.strict && found.log.has_losses();
    let dry = options.dry_run || refused;
    // First, so that a place that cannot be written to is known before there is anything to tell of.
    if let Some(file) = &options.report {
        write_named(file, report(&found, dry).as_bytes())
            .map_err(|error| Failure::unreadable(error.to_string()))?;
    }
    if !dry {
        progress.say("writing …");
        // An import writes thousands of files, and one that was killed may have left an unfinished one.
        for folder in [CLAIMS, SOURCES] {
            tree::sweep(&root.join(folder));
        }
        write(&root, &found.plan.files)?;
    }
    drop(progress);
    let mut text = told(&found, dry);
    if refused {
        text.push_str("nothing was written, since `--strict` wants everything to be kept\n");
    } else if !dry && found.plan.new.0 > 0 {
        text.push_str("\nnext: factlock list --status unverified\n");
    }
    print(&text)?;
    warn_of_faults(&ledger);
    Ok(ExitCode::from(if refused { FINDINGS } else { CLEAN }))
}

/// Refuses a report that would be written over what was worked for: a file that is imported, or one of the ledger's.
fn spare(file: &Utf8Path, inputs: &[Utf8PathBuf], tree: &Folder) -> Result<(), Failure> {
    let help = "name a file of its own, such as `--report import.json`";
    if inputs.iter().any(|input| resolved(input) == resolved(file)) {
        return Err(
            Failure::usage(format!("`{file}` is to be imported, and the report would replace it")).help(help)
        );
    }
    no_part(tree.root(), "--report", file)
}

/// A file of the user's, wherever it lies.
fn input(file: &Utf8Path) -> Result<Input, Failure> {
    let unreadable = |why: String| Failure::unreadable(format!("`{file}` could not be read: {why}"));
    // Whoever names a link means what it leads to.
    let place = resolved(file);
    let (Some(parent), Some(name)) = (place.parent(), place.file_name()) else {
        return Err(unreadable("it names no file".to_owned()));
    };
    let outside = Folder::new(parent).map_err(|why| unreadable(why.to_string()))?;
    let bytes = tree::read(&outside, Utf8Path::new(name), LARGEST_FILE).map_err(|why| match why {
        Unreadable::TooLarge { .. } => {
            unreadable(why.to_string()).help("split it, and import the parts one by one")
        }
        Unreadable::Outside => unreadable("it leads to no file".to_owned())
            .help("save what a program writes to a file, and import that"),
        _ => unreadable(why.to_string()),
    })?;
    Ok(Input { name: file.to_owned(), bytes })
}

/// Writes the records, which are new, and each kind when those are there that it names. Where one came to stand meanwhile, it
/// is left alone.
fn write(root: &Utf8Path, files: &[NewFile]) -> Result<(), Failure> {
    for alike in files.chunk_by(|a, b| kind_of(&a.path) == kind_of(&b.path)) {
        let placed = alike.iter().map(|file| Ok((kept_inside(root, &file.path)?, file.content.as_bytes())));
        let placed: Vec<_> = placed.collect::<Result<_, Failure>>()?;
        create_all(placed.iter().map(|(path, content)| (path.as_path(), *content))).map_err(|error| {
            Failure::unreadable(error.to_string())
                .help("what was written until then is whole; run the same command again to write the rest")
        })?;
    }
    Ok(())
}
