//! Dates as they are written in running text.

use super::calendar;
use crate::text::Span;

/// Words after which four digits are a year, not a count.
const BEFORE_A_YEAR: &[&str] = &[
    "in", "since", "by", "until", "before", "after", "during", "early", "late", "mid", "from", "of", "year",
];

/// The dates of a text, in order: `Sep 18, 2025`, `18 September 2025`, `October 2022`, `2025-09-18`, `in 2023`
/// (the year alone), `Monday`.
pub fn dates(text: &str) -> Vec<Span> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let taken = date_at(text, &words, at);
        if taken > 0 {
            found.push(Span::new(words[at].start, words[at + taken - 1].end));
        }
        at += taken.max(1);
    }
    found
}

/// Whether two dates as written are the same day, month or year: `3 May 2024` and `May 3rd, 2024`.
pub fn same_date(one: &str, other: &str) -> bool {
    let parts = |text: &str| {
        let mut parts: Vec<String> = words(text).into_iter().map(|span| part(&text[span.range()])).collect();
        parts.sort();
        parts
    };
    parts(one) == parts(other)
}

/// A part of a date in one spelling.
fn part(word: &str) -> String {
    let lower = word.to_lowercase().replace(['\'', '’'], "");
    if is_month(word) {
        return lower.chars().take(3).collect();
    }
    let digits = lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if is_day(word) && !digits.is_empty() { digits.trim_start_matches('0').to_owned() } else { lower }
}

/// How many words the date that begins with this one has; 0 if none begins here.
fn date_at(text: &str, words: &[Span], at: usize) -> usize {
    let word = |index: usize| words.get(index).map_or("", |span: &Span| &text[span.range()]);
    let near =
        |index: usize| index == at || index < words.len() && words[index].start - words[index - 1].end <= 2;
    let mut next = at;
    if is_month(word(at)) {
        next += 1;
    } else if is_day(word(at)) && near(at + 1) && is_month(word(at + 1)) {
        next += 2;
    } else if is_iso(text, words, at) {
        return 2 + usize::from(near(at + 2) && word(at + 2).len() == 2 && is_day(word(at + 2)));
    } else {
        let before = at.checked_sub(1).map_or(String::new(), |before| word(before).to_lowercase());
        let year = is_year(word(at)) && BEFORE_A_YEAR.contains(&before.as_str());
        return usize::from(year || is_decade(word(at)) || calendar::is_weekday(word(at)));
    }
    if next == at + 1 && near(next) && is_day(word(next)) {
        next += 1;
    }
    if near(next) && is_year(word(next)) {
        next += 1;
    }
    next - at
}

fn is_iso(text: &str, words: &[Span], at: usize) -> bool {
    let Some(next) = words.get(at + 1) else { return false };
    is_year(&text[words[at].range()])
        && next.len() == 2
        && &text[words[at].end..next.start] == "-"
        && text[next.range()].parse().is_ok_and(|month: u8| (1..=12).contains(&month))
}

fn is_month(word: &str) -> bool {
    calendar::is_month(word) || calendar::is_short_month(word)
}

fn is_day(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th")
        && digits.len() <= 2
        && digits.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u16| (1000..=2100).contains(&year))
}

/// `1980s`, also as `1980's`.
fn is_decade(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|year| {
        let year = year.trim_end_matches(['\'', '’']);
        is_year(year) && year.ends_with('0')
    })
}

fn words(text: &str) -> Vec<Span> {
    let mut words = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        match (c.is_alphanumeric(), open) {
            (true, None) => open = Some(at),
            (false, Some(start)) if is_decade_apostrophe(text, start, at) => {}
            (false, Some(start)) => {
                words.push(Span::new(start, at));
                open = None;
            }
            _ => {}
        }
    }
    words.extend(open.map(|start| Span::new(start, text.len())));
    words
}

/// Whether the apostrophe of `1980's` stands at this place.
fn is_decade_apostrophe(text: &str, start: usize, at: usize) -> bool {
    let rest = text[at..].strip_prefix(['\'', '’']).and_then(|rest| rest.strip_prefix('s'));
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        && is_year(&text[start..at])
        && text[..at].ends_with('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decade_may_have_an_apostrophe() {
        let found = |text: &'static str| -> Vec<&str> {
            dates(text).iter().map(|span| &text[span.range()]).collect()
        };
        assert_eq!(found("In the 1980's, the 1990’s and 1990's-style"), ["1980's", "1990’s", "1990's"]);
        assert_eq!(found("of 1984's best, in 2023's"), ["1984", "2023"]);
        assert!(same_date("1980's", "1980s") && !same_date("1980's", "1970s"));
    }

    #[test]
    fn finds_dates_as_written() {
        let found = |text: &'static str| -> Vec<&str> {
            dates(text).iter().map(|span| &text[span.range()]).collect()
        };
        assert_eq!(found("By A. B. | Sep 18, 2025, 06:57 PM"), ["Sep 18, 2025"]);
        assert_eq!(found("to China in October 2022. In 2023, 2000 chips"), ["October 2022", "2023"]);
        assert_eq!(found("on 2025-09-18 or 3rd of May"), ["2025-09-18", "May"]);
        assert_eq!(
            found("18 September 2025, Sept. 1 and the 1990s"),
            ["18 September 2025", "Sept. 1", "1990s"]
        );
        assert_eq!(found("on Monday they may march"), ["Monday"]);
    }
}
