//! `factlock log`

use std::process::ExitCode;

use super::args::{Args, LogArgs, LogFormat};
use super::context::root;
use super::exit::{CLEAN, Failure, print, warn};
use super::revision::failed;
use crate::diff::claim_log;
use crate::ledger::CLAIMS;
use crate::render::{claim_log_json, claim_log_markdown, claim_log_text};
use crate::tree::Repository;

pub(super) fn run(args: &Args, options: &LogArgs) -> Result<ExitCode, Failure> {
    let root = root(args.root.as_deref())?;
    let repository = Repository::around(&root).map_err(|error| failed(&error))?;
    let head = repository.commit("HEAD").map_err(|error| failed(&error))?;
    let steps = repository.history(&head, &[CLAIMS]).map_err(|error| failed(&error))?;
    if repository.is_shallow() {
        warn(
            "this clone holds only a part of the history, so that the log begins late; `git fetch --unshallow` fetches the rest",
        );
    }
    let log = claim_log(&steps, options.id.as_deref(), &|id| repository.content(id));
    if let (Some(id), true) = (&options.id, log.is_empty()) {
        return Err(Failure::usage(format!("there is no claim `{id}` in any commit"))
            .help("`factlock list` lists the claims; what was not committed has no history"));
    }
    print(&match options.format {
        LogFormat::Text => claim_log_text(&log),
        LogFormat::Markdown => claim_log_markdown(&log),
        LogFormat::Json => claim_log_json(&log),
    })?;
    Ok(ExitCode::from(CLEAN))
}
