//! Editing the record of a claim: read, changed, held against the model, and put back in one step.

use camino::Utf8Path;

use super::context::hold;
use super::exit::Failure;
use crate::ledger::{self, Filed, Ledger};
use crate::record::{Claim, decode};
use crate::text::did_you_mean;
use crate::tree::{self, Folder, replace};
use crate::yaml::Fault;

/// Puts the text that `change` makes of a claim's file in its place.
pub(super) fn edit_claim(
    root: &Utf8Path,
    tree: &Folder,
    file: &Utf8Path,
    change: &dyn Fn(&str) -> Result<String, Fault>,
) -> Result<(), Failure> {
    let unreadable = |why: String| Failure::unreadable(format!("`{file}` could not be edited: {why}"));
    let _hold = hold(root);
    let bytes = tree::read(tree, file, ledger::LARGEST_RECORD).map_err(|why| unreadable(why.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|why| unreadable(why.to_string()))?;
    let edited =
        change(&text).map_err(|fault| unreadable(fault.message).help(fault.help.unwrap_or_default()))?;
    decode::<Claim>(edited.as_bytes()).map_err(|_| {
        unreadable("the result would not be a valid claim; this is a bug, please report it".to_owned())
    })?;
    replace(&root.join(file), edited.as_bytes()).map_err(|error| Failure::unreadable(error.to_string()))
}

/// The claim of a file as it is now.
pub(super) fn reread(tree: &Folder, file: &Utf8Path) -> Result<Claim, Failure> {
    let unreadable = |why: String| Failure::unreadable(format!("`{file}` could not be read again: {why}"));
    let bytes = tree::read(tree, file, ledger::LARGEST_RECORD).map_err(|why| unreadable(why.to_string()))?;
    decode(&bytes).map_err(|faults| unreadable(faults.into_iter().map(|fault| fault.message).collect()))
}

/// Where in the ledger the claim of an id stands.
pub(super) fn claim_index(ledger: &Ledger, id: &str) -> Result<usize, Failure> {
    let at = ledger.claims.iter().position(|claim| claim.record.id == id);
    at.ok_or_else(|| unknown_claim(ledger, id))
}

/// The claim of an id.
pub(super) fn claim_of<'a>(ledger: &'a Ledger, id: &str) -> Result<&'a Filed<Claim>, Failure> {
    claim_index(ledger, id).map(|at| &ledger.claims[at])
}

fn unknown_claim(ledger: &Ledger, id: &str) -> Failure {
    let failure = Failure::usage(format!("there is no claim `{id}`"));
    match did_you_mean(id, ledger.claims.iter().map(|claim| claim.record.id.as_str())) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help(format!("write it with `factlock new {id} --statement \"...\"`")),
    }
}
