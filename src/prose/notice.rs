//! Recognising sentences that tell readers of a change to the text they stand in.
//!
//! Written for this program after the forms that style books of news agencies and newspapers ask for (corrections that
//! begin with a label, that speak of "an earlier version of this article", or that say what the article did).

use serde::Serialize;

/// What a notice tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// Something was wrong.
    Correction,
    /// Something was unclear.
    Clarification,
    /// Something is new.
    Update,
    /// The editors have something to say.
    EditorsNote,
    /// All of it, or a part, is taken back.
    Retraction,
}

impl NoticeKind {
    /// What a reader is told.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Correction => "a correction",
            Self::Clarification => "a clarification",
            Self::Update => "an update",
            Self::EditorsNote => "an editor's note",
            Self::Retraction => "a retraction",
        }
    }
}

/// What a notice may begin with, before a colon, a dash, a date or a number.
#[rustfmt::skip]
const LABELS: &[(&str, NoticeKind)] = &[
    ("correction", NoticeKind::Correction), ("corrections", NoticeKind::Correction), ("corrected", NoticeKind::Correction),
    ("corrects", NoticeKind::Correction), ("erratum", NoticeKind::Correction), ("errata", NoticeKind::Correction),
    ("clarification", NoticeKind::Clarification), ("clarifications", NoticeKind::Clarification),
    ("clarifies", NoticeKind::Clarification),
    ("update", NoticeKind::Update), ("updates", NoticeKind::Update), ("updated", NoticeKind::Update),
    ("addendum", NoticeKind::Update), ("amended", NoticeKind::Correction), ("revised", NoticeKind::Update),
    ("editor's note", NoticeKind::EditorsNote), ("editors' note", NoticeKind::EditorsNote),
    ("editors note", NoticeKind::EditorsNote), ("editor note", NoticeKind::EditorsNote),
    ("note to readers", NoticeKind::EditorsNote), ("a note to readers", NoticeKind::EditorsNote),
    ("publisher's note", NoticeKind::EditorsNote), ("note from the editor", NoticeKind::EditorsNote),
    ("retraction", NoticeKind::Retraction), ("retracted", NoticeKind::Retraction),
    ("correction and clarification", NoticeKind::Correction), ("correction appended", NoticeKind::Correction),
];

/// What the text calls itself.
const TEXTS: &[&str] = &[
    "article",
    "caption",
    "chart",
    "column",
    "entry",
    "graphic",
    "headline",
    "item",
    "newsletter",
    "page",
    "piece",
    "post",
    "report",
    "story",
    "table",
    "text",
    "transcript",
    "version",
];

/// Of these, what a sentence that begins with *the* can mean.
const ARTICLES: &[&str] =
    &["article", "caption", "column", "headline", "piece", "post", "story", "transcript"];

/// What the text was before.
#[rustfmt::skip]
const VERSIONS: &[&str] = &[
    "a previous version", "a prior version", "an earlier draft", "an earlier edition", "an earlier headline",
    "an earlier version", "as originally published", "earlier versions", "previous versions", "the earlier version",
    "the first version", "the original version", "the previous version", "when first published",
];

/// What is done to a text that was changed.
const CHANGED: &[&str] = &[
    "amended",
    "changed",
    "clarified",
    "corrected",
    "edited",
    "modified",
    "removed",
    "replaced",
    "retracted",
    "revised",
    "rewritten",
    "updated",
    "withdrawn",
];

/// What a text did wrong.
#[rustfmt::skip]
const WRONG: &[&str] = &[
    "erroneously", "gave the wrong", "inaccurately", "incorrect", "incorrectly", "misattributed", "mischaracterised",
    "mischaracterized", "misidentified", "misquoted", "misreported", "misspelled", "misspelt", "misstated", "mistakenly",
    "omitted", "wrongly",
];

/// What kind of notice a sentence is, if it is one.
pub fn notice(sentence: &str) -> Option<NoticeKind> {
    let lower = sentence.to_lowercase().replace(['’', '‘', '`'], "'");
    let text = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> =
        text.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty()).collect();
    labelled(text).or_else(|| told(text, &words))
}

