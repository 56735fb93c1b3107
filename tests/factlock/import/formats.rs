//! One record in each of the formats.

use factlock::import::{Fate, Import, Outcome};

use super::{imported, lines, only, try_import, with};
use crate::support::{Ledger, problems};

const REVIEW: &str = r#"{
  "@context": "https://schema.org", "@type": "ClaimReview",
  "url": "https://desk.example/checks/bridge", "headline": "No, it cost more", "datePublished": "2024-06-01",
  "author": { "@type": "Organization", "name": "The Desk" }, "claimReviewed": "The bridge cost $4 million.",
  "itemReviewed": { "@type": "Claim", "author": { "@type": "Person", "name": "Ann Example", "sameAs": "https://ann.example" },
    "datePublished": "2024-05-04", "firstAppearance": "https://courier.example/bridge",
    "appearance": [{ "@type": "NewsArticle", "url": "https://courier.example/again", "headline": "Again" }] },
  "reviewRating": { "@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "False",
    "ratingExplanation": "The account says 4.6 million." }
}"#;

/// Where what was not kept stands in its file.
fn lost(import: &Import) -> Vec<String> {
    let lines = import.log.lines().filter(|line| matches!(line.fate, Fate::NotKept { .. }));
    lines.map(|line| line.place).collect()
}

#[test]
fn a_claim_review_becomes_a_claim_with_a_citation_of_the_page() {
    let import = imported(&Ledger::empty(), &[("a.jsonld", REVIEW)]);
    assert_eq!(
        only(&import, "claims/the-bridge"),
        "id: the-bridge-cost-4-million-d3d78d281c75
statement: The bridge cost $4 million.
claimant: ann-example
claimed_on: 2024-05-04
appearances:
  - source: courier-example-bridge-7570ac8f2ee5
    first: true
  - source: courier-example-again-32e41d75de24
status: unverified
citations:
  - source: desk-example-bridge-ea7b613a6206
    stance: refutes
    note: 'rated \"False\" (1 on a scale of 1 to 5); because: The account says 4.6 million.'
"
    );
    assert_eq!(
        only(&import, "sources/desk-example"),
        "id: desk-example-bridge-ea7b613a6206
type: webpage
title: No, it cost more
author:
  - { literal: The Desk }
issued: 2024-06-01
url: https://desk.example/checks/bridge
"
    );
    assert_eq!(
        only(&import, "claims/vocabulary/"),
        "entities:\n  ann-example: { name: Ann Example, kind: person, url: https://ann.example }\n"
    );
    assert!(!import.log.has_losses(), "{:?}", lines(&import));
    let ledger = with(Ledger::empty(), &import);
    assert_eq!(problems(&ledger.check()), Vec::<String>::new());
}

#[test]
fn what_a_review_cites_becomes_evidence_that_is_not_held() {
    let citation = r#", "citation": ["https://data.example/1", "Yearbook, table 3",
      { "@type": "Report", "name": "The account", "url": "https://data.example/2", "sameAs": "https://doi.org/10.1000/a%3C1%3E",
        "archivedAt": "https://archive.example/2", "author": { "@type": "Person", "name": "Ann Example", "givenName": "Ann", "familyName": "Example" },
        "description": "refutes the claim: see page 4", "hasPart": { "@type": "Quotation", "text": "it came to 4.6 million" },
        "associatedMedia": { "@type": "MediaObject", "encodingFormat": "text/plain", "contentSize": "204 B", "contentUrl": "https://data.example/2.txt",
          "sha256": "ecda1daabfca014bd8f8a502ba243e939f78389ce95f69861398998783a1bf8c" } },
      "https://desk.example/checks/bridge" ] }"#;
    let review = format!("{}{citation}", REVIEW.trim_end().trim_end_matches('}'));
    let import = imported(&Ledger::empty(), &[("a.json", &review)]);
    let claim = only(&import, "claims/the-bridge");
    assert_eq!(
        claim.split("citations:\n").nth(1).unwrap(),
        "  - source: desk-example-bridge-ea7b613a6206
    stance: refutes
    note: 'rated \"False\" (1 on a scale of 1 to 5); because: The account says 4.6 million.'
  - source: data-example-1-d4f9020c76ca
    stance: context
  - source: yearbook-table-3-26542c792e47
    stance: context
  - source: data-example-2-ecc6350e1204
    stance: refutes
    quote: it came to 4.6 million
    note: see page 4
"
    );
    assert_eq!(
        only(&import, "sources/data-example-2"),
        "id: data-example-2-ecc6350e1204
type: report
title: The account
author:
  - { family: Example, given: Ann }
doi: 10.1000/a<1>
url: https://data.example/2
archived_at: https://archive.example/2
note: whoever cites it holds a copy with the SHA-256 ecda1daabfca014bd8f8a502ba243e939f78389ce95f69861398998783a1bf8c (text/plain, 204 B)
"
    );
    assert!(only(&import, "sources/yearbook").contains("type: document\ntitle: Yearbook, table 3\n"));
    assert_eq!(lost(&import), ["$.citation[2].associatedMedia.contentUrl"]);
    let ledger = with(Ledger::empty(), &import);
    let found = problems(&ledger.check());
    assert!(found.len() == 1 && found[0].starts_with("warning source-not-held "), "{found:?}");
}

