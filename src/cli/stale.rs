//! What an earlier report left in its folder and this one does not make any more.

use std::fmt::Write as _;

use camino::Utf8Path;

use crate::report::claimreview::{ClaimReviews, FOLDER};

/// Says which documents of an earlier report still publish a claim that is not published any more. They are the
/// user's to remove: what else stands in the folder is not known here.
pub(super) fn claim_reviews(output: &Utf8Path, made: &ClaimReviews) -> String {
    let Ok(entries) = output.join(FOLDER).read_dir_utf8() else { return String::new() };
    let here = entries.filter_map(Result::ok).map(|entry| format!("{FOLDER}/{}", entry.file_name()));
    let mut stale: Vec<String> = here
        .filter(|path| path.ends_with(".jsonld") && !made.files.iter().any(|file| file.path == *path))
        .collect();
    stale.sort();
    let mut told = String::new();
    for path in stale {
        let _ =
            writeln!(told, "remove {}: an earlier report wrote it, and this one does not", output.join(path));
    }
    told
}
