//! `factlock quote`

use std::process::ExitCode;

use camino::Utf8Path;

use super::args::{Args, QuoteArgs};
use super::context::{folder, no_ledger, root};
use super::edit::{claim_of, edit_claim};
use super::exit::{CLEAN, FINDINGS, Failure, print};
use super::passage::{self, Picked};
use crate::ledger::{self, Filed, Ledger};
use crate::record::draft::DraftQuote;
use crate::record::{Claim, Quotation, RecordKind, append};
use crate::tree::Folder;
use crate::yaml::{self, Value};

pub(super) fn run(args: &Args, options: &QuoteArgs) -> Result<ExitCode, Failure> {
    let root = root(args.root.as_deref())?;
    let tree = folder(&root)?;
    let ledger = ledger::read(&tree).map_err(|error| no_ledger(&tree, &error))?;
    let found = match passage::pick(&tree, &ledger, &options.source, &options.words, &options.passage)? {
        Picked::One(found) => found,
        Picked::Undecided(shown) => {
            print(&shown)?;
            return Ok(ExitCode::from(FINDINGS));
        }
    };
    let stance = options.stance.map(Into::into);
    let entry = DraftQuote { stance, ..found.quote.clone() };
    let said = match &options.claim {
        Some(claim) => format!("{}\n\n{}", found.shown, add(&root, &tree, &ledger, claim, &entry)?),
        None => format!("{}\n\n{}", found.shown, yaml::write(&Value::list([entry.value()]))),
    };
    print(&said)?;
    Ok(ExitCode::from(CLEAN))
}

/// Appends the words to a claim: as a citation if they have a stance, else as an appearance.
fn add(
    root: &Utf8Path,
    tree: &Folder,
    ledger: &Ledger,
    claim: &str,
    entry: &DraftQuote,
) -> Result<String, Failure> {
    let Filed { file, record } = claim_of(ledger, claim)?;
    if entry.stance.is_none() {
        passage::known_article(ledger, &entry.source)
            .map_err(|failure| failure.help("`--stance supports`, `refutes` or `context` cites it"))?;
    }
    let list = if entry.stance.is_some() { "citations" } else { "appearances" };
    if holds(record, entry) {
        return Ok(format!("nothing to do: `{list}` of {file} holds these words already\n"));
    }
    edit_claim(root, tree, file, &|text| append(RecordKind::Claim, text, list, entry.value()))?;
    Ok(format!("added to `{list}` of {file}\n"))
}

/// Whether a claim has these words of this place already, with the same stance.
fn holds(claim: &Claim, entry: &DraftQuote) -> bool {
    let same = |quotation: Quotation<'_>| {
        quotation.source == entry.source
            && quotation.quote == Some(entry.quote.as_str())
            && quotation.prefix == entry.prefix.as_deref()
            && quotation.suffix == entry.suffix.as_deref()
            && quotation.snapshot.map(ToString::to_string) == entry.snapshot
    };
    match entry.stance {
        Some(stance) => claim.citations.iter().any(|one| one.stance == stance && same(one.quotation())),
        None => claim.appearances.iter().any(|one| same(one.quotation())),
    }
}
