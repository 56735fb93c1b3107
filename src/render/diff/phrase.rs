//! What every format for people says in the same words.

use super::summary::is_undisclosed;
use crate::diff::{
    Anchor, Change, Effect, Fate, Part, Sentence, Side, Tag, TextDiff, Value, Weight, grouped,
};
use crate::render::count;
use crate::text::Span;

/// `edited, material`.
pub(super) fn headline(change: &Change) -> String {
    format!("{}, {}", change.operation.phrase(), change.weight.phrase())
}

/// `old line 5, new line 6`.
pub(super) fn places(diff: &TextDiff, change: &Change) -> String {
    let side = |sentences: &[Sentence], indexes: &[usize]| {
        let mut lines: Vec<usize> = indexes.iter().map(|&at| sentences[at].line).collect();
        lines.dedup();
        let noun = if lines.len() == 1 { "line" } else { "lines" };
        let numbers: Vec<String> = lines.iter().map(ToString::to_string).collect();
        format!("{noun} {}", numbers.join(", "))
    };
    match (change.old.is_empty(), change.new.is_empty()) {
        (true, _) => format!("new {}", side(&diff.new, &change.new)),
        (_, true) => format!("old {}", side(&diff.old, &change.old)),
        _ => format!("old {}, new {}", side(&diff.old, &change.old), side(&diff.new, &change.new)),
    }
}

/// Whether a word diff can be read in one line: few changes, and most words the same.
pub(in crate::render) fn reads_well(words: &[Part]) -> bool {
    const MOST_CHANGES: usize = 8;
    let letters = |side: fn(Side) -> bool| -> usize {
        words.iter().filter(|part| side(part.side)).map(|part| part.text.len()).sum()
    };
    let changes =
        words.windows(2).filter(|pair| pair[0].side == Side::Both && pair[1].side != Side::Both).count();
    let same = letters(|side| side == Side::Both);
    !words.is_empty() && changes <= MOST_CHANGES && same >= letters(|side| side != Side::Both)
}

/// A tag in words, its texts as they were written.
pub(super) struct TagWords<'a> {
    /// `number`, `hedge softened`.
    pub(super) head: String,
    /// What the old text says, unless the new one says the same.
    pub(super) old: Option<&'a str>,
    /// What the new text says.
    pub(super) new: Option<&'a str>,
    /// `+100,000 $`.
    pub(super) difference: Option<String>,
}

/// What a tag says.
pub(super) fn tag_words(tag: &Tag) -> TagWords<'_> {
    let effect = match tag.effect {
        Effect::Changed => "",
        Effect::Gained => " gained",
        Effect::Lost => " lost",
        Effect::Softened => " softened",
        Effect::Hardened => " hardened",
        Effect::Swapped => " swapped",
        Effect::Reworded => " reworded",
        Effect::Moved => " moved",
    };
    let kind = tag.kind.phrase();
    let kind = kind.split_once(' ').map_or(kind, |(_, noun)| noun);
    let (old, new) = (value(tag.old.as_ref()), value(tag.new.as_ref()));
    let unit = tag.new.as_ref().and_then(|value| value.unit.as_deref()).filter(|unit| *unit != "th");
    let difference = tag.difference.as_ref().map(|difference| match unit {
        Some(unit) => format!("{} {unit}", grouped(difference)),
        None => grouped(difference),
    });
    TagWords { head: format!("{kind}{effect}"), old: old.filter(|old| Some(*old) != new), new, difference }
}

fn value(value: Option<&Value>) -> Option<&str> {
    value.map(|value| value.text.as_str())
}

/// What readers were told of a change, if that is to be said.
pub(super) fn disclosure(diff: &TextDiff, change: &Change) -> Option<String> {
    if let Some(notice) = change.notice {
        return Some(match diff.notices[notice].discloses.len() {
            0 => "it discloses no change that was found".to_owned(),
            number => format!("it discloses {}", count(number as u64, "change")),
        });
    }
    if let Some(notice) = change.disclosed_by {
        let notice = &diff.notices[notice];
        let line = notice.sentences.first().map_or(0, |&at| diff.new[at].line);
        return Some(format!("disclosed by {} on line {line}", notice.kind.phrase()));
    }
    (is_undisclosed(change) && !diff.notices.is_empty())
        .then(|| "undisclosed: no notice tells readers of it".to_owned())
}

/// What became of a quote, and why it is said.
pub(super) fn why(diff: &TextDiff, fate: &Fate) -> String {
    let line = |span: Span| {
        let at = diff.new.partition_point(|sentence| sentence.span.end <= span.start);
        diff.new.get(at).map_or_else(String::new, |sentence| format!(", line {}", sentence.line))
    };
    match fate {
        Fate::Altered { nearest, .. } => {
            format!(
                "it stands there no more; the nearest passage, {} % alike{}",
                nearest.likeness,
                line(nearest.passage.span)
            )
        }
        Fate::Gone => "nothing like it stands there any more".to_owned(),
        Fate::Moved { span } => format!("word for word, but elsewhere{}", line(*span)),
        Fate::ReAnchored { span, why } => {
            let why = match why {
                Anchor::Sentence => "word for word, but the sentence around it changed",
                Anchor::Level => "the same but for white space or typography",
                Anchor::Context => "it needs other context to be the only such passage",
            };
            format!("{why}{}", span.map_or_else(String::new, line))
        }
        Fate::Same | Fate::Absent => String::new(),
    }
}

/// The changes as a reader in a hurry wants them: what is material and undisclosed, what else is material, what is not;
/// within each in reading order.
pub(super) fn gravest_first(diff: &TextDiff) -> Vec<&Change> {
    let mut changes: Vec<&Change> = diff.changes.iter().collect();
    changes
        .sort_by_key(|change| (change.weight, change.weight == Weight::Material && !is_undisclosed(change)));
    changes
}
