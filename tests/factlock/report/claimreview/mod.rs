//! What is published as ClaimReview, what is not, and that programs read it.

mod domains;
mod readers;

use serde_json::{Value, json};

use crate::support::{Ledger, Project, TODAY};

const SETTINGS: &str = "version: 1
title: A first ledger
report: { publisher: The Example Desk, url: 'https://example.org/checks/', language: en }
ratings:
  supported: { label: 'True', value: 5 }
  misleading: { label: Half true, value: 3 }
  refuted: { label: 'False', value: 1 }
  not-enough-evidence: { label: Unproven, value: 2 }
";

/// The sample, published somewhere, of which two claims are reviewed.
fn reviewed() -> Project {
    let ledger = Ledger::sample()
        .file("factlock.yaml", SETTINGS)
        .change("sources/elm-bridge-article.yaml", "issued: 2024-05-04", "issued: 2024-05-04\nurl: https://courier.example/bridge")
        .change("sources/council-minutes.yaml", "issued: 2024-05-14", "issued: 2024-05-14\nurl: https://elm.example/minutes\narchived_at: https://archive.example/minutes\npublisher: Town of Elm")
        .change("claims/bridge-cost.yaml", "claimant: town-council", "claimant: town-council\nclaimed_on: 2024-05");
    let project = ledger.on_disk();
    review(&project, &["bridge-cost", "bridge-length"]);
    project
}

/// Two people review, so that it is told apart whose date counts.
fn review(project: &Project, claims: &[&str]) {
    for (by, day) in
        [("A. Reviewer <a@example.org>", "2025-10-02"), ("B. Reviewer <b@example.org>", "2025-11-02")]
    {
        let ran = project.factlock(&[&["review", "--by", by, "--today", day], claims].concat()).run();
        assert_eq!(ran.status, Some(0), "{ran:?}");
    }
}

/// What the command prints, and the documents that it writes, by the id of the claim.
fn report(project: &Project, more: &[&str]) -> (String, Vec<(String, Value)>) {
    let call = ["report", "--today", TODAY, "-o", "out", "--format", "claimreview"];
    let ran = project.factlock(&[&call[..], more].concat()).run();
    assert_eq!(ran.status, Some(0), "{}{}", ran.stdout, ran.stderr);
    assert!(more.contains(&"--allow-broken") || ran.stderr.is_empty(), "{}", ran.stderr);
    let files = crate::support::files_below(&project.path("out/claimreview"));
    let documents = files.iter().map(|file| {
        let text = std::fs::read_to_string(file).unwrap();
        (file.file_stem().unwrap().to_owned(), serde_json::from_str(&text).unwrap())
    });
    (ran.stdout, documents.collect())
}

