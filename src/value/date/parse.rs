//! From text to the two ends of a period. Errors are the reason alone, in words.

use jiff::civil::{Date, Time};

use super::{End, Granularity, Granule};

const MARKS: [char; 3] = ['?', '~', '%'];

/// The ends of a date or an interval.
pub(super) fn ends(text: &str) -> Result<(End, End), String> {
    if text.trim().is_empty() {
        return Err("it is empty".to_owned());
    }
    if text.trim() != text {
        return Err("it has white space around it".to_owned());
    }
    match text.split_once('/') {
        None if text == ".." => Err("`..` is the open end of an interval".to_owned()),
        None => {
            let end = End::In(date_or_datetime(text)?);
            Ok((end, end))
        }
        Some((_, rest)) if rest.contains('/') => {
            Err(format!("one `/` divides an interval, here are {}", text.matches('/').count()))
        }
        Some((start, end)) => interval(start, end),
    }
}

fn interval(start_text: &str, end_text: &str) -> Result<(End, End), String> {
    let (start, end) = (end_of(start_text)?, end_of(end_text)?);
    if start.granule().is_none() && end.granule().is_none() {
        return Err("both ends are missing".to_owned());
    }
    if let (Some(first), Some(last)) = (start.earliest(), end.latest())
        && last < first
    {
        return Err(format!("it ends ({end_text}) before it begins ({start_text})"));
    }
    Ok((start, end))
}

fn end_of(text: &str) -> Result<End, String> {
    match text {
        ".." => Ok(End::Open),
        "" => Ok(End::Unknown),
        _ if text.contains('T') => Err("an interval has no time of day".to_owned()),
        _ => marked_date(text).map(End::In),
    }
}

fn date_or_datetime(text: &str) -> Result<Granule, String> {
    let Some((date_text, time)) = text.split_once('T') else { return marked_date(text) };
    let granule = date(date_text)?;
    if granule.granularity != Granularity::Day || granule.unspecified {
        return Err("only a day has a time".to_owned());
    }
    if !is_time(time) {
        return Err(format!("`{time}` is no time of day such as `12:00:00Z`"));
    }
    Ok(granule)
}

/// `hh:mm:ss`, then nothing, `Z`, `±hh` or `±hh:mm`.
fn is_time(text: &str) -> bool {
    let Some((clock, zone)) = text.split_at_checked(8) else { return false };
    in_order(clock).is_some_and(|[hour, minute, second]| Time::new(hour, minute, second, 0).is_ok())
        && (matches!(zone, "" | "Z")
            || zone.strip_prefix(['+', '-']).is_some_and(|offset| match offset.len() {
                2 => in_order(offset).is_some_and(|[hour]| hour < 24),
                _ => in_order(offset).is_some_and(|[hour, minute]| hour < 24 && minute < 60),
            }))
}

/// `N` two-digit numbers with `:` between them.
fn in_order<const N: usize>(text: &str) -> Option<[i8; N]> {
    let parts: Option<Vec<i8>> =
        text.split(':').map(|part| if is_digits(part, 2) { part.parse().ok() } else { None }).collect();
    parts?.try_into().ok()
}

fn marked_date(text: &str) -> Result<Granule, String> {
    let (plain, mark) = match text.strip_suffix(MARKS) {
        Some(plain) => (plain, text.chars().next_back()),
        None => (text, None),
    };
    if plain.contains(MARKS) {
        return Err("`?`, `~` or `%` stands once, at the end".to_owned());
    }
    let mut granule = date(plain)?;
    granule.uncertain = matches!(mark, Some('?' | '%'));
    granule.approximate = matches!(mark, Some('~' | '%'));
    Ok(granule)
}

fn date(text: &str) -> Result<Granule, String> {
    let mut parts = text.splitn(4, '-');
    let year_text = parts.next().unwrap_or_default();
    let (month, day, more) = (parts.next(), parts.next(), parts.next());
    if let Some(more) = more {
        return Err(format!("nothing follows the day, yet `{more}` does"));
    }
    let Some(month) = month else { return year(year_text) };
    let number = full_year(year_text)?;
    match day {
        None => part_of_year(number, month),
        Some(day) => day_of_month(number, month, day),
    }
}

