//! Words that lower or raise how sure a statement is.

use crate::text::Span;

/// A word of doubt or of certainty, where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hedge {
    /// Where.
    pub span: Span,
    /// How much it lowers the certainty: 1 to 3; -1 for a word that raises it; 0 for one that approximates elsewhere,
    /// as *about* in *talk about*.
    pub doubt: i8,
}

/// Modal verbs that tell a possibility or a prediction (Palmer, *Mood and Modality*, 2001, 2.1; Hyland, *Hedging in
/// Scientific Research Articles*, 1998, 5.1). *Must* and *ought* mostly oblige and are left out.
#[rustfmt::skip]
const MODALS: &[(&str, i8)] = &[
    ("can", 1), ("could", 2), ("may", 2), ("might", 3), ("should", 1), ("will", 1), ("would", 1),
];

/// Adverbs, adjectives and nouns of likelihood (Hyland 1998, appendix; Biber et al., *Longman Grammar of Spoken and
/// Written English*, 1999, 10.3.1).
#[rustfmt::skip]
const LIKELIHOOD: &[(&str, i8)] = &[
    ("apparent", 2), ("apparently", 2), ("arguably", 2), ("conceivably", 3), ("doubtful", 3), ("likelihood", 2),
    ("likely", 2), ("maybe", 3), ("ostensible", 2), ("ostensibly", 2), ("perhaps", 3), ("plausible", 2),
    ("plausibly", 2), ("possibility", 3), ("possible", 3), ("possibly", 3), ("potential", 2), ("potentially", 2),
    ("presumable", 2), ("presumably", 2), ("probability", 2), ("probable", 2), ("probably", 2), ("seemingly", 2),
    ("tentative", 2), ("tentatively", 2), ("uncertain", 3), ("unclear", 3), ("unlikely", 2),
];

/// Words that leave a statement to others (evidentials of hearsay: Aikhenvald, *Evidentiality*, 2004, 5.1, with their
/// English equivalents).
#[rustfmt::skip]
const HEARSAY: &[(&str, i8)] = &[
    ("alleged", 3), ("allegedly", 3), ("purported", 3), ("purportedly", 3), ("reportedly", 2), ("reputed", 2),
    ("reputedly", 2), ("rumored", 3), ("rumoured", 3), ("so-called", 3), ("supposed", 2), ("supposedly", 3),
    ("suspected", 2), ("unconfirmed", 3), ("unverified", 3),
];

/// Verbs of judging and of seeming (epistemic lexical verbs: Hyland 1998, 5.2).
#[rustfmt::skip]
const JUDGING: &[(&str, i8)] = &[
    ("appear", 2), ("appeared", 2), ("appears", 2), ("assume", 2), ("assumed", 2), ("assumes", 2), ("believe", 2),
    ("believed", 2), ("believes", 2), ("estimate", 1), ("estimated", 1), ("estimates", 1), ("hypothesise", 2),
    ("hypothesize", 2), ("imply", 1), ("implied", 1), ("implies", 1), ("indicate", 1), ("indicated", 1),
    ("indicates", 1), ("presume", 2), ("presumed", 2), ("seem", 2), ("seemed", 2), ("seems", 2), ("speculate", 3),
    ("speculated", 3), ("speculates", 3), ("suggest", 2), ("suggested", 2), ("suggests", 2), ("suspect", 2),
    ("suspects", 2), ("tend", 1), ("tended", 1), ("tends", 1), ("thought", 2),
];

/// Approximators and adverbs of frequency and degree (Hyland 1998, 5.3; Quirk et al. 1985, 8.55, 8.111). *About*, *around*
/// and *some* only before a number or an article.
#[rustfmt::skip]
const APPROXIMATING: &[(&str, i8)] = &[
    ("almost", 1), ("approximately", 1), ("circa", 1), ("essentially", 1), ("fairly", 1), ("frequently", 1),
    ("generally", 1), ("largely", 1), ("mainly", 1), ("mostly", 1), ("nearly", 1), ("occasionally", 2), ("often", 1),
    ("partially", 2), ("partly", 2), ("primarily", 1), ("rather", 1), ("relatively", 1), ("roughly", 1),
    ("somewhat", 2), ("sometimes", 2), ("typically", 1), ("usually", 1), ("virtually", 1),
];

/// Words of certainty (boosters: Hyland, *Metadiscourse*, 2005, appendix). A change to one makes a statement harder.
#[rustfmt::skip]
const CERTAINTY: &[&str] = &[
    "certain", "certainly", "clearly", "conclusively", "definite", "definitely", "definitively", "demonstrably",
    "evidently", "incontrovertibly", "indisputably", "indeed", "invariably", "obviously", "proven", "surely",
    "unambiguously", "undeniably", "undisputedly", "undoubtedly", "unquestionably",
];

const LISTS: [&[(&str, i8)]; 5] = [MODALS, LIKELIHOOD, HEARSAY, JUDGING, APPROXIMATING];

/// The words of doubt and of certainty in a text, in order.
pub fn hedges(text: &str) -> Vec<Hedge> {
    let words = words(text);
    let mut found = Vec::new();
    for (at, &span) in words.iter().enumerate() {
        let word = &text[span.range()];
        // A capital makes a month or a name of it: *May*, *Will*.
        if at > 0 && word.starts_with(char::is_uppercase) && !word.chars().skip(1).any(char::is_uppercase) {
            continue;
        }
        let lower = word.to_lowercase();
        let next = words.get(at + 1).map_or("", |next| &text[next.range()]);
        if let Some(doubt) = doubt(&lower, next) {
            found.push(Hedge { span, doubt });
        }
    }
    found
}

fn doubt(word: &str, next: &str) -> Option<i8> {
    let listed = || LISTS.iter().flat_map(|list| list.iter()).find(|(known, _)| *known == word);
    if let Some((_, doubt)) = listed() {
        return Some(*doubt);
    }
    let counted = next.starts_with(|c: char| c.is_numeric() || "$€£¥".contains(c))
        || super::unit::is_numeral(next)
        || super::unit::is_multiplier_word(next)
        || word != "some" && matches!(next, "a" | "an" | "half");
    match word {
        "about" | "around" | "some" if counted => return Some(1),
        "about" | "around" => return Some(0),
        _ => {}
    }
    CERTAINTY.contains(&word).then_some(-1)
}

/// Words, with hyphens inside.
fn words(text: &str) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut open = false;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let word = c.is_alphanumeric()
            || "$€£¥".contains(c)
            || open && c == '-' && next.is_some_and(char::is_alphabetic);
        match words.last_mut() {
            Some(last) if word && open => last.end = at + c.len_utf8(),
            _ if word => words.push(Span::new(at, at + c.len_utf8())),
            _ => {}
        }
        open = word;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, i8)> {
        hedges(text).iter().map(|hedge| (&text[hedge.span.range()], hedge.doubt)).collect()
    }

    #[test]
    fn finds_doubt_and_certainty() {
        assert_eq!(
            found("It may possibly have cost about 300 dollars."),
            [("may", 2), ("possibly", 3), ("about", 1)]
        );
        assert_eq!(
            found("He talked about May in the so-called Will trial."),
            [("about", 0), ("so-called", 3)]
        );
        assert_eq!(found("Clearly it is proven."), [("Clearly", -1), ("proven", -1)]);
    }
}