#[test]
fn a_reviewed_claim_is_published_with_its_evidence() {
    let (told, documents) = report(&reviewed(), &[]);
    let ids: Vec<&str> = documents.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["bridge-cost", "bridge-length"]);
    assert!(told.contains("claimreview: 2 claims published, 1 left out\n"), "{told}");
    assert!(told.contains(
        "left out `bridge-opened`: nobody has reviewed it; `factlock review bridge-opened` is how"
    ));
    assert_eq!(
        documents[0].1,
        json!({
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": "https://example.org/checks/#claim-bridge-cost",
            "claimReviewed": "The bridge over the Elm cost $4 million.",
            "datePublished": "2025-10-02",
            "inLanguage": "en",
            "author": { "@type": "Organization", "name": "The Example Desk", "url": "https://example.org/checks/" },
            "reviewRating": {
                "@type": "Rating",
                "alternateName": "False",
                "ratingValue": 1,
                "bestRating": 5,
                "worstRating": 1,
                "ratingExplanation": "The 4 million were the estimate; the final account comes to 4.6 million dollars."
            },
            "itemReviewed": {
                "@type": "Claim",
                "author": { "@type": "Organization", "name": "Town council" },
                "datePublished": "2024-05",
                "appearance": [{
                    "@type": "NewsArticle",
                    "name": "Town opens its new bridge",
                    "url": "https://courier.example/bridge",
                    "datePublished": "2024-05-04",
                    "isPartOf": { "@type": "CreativeWork", "name": "Elm Valley Courier" },
                    "associatedMedia": {
                        "@type": "MediaObject",
                        "identifier": "ni:///sha-256;ebX0_wfLAk6dBWg7Ve27A5Qs1NXsGNhVzNAhFRC1I1s",
                        "encodingFormat": "text/markdown",
                        "contentSize": "212 B",
                        "sha256": "79b5f4ff07cb024e9d05683b55edbb03942cd4d5ec18d855ccd0211510b5235b"
                    }
                }]
            },
            "citation": [{
                "@type": "Report",
                "name": "Minutes of the town council, 14 May 2024",
                "url": "https://elm.example/minutes",
                "archivedAt": "https://archive.example/minutes",
                "author": [{ "name": "Town council" }],
                "datePublished": "2024-05-14",
                "publisher": { "@type": "Organization", "name": "Town of Elm" },
                "associatedMedia": {
                    "@type": "MediaObject",
                    "identifier": "ni:///sha-256;7Nodqr_KAUvY-KUCuiQ-k594OJzpX2mGE5iZh4Ohv4w",
                    "encodingFormat": "text/plain",
                    "contentSize": "204 B",
                    "sha256": "ecda1daabfca014bd8f8a502ba243e939f78389ce95f69861398998783a1bf8c"
                },
                "description": "refutes the claim",
                "hasPart": {
                    "@type": "Quotation",
                    "text": "The final account comes to $4.6 million, against an estimate of $4 million."
                }
            }]
        })
    );
}

#[test]
fn a_doi_is_an_address_and_the_only_one_where_there_is_no_other() {
    let published = |more: &str| {
        let ledger = Ledger::sample().file("factlock.yaml", SETTINGS).change(
            "sources/council-minutes.yaml",
            "issued: 2024-05-14",
            &format!("issued: 2024-05-14\n{more}"),
        );
        let project = ledger.on_disk();
        review(&project, &["bridge-cost"]);
        let (_, documents) = report(&project, &[]);
        let work = documents[0].1["citation"][0].clone();
        (work["url"].clone(), work["sameAs"].clone())
    };
    let doi = json!("https://doi.org/10.1000/a%3Cb%3E1");
    assert_eq!(published("doi: 10.1000/a<b>1"), (doi.clone(), doi.clone()));
    let page = json!("https://elm.example/minutes");
    assert_eq!(published("url: https://elm.example/minutes\ndoi: 10.1000/a<b>1"), (page.clone(), doi));
    assert_eq!(published("url: https://elm.example/minutes"), (page, Value::Null));
}

#[test]
fn what_nobody_could_stand_for_is_left_out_with_the_reason() {
    let project = reviewed();
    let claim = |id: &str, rest: &str| {
        project.write(&format!("claims/{id}.yaml"), format!("id: {id}\nstatement: A claim.\n{rest}"));
    };
    let cited =
        "citations:\n  - { source: council-minutes, stance: refutes, quote: It is 120 metres long. }\n";
    claim("open", "status: unverified\n");
    claim("withdrawn", "status: retracted\nrationale: They said so.\n");
    claim("replaced", "status: superseded\nsuperseded_by: bridge-cost\n");
    claim("stale", &format!("status: refuted\n{cited}"));
    review(&project, &["withdrawn", "replaced", "stale"]);
    claim(
        "stale",
        &std::fs::read_to_string(project.path("claims/stale.yaml"))
            .unwrap()
            .replace("id: stale\nstatement: A claim.\n", "rationale: More.\n"),
    );
    claim("wrong", &format!("status: refuted\n{cited}"));
    review(&project, &["wrong"]);
    let text = std::fs::read_to_string(project.path("claims/wrong.yaml")).unwrap();
    project.write("claims/wrong.yaml", text.replace("120 metres", "130 metres"));

    let (told, documents) = report(&project, &["--allow-broken"]);
    assert_eq!(documents.len(), 2, "{told}");
    for reason in [
        "`open`: nobody has judged it yet",
        "`withdrawn`: it was withdrawn",
        "`replaced`: it was replaced by `bridge-cost`",
        "`stale`: it has changed since its review: rationale",
        "`wrong`: it has changed since its review: citations",
    ] {
        assert!(told.contains(&format!("left out {reason}\n")), "{reason} in {told}");
    }
}

