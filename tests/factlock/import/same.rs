//! What is one thing stays one: papers, speakers, rows.

use factlock::import::{Fate, Import, Outcome};
use serde_json::{Value, json};

use super::{imported, lines, only, try_import, with};
use crate::support::{Ledger, problems};

fn review(claim: &str, more: &Value) -> Value {
    let mut review = json!({ "@type": "ClaimReview", "claimReviewed": claim, "url": "https://desk.example/1",
        "reviewRating": { "alternateName": "False" } });
    let entries = more.as_object().unwrap().iter();
    entries.for_each(|(key, value)| review[key] = value.clone());
    review
}

fn sources(import: &Import) -> Vec<&str> {
    let files = import.plan.files.iter().map(|file| file.path.as_str());
    files.filter(|path| path.starts_with("sources/")).collect()
}

#[track_caller]
fn lost(import: &Import) -> Vec<(String, String)> {
    let lines = import.log.lines().filter_map(|line| match line.fate {
        Fate::NotKept { why } => Some((line.value, why)),
        _ => None,
    });
    lines.collect()
}

#[test]
fn a_paper_that_is_cited_by_its_page_and_by_its_doi_is_one_source() {
    let page = "https://journal.example/paper";
    for identifier in [
        json!("doi:10.1000/ABC"),
        json!("https://doi.org/10.1000/abc"),
        json!(["10.1000/abc"]),
        json!({ "@type": "PropertyValue", "propertyID": "DOI", "value": "10.1000/abc" }),
        json!({ "@type": "PropertyValue", "propertyID": "https://registry.identifiers.org/registry/doi", "value": "doi:10.1000/abc" }),
    ] {
        for cited in [
            "https://doi.org/10.1000/abc",
            "doi:10.1000/ABC",
            "10.1000/abc",
            "https://dx.doi.org/10.1000/Abc",
        ] {
            let whole = json!({ "@type": "ScholarlyArticle", "url": page, "name": "A paper", "identifier": identifier });
            for citation in [json!([cited, whole]), json!([whole, cited])] {
                let reviews = json!([
                    review("One.", &json!({ "citation": citation })),
                    review("Two.", &json!({ "citation": cited })),
                    review("Three.", &json!({ "citation": page })),
                ]);
                let import = imported(&Ledger::empty(), &[("a.json", &reviews.to_string())]);
                let told = format!("{identifier} {cited} {:?}", sources(&import));
                assert_eq!(sources(&import).len(), 2, "{told}");
                let paper = only(&import, "sources/journal-example-paper");
                assert!(
                    paper.contains("title: A paper\n")
                        && paper.contains("url: https://journal.example/paper\n"),
                    "{paper}"
                );
                assert!(paper.to_lowercase().contains("doi: 10.1000/abc\n"), "{paper}");
                assert_eq!(lost(&import), [], "{told}");
                let ledger = with(Ledger::empty(), &import);
                assert_eq!(problems(&ledger.check()), Vec::<String>::new());
                let again = imported(&ledger, &[("a.json", &reviews.to_string())]);
                assert_eq!((again.plan.files.len(), lost(&again)), (0, Vec::new()), "{told}");
            }
        }
    }
}

#[test]
fn an_identifier_that_is_no_doi_is_told() {
    for identifier in [
        json!("isbn:978-3"),
        json!({ "@type": "PropertyValue", "propertyID": "pmid", "value": "10.1/2" }),
        json!(10),
    ] {
        let work = json!({ "url": "https://journal.example/a", "identifier": identifier });
        let reviews = review("One.", &json!({ "citation": work }));
        let import = imported(&Ledger::empty(), &[("a.json", &reviews.to_string())]);
        let told = lost(&import);
        assert!(told.len() == 1 && told[0].1 == "records have no place for it", "{told:?}");
        assert!(!only(&import, "sources/journal").contains("doi"), "{identifier}");
    }
}

