//! Single words that turn a statement: negations and words of exclusivity.

use super::{Effect, Kind, Tag, Value};
use crate::diff::wording::{Wording, bare};
use crate::prose::{Meaning, word_meaning};

pub(super) fn tags(old: &str, new: &str, wording: &Wording) -> Vec<Tag> {
    let of = |meaning, kind| one_kind(old, new, wording, meaning, kind);
    [of(Meaning::Negation, Kind::Negation), of(Meaning::Exclusivity, Kind::Exclusivity)].concat()
}

fn one_kind(old: &str, new: &str, wording: &Wording, meaning: Meaning, kind: Kind) -> Vec<Tag> {
    let (all, mut after) = (words(old, meaning), words(new, meaning));
    let mut before = Vec::new();
    for word in all.clone() {
        match after.iter().position(|other| bare(other) == bare(&word)) {
            Some(at) => drop(after.remove(at)),
            None => before.push(word),
        }
    }
    if before.is_empty() && after.is_empty() {
        let moved = all.into_iter().find(|word| wording.is_moved(&bare(word)));
        return moved.map(|word| Tag::both(kind, Effect::Moved, &word, &word)).into_iter().collect();
    }
    let paired = before.len().min(after.len());
    let mut tags: Vec<Tag> = before
        .iter()
        .zip(&after)
        .map(|(old, new)| {
            let effect = if plain(old) == plain(new) { Effect::Reworded } else { Effect::Changed };
            Tag::both(kind, effect, old, new)
        })
        .collect();
    let value = |word: &String| Some(Value::words(word));
    tags.extend(before[paired..].iter().map(|old| Tag::new(kind, Effect::Lost, value(old), None)));
    tags.extend(after[paired..].iter().map(|new| Tag::new(kind, Effect::Gained, None, value(new))));
    tags
}

/// The words of a meaning, as written, in order.
fn words(text: &str, meaning: Meaning) -> Vec<String> {
    let pieces = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')));
    let words = pieces
        .map(|piece| piece.trim_matches(['\'', '’']))
        .filter(|word| word_meaning(word) == Some(meaning));
    words.map(str::to_owned).collect()
}

/// A negation in one form: *aren't* and *cannot* are *not*.
fn plain(word: &str) -> String {
    let word = word.to_lowercase().replace('’', "'");
    if word.ends_with("n't") || matches!(word.as_str(), "cannot" | "nt") { "not".to_owned() } else { word }
}
