//! What an earlier report left in its folder and this one does not make any more.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use camino::Utf8Path;

use crate::report::claimreview::{ClaimReviews, FOLDER};

/// Says which documents of an earlier report still publish a claim that is not published any more. They are the
/// user's to remove: what else stands in the folder is not known here.
pub(super) fn claim_reviews(output: &Utf8Path, made: &ClaimReviews) -> String {
    let Ok(entries) = output.join(FOLDER).read_dir_utf8() else { return String::new() };
    let made: BTreeSet<&str> = made.files.iter().map(|file| file.path.as_str()).collect();
    let here = entries.filter_map(Result::ok).map(|entry| format!("{FOLDER}/{}", entry.file_name()));
    let stale: BTreeSet<String> =
        here.filter(|path| path.ends_with(".jsonld") && !made.contains(path.as_str())).collect();
    let mut told = String::new();
    for path in stale {
        let _ =
            writeln!(told, "remove {}: an earlier report wrote it, and this one does not", output.join(path));
    }
    told
}
