//! `factlock check`

use std::io::{IsTerminal as _, Read as _};
use std::process::ExitCode;

use camino::{Utf8Path, Utf8PathBuf};

use super::args::{Args, CheckArgs, ColorChoice, Format};
use super::context::{WIDTH, colour, folder, in_repository, inside, no_ledger, no_part, root, today, width};
use super::exit::{CLEAN, FINDINGS, Failure, print, warn};
use super::progress::Progress;
use super::{past, since};
use crate::check::{self, BASELINE_FILE, Baseline, BaselineError, Options, Outcome};
use crate::ledger;
use crate::render::{
    Comment, HumanOptions, MarkdownOptions, Surface, count, github, gitlab, human, json, junit, markdown,
    rdjsonl, sarif,
};
use crate::review::Past;
use crate::rules;
use crate::tree::write_named;

pub(super) fn run(args: &Args, options: &CheckArgs) -> Result<ExitCode, Failure> {
    let root = match options.since {
        Some(_) => since::root_of(args)?,
        None => root(args.root.as_deref())?,
    };
    let known: Vec<&String> = options.rule.iter().chain(&options.skip).collect();
    known.into_iter().try_for_each(|name| known_rule(name))?;
    let previous = options.previous.as_deref().map(|file| previous(file, options.format)).transpose()?;
    let tree = folder(&root)?;
    let baseline = baseline_file(&root, options)?;
    let what = Options {
        today: options.today.unwrap_or_else(today),
        only: options.rule.clone(),
        skip: options.skip.clone(),
        paths: options.paths.iter().map(|path| inside(&root, path)).collect::<Result<_, _>>()?,
        places_of_notes: options.notes || !matches!(options.format, Format::Human),
        baseline: match &baseline {
            Some(file) => Baseline::read(&tree, file).map_err(|error| malformed(&error))?,
            None => Baseline::default(),
        },
        past: Past::default(),
    };
    if let Some(file) = &options.output {
        no_part(&root, "--output", file)?;
    }
    let progress = Progress::new(options.quiet);
    progress.say("reading the ledger …");
    let (outcome, rest) = if let Some(revision) = &options.since {
        (since::outcome(&root, &tree, revision, &what, baseline.as_deref(), &progress)?, None)
    } else {
        let ledger = ledger::read(&tree).map_err(|error| no_ledger(&tree, &error))?;
        let (claims, sources) = (ledger.claims.len() as u64, ledger.sources.len() as u64);
        progress.say(format!("checking {} and {} …", count(claims, "claim"), count(sources, "source")));
        let verified = ledger::verify(&tree, &ledger);
        let what = Options { past: past::for_check(&root, &ledger, &what), ..what };
        (check::judge(&tree, &ledger, &verified, &what), Some((ledger, verified)))
    };
    drop(progress);

    let text = written(&outcome, &root, previous.as_ref(), args, options);
    match &options.output {
        Some(file) => {
            write_named(file, text.as_bytes()).map_err(|error| Failure::unreadable(error.to_string()))?;
        }
        None => print(&text)?,
    }
    // Not every format has a place for what was not checked.
    let told = match options.format {
        Format::Human => !options.quiet,
        Format::Json | Format::Markdown | Format::Junit | Format::Sarif => true,
        Format::Github | Format::Gitlab | Format::Rdjsonl => false,
    };
    if !told {
        outcome.summary.skipped.iter().for_each(|why| warn(&format!("not checked: {why}")));
    }
    let failed = options.fail_on.severity().is_some_and(|severity| outcome.fails(severity));
    // The process ends with this, and takes the memory with it at once. To give back every text of every record one
    // by one is a twentieth of all the time of a large ledger.
    std::mem::forget((rest, outcome));
    Ok(ExitCode::from(if failed { FINDINGS } else { CLEAN }))
}

/// The baseline that is read: the one named, or the usual one.
fn baseline_file(root: &Utf8Path, options: &CheckArgs) -> Result<Option<Utf8PathBuf>, Failure> {
    match &options.baseline {
        Some(file) => inside(root, file).map(Some),
        None => Ok((!options.no_baseline).then(|| BASELINE_FILE.into())),
    }
}

/// Why a baseline cannot be used.
pub(super) fn malformed(error: &BaselineError) -> Failure {
    Failure::usage(error.to_string()).help(MEND_BASELINE)
}

/// What to do about a baseline that cannot be used.
pub(super) const MEND_BASELINE: &str =
    "correct the line or remove it; `factlock baseline` writes whole files";

/// No comment is larger, in bytes.
const LARGEST_COMMENT: u64 = 1 << 20;

/// Reads the comment of an earlier run.
fn previous(file: &Utf8Path, format: Format) -> Result<Comment, Failure> {
    if format != Format::Markdown {
        return Err(Failure::usage("`--previous` goes with `--format markdown`")
            .help("the other formats tell nothing of what is settled; leave it out"));
    }
    let mut bytes = Vec::new();
    std::fs::File::open(file)
        .and_then(|file| file.take(LARGEST_COMMENT).read_to_end(&mut bytes))
        .map_err(|error| Failure::usage(format!("`{file}` could not be read: {error}")))?;
    Comment::read(&String::from_utf8_lossy(&bytes)).ok_or_else(|| {
        Failure::usage(format!(
            "expected an earlier output of `--format markdown`, found another text in `{file}`"
        ))
        .help("`factlock check --format markdown --output FILE` writes one")
    })
}

fn written(
    outcome: &Outcome,
    root: &Utf8Path,
    previous: Option<&Comment>,
    args: &Args,
    options: &CheckArgs,
) -> String {
    let terminal = options.output.is_none() && std::io::stdout().is_terminal();
    let width = if terminal { width() } else { WIDTH };
    let colour = options.output.is_none() && colour(args) || args.color == ColorChoice::Always;
    let ledger = in_repository(root);
    let surface = Surface { ledger: &ledger, suppressed: !options.hide_suppressed };
    match options.format {
        Format::Github => github(outcome, surface),
        Format::Sarif => sarif(outcome, surface),
        Format::Json => json(outcome),
        Format::Gitlab => gitlab(outcome, surface),
        Format::Rdjsonl => rdjsonl(outcome, surface),
        Format::Junit => junit(outcome, surface, options.fail_on.severity()),
        Format::Markdown => markdown(outcome, surface, MarkdownOptions { notes: options.notes, previous }),
        Format::Human => {
            human(outcome, HumanOptions { colour, width, notes: options.notes, quiet: options.quiet })
        }
    }
}

pub(super) fn known_rule(name: &str) -> Result<(), Failure> {
    if rules::rule(name).is_some() {
        return Ok(());
    }
    let help = match rules::nearest(name) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`factlock explain` lists the rules".to_owned(),
    };
    Err(Failure::usage(format!("there is no rule `{name}`")).help(help))
}
