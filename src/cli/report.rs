//! `factlock report`

use std::fmt::Write as _;
use std::process::ExitCode;

use camino::Utf8Path;

use super::args::{Args, ReportArgs, ReportFormat};
use super::context::{WIDTH, folder, is_of_git, no_ledger, no_part, resolved, root, today};
use super::exit::{CLEAN, FINDINGS, Failure, print, warn, warn_with_help};
use super::past::UNSHALLOW;
use super::progress::Progress;
use super::{past, stale};
use crate::check::{self, Options};
use crate::finding::Severity;
use crate::ledger::{self, CLAIMS, Ledger, SETTINGS_FILE, SOURCES};
use crate::logic;
use crate::render::{HumanOptions, begins_words, count, human, visible};
use crate::report::view::{History, Input};
use crate::report::{self, BundleError, ReportFile, View, claimreview, html};
use crate::text::did_you_mean;
use crate::tree::{GitError, Repository, replace_all};

pub(super) fn run(args: &Args, options: &ReportArgs) -> Result<ExitCode, Failure> {
    check_places(options)?;
    options.output.as_deref().map_or(Ok(()), is_folder)?;
    let root = root(args.root.as_deref())?;
    beside_the_ledger(options, &root)?;
    if let Some(Some(file)) = &options.bundle {
        no_part(&root, "--bundle", file)?;
    }
    let tree = folder(&root)?;
    let today = options.today.unwrap_or_else(today);
    let progress = Progress::new(false);
    progress.say("reading the ledger …");
    let ledger = ledger::read(&tree).map_err(|error| no_ledger(&tree, &error))?;
    if let Some(id) = &options.article {
        known_article(&ledger, id)?;
    }
    progress.say(format!("checking {} …", count(ledger.claims.len() as u64, "claim")));
    let verification = ledger::verify(&tree, &ledger);
    let analysis = logic::analyse(&ledger, &verification);
    let what = Options::new(today);
    let past = past::for_check(&root, &ledger, &what);
    let what = Options { past: past.clone(), ..what };
    let outcome = check::judge_analysed(&tree, &ledger, &verification, &analysis, &what);
    progress.say("reading the history …");
    let (history, unread) = history(&root, &ledger);
    progress.say("writing the report …");
    let view = View::new(Input {
        tree: &tree,
        ledger: &ledger,
        verification: &verification,
        analysis: &analysis,
        outcome: &outcome,
        past: &past,
        history: history.as_ref(),
        article: options.article.as_deref(),
        today,
    });
    if !options.allow_broken && (outcome.fails(Severity::Error) || !view.broken.is_empty()) {
        drop(progress);
        return refuse(&view);
    }
    if let (Err(why), Some(file)) = (&view.logo, &ledger.settings.report.logo) {
        drop(progress);
        return Err(Failure::usage(format!("the logo `{}` cannot be used: {why}", visible(file)))
            .help(format!("`report: {{ logo: ... }}` in `{SETTINGS_FILE}` names it")));
    }
    if let (Err(why), true) =
        (&view.references, options.format.iter().any(|format| shows_references(*format)))
    {
        drop(progress);
        return Err(Failure::usage(why.to_string()).help(why.help()));
    }
    let Written { files, told } = written(&view, options)?;
    let files = placed(&view, options, files)?;
    // A link in the folder may lead where the folder itself does not.
    for alike in files.chunk_by(|a, b| a.path.parent() == b.path.parent()) {
        no_part(&root, "--output", &alike[0].path)?;
    }
    replace_all(files.iter().map(|file| (file.path.as_path(), file.content.as_slice())))
        .map_err(|error| Failure::unreadable(error.to_string()))?;
    drop(progress);
    for (whom, what) in view.broken_lines() {
        warn(&format!("published although this does not hold: {whom}: {what}"));
    }
    if let Some(error) = unread {
        let what = format!("the report has no corrections, because the history cannot be read: {error}");
        match error.help() {
            Some(help) => warn_with_help(&what, &help),
            None => warn(&what),
        }
    }
    if let Some(begins) = history.as_ref().and_then(|history| history.begins.as_ref()) {
        warn_with_help(&begins_words(begins), UNSHALLOW);
    }
    let left = match (&options.bundle, &options.output) {
        (Some(None), Some(output)) => stale::records(output, &files),
        _ => String::new(),
    };
    print(&(wrote(&files) + &visible(&told) + &visible(&left)))?;
    Ok(ExitCode::from(CLEAN))
}

