//! How much a change matters, and why, in words.

use super::parts::parts;
use super::tags::{Effect, Kind, Tag, Value, tags};
use super::units::{Operation, Part, Weight};
use super::wording::{Nature, Rewrite, Wording, wording};
use crate::snapshot;

/// What is said of a change.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) weight: Weight,
    pub(super) reason: String,
    pub(super) tags: Vec<Tag>,
    pub(super) words: Vec<Part>,
}

/// Judges a change from one text to another; one of them is empty where sentences were added or deleted.
pub(super) fn judge(operation: Operation, old: &str, new: &str) -> Judged {
    let plain = |weight, reason: &str| Judged {
        weight,
        reason: reason.to_owned(),
        tags: Vec::new(),
        words: Vec::new(),
    };
    match operation {
        Operation::Keep => plain(Weight::Cosmetic, "nothing changed"),
        Operation::Move => plain(Weight::Structural, "the same words stand elsewhere"),
        Operation::Add | Operation::Delete
            if !old.contains(char::is_alphanumeric) && !new.contains(char::is_alphanumeric) =>
        {
            plain(Weight::Cosmetic, "it has no words")
        }
        Operation::Add => plain(Weight::Material, "a sentence was added"),
        Operation::Delete => plain(Weight::Material, "a sentence was deleted"),
        Operation::Edit | Operation::MoveEdit | Operation::Split | Operation::Merge => {
            rewritten(operation, old, new)
        }
    }
}

/// No sentence that a person writes has more words; what has is not compared word by word, since that would take time that
/// grows faster than the text.
const MOST_WORDS: usize = 4_000;

fn rewritten(operation: Operation, old: &str, new: &str) -> Judged {
    if [old, new].iter().any(|text| text.split_whitespace().nth(MOST_WORDS).is_some()) {
        let reason = format!(
            "it changed; with more than {} words it is not compared further",
            grouped(&MOST_WORDS.to_string())
        );
        return Judged { weight: Weight::Material, reason, tags: Vec::new(), words: Vec::new() };
    }
    let compared = snapshot::compare(old, new, true);
    let wording = wording(old, new);
    let words = parts(old, new);
    let tags = tags(old, new, &compared, &wording, &words);
    let (weight, reason) = verdict(operation, old, new, &tags, &wording);
    Judged { weight, reason, tags, words }
}

fn verdict(operation: Operation, old: &str, new: &str, tags: &[Tag], wording: &Wording) -> (Weight, String) {
    let grave: Vec<&Tag> = tags.iter().filter(|tag| tag.is_material()).collect();
    if !grave.is_empty() && !is_tense_only(&grave, wording) {
        return (Weight::Material, told(&grave));
    }
    let plain =
        wording.rewrites.iter().find(|rewrite| rewrite.nature == Nature::Words && !is_told(rewrite, tags));
    if let Some(rewrite) = plain.filter(|_| !is_tense_only(&grave, wording)) {
        return (Weight::Material, reworded(rewrite));
    }
    let nature = wording.nature();
    let structural = match operation {
        Operation::Split => Some("one sentence became several"),
        Operation::Merge => Some("several sentences became one"),
        Operation::MoveEdit => Some("it stands elsewhere"),
        _ => None,
    };
    let small = match nature {
        Some(Nature::Words) if grave.is_empty() => "other words to the same effect",
        Some(Nature::Words | Nature::Grammar) => "only grammar differs",
        Some(Nature::Order) => "the same words in another order",
        Some(Nature::Emphasis) => "only emphasis differs",
        Some(Nature::Spelling) => "only spelling differs",
        Some(Nature::Joined) => "only the spelling of compounds differs",
        None if letters(old) == letters(new) => "only punctuation or white space differs",
        None => "only capital letters or punctuation differ",
    };
    match structural {
        Some(structural) => (Weight::Structural, format!("{structural}; {small}")),
        None => (Weight::Cosmetic, small.to_owned()),
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a rewrite is only what a tag tells to be other words to the same effect, such as *stated* for *said*.
fn is_told(rewrite: &Rewrite, tags: &[Tag]) -> bool {
    let holds = |value: &Option<Value>, words: &[String]| {
        let told = value.as_ref().map_or("", |value| value.text.as_str());
        let known = told.split_whitespace().map(|word| word.trim_matches([',', '.']));
        words.iter().all(|word| known.clone().any(|known| known == word))
    };
    let same = |tag: &&Tag| tag.effect == Effect::Reworded && tag.kind != Kind::Hedge;
    !rewrite.old.is_empty()
        && !rewrite.new.is_empty()
        && tags.iter().filter(same).any(|tag| holds(&tag.old, &rewrite.old) && holds(&tag.new, &rewrite.new))
}

/// Whether *will* or *would* before a verb that stays is all that came or went: another tense, the same statement.
fn is_tense_only(grave: &[&Tag], wording: &Wording) -> bool {
    let tense = |words: &[String]| {
        words.iter().all(|word| matches!(word.to_lowercase().as_str(), "will" | "would" | "shall"))
    };
    let alone = grave.iter().all(|tag| tag.kind == Kind::Hedge);
    alone
        && !grave.is_empty()
        && wording
            .rewrites
            .iter()
            .filter(|rewrite| rewrite.nature == Nature::Words)
            .all(|rewrite| tense(&rewrite.old) && tense(&rewrite.new))
}

/// The first few tags in words.
fn told(tags: &[&Tag]) -> String {
    const MOST: usize = 3;
    let mut parts: Vec<String> = tags.iter().take(MOST).map(|tag| phrase(tag)).collect();
    if tags.len() > MOST {
        parts.push(format!("{} more", tags.len() - MOST));
    }
    parts.join("; ")
}

/// `a number changed: `512` became `612` (+100)`.
fn phrase(tag: &Tag) -> String {
    let happened = match tag.effect {
        Effect::Changed => "changed",
        Effect::Gained => "was added",
        Effect::Lost => "was left out",
        Effect::Softened => "softened the statement",
        Effect::Hardened => "hardened the statement",
        Effect::Swapped => "was swapped",
        Effect::Reworded => "was reworded",
        Effect::Moved => "moved within the sentence",
    };
    let what = match (tag.kind, tag.effect, &tag.old, &tag.new) {
        (Kind::Hedge, Effect::Softened | Effect::Hardened, Some(_), None) => {
            "a hedge or modal that was left out"
        }
        _ => tag.kind.phrase(),
    };
    let words = match (&tag.old, &tag.new) {
        (Some(old), Some(new)) => format!("`{}` became `{}`", old.text, new.text),
        (Some(only), None) | (None, Some(only)) => format!("`{}`", only.text),
        (None, None) => String::new(),
    };
    let difference =
        tag.difference.as_ref().map(|difference| format!(" ({})", grouped(difference))).unwrap_or_default();
    format!("{what} {happened}: {words}{difference}")
}

fn reworded(rewrite: &Rewrite) -> String {
    let (old, new) = (rewrite.old.join(" "), rewrite.new.join(" "));
    match (old.as_str(), new.as_str()) {
        ("", new) => format!("words were added: `{new}`"),
        (old, "") => format!("words were left out: `{old}`"),
        (old, new) => format!("words changed: `{old}` became `{new}`"),
    }
}

/// The digits of a number in groups of three: `+100,000`, `-1,234.5`.
pub fn grouped(number: &str) -> String {
    let digits = number.trim_start_matches(['+', '-']);
    let (sign, (whole, part)) =
        (&number[..number.len() - digits.len()], digits.split_once('.').unwrap_or((digits, "")));
    let mut out = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if part.is_empty() { out } else { out + "." + part }
}
