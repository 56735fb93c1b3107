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

/// A ledger of this many claims, each with all that a desk has to say of it: a sentence of the article, two of the
/// evidence, a verdict, its reason and a review that approves it.
fn large(claims: usize) -> (Ledger, usize) {
    let sentence = |number: usize, words: &str| {
        format!(
            "The {words} of the bridge number {number} over the river comes to {} thousand dollars.",
            number * 7 + 1
        )
    };
    let body = |words: &str| (0..claims).map(|number| sentence(number, words) + "\n\n").collect::<String>();
    let texts =
        [("article", body("price")), ("evidence", body("final account")), ("audit", body("audited expense"))];
    let size = texts.iter().map(|(_, text)| text.len()).sum();
    let ledger = texts.into_iter().fold(Ledger::empty(), |ledger, (id, text)| {
        let role =
            if id == "article" { "type: article-newspaper\nrole: article\n" } else { "type: report\n" };
        let record = format!(
            "id: {id}\ntitle: The {id}\n{role}issued: 2024-03-01\nsnapshots:\n  - file: {id}/text.txt\n    \
             media_type: text/plain\n    sha256: {}\n    bytes: {}\n    retrieved: 2025-03-04\n",
            factlock::snapshot::digest(text.as_bytes()).as_str(),
            text.len()
        );
        ledger.file(format!("sources/{id}.yaml"), record).file(format!("sources/{id}/text.txt"), text)
    });
    let ledger = (0..claims).fold(ledger, |ledger, number| {
        ledger.claim(&format!(
            "id: bridge-{number}\nstatement: Bridge number {number} cost {} thousand dollars.\n\
             claimed_on: 2025-03-01\nstatus: supported\nrationale: The final account gives this sum, and the \
             auditors came to the same.\nappearances:\n  - source: article\n    quote: {}\ncitations:\n  - source: \
             evidence\n    stance: supports\n    quote: {}\n  - source: audit\n    stance: supports\n    quote: {}\n",
            number * 7 + 1,
            sentence(number, "price"),
            sentence(number, "final account"),
            sentence(number, "audited expense")
        ))
    });
    (reviewed(ledger), size)
}

/// A ledger whose every claim is approved as it is.
fn reviewed(ledger: Ledger) -> Ledger {
    let records = factlock::ledger::read(&ledger.tree()).unwrap();
    records.claims.iter().fold(ledger, |ledger, claim| {
        let file = claim.file.as_str();
        let text = format!(
            "{}reviews:\n  - by: A. Reviewer <a@example.org>\n    date: 2025-10-02\n    digest: {}\n",
            ledger.text(file),
            factlock::review::digests(&records, &claim.record).whole
        );
        ledger.file(file.to_owned(), text)
    })
}

#[test]
fn a_long_list_of_claims_is_folded_and_whole() {
    let page = |claims| super::page(&large(claims).0);
    let long = page(101);
    let list = long.split_once("<details><summary>List the 101 claims</summary><ol>").unwrap().1;
    let list = list.split_once("</ol></details>").unwrap().0;
    assert_eq!(list.matches("<a href=\"#claim-bridge-").count(), 101);
    assert!(!page(100).contains("<summary>List "));
}

#[test]
fn a_page_of_five_hundred_claims_stays_small() {
    let (ledger, sources) = large(500);
    let page = super::page(&ledger);
    for (part, times) in [("The final account gives this sum", 500), ("A. Reviewer", 500), ("<mark>", 1000)] {
        assert!(page.matches(part).count() >= times, "{part}");
    }
    assert!(!page.contains("changed since"));
    let size = page.len();
    assert!(size <= sources + 500_000, "{size} bytes of a page over {sources} of sources");
}

/// Runs the driver on a page.
fn lighthouse(arguments: &[&str]) {
    let modules = std::env::var(MODULES).unwrap_or_else(|_| panic!("`{MODULES}` names no folder"));
    let ran = Command::new("node")
        .arg(repository().join("tests/factlock/report/lighthouse.mjs"))
        .arg(modules)
        .args(arguments)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{told}{}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
#[ignore = "needs chromium and node"]
fn lighthouse_finds_nothing_to_better() {
    let project = Ledger::example().on_disk();
    assert_eq!(project.factlock(&["report", "--today", TODAY, "-o", "out"]).run().status, Some(0));
    lighthouse(&[project.path("out/index.html").as_str()]);
}

#[test]
#[ignore = "needs chromium and node"]
fn five_hundred_claims_are_open_at_once() {
    let project = large(500).0.on_disk();
    assert_eq!(project.factlock(&["report", "--today", TODAY, "-o", "out"]).run().status, Some(0));
    lighthouse(&[project.path("out/index.html").as_str(), "load"]);
}
