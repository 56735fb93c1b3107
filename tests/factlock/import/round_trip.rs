//! What is imported, reviewed and published again says what it said.

use serde_json::{Value, json};

use super::{Random, SETTINGS};
use crate::support::{Ledger, TODAY, files_below};

/// A record in which nothing is odd; the rating is one of the ledger's own.
fn clean(number: usize, random: &mut Random) -> Value {
    let (label, value) =
        *random.of(&[("True", 5), ("Disputed", 4), ("Half true", 3), ("False", 1), ("Unproven", 0)]);
    let mut rating = json!({ "@type": "Rating", "alternateName": label, "ratingExplanation": format!("Reason {number}: yes & no.") });
    if value > 0 {
        rating["ratingValue"] = json!(value);
        rating["bestRating"] = json!(5);
        rating["worstRating"] = json!(1);
    }
    let work = |at: usize| json!({ "@type": "NewsArticle", "url": format!("https://posts.example/{at}"), "name": format!("Post \"{at}\""), "datePublished": "2019-05" });
    let mut item = json!({ "@type": "Claim" });
    if !random.once_in(4) {
        item["author"] = json!({ "@type": "Person", "name": format!("Speaker #{}", number % 30), "sameAs": format!("https://speaker.example/{}", number % 30) });
    }
    if !random.once_in(4) {
        item["datePublished"] = json!(random.of(&["2019", "2019-06", "2019-06-05"]));
    }
    if !random.once_in(3) {
        item["firstAppearance"] = work(number);
    }
    if !random.once_in(3) {
        item["appearance"] = json!([work(number), work(number + 1_000)]);
    }
    let cited = |at: usize, random: &mut Random| {
        let stance = random.of(&[
            "supports the claim",
            "refutes the claim",
            "refutes the claim: see \"table\" 3",
            "helps to understand the claim",
        ]);
        json!({ "@type": random.of(&["WebPage", "CreativeWork", "Dataset", "VideoObject"]), "name": format!("Work {at}"), "url": format!("https://data.example/{at}?a=1&b=2"),
            "sameAs": format!("https://doi.org/10.1000/{at}%3C1%3E"), "archivedAt": format!("https://archive.example/{at}"), "datePublished": "2018-02-03T04:05:06Z",
            "author": [{ "@type": "Person", "name": format!("Ann {at}"), "givenName": "Ann", "familyName": format!("{at}") }], "description": stance })
    };
    json!({
        "@context": "https://schema.org", "@type": "ClaimReview",
        "citation": (0..random.below(3)).map(|at| cited(number * 3 + at, random)).collect::<Vec<_>>(),
        "url": format!("https://desk.example/checks/{number}"), "name": format!("Check: {number}?"),
        "datePublished": "2019-07-01", "inLanguage": "en",
        "author": { "name": "Some Desk" }, "publisher": { "@type": "Organization", "name": "Some House" },
        "claimReviewed": format!("Claim {number}: - \"it\" costs {}%", random.below(100)),
        "reviewRating": rating, "itemReviewed": item,
    })
}

#[test]
fn an_imported_record_is_published_field_by_field() {
    let mut random = Random(99);
    let records: Vec<Value> = (0..120).map(|number| clean(number, &mut random)).collect();
    let project = Ledger::empty().file("factlock.yaml", SETTINGS).on_disk();
    project.write("../reviews.json", Value::Array(records.clone()).to_string());
    let ran = project
        .factlock(&["import", "../reviews.json", "--map-ratings", "--strict", "--report", "../report.json"])
        .run();
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{}", ran.stdout);
    let report: Value =
        serde_json::from_str(&std::fs::read_to_string(project.outside().join("report.json")).unwrap())
            .unwrap();
    assert_eq!((&report["summary"]["changed"], &report["summary"]["not_kept"]), (&json!(0), &json!(0)));
    assert_eq!(report["unmapped"], json!([]));
    let ran = project.factlock(&["fmt", "--check", "claims", "sources"]).run();
    assert_eq!(ran.status, Some(0), "what is written is canonical: {}", ran.stdout);

    let ids: Vec<&str> = report["records"]
        .as_array()
        .unwrap()
        .iter()
        .map(|record| record["claim"].as_str().unwrap())
        .collect();
    let review =
        [&["review", "--by", "A. Reviewer <a@example.org>", "--today", TODAY], ids.as_slice()].concat();
    let ran = project.factlock(&review).run();
    assert_eq!(ran.status, Some(0), "{}{}", ran.stdout, ran.stderr);
    let ran = project.factlock(&["report", "--today", TODAY, "-o", "out", "--format", "claimreview"]).run();
    assert_eq!(ran.status, Some(0), "{}{}", ran.stdout, ran.stderr);
    assert_eq!(files_below(&project.path("out/claimreview")).len(), 120);

    for (record, id) in records.iter().zip(ids) {
        let text = std::fs::read_to_string(project.path(&format!("out/claimreview/{id}.jsonld"))).unwrap();
        let published: Value = serde_json::from_str(&text).unwrap();
        for field in ["claimReviewed", "reviewRating", "itemReviewed"] {
            assert_eq!(published[field], record[field], "{field} of {id}");
        }
        // The page of the first check is the evidence of the second, before what that one cites.
        assert_eq!(
            published["citation"].as_array().unwrap()[1..],
            *record["citation"].as_array().unwrap(),
            "{id}"
        );
        let page = &published["citation"][0];
        for field in ["url", "name", "datePublished", "inLanguage", "publisher"] {
            assert_eq!(page[field], record[field], "{field} of the page of {id}");
        }
        assert_eq!(page["author"], json!([record["author"]]));
    }
}
