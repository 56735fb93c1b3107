//! Dates as people and programs write them, as EDTF.

use super::bag::Taken;
use super::log::Log;
use crate::value::Edtf;

/// Makes a date of a text that was taken, or gives the text back.
pub(super) fn date(taken: Taken, into: &str, log: &mut Log) -> Result<Taken, Taken> {
    let text = taken.text.trim();
    let line = taken.line;
    if text.parse::<Edtf>().is_ok() && !is_placeholder(text) && !is_midnight(text) {
        return Ok(taken);
    }
    let Some((date, how)) = read(text).filter(|(date, _)| !is_placeholder(date)) else { return Err(taken) };
    if date.parse::<Edtf>().is_err() {
        return Err(taken);
    }
    log.change(line, into, &format!("{how}: {date}"));
    Ok(Taken { text: date, line })
}

/// What programs write where they know a day only.
fn is_midnight(text: &str) -> bool {
    text.get(10..).is_some_and(|time| matches!(time, "T00:00:00Z" | "T00:00:00" | "T00:00:00+00:00"))
}

/// What programs write where they know no date.
fn is_placeholder(date: &str) -> bool {
    date.starts_with("0000") || date.starts_with("0001") || date == "1970-01-01"
}

fn read(text: &str) -> Option<(String, &'static str)> {
    let day = text.get(..10);
    if let Some(day) = day.filter(|day| is_day(day)) {
        let rest = &text[10..];
        if rest.starts_with(['T', 't', ' ']) && rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
            return Some((day.to_owned(), "the time of the day is not kept"));
        }
    }
    let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    if let [a, b, c] = parts.as_slice()
        && parts
            .iter()
            .all(|part| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit()))
    {
        let number = |part: &str| part.parse::<u32>().unwrap_or_default();
        return match (a.len(), c.len()) {
            (4, 1..=2) => Some((iso(number(a), number(b), number(c)), "written as a date")),
            // Which of two small numbers is the month cannot be told, unless points stand between them: who writes so begins
            // with the day.
            (1..=2, 4) if number(a) > 12 || !text.contains(['/', '-']) => {
                Some((iso(number(c), number(b), number(a)), "written as a date"))
            }
            (1..=2, 4) if number(b) > 12 || a == b => {
                Some((iso(number(c), number(a), number(b)), "written as a date"))
            }
            _ => None,
        };
    }
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some((format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]), "written as a date"));
    }
    in_words(text).map(|date| (date, "written as a date"))
}

fn is_day(text: &str) -> bool {
    let shape =
        |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    text.bytes().enumerate().all(shape)
}

fn iso(year: u32, month: u32, day: u32) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// `January 2, 2020`, `2 Jan 2020`, `March 2020`: months in English.
fn in_words(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let (mut year, mut month, mut day) = (None, None, None);
    for word in text.split([' ', ',', '.']).filter(|word| !word.is_empty()) {
        let lower = word.to_lowercase();
        let digits = lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let suffix = &lower[digits.len()..];
        let slot = if let Ok(number) = digits.parse::<u32>() {
            match digits.len() {
                4 if suffix.is_empty() => &mut year,
                1..=2 if matches!(suffix, "" | "st" | "nd" | "rd" | "th") => &mut day,
                _ => return None,
            }
            .replace(number)
        } else {
            let found = MONTHS.iter().position(|name| lower.len() >= 3 && name.starts_with(lower.as_str()));
            month.replace(u32::try_from(found? + 1).ok()?)
        };
        if slot.is_some() {
            return None;
        }
    }
    match day {
        Some(day) => Some(iso(year?, month?, day)),
        None => Some(format!("{:04}-{:02}", year?, month?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_all_kinds_or_none() {
        for (text, wanted) in [
            ("2020-01-02", Some("2020-01-02")),
            ("2020-01", Some("2020-01")),
            ("2020-01-02/2020-02", Some("2020-01-02/2020-02")),
            ("2020-01-02T03:04:05+01:00", Some("2020-01-02T03:04:05+01:00")),
            ("2020-01-02T03:04:05.678+01:00", Some("2020-01-02")),
            ("2020-01-02T00:00:00Z", Some("2020-01-02")),
            ("2020-01-02 03:04", Some("2020-01-02")),
            ("2020/1/2", Some("2020-01-02")),
            ("20200102", Some("2020-01-02")),
            ("January 2nd, 2020", Some("2020-01-02")),
            ("2 Jan. 2020", Some("2020-01-02")),
            ("Sept 2020", Some("2020-09")),
            ("31/12/2020", Some("2020-12-31")),
            ("12/31/2020", Some("2020-12-31")),
            ("01/02/2020", None),
            ("01-02-2020", None),
            ("01.02.2020", Some("2020-02-01")),
            ("12.31.2020", None),
            ("2020-13-45", None),
            ("31 February 2020", None),
            ("last Tuesday", None),
            ("0001-01-01T00:00:00Z", None),
            ("1577923200000", None),
            ("2020-01-02Tea", None),
            ("", None),
        ] {
            let taken = Taken { text: text.to_owned(), line: 0 };
            let read = date(taken, "date", &mut Log::default());
            assert_eq!(read.ok().map(|taken| taken.text).as_deref(), wanted, "{text}");
        }
    }
}
