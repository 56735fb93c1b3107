//! `invalid-record`: a file that cannot be read as the record it should be.

use camino::Utf8Path;

use super::super::{Facts, Family, Finder, Rule, places};
use crate::finding::{Finding, Place, Severity};
use crate::ledger::{FileFault, Filed, SOURCES, Trouble};
use crate::record::{RecordKind, Source};
use crate::text::FieldPath;

pub(super) const RULE: Rule = Rule {
    name: "invalid-record",
    family: Family::Record,
    severity: Severity::Error,
    page: include_str!("invalid_record.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let faults = facts.ledger.faults.iter().filter(|fault| fault.kind != RecordKind::Vocabulary);
    let misplaced = facts.ledger.sources.iter().filter_map(|source| misplaced(rule, source));
    faults.map(|fault| of_fault(rule, fault)).chain(misplaced).collect()
}

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
            finding.help.clone_from(&fault.help);
            finding
        }
    }
}

/// A source is found by the name of its file, so the id in it must be the same.
fn misplaced(rule: &Rule, source: &Filed<Source>) -> Option<Finding> {
    let id = &source.record.id;
    let right = Utf8Path::new(SOURCES).join(format!("{id}.yaml"));
    (source.file != right).then(|| {
        rule.finding(
            places::in_source(source, FieldPath::key("id")),
            format!(
                "the id of the source is `{id}`, but the file is named `{}`",
                source.file.file_name().unwrap_or_default()
            ),
        )
        .help(format!("git mv {} {right}", source.file))
        .source(id)
    })
}
