//! The documents as other people's programs read them.

use std::process::Command;

use camino::Utf8Path;

use super::{report, reviewed};
use crate::support::{TODAY, repository};

#[test]
#[ignore = "needs node"]
fn a_tester_of_structured_data_and_a_processor_of_json_ld_take_them() {
    let project = reviewed();
    report(&project, &[]);
    let modules = std::env::var("FACTLOCK_NODE_MODULES").expect("`FACTLOCK_NODE_MODULES` names a folder");
    let documents = project.path("out/claimreview");
    let pages = project.outside().join("pages");
    std::fs::create_dir(&pages).unwrap();
    for document in documents.read_dir_utf8().unwrap().map(Result::unwrap) {
        let page = pages.join(document.file_name()).with_extension("html");
        std::fs::write(&page, page_around(document.path())).unwrap();
        run(Command::new("node")
            .arg(Utf8Path::new(&modules).join("structured-data-testing-tool/bin/cli.js"))
            .args(["--presets", "Google", "--schemas", "ClaimReview", "--file", page.as_str()]));
    }
    run(Command::new("node")
        .arg(repository().join("tests/factlock/report/claimreview/expand.mjs"))
        .args([modules.as_str(), documents.as_str()]));
}

#[test]
#[ignore = "needs the Python package extruct"]
fn what_extruct_finds_in_a_page_is_what_was_written() {
    let python = std::env::var("FACTLOCK_PYTHON").expect("`FACTLOCK_PYTHON` names a program");
    let project = reviewed();
    project.remove("claims/bridge-length.yaml").remove("claims/bridge-opened.yaml");
    report(&project, &[]);
    let ran = project.factlock(&["report", "--today", TODAY, "-o", "out"]).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    run(Command::new(python)
        .arg(repository().join("tests/factlock/report/claimreview/extract.py"))
        .args([project.path("out/index.html"), project.path("out/claimreview/bridge-cost.jsonld")]));
}

/// The document in a page of its own.
fn page_around(document: &Utf8Path) -> String {
    let json = std::fs::read_to_string(document).unwrap();
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>A</title><script type=\"application/ld+json\">{json}</script></head><body></body></html>"
    )
}

#[track_caller]
fn run(command: &mut Command) {
    let ran = command.output().unwrap();
    let told = format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success(), "{command:?}\n{told}");
}
