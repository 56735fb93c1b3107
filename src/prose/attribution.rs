//! Who a statement is laid to: *Acme said*, *according to the ministry*.

use super::function_words;
use super::verb::{self, Sense};
use crate::text::Span;

/// A place where a statement is laid to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The words that do it: `said`, `according to`.
    pub marker: Span,
    /// The same in one form: `say`, `according to`.
    pub verb: &'static str,
    /// Who, in small letters and without articles; empty where nobody is named.
    pub source: String,
    /// What the verb makes of the statement.
    pub stance: Stance,
}

/// What a reporting verb makes of what it reports (Thompson and Ye, "Evaluation in the reporting verbs used in academic
/// papers", 1991; Caldas-Coulthard 1994).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    /// It may not be so: *claim*, *allege*.
    Doubting,
    /// It leaves it open: *say*, *report*.
    Neutral,
    /// It takes it for true: *confirm*, *admit*.
    Factive,
}

/// Public factual verbs, which report what somebody said (Quirk et al. 1985, 16.31), with the forms of each.
#[rustfmt::skip]
const REPORTING: &[(&str, Stance)] = &[
    ("acknowledge", Stance::Factive), ("add", Stance::Neutral), ("admit", Stance::Factive), ("affirm", Stance::Neutral),
    ("allege", Stance::Doubting), ("announce", Stance::Neutral), ("argue", Stance::Doubting), ("assert", Stance::Doubting),
    ("attest", Stance::Factive), ("boast", Stance::Doubting), ("claim", Stance::Doubting), ("comment", Stance::Neutral),
    ("complain", Stance::Neutral), ("concede", Stance::Factive), ("confess", Stance::Factive), ("confirm", Stance::Factive),
    ("contend", Stance::Doubting), ("declare", Stance::Neutral), ("deny", Stance::Neutral), ("disclose", Stance::Factive),
    ("explain", Stance::Neutral), ("hint", Stance::Doubting), ("insist", Stance::Doubting), ("maintain", Stance::Doubting),
    ("mention", Stance::Neutral), ("note", Stance::Neutral), ("observe", Stance::Neutral), ("predict", Stance::Neutral),
    ("proclaim", Stance::Neutral), ("promise", Stance::Neutral), ("remark", Stance::Neutral), ("reply", Stance::Neutral),
    ("report", Stance::Neutral), ("reveal", Stance::Factive), ("say", Stance::Neutral), ("state", Stance::Neutral),
    ("stress", Stance::Neutral), ("suggest", Stance::Doubting), ("swear", Stance::Doubting), ("tell", Stance::Neutral),
    ("testify", Stance::Neutral), ("vow", Stance::Neutral), ("warn", Stance::Neutral), ("write", Stance::Neutral),
];

