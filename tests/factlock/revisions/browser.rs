//! The pages of both kinds of diff in a real browser, and as validators read them.

use std::process::Command;

use crate::support::{Ledger, TODAY, factlock, repository};

use super::two;

/// Where the packages of npm are that the driver needs.
const MODULES: &str = "FACTLOCK_NODE_MODULES";

#[track_caller]
fn holds(page: &camino::Utf8Path) {
    let modules = std::env::var(MODULES).unwrap_or_else(|_| panic!("`{MODULES}` names no folder"));
    let ran = Command::new("node")
        .arg(repository().join("tests/factlock/revisions/browser.mjs"))
        .args([modules, page.to_string()])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{told}{}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
#[ignore = "needs chromium, node, Java and pdftotext"]
fn the_pages_of_diffs_read_well_in_every_look_and_on_paper() {
    let changed = Ledger::example()
        .change("claims/only-h800.yaml", "status: disputed", "status: supported")
        .change("claims/only-h800.yaml", "statement: DeepSeek used only", "statement: DeepSeek used");
    let project = two(&Ledger::example(), &changed);
    let arguments = ["diff", "old", "new", "--today", TODAY, "--format", "html"];
    let ledgers = factlock(project.outside(), &arguments).run();
    assert_eq!(ledgers.status, Some(0), "{}", ledgers.stderr);
    project.write("../ledgers.html", ledgers.stdout);
    holds(&project.outside().join("ledgers.html"));

    project.write("../one.txt", "It cost $294,000 in May. Nobody paid.\n\nThe rest stayed.\n");
    project
        .write("../two.txt", "It may have cost $295,000. Nobody paid.\n\nSomething new. The rest stayed.\n");
    let arguments = ["diff", "--text", "one.txt", "two.txt", "--format", "html"];
    let texts = factlock(project.outside(), &arguments).run();
    assert_eq!(texts.status, Some(0), "{}", texts.stderr);
    project.write("../texts.html", texts.stdout);
    holds(&project.outside().join("texts.html"));
}
