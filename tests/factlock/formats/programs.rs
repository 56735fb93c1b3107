//! What programs get beside places: suggestions for reviewdog, what the policy passes over in JSON.

use factlock::check::{LocatedEdit, LocatedFix};
use factlock::finding::Safety;
use factlock::text::{Edit, Lines, Span, apply};
use serde_json::{Value, json};

use super::{json_of_lines, text, with_findings, written};
use crate::support::Ledger;

#[test]
fn reviewdog_gets_a_fix_as_one_replacement_in_bytes() {
    let ledger = with_findings(2);
    let file = ledger.text("claims/many.yaml").to_owned();
    let mut outcome = ledger.check();
    let lines = Lines::new(&file);
    let edit = |words: &str, replacement: &str| {
        let start = file.find(words).unwrap();
        let span = Span::new(start, start + words.len());
        LocatedEdit {
            file: "claims/many.yaml".into(),
            start: lines.position(span.start),
            end: lines.position(span.end),
            edit: Edit { span, replacement: replacement.to_owned() },
        }
    };
    let fix =
        |edits: Vec<LocatedEdit>| LocatedFix { about: "write it".to_owned(), safety: Safety::Safe, edits };
    let edits = vec![edit("y1: 1", "y: ü"), edit("kéy0", "tags")];
    let wanted: Vec<Edit> = edits.iter().map(|edit| edit.edit.clone()).collect();
    let wanted = apply(&file, &wanted).unwrap();
    outcome.findings[0].fix = Some(fix(edits.clone()));
    let mut elsewhere = edits;
    elsewhere[0].file = "claims/other.yaml".into();
    outcome.findings[1].fix = Some(fix(elsewhere));

    let lines = json_of_lines(&written("rdjsonl", &outcome));
    assert_eq!(lines[1].get("suggestions"), None, "one that changes another file is left to the program");
    let suggestions = lines[0]["suggestions"].as_array().unwrap();
    assert_eq!(suggestions.len(), 1);
    // As reviewdog applies it: lines from 1, columns in bytes.
    let offset = |end: &str| {
        let number =
            |name: &str| usize::try_from(suggestions[0]["range"][end][name].as_u64().unwrap()).unwrap();
        let line = file.split_inclusive('\n').take(number("line") - 1).map(str::len).sum::<usize>();
        line + number("column") - 1
    };
    let span = Span::new(offset("start"), offset("end"));
    let replacement = text(&suggestions[0], "/text").to_owned();
    assert_eq!(apply(&file, &[Edit { span, replacement }]).unwrap(), wanted);
}

#[test]
fn json_tells_what_the_policy_passes_over_and_why() {
    let ignore = "ignore: [{ rule: status-without-evidence, because: why not }]\n";
    let ledger = Ledger::empty()
        .claim(&format!("id: ignored\nstatement: A claim.\nstatus: retracted\n{ignore}"))
        .claim("id: known\nstatement: A claim.\nstatus: retracted\n");
    let found: Value = serde_json::from_str(&written("json", &ledger.check())).unwrap();
    let fingerprint = text(&found, "/findings/0/fingerprint");
    let baseline = format!("# Known\nstatus-without-evidence {fingerprint} claim:known\n");
    let outcome = ledger.file("factlock.baseline", baseline).check();
    let document: Value = serde_json::from_str(&written("json", &outcome)).unwrap();
    assert_eq!((&document["findings"], &document["summary"]["suppressed"]), (&json!([]), &json!(2)));
    let suppressed = document["suppressed"].as_array().unwrap();
    let by = |at: usize| (text(&suppressed[at], "/claims/0"), suppressed[at]["suppressed_by"].clone());
    let ignored = json!({ "how": "ignore", "file": "claims/ignored.yaml", "because": "why not" });
    assert_eq!(by(0), ("ignored", ignored));
    let because = "it was known when the baseline was written";
    let known = json!({ "how": "baseline", "file": "factlock.baseline", "line": 2, "because": because });
    assert_eq!(by(1), ("known", known));
    assert_eq!(text(&suppressed[1], "/fingerprint"), fingerprint);
}
