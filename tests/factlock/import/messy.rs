//! Records of ClaimReview as they are found: each mess that importers of the world's fact-checks meet.

use serde_json::{Map, Value, json};

use super::Random;

const VERDICTS: [&str; 22] = [
    "False",
    "FALSE.",
    "Mostly false",
    "Pants on Fire",
    "True",
    "Half true",
    "Misleading",
    "Falso",
    "Engañoso",
    "Faux",
    "Falsch",
    "Fałsz",
    "Yanlış",
    "ложь",
    "गलत",
    "خطأ",
    "偽",
    "False: the picture is from 2013",
    "True but old",
    "4 Pinocchios",
    "&quot;False&quot;",
    "Unproven",
];

const DATES: [&str; 12] = [
    "2019-06-05",
    "2019-06-05T10:11:12Z",
    "2019-06-05 10:11",
    "2019",
    "June 5, 2019",
    "5 Jun 2019",
    "05/06/2019",
    "25/06/2019",
    "last week",
    "0001-01-01T00:00:00",
    "1559692800",
    "2019-06-05T10:11:12.000+02:00",
];

/// A record, each part of it in one of the forms that occur.
pub(super) fn record(number: usize, random: &mut Random) -> Value {
    let mut review = Map::new();
    let kind = random
        .of(&[
            json!("ClaimReview"),
            json!(["ClaimReview"]),
            json!("http://schema.org/ClaimReview"),
            json!(["Review", "ClaimReview"]),
        ])
        .clone();
    if random.once_in(2) {
        review.insert(
            "@context".to_owned(),
            random
                .of(&[
                    json!("http://schema.org"),
                    json!("https://schema.org/"),
                    json!(["https://schema.org", {"x": "http://x.example/"}]),
                ])
                .clone(),
        );
    }
    review.insert("@type".to_owned(), kind);
    if !random.once_in(25) {
        review.insert("claimReviewed".to_owned(), statement(number, random));
    }
    if !random.once_in(12) {
        review.insert(
            "url".to_owned(),
            address(&format!("https://desk{}.example/checks/{number}", number % 7), random),
        );
    }
    if !random.once_in(8) {
        review.insert("reviewRating".to_owned(), rating(random));
    }
    if !random.once_in(6) {
        review.insert("itemReviewed".to_owned(), item(number, random));
    }
    if !random.once_in(4) {
        review.insert("datePublished".to_owned(), date(random));
    }
    if !random.once_in(4) {
        review.insert("author".to_owned(), party(&format!("Desk {}", number % 7), random));
    }
    if random.once_in(3) {
        review.insert("headline".to_owned(), odd(json!(format!("Check {number} &amp; more")), random));
    }
    if random.once_in(4) {
        review.insert("publisher".to_owned(), json!({ "@type": "Organization", "name": format!("Desk {}", number % 7), "logo": { "@type": "ImageObject", "url": "/logo.png" } }));
    }
    if random.once_in(5) {
        review.insert("inLanguage".to_owned(), odd(json!("en-US"), random));
    }
    if random.once_in(2) {
        review.insert("citation".to_owned(), citation(number, random));
    }
    unknown(&mut review, random);
    nested(review, random)
}

/// What is cited: an address, a title, a work, a list, a list in it.
fn citation(number: usize, random: &mut Random) -> Value {
    let whole = format!("https://data.example/{}", number % 60);
    let quotation = |at: usize| json!({ "@type": "Quotation", "text": format!("The words {at} &amp; more."), "inLanguage": "en" });
    match random.below(10) {
        0 => address(&whole, random),
        1 => json!([whole, "Table 3 of the yearbook", { "@type": "CreativeWork" }, null, [{ "@id": whole }]]),
        2 => {
            json!({ "@type": "Dataset", "name": "The table", "url": whole, "description": "refutes the claim: see row 3", "creator": "Somebody",
            "sameAs": ["https://doi.org/10.1000/x%3C1%3E", "https://dx.doi.org/10.1000/other", "https://other.example/1"] })
        }
        3 => {
            json!({ "@type": ["WebSite", "WebPage"], "url": whole, "description": "supports the claim", "hasPart": [quotation(1), quotation(2), "loose", { "@type": "Clip", "text": "none" }] })
        }
        4 => {
            json!({ "@type": "Quotation", "text": "Words of their own", "url": whole, "hasPart": quotation(number) })
        }
        5 => {
            json!({ "@type": "Report", "name": "A report", "author": [{ "@type": "Person", "name": "Ann Example", "givenName": "Ann", "familyName": "Example" },
            { "@type": "Person", "name": "Dr. Bea Example", "givenName": "Bea", "familyName": "Example" }, { "@type": "Person", "familyName": "Plato" }, "A Bureau"],
            "associatedMedia": [{ "@type": "MediaObject", "sha256": "ECDA1DAABFCA014BD8F8A502BA243E939F78389CE95F69861398998783A1BF8C", "encodingFormat": "text/plain", "contentSize": "204 B",
                "identifier": "ni:///sha-256;7Nodqr_KAUvY-KUCuiQ-k594OJzpX2mGE5iZh4Ohv4w", "contentUrl": "https://data.example/raw" },
                { "@type": "ImageObject", "url": "https://data.example/a.png" }, { "sha256": "no digest", "contentSize": 7 }] })
        }
        6 => {
            json!({ "@type": "VideoObject", "contentUrl": whole, "sha256": "79b5f4ff07cb024e9d05683b55edbb03942cd4d5ec18d855ccd0211510b5235b", "encodingFormat": ["video/mp4"], "citation": ["https://deep.example/"] })
        }
        7 => {
            json!({ "hasPart": quotation(3), "description": "neither an address nor a title", "sha256": "79b5f4ff07cb024e9d05683b55edbb03942cd4d5ec18d855ccd0211510b5235b" })
        }
        8 => {
            json!({ "@type": "WebPage", "url": whole, "description": "Found &amp; read\nin the archive.", "datePublished": random.of(&DATES) })
        }
        _ => json!(whole),
    }
}

