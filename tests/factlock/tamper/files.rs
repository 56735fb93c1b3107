//! What stands in the place of a file and is none.

#![cfg(unix)]

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;

use super::{ARTICLE, ARTICLE_FILE, ARTICLE_RECORD};
use crate::support::{Ledger, error, expect_only};

const CLAIM: &str = "claims/no-h100.yaml";

#[test]
fn a_snapshot_replaced_by_a_link_to_outside() {
    let project = Ledger::example().on_disk();
    project.link_outside(ARTICLE);
    expect_only(&project, &error("snapshot-outside-ledger").at(ARTICLE_RECORD, ARTICLE_FILE));
}

#[test]
fn a_snapshot_replaced_by_a_link_to_a_device() {
    let project = Ledger::example().on_disk();
    project.link(ARTICLE, "/dev/zero");
    expect_only(&project, &error("snapshot-outside-ledger").at(ARTICLE_RECORD, ARTICLE_FILE));
}

#[test]
fn a_snapshot_replaced_by_a_link_that_leads_nowhere() {
    let project = Ledger::example().on_disk();
    project.link(ARTICLE, "gone.md");
    expect_only(&project, &error("snapshot-missing").at(ARTICLE_RECORD, ARTICLE_FILE));
}

#[test]
fn a_snapshot_replaced_by_a_link_to_itself() {
    let project = Ledger::example().on_disk();
    project.link(ARTICLE, "806cc9390984.md");
    expect_only(&project, &error("snapshot-unreadable").at(ARTICLE_RECORD, ARTICLE_FILE));
}

#[test]
fn a_link_within_the_ledger_is_as_good_as_a_file() {
    let project = Ledger::example().on_disk();
    let bytes = std::fs::read(project.path(ARTICLE)).unwrap();
    project.write("sources/newsbytes-2025-09-18/article.md", bytes).link(ARTICLE, "article.md");
    assert_eq!(project.factlock(&["check", "--quiet"]).run().status, Some(0));
}

#[test]
fn a_snapshot_replaced_by_a_named_pipe() {
    let project = Ledger::example().on_disk();
    project.pipe(ARTICLE);
    expect_only(&project, &error("snapshot-unreadable").at(ARTICLE_RECORD, ARTICLE_FILE));
}

#[test]
fn a_claim_replaced_by_a_named_pipe() {
    let project = Ledger::example().on_disk();
    project.pipe(CLAIM);
    expect_only(&project, &error("invalid-record").at_file(CLAIM));
}

#[test]
fn a_snapshot_replaced_by_a_folder() {
    let project = Ledger::example().on_disk();
    project.remove(ARTICLE);
    std::fs::create_dir(project.path(ARTICLE)).unwrap();
    expect_only(&project, &error("snapshot-unreadable").at(ARTICLE_RECORD, ARTICLE_FILE));
}

#[test]
fn a_claim_replaced_by_a_link_to_outside() {
    let project = Ledger::example().on_disk();
    project.link_outside(CLAIM);
    expect_only(&project, &error("invalid-record").at_file(CLAIM));
}

#[test]
fn a_claim_with_the_wrong_ending() {
    let project = Ledger::example().on_disk();
    std::fs::rename(project.path(CLAIM), project.path("claims/no-h100.yml")).unwrap();
    expect_only(&project, &error("invalid-record").at_file("claims/no-h100.yml"));
}

#[test]
fn a_snapshot_that_may_not_be_read() {
    let project = Ledger::example().on_disk();
    std::fs::set_permissions(project.path(ARTICLE), Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(project.path(ARTICLE)).is_ok() {
        return; // The superuser reads whatever there is.
    }
    expect_only(&project, &error("snapshot-unreadable").at(ARTICLE_RECORD, ARTICLE_FILE));
}

#[test]
fn a_name_that_is_not_utf_8() {
    use std::os::unix::ffi::OsStrExt as _;
    let project = Ledger::example().on_disk();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.yaml");
    if std::fs::write(project.path("claims").as_std_path().join(name), "id: cafe\n").is_err() {
        return; // A file system that allows only UTF-8.
    }
    expect_only(&project, &error("invalid-record").at_file("claims/caf\u{fffd}.yaml"));
}

#[test]
fn a_name_that_would_steer_a_terminal() {
    let project = Ledger::example().on_disk();
    project.write("claims/a\u{1b}[31m\nb.yaml", "id: a\n");
    expect_only(&project, &error("invalid-record").at_file("claims/a\u{fffd}[31m\u{fffd}b.yaml"));
    let shown = project.factlock(&["check"]).run().stdout;
    assert!(!shown.contains('\u{1b}'), "{shown:?}");
}

#[test]
fn a_snapshot_whose_path_would_steer_a_terminal() {
    let ledger =
        Ledger::example().change(ARTICLE_RECORD, "newsbytes-2025-09-18/806cc9390984.md", "\"a\\nb.md\"");
    expect_only(&ledger.on_disk(), &error("invalid-record").at(ARTICLE_RECORD, "file: «\"a\\nb.md\"»"));
}

#[test]
fn claims_behind_a_link_to_a_folder_are_not_passed_over() {
    let project = Ledger::example().on_disk();
    project.write("more/broken.yaml", "id: ?\n");
    std::os::unix::fs::symlink("../more", project.path("claims/more")).unwrap();
    expect_only(&project, &error("invalid-record").at_file("claims/more"));
}
