//! Numbers that stand in each other's place, also where one of them reads like a date and the other does not.

use super::{Kind, Tag, Value};
use crate::diff::units::{Part, Side};
use crate::prose::amount;

/// Tells every number that was put in the place of another as one change, instead of as one lost and one gained.
pub(super) fn pair(tags: &mut Vec<Tag>, parts: &[Part]) {
    for pair in parts.windows(2) {
        let [Part { side: Side::Old, text: old }, Part { side: Side::New, text: new }] = pair else {
            continue;
        };
        let (old, new) = (numeric(old), numeric(new));
        if old.len() == new.len() {
            old.iter().zip(&new).for_each(|(old, new)| tell(tags, old, new));
        }
    }
}

fn tell(tags: &mut Vec<Tag>, old: &str, new: &str) {
    let of_number = |tag: &Tag| matches!(tag.kind, Kind::Number | Kind::Date | Kind::Name);
    let holds =
        |value: &Option<Value>, part: &str| value.as_ref().is_some_and(|value| value.text.contains(part));
    let told = |tag: &Tag| of_number(tag) && holds(&tag.old, old) && holds(&tag.new, new);
    let same = amount(old).is_some_and(|old| amount(new) == Some(old));
    if old == new || tags.iter().any(told) {
        return;
    }
    let half = |tag: &Tag| {
        of_number(tag) && tag.kind != Kind::Name && (holds(&tag.old, old) != holds(&tag.new, new))
    };
    let had_any = tags.iter().any(half);
    tags.retain(|tag| !half(tag));
    if had_any && !same {
        tags.push(super::meaning::number(old, new));
    }
}

/// The words of a stretch that are numbers, in digits or in letters.
fn numeric(text: &str) -> Vec<&str> {
    let words = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !(c.is_alphanumeric() || "$€£¥%".contains(c))));
    words.filter(|word| word.contains(char::is_numeric) || amount(word).is_some()).collect()
}
