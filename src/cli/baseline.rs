//! `factlock baseline`

use std::process::ExitCode;

use super::args::{Args, BaselineArgs};
use super::check::{known_rule, malformed};
use super::context::{folder, no_ledger, no_part, resolved, root, today};
use super::exit::{CLEAN, Failure, print};
use super::past;
use crate::check::{self, BASELINE_FILE, Baseline, Judged, Options, Suppression};
use crate::finding::Severity;
use crate::ledger;
use crate::render::{count, grouped};
use crate::tree::write_named;

pub(super) fn run(args: &Args, options: &BaselineArgs) -> Result<ExitCode, Failure> {
    let root = root(args.root.as_deref())?;
    options.rule.iter().try_for_each(|name| known_rule(name))?;
    let tree = folder(&root)?;
    let file = options.file.clone().unwrap_or_else(|| BASELINE_FILE.into());
    let path = if options.file.is_some() { file.clone() } else { root.join(&file) };
    if let Some(file) =
        options.file.as_ref().filter(|file| resolved(file) != resolved(&root.join(BASELINE_FILE)))
    {
        no_part(&root, "baseline", file)?;
    }
    let held = match path.canonicalize_utf8() {
        Ok(full) => {
            let inside = full
                .strip_prefix(tree.root())
                .map_err(|_| Failure::usage(format!("`{path}` lies outside of the ledger at `{root}`")))?;
            Some(Baseline::read(&tree, inside).map_err(|error| malformed(&error))?)
        }
        Err(_) => None,
    };
    let exists = held.is_some();
    if exists && !options.prune && !options.add {
        return Err(Failure::usage(format!("there is a baseline already: `{path}`")).help(
            "`factlock baseline --prune` removes what is settled, `--add` takes in what is found now",
        ));
    }
    if !exists && options.prune {
        return Err(Failure::usage(format!("there is no baseline `{path}` to prune"))
            .help("`factlock baseline` writes one"));
    }

    let old = held.unwrap_or_default();
    let ledger = ledger::read(&tree).map_err(|error| no_ledger(&tree, &error))?;
    let what = Options { baseline: old.clone(), ..Options::new(options.today.unwrap_or_else(today)) };
    let what = Options { past: past::for_check(&root, &ledger, &what), ..what };
    let verified = ledger::verify(&tree, &ledger);
    let outcome = check::judge(&tree, &ledger, &verified, &what);

    let mut new = Baseline::default();
    for suppressed in outcome.suppressed.iter().filter(|one| matches!(one.by, Suppression::Baseline { .. })) {
        new.add(&suppressed.judged);
    }
    let kept = new.entries.len();
    let wanted = |judged: &&Judged| {
        let finding = &judged.finding;
        !options.prune
            && (options.notes || finding.severity > Severity::Note)
            && (options.rule.is_empty() || options.rule.iter().any(|rule| rule == finding.rule))
    };
    let refused = outcome.findings.iter().filter(wanted).filter(|judged| !new.add(judged)).count();
    let (added, removed) = (new.entries.len() - kept, old.entries.len() - kept);
    let mut said = String::new();
    if exists || added > 0 {
        write_named(&path, new.written().as_bytes())
            .map_err(|error| Failure::unreadable(error.to_string()))?;
        let all = count(new.entries.len() as u64, "finding");
        let [added, removed] = [added, removed].map(|number| grouped(number as u64));
        said = format!("wrote {file}: {all}, {added} added, {removed} removed\n");
    } else if refused == 0 {
        said.push_str("there is nothing to put into a baseline\n");
    }
    if refused > 0 {
        let refused = count(refused as u64, "finding");
        let line = format!("left out: {refused} that never enter a baseline; `factlock check` shows them\n");
        said.push_str(&line);
    }
    print(&said)?;
    Ok(ExitCode::from(CLEAN))
}