#[test]
fn a_claim_with_an_open_error_is_left_out_even_of_a_broken_ledger_that_is_published() {
    let project = reviewed();
    let snapshot = "sources/council-minutes/ecda1daabfca.txt";
    let text = std::fs::read_to_string(project.path(snapshot)).unwrap();
    project.write(snapshot, text.replace("4.6", "4.7"));
    for settings in ["", "rules: { snapshot-changed: off }\n"] {
        project.write("factlock.yaml", format!("{SETTINGS}{settings}"));
        let (told, documents) = report(&project, &["--allow-broken"]);
        assert!(documents.is_empty(), "{documents:?}");
        assert!(told.contains("claimreview: 0 claims published, 3 left out\n"), "{told}");
    }
}

#[test]
fn as_many_reviews_as_the_settings_ask_for() {
    let project = reviewed();
    project.write("factlock.yaml", format!("{SETTINGS}review: {{ required: 3 }}\n"));
    let (told, documents) = report(&project, &[]);
    assert!(documents.is_empty());
    assert!(
        told.contains("`bridge-cost`: the settings ask for 3 reviews of it as it is, and it has 2\n"),
        "{told}"
    );
}

#[test]
fn no_number_for_what_could_not_be_judged_nor_on_a_scale_that_is_none() {
    let rating = |ratings: &str, status: &str| {
        let ledger = Ledger::sample()
            .file("factlock.yaml", format!("version: 1\nreport: {{ url: 'https://example.org/' }}\nratings: {ratings}\n"))
            .claim(&format!("id: a\nstatement: A claim.\nstatus: {status}\nrationale: Why.\ncitations:\n  - {{ source: council-minutes, stance: refutes, quote: It is 120 metres long. }}\n"));
        let project = ledger.on_disk();
        review(&project, &["a"]);
        let (told, documents) = report(&project, &[]);
        (told, documents[0].1["reviewRating"].clone())
    };
    let words =
        |label: &str| json!({ "@type": "Rating", "alternateName": label, "ratingExplanation": "Why." });
    let scale = "{ refuted: { label: F, value: 1 }, supported: { label: T, value: 5 }, not-enough-evidence: { label: U, value: 3 } }";
    let (told, found) = rating(scale, "not-enough-evidence");
    assert_eq!(found, words("U"));
    assert!(told.contains("note: `a` has no number"), "{told}");
    assert_eq!(rating(scale, "disputed").1, words("Disputed"));
    assert_eq!(rating(scale, "refuted").1["worstRating"], 1);
    let (told, found) =
        rating("{ refuted: { label: F, value: 0 }, supported: { label: T, value: 5 } }", "refuted");
    assert_eq!(found, words("F"));
    assert!(told.contains("note: numbers are left out") && told.contains("begins at 0"), "{told}");
    let (told, found) = rating("{ refuted: { label: F, value: 2 } }", "refuted");
    assert_eq!(found, words("F"));
    assert!(told.contains("gives one only"), "{told}");
}

#[test]
fn nothing_is_written_where_no_page_is_known() {
    for url in ["", "report: { publisher: Desk }\n"] {
        let project = Ledger::sample().file("factlock.yaml", format!("version: 1\n{url}")).on_disk();
        let ran = project
            .factlock(&["report", "--today", TODAY, "-o", "out", "--format", "html,claimreview"])
            .run();
        assert_eq!(ran.status, Some(2), "{ran:?}");
        assert!(
            ran.stderr.contains("help: write `report: { url: https://example.org/checks/ }`"),
            "{}",
            ran.stderr
        );
        assert!(!project.path("out").exists());
    }
}

