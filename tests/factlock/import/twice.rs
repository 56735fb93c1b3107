//! What a second run of the same import tells is what the first told, but for what became of the records.

use serde_json::{Value, json};

use crate::support::{Ledger, files_below};

#[test]
fn the_account_of_a_second_run_is_that_of_the_first() {
    let review = |claim: &str, page: &Value, item: Value| {
        json!({ "@type": "ClaimReview", "claimReviewed": claim, "url": page["url"], "name": page["name"],
            "datePublished": page["datePublished"], "image": "x.png", "itemReviewed": item,
            "reviewRating": { "alternateName": "False", "ratingExplanation": "The account says so." } })
    };
    let page = |name: &str, date: &str| json!({ "url": "https://desk.example/1", "name": name, "datePublished": date });
    let speaker = |kind: &str, name: &str| json!({ "@type": kind, "name": name, "jobTitle": "mayor" });
    let records = json!([
        review("One.", &page("A page", "last week"), json!({ "author": speaker("Person", "Ann Example"), "datePublished": "some day" })),
        // The same page and the same speaker, who are said to be otherwise.
        review("Two.", &page("Another name", "2020-01-01"), json!({ "author": speaker("Organization", "ann example"),
            "appearance": { "url": "HTTPS://Courier.example/2", "datePublished": "in May" } })),
        { "@type": "ClaimReview", "url": "https://desk.example/3" },
    ]);
    let project = Ledger::empty().on_disk();
    project.write("../reviews.json", records.to_string());
    let account = || {
        let ran = project.factlock(&["import", "../reviews.json", "--report", "../report.json"]).run();
        assert_eq!(ran.status, Some(0), "{ran:?}");
        let text = std::fs::read_to_string(project.outside().join("report.json")).unwrap();
        serde_json::from_str::<Value>(&text).unwrap()
    };
    let (first, second) = (account(), account());
    assert_eq!((&first["summary"]["new"], &second["summary"]["same"]), (&json!(2), &json!(2)));
    let fate = |place: &str| {
        let values = first["values"].as_array().unwrap();
        let value = values.iter().find(|value| value["place"] == place).unwrap();
        (value["fate"].clone(), value["into"].clone())
    };
    assert_eq!(fate("$[0].itemReviewed.datePublished"), (json!("changed"), json!("note of the citation")));
    assert_eq!(fate("$[1].name").0, json!("not-kept"));
    for (first, second) in
        first["values"].as_array().unwrap().iter().zip(second["values"].as_array().unwrap())
    {
        assert_eq!(first, second);
    }
    assert_eq!(first["values"], second["values"]);

    // A source that somebody took away does not come back with a claim that is there.
    let source = files_below(&project.path("sources")).remove(0);
    std::fs::remove_file(&source).unwrap();
    assert_eq!(account()["written"], json!([]));
    assert!(!source.exists());
}

#[test]
fn what_a_claim_that_is_there_does_not_say_is_told_as_not_kept() {
    let review = |url: &str, word: &str| {
        json!({ "@type": "ClaimReview", "claimReviewed": "The bridge is long.", "url": url, "author": { "name": "A Desk" },
            "itemReviewed": { "author": { "name": "Ann Example" } }, "reviewRating": { "alternateName": word } })
    };
    let project = Ledger::empty().on_disk();
    let import = |records: Value, more: &[&str]| {
        project.write("../reviews.json", records.to_string());
        let ran = project
            .factlock(&[&["import", "../reviews.json", "--report", "../report.json"], more].concat())
            .run();
        let text = std::fs::read_to_string(project.outside().join("report.json")).unwrap();
        let report: Value = serde_json::from_str(&text).unwrap();
        let lost = report["values"].as_array().unwrap().iter().filter(|value| value["fate"] == "not-kept");
        let lost: Vec<String> = lost.map(|value| value["value"].as_str().unwrap().to_owned()).collect();
        (ran, lost)
    };
    let (ran, lost) = import(review("https://desk.example/1", "False"), &[]);
    assert_eq!((ran.status, lost), (Some(0), vec![]));
    // The desk has another verdict now, another desk reviews the claim too, and both are strange to the claim.
    let (ran, lost) = import(review("https://desk.example/1", "True"), &[]);
    assert_eq!(lost, ["True"]);
    assert!(ran.stdout.contains("is there already, and is left as it is"), "{}", ran.stdout);
    let (ran, lost) = import(review("https://other.example/2", "False"), &["--strict"]);
    assert_eq!(
        (ran.status, lost),
        (Some(1), ["ClaimReview", "https://other.example/2", "A Desk", "False"].map(String::from).to_vec())
    );
    // What it says is kept, also where somebody has said more.
    let claim =
        files_below(&project.path("claims")).into_iter().find(|file| file.to_string().contains("the-bridge"));
    let text = std::fs::read_to_string(claim.as_ref().unwrap()).unwrap();
    std::fs::write(claim.unwrap(), text + "tags: [seen]\n").unwrap();
    let (ran, lost) = import(review("https://desk.example/1", "False"), &["--strict"]);
    assert_eq!((ran.status, lost), (Some(0), vec![]));
}
