//! What somebody's rating says about a claim: for it, against it, or neither that surely.

use super::check::Verdict;
use crate::record::Stance;

/// The stance that a rating implies. Words count before numbers; where they disagree, or the words are not known, the number
/// is not trusted either: many words stand beside one that does not mean what they say.
pub(super) fn stance(verdict: &Verdict) -> Stance {
    let label = verdict.label.as_ref().filter(|label| !normal(&label.text).is_empty());
    match (label.map(|label| of_words(&label.text)), of_numbers(verdict)) {
        (Some(Some(words)), Some(numbers)) if numbers != Stance::Context && words != numbers => {
            Stance::Context
        }
        (Some(Some(words)), _) => words,
        (None, Some(numbers)) => numbers,
        (Some(None), _) | (None, None) => Stance::Context,
    }
}

/// Only where there is a scale with two ends and the value lies on it: the outer quarters are for and against.
fn of_numbers(verdict: &Verdict) -> Option<Stance> {
    let number = |taken: &Option<super::bag::Taken>| {
        let text = taken.as_ref()?.text.replace(',', ".");
        text.trim().parse::<f64>().ok().filter(|number| number.is_finite())
    };
    let (value, best, worst) = (number(&verdict.value)?, number(&verdict.best)?, number(&verdict.worst)?);
    if best <= worst || value < worst || value > best {
        return None;
    }
    let share = (value - worst) / (best - worst);
    Some(if share <= 0.25 {
        Stance::Refutes
    } else if share >= 0.75 {
        Stance::Supports
    } else {
        Stance::Context
    })
}

/// The words of a rating as they are compared: without case, and without what stands around them.
pub(super) fn normal(label: &str) -> String {
    let lower = label.to_lowercase();
    lower.trim_matches(|c: char| !c.is_alphanumeric()).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The whole label, or what stands before its first stop: long ones begin with what they mean.
fn of_words(label: &str) -> Option<Stance> {
    let first = label
        .split(['.', ':', ';', '!', '(', '\u{2014}', '\u{2013}', '\u{3002}'])
        .find(|part| !normal(part).is_empty())?;
    let first = normal(first);
    let stands = |words: &[&str]| words.contains(&first.as_str());
    if stands(AGAINST) {
        Some(Stance::Refutes)
    } else if stands(FOR) {
        Some(Stance::Supports)
    } else {
        None
    }
}

/// Against the claim, in the languages that fact-checks are often written in.
const AGAINST: &[&str] = &[
    "false",
    "refuted",
    "mostly false",
    "completely false",
    "totally false",
    "entirely false",
    "pants on fire",
    "fake",
    "fake news",
    "hoax",
    "incorrect",
    "inaccurate",
    "wrong",
    "untrue",
    "not true",
    "fabricated",
    "debunked",
    "four pinocchios",
    "falso",
    "falsa",
    "completamente falso",
    "mentira",
    "bulo",
    "es falso",
    "\u{e9} falso",
    "\u{e8} falso",
    "faux",
    "c'est faux",
    "infox",
    "falsch",
    "gr\u{f6}\u{df}tenteils falsch",
    "onwaar",
    "fals",
    "falsk",
    "falskt",
    "fa\u{142}sz",
    "nieprawda",
    "yanl\u{131}\u{15f}",
    "salah",
    "hoaks",
    "ep\u{e4}tosi",
    "hamis",
    "la\u{17e}no",
    "neta\u{10d}no",
    "\u{3c8}\u{3b5}\u{3c5}\u{3b4}\u{3ad}\u{3c2}",
    "\u{43b}\u{43e}\u{436}\u{44c}",
    "\u{444}\u{435}\u{439}\u{43a}",
    "\u{43d}\u{435}\u{43f}\u{440}\u{430}\u{432}\u{434}\u{430}",
    "\u{917}\u{932}\u{924}",
    "\u{91d}\u{942}\u{920}",
    "\u{632}\u{627}\u{626}\u{641}",
    "\u{62e}\u{637}\u{623}",
];

/// For the claim.
const FOR: &[&str] = &[
    "true",
    "supported",
    "mostly true",
    "completely true",
    "correct",
    "mostly correct",
    "accurate",
    "geppetto checkmark",
    "verdadero",
    "verdad",
    "cierto",
    "es verdad",
    "verdadeiro",
    "verdade",
    "vero",
    "\u{e8} vero",
    "vrai",
    "c'est vrai",
    "wahr",
    "richtig",
    "gr\u{f6}\u{df}tenteils richtig",
    "waar",
    "juist",
    "adev\u{103}rat",
    "sann",
    "sant",
    "prawda",
    "do\u{11f}ru",
    "benar",
    "totta",
    "igaz",
    "to\u{10d}no",
    "\u{3b1}\u{3bb}\u{3b7}\u{3b8}\u{3ad}\u{3c2}",
    "\u{43f}\u{440}\u{430}\u{432}\u{434}\u{430}",
    "\u{938}\u{91a}",
    "\u{938}\u{939}\u{940}",
    "\u{635}\u{62d}\u{64a}\u{62d}",
];

#[cfg(test)]
mod tests {
    use super::super::bag::Taken;
    use super::*;

    fn of(label: &str, numbers: Option<[&str; 3]>) -> Stance {
        let taken = |text: &str| {
            Some(Taken { text: text.to_owned(), line: 0 }).filter(|taken| !taken.text.is_empty())
        };
        let [value, best, worst] = numbers.unwrap_or_default().map(taken);
        stance(&Verdict { label: taken(label), value, best, worst, explanation: None })
    }

    #[test]
    fn words_before_numbers_and_neither_where_they_disagree() {
        for (label, numbers, wanted) in [
            ("False", None, Stance::Refutes),
            ("FALSE!", None, Stance::Refutes),
            ("False. The picture is older.", None, Stance::Refutes),
            ("\u{274c} Faux", None, Stance::Refutes),
            ("True", Some(["5", "5", "1"]), Stance::Supports),
            ("True", Some(["1", "5", "1"]), Stance::Context),
            ("True", Some(["0", "-1", "1"]), Stance::Supports),
            ("True but misleading", None, Stance::Context),
            ("Not false", None, Stance::Context),
            ("Half true", Some(["3", "5", "1"]), Stance::Context),
            ("Three lies", Some(["1", "5", "1"]), Stance::Context),
            ("Unproven", Some(["5", "5", "1"]), Stance::Context),
            ("Refuted", Some(["5", "5", "1"]), Stance::Context),
            ("Refuted", None, Stance::Refutes),
            ("Supported", Some(["5", "5", "1"]), Stance::Supports),
            ("!", Some(["1", "5", "1"]), Stance::Refutes),
            ("", Some(["4.5", "5", "1"]), Stance::Supports),
            ("", Some(["9", "5", "1"]), Stance::Context),
            ("", Some(["0", "-1", "1"]), Stance::Context),
            ("", Some(["1", "1", "1"]), Stance::Context),
            ("", Some(["inf", "5", "1"]), Stance::Context),
            ("", None, Stance::Context),
        ] {
            assert_eq!(of(label, numbers), wanted, "{label} {numbers:?}");
        }
    }
}
