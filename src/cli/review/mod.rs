//! `factlock review`

mod interactive;
mod queue;
mod reviewer;
mod signatures;
mod write;

use std::collections::BTreeSet;
use std::process::ExitCode;

use super::args::{Args, ReviewArgs};
use super::context::{folder, no_ledger, root, today, warn_of_faults};
use super::edit::claim_index;
use super::exit::{CLEAN, Failure, print, warn};
use super::past;
use crate::ledger::{self, Ledger};
use crate::record::Status;
use crate::review::{Past, reviews};
use reviewer::Reviewer;
use write::{Desk, Verdict, refuse_errors};

pub(super) fn run(args: &Args, options: &ReviewArgs) -> Result<ExitCode, Failure> {
    let root = root(args.root.as_deref())?;
    let tree = folder(&root)?;
    let mut ledger = ledger::read(&tree).map_err(|error| no_ledger(&tree, &error))?;
    let day = options.today.unwrap_or_else(today);
    if options.queue && !options.interactive {
        warn_of_faults(&ledger);
        let past = past::whole(&root, &ledger);
        print(&queue::waiting(&ledger, &past, &reviews(&ledger, day, &past), options.format))?;
        if let Some(why) = past.history.missing().filter(|_| ledger.settings.review.four_eyes) {
            warn(&format!("not checked: whether somebody reviewed a change of their own: {why}"));
        }
        return Ok(ExitCode::from(CLEAN));
    }
    let asked: BTreeSet<usize> =
        options.ids.iter().map(|id| claim_index(&ledger, id)).collect::<Result<_, _>>()?;
    if options.signatures {
        warn_of_faults(&ledger);
        print(&signatures::listed(&root, &ledger, &asked, options.format)?)?;
        return Ok(ExitCode::from(CLEAN));
    }
    if options.interactive {
        return interactive::run(args, options, (&root, &tree), &mut ledger, &asked, day);
    }
    let reviewer = Reviewer::find(&root, &ledger, options.by.as_deref())?;
    let verdict = verdict(options)?;
    refuse_errors(&tree, &mut ledger, &asked, verdict.as_ref(), day)?;
    let past = past_of_four_eyes(&root, &ledger);
    let desk = Desk { root: &root, tree: &tree, reviewer: &reviewer, day, past: &past };
    for at in asked {
        print(&desk.review(&ledger, at, verdict.as_ref())?)?;
        if let Some(own) = desk.own(&ledger, at, verdict.as_ref()) {
            warn(&own);
        }
    }
    Ok(ExitCode::from(CLEAN))
}

/// Who has written what is reviewed; asked only where the policy demands four eyes.
fn past_of_four_eyes(root: &camino::Utf8Path, ledger: &Ledger) -> Past {
    if ledger.settings.review.four_eyes { past::always(root) } else { Past::default() }
}

/// The status that is given, and why.
fn verdict(options: &ReviewArgs) -> Result<Option<Verdict>, Failure> {
    let (Some(word), Some(because)) = (&options.status, &options.because) else { return Ok(None) };
    if because.trim().is_empty() {
        return Err(
            Failure::usage("the reason is empty").help("write `--because \"...\"`: readers will ask why")
        );
    }
    let status = Status::ALL.into_iter().find(|status| status.word() == word);
    Ok(status.map(|status| Verdict { status, because: because.clone() }))
}