/// Microdata keeps the type outside and everything else under `properties`.
fn nested(mut object: Map<String, Value>, random: &mut Random) -> Value {
    if !random.once_in(10) {
        return Value::Object(object);
    }
    let kind = object.remove("@type").unwrap_or_default();
    json!({ "@type": kind, "properties": object })
}

fn statement(number: usize, random: &mut Random) -> Value {
    let texts = [
        format!("Claim {number}: the bridge cost {} million", number % 13),
        format!("  Claim {number} says &quot;so&quot; &#8212; it&rsquo;s  true\n"),
        format!("Claim {number}: - [ ] *x* # not a heading: yes & no"),
        format!("Утверждение {number} \u{202e}обратно"),
        format!("主張 {number}"),
        format!("Claim {number} \u{1b}[31mred\u{0}"),
    ];
    odd(json!(random.of(&texts)), random)
}

/// A value as it should be, or in another shape.
fn odd(value: Value, random: &mut Random) -> Value {
    match random.below(14) {
        0 => json!([value]),
        1 => json!([value, "another"]),
        2 => json!({ "@value": value, "@language": "en" }),
        3 => json!([[value]]),
        4 => json!({ "@type": "Text", "name": value }),
        _ => value,
    }
}

fn address(whole: &str, random: &mut Random) -> Value {
    let text = match random.below(12) {
        0 => "/relative/page".to_owned(),
        1 => "javascript:alert(1)".to_owned(),
        2 => whole.replace("https://", "//"),
        3 => format!(" {whole} "),
        4 => format!("{whole}?a=1&amp;b=2"),
        5 => "www.example.org/page".to_owned(),
        6 => String::new(),
        7 => return json!({ "@type": "WebPage", "@id": whole }),
        8 => return json!(true),
        _ => whole.to_owned(),
    };
    odd(json!(text), random)
}

fn date(random: &mut Random) -> Value {
    if random.once_in(15) { json!(1_559_692_800_000_u64) } else { odd(json!(random.of(&DATES)), random) }
}

fn rating(random: &mut Random) -> Value {
    let verdict = *random.of(&VERDICTS);
    match random.below(8) {
        0 => json!(verdict),
        1 => json!(random.below(6)),
        2 => {
            json!([{ "@type": "Rating", "alternateName": verdict }, { "@type": "Rating", "alternateName": "Second" }])
        }
        _ => {
            let mut rating = Map::new();
            rating.insert("@type".to_owned(), json!("Rating"));
            let (value, worst, best) =
                *random.of(&[(1, 1, 5), (5, 1, 5), (3, 1, 5), (0, 1, -1), (9, 1, 5), (-1, -1, -1)]);
            let number = |number: i32, random: &mut Random| match random.below(4) {
                0 => json!(number.to_string()),
                1 => json!([number]),
                _ => json!(number),
            };
            if !random.once_in(4) {
                rating.insert("ratingValue".to_owned(), number(value, random));
                rating.insert("worstRating".to_owned(), number(worst, random));
                rating.insert("bestRating".to_owned(), number(best, random));
            }
            if !random.once_in(6) {
                rating.insert("alternateName".to_owned(), odd(json!(verdict), random));
            }
            if random.once_in(3) {
                rating.insert("ratingExplanation".to_owned(), json!("The account says otherwise."));
            }
            if random.once_in(5) {
                rating.insert(
                    "image".to_owned(),
                    json!({ "@type": "ImageObject", "url": "https://desk.example/false.png" }),
                );
            }
            nested(rating, random)
        }
    }
}

