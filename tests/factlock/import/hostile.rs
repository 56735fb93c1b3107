//! Input that wants to break out: of a record, of a folder, of a terminal, of memory.

use serde_json::json;

use super::{imported, lines, try_import, with};
use crate::support::{Ledger, factlock, problems};

const HOSTILE: [&str; 18] = [
    "\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m",
    "a\u{202e}b\u{2066}c\u{feff}d\u{200f}",
    "x\nstatus: supported\nreviews: []",
    "- a\n- b",
    "&anchor *alias !tag %YAML",
    "{ a: b } # c",
    "| >- ---\n...",
    "\"'\\\" ''",
    "yes",
    "null",
    "~",
    "0x1F",
    "2019-01-01",
    "../../etc/passwd",
    "/etc/passwd\0.yaml",
    "CON",
    "=cmd|' /C calc'!A0",
    "</script><script>alert(1)</script>\u{2028}",
];

#[test]
fn nothing_of_a_text_becomes_yaml_or_a_path_or_a_control_sequence() {
    for hostile in HOSTILE {
        let review = json!({
            "@type": "ClaimReview", "claimReviewed": hostile, "url": format!("https://a.example/{hostile}"), "name": hostile,
            "author": hostile, "publisher": { "name": hostile }, "inLanguage": hostile, "datePublished": hostile, hostile: hostile,
            "reviewRating": { "alternateName": hostile, "ratingValue": hostile, "ratingExplanation": hostile },
            "itemReviewed": { "author": { "name": hostile, "sameAs": hostile }, "datePublished": hostile, "appearance": [hostile, { "name": hostile }] },
            "citation": [hostile, { "url": format!("https://b.example/{hostile}"), "name": hostile, "description": format!("refutes the claim: {hostile}"),
                "sameAs": format!("https://doi.org/10.1/{hostile}"), "hasPart": { "@type": "Quotation", "text": hostile },
                "author": { "@type": "Person", "givenName": hostile, "familyName": hostile },
                "associatedMedia": { "sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae", "encodingFormat": hostile, "contentSize": hostile } }],
        });
        let import = imported(&Ledger::empty(), &[("a.json", &review.to_string())]);
        assert_eq!(import.plan.new.0, 1, "{hostile:?}");
        for file in &import.plan.files {
            let path = file.path.as_str();
            assert!(
                path.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-/.".contains(c))
                    && !path.contains(".."),
                "{path}"
            );
            assert!(
                !file
                    .content
                    .contains(|c: char| (c.is_control() && c != '\n')
                        || "\u{202e}\u{2066}\u{feff}\u{200f}".contains(c)),
                "{}",
                file.content
            );
        }
        let ledger = with(Ledger::empty(), &import);
        let found = problems(&ledger.check());
        assert!(
            found.iter().all(|problem| problem.starts_with("warning source-not-held ")),
            "{hostile:?}: {found:?}"
        );
        let claim = import.plan.files.last().unwrap();
        let judged: Vec<&str> = claim.content.lines().filter(|line| line.starts_with("status:")).collect();
        assert_eq!(judged, ["status: unverified"]);
        assert!(!claim.content.contains("\nreviews:"), "{}", claim.content);
        let told = factlock::import::told(&import, false) + &factlock::import::report(&import, false);
        assert!(
            !told.contains(|c: char| (c.is_control() && c != '\n')
                || "\u{202e}\u{2066}\u{feff}\u{200f}\u{2028}".contains(c)),
            "{told:?}"
        );
    }
}

#[test]
fn what_is_too_large_is_told_and_not_written() {
    let long = "x".repeat(10 << 20);
    let review = json!([
        { "@type": "ClaimReview", "claimReviewed": long },
        { "@type": "ClaimReview", "claimReviewed": "Short.", long.clone(): 1, "name": long, "url": format!("https://a.example/{long}"),
          "reviewRating": { "alternateName": long }, "itemReviewed": { "author": long, "appearance": long } },
    ]);
    let import = imported(&Ledger::empty(), &[("a.json", &review.to_string())]);
    assert_eq!(import.plan.new.0, 1);
    assert!(import.plan.files.iter().all(|file| file.content.len() < 10_000));
    let told = factlock::import::told(&import, false) + &factlock::import::report(&import, false);
    assert!(
        told.len() < 20_000 && told.contains("it has 10485760 characters, and at most 1000 are kept"),
        "{}",
        &told[..5_000]
    );
}

#[test]
fn a_record_of_many_thousand_values_is_told_in_short() {
    let keys: Vec<String> = (0..300_000).map(|at| format!("\"k{at}\": {at}")).collect();
    let keys = keys.join(", ");
    let review = format!("{{ \"@type\": \"ClaimReview\", {keys}, \"claimReviewed\": \"Short.\" }}");
    let import = imported(&Ledger::empty(), &[("a.json", &review)]);
    assert!(lines(&import).len() < 3_000, "{}", lines(&import).len());
    assert!(
        import
            .log
            .lines()
            .any(|line| line.place == "$" && format!("{line:?}").contains("not told one by one"))
    );
}

