//! The page in a real browser, and as validators read it.

use std::process::Command;

use crate::support::{Ledger, TODAY, repository};

/// Where the packages of npm are that the driver needs.
const MODULES: &str = "FACTLOCK_NODE_MODULES";

#[test]
#[ignore = "needs chromium, node, Java and pdftotext"]
fn a_browser_asks_for_nothing_more_and_every_reader_gets_everything() {
    let modules = std::env::var(MODULES).unwrap_or_else(|_| panic!("`{MODULES}` names no folder"));
    let project = Ledger::example().on_disk();
    assert_eq!(project.factlock(&["report", "--today", TODAY, "-o", "out"]).run().status, Some(0));
    let ran = Command::new("node")
        .arg(repository().join("tests/factlock/report/browser.mjs"))
        .args([modules, project.path("out/index.html").into_string()])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{told}{}", String::from_utf8_lossy(&ran.stderr));
}