fn party(name: &str, random: &mut Random) -> Value {
    match random.below(8) {
        0 => json!(name),
        1 => json!([{ "@type": "Person", "name": name }, { "@type": "Person", "name": "Second" }]),
        2 => json!({ "@type": "Organization", "url": "https://desk.example" }),
        3 => {
            json!({ "@type": ["Organization", "Brand"], "name": [name], "sameAs": ["https://desk.example", "https://social.example/desk"] })
        }
        4 => json!({ "@type": "Person", "name": { "@value": name }, "jobTitle": "Mayor" }),
        5 => json!({ "@id": random.of(&["https://desk.example/#desk", "#round", "#unknown"]) }),
        _ => json!({ "@type": "Organization", "name": name, "image": "https://desk.example/a.png" }),
    }
}

fn item(number: usize, random: &mut Random) -> Value {
    match random.below(9) {
        0 => json!("only words"),
        1 => json!([]),
        2 => json!(null),
        kind => {
            let mut claim = Map::new();
            claim.insert(
                "@type".to_owned(),
                random.of(&[json!("Claim"), json!("CreativeWork"), json!("Person")]).clone(),
            );
            if !random.once_in(3) {
                claim.insert("author".to_owned(), party(&format!("Speaker {}", number % 50), random));
            }
            if !random.once_in(3) {
                claim.insert("datePublished".to_owned(), date(random));
            }
            if !random.once_in(3) {
                claim.insert("appearance".to_owned(), appearance(number, random));
            }
            if random.once_in(4) {
                claim.insert("firstAppearance".to_owned(), appearance(number + 1, random));
            }
            if kind == 3 {
                claim.insert("name".to_owned(), json!("at a rally"));
            }
            unknown(&mut claim, random);
            let claim = nested(claim, random);
            if kind == 4 { json!([claim, "second"]) } else { claim }
        }
    }
}

fn appearance(number: usize, random: &mut Random) -> Value {
    let whole = format!("https://posts.example/{}", number % 40);
    match random.below(6) {
        0 => address(&whole, random),
        1 => {
            json!([whole, "https://posts.example/other", { "@type": "CreativeWork", "url": "https://posts.example/third" }])
        }
        2 => {
            json!({ "@type": "SocialMediaPosting", "url": whole, "headline": "A post", "datePublished": "2019-06-01", "author": { "name": "Someone" }, "likes": 4 })
        }
        3 => json!({ "@type": "CreativeWork", "name": "A talk show" }),
        4 => json!({ "@type": "CreativeWork" }),
        _ => json!(whole),
    }
}

fn unknown(object: &mut Map<String, Value>, random: &mut Random) {
    for _ in 0..random.below(3) {
        let (key, value) = random
            .of(&[
                (
                    "image",
                    json!({ "@type": "ImageObject", "url": "https://desk.example/x.png", "width": 640 }),
                ),
                ("keywords", json!(["a", "b", null])),
                ("isAccessibleForFree", json!(true)),
                ("dateModified", json!("2020-01-01")),
                ("odd key [0].x", json!("odd")),
                ("schema:about", json!("nothing")),
                ("description", json!("x".repeat(3_000))),
                ("wordCount", json!(1.5e300)),
                ("deep", json!([[[{ "a": [[{ "b": "c" }]] }]]])),
            ])
            .clone();
        object.insert(key.to_owned(), value);
    }
}

/// Records as one document, in one of the shapes that hold several.
pub(super) fn document(records: Vec<Value>, shape: usize) -> String {
    let document = match shape % 6 {
        0 => Value::Array(records),
        1 => {
            json!({ "@context": "https://schema.org", "@graph": [
            { "@type": "WebSite", "name": "Desk" },
            { "@type": "Organization", "@id": "https://desk.example/#desk", "name": "A Desk of the Graph", "logo": "a.png" },
            { "@type": "Organization", "@id": "#nobody", "name": "Nobody refers to it" },
            { "@type": "Person", "@id": "#round", "name": { "@id": "#round" } },
            records,
        ] })
        }
        2 => {
            let item = |record: Value| json!({ "@type": "DataFeedItem", "dateCreated": "2019-06-06", "item": [record] });
            let items: Vec<Value> = records.into_iter().map(item).collect();
            json!({ "@context": "http://schema.org", "@type": "DataFeed", "dateModified": "2019-07-01", "dataFeedElement": items })
        }
        3 => return records.iter().map(Value::to_string).collect::<Vec<_>>().join("\n"),
        4 => json!([{ "@type": "NewsArticle", "headline": "Around it", "review": records }]),
        _ => return format!("\u{feff}\r\n{}", Value::Array(records)),
    };
    serde_json::to_string_pretty(&document).unwrap()
}

/// Five hundred records in documents of all shapes; some stand there twice.
pub(super) fn documents(seed: u64) -> Vec<(String, String)> {
    let mut random = Random(seed);
    let mut documents = Vec::new();
    for shape in 0..10 {
        let mut records: Vec<Value> = (0..48).map(|at| record(shape * 48 + at, &mut random)).collect();
        records.push(records[3].clone());
        records.push(records[5].clone());
        documents.push((format!("reviews-{shape}.json"), document(records, shape)));
    }
    documents
}
