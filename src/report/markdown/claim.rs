//! A claim: the verdict in words, why, and the evidence with its words where they stand.

use std::fmt::Write as _;

use super::words::{LONGEST, code, link, linked, part, shown, told};
use crate::record::Stance;
use crate::render::inert;
use crate::report::View;
use crate::report::fragment::Fragments;
use crate::report::quoted::Quoted;
use crate::report::view::ClaimView;
use crate::report::words::{date_words, day_words, locator, sentence, short, since_review, word};
use crate::snapshot::Level;
use crate::value::check_id;

pub(super) fn claim(view: &View<'_>, fragments: &[Fragments<'_>], claim: &ClaimView<'_>) -> String {
    let record = claim.record;
    let id = if check_id(&record.id).is_ok() { code(&record.id) } else { shown(&record.id) };
    let verdict = shown(word(view, record.status));
    let mut out = format!("### Claim {id}\n\n**{verdict}**: {}\n\n", shown(&record.statement));
    for broken in claim.errors(view) {
        let _ = write!(out, "⚠️ {}\n\n", told(&sentence(&broken.what)));
    }
    let who = record.claimant.as_deref().map(|id| format!("Claimed by {}", shown(view.entity(id))));
    let on = record.claimed_on.as_ref().map(|on| shown(&date_words(on)));
    match (who, on) {
        (Some(who), Some(on)) => {
            let _ = write!(out, "{who}, {on}.\n\n");
        }
        (Some(who), None) => {
            let _ = write!(out, "{who}.\n\n");
        }
        (None, Some(on)) => {
            let _ = write!(out, "Claimed {on}.\n\n");
        }
        (None, None) => (),
    }
    if let Some(rationale) = &record.rationale {
        let _ = write!(out, "{}\n\n", shown(rationale));
    }
    if let Some(next) = &record.superseded_by {
        let _ = write!(out, "Replaced by {}.\n\n", linked(next));
    }
    for one in Quoted::of(view, claim) {
        quoted(view, fragments, one, &mut out);
    }
    // Else what follows would be a part of the last entry of the list.
    if !out.ends_with("\n\n") {
        out.push('\n');
    }
    for &conflict in &claim.conflicts {
        let conflict = &view.conflicts[conflict];
        let open = if conflict.settled.is_some() { "a contradiction" } else { "an open contradiction" };
        let _ = write!(out, "Takes part in {open}: {}.\n\n", told(&conflict.told));
    }
    for (review, became) in claim.reviews(view) {
        let by = shown(view.person(&review.by));
        let since = inert(&since_review(became));
        let _ = write!(out, "Reviewed by {by}, {}{since}.\n\n", day_words(review.date.0));
    }
    let _ = write!(out, "Verify: {}\n\n", code(&format!("factlock show {}", record.id)));
    out
}

/// What it does for the claim, from where, what was verified, and the words where they stand.
fn quoted(view: &View<'_>, fragments: &[Fragments<'_>], one: Quoted<'_>, out: &mut String) {
    let role = match one.stance {
        None => "In the article",
        Some(Stance::Supports) => "For",
        Some(Stance::Refutes) => "Against",
        Some(Stance::Context) => "Context",
    };
    let source = one.source.map_or_else(|| shown(one.source_id), |source| shown(&short(source)));
    let _ = write!(out, "- **{role}**: {source}");
    if let Some(locator) = one.locator.map(locator).filter(|told| !told.is_empty()) {
        let _ = write!(out, ", {}", shown(&locator));
    }
    let _ = writeln!(out, ". {}", proved(view, fragments, one));
    if let Some(words) = words(view, one) {
        let _ = write!(out, "\n  > {words}\n");
    }
    if let Some(note) = one.note {
        let _ = write!(out, "\n  {}\n", shown(note));
    }
}

/// What was verified of the words.
fn proved(view: &View<'_>, fragments: &[Fragments<'_>], one: Quoted<'_>) -> String {
    if let Some(what) = one.trouble(view) {
        return format!("⚠️ Not verified: {}.", told(&what));
    }
    let Some(snapshot) = one.snapshot else {
        return "Cited by what it says; no copy is held.".to_owned();
    };
    let hash = code(&format!("sha256:{}", snapshot.sha256.short()));
    let retrieved = snapshot.retrieved.map(|day| format!(", retrieved {}", day_words(day.0)));
    let level = match one.state.level() {
        Some(Level::Exact) => "Quote verified to the letter in",
        Some(Level::Spacing) => "Quote verified, but for white space, in",
        Some(Level::Typography) => "Quote verified, but for typography, in",
        None => "A copy is held:",
    };
    format!("{level} {hash}{}.{}", retrieved.unwrap_or_default(), place(fragments, one))
}

/// A link to the words in the source itself.
fn place(fragments: &[Fragments<'_>], one: Quoted<'_>) -> String {
    let address = one.source.and_then(|source| source.url.as_deref());
    let linked = one.passage.zip(address);
    let linked = linked.and_then(|(passage, address)| fragments[passage.text].link(address, &passage.spans));
    linked.map(|address| format!(" {}", link(&address, "In the source"))).unwrap_or_default()
}

/// The words in the sentences they stand in; as they were written down, where they could not be verified.
fn words(view: &View<'_>, one: Quoted<'_>) -> Option<String> {
    let Some(passage) = one.passage else { return Some(shown(one.quote?)) };
    let mut out = String::new();
    for (is_quoted, piece) in passage.pieces(&view.texts) {
        if out.len() > 4 * LONGEST {
            out.push('…');
            break;
        }
        let text = part(piece);
        // Its spaces stand outside, so that the words alone are set off.
        let inner = text.trim();
        match text.split_once(inner) {
            Some((before, after)) if is_quoted && !inner.is_empty() => {
                let _ = write!(out, "{before}<b>{inner}</b>{after}");
            }
            _ => out.push_str(&text),
        }
    }
    Some(out)
}