#[test]
fn what_a_review_is_based_on_is_evidence_and_what_that_cites_is_told_one_by_one() {
    let reviews = review(
        "One.",
        &json!({
            "citation": { "url": "https://data.example/1", "citation": ["https://deep.example/1", { "@type": "Book", "name": "A book" }],
                "isBasedOn": { "url": "https://deep.example/2" } },
            "isBasedOn": [{ "@type": "Report", "url": "https://data.example/2", "name": "A report", "description": "supports the claim: table 3" }],
        }),
    );
    let import = imported(&Ledger::empty(), &[("a.json", &reviews.to_string())]);
    let claim = only(&import, "claims/one");
    assert!(
        claim.contains("  - source: data-example-2-ecc6350e1204\n    stance: supports\n    note: table 3\n"),
        "{claim}"
    );
    let why = "what a review cites itself is imported, and not what that cites in turn".to_owned();
    let told = lost(&import);
    assert_eq!(
        told,
        ["https://deep.example/1", "A book", "https://deep.example/2"]
            .map(|name| (name.to_owned(), why.clone()))
    );
}

#[test]
fn a_speaker_in_other_letters_is_the_same_speaker() {
    let said = |name: &str, url: &str| {
        review("One.", &json!({ "url": url, "itemReviewed": { "author": { "name": name } } }))
    };
    let first = said("Ann Example", "https://desk.example/1");
    let second = said("ANN \u{a0} example", "https://desk.example/2");
    let import = imported(&Ledger::empty(), &[("a.json", &json!([first, second]).to_string())]);
    let claim = only(&import, "claims/one");
    assert_eq!(claim.matches("  - source: ").count(), 2, "{claim}");
    let line = import.log.lines().find(|line| line.value.starts_with("ANN")).unwrap();
    assert!(
        matches!(&line.fate, Fate::Changed { how, .. } if how.ends_with("has it as Ann Example")),
        "{line:?}"
    );
    // One after the other they are the same claim, too.
    let ledger = with(Ledger::empty(), &imported(&Ledger::empty(), &[("a.json", &first.to_string())]));
    let import = imported(&ledger, &[("a.json", &second.to_string())]);
    assert_eq!(import.log.records[0].outcome, Outcome::Edited);
    assert_eq!(import.plan.files, []);
}

#[test]
fn a_row_that_stands_twice_is_one_citation() {
    let table = "claim,claimant,reviewer,rating\nIt rained.,Ann,The Desk,False\nIt rained.,Ann,The Desk,False\n\
                 It rained.,Ann,The Desk,True\nIt rained.,Ann,Other Desk,False\n";
    let import = imported(&Ledger::empty(), &[("a.csv", table)]);
    let claim = only(&import, "claims/it-rained");
    assert_eq!(claim.matches("  - source: ").count(), 3, "{claim}");
    assert_eq!(import.log.records[1].outcome, Outcome::Duplicate { of: 1 });
    assert_eq!(import.log.records[2].outcome, Outcome::New);
    let ledger = with(Ledger::empty(), &import);
    assert!(imported(&ledger, &[("a.csv", table)]).plan.files.is_empty());
}

#[test]
fn commas_too_many_are_taken_out() {
    let mended =
        r#"[,{"@type": "ClaimReview",, "claimReviewed": "One,, two.", "url": "https://desk.example/1",},,],"#;
    let import = try_import(&Ledger::empty(), &[("a.json", mended)], false).unwrap();
    assert!(only(&import, "claims/one-two").contains("statement: One,, two.\n"));
    assert!(
        matches!(&lines(&import)[0].fate, Fate::Changed { how, .. } if how == "6 commas too many taken out"),
        "{:?}",
        lines(&import)[0]
    );
    // A value that is missing is not made up.
    assert!(
        try_import(&Ledger::empty(), &[("a.json", r#"[{"claimReviewed":, "url": "x"}]"#)], false).is_err()
    );
}