/// Names every file that was written; of a folder of many, how many.
fn wrote(files: &[ReportFile]) -> String {
    /// As many lines as a terminal shows at once.
    const MANY: usize = 20;
    let mut told = String::new();
    for alike in files.chunk_by(|a, b| a.path.parent() == b.path.parent()) {
        match alike {
            [first, ..] if alike.len() > MANY => {
                let folder = first.path.parent().unwrap_or(Utf8Path::new(""));
                let files = count(alike.len() as u64, "file");
                let _ = writeln!(told, "wrote {files} in {}", visible(folder.as_str()));
            }
            few => {
                for file in few {
                    let _ = writeln!(told, "wrote {}", visible(file.path.as_str()));
                }
            }
        }
    }
    told
}

/// Whether the lines of the bibliography stand in a format, as the settings want them.
fn shows_references(format: ReportFormat) -> bool {
    match format {
        ReportFormat::Html | ReportFormat::Markdown | ReportFormat::Json => true,
        ReportFormat::Csv
        | ReportFormat::Annotations
        | ReportFormat::Bibliography
        | ReportFormat::Claimreview => false,
    }
}

/// What the formats come to.
#[derive(Default)]
struct Written {
    files: Vec<ReportFile>,
    /// What a person has to know of them.
    told: String,
}

/// The files of the formats, each format once.
fn written(view: &View<'_>, options: &ReportArgs) -> Result<Written, Failure> {
    let mut written = Written::default();
    for (at, format) in options.format.iter().enumerate() {
        if options.format[..at].contains(format) {
            continue;
        }
        written.files.extend(match format {
            ReportFormat::Html => html::html(view),
            ReportFormat::Markdown => report::markdown(view),
            ReportFormat::Json => report::json(view),
            ReportFormat::Csv => report::csv(view),
            ReportFormat::Annotations => report::annotations(view),
            ReportFormat::Bibliography => report::bibliography(view),
            ReportFormat::Claimreview => {
                let made = claimreview::claimreview(view).map_err(|why| nowhere(&why))?;
                written.told.push_str(&claimreview::told(&made));
                if let Some(output) = &options.output {
                    written.told.push_str(&stale::claim_reviews(output, &made));
                }
                made.files
            }
        });
    }
    Ok(written)
}

/// The settings do not say where what is written will stand.
fn nowhere(why: &str) -> Failure {
    Failure::usage(why).help("write `report: { url: https://example.org/checks/ }` into `factlock.yaml`")
}

/// Every file that is written, where it is written: the report in its folder, alone or in a bundle, and the bundle in one
/// file.
fn placed(
    view: &View<'_>,
    options: &ReportArgs,
    report: Vec<ReportFile>,
) -> Result<Vec<ReportFile>, Failure> {
    let within = |files: Vec<ReportFile>| {
        let folder = options.output.as_deref().unwrap_or(Utf8Path::new("."));
        let placed = files.into_iter();
        placed.map(|file| ReportFile { path: folder.join(file.path), ..file }).collect::<Vec<_>>()
    };
    let Some(bundled) = &options.bundle else { return Ok(within(report)) };
    let failed = |error: BundleError| Failure::unreadable(error.to_string());
    let Some(file) = bundled else { return Ok(within(report::bundle(view, report).map_err(failed)?)) };
    let beside = if options.output.is_some() { report.clone() } else { Vec::new() };
    let packed = report::zip(&report::bundle(view, report).map_err(failed)?);
    let content = packed.map_err(|error| Failure::unreadable(error.to_string()))?;
    let mut files = within(beside);
    files.push(ReportFile { path: file.clone(), content });
    Ok(files)
}

/// Refuses what could not be meant.
fn check_places(options: &ReportArgs) -> Result<(), Failure> {
    match (&options.bundle, &options.output) {
        (Some(None), None) => Err(Failure::usage("`--bundle` names no file, and `--output` no folder")
            .help("`--bundle FILE.zip` writes one file; `--bundle --output DIR` a folder")),
        (Some(Some(file)), _)
            if !file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) =>
        {
            Err(Failure::usage(format!(
                "`--bundle` writes a ZIP file, and `{}` does not end so",
                visible(file.as_str())
            ))
            .help("`--bundle --output DIR` writes a folder"))
        }
        _ => Ok(()),
    }
}

