//! Dates as people and programs write them, as EDTF.

mod words;

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
            let how = if is_time(&rest[1..]) {
                NO_TIME
            } else {
                "what stands behind the day is no time, and not kept"
            };
            return Some((day.to_owned(), how));
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
    words::read(text).map(|(date, has_time)| (date, if has_time { NO_TIME } else { "written as a date" }))
}

/// What is told of a time that there is.
const NO_TIME: &str = "the time of the day is not kept";

/// Whether a text is a time of the day: hours and minutes, perhaps seconds, perhaps a zone.
fn is_time(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | ',')).unwrap_or(text.len());
    let (clock, zone) = text.split_at(end);
    is_clock(clock) && is_zone(zone)
}

/// `10`, `10:00`, `10:00:00`, `10:00:00.123`.
fn is_clock(text: &str) -> bool {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let parts: Vec<&str> = whole.split(':').collect();
    // A second may be the 61st of its minute.
    let within = parts.iter().zip([23, 59, 60]).all(|(part, most)| {
        part.len() == 2
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && part.parse::<u32>().is_ok_and(|part| part <= most)
    });
    within && parts.len() <= 3 && !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit())
}

/// Nothing, a name in capital letters, or a distance from UTC.
fn is_zone(text: &str) -> bool {
    let text = text.trim();
    let (name, distance) = text.split_at(text.find(['+', '-', '\u{2212}']).unwrap_or(text.len()));
    let is_name = name.len() <= 5 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    let digits = distance.trim_start_matches(['+', '-', '\u{2212}']).replace(':', "");
    let is_distance = digits.is_empty() && distance.is_empty()
        || matches!(digits.len(), 2 | 4)
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && &digits[..2] <= "14";
    is_name && is_distance
}

fn is_day(text: &str) -> bool {
    let shape =
        |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    text.bytes().enumerate().all(shape)
}

fn iso(year: u32, month: u32, day: u32) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::super::log::Fate;
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
            ("Mon, 06 May 2024 10:00:00 GMT", Some("2024-05-06")),
            ("6 May 2024 10:00:00 +0200", Some("2024-05-06")),
            ("Mon May 06 2024 10:00:00 GMT+0000 (Coordinated Universal Time)", Some("2024-05-06")),
            ("May 6, 2024 at 10:00 AM", Some("2024-05-06")),
            ("6 mai 2024", Some("2024-05-06")),
            ("1er mai 2024", Some("2024-05-01")),
            ("lundi 6 f\u{e9}vrier 2024", Some("2024-02-06")),
            ("6 ao\u{fb}t 2024", Some("2024-08-06")),
            ("6. Mai 2024", Some("2024-05-06")),
            ("Montag, 6. M\u{e4}rz 2024", Some("2024-03-06")),
            ("Dez. 2024", Some("2024-12")),
            ("6 de mayo de 2024", Some("2024-05-06")),
            ("6 de setiembre del 2024", Some("2024-09-06")),
            ("1\u{ba} de mar\u{e7}o de 2024", Some("2024-03-01")),
            ("6 giugno 2024", Some("2024-06-06")),
            ("6 gennaio 2024 alle 10:30", Some("2024-01-06")),
            ("06-May-2024", Some("2024-05-06")),
            ("10:00, 6 May 2024", Some("2024-05-06")),
            ("6 jui 2024", None),
            ("6 mai 24", None),
            ("6 mai 2024 25:00", None),
            ("6 mai 7 2024", None),
            ("de 2024", None),
            ("", None),
        ] {
            let taken = Taken { text: text.to_owned(), line: 0 };
            let read = date(taken, "date", &mut Log::default());
            assert_eq!(read.ok().map(|taken| taken.text).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn a_time_that_there_is_not_is_told() {
        for (text, is_told) in [
            ("2024-05-06T10:00", false),
            ("2024-05-06 10:00:00.123 UTC", false),
            ("2024-05-06T10:00:60+05:30", false),
            ("2024-05-06T25:00", true),
            ("2024-05-06T10:61:00Z", true),
            ("2024-05-06T25:00:00Z", true),
            ("2024-05-06 10 people", true),
            ("2024-05-06T10:00+99:00", true),
        ] {
            let mut log = Log::new(vec!["a".into()]);
            let line = log.kept("$", text, "issued");
            let read = date(Taken { text: text.to_owned(), line }, "issued", &mut log).unwrap();
            assert_eq!(read.text, "2024-05-06");
            let Some(Fate::Changed { how, .. }) = log.lines().next().map(|line| line.fate) else {
                panic!("{text}")
            };
            assert_eq!(how.starts_with("what stands behind the day is no time"), is_told, "{text}: {how}");
        }
    }
}
