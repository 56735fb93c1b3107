//! Which entry of one list is which of another.

use super::plain::Plain;

/// The keys by which the entries of a list are known again, the surest first. The first of them also tells that two
/// people added the same entry.
pub(super) fn keys(record: &str) -> &'static [&'static [&'static str]] {
    match record {
        "citation" => &[&["source", "quote"], &["source", "stance"]],
        "appearance" => &[&["source", "quote"], &["source"]],
        "assertion" => {
            &[&["subject", "property", "time", "scope", "according_to", "members"], &["subject", "property"]]
        }
        "review" => &[&["by", "date", "digest"]],
        "resolution" => &[&["with", "about"], &["with"]],
        "ignore" => &[&["rule", "claim", "source"]],
        "not_claim" => &[&["quote", "prefix", "suffix"], &["quote"]],
        "rate" => &[&["of", "time"]],
        "name" => &[&["literal", "family", "given"]],
        _ => &[],
    }
}

/// The fields of an entry that mean something together: two people's edits of them are never put together.
pub(super) fn together(record: &str) -> Option<&'static [&'static str]> {
    match record {
        "citation" | "appearance" => Some(&["source", "stance", "quote", "prefix", "suffix", "snapshot"]),
        _ => None,
    }
}

/// Whether two entries have the same name by some keys. Two that have none of the keys have no name.
pub(super) fn alike(one: &Plain, other: &Plain, keys: &[&str]) -> bool {
    let named = keys.iter().any(|key| one.get(key).is_some());
    // Without a quote, the source alone would stand for each of its citations.
    let whole = |entry: &Plain| !keys.contains(&"quote") || entry.get("quote").is_some();
    named && whole(one) && whole(other) && keys.iter().all(|key| one.get(key) == other.get(key))
}

/// For each entry of `from`, its place in `to`: equal ones first, then those that have a name in common.
pub(super) fn paired(from: &[Plain], to: &[Plain], record: &str) -> Vec<Option<usize>> {
    let mut pairs = vec![None; from.len()];
    let mut free: Vec<bool> = vec![true; to.len()];
    let mut pass = |same: &dyn Fn(&Plain, &Plain) -> bool| {
        for (one, pair) in from.iter().zip(&mut pairs).filter(|(_, pair)| pair.is_none()) {
            if let Some(found) = (0..to.len()).find(|&other| free[other] && same(one, &to[other])) {
                free[found] = false;
                *pair = Some(found);
            }
        }
    };
    pass(&|one, other| one == other);
    for keys in keys(record) {
        pass(&|one, other| alike(one, other, keys));
    }
    pairs
}