/// Forms that no ending makes.
const IRREGULAR: &[(&str, &str)] = &[
    ("said", "say"),
    ("told", "tell"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("wrote", "write"),
    ("written", "write"),
];

struct Word {
    span: Span,
    lower: String,
}

impl AsRef<str> for Word {
    fn as_ref(&self) -> &str {
        &self.lower
    }
}

/// Where a sentence lays what it says to somebody, in order.
pub fn attributions(text: &str) -> Vec<Attribution> {
    let words = words(text);
    let mut found = Vec::new();
    for at in 0..words.len() {
        let phrase = (words[at].lower == "according"
            && words.get(at + 1).is_some_and(|next| next.lower == "to"))
        .then_some(("according to", Stance::Neutral, at + 1));
        let Some((verb, stance, last)) = phrase.or_else(|| reporting(text, &words, at)) else { continue };
        let source = if last > at { behind(text, &words, last) } else { named(text, &words, at) };
        let marker = Span::new(words[at].span.start, words[last].span.end);
        found.push(Attribution { marker, verb, source, stance });
    }
    found
}

/// A verb that reports, by its base form.
fn reporting(text: &str, words: &[Word], at: usize) -> Option<(&'static str, Stance, usize)> {
    let capital = text[words[at].span.range()].starts_with(char::is_uppercase);
    if at > 0 && capital || verb::sense(words, at) != Some(Sense::Saying) {
        return None;
    }
    let word = words[at].lower.as_str();
    let base = IRREGULAR.iter().find(|(form, _)| *form == word).map(|(_, base)| *base);
    let known = |base: &str| REPORTING.iter().find(|(known, _)| *known == base);
    let entry = base.and_then(known).or_else(|| forms(word).iter().find_map(|base| known(base)))?;
    Some((entry.0, entry.1, at))
}

/// The base forms a word may come from, itself among them.
fn forms(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    for (ending, instead) in
        [("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ied", "y"), ("ing", ""), ("ing", "e")]
    {
        if let Some(stem) = word.strip_suffix(ending) {
            forms.push(format!("{stem}{instead}"));
            if let [.., a, b] = stem.as_bytes()
                && a == b
            {
                forms.push(stem[..stem.len() - 1].to_owned());
            }
        }
    }
    forms
}

/// Who says so: the words before the verb back to a mark or a conjunction, or those behind it.
fn named(text: &str, words: &[Word], verb: usize) -> String {
    const MOST: usize = 6;
    let mut first = verb;
    while first > 0 && verb - first < MOST {
        let gap = &text[words[first - 1].span.end..words[first].span.start];
        if gap.contains([',', ';', ':', '.', '"', '“', '”', '\u{2014}', '(', ')'])
            || is_border(&words[first - 1].lower)
        {
            break;
        }
        first -= 1;
    }
    let first = last_name(text, words, first, verb);
    let before = told(&words[first..verb]);
    let at_a_border = first == verb;
    let passive = words.get(verb + 1).is_some_and(|next| next.lower == "by");
    if passive {
        return behind(text, words, verb + 1);
    }
    if before.is_empty() && at_a_border { behind(text, words, verb) } else { before }
}

/// Where the last run of capitals before a verb begins, so that *At this point Browne* is *Browne*; else where the words do.
fn last_name(text: &str, words: &[Word], first: usize, verb: usize) -> usize {
    let capital = |at: usize| text[words[at].span.range()].starts_with(char::is_uppercase);
    let Some(last) =
        (first..verb).rev().find(|&at| capital(at) && !function_words::contains(&words[at].lower))
    else {
        return first;
    };
    let joins =
        |at: &usize| capital(*at) || matches!(words[*at].lower.as_str(), "of" | "the" | "de" | "van" | "von");
    let start = (first..=last).rev().take_while(joins).last().unwrap_or(last);
    (start..=last).find(|&at| capital(at)).unwrap_or(last)
}

/// The words behind a place up to a mark or a conjunction.
fn behind(text: &str, words: &[Word], at: usize) -> String {
    const MOST: usize = 6;
    let mut last = at;
    while last + 1 < words.len() && last - at < MOST {
        let gap = &text[words[last].span.end..words[last + 1].span.start];
        if gap.contains([',', ';', ':', '.', '"', '“', '”', '\u{2014}', '(', ')'])
            || is_border(&words[last + 1].lower)
        {
            break;
        }
        last += 1;
    }
    told(&words[at + 1..=last])
}

fn told(words: &[Word]) -> String {
    let kept = words.iter().map(|word| word.lower.as_str()).filter(|word| !is_light(word));
    kept.collect::<Vec<_>>().join(" ")
}

fn is_border(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "as"
            | "because"
            | "but"
            | "if"
            | "in"
            | "on"
            | "or"
            | "since"
            | "that"
            | "when"
            | "while"
            | "who"
            | "which"
    )
}

/// Articles, demonstratives, auxiliaries, and adverbs of time that stand between a speaker and the verb.
fn is_light(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "this"
            | "that"
            | "these"
            | "those"
            | "has"
            | "have"
            | "had"
            | "is"
            | "are"
            | "was"
            | "were"
            | "been"
            | "be"
            | "also"
            | "later"
            | "to"
            | "would"
            | "will"
            | "not"
            | "did"
            | "does"
            | "do"
            | "it"
            | "there"
    )
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let word = c.is_alphanumeric()
            || open && matches!(c, '\'' | '’' | '-') && next.is_some_and(char::is_alphabetic);
        match words.last_mut() {
            Some(last) if word && open => last.span.end = at + c.len_utf8(),
            _ if word => words.push(Word { span: Span::new(at, at + c.len_utf8()), lower: String::new() }),
            _ => {}
        }
        open = word;
    }
    for word in &mut words {
        word.lower = text[word.span.range()].to_lowercase().replace('’', "'");
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        attributions(text).into_iter().map(|one| (one.verb.to_owned(), one.source)).collect()
    }

    #[test]
    fn finds_who_says_so() {
        let one = |verb: &str, source: &str| vec![(verb.to_owned(), source.to_owned())];
        assert_eq!(found("The cost fell, the ministry said on Friday."), one("say", "ministry"));
        assert_eq!(found("According to the police, nobody was hurt."), one("according to", "police"));
        assert_eq!(found("Acme has denied it."), one("deny", "acme"));
        assert_eq!(found("\"It works,\" said Jane Doe."), one("say", "jane doe"));
        assert_eq!(
            found("At this point Jane Doe of Acme insisted it was so."),
            one("insist", "jane doe of acme")
        );
        assert_eq!(found("It was announced by Acme."), one("announce", "acme"));
        assert_eq!(found("The report and the claims were long."), []);
    }
}
