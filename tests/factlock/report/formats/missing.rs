//! What is not there is told as missing, and not as changed; a record that cannot be read is named.

use super::super::read::rows;
use super::{ALL, reported};
use crate::support::Ledger;

const WORDS: &str = "The bridge cost four million euros to build.\n";

/// A claim that quotes one source, and another that cites it without words.
fn quoting() -> Ledger {
    let record = format!(
        "id: report\ntype: report\ntitle: A report\nurl: https://example.org/report\nsnapshots:\n  - {{ file: report/a.txt, media_type: \
         text/plain, sha256: {}, bytes: {} }}\n",
        factlock::snapshot::digest(WORDS.as_bytes()),
        WORDS.len()
    );
    Ledger::empty()
        .file("sources/report.yaml", record)
        .file("sources/report/a.txt", WORDS)
        .claim(
            "id: quoting\nstatement: It cost four million.\nstatus: supported\nrationale: They say so.\ncitations:\n  - { source: report, \
             stance: supports, quote: bridge cost four million euros }\n",
        )
        .claim(
            "id: citing\nstatement: It was built.\nstatus: supported\nrationale: They say so.\ncitations:\n  - { source: report, stance: \
             supports }\n",
        )
        .claim("id: alone\nstatement: It is long.\nstatus: unverified\n")
}

/// Every file of a report as text, in lines.
fn everything(ledger: &Ledger, without: &[&str]) -> Vec<(String, String)> {
    let project = ledger.on_disk();
    for file in without {
        project.remove(file);
    }
    let files = reported(&project, &["--format", ALL, "--bundle", "--allow-broken"]).into_iter();
    files.map(|(name, content)| (name, String::from_utf8_lossy(&content).into_owned())).collect()
}

fn of<'a>(files: &'a [(String, String)], name: &str) -> &'a str {
    &files.iter().find(|(file, _)| file == name).unwrap_or_else(|| panic!("no {name}")).1
}

#[test]
fn a_snapshot_that_is_missing_is_called_so_everywhere() {
    let files = everything(&quoting(), &["sources/report/a.txt"]);
    for (name, text) in &files {
        assert!(!text.contains("not what was pinned"), "{name}: {text}");
    }
    for name in [
        "README.md",
        "report/index.html",
        "report/report.md",
        "report/report.json",
        "report/citations.csv",
        "report/errors.csv",
        "report/annotations.jsonld",
        "report/bibliography.json",
        "report/bibliography.bib",
        "report/bibliography.yaml",
    ] {
        assert!(of(&files, name).contains("is missing"), "{name}: {}", of(&files, name));
    }
    let errors = rows(of(&files, "report/errors.csv").as_bytes());
    for row in &errors[1..] {
        assert_eq!((row[3].as_str(), row[4].contains("is missing")), ("snapshot-missing", true), "{row:?}");
    }
    // Also where no words are quoted.
    let page = of(&files, "report/index.html");
    assert_eq!(page.matches("Not verified: the snapshot is missing").count(), 2, "{page}");
    assert!(page.contains("This copy is missing.") && !page.contains("A copy is held"), "{page}");
}

#[test]
fn a_source_whose_record_cannot_be_read_is_named() {
    let torn = quoting().file("sources/report.yaml", "id: report\ntitle: [\n");
    let files = everything(&torn, &[]);
    let told = "the record of the source `report` cannot be read";
    for name in
        ["report/report.md", "report/report.json", "report/citations.csv", "report/annotations.jsonld"]
    {
        assert!(of(&files, name).contains(told), "{name}: {}", of(&files, name));
    }
    let page = of(&files, "report/index.html");
    assert!(
        page.contains("Not verified: the record of the source <code>report</code> cannot be read."),
        "{page}"
    );
    let errors = rows(of(&files, "report/errors.csv").as_bytes());
    let of_claim = errors.iter().find(|row| row[1] == "quoting").unwrap();
    assert_eq!((of_claim[3].as_str(), of_claim[4].as_str()), ("invalid-record", told));
    for (name, text) in &files {
        assert!(!text.contains("no such source"), "{name}: {text}");
    }
    // Who mends the record finds the snapshot beside it.
    assert_eq!(of(&files, "ledger/sources/report/a.txt"), WORDS);
    assert!(of(&files, "ledger/sources/report.yaml").contains("title: ["));
    let readme = of(&files, "README.md");
    assert!(readme.contains("sources/report.yaml: "), "{readme}");
    assert!(readme.contains("the source `report` cannot be read"), "{readme}");
}

#[test]
fn a_source_that_nobody_recorded_is_named() {
    let files = everything(&quoting(), &["sources/report.yaml"]);
    assert!(of(&files, "report/report.md").contains("there is no source `report`"));
}

/// A link that leads to nothing: the record cannot be put into the bundle.
#[test]
#[cfg(unix)]
fn a_record_that_cannot_be_bundled_is_named() {
    let project = quoting().on_disk();
    project.link("sources/report.yaml", "nowhere.yaml");
    let files = reported(&project, &["--format", ALL, "--bundle", "--allow-broken"]);
    let readme = String::from_utf8(files["README.md"].clone()).unwrap();
    let rest = readme.split_once("## What is not in the bundle").unwrap_or_else(|| panic!("{readme}")).1;
    assert!(rest.contains("- sources/report.yaml: "), "{readme}");
    assert!(files.contains_key("ledger/sources/report/a.txt"));
}

#[test]
fn lists_by_verdict_mark_what_leans_on_what_is_broken() {
    let files = everything(&quoting(), &["sources/report/a.txt"]);
    let page = of(&files, "report/index.html");
    let contents = page.split("<nav").nth(1).unwrap().split("</nav>").next().unwrap();
    let markdown = of(&files, "report/report.md").split("## By verdict").nth(1).unwrap();
    let list = markdown.split("## The claims").next().unwrap();
    for (id, is_broken) in [("quoting", true), ("citing", true), ("alone", false)] {
        let marked = format!("<b>⚠️ Not proved:</b> <a href=\"#claim-{id}\">");
        assert_eq!(contents.contains(&marked), is_broken, "{id} in {contents}");
        let marked = format!("- ⚠️ Not proved: [`{id}`](#claim-{id})");
        assert_eq!(list.contains(&marked), is_broken, "{id} in {list}");
    }
    let sound = everything(&quoting(), &[]);
    assert!(sound.iter().all(|(_, text)| !text.contains("Not proved")));
}
