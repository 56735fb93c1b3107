//! `factlock list`

use std::fmt::Write as _;
use std::process::ExitCode;

use super::args::{Args, ListArgs};
use super::context::{folder, no_ledger, root, warn_of_faults};
use super::exit::{CLEAN, Failure, print};
use crate::ledger::{self, Coverage, Ledger, Verification};
use crate::prose::Covered;
use crate::record::{Claim, Role};
use crate::render::{count, in_a_line, visible};

pub(super) fn run(args: &Args, options: &ListArgs) -> Result<ExitCode, Failure> {
    let tree = folder(&root(args.root.as_deref())?)?;
    let ledger = ledger::read(&tree).map_err(|error| no_ledger(&tree, &error))?;
    if let Some(article) = &options.article {
        known_article(&ledger, article)?;
    }
    let wanted = |id: &str| options.article.as_deref().is_none_or(|article| article == id);
    let text = if options.coverage {
        coverage(&ledger, &ledger::verify(&tree, &ledger), &wanted)
    } else {
        claims(&ledger, options, &wanted)
    };
    print(&text)?;
    warn_of_faults(&ledger);
    Ok(ExitCode::from(CLEAN))
}

fn known_article(ledger: &Ledger, id: &str) -> Result<(), Failure> {
    match ledger.source(id) {
        Some(_) => Ok(()),
        None => Err(Failure::usage(format!("there is no source `{}`", visible(id)))
            .help("`factlock source list` lists the sources")),
    }
}

fn claims(ledger: &Ledger, options: &ListArgs, wanted: &dyn Fn(&str) -> bool) -> String {
    let shown: Vec<&Claim> = ledger
        .claims
        .iter()
        .map(|claim| &claim.record)
        .filter(|claim| options.status.as_deref().is_none_or(|status| claim.status.word() == status))
        .filter(|claim| options.tag.as_ref().is_none_or(|tag| claim.tags.contains(tag)))
        .filter(|claim| {
            options.article.is_none() || claim.appearances.iter().any(|appearance| wanted(&appearance.source))
        })
        .collect();
    let widest = shown.iter().map(|claim| claim.id.len()).max().unwrap_or_default();
    let mut out = String::new();
    for claim in &shown {
        let _ = writeln!(
            out,
            "{:widest$}  {:19}  {}",
            claim.id,
            claim.status.word(),
            in_a_line(&claim.statement)
        );
    }
    let _ = writeln!(out, "{}", count(shown.len() as u64, "claim"));
    out
}

fn coverage(ledger: &Ledger, verified: &Verification, wanted: &dyn Fn(&str) -> bool) -> String {
    let mut out = String::new();
    for (source, coverage) in ledger.sources.iter().zip(&verified.coverage) {
        let record = &source.record;
        if record.role != Role::Article || !wanted(&record.id) {
            continue;
        }
        match coverage {
            Some(coverage) => of_article(&record.id, coverage, &mut out),
            None => {
                let _ = writeln!(out, "{}: no readable snapshot is held", record.id);
            }
        }
    }
    if out.is_empty() {
        out.push_str("there is no article: no source has `role: article`\n");
    }
    out
}

fn of_article(id: &str, coverage: &Coverage, out: &mut String) {
    let share = coverage.share();
    let _ = writeln!(
        out,
        "{id}: {} of {} covered ({} %)",
        share.covered,
        count(share.checkable as u64, "checkable sentence"),
        share.percent()
    );
    for sentence in &coverage.sentences {
        let mark = match (sentence.covered, sentence.reasons.is_empty()) {
            (Covered::Whole, _) => "covered",
            (Covered::Partly, _) => "partly",
            (Covered::Not, true) => "nothing to check",
            (Covered::Not, false) => "OPEN",
        };
        let _ = writeln!(out, "  {mark:16}  {}", in_a_line(&sentence.text));
    }
}
