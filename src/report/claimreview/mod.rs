//! The fact-check as schema.org ClaimReview: one JSON-LD document a claim, with the evidence.
//!
//! Only what people have checked is published: `publish` says what keeps a claim back. Every property
//! stands on a type that schema.org gives it to. Read [`claimreview`] first.

mod link;
mod publish;
mod rating;
mod told;
mod work;

use serde_json::{Map, Value};

use super::view::ClaimView;
use super::{ReportFile, View};
use crate::render::embeddable;
use crate::review::{Reviews, State};
use crate::value::Day;
use link::Permalinks;
use rating::Scale;

pub use told::told;

/// The page for users: what is written, what is left out and why.
pub const GUIDE: &str = include_str!("claimreview.md");

/// The folder of the documents, in that of the report.
pub const FOLDER: &str = "claimreview";

/// The documents, and what is not in them.
#[derive(Debug)]
pub struct ClaimReviews {
    /// A file for each claim that is published, named by its id.
    pub files: Vec<ReportFile>,
    /// The claims that are not published, in the order of the report.
    pub left_out: Vec<LeftOut>,
    /// What of published claims could not be said, in sentences without a full stop.
    pub unsaid: Vec<String>,
}

/// A claim that is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its id.
    pub claim: String,
    /// Why, in words without a full stop.
    pub why: String,
}

/// A ClaimReview for each claim that is fit to be published.
///
/// # Errors
/// When the settings do not say where the report is published: without it no document has the address it must have.
pub fn claimreview(view: &View<'_>) -> Result<ClaimReviews, String> {
    let links = Permalinks::of(view)?;
    let reviews = &view.reviews;
    let scale = Scale::of(view);
    let mut made = ClaimReviews { files: Vec::new(), left_out: Vec::new(), unsaid: Vec::new() };
    made.unsaid.extend(scale.fault().map(str::to_owned));
    for claim in &view.claims {
        let id = &claim.record.id;
        if let Some(why) = publish::obstacle(view, reviews, claim) {
            made.left_out.push(LeftOut { claim: id.clone(), why });
            continue;
        }
        let document = document(view, &links, &scale, reviews, claim, &mut made.unsaid);
        let text = embeddable(&serde_json::to_string_pretty(&document).unwrap_or_default()) + "\n";
        made.files.push(ReportFile::text(format!("{FOLDER}/{id}.jsonld"), text));
    }
    Ok(made)
}

/// The document to stand in a page, if the page shows a single claim and that one is published: a page of many
/// has no single verdict that a search engine could show.
pub fn for_page(view: &View<'_>) -> Option<String> {
    let [claim] = view.claims.as_slice() else { return None };
    let links = Permalinks::of(view).ok()?;
    let reviews = &view.reviews;
    if publish::obstacle(view, reviews, claim).is_some() {
        return None;
    }
    let document = document(view, &links, &Scale::of(view), reviews, claim, &mut Vec::new());
    serde_json::to_string(&document).ok()
}

fn document(
    view: &View<'_>,
    links: &Permalinks,
    scale: &Scale<'_>,
    reviews: &Reviews,
    claim: &ClaimView<'_>,
    unsaid: &mut Vec<String>,
) -> Value {
    let record = claim.record;
    let settings = &view.input.ledger.settings.report;
    let mut review = Object::typed("ClaimReview");
    review.0.shift_insert(0, "@context".to_owned(), "https://schema.org".into());
    review.text("url", Some(&links.of_claim(&record.id)));
    review.text("claimReviewed", Some(&record.statement));
    let published = first_current(reviews, claim.at).map(|day| day.to_string());
    review.text("datePublished", published.as_deref());
    review.text("inLanguage", settings.language.as_deref());
    let mut author = Object::typed("Organization");
    author.text("name", settings.publisher.as_deref());
    author.text("url", Some(links.page()));
    review.set("author", author.into());
    review.set("reviewRating", scale.rating(record, unsaid).into());
    review.set("itemReviewed", work::claim(view, claim, unsaid).into());
    review.list("citation", work::citations(view, claim));
    review.into()
}

/// The day on which the claim was first reviewed as it is.
fn first_current(reviews: &Reviews, claim: usize) -> Option<Day> {
    let reviews = reviews.claims.get(claim)?.reviews.iter();
    reviews.filter(|review| review.state == State::Current).map(|review| review.date).min()
}

/// An object of JSON-LD: what is absent or empty is left out.
struct Object(Map<String, Value>);

impl Object {
    fn typed(kind: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), Value::from(kind))]))
    }

    fn text(&mut self, property: &str, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.set(property, text.into());
        }
    }

    fn list(&mut self, property: &str, values: Vec<Value>) {
        if !values.is_empty() {
            self.set(property, values.into());
        }
    }

    fn set(&mut self, property: &str, value: Value) {
        self.0.insert(property.to_owned(), value);
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object.0)
    }
}
