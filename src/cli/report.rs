//! `factlock report`

use std::fmt::Write as _;
use std::process::ExitCode;

use camino::Utf8Path;

use super::args::{Args, ReportArgs, ReportFormat};
use super::context::{WIDTH, folder, no_ledger, root, today};
use super::exit::{CLEAN, FINDINGS, Failure, print};
use super::progress::Progress;
use super::revision::failed;
use crate::check::{self, Options};
use crate::finding::Severity;
use crate::ledger::{self, CLAIMS, Ledger, SETTINGS_FILE};
use crate::logic;
use crate::render::{HumanOptions, count, human, visible};
use crate::report::view::{History, Input};
use crate::report::{ReportFile, View, html};
use crate::text::did_you_mean;
use crate::tree::{Repository, replace};

pub(super) fn run(args: &Args, options: &ReportArgs) -> Result<ExitCode, Failure> {
    is_folder(&options.output)?;
    let root = root(args.root.as_deref())?;
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
    let outcome = check::judge_analysed(&tree, &ledger, &verification, &analysis, &Options::new(today));
    progress.say("reading the history …");
    let history = history(&root)?;
    progress.say("writing the report …");
    let view = View::new(Input {
        tree: &tree,
        ledger: &ledger,
        verification: &verification,
        analysis: &analysis,
        outcome: &outcome,
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
    let mut files: Vec<ReportFile> = Vec::new();
    for format in &options.format {
        match format {
            ReportFormat::Html => files.extend(html::html(&view)),
        }
    }
    for file in &files {
        replace(&options.output.join(&file.path), &file.content)
            .map_err(|error| Failure::unreadable(error.to_string()))?;
    }
    drop(progress);
    let mut written = String::new();
    for file in &files {
        let _ = writeln!(written, "wrote {}", visible(options.output.join(&file.path).as_str()));
    }
    print(&written)?;
    Ok(ExitCode::from(CLEAN))
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
    for broken in &view.broken {
        let whom = broken.claim.as_deref().unwrap_or(&broken.source);
        text.push_str(&visible(&format!("{whom}: {}\n", broken.what)));
    }
    text.push_str(
        "nothing was written, since the ledger does not hold\n  help: `factlock check` tells all; `--allow-broken` \
         publishes all the same, and marks what leans on it\n",
    );
    print(&text)?;
    Ok(ExitCode::from(FINDINGS))
}

/// What the commits tell; none where there is no repository, or no commit yet.
fn history(root: &Utf8Path) -> Result<Option<History>, Failure> {
    let Ok(repository) = Repository::around(root) else { return Ok(None) };
    let Ok(head) = repository.commit("HEAD") else { return Ok(None) };
    let steps = repository.history(&head, &[CLAIMS]).map_err(|error| failed(&error))?;
    Ok(Some(History::of(&steps, repository.is_shallow(), &|id| repository.content(id))))
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
