//! How many sentences changed, in one line.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::diff::{Change, Operation, Revision, Weight};
use crate::render::count;

/// What happened, in the order it is counted.
pub(super) const OPERATIONS: [Operation; 7] = [
    Operation::Edit,
    Operation::MoveEdit,
    Operation::Move,
    Operation::Split,
    Operation::Merge,
    Operation::Add,
    Operation::Delete,
];

/// Whether a material change is one that no notice tells readers of.
pub(super) fn is_undisclosed(change: &Change) -> bool {
    change.weight == Weight::Material && change.notice.is_none() && change.disclosed_by.is_none()
}

/// `24 sentences kept, 2 edited, 1 added: 2 material; 1 notice; 3 quotes touched in 2 claims`.
pub(super) fn summary(revision: &Revision<'_>) -> String {
    let diff = revision.diff;
    let of = |operation| diff.changes.iter().filter(|change| change.operation == operation).count();
    let mut parts = vec![format!("{} kept", count(diff.kept() as u64, "sentence"))];
    for operation in OPERATIONS {
        match of(operation) {
            0 => {}
            number => parts.push(format!("{number} {}", operation.phrase())),
        }
    }
    let mut line = parts.join(", ");
    if !diff.changes.is_empty() {
        let material = diff.changes.iter().filter(|change| change.weight == Weight::Material).count();
        let undisclosed = diff.changes.iter().filter(|change| is_undisclosed(change)).count();
        let _ = match (material, undisclosed) {
            (0, _) => write!(line, "; nothing material"),
            (_, 0) => write!(line, "; {material} material, all disclosed"),
            _ if material == undisclosed && diff.notices.is_empty() => write!(line, "; {material} material"),
            _ => write!(line, "; {material} material, {undisclosed} undisclosed"),
        };
    }
    if !diff.notices.is_empty() {
        let _ = write!(line, "; {}", count(diff.notices.len() as u64, "notice"));
    }
    if !revision.touched.is_empty() {
        let _ = write!(line, "; {} touched", count(revision.touched.len() as u64, "quote"));
        let claims = revision.touched.iter().filter_map(|touched| Some(touched.quoted.by?.0));
        let claims = claims.collect::<BTreeSet<&str>>().len();
        if claims > 0 {
            let _ = write!(line, " in {}", count(claims as u64, "claim"));
        }
    }
    line
}