fn full_year(text: &str) -> Result<i16, String> {
    let number = if is_digits(text, 4) { text.parse().ok() } else { None };
    number.ok_or_else(|| match text {
        "" => "a year has four digits, none stands here".to_owned(),
        _ => format!("a year has four digits, `{text}` has not"),
    })
}

fn year(text: &str) -> Result<Granule, String> {
    let digits = text.trim_end_matches('X');
    let unknown = text.len() - digits.len();
    let (granularity, step) = match unknown {
        0 => (Granularity::Year, 1),
        1 => (Granularity::Decade, 10),
        2 => (Granularity::Century, 100),
        _ if text.len() == 4 => {
            return Err("only the last one or two digits of a year may be `X`".to_owned());
        }
        _ => return Err(format!("a year has four digits, `{text}` has not")),
    };
    if unknown > 0 && !is_digits(digits, 4 - unknown) {
        return Err(format!("a year has four digits, `{text}` has not"));
    }
    let first = full_year(&text.replace('X', "0"))?;
    let mut granule = months(first, 1, 12, granularity)?;
    granule.latest = calendar_day(first + step - 1, 12, 31)?;
    granule.unspecified = unknown > 0;
    Ok(granule)
}

fn part_of_year(year: i16, text: &str) -> Result<Granule, String> {
    match two_digits("month", text)? {
        None => Ok(Granule { unspecified: true, ..months(year, 1, 12, Granularity::Month)? }),
        Some(month @ 1..=12) => months(year, month, month, Granularity::Month),
        Some(season @ 21..=23) => {
            let first = 3 * (season - 20);
            months(year, first, first + 2, Granularity::Season)
        }
        Some(24) => winter(year),
        Some(quarter @ 33..=36) => {
            let first = 3 * (quarter - 33) + 1;
            months(year, first, first + 2, Granularity::Quarter)
        }
        Some(_) => Err(format!("there is no month {text}")),
    }
}

/// December to February, cut at the end of the last year there is.
fn winter(year: i16) -> Result<Granule, String> {
    let mut granule = months(year, 12, 12, Granularity::Season)?;
    if let Ok(february) = months(year.saturating_add(1), 2, 2, Granularity::Month) {
        granule.latest = february.latest;
    }
    Ok(granule)
}

fn day_of_month(year: i16, month_text: &str, day_text: &str) -> Result<Granule, String> {
    let month = two_digits("month", month_text)?;
    let day = two_digits("day", day_text)?;
    let granule = match month {
        None if day.is_some() => return Err("a day needs a month".to_owned()),
        None => months(year, 1, 12, Granularity::Day)?,
        Some(month @ 1..=12) => months(year, month, month, Granularity::Day)?,
        Some(21..=24 | 33..=36) => {
            return Err(format!("a season or quarter (`{month_text}`) has no days"));
        }
        Some(_) => return Err(format!("there is no month {month_text}")),
    };
    let Some(day) = day else { return Ok(Granule { unspecified: true, ..granule }) };
    let last = granule.latest;
    if !(1..=31).contains(&day) {
        return Err(format!("there is no day {day_text}"));
    }
    if day > last.day() {
        return Err(format!("{} has {} days", last.strftime("%B %Y"), last.day()));
    }
    let day = calendar_day(year, last.month(), day)?;
    Ok(Granule { earliest: day, latest: day, ..granule })
}

/// Two digits, or none for `XX`.
fn two_digits(what: &str, text: &str) -> Result<Option<i8>, String> {
    if text == "XX" {
        return Ok(None);
    }
    if is_digits(text, 2)
        && let Ok(number) = text.parse()
    {
        return Ok(Some(number));
    }
    Err(if text.contains('X') {
        format!("a {what} is two digits or `XX`, `{text}` is neither")
    } else {
        format!("a {what} has two digits, `{text}` has not")
    })
}

fn months(year: i16, first: i8, last: i8, granularity: Granularity) -> Result<Granule, String> {
    Ok(Granule {
        earliest: calendar_day(year, first, 1)?,
        latest: calendar_day(year, last, 1)?.last_of_month(),
        granularity,
        unspecified: false,
        uncertain: false,
        approximate: false,
    })
}

fn calendar_day(year: i16, month: i8, day: i8) -> Result<Date, String> {
    Date::new(year, month, day).map_err(|_| format!("the calendar has no {year:04}-{month:02}-{day:02}"))
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}
