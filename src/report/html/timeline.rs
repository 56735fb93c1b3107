//! What happened when: statements, publications, snapshots, reviews.

use std::collections::BTreeMap;

use crate::report::words::undated;
use jiff::civil::Date;

use super::date;
use crate::render::Page;
use crate::render::grouped;
use crate::report::View;
use crate::value::{Day, Edtf};

/// Something that happened.
enum Event<'a> {
    Said { claims: Vec<usize>, on: &'a Edtf },
    Published { source: usize, on: &'a Edtf },
    Retrieved { source: usize, on: Day },
    Reviewed { claims: Vec<usize>, by: &'a str, on: Day },
}

pub(super) fn timeline(view: &View<'_>, page: &mut Page) {
    let mut events: BTreeMap<(Date, u8, String), Event<'_>> = BTreeMap::new();
    for (at, source) in view.sources.iter().enumerate() {
        if let Some((on, first)) = source.record.issued.as_ref().and_then(|on| Some((on, on.earliest()?))) {
            events.insert((first, 1, source.record.id.clone()), Event::Published { source: at, on });
        }
        for held in &source.snapshots {
            if let Some(on) = held.record.retrieved {
                let key = (on.0, 2, format!("{} {}", source.record.id, held.record.sha256));
                events.insert(key, Event::Retrieved { source: at, on });
            }
        }
    }
    for (at, claim) in view.claims.iter().enumerate() {
        if let Some((on, first)) = claim.record.claimed_on.as_ref().and_then(|on| Some((on, on.earliest()?)))
        {
            let said = events.entry((first, 0, on.as_str().to_owned()));
            if let Event::Said { claims, .. } = said.or_insert(Event::Said { claims: Vec::new(), on }) {
                claims.push(at);
            }
        }
        for review in &claim.record.reviews {
            let new = Event::Reviewed { claims: Vec::new(), by: &review.by, on: review.date };
            if let Event::Reviewed { claims, .. } =
                events.entry((review.date.0, 3, review.by.clone())).or_insert(new)
            {
                claims.push(at);
            }
        }
    }
    if events.is_empty() {
        return;
    }
    page.element("section", &[("id", "timeline")], |page| {
        page.leaf("h2", &[], "Timeline");
        page.element("ol", &[("class", "timeline")], |page| {
            for event in events.values() {
                page.element("li", &[], |page| told(view, event, page));
            }
        });
    });
}

fn told(view: &View<'_>, event: &Event<'_>, page: &mut Page) {
    let head = |when: &dyn Fn(&mut Page), what: &str, page: &mut Page| {
        page.element("span", &[("class", "when")], when);
        page.text(" ");
        page.leaf("b", &[], what);
        page.text(" ");
    };
    match event {
        Event::Said { claims, on } => {
            head(&|page| date::date(view, on, page), "Said", page);
            numbers(view, claims, page);
        }
        Event::Published { source: at, on } => {
            head(&|page| date::date(view, on, page), "Published", page);
            linked(view, *at, page);
        }
        Event::Retrieved { source: at, on } => {
            head(&|page| date::day(view, *on, page), "Copy stored", page);
            linked(view, *at, page);
        }
        Event::Reviewed { claims, by, on } => {
            head(&|page| date::day(view, *on, page), "Reviewed", page);
            page.text(view.person(by));
            page.text(": ");
            numbers(view, claims, page);
        }
    }
}

fn linked(view: &View<'_>, at: usize, page: &mut Page) {
    let record = view.sources[at].record;
    page.leaf("a", &[("href", &format!("#source-{}", record.id))], &undated(record));
}

/// `claims 1, 2 and 3`, each a link.
pub(super) fn numbers(view: &View<'_>, claims: &[usize], page: &mut Page) {
    /// Nobody reads on in a longer list.
    const SHOWN: usize = 40;
    let more = if claims.len() > SHOWN + 1 { claims.len() - SHOWN } else { 0 };
    let claims = &claims[..claims.len() - more];
    page.text(if claims.len() == 1 { "claim " } else { "claims " });
    for (at, claim) in claims.iter().map(|&at| &view.claims[at]).enumerate() {
        page.text(match at {
            0 => "",
            at if at + 1 == claims.len() && more == 0 => " and ",
            _ => ", ",
        });
        page.leaf(
            "a",
            &[("class", "number"), ("href", &format!("#claim-{}", claim.record.id))],
            &claim.number.to_string(),
        );
    }
    if more > 0 {
        page.text(&format!(" and {} more", grouped(more as u64)));
    }
}
