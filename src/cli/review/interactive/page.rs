//! What a reviewer sees of a claim: what it says, the words it rests on where they stand, and what changed.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

use crate::cli::args::PassageArgs;
use crate::cli::passage::{self, Picked};
use crate::cli::show::stated;
use crate::diff::{Moments, compare_ledgers};
use crate::ledger::{Filed, Ledger};
use crate::record::{Claim, Quotation};
use crate::render::{DiffOptions, in_a_line, record_changes_terminal, visible};
use crate::review::{Past, People, Reviews, State};
use crate::tree::Folder;

/// The statement, the verdict, and every quote in its context.
pub(super) fn claim(tree: &Folder, ledger: &Ledger, at: usize) -> String {
    let record = &ledger.claims[at].record;
    let mut out = stated(ledger, at);
    for appearance in &record.appearances {
        quoted(tree, ledger, "stands in", appearance.quotation(), None, &mut out);
    }
    for citation in &record.citations {
        let note = citation.note.as_deref();
        quoted(tree, ledger, citation.stance.word(), citation.quotation(), note, &mut out);
    }
    out
}

fn quoted(
    tree: &Folder,
    ledger: &Ledger,
    verb: &str,
    quotation: Quotation<'_>,
    note: Option<&str>,
    out: &mut String,
) {
    let _ = writeln!(out, "\n  {verb:11} {}", quotation.source);
    let mut inset = |text: &str| {
        for line in text.lines() {
            let _ = writeln!(out, "              {}", visible(line.trim_start()));
        }
    };
    match quotation.quote {
        None => inset("without a quote"),
        Some(quote) => {
            let options = PassageArgs {
                prefix: quotation.prefix.map(str::to_owned),
                suffix: quotation.suffix.map(str::to_owned),
                place: None,
                nearest: false,
                snapshot: quotation.snapshot.cloned(),
            };
            match passage::pick(tree, ledger, quotation.source, quote, &options) {
                Ok(Picked::One(found)) => inset(&found.shown),
                Ok(Picked::Undecided(_)) => inset(&format!("NOT FOUND as quoted: \u{201c}{quote}\u{201d}")),
                Err(_) => inset(&format!("not held: \u{201c}{quote}\u{201d}")),
            }
        }
    }
    if let Some(note) = note {
        inset(&in_a_line(note));
    }
}

/// What changed since the claim was reviewed last, if it was and has changed, in the words of `factlock diff`.
pub(super) fn changes(
    ledger: &Ledger,
    past: &Past,
    reviews: &Reviews,
    at: usize,
    options: DiffOptions,
) -> String {
    let record = &ledger.claims[at].record;
    let of_claim = &reviews.claims[at];
    let Some(outdated) = of_claim.outdated() else { return String::new() };
    let State::Outdated { fields } = &of_claim.reviews[outdated].state else { return String::new() };
    let review = &record.reviews[outdated];
    let people = People::new(&ledger.settings, &past.mailmap);
    let by = people.shown(&review.by);
    let mut out = format!("\n  since the review of {} by {}:\n", review.date, visible(&by));
    for changed in &of_claim.reviews[outdated].since {
        let line = format!(
            "{} of {} by {}: {}",
            changed.short(),
            changed.date,
            changed.author,
            changed.fields.join(", ")
        );
        let _ = writeln!(out, "  {}", visible(&line));
    }
    let then =
        past.history.known().and_then(|history| history.as_reviewed(&people, &record.id, &review.digest));
    out.push('\n');
    match then {
        Some(then) => {
            let old = alone(ledger, at, &then);
            let new = alone(ledger, at, record);
            let moments = Moments { old: &old, new: &new, renames: &HashMap::new() };
            out.push_str(&record_changes_terminal(&compare_ledgers(moments).changes, options));
        }
        None => {
            let _ = writeln!(
                out,
                "  changed: {}; the words from then are in no commit that is here\n",
                fields.join(", ")
            );
        }
    }
    if fields.iter().any(|field| field == "snapshots") {
        let sources: BTreeSet<&str> =
            record.citations.iter().map(|citation| citation.source.as_str()).collect();
        for source in sources {
            let _ = writeln!(out, "  `factlock diff --source {source}` compares its snapshots");
        }
    }
    out
}

/// A ledger with one claim as it was or is, its sources, and the vocabulary.
fn alone(ledger: &Ledger, at: usize, claim: &Claim) -> Ledger {
    // Reviews are what is being written: they are no news.
    let record = Claim { reviews: Vec::new(), ..claim.clone() };
    let filed = Filed { file: ledger.claims[at].file.clone(), record };
    let cites = |id: &str| {
        claim.citations.iter().any(|citation| citation.source == id)
            || claim.appearances.iter().any(|appearance| appearance.source == id)
    };
    let sources = ledger.sources.iter().filter(|source| cites(&source.record.id)).cloned().collect();
    let mut alone = Ledger::of_records(vec![filed], sources, ledger.vocabulary_files.clone());
    alone.vocabulary = ledger.vocabulary.clone();
    alone.settings = ledger.settings.clone();
    alone
}
