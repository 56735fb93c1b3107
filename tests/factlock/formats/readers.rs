//! Other people's readers of what `check` writes: the schema of SARIF and the validator of its authors, and a reader of
//! JUnit's XML. GitLab's and reviewdog's own rules stand here as what they are.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use super::{json_of_lines, text, with_findings, written};

const NUMBERS: [usize; 4] = [0, 1, 10, 10_000];

#[test]
fn gitlab_takes_every_entry() {
    for findings in NUMBERS {
        let entries: Vec<Value> =
            serde_json::from_str(&written("gitlab", &with_findings(findings).check())).unwrap();
        assert_eq!(entries.len(), findings);
        for entry in &entries {
            // GitLab stops at the first that lacks one of these.
            for key in ["/description", "/check_name", "/fingerprint", "/location/path"] {
                assert!(!text(entry, key).is_empty(), "{key} of {entry}");
            }
            assert!(["info", "minor", "major", "critical", "blocker"].contains(&text(entry, "/severity")));
            assert!(entry["location"]["positions"]["begin"]["line"].as_u64().unwrap() >= 1, "{entry}");
            assert!(!text(entry, "/location/path").starts_with(['/', '.']), "{entry}");
        }
    }
}

/// Checks that a value has these keys, the first ones of them always, and no others.
#[track_caller]
fn has(value: &Value, required: &[&str], optional: &[&str]) {
    let keys: BTreeSet<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    for key in required {
        assert!(keys.contains(key), "`{key}` in {value}");
    }
    for key in keys {
        assert!(required.contains(&key) || optional.contains(&key), "`{key}` in {value}");
    }
}

/// Every key is one of the message it stands in: a reader of protobuf's JSON refuses others.
#[test]
fn reviewdog_takes_every_line() {
    let range = |range: &Value| {
        has(range, &["start", "end"], &[]);
        let at = |end: &str| {
            has(&range[end], &["line", "column"], &[]);
            (range[end]["line"].as_i64().unwrap(), range[end]["column"].as_i64().unwrap())
        };
        assert!(at("start") >= (1, 1) && at("start") <= at("end"), "{range}");
        assert!(at("end") <= (i64::from(i32::MAX), i64::from(i32::MAX)));
    };
    let location = |location: &Value| {
        has(location, &["path", "range"], &[]);
        range(&location["range"]);
    };
    for findings in NUMBERS {
        let lines = json_of_lines(&written("rdjsonl", &with_findings(findings).check()));
        assert_eq!(lines.len(), findings);
        for line in &lines {
            let required = ["message", "location", "severity", "source", "code"];
            has(line, &required, &["suggestions", "related_locations"]);
            location(&line["location"]);
            assert!(["ERROR", "WARNING", "INFO"].contains(&text(line, "/severity")));
            has(&line["source"], &["name"], &["url"]);
            has(&line["code"], &["value"], &["url"]);
            for one in line["suggestions"].as_array().into_iter().flatten() {
                has(one, &["range", "text"], &[]);
                range(&one["range"]);
            }
            for one in line["related_locations"].as_array().into_iter().flatten() {
                has(one, &["message", "location"], &[]);
                location(&one["location"]);
            }
        }
    }
}

/// Where the packages of npm are that these tests need.
fn node_modules() -> PathBuf {
    std::env::var_os("FACTLOCK_NODE_MODULES").expect("FACTLOCK_NODE_MODULES names the packages").into()
}

/// The Python that has the packages that these tests need.
fn python() -> Command {
    Command::new(std::env::var_os("FACTLOCK_PYTHON").expect("FACTLOCK_PYTHON names the program"))
}

#[track_caller]
fn succeeds(command: &mut Command) -> String {
    let ran = command.output().unwrap();
    let said = String::from_utf8_lossy(&ran.stdout).into_owned() + &String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{command:?}: {said}");
    said
}

#[test]
#[ignore = "needs check-jsonschema and the schema in a package of npm"]
fn sarif_is_what_its_schema_says() {
    let folder = TempDir::new().unwrap();
    let schema = node_modules().join("@microsoft/sarif-multitool-linux/sarif-2.1.0.json");
    assert!(schema.is_file(), "{schema:?}");
    let mut command = python();
    command.args(["-m", "check_jsonschema", "--schemafile"]).arg(schema);
    for findings in NUMBERS {
        let file = folder.path().join(format!("{findings}.sarif"));
        std::fs::write(&file, written("sarif", &with_findings(findings).check())).unwrap();
        command.arg(file);
    }
    succeeds(&mut command);
}

#[test]
#[ignore = "needs the validator of SARIF's authors"]
fn sarif_is_what_github_wants() {
    let folder = TempDir::new().unwrap();
    let program = node_modules().join("@microsoft/sarif-multitool-linux/Sarif.Multitool");
    for findings in NUMBERS {
        let (file, report) = (folder.path().join("factlock.sarif"), folder.path().join("report.sarif"));
        std::fs::write(&file, written("sarif", &with_findings(findings).check())).unwrap();
        // Its exit status is 0 whatever it finds.
        let _ = Command::new(&program)
            .arg("validate")
            .arg(&file)
            .args(["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning;Note", "--log", "ForceOverwrite"])
            .arg("--output")
            .arg(&report)
            .env("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")
            .output()
            .unwrap();
        let report: Value = serde_json::from_str(&std::fs::read_to_string(&report).unwrap()).unwrap();
        assert_eq!(report.pointer("/runs/0/invocations/0/executionSuccessful"), Some(&Value::Bool(true)));
        let results = report["runs"][0]["results"].as_array().unwrap();
        // One without a level is a warning: that there is no address of the program's own page.
        let bad: Vec<&Value> = results.iter().filter(|result| result["level"] == "error").collect();
        assert!(bad.is_empty(), "{findings} findings: {bad:#?}");
    }
}

#[test]
#[ignore = "needs junitparser"]
fn junit_is_read_back() {
    const READ: &str = "
import sys
from junitparser import JUnitXml
report = JUnitXml.fromfile(sys.argv[1])
cases = [case for suite in report for case in suite]
failed = [case for case in cases if any(type(one).__name__ == 'Failure' for one in case.result)]
assert report.tests == len(cases), (report.tests, len(cases))
assert report.failures == len(failed), (report.failures, len(failed))
for case in failed:
    assert len(case.result) == 1, case
    assert case.result[0].type == 'invalid-record' and 'k\u{e9}y0' in case.result[0].message, case
    assert 'claims/many.yaml:4:1: error[invalid-record]' in case.result[0].text, case
print(len(failed))
";
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("report.xml");
    for findings in NUMBERS {
        std::fs::write(&file, written("junit", &with_findings(findings).check())).unwrap();
        let said = succeeds(python().args(["-c", READ]).arg(&file));
        assert_eq!(said.trim(), if findings == 0 { "0" } else { "1" });
    }
}
