//! The list of what waits for a review.

use std::fmt::Write as _;

use serde_json::json;

use crate::cli::args::QueueFormat;
use crate::ledger::Ledger;
use crate::render::{count, visible};
use crate::review::{ChangedBy, Past, People, Reviews, Waiting, Why, queue};

/// The list of what waits.
pub(super) fn waiting(ledger: &Ledger, past: &Past, reviews: &Reviews, format: QueueFormat) -> String {
    let waiting = queue(ledger, reviews);
    match format {
        QueueFormat::Json => as_json(ledger, reviews, &waiting),
        QueueFormat::Text => as_text(ledger, past, reviews, &waiting),
    }
}

fn as_json(ledger: &Ledger, reviews: &Reviews, waiting: &[Waiting]) -> String {
    let entry = |one: &Waiting| {
        let claim = &ledger.claims[one.claim].record;
        let mut entry = json!({
            "claim": claim.id, "file": ledger.claims[one.claim].file, "status": claim.status,
            "why": one.why.word(), "statement": claim.statement,
        });
        match &one.why {
            Why::Outdated(fields) => {
                entry["fields"] = json!(fields);
                let changes: Vec<_> = changes(reviews, one)
                    .iter()
                    .map(|ChangedBy { commit, author, date, fields }| {
                        json!({ "commit": commit, "author": author, "date": date, "fields": fields })
                    })
                    .collect();
                entry["changes"] = json!(changes);
            }
            Why::TooFew { current, required } => {
                entry["current"] = json!(current);
                entry["required"] = json!(required);
            }
            Why::Due(due) => entry["due"] = json!(due),
            Why::Own(reviewers) => entry["reviewers"] = json!(reviewers),
            Why::Unreviewed => {}
        }
        entry
    };
    let entries: Vec<_> = waiting.iter().map(entry).collect();
    format!("{:#}\n", json!({ "version": 1, "today": reviews.today, "waiting": entries }))
}

fn as_text(ledger: &Ledger, past: &Past, reviews: &Reviews, waiting: &[Waiting]) -> String {
    let mut out = String::new();
    for one in waiting {
        let claim = &ledger.claims[one.claim].record;
        let why = in_words(ledger, past, reviews, one);
        let line = format!("{:17} {:20} {}: {why}", one.why.word(), claim.status.word(), claim.id);
        let _ = writeln!(out, "{}", visible(&line));
    }
    let total = count(waiting.len() as u64, "claim");
    let _ = writeln!(
        out,
        "{}{total} wait{} for a review",
        if waiting.is_empty() { "" } else { "\n" },
        if waiting.len() == 1 { "s" } else { "" }
    );
    out
}

/// Why a claim waits.
pub(super) fn in_words(ledger: &Ledger, past: &Past, reviews: &Reviews, one: &Waiting) -> String {
    match &one.why {
        Why::Outdated(fields) if fields.is_empty() => "changed since its review".to_owned(),
        Why::Outdated(fields) => {
            let mut said = format!("changed since its review: {}", fields.join(", "));
            if let Some(changed) = changes(reviews, one).first() {
                let _ = write!(said, " ({} of {} by {})", changed.short(), changed.date, changed.author);
            }
            said
        }
        Why::Unreviewed => "nobody has reviewed it".to_owned(),
        Why::Own(reviewers) => {
            let people = People::new(&ledger.settings, &past.mailmap);
            let names: Vec<String> = reviewers.iter().map(|by| people.shown(by)).collect();
            format!("reviewed only by who changed it: {}", names.join(", "))
        }
        Why::TooFew { current, required } => format!("reviewed by {current} of {required}"),
        Why::Due(due) => format!("due on {due}"),
    }
}

/// The commits that changed a claim since its review, as far as the history tells; the newest first.
fn changes<'a>(reviews: &'a Reviews, one: &Waiting) -> &'a [ChangedBy] {
    let of_claim = &reviews.claims[one.claim];
    of_claim.outdated().map_or(&[], |at| of_claim.reviews[at].since.as_slice())
}
