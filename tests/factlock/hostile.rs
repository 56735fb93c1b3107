//! What a hostile pull request costs: never more than the time a person waits, whatever its files hold.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use factlock::render::{HumanOptions, human};

use crate::support::Ledger;

/// Far above what each takes, also on a busy machine, and below what any of them took while its cost grew with the square
/// of its size.
const LIMIT: Duration = Duration::from_secs(30);

#[track_caller]
fn checks_soon(ledger: &Ledger, findings: usize) {
    let begin = Instant::now();
    let outcome = ledger.check();
    let took = begin.elapsed();
    assert_eq!(outcome.findings.len(), findings);
    assert!(took < LIMIT, "{took:?}");
}

fn claim(more: &str) -> String {
    format!("id: hostile\nstatement: A claim.\nstatus: unverified\n{more}")
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, number| {
        let _ = writeln!(text, "{}", line(number));
        text
    })
}

#[test]
fn many_unknown_keys() {
    let keys = lines(20_000, |number| format!("key{number}: {number}"));
    checks_soon(&Ledger::empty().claim(&claim(&keys)), 20_000);
}

#[test]
fn many_references_in_one_resolution() {
    let ids: Vec<String> = (0..10_000).map(|number| format!("ab{number}")).collect();
    let resolution = format!("resolutions:\n  - with: [{}]\n    because: x\n", ids.join(","));
    checks_soon(&Ledger::empty().claim(&claim(&resolution)), 10_000);
}

#[test]
fn many_references_to_claims_that_are_not_there() {
    let one = |number: usize| {
        format!("id: c{number}\nstatement: A claim.\nstatus: unverified\nsuperseded_by: zz{number}\n")
    };
    let ledger = (0..3_000).fold(Ledger::empty(), |ledger, number| ledger.claim(&one(number)));
    checks_soon(&ledger, 3_000);
}

#[test]
fn many_ignores_and_many_findings() {
    let one = |number: usize| {
        format!(
            "id: c{number}\nstatement: A claim.\nstatus: retracted\n\
             ignore: [{{ rule: status-without-evidence, because: x }}]\n"
        )
    };
    let ledger = (0..3_000).fold(Ledger::empty(), |ledger, number| ledger.claim(&one(number)));
    let outcome = ledger.check();
    assert_eq!((outcome.findings.len(), outcome.summary.suppressed), (0, 3_000));
}

#[test]
fn one_line_that_holds_all_findings() {
    let entries = vec!["{a: b}"; 3_000].join(",");
    let ledger = Ledger::empty().claim(&claim(&format!("assertions: [{entries}]\n")));
    let outcome = ledger.check();
    let begin = Instant::now();
    let shown = human(&outcome, HumanOptions { colour: false, width: 100, notes: false, quiet: true });
    assert!(begin.elapsed() < LIMIT, "{:?}", begin.elapsed());
    let last = "error[invalid-record]: `subject` is missing in `assertions`: an assertion needs it
 --> claims/hostile.yaml:4:21008
  |
4 | ...,{a: b},{a: b},{a: b},{a: b},{a: b},{a: b},{a: b}]
  |                                                ^
";
    assert!(shown.contains(last), "{}", &shown[shown.len() - 2_000..]);
}
