//! What GitHub reads: SARIF and workflow commands.

use factlock::check::{LocatedEdit, LocatedFix, Outcome};
use factlock::finding::Safety;
use factlock::render::{Surface, github, sarif};
use factlock::text::{Edit, Position, Span};
use serde_json::Value;

use super::{text, with_findings};
use crate::support::Ledger;

fn as_sarif(outcome: &Outcome, ledger: &str, suppressed: bool) -> Value {
    let text = sarif(outcome, Surface { ledger: ledger.into(), suppressed });
    assert!(text.len() < 10_000_000 && text.ends_with("}\n"), "{} bytes", text.len());
    serde_json::from_str(&text).unwrap()
}

fn results(document: &Value) -> &[Value] {
    document.pointer("/runs/0/results").and_then(Value::as_array).unwrap()
}

#[test]
fn sarif_points_at_every_line_with_all_four_numbers() {
    let document = as_sarif(&with_findings(10).check(), "", true);
    for (at, result) in results(&document).iter().enumerate() {
        let place = &result["locations"][0]["physicalLocation"];
        let (line, end) = (at + 4, format!("kéy{at}").chars().count() + 1);
        let region =
            serde_json::json!({ "startLine": line, "startColumn": 1, "endLine": line, "endColumn": end });
        assert_eq!(place["region"], region);
        assert_eq!(text(place, "/artifactLocation/uri"), "claims/many.yaml");
        assert!(text(result, "/message/text").contains(&format!("`kéy{at}`")), "{result}");
        assert_eq!(text(result, "/partialFingerprints/primaryLocationLineHash").len(), 16);
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        let rule = &document["runs"][0]["tool"]["driver"]["rules"][rule];
        assert_eq!(rule["id"], result["ruleId"]);
    }
}

#[test]
fn sarif_says_what_it_has_no_room_for() {
    let document = as_sarif(&with_findings(10_000).check(), "", true);
    let said = "not listed, since there is no room: 5,000 errors; `factlock check` shows them";
    assert_eq!(results(&document).len(), 5_000);
    assert!(text(&results(&document)[4_999], "/message/text").ends_with(said));
    let notification = "/runs/0/invocations/0/toolExecutionNotifications/0/message/text";
    assert_eq!(text(&document, notification), said);

    let document = as_sarif(&with_findings(5_000).check(), "", true);
    assert_eq!(results(&document).len(), 5_000);
    assert_eq!(document.pointer(notification), None, "nothing is left out");
}

#[test]
fn sarif_paths_are_those_of_the_repository() {
    let document = as_sarif(&with_findings(1).check(), "docs/the facts", true);
    let uri = "/locations/0/physicalLocation/artifactLocation/uri";
    assert_eq!(text(&results(&document)[0], uri), "docs/the%20facts/claims/many.yaml");
    assert_eq!(text(&document, "/runs/0/automationDetails/id"), "factlock/docs/the facts/");
}

#[test]
fn sarif_marks_what_the_policy_passes_over_or_leaves_it_out() {
    let ignore = "ignore: [{ rule: status-without-evidence, because: 'no paper [yet](http://a.b)' }]\n";
    let claim = format!("id: a-claim\nstatement: A claim.\nstatus: retracted\n{ignore}");
    let outcome = Ledger::empty().claim(&claim).check();
    assert_eq!((outcome.findings.len(), outcome.suppressed.len()), (0, 1));
    let document = as_sarif(&outcome, "", true);
    let suppression = &results(&document)[0]["suppressions"][0];
    assert_eq!((text(suppression, "/kind"), text(suppression, "/status")), ("inSource", "accepted"));
    assert_eq!(text(suppression, "/justification"), "no paper [yet]\u{200b}(http://a.b)", "no link");
    assert!(results(&as_sarif(&outcome, "", false)).is_empty());
}

#[test]
fn sarif_offers_the_fix() {
    let mut outcome = with_findings(1).check();
    let at = |column| Position { line: 4, column };
    let edit = Edit { span: Span::new(0, 0), replacement: "tags".to_owned() };
    let file = outcome.findings[0].primary.file.clone();
    outcome.findings[0].fix = Some(LocatedFix {
        about: "write the key".to_owned(),
        safety: Safety::Safe,
        edits: vec![LocatedEdit { file, start: at(1), end: at(5), edit }],
    });
    let document = as_sarif(&outcome, "", true);
    let change = results(&document)[0].pointer("/fixes/0/artifactChanges/0").unwrap();
    assert_eq!(text(change, "/replacements/0/insertedContent/text"), "tags");
    assert_eq!(change["replacements"][0]["deletedRegion"]["endColumn"], 5);
}

#[test]
fn sarif_holds_hostile_text_as_text() {
    let hostile = "\"\\e[31m\\u202E[x](http://a.b) {0} </script> ::error::x\"";
    let ledger =
        with_findings(1).change("claims/many.yaml", "status: unverified", &format!("status: {hostile}"));
    let document = as_sarif(&ledger.check(), "", true).to_string();
    for live in ["\u{1b}", "\u{202e}", "](http", "{0}"] {
        assert!(!document.split("\"results\"").nth(1).unwrap().contains(live), "{live:?} in {document}");
    }
}

#[test]
fn github_shows_ten_of_a_kind_and_counts_the_rest() {
    for (findings, lines, left_out) in
        [(0, 0, None), (10, 10, None), (10_000, 10, Some("9,990 further errors"))]
    {
        let outcome = with_findings(findings).check();
        let text = github(&outcome, Surface { ledger: "docs/a,b".into(), suppressed: true });
        let errors: Vec<&str> = text.lines().filter(|line| line.starts_with("::error ")).collect();
        assert_eq!(errors.len(), lines);
        for (at, (line, judged)) in errors.iter().zip(&outcome.findings).enumerate() {
            let (start, end) = (judged.primary.start, judged.primary.end);
            let place = format!(
                "::error file=docs/a%2Cb/claims/many.yaml,line={},endLine={},col={},endColumn={},title=",
                at + 4,
                end.line,
                start.column,
                end.column
            );
            assert!(line.starts_with(&place), "{line}");
            assert_eq!(line.contains("not listed"), left_out.is_some() && at == 9, "{line}");
        }
        if let Some(left_out) = left_out {
            assert!(errors[9].contains(left_out), "{}", errors[9]);
        }
    }
}
