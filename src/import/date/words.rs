//! Dates in words: `January 2, 2020`, `6 de mayo de 2024`, `Mon, 06 May 2024 10:00:00 GMT`.

use super::{is_clock, is_zone, iso};

/// The months in the languages in which they are read, without accents: English, French, German, Spanish, Portuguese,
/// Italian. The beginning of a name is enough where it is one month's only.
const MONTHS: [&[&str]; 12] = [
    &["january", "janvier", "januar", "janner", "enero", "janeiro", "gennaio"],
    &["february", "fevrier", "februar", "febrero", "fevereiro", "febbraio"],
    &["march", "mars", "marz", "maerz", "marzo", "marco"],
    &["april", "avril", "abril", "aprile"],
    &["may", "mai", "mayo", "maio", "maggio"],
    &["june", "juin", "juni", "junio", "junho", "giugno"],
    &["july", "juillet", "juli", "julio", "julho", "luglio"],
    &["august", "aout", "agosto"],
    &["september", "septembre", "septiembre", "setiembre", "setembro", "settembre"],
    &["october", "octobre", "oktober", "octubre", "outubro", "ottobre"],
    &["november", "novembre", "noviembre", "novembro"],
    &["december", "decembre", "dezember", "diciembre", "dezembro", "dicembre"],
];

/// The days of the week in the same languages: they say nothing that the date does not.
const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "domingo",
    "segunda-feira",
    "terca-feira",
    "quarta-feira",
    "quinta-feira",
    "sexta-feira",
    "lunedi",
    "martedi",
    "mercoledi",
    "giovedi",
    "venerdi",
    "domenica",
    "tues",
    "thurs",
    "sonnabend",
];

/// What joins the parts of a date.
const JOINING: &[&str] = &[
    "of", "the", "de", "del", "le", "den", "dem", "der", "am", "um", "uhr", "at", "on", "alle", "ore", "as",
    "a", "pm",
];

/// A date as ISO 8601 writes it, and whether a time of the day stood behind it.
pub(super) fn read(text: &str) -> Option<(String, bool)> {
    let text = text.split_once('(').map_or(text, |(before, _)| before).trim();
    let (mut year, mut month, mut day) = (None, None, None);
    let mut time = false;
    for word in text.split([' ', ',', '\u{a0}']).flat_map(parts).filter(|word| !word.is_empty()) {
        let folded = folded(word);
        let lower = folded.as_str();
        // Behind a time its zone stands.
        if time && self::month(lower).is_none() && is_zone(lower) {
            continue;
        }
        if lower.contains(':') {
            if time || !is_clock(lower) {
                return None;
            }
            time = true;
            continue;
        }
        let digits = lower.trim_end_matches(|c: char| !c.is_ascii_digit());
        let suffix = &lower[digits.len()..];
        let slot = if let Ok(number) = digits.parse::<u32>() {
            match digits.len() {
                4 if suffix.is_empty() => &mut year,
                1..=2
                    if matches!(
                        suffix,
                        "" | "st" | "nd" | "rd" | "th" | "er" | "\u{ba}" | "\u{b0}" | "\u{aa}"
                    ) =>
                {
                    &mut day
                }
                _ => return None,
            }
            .replace(number)
        } else if let Some(found) = self::month(lower) {
            month.replace(found)
        } else if is_weekday(lower) || JOINING.contains(&lower) {
            continue;
        } else {
            return None;
        };
        if slot.is_some() {
            return None;
        }
    }
    let date = match day {
        Some(day) => iso(year?, month?, day),
        None => format!("{:04}-{:02}", year?, month?),
    };
    Some((date, time))
}

/// What points and hyphens part: `6.Mai`, `06-May-2024`; of a time nothing.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let is_time = word.contains(':');
    let is_day = word.starts_with(|c: char| c.is_ascii_digit());
    word.split(move |c: char| !is_time && (c == '.' || is_day && c == '-'))
}

/// The month that a word begins, if it begins one only.
fn month(word: &str) -> Option<u32> {
    let begins = |names: &&[&str]| names.iter().any(|name| word.len() >= 3 && name.starts_with(word));
    let mut found = (1..).zip(MONTHS.iter()).filter(|(_, names)| begins(names));
    match (found.next(), found.next()) {
        (Some((month, _)), None) => Some(month),
        _ => None,
    }
}

fn is_weekday(word: &str) -> bool {
    let begins = |name: &&str| word.len() >= 2 && name.starts_with(word);
    WEEKDAYS.iter().any(begins)
}

/// A word in small letters and without the accents that these languages have.
fn folded(word: &str) -> String {
    let plain = |c: char| match c {
        '\u{e0}'..='\u{e4}' => 'a',
        '\u{e7}' => 'c',
        '\u{e8}'..='\u{eb}' => 'e',
        '\u{ec}'..='\u{ef}' => 'i',
        '\u{f2}'..='\u{f6}' => 'o',
        '\u{f9}'..='\u{fc}' => 'u',
        c => c,
    };
    word.to_lowercase().chars().map(plain).collect()
}