/// A report is no part of the ledger or of git; and a bundle in a folder has files of its own, such as `README.md`, that would
/// replace those of the ledger.
fn beside_the_ledger(options: &ReportArgs, root: &Utf8Path) -> Result<(), Failure> {
    let Some(output) = &options.output else { return Ok(()) };
    let (place, root) = (resolved(output), resolved(root));
    let is_bundle = matches!(options.bundle, Some(None));
    let what = if is_of_git(&place) {
        "is git's own".to_owned()
    } else if place == root && is_bundle {
        "is the ledger's own folder".to_owned()
    } else if let Some(within) = [CLAIMS, SOURCES].iter().find(|name| place.starts_with(root.join(name))) {
        format!("is in `{within}/` of the ledger")
    } else if let Some(file) = stale::of_something_else(&place).filter(|_| is_bundle) {
        format!("has a `{file}` that is of no bundle")
    } else if !is_bundle && options.format.contains(&ReportFormat::Html) && stale::is_of_a_site(&place) {
        format!("has an `{}` that is of no report", html::PAGE)
    } else {
        return Ok(());
    };
    let output = visible(output.as_str());
    let (noun, help) = if is_bundle {
        ("bundle", "`--bundle --output bundle` writes a folder of its own")
    } else {
        ("report", "`--output report` writes a folder of its own")
    };
    Err(Failure::usage(format!("`{output}` {what}, whose files a {noun} would replace or mix with its own"))
        .help(help))
}

/// A report is a folder, also where somebody expects a page.
fn is_folder(output: &Utf8Path) -> Result<(), Failure> {
    let named_like_a_page = !output.is_dir()
        && output
            .extension()
            .is_some_and(|end| end.eq_ignore_ascii_case("html") || end.eq_ignore_ascii_case("htm"));
    if !output.is_file() && !named_like_a_page {
        return Ok(());
    }
    let what = if output.is_file() { "is a file" } else { "is the name of a page" };
    let folder = if output.extension().is_some() { output.with_extension("") } else { "report".into() };
    Err(Failure::usage(format!("`{}` {what}, and a report is written to a folder", visible(output.as_str())))
        .help(format!(
            "`--output {}` writes `{}`",
            visible(folder.as_str()),
            visible(folder.join("index.html").as_str())
        )))
}

/// Says what does not hold; nothing is written.
fn refuse(view: &View<'_>) -> Result<ExitCode, Failure> {
    let quiet = HumanOptions { colour: false, width: WIDTH, notes: false, quiet: true };
    let mut text = human(view.input.outcome, quiet);
    // The errors of the check stand above.
    for broken in view.broken.iter().filter(|broken| broken.in_place) {
        text.push_str(&visible(&format!("{}: {}\n", broken.whom(), broken.what)));
    }
    text.push_str(
        "nothing was written, since the ledger does not hold\n  help: `factlock check` tells all; `--allow-broken` \
         publishes all the same, and marks what leans on it\n",
    );
    print(&text)?;
    Ok(ExitCode::from(FINDINGS))
}

/// What the commits tell; none where there is no repository, or no commit yet. And why they cannot be read, where they are
/// there.
fn history(root: &Utf8Path, ledger: &Ledger) -> (Option<History>, Option<GitError>) {
    let read = || {
        let repository = Repository::around(root)?;
        let head = repository.commit("HEAD")?;
        let chronicle = repository.history(&head, &[CLAIMS])?;
        Ok(History::of(chronicle, ledger, &|id| repository.content(id)))
    };
    match read() {
        Ok(history) => (Some(history), None),
        Err(GitError::None(_) | GitError::Unborn) => (None, None),
        // Without the program nobody can ask it whether there is a repository.
        Err(GitError::Program(_)) if !root.ancestors().any(|folder| folder.join(".git").exists()) => {
            (None, None)
        }
        Err(error) => (Some(History::unread()), Some(error)),
    }
}

fn known_article(ledger: &Ledger, id: &str) -> Result<(), Failure> {
    if ledger.source(id).is_some() {
        return Ok(());
    }
    let failure = Failure::usage(format!("there is no source `{}`", visible(id)));
    let near = did_you_mean(id, ledger.sources.iter().map(|source| source.record.id.as_str()));
    Err(match near {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help("`factlock source list` lists the sources"),
    })
}