#[test]
fn a_claim_with_more_places_and_evidence_than_anybody_reads_is_told_and_cut() {
    let review = |at: usize| {
        let works = |host: &str| {
            (0..1_000)
                .map(|one| json!(format!("https://{host}.example/{}", at * 1_000 + one)))
                .collect::<Vec<_>>()
        };
        json!({ "@type": "ClaimReview", "claimReviewed": "One.", "url": format!("https://a.example/{at}"),
            "itemReviewed": { "appearance": works("b") }, "citation": works("c") })
    };
    let all: Vec<_> = (0..60).map(review).collect();
    let import = imported(&Ledger::empty(), &[("a.json", &json!(all).to_string())]);
    assert_eq!(import.plan.new, (1, 60 + 1_000 + 1_000, 0));
    let told = factlock::import::told(&import, false);
    for what in ["places of a claim", "works that are cited for a claim"] {
        assert!(told.contains(&format!("only the first 1000 {what} are kept")), "{told}");
    }
    let again = imported(&with(Ledger::empty(), &import), &[("a.json", &json!(all).to_string())]);
    assert_eq!((again.plan.files.len(), lines(&again) == lines(&import)), (0, true));
}

#[test]
fn a_work_with_more_names_and_copies_than_anybody_reads_is_told_and_cut() {
    let review = |at: usize| {
        let names: Vec<_> = (0..90).map(|one| json!(format!("Author {}", at * 90 + one))).collect();
        let copies: Vec<_> =
            (0..15).map(|one| json!({ "sha256": format!("{:064x}", at * 15 + one) })).collect();
        json!({ "@type": "ClaimReview", "claimReviewed": format!("Claim {at}."), "url": format!("https://a.example/{at}"),
            "citation": { "url": "https://b.example/", "author": names, "associatedMedia": copies } })
    };
    let all: Vec<_> = (0..300).map(review).collect();
    let import = imported(&Ledger::empty(), &[("a.json", &json!(all).to_string())]);
    let source =
        import.plan.files.iter().find(|file| file.path.as_str().contains("sources/b-example")).unwrap();
    assert_eq!(
        (source.content.matches("literal: ").count(), source.content.matches("SHA-256").count()),
        (100, 20)
    );
    let ledger = with(Ledger::empty(), &import);
    let again = imported(&ledger, &[("a.json", &json!(all).to_string())]);
    assert_eq!(again.plan.files, []);
    assert!(import.log.has_losses() && lines(&again) == lines(&import));
}

#[test]
fn a_claim_that_no_record_could_hold_is_refused() {
    let review = |at: usize| {
        json!({ "@type": "ClaimReview", "claimReviewed": "One.", "url": format!("https://a.example/{at}"),
        "reviewRating": { "alternateName": "False", "ratingExplanation": "x".repeat(19_000) } })
    };
    let all: Vec<_> = (0..60).map(review).collect();
    let import = imported(&Ledger::empty(), &[("a.json", &json!(all).to_string())]);
    assert_eq!(import.plan.files, []);
    let told = factlock::import::told(&import, false);
    assert!(told.contains("it makes no valid claim: the file has"), "{told}");
}

#[test]
fn what_is_nested_too_deep_is_refused_as_a_whole() {
    let deep = |depth: usize| {
        format!(
            "{}{}{}",
            "[".repeat(depth),
            "{\"@type\": \"ClaimReview\", \"claimReviewed\": \"One.\"}",
            "]".repeat(depth)
        )
    };
    assert_eq!(imported(&Ledger::empty(), &[("a.json", &deep(100))]).plan.new.0, 1);
    let refused = try_import(&Ledger::empty(), &[("a.json", &deep(100_000))], false).unwrap_err();
    assert!(
        refused.starts_with("`a.json`: lists and objects are nested more than 127 deep at line 1"),
        "{refused}"
    );
    let inside = format!(
        "{{\"@type\": \"ClaimReview\", \"claimReviewed\": {}\"One.\"{}}}",
        "[".repeat(100),
        "]".repeat(100)
    );
    assert_eq!(imported(&Ledger::empty(), &[("a.json", &inside)]).plan.new.0, 1);
}

#[test]
fn a_file_that_is_none_is_refused_and_nothing_is_written() {
    let project = Ledger::empty().on_disk();
    project.write("../good.json", r#"{ "@type": "ClaimReview", "claimReviewed": "One." }"#);
    project.write("../bad.json", "{ \"@type\": ");
    project.write("../latin.json", b"{ \"@type\": \"ClaimReview\", \"claimReviewed\": \"\xE9t\xE9\" }");
    for (bad, status) in
        [("../bad.json", 3), ("../latin.json", 3), ("../none.json", 3), ("..", 3), ("/dev/zero", 3)]
    {
        let ran = project.factlock(&["import", "../good.json", bad]).run();
        assert_eq!(ran.status, Some(status), "{bad}: {ran:?}");
        assert!(ran.stderr.starts_with("error: `") && !project.path("claims").exists(), "{}", ran.stderr);
    }
    assert_eq!(factlock(&project.root(), &["import"]).run().status, Some(2));
}