/// `Correction:`, `Update (3 May):`, `UPDATED 5 p.m.`, `Editor's note —`.
fn labelled(text: &str) -> Option<NoticeKind> {
    let fits = |label: &str| {
        text.strip_prefix(label).is_some_and(|rest| {
            let next = rest.trim_start();
            let date = |rest: &str| rest.strip_prefix("on ").or(rest.strip_prefix("at ")).is_some_and(dated);
            next.is_empty()
                || next.starts_with([':', '\u{2014}', '\u{2013}', '(', '[', '|'])
                || next.starts_with("- ")
                || rest.starts_with(", ") && rest[..rest.len().min(60)].contains(':')
                || rest.starts_with(' ') && (dated(next) || date(next))
        })
    };
    // The longest label first, so that none is taken for its beginning.
    let mut fitting: Vec<&(&str, NoticeKind)> = LABELS.iter().filter(|(label, _)| fits(label)).collect();
    fitting.sort_by_key(|(label, _)| std::cmp::Reverse(label.len()));
    fitting.first().map(|(_, kind)| *kind)
}

/// Whether a text begins with a date, a time or a number.
fn dated(text: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    text.starts_with(|c: char| c.is_ascii_digit())
        || MONTHS.iter().chain(&DAYS).any(|name| text.starts_with(name))
}

/// Sentences that say what happened to the text.
fn told(text: &str, words: &[&str]) -> Option<NoticeKind> {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let of_this = TEXTS
        .iter()
        .any(|name| text.contains(&format!("this {name}")) || text.contains(&format!("our {name}")));
    let version = VERSIONS.iter().any(|phrase| {
        let of_text = of_this || TEXTS.iter().any(|name| text.contains(&format!("of the {name}")));
        text.contains(phrase)
            && (of_text || text.starts_with(phrase) && !text.contains(&format!("{phrase} of")))
    });
    let wrong = WRONG.iter().any(|word| text.contains(word));
    let begins = TEXTS.iter().any(|name| text.starts_with(&format!("this {name} ")))
        || ARTICLES.iter().any(|name| text.starts_with(&format!("the {name} ")));
    let done = ["has been", "have been", "was", "were", "has since been"]
        .iter()
        .any(|auxiliary| CHANGED.iter().any(|verb| text.contains(&format!("{auxiliary} {verb}"))));
    let editors = [
        "we have corrected",
        "we have updated",
        "we have amended",
        "we have removed",
        "we have clarified",
        "we regret the",
        "regrets the error",
        "regret the error",
        "apologise for the error",
        "apologize for the error",
        "apologises for the error",
        "apologizes for the error",
    ];
    let editors = editors.iter().any(|phrase| text.contains(phrase));
    let is_one = version
        && (of_this
            || wrong
            || done
            || has(&["said", "stated", "gave", "referred", "identified", "described", "misnamed"]))
        || (of_this || begins)
            && done
            && (begins || has(&["correct", "reflect", "include", "add", "clarify", "remove"]))
        || of_this && wrong
        || editors;
    is_one.then(|| kind(text, wrong))
}

fn kind(text: &str, wrong: bool) -> NoticeKind {
    let has = |part: &str| text.contains(part);
    if has("retract") || has("withdrawn") {
        NoticeKind::Retraction
    } else if wrong || has("correct") || has("error") || has("amend") || has("misnamed") {
        NoticeKind::Correction
    } else if has("clarif") {
        NoticeKind::Clarification
    } else if has("updat") || has("add") || has("revis") {
        NoticeKind::Update
    } else {
        NoticeKind::Correction
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_forms_of_notices() {
        use NoticeKind::{Clarification, Correction, EditorsNote, Retraction, Update};
        for (sentence, kind) in [
            ("Correction: The bridge is 120 metres long, not 130.", Correction),
            ("*Correction, 3 May 2024:* The name was wrong.", Correction),
            ("UPDATE (5 p.m.): The ministry has replied.", Update),
            ("Updated on Friday with a comment from Acme.", Update),
            ("Editor’s note — The author owns shares of Acme.", EditorsNote),
            ("An earlier version of this article misstated the cost.", Correction),
            ("A previous version said the bridge opened in May.", Correction),
            ("This story has been updated to include a reply.", Update),
            ("This article was amended on 3 May 2024 because a name was misspelled.", Correction),
            ("The headline has been changed to reflect that.", Correction),
            ("Clarification: it was the council that paid.", Clarification),
            ("This post has been retracted.", Retraction),
            ("We regret the error.", Correction),
        ] {
            assert_eq!(notice(sentence), Some(kind), "{sentence}");
        }
    }

    #[test]
    fn leaves_other_sentences_alone() {
        for sentence in [
            "The update of the software took an hour.",
            "Updated software is safer.",
            "The market correction of May cost billions.",
            "The company corrected its report in 2021.",
            "The minister said an earlier version of the law had failed.",
            "The table was updated by the clerk.",
            "He wrongly said that the bridge was closed.",
        ] {
            assert_eq!(notice(sentence), None, "{sentence}");
        }
    }
}
