//! `snapshot-changed`: the bytes of a snapshot are not those that were pinned.

use super::super::{Facts, Family, Finder, Rule};
use super::{Held, snapshots};
use crate::finding::{Amendment, Finding, Fix, Safety, Severity};
use crate::ledger::{LineEnds, SnapshotState};
use crate::value::Sha256Hex;

pub(super) const RULE: Rule = Rule {
    name: "snapshot-changed",
    family: Family::Source,
    severity: Severity::Error,
    page: include_str!("snapshot_changed.md"),
    finder: Finder::Facts(find),
};

/// The file in which git is told what not to convert, and the line that tells it.
const ATTRIBUTES: &str = ".gitattributes";
const KEPT_AS_THEY_ARE: &str = "sources/*/** -text";

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    snapshots(facts)
        .filter_map(|held| {
            let finding = match held.state {
                SnapshotState::Changed { found, bytes, line_ends } => {
                    changed(rule, &held, found, *bytes, *line_ends)
                }
                SnapshotState::OtherLength { bytes } => other_length(rule, &held, *bytes),
                _ => return None,
            };
            Some(finding.source(&held.source.record.id))
        })
        .collect()
}

fn changed(
    rule: &Rule,
    held: &Held<'_>,
    found: &Sha256Hex,
    bytes: u64,
    line_ends: Option<LineEnds>,
) -> Finding {
    let (file, expected) = (&held.snapshot.file, &held.snapshot.sha256);
    let message = match (bytes, line_ends) {
        (0, _) => format!("the snapshot `sources/{file}` is empty"),
        (_, Some(_)) => format!("the line ends of the snapshot `sources/{file}` have been converted"),
        (_, None) => format!("the snapshot `sources/{file}` is not the file that was pinned"),
    };
    let cure = match line_ends {
        None => format!(
            "restore it from version control; if the source itself changed, add the new text with \
             `factlock source add FILE --id {}`",
            held.source.record.id
        ),
        // Whatever git holds: with the other line ends the file has the pinned hash.
        Some(ends) => {
            let convert = match ends {
                LineEnds::Crlf => "dos2unix",
                LineEnds::Lf => "unix2dos",
            };
            format!(
                "put `sources/*/** -text` into `.gitattributes`, then `{convert} sources/{file} && git add \
                 .gitattributes sources/{file}`"
            )
        }
    };
    let finding = rule
        .finding(held.place("sha256"), message)
        .note(format!("expected sha256:{expected} ({} bytes)", held.snapshot.bytes))
        .note(format!("found    sha256:{found} ({bytes} bytes)"))
        .detail("expected", expected.as_str())
        .detail("found", found.as_str())
        .help(cure);
    match line_ends {
        None => finding,
        Some(ends) => finding
            .note(match ends {
                LineEnds::Crlf => {
                    "every line of the file on disk ends in CR LF; with LF it has the pinned hash"
                }
                LineEnds::Lf => {
                    "every line of the file on disk ends in LF; with CR LF it has the pinned hash"
                }
            })
            .fix(Fix::new(
                "keep git from converting snapshots",
                Safety::Safe,
                ATTRIBUTES,
                Amendment::Line(KEPT_AS_THEY_ARE),
            )),
    }
}

fn other_length(rule: &Rule, held: &Held<'_>, bytes: u64) -> Finding {
    let recorded = held.snapshot.bytes;
    rule.finding(held.place("bytes"), format!("the record says {recorded} bytes, the snapshot has {bytes}"))
        .note("its hash is the pinned one, so only the number in the record is wrong")
        .help(format!("write `bytes: {bytes}`"))
        .fix(Fix::new(
            format!("write `bytes: {bytes}`"),
            Safety::Safe,
            held.source.file.clone(),
            held.counted(bytes),
        ))
}
