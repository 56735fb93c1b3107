//! What is wrong with a file, as a finding.

use super::super::Rule;
use crate::finding::{Finding, Place};
use crate::ledger::{FileFault, Trouble};

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
            finding
        }
    }
}
