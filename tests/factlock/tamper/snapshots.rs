//! The bytes that were pinned.

use super::{ARTICLE, ARTICLE_FILE, ARTICLE_HASH, ARTICLE_RECORD};
use crate::support::{Ledger, error, expect_only};

#[test]
fn one_byte_flipped() {
    let flipped = |mut bytes: Vec<u8>| {
        bytes[1000] ^= 1;
        bytes
    };
    let ledger = Ledger::example().tamper(ARTICLE, flipped);
    ledger.has_only(&error("snapshot-changed").at(ARTICLE_RECORD, ARTICLE_HASH));
}

#[test]
fn a_file_removed() {
    let ledger = Ledger::example().remove(ARTICLE);
    ledger.has_only(&error("snapshot-missing").at(ARTICLE_RECORD, ARTICLE_FILE));
}

#[test]
fn a_file_truncated_to_nothing() {
    let ledger = Ledger::example().tamper(ARTICLE, |_| Vec::new());
    ledger.has_only(&error("snapshot-changed").at(ARTICLE_RECORD, ARTICLE_HASH));
    assert!(ledger.check().findings[0].finding.message.ends_with("is empty"));
}

#[test]
fn line_ends_converted() {
    let ledger = Ledger::example()
        .tamper(ARTICLE, |bytes| String::from_utf8(bytes).unwrap().replace('\n', "\r\n").into_bytes());
    ledger.has_only(&error("snapshot-changed").at(ARTICLE_RECORD, ARTICLE_HASH));
    let outcome = ledger.check();
    let finding = &outcome.findings[0].finding;
    assert!(finding.message.contains("line ends"), "{}", finding.message);
    let help = finding.help.as_ref().unwrap();
    assert!(help.contains(".gitattributes") && help.contains("dos2unix sources/"), "the cure: {help}");
}

#[test]
fn a_path_that_leads_out() {
    let ledger = Ledger::example().change(ARTICLE_RECORD, "file: newsbytes-2025-09-18/", "file: ../../");
    let project = ledger.on_disk();
    std::fs::copy(project.path(ARTICLE), project.outside().join("806cc9390984.md")).unwrap();
    expect_only(
        &project,
        &error("snapshot-outside-ledger").at(ARTICLE_RECORD, "file: «../../806cc9390984.md»"),
    );
}

#[test]
fn an_absolute_path() {
    let file = "newsbytes-2025-09-18/806cc9390984.md";
    let ledger = Ledger::example().change(ARTICLE_RECORD, &format!("file: {file}"), "file: /etc/hosts");
    ledger.has_only(&error("snapshot-outside-ledger").at(ARTICLE_RECORD, "file: «/etc/hosts»"));
}

#[test]
fn a_pointer_of_a_large_file_store() {
    let pointer = "version https://git-lfs.github.com/spec/v1\n\
                   oid sha256:806cc9390984093e91aba00e4b9b59e2c8b53a2092961df702cc8c3d1540ff7a\nsize 2974\n";
    let ledger = Ledger::example().file(ARTICLE, pointer);
    ledger.has_only(&error("snapshot-unreadable").at(ARTICLE_RECORD, ARTICLE_FILE));
    let help = ledger.check().findings[0].finding.help.clone().unwrap();
    assert!(help.contains("`git lfs pull`"), "{help}");
}

#[test]
fn the_number_of_bytes_wrong() {
    let ledger = Ledger::example().change(ARTICLE_RECORD, "bytes: 2974", "bytes: 2975");
    ledger.has_only(&error("snapshot-changed").at(ARTICLE_RECORD, "bytes: «2975»"));
}

#[test]
fn the_pinned_hash_changed() {
    let ledger = Ledger::example().change(ARTICLE_RECORD, "sha256: 806c", "sha256: 806d");
    ledger.has_only(&error("snapshot-changed").at(ARTICLE_RECORD, &ARTICLE_HASH.replace("806cc", "806dc")));
}