#[test]
fn words_with_a_slash_are_no_page_of_the_reviewer() {
    let citation =
        r#", "citation": ["N/A", "AFP/Reuters", "10.1234/BARE.1", "https://e.example/x, p. 3", "/data/2"] }"#;
    let review = format!("{}{citation}", REVIEW.trim_end().trim_end_matches('}'));
    let import = imported(&Ledger::empty(), &[("a.json", &review)]);
    for (source, says) in [
        ("sources/n-a", "title: N/A\n"),
        ("sources/afp-reuters", "title: AFP/Reuters\n"),
        ("sources/https-e-example-x-p-3", "title: https://e.example/x, p. 3\n"),
        ("sources/desk-example-2", "url: https://desk.example/data/2\n"),
    ] {
        assert!(only(&import, source).contains(says), "{}", only(&import, source));
    }
    let known = import.plan.files.iter().any(|file| file.content.contains("doi: 10.1234/BARE.1\n"));
    assert!(known, "{:?}", import.plan.files.iter().map(|file| &file.path).collect::<Vec<_>>());
}

#[test]
fn a_source_of_the_ledger_is_known_by_its_doi_and_by_the_bytes_it_holds() {
    let text = "It came to 4.6 million.\n";
    let digest = factlock::snapshot::digest(text.as_bytes());
    let own = |doi: &str| {
        let source = format!(
            "id: mine\ntype: report\ntitle: T\ndoi: {doi}\nsnapshots:\n  - {{ file: mine/a.txt, media_type: text/plain, sha256: {digest}, bytes: {} }}\n",
            text.len()
        );
        Ledger::empty().file("sources/mine.yaml", source).file("sources/mine/a.txt", text)
    };
    let cited = format!(
        r#", "citation": {{ "@type": "Report", "name": "T", "url": "https://doi.org/10.1000/a%3C1%3E", "sameAs": "https://doi.org/10.1000/a%3C1%3E",
        "associatedMedia": {{ "@type": "MediaObject", "sha256": "{digest}" }} }} }}"#
    );
    let review = format!("{}{cited}", REVIEW.trim_end().trim_end_matches('}'));
    for doi in ["10.1000/a<1>", "https://doi.org/10.1000/a<1>"] {
        let import = imported(&own(doi), &[("a.json", &review)]);
        assert!(only(&import, "claims/the-bridge").contains("  - source: mine\n    stance: context\n"));
        assert_eq!(lost(&import), Vec::<String>::new());
        let line = import.log.lines().find(|line| line.value == digest.as_str()).unwrap();
        assert_eq!(line.fate, Fate::Kept { into: "snapshots".to_owned() });
    }
}

#[test]
fn the_answer_of_the_fact_check_tools_api() {
    let answer = r#"{ "claims": [ { "text": "The bridge cost $4 million.", "claimant": "Ann Example", "claimDate": "2024-05-04T00:00:00Z",
      "claimReview": [
        { "publisher": { "name": "The Desk", "site": "desk.example" }, "url": "https://desk.example/checks/bridge",
          "title": "No, it cost more", "reviewDate": "2024-06-01T00:00:00Z", "textualRating": "False", "languageCode": "en" },
        { "publisher": { "site": "other.example" }, "url": "https://other.example/b", "textualRating": "Mostly true", "languageCode": "de" } ] } ],
      "nextPageToken": "CAo" }"#;
    let import = imported(&Ledger::empty(), &[("a.json", answer)]);
    let claim = only(&import, "claims/the-bridge");
    assert!(
        claim.contains("id: the-bridge-cost-4-million-d3d78d281c75\n"),
        "the same claim in every format: {claim}"
    );
    assert!(claim.contains("claimed_on: 2024-05-04\n"));
    assert_eq!(claim.matches("stance: refutes").count(), 1);
    assert_eq!(claim.matches("stance: supports").count(), 1);
    assert!(only(&import, "sources/other").contains("publisher: other.example\nlanguage: de\n"));
    assert_eq!(lost(&import), ["$.claims[0].claimReview[0].publisher.site", "$.nextPageToken"]);
}

