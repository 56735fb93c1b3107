//! Numbers, dates, names and quantifiers.

use super::{Effect, Kind, Tag, Value};
use crate::diff::wording::{Wording, bare, is_same_name};
use crate::prose::{Folding, Meaning, amount, fold, hedges, same_date};
use crate::snapshot::Comparison;

/// A word that differs, as written on both sides.
struct Differs {
    kind: Kind,
    old: Option<String>,
    new: Option<String>,
}

pub(super) fn tags(old: &str, new: &str, compared: &Comparison, wording: &Wording) -> Vec<Tag> {
    let hedged: Vec<String> = [old, new].into_iter().flat_map(hedge_words).collect();
    let is_hedge =
        |side: &Option<String>| side.as_ref().is_some_and(|word| hedged.contains(&word.to_lowercase()));
    let mut found: Vec<Differs> = compared
        .changes
        .iter()
        .filter_map(|change| {
            Some(Differs { kind: kind(change.kind)?, old: change.quote.clone(), new: change.source.clone() })
        })
        .filter(|one| !(one.kind == Kind::Quantifier && (is_hedge(&one.old) || is_hedge(&one.new))))
        .filter(|one| !same(one) && !is_only_spelled_otherwise(one, wording))
        .collect();
    cancel_moved(&mut found);
    found.into_iter().map(tag).collect()
}

fn hedge_words(text: &str) -> Vec<String> {
    hedges(text).into_iter().map(|hedge| text[hedge.span.range()].to_lowercase()).collect()
}

/// Single words of negation and exclusivity are compared one by one elsewhere.
fn kind(meaning: Meaning) -> Option<Kind> {
    match meaning {
        Meaning::Negation | Meaning::Exclusivity => None,
        Meaning::Number => Some(Kind::Number),
        Meaning::Date => Some(Kind::Date),
        Meaning::Quantifier => Some(Kind::Quantifier),
        Meaning::Name => Some(Kind::Name),
    }
}

/// Whether both sides are the same words apart from capitals, accents, hyphens and a possessive, and the same figures.
fn same(one: &Differs) -> bool {
    let (Some(old), Some(new)) = (&one.old, &one.new) else { return false };
    match one.kind {
        Kind::Number => {
            key(one.kind, old) == key(one.kind, new) || bare(old) == bare(new) && is_reworded(one)
        }
        Kind::Name => is_same_name(old, new),
        kind => key(kind, old) == key(kind, new),
    }
}

/// What is the same where words are.
fn key(kind: Kind, words: &str) -> String {
    if matches!(kind, Kind::Number | Kind::Date) { figures(words, kind) } else { bare(words) }
}

/// A number or a date without what its spelling varies in, and with the marks that make another one of it: `2.5` is not
/// `25`, `-5` not `5`, `1/2` not `12`, and `$500` not `500`. What stands between the parts of a date is all one.
fn figures(words: &str, kind: Kind) -> String {
    let folded = fold(words, Folding::Typography).text.to_lowercase();
    let chars: Vec<char> = folded.chars().collect();
    let counts = |at: usize| {
        let before_digit = chars.get(at + 1).is_some_and(char::is_ascii_digit);
        let mark = chars[at];
        let currency = "$€£¥₹₽₩¢".contains(mark);
        currency
            || mark == '%'
            || mark == '‰'
            || before_digit && !mark.is_whitespace() && !"'\"(".contains(mark)
    };
    let kept = |(at, &c): (usize, &char)| match c {
        c if c.is_alphanumeric() => Some(c),
        _ if !counts(at) => None,
        '/' | '-' | '.' | ',' if kind == Kind::Date => Some('-'),
        c => Some(c),
    };
    chars.iter().enumerate().filter_map(kept).collect()
}

/// Whether both sides say the same in other words: `7` and *seven*, `3 May 2024` and `May 3, 2024`.
fn is_reworded(one: &Differs) -> bool {
    let (Some(old), Some(new)) = (&one.old, &one.new) else { return false };
    match one.kind {
        Kind::Number => amount(old).is_some_and(|old| amount(new) == Some(old)),
        Kind::Date => same_date(old, new),
        _ => false,
    }
}

/// A name that differs only because words were joined or cut, or that stands on the other side in small letters.
fn is_only_spelled_otherwise(one: &Differs, wording: &Wording) -> bool {
    one.kind == Kind::Name
        && [&one.old, &one.new].into_iter().flatten().all(|name| {
            name.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
                .all(|word| wording.is_same(&bare(word)))
        })
}

/// What is gone in one place and stands in another of the same sentence did not change.
fn cancel_moved(found: &mut Vec<Differs>) {
    let mut at = 0;
    while at < found.len() {
        let partner = (at + 1..found.len()).find(|&other| {
            let (a, b) = (&found[at], &found[other]);
            let key = |side: &Option<String>| side.as_ref().map(|words| key(a.kind, words));
            let crossed = key(&a.old) == key(&b.new) && key(&a.new) == key(&b.old);
            a.kind == b.kind && crossed && (a.old.is_none() || a.new.is_none())
        });
        match partner {
            Some(other) => {
                found.remove(other);
                found.remove(at);
            }
            None => at += 1,
        }
    }
}

fn tag(one: Differs) -> Tag {
    let value =
        |words: String| if one.kind == Kind::Number { Value::number(&words) } else { Value::words(words) };
    let effect = match (&one.old, &one.new) {
        (Some(_), Some(_)) if is_reworded(&one) => Effect::Reworded,
        (Some(_), Some(_)) => Effect::Changed,
        (None, _) => Effect::Gained,
        (_, None) => Effect::Lost,
    };
    let difference = one
        .old
        .as_deref()
        .zip(one.new.as_deref())
        .filter(|_| one.kind == Kind::Number && effect != Effect::Reworded);
    let difference = difference.and_then(|(old, new)| difference_of(old, new));
    Tag { difference, ..Tag::new(one.kind, effect, one.old.map(value), one.new.map(value)) }
}

/// A number in the place of another.
pub(super) fn number(old: &str, new: &str) -> Tag {
    tag(Differs { kind: Kind::Number, old: Some(old.to_owned()), new: Some(new.to_owned()) })
}

fn difference_of(old: &str, new: &str) -> Option<String> {
    let (old, new) = (amount(old)?, amount(new)?);
    let difference = (old.unit == new.unit).then(|| new.value.minus(old.value))??;
    Some(if difference.is_negative() { difference.to_string() } else { format!("+{difference}") })
}
