//! The example ledger, tampered with in one way at a time: exactly the expected rule speaks, at exactly the place.

mod files;
mod quotes;
mod records;
mod snapshots;

use crate::support::{Ledger, problems};

/// The article under check, its record, and what the record says of its bytes.
const ARTICLE: &str = "sources/newsbytes-2025-09-18/806cc9390984.md";
const ARTICLE_RECORD: &str = "sources/newsbytes-2025-09-18.yaml";
const ARTICLE_FILE: &str = "file: «newsbytes-2025-09-18/806cc9390984.md»";
const ARTICLE_HASH: &str = "sha256: «806cc9390984093e91aba00e4b9b59e2c8b53a2092961df702cc8c3d1540ff7a»";

#[test]
fn the_example_as_it_is_has_no_problem() {
    let outcome = Ledger::example().check();
    assert_eq!(problems(&outcome), [""; 0]);
    assert_eq!(outcome.verified.snapshots, 1);
    assert!(outcome.verified.quotes.all() > 40, "{:?}", outcome.verified.quotes);
}