#[test]
fn tables_of_any_delimiter_with_columns_in_any_order() {
    let rows = [
        [
            "reviewer_name",
            "Claim Text",
            "review_date",
            "review_url",
            "review_rating",
            "claim_author_name",
            "claim_date",
            "stars",
        ],
        [
            "The Desk",
            "The bridge, they say, cost\n\"$4 million\".",
            "2024-06-01",
            "https://desk.example/b",
            "False",
            "Ann Example",
            "4 May 2024",
            "3",
        ],
        ["", "", "", "", "", "", "", ""],
        ["Other", "", "2024-06-01", "https://other.example/b", "True", "", "", ""],
    ];
    for delimiter in [",", ";", "\t"] {
        let quoted = |cell: &&str| format!("\"{}\"", cell.replace('"', "\"\""));
        let table: String = rows
            .iter()
            .map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(delimiter) + "\r\n")
            .collect();
        let import = imported(&Ledger::empty(), &[("a.csv", &format!("\u{feff}{table}"))]);
        assert_eq!(import.plan.new, (1, 1, 1));
        let claim = only(&import, "claims/the-bridge");
        assert!(claim.contains("statement: The bridge, they say, cost \"$4 million\".\n"), "{claim}");
        assert!(claim.contains("claimed_on: 2024-05-04\n") && claim.contains("stance: refutes"));
        let told: Vec<String> = import
            .log
            .lines()
            .filter(|line| {
                import.log.counts(line) && matches!(line.fate, factlock::import::Fate::NotKept { .. })
            })
            .map(|line| line.place)
            .collect();
        assert_eq!(told, ["row 2, column stars"]);
        assert_eq!(import.log.records.len(), 2);
        assert!(matches!(import.log.records[1].outcome, Outcome::Refused { .. }));
    }
    let refused = |text: &str| try_import(&Ledger::empty(), &[("a.csv", text)], false).unwrap_err();
    assert_eq!(refused("a,b\n1,2\n"), "`a.csv`: no column holds claims; the columns are `a`, `b`");
    assert_eq!(refused(""), "`a.csv`: it is empty");
}

#[test]
fn what_is_no_fact_check_is_refused_as_a_whole() {
    let refused = |name: &str, text: &str| try_import(&Ledger::empty(), &[(name, text)], false).unwrap_err();
    assert_eq!(
        refused("a.json", "{\"@type\": \"Recipe\"}"),
        "`a.json`: there is no ClaimReview in it, and no claim of the Fact Check Tools API"
    );
    assert_eq!(
        refused("a.json", "{\"a\": [1,\n 2 3]}"),
        "`a.json`: it is no JSON: expected `,` or `]` at line 2, column 4"
    );
    assert!(refused("a", "<html></html>").contains("this is HTML"));
    assert!(refused("a", "some words").contains("no column holds claims"));
}

#[test]
fn an_earlier_record_of_the_same_claim_is_joined_and_what_differs_is_told() {
    let other = REVIEW
        .replace("desk.example/checks/bridge", "other.example/b")
        .replace("\"False\"", "\"Wrong\"")
        .replace("2024-05-04", "2024-05-05");
    let same_page = REVIEW.replace("\"False\"", "\"True\"");
    let all = format!("[{REVIEW}, {REVIEW}, {other}, {same_page}]");
    let import = imported(&Ledger::empty(), &[("a.json", &all)]);
    let outcomes: Vec<&Outcome> = import.log.records.iter().map(|record| &record.outcome).collect();
    assert_eq!(
        outcomes,
        [&Outcome::New, &Outcome::Duplicate { of: 1 }, &Outcome::New, &Outcome::Duplicate { of: 1 }]
    );
    let claim = only(&import, "claims/the-bridge");
    assert_eq!(claim.matches("stance: refutes").count(), 2);
    assert_eq!(lost(&import), ["$[2].itemReviewed.datePublished", "$[3].reviewRating.alternateName"]);
}

