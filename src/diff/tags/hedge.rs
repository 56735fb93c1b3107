//! Words of doubt and of certainty, and in which direction they change a statement.

use std::cmp::Ordering;

use super::{Effect, Kind, Tag, Value};
use crate::diff::wording::{Wording, bare};
use crate::prose::hedges;

pub(super) fn tags(old: &str, new: &str, wording: &Wording) -> Vec<Tag> {
    let (mut before, mut after) = (words(old), words(new));
    // What stands in both, in whatever place, did not change.
    before.retain(|one| match after.iter().position(|other| other == one) {
        Some(at) => {
            after.remove(at);
            false
        }
        None => true,
    });
    if before.is_empty() && after.is_empty() {
        let moved = words(old).into_iter().map(|(word, _)| word).find(|word| wording.is_moved(&bare(word)));
        return moved.map(|word| Tag::both(Kind::Hedge, Effect::Moved, &word, &word)).into_iter().collect();
    }
    let doubt = |words: &[(String, i8)]| words.iter().map(|(_, doubt)| i32::from(*doubt)).sum::<i32>();
    let effect = match doubt(&after).cmp(&doubt(&before)) {
        Ordering::Greater => Effect::Softened,
        Ordering::Less => Effect::Hardened,
        Ordering::Equal => Effect::Reworded,
    };
    let told = |words: Vec<(String, i8)>| {
        let words: Vec<String> = words.into_iter().map(|(word, _)| word).collect();
        (!words.is_empty()).then(|| Value::words(words.join(", ")))
    };
    vec![Tag::new(Kind::Hedge, effect, told(before), told(after))]
}

fn words(text: &str) -> Vec<(String, i8)> {
    hedges(text).into_iter().map(|hedge| (text[hedge.span.range()].to_lowercase(), hedge.doubt)).collect()
}
