//! What a check cites: works, each with what it does for the claim and its words, as far as the file tells.

use super::bag::{Bag, Leaf, Taken, items, one_text};
use super::check::Evidence;
use super::log::Log;
use super::text::{QUOTE, REMARK};
use super::work::{name_of, of_bag, of_text};
use crate::record::Stance;

/// The works that a check cites: addresses, titles, or objects. One with several quotations is cited for each.
pub(super) fn evidence(leaf: &Leaf<'_>, base: Option<&str>, log: &mut Log) -> Vec<Evidence> {
    let mut found = Vec::new();
    for leaf in items(leaf, log) {
        match Bag::of(&leaf, log) {
            Some(bag) => of_object(bag, base, &mut found, log),
            None => found.extend(of_text(&leaf, base, log).map(|work| Evidence {
                work,
                stance: Stance::Context,
                quote: None,
                note: None,
            })),
        }
    }
    found
}

fn of_object(mut bag: Bag<'_>, base: Option<&str>, found: &mut Vec<Evidence>, log: &mut Log) {
    let (stance, note) = description(&mut bag, log);
    let quotes = quotations(&mut bag, log);
    let Some(work) = of_bag(bag, base, log) else {
        let lines = quotes.iter().chain(&note).map(|taken| taken.line);
        log.lose_all(lines, "the work has neither an address nor a title");
        return;
    };
    let mut quotes = quotes.into_iter();
    let first = Evidence { work, stance, quote: quotes.next(), note };
    let more: Vec<Evidence> = quotes.map(|quote| Evidence { quote: Some(quote), ..first.clone() }).collect();
    found.push(first);
    found.extend(more);
}

/// What a description says: as this program writes it, what the work does for the claim, and a remark behind it;
/// anything else is a remark.
fn description(bag: &mut Bag<'_>, log: &mut Log) -> (Stance, Option<Taken>) {
    let Some(taken) = bag.text("description", REMARK, log) else { return (Stance::Context, None) };
    for stance in [Stance::Supports, Stance::Refutes, Stance::Context] {
        let Some(rest) = taken.text.strip_prefix(stance.phrase()) else { continue };
        if rest.is_empty() {
            log.moved(taken.line, "stance");
            return (stance, None);
        }
        if let Some(note) = rest.strip_prefix(": ") {
            log.moved(taken.line, "stance and note of the citation");
            return (stance, Some(Taken { text: note.to_owned(), line: taken.line }));
        }
    }
    (Stance::Context, Some(taken))
}

/// The quotations that are parts of a work; the words of a work that is a quotation itself.
fn quotations(bag: &mut Bag<'_>, log: &mut Log) -> Vec<Taken> {
    let mut quotes = Vec::new();
    if bag.is_a("Quotation") {
        quotes.extend(bag.text("text", QUOTE, log));
    }
    let parts = bag.take("hasPart");
    for leaf in parts.map(|leaf| items(&leaf, log)).unwrap_or_default() {
        let part = Bag::of(&leaf, log).filter(|part| part.is_a("Quotation"));
        let Some(mut part) = part else {
            log.not_kept(&leaf.place, &leaf.value.shown(), "of the parts of a work only quotations are read");
            continue;
        };
        for leaf in part.types(log) {
            match leaf.value.scalar() {
                Some(kind) if name_of(&kind) == "Quotation" => log.kept(&leaf.place, &kind, "type"),
                _ => log.not_kept(&leaf.place, &leaf.value.shown(), "it is read as a quotation"),
            };
        }
        quotes.extend(part.take("text").and_then(|leaf| one_text(&leaf, QUOTE, log)));
        part.finish(log);
    }
    quotes
}
