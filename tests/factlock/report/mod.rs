//! Reports: what a reader is shown, and when nothing is published.

mod article;
mod breakouts;
mod browser;
mod claimreview;
mod formats;
mod hostile;
mod permalinks;
mod publisher;
mod read;
mod references;

use factlock::check::{self, Options};
use factlock::ledger;
use factlock::logic;
use factlock::report::view::{History, Input};
use factlock::report::{ReportFile, View, html};

use crate::support::{Ledger, TODAY};
use read::text;

/// The page of a ledger.
fn page(ledger: &Ledger) -> String {
    page_with(ledger, None)
}

fn page_with(ledger: &Ledger, history: Option<&History>) -> String {
    let mut files = written(ledger, history, html::html);
    assert_eq!(files.len(), 1);
    String::from_utf8(files.remove(0).content).unwrap()
}

/// What a format writes of a ledger.
fn written(
    ledger: &Ledger,
    history: Option<&History>,
    format: impl Fn(&View<'_>) -> Vec<ReportFile>,
) -> Vec<ReportFile> {
    let tree = ledger.tree();
    let today = TODAY.parse().unwrap();
    let records = ledger::read(&tree).unwrap();
    let verification = ledger::verify(&tree, &records);
    let analysis = logic::analyse(&records, &verification);
    let outcome = check::judge_analysed(&tree, &records, &verification, &analysis, &Options::new(today));
    let past = factlock::review::Past::default();
    format(&View::new(Input {
        past: &past,
        tree: &tree,
        ledger: &records,
        verification: &verification,
        analysis: &analysis,
        outcome: &outcome,
        history,
        article: None,
        today,
    }))
}

#[test]
fn the_same_ledger_makes_the_same_bytes() {
    let ledger = Ledger::example();
    let first = page(&ledger);
    for _ in 0..20 {
        assert!(page(&ledger) == first);
    }
}

#[test]
fn nothing_is_published_of_a_ledger_that_does_not_hold() {
    let name = "sources/newsbytes-2025-09-18/806cc9390984.md";
    let whole = Ledger::example().on_disk();
    let call = ["report", "--today", TODAY, "--output", "out"];
    assert_eq!(whole.factlock(&call).run().status, Some(0));
    let sound = std::fs::read_to_string(whole.path("out/index.html")).unwrap();
    assert!(!sound.contains("class=\"warn\""));

    let length = Ledger::example().bytes(name).len();
    for at in [0, length / 2, length - 1] {
        let broken = Ledger::example().tamper(name, |mut bytes| {
            bytes[at] ^= 1;
            bytes
        });
        let project = broken.on_disk();
        let ran = project.factlock(&call).run();
        assert_eq!(ran.status, Some(1));
        assert!(ran.stdout.contains("snapshot-changed") && ran.stdout.contains("nothing was written"));
        assert!(!project.path("out").exists());

        let ran = project.factlock(&[&call[..], &["--allow-broken"]].concat()).run();
        assert_eq!(ran.status, Some(0), "{}", ran.stderr);
        assert!(ran.stderr.contains("is not what was pinned"), "{}", ran.stderr);
        let marked = std::fs::read_to_string(project.path("out/index.html")).unwrap();
        assert!(marked.contains("Not verified: the snapshot is not what was pinned"));
        assert!(!marked.contains("Quote verified"));
    }
}

#[test]
fn a_snapshot_that_changed_is_no_matter_of_policy() {
    let ledger = Ledger::example()
        .file("factlock.yaml", "version: 1\nrules: { snapshot-changed: off }\n")
        .tamper("sources/newsbytes-2025-09-18/806cc9390984.md", |mut bytes| {
            bytes[9] ^= 1;
            bytes
        });
    let ran = ledger.on_disk().factlock(&["report", "--today", TODAY, "-o", "out"]).run();
    assert_eq!(ran.status, Some(1), "{}", ran.stdout);
}

#[test]
fn every_claim_has_its_verdict_its_reason_and_a_way_to_verify_it() {
    let page = page(&Ledger::example());
    for part in [
        "id=\"claim-only-h800\"",
        "id=\"in-only-h800\"",
        "href=\"#in-only-h800\"",
        "Without a phase, &quot;only&quot; covers that early work too",
        "<mark>it owns A100 chips and used them during early stages of development</mark>",
        "<code>factlock show only-h800</code>",
        "sha256:806cc9390984<span class=\"rest\">093e91aba00e4b9b59e2c8b53a2092961df702cc8c3d1540ff7a</span>",
        "&#39;806cc9390984",
    ] {
        let part = part.replace("&#39;", "'");
        assert!(page.contains(&part), "{part}");
    }
    assert!(!page.contains("<script") && !page.contains(" style=") && !page.contains(" src="));
}

#[test]
fn the_drawing_and_the_words_name_the_same_lines() {
    let page = page(&Ledger::example());
    let section = page.split("id=\"contradictions\"").nth(1).unwrap().split("</section>").next().unwrap();
    let (drawn, told) = section.split_once("<article class=\"conflict\"").unwrap();
    let wide: String =
        drawn.split("class=\"wide\"").skip(1).map(|svg| svg.split("</svg>").next().unwrap()).collect();
    // A line for each claim of the sum, and one for each pair that clashes.
    assert_eq!(wide.matches("<path").count(), 4 + 2);
    assert_eq!(told.matches(" against ").count(), 2);
    let named = |text: &str| {
        let links =
            text.split("href=\"#claim-").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        links.collect::<std::collections::BTreeSet<String>>()
    };
    assert_eq!(named(drawn), named(told));
}