#[test]
fn what_is_there_is_used_and_left_as_it_is() {
    let first = imported(&Ledger::empty(), &[("a.json", REVIEW)]);
    let ledger = with(Ledger::empty(), &first);
    let claim = first.plan.files.last().unwrap().path.clone();
    let edited = ledger.clone().change(claim.as_str(), "status: unverified", "status: refuted");
    let again = imported(&edited, &[("a.json", REVIEW)]);
    assert_eq!((again.plan.files.len(), &again.log.records[0].outcome), (0, &Outcome::Edited));

    // A source with the same address, and an entity with the same name, under names of the user's own.
    let own = Ledger::empty()
        .file(
            "sources/mine.yaml",
            "id: mine\ntype: webpage\ntitle: My title\nurl: https://desk.example/checks/bridge\n",
        )
        .file("claims/vocabulary.yaml", "entities:\n  ann: { name: ANN EXAMPLE, kind: person }\n");
    let import = imported(&own, &[("a.json", REVIEW)]);
    let claim = only(&import, "claims/the-bridge");
    assert!(claim.contains("claimant: ann\n") && claim.contains("source: mine\n"), "{claim}");
    assert_eq!(import.plan.new, (1, 2, 0));
    assert_eq!(
        lost(&import),
        ["$.datePublished", "$.author.name", "$.headline", "$.itemReviewed.author.sameAs"]
    );
}

#[test]
fn nodes_of_a_graph_are_followed() {
    let graph = r##"{ "@context": "https://schema.org", "@graph": [
      { "@type": "Organization", "@id": "https://desk.example/#desk", "name": "The Desk" },
      { "@type": "Person", "@id": "#ann", "name": "Ann Example" },
      { "@type": "ClaimReview", "claimReviewed": "The bridge is old.", "url": "https://desk.example/1",
        "author": { "@id": "https://desk.example/#desk" }, "publisher": { "@id": "https://desk.example/#desk" },
        "itemReviewed": { "@type": "Claim", "author": { "@type": "Person", "@id": "#ann" } } } ] }"##;
    let import = imported(&Ledger::empty(), &[("a.json", graph)]);
    assert!(!import.log.has_losses(), "{:?}", lines(&import));
    assert!(
        only(&import, "sources/desk").contains("author:\n  - { literal: The Desk }\npublisher: The Desk\n")
    );
    assert!(only(&import, "claims/the-bridge").contains("claimant: ann-example\n"));
    assert!(only(&import, "claims/vocabulary").contains("ann-example: { name: Ann Example, kind: person }"));
}

#[test]
fn json_that_nobody_checked_is_mended_and_told() {
    let broken = REVIEW
        .replace("No, it cost more", "No,\n\tit cost more")
        .replace("4.6 million.\" }", "4.6 million.\", },");
    let broken = format!("<!--\n{broken}\n-->\n");
    for name in ["a.json", "a"] {
        let import = imported(&Ledger::empty(), &[(name, &broken)]);
        assert!(only(&import, "sources/desk").contains("title: No, it cost more\n"));
        let first = &lines(&import)[0];
        assert!(first.place == "the file" && import.log.counts(first), "{first:?}");
    }
}

#[test]
fn the_site_of_a_publisher_and_the_office_of_a_speaker_are_kept() {
    let review = REVIEW
        .replace("\"name\": \"The Desk\"", "\"name\": \"The Desk\", \"url\": \"https://desk.example/\"")
        .replace("\"name\": \"Ann Example\"", "\"name\": \"Ann Example\", \"jobTitle\": \"Mayor\"");
    let import = imported(&Ledger::empty(), &[("a.json", &review)]);
    assert!(!import.log.has_losses(), "{:?}", lines(&import));
    assert!(only(&import, "claims/vocabulary").contains("note: Mayor"));
}

#[test]
fn a_work_without_an_address_or_a_title_is_told_with_all_it_has() {
    let review = REVIEW
        .replace(
            "\"https://courier.example/bridge\"",
            "{ \"@type\": \"VideoObject\", \"contentUrl\": \"https://v.example/1.mp4\" }",
        )
        .replace(
            "\"url\": \"https://courier.example/again\", \"headline\": \"Again\"",
            "\"datePublished\": \"2020\"",
        );
    let import = imported(&Ledger::empty(), &[("a.json", &review)]);
    assert!(only(&import, "sources/v-example").contains("type: motion_picture\n"));
    let lost: Vec<String> = import
        .log
        .lines()
        .filter(|line| matches!(line.fate, factlock::import::Fate::NotKept { .. }))
        .map(|line| line.place)
        .collect();
    let appearance = "$.itemReviewed.appearance[0]";
    assert_eq!(lost, [format!("{appearance}.@type"), format!("{appearance}.datePublished")]);
}

