//! Abbreviations that are written with a full stop, and what follows them.
//!
//! Written for this program after the categories in which style guides list them (The Chicago Manual of
//! Style, 17th edition, chapter 10: titles, degrees, companies, places, time, scholarship, measures).

use crate::prose::calendar;

/// What stands after an abbreviation when its full stop ends no sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Follows {
    /// Always something: `Dr.`, `e.g.`, `vs.`.
    Anything,
    /// A number: `No. 5`, `p. 4`.
    Number,
    /// A day: `Sept. 17`.
    DayOfMonth,
    /// A month: `Wed. Sept. 17`.
    Weekday,
    /// A day or a time zone: `6 p.m. Monday`.
    Clock,
    /// A name or a number, or the sentence ends: `U.S. Army`, `Apple Inc. CEO`, `J. Smith`.
    NothingOrName,
    /// A small letter, or the sentence ends: `etc.`.
    Lower,
}

/// Titles before a name, and words that always lead on.
const LEAD_ON: &[&str] = &[
    "Adm", "Amb", "Asst", "Brig", "Capt", "Cdr", "Cmdr", "Col", "Cpl", "Cpt", "Det", "Dr", "Drs", "Fr",
    "Gen", "Gov", "Hon", "Insp", "Lt", "Maj", "Messrs", "Mlle", "Mme", "Mr", "Mrs", "Ms", "Msgr", "Mt", "Mx",
    "Pres", "Prof", "Profs", "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt", "Supt", "approx", "ca", "cf", "e.g",
    "eg", "esp", "i.e", "ie", "incl", "v", "viz", "vs",
];

/// Before a number, in any case.
const NUMBERED: &[&str] = &[
    "app", "art", "arts", "bk", "c", "ch", "chap", "col", "eq", "eqs", "ex", "fig", "figs", "fn", "l", "ll",
    "n", "no", "nos", "p", "par", "para", "pars", "pg", "pl", "pp", "pt", "ref", "refs", "sec", "secs",
    "sect", "ser", "tab", "vol", "vols",
];

const WEEKDAYS: &[&str] = &["Fri", "Mon", "Sat", "Sun", "Thu", "Thur", "Thurs", "Tue", "Tues", "Wed", "Weds"];

/// May end a sentence, and may stand before a name: companies, places, streets, degrees, ranks after a name,
/// scholarship, measures.
const MAY_END: &[&str] = &[
    "Ala", "Ariz", "Ark", "Assn", "Assoc", "Ave", "Bldg", "Blvd", "Bros", "Calif", "Co", "Colo", "Comm",
    "Conn", "Corp", "Cos", "Ct", "Del", "Dept", "Dist", "Div", "Ed", "Eds", "Esq", "Fla", "Ft", "Ga",
    "Gov't", "Hwy", "Ill", "Inc", "Ind", "Inst", "Intl", "Jr", "Kan", "Ky", "La", "Ltd", "Mass", "Md", "Mfg",
    "Mich", "Minn", "Miss", "Mo", "Mont", "Natl", "Neb", "Nev", "Okla", "Ont", "Ore", "Pa", "PhD", "Plc",
    "Pty", "Pvt", "Rd", "Soc", "Sq", "Sr", "St", "Ste", "Tenn", "Tex", "Univ", "Va", "Vt", "Wash", "Wis",
    "Wyo", "al", "avg", "bn", "cit", "cu", "dept", "ed", "eds", "est", "et", "ft", "hr", "hrs", "ibid", "kg",
    "km", "lb", "lbs", "loc", "max", "mi", "min", "mins", "mo", "mos", "op", "oz", "rev", "seq", "sq",
    "trans", "univ", "yd", "yr", "yrs",
];

/// What may follow, if a word is an abbreviation; `word` comes without its last full stop.
pub(super) fn follows(word: &str) -> Option<Follows> {
    let holds = |list: &[&str]| list.binary_search(&word).is_ok();
    if holds(LEAD_ON) {
        Some(Follows::Anything)
    } else if calendar::is_short_month(word) {
        Some(Follows::DayOfMonth)
    } else if holds(WEEKDAYS) {
        Some(Follows::Weekday)
    } else if matches!(word, "a.m" | "p.m" | "A.M" | "P.M") {
        Some(Follows::Clock)
    } else if word == "etc" {
        Some(Follows::Lower)
    } else if holds(MAY_END) || is_initials(word) {
        Some(Follows::NothingOrName)
    } else if NUMBERED.binary_search(&word.to_lowercase().as_str()).is_ok() {
        Some(Follows::Number)
    } else {
        None
    }
}

/// Whether a word is a month, whole or short.
pub(super) fn is_month(word: &str) -> bool {
    calendar::is_short_month(word) || calendar::is_month(word)
}

/// Whether a word can follow `a.m.` in the same sentence: a day, a month, or a time zone in capitals.
pub(super) fn goes_with_clock(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_uppercase)
        || is_month(word)
        || WEEKDAYS.binary_search(&word).is_ok()
        || calendar::is_weekday(word)
        || matches!(word, "Eastern" | "Central" | "Mountain" | "Pacific" | "Greenwich" | "Beijing")
}

/// `J`, `J.K`, `U.S`, `Ph.D`: capitals, or short parts with stops between them.
fn is_initials(word: &str) -> bool {
    let mut parts = word.split('.');
    let short = |part: &str| (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic);
    if word.contains('.') {
        parts.all(short)
    } else {
        word.chars().count() == 1 && word.chars().all(char::is_uppercase)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search() {
        for list in [LEAD_ON, NUMBERED, WEEKDAYS, MAY_END] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }
}
