//! One ClaimReview of schema.org, as publishers write it.

use super::bag::{Bag, Leaf, Taken, items, one_text, texts};
use super::check::{Check, Opinion, Verdict, Work};
use super::date::date;
use super::evidence::evidence;
use super::json::Json;
use super::log::Log;
use super::party::claimant;
use super::text::REASON;
use super::work::{fill, name_of, works};

/// Reads a ClaimReview; nothing where it is none that could be kept.
pub(super) fn read(leaf: &Leaf<'_>, record: usize, log: &mut Log) -> Option<Check> {
    let mut bag = Bag::of(leaf, log)?;
    let mut check = Check { record, ..Check::default() };
    let mut opinion = Opinion::default();
    if let Some(leaf) = bag.take("@context") {
        context(&leaf, log);
    }
    fill(&mut bag, &mut opinion.page, None, log);
    check.statement = bag.text("claimReviewed", "statement", log);
    let title = bag.take_any(&["headline", "name"]);
    opinion.page.title = title.and_then(|leaf| one_text(&leaf, "title", log));
    if let Some(leaf) = bag.take("reviewRating") {
        opinion.verdict = verdict(&leaf, log);
    }
    let base = opinion.page.url.as_ref().map(|url| url.text.clone());
    for key in ["itemReviewed", "about"] {
        let Some(leaf) = bag.take(key) else { continue };
        item(&leaf, base.as_deref(), &mut check, log);
    }
    places(&mut bag, base.as_deref(), &mut check, log);
    for key in ["citation", "isBasedOn"] {
        let Some(leaf) = bag.take(key) else { continue };
        check.evidence.extend(evidence(&leaf, base.as_deref(), log));
    }
    bag.finish(log);
    check.opinions.push(opinion);
    if check.statement.is_none() {
        log.refuse(record, "it does not say which claim it is about: `claimReviewed` is missing or unusable");
        return None;
    }
    Some(check)
}

/// The vocabulary of a document: schema.org's is what is read, and any other means something else.
pub(super) fn context(leaf: &Leaf<'_>, log: &mut Log) {
    for leaf in items(leaf, log) {
        let text = leaf.value.scalar().unwrap_or_default();
        let host =
            text.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
        if host.trim_end_matches('/') == "schema.org" {
            log.kept(&leaf.place, &text, "the vocabulary that is read");
        } else {
            log.not_kept(&leaf.place, &leaf.value.shown(), "another vocabulary is not looked at");
        }
    }
}

/// The claim, as an object; in old documents the work that makes it, or only its words.
fn item(leaf: &Leaf<'_>, base: Option<&str>, check: &mut Check, log: &mut Log) {
    let mut seen = false;
    for leaf in items(leaf, log) {
        if seen {
            log.not_kept(&leaf.place, &leaf.value.shown(), "a claim is reviewed once");
            continue;
        }
        seen = true;
        let Some(mut bag) = Bag::of(&leaf, log) else {
            if let Some(taken) = one_text(&leaf, "statement", log) {
                said_again(taken, check, log);
            }
            continue;
        };
        let is_work = bag.is_a("CreativeWork");
        for leaf in bag.types(log) {
            let text = leaf.value.scalar().unwrap_or_default();
            match name_of(&text) {
                "Claim" | "CreativeWork" => log.kept(&leaf.place, &text, "claim"),
                _ => log.not_kept(&leaf.place, &text, "what is reviewed is read as a claim"),
            };
        }
        if let Some(leaf) = bag.take("author") {
            let found = claimant(&leaf, log);
            check.claimant = check.claimant.take().or(found);
        }
        if let Some(taken) = bag
            .take_any(&["datePublished", "dateCreated"])
            .and_then(|leaf| one_text(&leaf, "claimed_on", log))
        {
            match date(taken, "claimed_on", log) {
                Ok(date) => check.claimed_on = Some(date),
                Err(taken) => check.undated = Some(taken),
            }
        }
        places(&mut bag, base, check, log);
        for key in ["sameAs", "url"] {
            let Some(leaf) = bag.take(key) else { continue };
            check.appearances.extend(works(&leaf, false, base, log));
        }
        for key in ["text", "claimReviewed", "name", "headline"] {
            let Some(taken) = bag.text(key, "statement", log) else { continue };
            let is_other = check.statement.as_ref().is_some_and(|said| said.text != taken.text);
            if is_work && is_other && matches!(key, "name" | "headline") {
                // In documents from before there were claims, the work that makes it has this name.
                log.moved(taken.line, "title of an appearance");
                check.appearances.push(Work { title: Some(taken), ..Work::default() });
            } else {
                said_again(taken, check, log);
            }
        }
        bag.finish(log);
    }
}

fn places(bag: &mut Bag<'_>, base: Option<&str>, check: &mut Check, log: &mut Log) {
    for (key, first) in [("firstAppearance", true), ("appearance", false)] {
        if let Some(leaf) = bag.take(key) {
            check.appearances.extend(works(&leaf, first, base, log));
        }
    }
}

/// Words that should be those of the claim.
fn said_again(taken: Taken, check: &mut Check, log: &mut Log) {
    match &check.statement {
        None => check.statement = Some(taken),
        Some(said) if said.text == taken.text => {}
        Some(_) => log.lose(taken.line, "the claim has other words in `claimReviewed`"),
    }
}

/// A rating: an object, or only its words or number.
pub(super) fn verdict(leaf: &Leaf<'_>, log: &mut Log) -> Verdict {
    let mut verdict = Verdict::default();
    let mut seen = false;
    for leaf in items(leaf, log) {
        if seen {
            log.not_kept(&leaf.place, &leaf.value.shown(), "a review has one rating");
            continue;
        }
        seen = true;
        match (leaf.value, Bag::of(&leaf, log)) {
            (_, Some(bag)) => rating(bag, &mut verdict, log),
            (Json::Number(_), _) => verdict.value = one_text(&leaf, "number of the rating, in the note", log),
            _ => verdict.label = one_text(&leaf, "words of the rating, in the note", log),
        }
    }
    verdict
}

fn rating(mut bag: Bag<'_>, verdict: &mut Verdict, log: &mut Log) {
    for leaf in bag.types(log) {
        let text = leaf.value.scalar().unwrap_or_default();
        match name_of(&text) {
            "Rating" | "AggregateRating" => log.kept(&leaf.place, &text, "rating"),
            _ => log.not_kept(&leaf.place, &text, "what a review gives is read as a rating"),
        };
    }
    let number = "number of the rating, in the note";
    verdict.value = bag.text("ratingValue", number, log);
    verdict.best = bag.text("bestRating", number, log);
    verdict.worst = bag.text("worstRating", number, log);
    verdict.explanation = bag.text("ratingExplanation", REASON, log);
    for key in ["alternateName", "name"] {
        let Some(leaf) = bag.take(key) else { continue };
        for taken in texts(&leaf, "words of the rating, in the note", log) {
            match &verdict.label {
                None => verdict.label = Some(taken),
                Some(label) if label.text == taken.text => {}
                Some(_) => log.lose(taken.line, "a rating has one name"),
            }
        }
    }
    bag.finish(log);
}
