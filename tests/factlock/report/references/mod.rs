//! Reference lines in the citation style that the settings name.

mod hostile;
mod lines;
mod peer;
mod shown;

use crate::support::{Ledger, TODAY};

/// A ledger whose settings name a style.
fn styled(style: &str) -> Ledger {
    Ledger::sample().file("factlock.yaml", format!("version: 1\nreport: {{ references: {style} }}\n"))
}

#[test]
fn a_style_that_is_none_is_told_where_it_stands() {
    let ran = styled("apo").on_disk().factlock(&["check"]).run();
    assert_eq!(ran.status, Some(2), "{ran:?}");
    for told in
        ["`references` is `apo`, which is not one of its words", "did you mean `apa`?", "factlock.yaml:2:"]
    {
        assert!(ran.stderr.contains(told), "{told} in {}", ran.stderr);
    }
    assert_eq!(styled("apa").on_disk().factlock(&["check"]).run().status, Some(0));
}

/// One thread or many, the same bytes.
#[test]
fn the_lines_do_not_depend_on_the_machine() {
    let project = Ledger::example()
        .file("factlock.yaml", "version: 1\nreport: { references: chicago-author-date }\n")
        .on_disk();
    let written = |threads: &str, out: &str| {
        let call = ["report", "--today", TODAY, "-o", out, "--format", "html,markdown,json"];
        let ran = project.factlock(&call).env("RAYON_NUM_THREADS", threads).run();
        assert_eq!(ran.status, Some(0), "{ran:?}");
        let files = ["index.html", "report.md", "report.json"];
        files.map(|file| std::fs::read(project.path(&format!("{out}/{file}"))).unwrap())
    };
    let once = written("1", "one");
    assert!(once == written("7", "seven"));
    assert!(String::from_utf8_lossy(&once[2]).contains("“DeepSeek-R1 Incentivizes Reasoning in LLMs"));
}
