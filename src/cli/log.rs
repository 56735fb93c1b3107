//! `factlock log`

use std::process::ExitCode;

use super::args::{Args, LogArgs, LogFormat};
use super::context::root;
use super::exit::{CLEAN, Failure, print, warn_with_help};
use super::past::UNSHALLOW;
use super::revision::failed;
use crate::diff::ClaimHistory;
use crate::ledger::CLAIMS;
use crate::render::{begins_words, claim_log_json, claim_log_markdown, claim_log_text};
use crate::tree::Repository;

pub(super) fn run(args: &Args, options: &LogArgs) -> Result<ExitCode, Failure> {
    let root = root(args.root.as_deref())?;
    let repository = Repository::around(&root).map_err(|error| failed(&error))?;
    let head = repository.commit("HEAD").map_err(|error| failed(&error))?;
    let chronicle = repository.history(&head, &[CLAIMS]).map_err(|error| failed(&error))?;
    let begins = chronicle.begins.as_ref();
    if let Some(begins) = begins {
        warn_with_help(&begins_words(begins), UNSHALLOW);
    }
    let history = ClaimHistory::read(&chronicle.steps, &|id| repository.content(id));
    let log = match &options.id {
        Some(id) => history.of(id),
        None => history.corrections(),
    };
    if let (Some(id), true) = (&options.id, log.is_empty()) {
        return Err(Failure::usage(format!("there is no claim `{id}` in any commit"))
            .help("`factlock list` lists the claims; what was not committed has no history"));
    }
    print(&match options.format {
        LogFormat::Text => claim_log_text(&log, begins),
        LogFormat::Markdown => claim_log_markdown(&log, begins),
        LogFormat::Json => claim_log_json(&log, begins),
    })?;
    Ok(ExitCode::from(CLEAN))
}
