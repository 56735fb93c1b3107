//! Recognising verbs of saying and doing in running text.

mod list;

/// What a verb tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// Somebody said, showed or holds something.
    Saying,
    /// Somebody did something, or something happened.
    Doing,
    /// *be*, *have* or *do*, alone or as an auxiliary.
    Being,
}

/// What the verb at `at` tells, if a finite verb or a participle of the lists stands there. `words` are the
/// words of a sentence, in lower case and without punctuation.
pub(super) fn sense<W: AsRef<str>>(words: &[W], at: usize) -> Option<Sense> {
    let word = words[at].as_ref();
    if holds(list::AUXILIARIES, word) {
        return Some(Sense::Being);
    }
    let before = at.checked_sub(1).map(|before| words[before].as_ref());
    if before.is_some_and(introduces_noun) {
        return None;
    }
    let unchanged_in_the_past = matches!(word, "cost" | "cut" | "hit" | "put" | "quit" | "read" | "set");
    if (unchanged_in_the_past || takes_base(words, at))
        && let Some(sense) = of_base(word)
    {
        return Some(sense);
    }
    if holds(list::IRREGULAR, word) {
        return Some(match word {
            "found" | "said" | "spoke" | "thought" | "told" | "wrote" => Sense::Saying,
            _ => Sense::Doing,
        });
    }
    base_forms(word).iter().find_map(|base| of_base(base))
}

/// Whether a word names somebody who speaks or acts: `company`, `officials`.
pub(super) fn is_actor(word: &str) -> bool {
    let singular = match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => word.strip_suffix('s').unwrap_or(word).to_owned(),
    };
    holds(list::ACTORS, word) || holds(list::ACTORS, &singular)
}

fn of_base(word: &str) -> Option<Sense> {
    if holds(list::SAYING, word) {
        Some(Sense::Saying)
    } else if holds(list::DOING, word) {
        Some(Sense::Doing)
    } else {
        None
    }
}

/// The base forms that a word ending in `-s` or `-ed` can come from.
fn base_forms(word: &str) -> Vec<String> {
    let mut bases = Vec::new();
    for (ending, instead) in [("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("d", "")] {
        if let Some(stem) = word.strip_suffix(ending) {
            if ending == "d" && !stem.ends_with('e') {
                continue;
            }
            bases.push(format!("{stem}{instead}"));
            let doubled = stem.as_bytes().last_chunk::<2>().is_some_and(|[a, b]| a == b);
            if ending == "ed" && doubled {
                bases.push(stem[..stem.len() - 1].to_owned());
            }
        }
    }
    bases
}

/// Modals and words between a modal and its verb; pronouns and nouns that take a verb without `-s`.
const BEFORE_BASE: &[&str] = &[
    "can", "cannot", "could", "did", "didn't", "do", "don't", "i", "may", "might", "must", "not", "now",
    "often", "people", "police", "shall", "should", "still", "they", "we", "who", "will", "won't", "would",
    "you",
];

/// Whether a verb can stand in its base form here: after a plural, a pronoun, a modal, *not* or an adverb,
/// and after the second of two names. Elsewhere the word is more likely a noun (`market`, `report`).
fn takes_base<W: AsRef<str>>(words: &[W], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| words[before].as_ref()) else { return false };
    holds(BEFORE_BASE, before)
        || before.ends_with("ly")
        || before.ends_with('s') && !before.ends_with("ss")
        || at >= 2 && words[at - 2].as_ref() == "and"
}

/// Determiners and prepositions.
const BEFORE_NOUN: &[&str] = &[
    "a", "about", "an", "any", "at", "by", "each", "every", "for", "from", "her", "his", "in", "into", "its",
    "my", "no", "of", "on", "our", "over", "per", "some", "the", "their", "these", "this", "those",
    "through", "to", "under", "with", "your",
];

/// Whether what follows this word is a noun or an adjective: after a determiner, a preposition, a possessive.
fn introduces_noun(word: &str) -> bool {
    holds(BEFORE_NOUN, word) || word.ends_with("'s") || word.ends_with("s'")
}

fn holds(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn senses(sentence: &str) -> Vec<(String, Sense)> {
        let words: Vec<String> = sentence.split(' ').map(str::to_lowercase).collect();
        (0..words.len()).filter_map(|at| Some((words[at].clone(), sense(&words, at)?))).collect()
    }

    #[test]
    fn knows_inflected_forms() {
        for (sentence, verb, expected) in [
            ("Acme acknowledged it", "acknowledged", Sense::Saying),
            ("Acme admitted it", "admitted", Sense::Saying),
            ("Acme denies it", "denies", Sense::Saying),
            ("Acme denied it", "denied", Sense::Saying),
            ("Acme says so", "says", Sense::Saying),
            ("Acme told us", "told", Sense::Saying),
            ("officials say so", "say", Sense::Saying),
            ("Lee and Kim argue so", "argue", Sense::Saying),
            ("Acme used it", "used", Sense::Doing),
            ("Acme bought it", "bought", Sense::Doing),
            ("Acme switches it", "switches", Sense::Doing),
            ("Acme shipped it", "shipped", Sense::Doing),
            ("Acme could reshape how chips sell", "sell", Sense::Doing),
            ("Acme cut jobs", "cut", Sense::Doing),
            ("Acme was there", "was", Sense::Being),
        ] {
            assert_eq!(senses(sentence), [(verb.to_owned(), expected)], "{sentence}");
        }
    }

    #[test]
    fn leaves_nouns_and_adjectives_alone() {
        for phrase in
            ["the restricted model", "Acme market report", "Acme's claims", "to build it", "red speed need"]
        {
            assert_eq!(senses(phrase), [], "{phrase}");
        }
    }

    #[test]
    fn knows_who_acts() {
        assert!(is_actor("companies") && is_actor("police") && is_actor("officials") && !is_actor("chips"));
    }

    #[test]
    fn lists_are_sorted_for_the_search() {
        for list in [
            list::SAYING,
            list::DOING,
            list::IRREGULAR,
            list::AUXILIARIES,
            list::ACTORS,
            BEFORE_BASE,
            BEFORE_NOUN,
        ] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }
}
