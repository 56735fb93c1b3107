//! Words in quotation marks: changed, put into them, taken out of them.

use super::{Effect, Kind, Tag, Value};
use crate::diff::wording::{Wording, bare};
use crate::prose::quotations;

/// A shorter one is a title or a word held at arm's length.
const SHORTEST: usize = 3;
/// Of how many words in a hundred two quotations must share to be versions of one.
const ALIKE: usize = 50;

pub(super) fn tags(old: &str, new: &str, wording: &Wording) -> Vec<Tag> {
    // Where no word differs, marks alone came or went.
    if wording.nature().is_none() {
        return Vec::new();
    }
    let (mut before, mut after) = (quoted(old), quoted(new));
    before.retain(|one| match after.iter().position(|other| bare(one) == bare(other)) {
        Some(at) => {
            after.remove(at);
            false
        }
        None => true,
    });
    let mut tags = Vec::new();
    for one in before {
        let nearest = (0..after.len()).max_by_key(|&at| (common(one, after[at]), std::cmp::Reverse(at)));
        match nearest.filter(|&at| common(one, after[at]) >= ALIKE) {
            Some(at) => {
                let other = after.remove(at);
                tags.push((Effect::Changed, Some(one), Some(other)));
            }
            None => tags.push((Effect::Lost, Some(one), None)),
        }
    }
    tags.extend(after.into_iter().map(|other| (Effect::Gained, None, Some(other))));
    let long = |words: Option<&str>| words.is_some_and(|words| words.split_whitespace().count() >= SHORTEST);
    let kept = tags.into_iter().filter(|(_, old, new)| long(*old) || long(*new));
    let value = |words: Option<&str>| words.map(|words| Value::words(words.trim()));
    kept.map(|(effect, old, new)| Tag::new(Kind::Quotation, effect, value(old), value(new))).collect()
}

fn quoted(text: &str) -> Vec<&str> {
    quotations(text).into_iter().map(|span| &text[span.range()]).collect()
}

/// Of the words of both, how many in a hundred are common.
fn common(a: &str, b: &str) -> usize {
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(bare).collect() };
    let (a, mut b) = (words(a), words(b));
    let total = a.len() + b.len();
    let mut same = 0_usize;
    for word in a {
        if let Some(at) = b.iter().position(|other| *other == word) {
            b.remove(at);
            same += 1;
        }
    }
    (200 * same).checked_div(total).unwrap_or(0)
}
