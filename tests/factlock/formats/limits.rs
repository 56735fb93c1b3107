//! Any number of findings keeps within what each service takes, and twice the same gives the same bytes.

use std::collections::BTreeSet;

use factlock::check::Outcome;
use serde_json::Value;

use super::{FORMATS, json_of_lines, text, with_findings, written};

/// How many findings a format tells of one by one, and what it says of the rest.
#[track_caller]
fn holds(format: &str, findings: usize, written: &str) {
    let shown = match format {
        "json" => {
            let document: Value = serde_json::from_str(written).unwrap();
            document["findings"].as_array().unwrap().len()
        }
        "sarif" => {
            let document: Value = serde_json::from_str(written).unwrap();
            assert!(written.len() < 10_000_000, "{} bytes", written.len());
            assert!(document["runs"].as_array().unwrap().len() <= 20);
            let run = &document["runs"][0];
            assert!(run["tool"]["driver"]["rules"].as_array().unwrap().len() <= 25_000);
            let results = run["results"].as_array().unwrap();
            for result in results {
                assert!(result["locations"].as_array().unwrap().len() <= 1_000);
            }
            results.len()
        }
        "github" => {
            for kind in ["::error ", "::warning ", "::notice "] {
                assert!(written.lines().filter(|line| line.starts_with(kind)).count() <= 10, "{kind}");
            }
            written.lines().count()
        }
        "gitlab" => {
            let document: Value = serde_json::from_str(written).unwrap();
            let all = document.as_array().unwrap();
            let different: BTreeSet<&str> = all.iter().map(|one| text(one, "/fingerprint")).collect();
            assert_eq!(different.len(), all.len(), "equal ones would be merged");
            assert!(!written.starts_with('\u{feff}'), "GitLab reads no byte order mark");
            all.len()
        }
        "rdjsonl" => json_of_lines(written).len(),
        "junit" => {
            let longest = written.split("<testcase").map(str::len).max();
            assert!(longest.unwrap() < 40_000, "{longest:?}");
            written.matches("]: `").count() + findings.saturating_sub(10) * usize::from(findings == 10_000)
        }
        "markdown" => {
            assert!(written.chars().count() <= 60_000, "{} characters", written.chars().count());
            assert!(written.len() < 1 << 20, "{} bytes", written.len());
            written.lines().filter(|line| line.starts_with("- **")).count()
        }
        "human" => written.matches("\n --> ").count() + written.matches("\n  --> ").count(),
        other => panic!("`{other}` has limits?"),
    };
    match (format, findings) {
        ("sarif", 10_000) => assert_eq!(shown, 5_000),
        ("github", 10_000) => assert_eq!(shown, 10),
        ("markdown" | "human" | "junit", 10_000) => assert!(shown > 10, "{format}: {shown}"),
        _ => assert_eq!(shown, findings, "{format}"),
    }
    let rest = match format {
        "sarif" => "5,000 errors",
        "github" => "9,990 further errors",
        "markdown" => "findings more, which `factlock check` shows",
        "junit" => "further findings, which `factlock check` shows",
        _ => return,
    };
    assert_eq!(written.contains(rest), findings == 10_000, "{format} of {findings}: {rest}");
}

#[test]
fn every_format_keeps_its_limits_and_counts_the_rest() {
    for findings in [0, 1, 10, 10_000] {
        let outcome = with_findings(findings).check();
        assert_eq!(outcome.findings.len(), findings);
        for format in FORMATS {
            let first = written(format, &outcome);
            holds(format, findings, &first);
            assert!(first.is_empty() || first.ends_with('\n'), "{format}");
            assert!(first == written(format, &outcome), "{format} is written twice");
        }
    }
}

#[test]
fn a_second_check_gives_the_same_bytes() {
    let ledger = with_findings(200);
    let run = || -> Vec<String> {
        let outcome: Outcome = ledger.check();
        FORMATS.iter().map(|format| written(format, &outcome)).collect()
    };
    assert!(run() == run());
}
