//! A claim of the Fact Check Tools API's search: what is claimed, and the reviews that were found of it.

use super::bag::{Bag, Leaf, items, one_text};
use super::check::{Check, Opinion, Party};
use super::date::date;
use super::log::Log;
use super::text::{NO_ADDRESS, address};

/// Reads a claim; nothing where it has no words.
pub(super) fn read(leaf: &Leaf<'_>, record: usize, log: &mut Log) -> Option<Check> {
    let mut bag = Bag::of(leaf, log)?;
    let mut check = Check { record, statement: bag.text("text", "statement", log), ..Check::default() };
    let claimant = bag.text("claimant", "claimant", log);
    check.claimant = claimant.map(Party::named);
    if let Some(taken) = bag.text("claimDate", "claimed_on", log) {
        match date(taken, "claimed_on", log) {
            Ok(date) => check.claimed_on = Some(date),
            Err(taken) => check.undated = Some(taken),
        }
    }
    let reviews = bag.take("claimReview");
    let reviews = reviews.map(|leaf| items(&leaf, log)).unwrap_or_default();
    for leaf in reviews {
        match Bag::of(&leaf, log) {
            Some(review) => check.opinions.push(opinion(review, log)),
            None => {
                log.not_kept(&leaf.place, &leaf.value.shown(), "a review is an object");
            }
        }
    }
    bag.finish(log);
    if check.statement.is_none() {
        log.refuse(record, "it does not say which claim it is about: `text` is missing or unusable");
        return None;
    }
    Some(check)
}

fn opinion(mut bag: Bag<'_>, log: &mut Log) -> Opinion {
    let mut opinion = Opinion::default();
    let page = &mut opinion.page;
    if let Some(mut publisher) = bag.take("publisher").and_then(|leaf| publisher(&leaf, page, log)) {
        let site = publisher.take("site");
        let site = site.and_then(|leaf| one_text(&leaf, "publisher", log));
        match (&page.publisher, site) {
            (None, site) => page.publisher = site,
            (Some(_), Some(site)) => {
                log.lose(site.line, "the publisher has a name, and the address has the site");
            }
            (Some(_), None) => {}
        }
        publisher.finish(log);
    }
    if let Some(taken) = bag.text("url", "address", log) {
        page.url = address(&taken, None, log);
        if page.url.is_none() {
            log.lose(taken.line, NO_ADDRESS);
        }
    }
    page.title = bag.text("title", "title", log);
    page.language = bag.text("languageCode", "language", log);
    if let Some(taken) = bag.text("reviewDate", "issued", log) {
        match date(taken, "issued", log) {
            Ok(date) => page.issued = Some(date),
            Err(taken) => page.undated = Some(taken),
        }
    }
    opinion.verdict.label = bag.text("textualRating", "words of the rating, in the note", log);
    bag.finish(log);
    opinion
}

/// An object with a name and a site, of which the rest is given back; or only a name.
fn publisher<'j>(leaf: &Leaf<'j>, page: &mut super::check::Work, log: &mut Log) -> Option<Bag<'j>> {
    let Some(mut bag) = Bag::of(leaf, log) else {
        page.publisher = one_text(leaf, "publisher", log);
        return None;
    };
    page.publisher = bag.text("name", "publisher", log);
    Some(bag)
}