#[test]
fn what_an_earlier_report_published_and_this_one_does_not_is_named() {
    let project = reviewed();
    report(&project, &[]);
    let text = std::fs::read_to_string(project.path("claims/bridge-cost.yaml")).unwrap();
    project.write("claims/bridge-cost.yaml", text.replace("status: refuted", "status: retracted"));
    review(&project, &["bridge-cost"]);
    let (told, _) = report(&project, &[]);
    assert!(told.contains("remove out/claimreview/bridge-cost.jsonld: an earlier report wrote it"), "{told}");
    assert!(!told.contains("remove out/claimreview/bridge-length"), "{told}");
}

#[test]
fn only_a_page_that_shows_a_single_claim_holds_its_document() {
    let page = |project: &Project| {
        let ran = project.factlock(&["report", "--today", TODAY, "-o", "out"]).run();
        assert_eq!(ran.status, Some(0), "{ran:?}");
        std::fs::read_to_string(project.path("out/index.html")).unwrap()
    };
    let project = reviewed();
    assert!(!page(&project).contains("<script"));
    project.remove("claims/bridge-length.yaml").remove("claims/bridge-opened.yaml");
    let single = page(&project);
    let block = single
        .split("<script type=\"application/ld+json\">")
        .nth(1)
        .unwrap()
        .split("</script>")
        .next()
        .unwrap();
    let document: Value = serde_json::from_str(block).unwrap();
    assert_eq!(document, report(&project, &[]).1[0].1);
    assert!(single.contains("id=\"claim-bridge-cost\""), "the address leads to it");
    project.write("factlock.yaml", "version: 1\n");
    assert!(!page(&project).contains("<script"));
}

#[test]
fn hostile_records_stay_text() {
    let hostile = "</script><script>alert(1)</script><!-- ]]> &amp; \\u003c";
    let quoted = serde_json::to_string(hostile).unwrap();
    let project = Ledger::empty()
        .file("factlock.yaml", format!("version: 1\ntitle: {quoted}\nreport: {{ publisher: {quoted}, url: 'https://example.org/', language: {quoted} }}\nratings: {{ disputed: {{ label: {quoted} }} }}\n"))
        .file("claims/vocabulary.yaml", format!("entities: {{ a: {{ name: {quoted}, kind: person, url: 'https://a.example/\"<b>' }} }}\n"))
        .file("sources/s.yaml", format!("id: s\ntype: webpage\ntitle: {quoted}\nurl: 'https://example.org/\"<script>'\nauthor: [{{ literal: {quoted} }}]\nnote: {quoted}\n"))
        .claim(&format!("id: one\nstatement: {quoted}\nclaimant: a\nstatus: disputed\nrationale: {quoted}\nappearances: [{{ source: s }}]\ncitations:\n  - {{ source: s, stance: refutes, note: {quoted} }}\n"))
        .on_disk();
    review(&project, &["one"]);
    let (_, documents) = report(&project, &["--format", "html"]);
    assert_eq!(documents[0].1["claimReviewed"], hostile);
    assert_eq!(documents[0].1["itemReviewed"]["author"]["name"], hostile);
    assert_eq!(documents[0].1["itemReviewed"]["author"].get("sameAs"), None);
    assert_eq!(documents[0].1["citation"][0].get("url"), None);
    for file in ["out/claimreview/one.jsonld", "out/index.html"] {
        let text = std::fs::read_to_string(project.path(file)).unwrap();
        let scripts = text.matches("<script").count();
        assert_eq!(scripts, usize::from(file.ends_with("html")), "{file}");
        assert!(!text.contains("<!--") && !text.contains("alert(1)</script>"), "{file}");
    }
}
