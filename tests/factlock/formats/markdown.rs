//! Markdown: one comment that is brought up to date, run for run.

use factlock::check::Outcome;
use factlock::render::{Comment, MarkdownOptions, Surface, markdown};

use crate::support::Ledger;

fn after(outcome: &Outcome, previous: Option<&str>) -> String {
    let previous = previous.map(|text| Comment::read(text).expect("an earlier comment"));
    let options = MarkdownOptions { notes: false, previous: previous.as_ref() };
    markdown(outcome, Surface { ledger: "".into(), suppressed: true }, options)
}

fn broken() -> Ledger {
    Ledger::example().change("claims/only-h800.yaml", "it used only lawfully", "it used lawfully").change(
        "claims/r1-512-h800.yaml",
        "using 512 NVIDIA",
        "using 612 NVIDIA",
    )
}

#[test]
fn findings_stand_in_groups_of_one_claim_worst_first() {
    let ledger = broken()
        .claim("id: a-first\nstatement: A claim.\nstatus: unverified\nclaimant: nobody\n")
        .file("factlock.yaml", "version: 1\nrules: { unknown-reference: warning }\n");
    let written = after(&ledger.check(), None);
    let at = |words: &str| written.find(words).unwrap_or_else(|| panic!("{words} in {written}"));
    assert!(written.starts_with("<!-- factlock -->\n### factlock: 2 errors, 1 warning, "), "{written}");
    assert!(at("#### only-h800") < at("#### r1-512-h800"), "{written}");
    assert!(at("#### r1-512-h800") < at("#### a-first"), "a warning comes behind errors: {written}");
    assert!(written.contains("- **error** quote-altered, claims/only-h800.yaml:7: "), "{written}");
    assert!(written.contains("checked 37 claims and 9 sources"), "{written}");
    assert!(
        written.contains("- **note** settled-contradiction") && !written.contains("would not conflict"),
        "{written}"
    );
    assert!(written.contains("\nNotes: 8 source-not-held, "), "{written}");
}

#[test]
fn nothing_found_is_said() {
    let off = "version: 1\nrules: { single-origin: off, claimant-is-only-source: off }\n";
    let written = after(&Ledger::sample().file("factlock.yaml", off).check(), None);
    assert!(written.starts_with("<!-- factlock -->\n### factlock: nothing found\n"), "{written}");
}

#[test]
fn what_is_settled_is_struck_through_and_stays_so() {
    let first = after(&broken().check(), None);
    let half = broken().change("claims/only-h800.yaml", "it used lawfully", "it used only lawfully");
    let second = after(&half.check(), Some(&first));
    let struck = "- ~~**error** quote-altered, claims/only-h800.yaml";
    assert!(second.contains("#### No longer found") && second.contains(struck), "{second}");
    assert!(second.contains("- **error** quote-altered, claims/r1-512-h800.yaml"), "{second}");

    let third = after(&Ledger::example().check(), Some(&second));
    assert_eq!(third.matches("- ~~**error**").count(), 2, "{third}");
    assert!(!third.contains("- **error**"), "{third}");
    assert_eq!(after(&Ledger::example().check(), Some(&third)), third, "and so it stays");

    let again = after(&broken().check(), Some(&third));
    assert_eq!(again, first, "what is found again is not settled");
}

#[test]
fn what_is_passed_over_now_is_said_to_be() {
    let claim = "id: a-claim\nstatement: A claim.\nstatus: retracted\n";
    let first = after(&Ledger::empty().claim(claim).check(), None);
    let ignored = format!("{claim}ignore: [{{ rule: status-without-evidence, because: why not }}]\n");
    let second = after(&Ledger::empty().claim(&ignored).check(), Some(&first));
    assert!(second.contains("~~ (passed over now) <!-- "), "{second}");
}

#[test]
fn what_is_settled_has_its_limit_too() {
    let many = super::with_findings(10_000).check();
    let first = after(&many, None);
    let second = after(&super::with_findings(0).check(), Some(&first));
    assert!(second.chars().count() <= 60_000 && second.matches("~~").count() > 100, "{second}");
    let told = first.matches("- **error**").count();
    let struck = second.matches("- ~~**error**").count();
    let more = told - struck;
    assert!(more == 0 || second.contains(&format!("and {more} settled findings more")), "{told} {struck}");
}

#[test]
fn each_ledger_of_a_repository_has_a_comment_of_its_own() {
    let outcome = Ledger::empty().check();
    let begins = |ledger: &str| {
        let surface = Surface { ledger: ledger.into(), suppressed: true };
        let written = markdown(&outcome, surface, MarkdownOptions::default());
        assert!(Comment::read(&written).is_some());
        written.lines().next().unwrap().to_owned()
    };
    assert_eq!(begins("docs/a -->b"), "<!-- factlock docs/a%20--%3Eb -->");
    assert_eq!(begins(""), "<!-- factlock -->");
}
