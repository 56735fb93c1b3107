//! The claims, one after the other: the verdict, why, and the evidence.

use super::article::anchor;
use super::evidence::evidence;
use super::{date, verdict};
use super::{in_parts, is_brief};
use crate::render::Page;
use crate::render::count;
use crate::report::View;
use crate::report::view::{ClaimView, trouble};
use crate::report::words::{sentence, since_review};
use crate::review::State;

/// What holds for every claim of a long list, where it does not say otherwise.
const SAID_ONCE: &str = "Every quote stands to the letter in the stored copy of its source, unless the line below it says otherwise. To \
     verify a claim again, run factlock show with the name that stands at its end.";

pub(super) fn claims(view: &View<'_>, page: &mut Page) {
    page.element("section", &[("id", "claims")], |page| {
        page.leaf("h2", &[], "The claims");
        if is_brief(view) {
            page.leaf("p", &[("class", "by")], SAID_ONCE);
        }
        in_parts(view, &view.claims, page, |claim, page| self::claim(view, claim, page));
    });
}

fn claim(view: &View<'_>, claim: &ClaimView<'_>, page: &mut Page) {
    let record = claim.record;
    let id = format!("claim-{}", record.id);
    page.element("article", &[("class", verdict::class(record.status)), ("id", &id)], |page| {
        page.element("header", &[], |page| {
            earlier(view, &record.id, page);
            number(view, claim, &id, page);
            verdict::verdict(view, record.status, page);
            back(view, claim, page);
        });
        page.element("div", &[], |page| case(view, claim, page));
        if !claim.evidence.is_empty() {
            page.element("ol", &[], |page| {
                claim.evidence.iter().for_each(|one| evidence(view, one, page));
            });
            independence(claim, page);
        }
    });
}

/// Its number; where there is room for it, a lasting link to the claim.
fn number(view: &View<'_>, claim: &ClaimView<'_>, id: &str, page: &mut Page) {
    let number = claim.number.to_string();
    if is_brief(view) {
        return page.text(&format!("{number} "));
    }
    let (own, label) = (format!("#{id}"), format!("Claim {number}: link to it"));
    page.leaf("a", &[("class", "no"), ("href", &own), ("aria-label", &label)], &number);
}

/// What is claimed, by whom, and why the verdict is what it is.
fn case(view: &View<'_>, claim: &ClaimView<'_>, page: &mut Page) {
    let record = claim.record;
    page.leaf("h3", &[], &record.statement);
    who(view, claim, page);
    for broken in claim.errors(view) {
        page.element("p", &[("class", "warn")], |page| page.told(&sentence(&broken.what)));
    }
    if let Some(rationale) = &record.rationale {
        page.leaf("p", &[("class", "why")], rationale);
    }
    if let Some(next) = &record.superseded_by {
        page.element("p", &[], |page| {
            page.text("Replaced by ");
            match view.claim_index(next) {
                Some(_) => page.leaf("a", &[("href", &format!("#claim-{next}"))], next),
                None => page.text(next),
            }
            page.text(".");
        });
    }
    conflicts(view, claim, page);
    if is_brief(view) {
        return page.element("p", &[], |page| {
            reviews(view, claim, "span", page);
            page.leaf("code", &[], &record.id);
        });
    }
    reviews(view, claim, "p", page);
    page.element("p", &[], |page| {
        page.text("Verify: ");
        page.leaf("code", &[], &format!("factlock show {}", record.id));
    });
}

/// The anchors of the names that the claim had before; the style keeps them out of the row.
fn earlier(view: &View<'_>, id: &str, page: &mut Page) {
    let Some(history) = view.input.history else { return };
    for earlier in history.earlier.iter().filter(|earlier| earlier.now.as_deref() == Some(id)) {
        page.element("span", &[("id", &format!("claim-{}", earlier.id))], |_| ());
    }
}

