//! The bytes of a work that somebody else holds: what their digest is, which makes them known wherever they turn up.

use super::bag::{Bag, Leaf, Taken, items, one_text};
use super::check::Bytes;
use super::log::Log;
use crate::value::Sha256Hex;

/// Where such a value goes: a source has no place for bytes that are not held, but for its note.
const INTO: &str = "note of the source";

/// The copies that a work tells of: itself, if it is a file, and the media that belong to it.
pub(super) fn copies(bag: &mut Bag<'_>, log: &mut Log) -> Vec<Bytes> {
    let mut copies: Vec<Bytes> = of_bag(bag, log).into_iter().collect();
    for key in ["associatedMedia", "encoding"] {
        let Some(leaf) = bag.take(key) else { continue };
        for leaf in items(&leaf, log) {
            copies.extend(media(&leaf, log));
        }
    }
    for more in copies.drain(MOST_COPIES.min(copies.len())..) {
        log.lose_all(more.lines, "nobody compares with so many copies");
    }
    copies
}

/// Of more copies only the first are kept.
pub(super) const MOST_COPIES: usize = 20;

fn media(leaf: &Leaf<'_>, log: &mut Log) -> Option<Bytes> {
    if leaf.value.get("sha256").is_none_or(super::json::Json::is_empty) {
        log.not_kept(&leaf.place, &leaf.value.shown(), "only what has a SHA-256 can be told of a copy");
        return None;
    }
    let mut bag = Bag::of(leaf, log)?;
    for leaf in bag.types(log) {
        log.kept(&leaf.place, &leaf.value.shown(), "type");
    }
    let copy = of_bag(&mut bag, log);
    bag.finish(log);
    copy
}

fn of_bag(bag: &mut Bag<'_>, log: &mut Log) -> Option<Bytes> {
    let taken = bag.text("sha256", INTO, log)?;
    let digits = taken.text.to_ascii_lowercase();
    let Ok(sha256) = digits.parse::<Sha256Hex>() else {
        log.lose(taken.line, "it is no SHA-256");
        return None;
    };
    if digits != taken.text {
        log.alter(taken.line, "in small letters");
    }
    let (media_type, size) = (bag.text("encodingFormat", INTO, log), bag.text("contentSize", INTO, log));
    let is_same = |leaf: &Leaf<'_>| leaf.value.scalar().is_some_and(|name| name == sha256.iri());
    let name = bag.take_if("identifier", is_same).and_then(|leaf| one_text(&leaf, "the same digest", log));
    let taken = [Some(taken), media_type.clone(), size.clone(), name];
    let lines = taken.iter().flatten().map(|taken| taken.line).collect();
    let text = |taken: Option<Taken>| taken.map(|taken| taken.text);
    Some(Bytes { sha256, media_type: text(media_type), size: text(size), lines })
}