#[test]
fn the_name_of_a_work_that_makes_a_claim_is_where_it_appeared() {
    let review = |kind: &str| {
        format!(
            r#"{{ "@type": "ClaimReview", "claimReviewed": "It is old.", "url": "https://a.example/1",
            "itemReviewed": {{ "@type": "{kind}", "name": "a rally in Elm", "datePublished": "04.05.2024" }} }}"#
        )
    };
    let import = imported(&Ledger::empty(), &[("a.json", &review("CreativeWork"))]);
    assert!(only(&import, "sources/a-rally-in-elm-").contains("type: document\ntitle: a rally in Elm\n"));
    let claim = only(&import, "claims/it-is-old");
    assert!(
        claim.contains("appearances:\n  - source: a-rally-in-elm-")
            && claim.contains("claimed_on: 2024-05-04\n")
    );
    let import = imported(&Ledger::empty(), &[("a.json", &review("Claim"))]);
    assert_eq!(lost(&import), ["$.itemReviewed.name"]);
}

#[test]
fn of_a_key_that_stands_twice_the_first_counts_and_the_other_is_told() {
    let twice = r#"{ "@type": "ClaimReview", "claimReviewed": "A.", "claimReviewed": "B.", "url": "https://a.example/1", "schema:url": "https://a.example/2" }"#;
    let import = imported(&Ledger::empty(), &[("a.json", twice)]);
    assert!(only(&import, "claims/a-").contains("statement: A.\n"));
    assert_eq!(lost(&import), ["$.claimReviewed", "$[\"schema:url\"]"]);
    for line in import.log.lines().filter(|line| matches!(line.fate, Fate::NotKept { .. })) {
        let why = "its key stands there twice, and the first counts".to_owned();
        assert_eq!(line.fate, Fate::NotKept { why });
    }
}

#[test]
fn a_quote_that_is_not_closed_is_refused_with_its_line() {
    let table = |second: &str| {
        format!("claim_text,review_url\n{second},https://a.example/1\nThree,https://a.example/2\n")
    };
    let refused = |text: &str| try_import(&Ledger::empty(), &[("a.csv", text)], false).unwrap_err();
    assert_eq!(
        refused(&table("\"Two")),
        "`a.csv`: a quote opens in line 2 and is not closed where its cell ends"
    );
    // The opening quote of a later cell does not close it.
    assert!(refused(&format!("{}\"Four\",x\n", table("\"Two"))).contains("opens in line 2"));
    assert_eq!(imported(&Ledger::empty(), &[("a.csv", &table("\"Two, \"\"2\"\"\n\""))]).plan.new.0, 2);
    assert_eq!(imported(&Ledger::empty(), &[("a.csv", &table("Two \"2"))]).plan.new.0, 2);
}

#[test]
fn the_first_line_of_a_spreadsheet_may_name_the_separator() {
    let import = imported(
        &Ledger::empty(),
        &[("a.csv", "sep=;\r\nclaim_text;review_url\r\nOne, two;https://a.example/1\r\n")],
    );
    assert!(only(&import, "claims/one-two").contains("statement: One, two\n"));
    let first = &lines(&import)[0];
    assert_eq!((first.place.as_str(), first.value.as_str()), ("line 1", "sep=;"));
    let error = try_import(&Ledger::empty(), &[("a.csv", "sep=;\nclaim;url\n\"One;x\n")], false).unwrap_err();
    assert!(error.contains("line 3"), "{error}");
}

#[test]
fn an_address_in_capital_letters_makes_a_record_that_is_valid() {
    let review = REVIEW.replace("\"https://courier.example/bridge\"", "\"HTTPS://COURIER.EXAMPLE/Bridge\"");
    let import = imported(&Ledger::empty(), &[("a.json", &review)]);
    assert!(
        import.plan.files.iter().any(|file| file.content.contains("url: https://courier.example/Bridge\n"))
    );
    let line = import.log.lines().find(|line| line.value.starts_with("HTTPS:")).unwrap();
    assert!(
        matches!(&line.fate, Fate::Changed { how, .. } if how == "scheme and host in small letters"),
        "{:?}",
        line.fate
    );
    let ledger = with(Ledger::empty(), &import);
    assert_eq!(problems(&ledger.check()), Vec::<String>::new());
    // As somebody may write it by hand.
    let sample = Ledger::sample().change(
        "sources/council-minutes.yaml",
        "issued: 2024-05-14",
        "issued: 2024-05-14\nurl: HTTPS://Elm.example/Minutes",
    );
    assert_eq!(problems(&sample.check()), problems(&Ledger::sample().check()));
}

#[test]
fn a_page_is_told_from_the_data_in_it() {
    let error = try_import(&Ledger::empty(), &[("a.html", "<!doctype html>\n<p>x")], false).unwrap_err();
    assert_eq!(error, "`a.html`: this is HTML");
}
