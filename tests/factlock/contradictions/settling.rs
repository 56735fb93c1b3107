//! What settles a conflict, and what does not.

use super::Case;
use crate::support::Ledger;

const FOUNDED: &str = "
entities: { firm: {}, other: {} }
properties: { founded: { value: date, single: true }, closed: { value: date, single: true } }
";

const EARLY: &str = "subject: firm, property: founded, value: 2015";
const LATE: &str = "subject: firm, property: founded, value: 2016";

/// Two claims that conflict, with further fields of the first.
fn case(first: &str, second: &str) -> Case {
    Case::new(FOUNDED)
        .claim_with("a", first, &[EARLY])
        .claim_with("b", second, &[LATE])
        .source("id: report\ntype: report\ntitle: A report\n", "report")
}

#[test]
fn what_is_refuted_withdrawn_or_replaced_is_out() {
    let refuted = "status: refuted\ncitations: [{ source: report, stance: refutes }]\n";
    for first in [refuted, "status: retracted\nrationale: R.\n", "status: superseded\nsuperseded_by: b\n"] {
        assert!(case(first, "").findings().contains(&"note settled-contradiction a b".to_owned()), "{first}");
    }
}

#[test]
fn a_dispute_settles_only_what_it_is_about() {
    let disputed = "status: disputed\nrationale: R.\ncitations: [{ source: report, stance: refutes }]\n";
    let resting = "citations: [{ source: report, stance: supports }]\n";
    let settled = |first: &str, second: &str| {
        case(first, second).findings().contains(&"note settled-contradiction a b".to_owned())
    };
    assert!(settled(disputed, resting), "the other rests on the source that refutes");
    assert!(!settled(disputed, ""), "the other has nothing to do with the source");
    assert!(
        !settled(&disputed.replace("rationale: R.\n", ""), resting),
        "a source that is not held needs a reason"
    );
    assert!(!settled(
        "status: misleading\nrationale: R.\ncitations: [{ source: report, stance: context }]\n",
        resting
    ));
    assert!(!settled("status: not-enough-evidence\nrationale: R.\n", ""));
}

#[test]
fn it_is_an_error_once_a_claim_is_upheld() {
    let upheld = "status: supported\ncitations: [{ source: report, stance: supports }]\n";
    assert!(case("", "").findings().contains(&"warning contradiction a b".to_owned()));
    assert!(case(upheld, "").findings().contains(&"error contradiction a b".to_owned()));
}

fn ledger() -> Ledger {
    let claim = |id: &str, said: &str| {
        format!("id: {id}\nstatement: The claim {id}.\nstatus: unverified\nassertions:\n  - {{ {said} }}\n")
    };
    Ledger::empty()
        .file("claims/vocabulary.yaml", FOUNDED)
        .claim(&claim("a", EARLY))
        .claim(&claim("b", LATE))
        .claim(&claim("c", "subject: other, property: founded, value: 1999"))
}

#[test]
fn a_resolution_holds_until_an_assertion_changes() {
    let project = ledger().on_disk();
    let resolve = |ids: &[&str]| {
        let call: Vec<&str> = [&["resolve"], ids, &["--because", "two registers"]].concat();
        project.factlock(&call).run()
    };
    let check = || project.factlock(&["check", "--fail-on", "warning"]).run();
    assert_eq!(check().status, Some(1));
    assert_eq!(resolve(&["a", "b"]).stdout, "added to `resolutions` of claims/a.yaml\n");
    assert_eq!(check().status, Some(0));
    let again = resolve(&["b", "a"]);
    assert_eq!(again.status, Some(2));
    assert!(
        again.stderr.contains("the conflict is settled already: by a resolution in `a`"),
        "{}",
        again.stderr
    );

    // Layout and order are no change, a value is.
    let edit = |file: &str, from: &str, to: &str| {
        let path = project.path(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{text}");
        std::fs::write(&path, text.replace(from, to)).unwrap();
    };
    edit(
        "claims/b.yaml",
        "{ subject: firm, property: founded, value: 2016 }",
        "{ value: \"2016\", property: founded, subject: firm }",
    );
    assert_eq!(check().status, Some(0));
    edit("claims/b.yaml", "\"2016\"", "2017");
    let reopened = check();
    assert_eq!(reopened.status, Some(1));
    assert!(
        reopened.stdout.contains("a resolution in `a` was written for other assertions"),
        "{}",
        reopened.stdout
    );
    assert_eq!(resolve(&["a", "b"]).stdout, "renewed a resolution in claims/a.yaml\n");
    assert_eq!(check().status, Some(0));

    // A third claim joins: the decision was not about it.
    edit("claims/c.yaml", "other", "firm");
    let joined = check();
    assert_eq!(joined.status, Some(1));
    assert!(joined.stdout.contains("3 claims cannot all be true"), "{}", joined.stdout);
    assert!(joined.stdout.contains("unused-resolution"), "{}", joined.stdout);
}

#[test]
fn resolve_names_what_is_missing() {
    let project = ledger().on_disk();
    let failed = |call: &[&str]| {
        let ran = project.factlock(call).run();
        assert_eq!(ran.status, Some(2), "{ran:?}");
        ran.stderr
    };
    let because = ["--because", "x"];
    let unknown = failed(&[&["resolve", "aa"], &because[..]].concat());
    assert!(unknown.contains("there is no claim `aa`"), "{unknown}");
    let none = failed(&[&["resolve", "a", "c"], &because[..]].concat());
    assert!(none.contains("there is no conflict of exactly these claims"), "{none}");
    assert!(none.contains("factlock resolve a b"), "{none}");
    let empty = failed(&["resolve", "a", "b", "--because", " "]);
    assert!(empty.contains("the reason is empty"), "{empty}");
}

#[test]
fn the_fingerprint_covers_every_member_and_the_property() {
    let fingerprints = |ledger: &Ledger| -> Vec<String> {
        let outcome = ledger.check();
        outcome.findings.iter().map(|judged| judged.fingerprint.clone()).collect()
    };
    let two = fingerprints(&ledger());
    let moved = ledger().change("claims/a.yaml", "id: a\n", "# A line above.\n\nid: a\n");
    assert_eq!(fingerprints(&moved), two, "a line above is no change");
    let third = ledger().change("claims/c.yaml", "other", "firm");
    assert_ne!(fingerprints(&third), two, "a further member is another conflict");
    let other = ["a", "b"]
        .into_iter()
        .fold(ledger(), |ledger, id| ledger.change(&format!("claims/{id}.yaml"), "founded", "closed"));
    assert_ne!(fingerprints(&other), two, "another property is another conflict");
}
