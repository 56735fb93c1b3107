//! `factlock report`

use std::fmt::Write as _;
use std::process::ExitCode;

use super::args::{Args, ReportArgs, ReportFormat};
use super::context::{WIDTH, folder, no_ledger, root, today};
use super::exit::{CLEAN, FINDINGS, Failure, print};
use super::progress::Progress;
use super::revision::failed;
use super::stale;
use crate::check::{self, Options};
use crate::finding::Severity;
use crate::ledger::{self, CLAIMS, Ledger};
use crate::logic;
use crate::render::{HumanOptions, count, human, visible};
use crate::report::view::{History, Input};
use crate::report::{ReportFile, View, claimreview, html};
use crate::text::did_you_mean;
use crate::tree::{Repository, replace};

pub(super) fn run(args: &Args, options: &ReportArgs) -> Result<ExitCode, Failure> {
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
    let mut files: Vec<ReportFile> = Vec::new();
    let mut told = String::new();
    for format in &options.format {
        match format {
            ReportFormat::Html => files.extend(html::html(&view)),
            ReportFormat::Claimreview => {
                let made = claimreview::claimreview(&view).map_err(|why| nowhere(&why))?;
                told.push_str(&claimreview::told(&made));
                told.push_str(&stale::claim_reviews(&options.output, &made));
                files.extend(made.files);
            }
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
    print(&(written + &visible(&told)))?;
    Ok(ExitCode::from(CLEAN))
}

/// The settings do not say where what is written will stand.
fn nowhere(why: &str) -> Failure {
    Failure::usage(why).help("write `report: { url: https://example.org/checks/ }` into `factlock.yaml`")
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
fn history(root: &camino::Utf8Path) -> Result<Option<History>, Failure> {
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
