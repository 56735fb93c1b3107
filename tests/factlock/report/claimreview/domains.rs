//! Every property stands on a type that schema.org gives it to.

use serde_json::Value;

use super::{report, reviewed};

/// The types that are written, each with the types above it (schema.org 30.0).
const TYPES: [(&str, &[&str]); 13] = [
    ("ClaimReview", &["Review", "CreativeWork", "Thing"]),
    ("Claim", &["CreativeWork", "Thing"]),
    ("Rating", &["Intangible", "Thing"]),
    ("Organization", &["Thing"]),
    ("Person", &["Thing"]),
    ("CreativeWork", &["Thing"]),
    ("WebPage", &["CreativeWork", "Thing"]),
    ("Article", &["CreativeWork", "Thing"]),
    ("NewsArticle", &["Article", "CreativeWork", "Thing"]),
    ("Report", &["Article", "CreativeWork", "Thing"]),
    ("MediaObject", &["CreativeWork", "Thing"]),
    ("Quotation", &["CreativeWork", "Thing"]),
    // A party of which the record does not tell what it is.
    ("", &["Thing"]),
];

/// The properties that are written, each with the types that have it.
const PROPERTIES: [(&str, &[&str]); 29] = [
    ("name", &["Thing"]),
    ("alternateName", &["Thing"]),
    ("description", &["Thing"]),
    ("url", &["Thing"]),
    ("identifier", &["Thing"]),
    ("sameAs", &["Thing"]),
    ("claimReviewed", &["ClaimReview"]),
    ("itemReviewed", &["Review"]),
    ("reviewRating", &["Review"]),
    ("appearance", &["Claim"]),
    ("firstAppearance", &["Claim"]),
    ("ratingValue", &["Rating"]),
    ("bestRating", &["Rating"]),
    ("worstRating", &["Rating"]),
    ("ratingExplanation", &["Rating"]),
    ("author", &["CreativeWork", "Rating"]),
    ("datePublished", &["CreativeWork"]),
    ("inLanguage", &["CreativeWork"]),
    ("publisher", &["CreativeWork"]),
    ("isPartOf", &["CreativeWork"]),
    ("hasPart", &["CreativeWork"]),
    ("text", &["CreativeWork"]),
    ("citation", &["CreativeWork"]),
    ("archivedAt", &["CreativeWork"]),
    ("associatedMedia", &["CreativeWork"]),
    ("encodingFormat", &["CreativeWork", "MediaObject"]),
    ("sha256", &["MediaObject"]),
    ("givenName", &["Person"]),
    ("familyName", &["Person"]),
];
const OF_MEDIA: [&str; 2] = ["contentUrl", "contentSize"];

#[test]
fn every_property_stands_in_its_domain() {
    let (_, documents) = report(&reviewed(), &[]);
    let mut used = Vec::new();
    for (_, document) in &documents {
        walk(document, &mut used);
    }
    // The table holds nothing that is not written by some record of the test.
    for wanted in [
        "claimReviewed",
        "appearance",
        "archivedAt",
        "sha256",
        "identifier",
        "hasPart",
        "isPartOf",
        "publisher",
    ] {
        assert!(used.iter().any(|property| property == wanted), "{wanted}");
    }
}

fn walk(value: &Value, used: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, used)),
        Value::Object(entries) => {
            let kind = value.get("@type").map_or("", |kind| kind.as_str().unwrap());
            let above = TYPES.iter().find(|(name, _)| *name == kind);
            let above = above.unwrap_or_else(|| panic!("`{kind}` is no type that this test knows")).1;
            for (property, value) in entries.iter().filter(|(property, _)| !property.starts_with('@')) {
                let domains =
                    PROPERTIES.iter().find(|(name, _)| name == property).map(|(_, domains)| *domains);
                let domains =
                    domains.or_else(|| OF_MEDIA.contains(&property.as_str()).then_some(&["MediaObject"]));
                let domains =
                    domains.unwrap_or_else(|| panic!("`{property}` is no property that this test knows"));
                assert!(
                    domains.iter().any(|domain| *domain == kind || above.contains(domain)),
                    "`{property}` of `{kind}`"
                );
                used.push(property.clone());
                walk(value, used);
            }
        }
        _ => {}
    }
}
