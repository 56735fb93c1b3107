//! JUnit's XML: what fails, what passes, what is skipped.

use factlock::check::Outcome;
use factlock::finding::Severity;
use factlock::render::{MarkdownOptions, Surface, junit, markdown};

use crate::support::Ledger;

fn as_junit(outcome: &Outcome, fails: Option<Severity>) -> String {
    junit(outcome, Surface { ledger: "docs".into(), suppressed: true }, fails)
}

/// The text of a case from its tag to the next.
#[track_caller]
fn case<'a>(report: &'a str, family: &str, name: &str) -> &'a str {
    let begin = format!("<testcase classname=\"factlock.{family}\" name=\"{name}\"");
    assert_eq!(report.matches(&begin).count(), 1, "{begin} in {report}");
    let rest = report.split(&begin).nth(1).unwrap();
    rest.split("<testcase").next().unwrap()
}

#[test]
fn a_claim_has_a_case_for_each_family_and_passes_where_nothing_is_found() {
    let report = as_junit(&Ledger::sample().check(), Some(Severity::Error));
    for family in ["record", "source", "quote", "evidence", "contradiction", "review", "coverage", "policy"] {
        for claim in ["bridge-cost", "bridge-length", "bridge-opened"] {
            let case = case(&report, family, claim);
            assert!(case.contains(&format!("file=\"docs/claims/{claim}.yaml\"")), "{case}");
            assert!(!case.contains("<failure") && !case.contains("<skipped"), "{case}");
        }
    }
    case(&report, "source", "source council-minutes");
    let head =
        "<testsuites name=\"factlock\" tests=\"26\" failures=\"0\" errors=\"0\" skipped=\"0\" time=\"0\">";
    assert!(report.contains(head), "{report}");
}

#[test]
fn a_claim_is_told_of_in_one_place_whatever_is_found_in_its_file() {
    let ignore = "ignore:\n  - { rule: no-such-rule, because: a }\n  - { rule: quote-altered, because: b }\n";
    let ledger = Ledger::sample().change(
        "claims/bridge-length.yaml",
        "status: supported\n",
        &format!("status: supported\n{ignore}"),
    );
    let outcome = ledger.check();
    let report = as_junit(&outcome, Some(Severity::Warning));
    let told = case(&report, "policy", "bridge-length");
    assert!(told.contains("warning[unknown-rule]") && told.contains("warning[unused-ignore]"), "{report}");
    assert!(!report.contains("name=\"claims/bridge-length.yaml\""), "{report}");
    let page =
        markdown(&outcome, Surface { ledger: "".into(), suppressed: false }, MarkdownOptions::default());
    assert_eq!(page.matches("\n#### ").count(), 1, "{page}");
    assert!(
        page.contains("can be mended with `factlock fix --unsafe`\n"),
        "what is to be typed is code: {page}"
    );
    assert!(page.contains("\n  - help: `factlock explain` lists the rules\n"), "{page}");
}

#[test]
fn what_fails_the_check_fails_the_case_of_every_claim_it_names() {
    let ledger = Ledger::example().change("claims/only-h800.yaml", "status: disputed", "status: unverified");
    let report = as_junit(&ledger.check(), Some(Severity::Error));
    for claim in ["only-h800", "a100-early-experiments"] {
        let case = case(&report, "contradiction", claim);
        assert!(
            case.contains("type=\"self-contradiction\">docs/claims/only-h800.yaml:24:66: error["),
            "{case}"
        );
    }
    assert!(case(&report, "quote", "only-h800").contains("time=\"0\" file=\"docs/claims/only-h800.yaml\"/>"));
    assert!(report.contains("failures=\"2\""), "{report}");
}

#[test]
fn what_is_milder_than_what_fails_is_told_by_a_case_that_passes() {
    let outcome = Ledger::sample().check();
    let note = |fails| {
        let report = as_junit(&outcome, fails);
        let case = case(&report, "evidence", "bridge-cost").to_owned();
        assert!(case.contains("note[single-origin]"), "{case}");
        (case.contains("<failure"), case.contains("<system-out>"))
    };
    assert_eq!(note(Some(Severity::Error)), (false, true));
    assert_eq!(note(None), (false, true));
    assert_eq!(note(Some(Severity::Note)), (true, false));
}

#[test]
fn what_the_policy_passes_over_is_skipped_with_its_reason() {
    let ignore = "ignore: [{ rule: status-without-evidence, because: 'no paper <yet>' }]\n";
    let claim = format!("id: a-claim\nstatement: A claim.\nstatus: retracted\n{ignore}");
    let outcome = Ledger::empty().claim(&claim).check();
    let report = as_junit(&outcome, Some(Severity::Error));
    let skipped = "<skipped message=\"status-without-evidence, passed over by claims/a-claim.yaml: no paper &lt;yet&gt;\"/>";
    assert!(case(&report, "evidence", "a-claim").contains(skipped), "{report}");
    assert!(report.contains("skipped=\"1\""), "{report}");
    let hidden = junit(&outcome, Surface { ledger: "".into(), suppressed: false }, Some(Severity::Error));
    assert!(!hidden.contains("<skipped"), "{hidden}");
}

#[test]
fn a_rule_that_could_not_be_run_is_skipped_and_only_what_was_asked_for_is_told() {
    let settings = "version: 1\nreview: { four_eyes: true }\n";
    let reviewed = "reviews:\n  - { by: B <b@example.org>, date: 2026-01-01, digest: \"v1:sha256:0\" }\n";
    let ledger = Ledger::sample().file("factlock.yaml", settings);
    let file = "claims/bridge-length.yaml";
    let text = ledger.text(file).to_owned() + reviewed;
    let report = as_junit(&ledger.file(file, text).check(), None);
    assert!(
        report.contains("name=\"not checked\"") && report.contains("<skipped message=\"`own-review`"),
        "{report}"
    );

    let report = as_junit(&Ledger::sample().only("quote-altered").check(), None);
    assert!(report.contains("factlock.quote") && !report.contains("factlock.evidence"), "{report}");
    let some = Ledger::sample().within(vec!["claims/bridge-cost.yaml".into()]).check();
    let report = as_junit(&some, None);
    assert!(!report.contains("bridge-opened") && report.contains("bridge-cost"), "{report}");
}

#[test]
fn what_a_change_brought_is_told_among_all_claims() {
    let before = Ledger::sample();
    let after = before.clone().change("claims/bridge-cost.yaml", "status: refuted", "status: supported");
    let report = as_junit(&after.check_since(&before), Some(Severity::Error));
    assert!(case(&report, "evidence", "bridge-cost").contains("<failure"), "{report}");
    assert!(!case(&report, "evidence", "bridge-opened").contains("<failure"), "{report}");
}
