//! The guide to assertions: its files make a ledger, and its commands print what it shows.

use std::fmt::Write as _;

use factlock::logic::GUIDE;
use factlock::record::{Assertion, Claim, decode};

use crate::support::{Ledger, Stage, committed};

#[test]
#[cfg(unix)]
fn the_guide_shows_what_is_really_printed() {
    let mut ledger = Ledger::empty();
    let mut lines = GUIDE.lines();
    while let Some(line) = lines.next() {
        if let Some(file) = line.strip_prefix("```yaml ") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            ledger = ledger.file(file, block.join("\n") + "\n");
        }
    }
    let project = ledger.on_disk();
    let root = project.root();
    let mut stage = Stage::new(project, root);
    let mut made = String::new();
    let mut lines = GUIDE.lines();
    while let Some(line) = lines.next() {
        let _ = writeln!(made, "{line}");
        if line == "```console" {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let _ = writeln!(made, "{}\n```", stage.play(&block).trim_end());
        }
    }
    committed("src/logic/assertions.md", &made);
}

#[test]
fn every_assertion_of_the_guide_can_be_read() {
    let whole = |text: &&str| text.starts_with("{ subject:");
    let examples: Vec<&str> = GUIDE.split('`').filter(whole).collect();
    assert!(examples.len() >= 2, "{examples:?}");
    for example in examples {
        let yaml = format!("id: a\nstatement: A.\nstatus: unverified\nassertions: [{example}]\n");
        let claim = decode::<Claim>(yaml.as_bytes()).unwrap_or_else(|faults| panic!("{example}: {faults:?}"));
        let assertion: &Assertion = &claim.assertions[0];
        assert!(assertion.value.is_some(), "{example}");
    }
}