/// Links back to each mark in the text.
fn back(view: &View<'_>, claim: &ClaimView<'_>, page: &mut Page) {
    let shown = |text: usize| view.articles.iter().any(|article| article.text == Some(text));
    let places = claim.appearances.iter().enumerate();
    let places = places.filter(|(_, one)| one.passage.as_ref().is_some_and(|passage| shown(passage.text)));
    for (at, (entry, _)) in places.enumerate() {
        let words =
            if at == 0 { "↑ in the article".to_owned() } else { format!("↑ and place {}", at + 1) };
        page.leaf("a", &[("href", &format!("#{}", anchor(&claim.record.id, entry)))], &words);
    }
}

/// Who says so, when, and in which words.
fn who(view: &View<'_>, claim: &ClaimView<'_>, page: &mut Page) {
    let record = claim.record;
    if record.claimant.is_some() || record.claimed_on.is_some() {
        page.element("p", &[], |page| {
            if let Some(claimant) = &record.claimant {
                page.text("Claimed by ");
                page.text(view.entity(claimant));
            }
            if let Some(on) = &record.claimed_on {
                page.text(if record.claimant.is_some() { ", " } else { "Claimed " });
                date::date(view, on, page);
            }
        });
    }
    for appeared in &claim.appearances {
        let held = view.held(&appeared.record.source, appeared.snapshot);
        let Some(what) = trouble(view, &appeared.record.source, held, appeared.state) else { continue };
        page.element("p", &[("class", "warn")], |page| {
            page.text("Its words in the article are not verified: ");
            page.told(&what);
            page.text(": ");
            page.leaf("q", &[], &appeared.record.quote);
        });
    }
}

/// On how many witnesses it stands.
fn independence(claim: &ClaimView<'_>, page: &mut Page) {
    use crate::record::Stance;
    let told = [
        (Stance::Supports, "For it", &claim.supporting_origins),
        (Stance::Refutes, "Against it", &claim.refuting_origins),
    ];
    let told: Vec<String> = told
        .into_iter()
        .filter_map(|(stance, words, origins)| {
            let cited: std::collections::BTreeSet<&str> = claim
                .evidence
                .iter()
                .filter(|one| one.record.stance == stance)
                .map(|one| one.record.source.as_str())
                .collect();
            // One witness that repeats nobody is what it is.
            (cited.len() > 1 || origins.len() > 1 || cited != *origins).then(|| {
                let (sources, witnesses) = (cited.len() as u64, origins.len() as u64);
                if cited == *origins {
                    return format!("{words}: {}.", count(sources, "independent source"));
                }
                let sources = count(sources, "source");
                format!("{words}: {sources}, resting on {}.", count(witnesses, "independent origin"))
            })
        })
        .collect();
    if !told.is_empty() {
        page.leaf("p", &[], &told.join(" "));
    }
}

fn conflicts(view: &View<'_>, claim: &ClaimView<'_>, page: &mut Page) {
    for &at in &claim.conflicts {
        page.element("p", &[("class", "clash")], |page| {
            let open = view.conflicts[at].settled.is_none();
            page.text(if open {
                "Takes part in an open contradiction: "
            } else {
                "Takes part in a contradiction: "
            });
            let target = format!("#contradiction-{}", at + 1);
            page.element("a", &[("href", &target)], |page| page.told(&view.conflicts[at].told));
            page.text(".");
        });
    }
}

/// Who reviewed it, each in an element of its own; in running text only where that has to stand out.
fn reviews(view: &View<'_>, claim: &ClaimView<'_>, element: &'static str, page: &mut Page) {
    for (review, became) in claim.reviews(view) {
        let told = |page: &mut Page| {
            page.text("Reviewed by ");
            page.text(view.person(&review.by));
            page.text(", ");
            date::day(view, review.date, page);
            page.text(&format!("{}.", since_review(became)));
        };
        match (became, element) {
            (State::Current, "span") => told(page),
            (State::Current, _) => page.element(element, &[], told),
            _ => page.element(element, &[("class", "stale")], told),
        }
        if element == "span" {
            page.text(" ");
        }
    }
}
