//! What `check` writes, in every format.

mod agree;
mod forge;
mod hostile;
mod junit;
mod limits;
mod markdown;
mod programs;
mod readers;
mod stable;

use std::fmt::Write as _;

use factlock::check::Outcome;
use factlock::finding::Severity;
use factlock::render::{
    HumanOptions, MarkdownOptions, Surface, github, gitlab, human, json, junit, markdown, rdjsonl, sarif,
};
use serde_json::Value;

use crate::support::Ledger;

/// Every format that `check` knows: a test of the program holds that there is no other.
pub(crate) const FORMATS: [&str; 8] =
    ["human", "json", "sarif", "github", "gitlab", "rdjsonl", "junit", "markdown"];

/// An outcome in a format, of a ledger at the top of its repository; every note is shown.
fn written(format: &str, outcome: &Outcome) -> String {
    let surface = Surface { ledger: "".into(), suppressed: true };
    match format {
        "human" => human(outcome, HumanOptions { colour: false, width: 100, notes: true, quiet: false }),
        "json" => json(outcome),
        "sarif" => sarif(outcome, surface),
        "github" => github(outcome, surface),
        "gitlab" => gitlab(outcome, surface),
        "rdjsonl" => rdjsonl(outcome, surface),
        "junit" => junit(outcome, surface, Some(Severity::Error)),
        "markdown" => markdown(outcome, surface, MarkdownOptions { notes: true, previous: None }),
        other => panic!("the format `{other}` is not tested"),
    }
}

#[test]
fn every_format_of_the_program_is_tested() {
    let ran = Ledger::empty().on_disk().factlock(&["check", "--format", "none"]).run();
    let known = ran.stderr.split("possible values: ").nth(1).and_then(|rest| rest.split(']').next());
    assert_eq!(known, Some(FORMATS.join(", ").as_str()), "{}", ran.stderr);
}

/// JSON documents, a line each.
fn json_of_lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("{pointer} in {value}"))
}

/// A claim with an unknown key a line, each behind letters of several bytes.
fn with_findings(count: usize) -> Ledger {
    let keys = (0..count).fold(String::new(), |mut keys, number| {
        let _ = writeln!(keys, "kéy{number}: {number}");
        keys
    });
    Ledger::empty().claim(&format!("id: many\nstatement: A claim.\nstatus: unverified\n{keys}"))
}
