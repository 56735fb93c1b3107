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
    json!({
        "@context": "https://schema.org", "@type": "ClaimReview",
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
        // The page of the first check is the evidence of the second.
        let page = &published["citation"][0];
        for field in ["url", "name", "datePublished", "inLanguage", "publisher"] {
            assert_eq!(page[field], record[field], "{field} of the page of {id}");
        }
        assert_eq!(page["author"], json!([record["author"]]));
    }
}

#[test]
fn what_this_program_publishes_it_reads() {
    let project = Ledger::sample().file("factlock.yaml", SETTINGS).on_disk();
    let ids = ["bridge-cost", "bridge-length", "bridge-opened"];
    let review = [&["review", "--by", "A. Reviewer <a@example.org>", "--today", TODAY], &ids[..]].concat();
    assert_eq!(project.factlock(&review).run().status, Some(0));
    let ran =
        project.factlock(&["report", "--today", TODAY, "-o", "../out", "--format", "claimreview"]).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let other = Ledger::empty().on_disk();
    let files = files_below(&project.outside().join("out/claimreview"));
    let mut call = vec!["import"];
    call.extend(files.iter().map(|file| file.as_str()));
    let ran = other.factlock(&call).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(ran.stdout.contains("3 records read; wrote 3 claims"), "{}", ran.stdout);
    assert!(ran.stdout.contains("citation: the evidence of a review is not imported"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("isPartOf"), "{}", ran.stdout);
    let sources = files_below(&other.path("sources"));
    let sources: String = sources.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    assert!(sources.contains("container_title: Elm Valley Courier\n"), "{sources}");
    assert_eq!(other.factlock(&["check"]).run().status, Some(0));
}
