//! What is wrong with a file, as a finding.

use camino::Utf8PathBuf;

use super::super::{Facts, Rule};
use crate::finding::{Amendment, Finding, Fix, Place, Safety};
use crate::ledger::{FileFault, Trouble};
use crate::logic::Fault;
use crate::text::{Edit, Span};

/// The finding that a fault of a file is.
pub(super) fn of_fault(rule: &Rule, fault: &FileFault) -> Finding {
    let file = &fault.file;
    match &fault.what {
        Trouble::Unreadable(why) => rule
            .finding(Place::file(file.clone()), format!("the file cannot be read: {why}"))
            .help("put a readable file inside of the ledger in its place, or remove it"),
        Trouble::Misnamed => rule
            .finding(Place::file(file.clone()), "the file would be passed over: records end in `.yaml`")
            .help(format!("git mv {file} {}", file.with_extension("yaml"))),
        Trouble::Fault(fault) => {
            let place = Place::bytes(file.clone(), fault.span).label(fault.label.clone());
            let mut finding = rule.finding(place, fault.message.clone());
            if let Some(first) = fault.first {
                finding =
                    finding.related(Place::bytes(file.clone(), first).label("the first one stands here"));
            }
            finding.help = fault.help.clone().map(Into::into);
            let written = fault.instead.as_deref();
            finding.maybe_fix(written.map(|(text, safety)| instead(file, fault.span, text, *safety)))
        }
    }
}

fn instead(file: &Utf8PathBuf, span: Span, text: &str, safety: Safety) -> Fix {
    let edit = Edit { span, replacement: text.to_owned() };
    Fix::new(format!("write `{text}`"), safety, file.clone(), Amendment::Replace(edit))
}

/// The findings of what is wrong with the vocabulary or with assertions, of those that `wanted` picks.
pub(super) fn of_logic(rule: &Rule, facts: &Facts<'_>, wanted: impl Fn(&Fault) -> bool) -> Vec<Finding> {
    let faults = facts.logic.faults.iter().filter(|fault| wanted(fault));
    faults
        .map(|fault| {
            let mut finding = rule.finding(fault.place.clone(), fault.message.clone());
            if !fault.help.is_empty() {
                finding = finding.help(fault.help.clone());
            }
            finding.related.extend(fault.related.clone());
            let claim = fault.claim.map(|claim| facts.ledger.claims[claim as usize].record.id.as_str());
            claim.into_iter().fold(finding, Finding::claim)
        })
        .collect()
}
