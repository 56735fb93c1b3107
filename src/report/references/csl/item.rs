//! A source as the processor takes it: the entry of `bibliography.json`, with what no style may change kept from it.

use std::collections::BTreeMap;

use hayagriva::citationberg::json::{
    DateValue, Item, LiteralName, NameItem, NameValue, Value, VecDate, VecDateRange,
};
use serde_json::Value as Json;

use super::kept::Kept;
use crate::record::Name;
use crate::render::in_a_line;
use crate::report::bibliography::{Plain, entry, plain};
use crate::report::view::SourceView;
use crate::value::{Edtf, doi_address};

/// How the date of a source is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// In numbers, and that it is only about right; in words of its own where numbers cannot tell it.
    InNumbers,
    /// In numbers, as if it were certain.
    WithoutDoubt,
    /// In words.
    Spelled,
}

/// The words of a date that no style can say.
pub(super) type Spell = fn(&Edtf) -> String;

/// Fields that a style reads as numbers.
const NUMBERS: [&str; 6] = ["volume", "issue", "edition", "version", "ISBN", "ISSN"];

/// What stands behind the given names of a person.
const SUFFIXES: [&str; 8] = ["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "V"];

/// Fields that are taken to the letter.
const EXACT: [&str; 4] = ["id", "type", "URL", "DOI"];

/// Whether the date is one that a style can say, and only about right.
pub(super) fn is_doubtful(source: &SourceView<'_>) -> bool {
    numbers(source).is_some_and(|date| date.about)
}

/// Whether a style says the era of the date, which the words of several languages have wrong.
pub(super) fn is_of_an_era(source: &SourceView<'_>) -> bool {
    numbers(source).is_some_and(|date| date.parts.first().is_some_and(|year| *year < 1_000))
}

/// The one date in numbers, where there is one. A style could tell both ends of an interval, but the processor cannot.
fn numbers(source: &SourceView<'_>) -> Option<Plain> {
    let mut ends = plain(source.record.issued.as_ref()?)?;
    if ends.len() == 1 { ends.pop() } else { None }
}

/// The source, and what was kept from the style.
pub(super) fn item(source: &SourceView<'_>, told: Told, spell: Spell) -> (Item, Kept) {
    let mut kept = Kept::default();
    let mut fields = BTreeMap::new();
    let mut texts = String::new();
    let Json::Object(entry) = entry(source) else { return (Item(fields), kept) };
    for (name, value) in entry {
        let value = match (name.as_str(), value) {
            ("custom" | "issued", _) => continue,
            // What is called a DOI and is none leads nowhere.
            ("DOI", Json::String(text)) if doi_address(&text).is_none() => continue,
            ("author", _) => {
                let names: Vec<NameValue> =
                    source.record.author.iter().filter_map(|author| self::name(author, &mut kept)).collect();
                texts.extend(source.record.author.iter().flat_map(|name| parts(name).into_iter().flatten()));
                Value::Names(names)
            }
            ("accessed", value) => match accessed(&value) {
                Some(parts) => date(parts, false),
                None => continue,
            },
            (name, Json::String(text)) => {
                texts.push_str(&text);
                Value::String(match name {
                    name if EXACT.contains(&name) => text,
                    "number" => kept.numeral(&text),
                    // A style puts its own abbreviation there.
                    "page" => {
                        kept.number(text.trim_start_matches("pp.").trim_start_matches("p.").trim_start())
                    }
                    name if NUMBERS.contains(&name) => kept.number(&text),
                    _ => kept.text(&text),
                })
            }
            _ => continue,
        };
        fields.insert(name, value);
    }
    if let Some(issued) = issued(source, told, spell, &mut kept, &texts) {
        fields.insert("issued".to_owned(), issued);
    }
    (Item(fields), kept)
}

fn issued(source: &SourceView<'_>, told: Told, spell: Spell, kept: &mut Kept, texts: &str) -> Option<Value> {
    let written = source.record.issued.as_ref()?;
    match numbers(source).filter(|_| told != Told::Spelled) {
        Some(plain) => Some(date(plain.parts, plain.about && told == Told::InNumbers)),
        None => kept.date(&spell(written), texts).map(|year| date(vec![year], false)),
    }
}

fn date(parts: Vec<i16>, circa: bool) -> Value {
    let date_parts = VecDateRange(vec![VecDate(parts)]);
    Value::Date(DateValue::DateParts { date_parts, literal: None, season: None, circa })
}

/// `{ "date-parts": [[2026, 2, 3]] }`
fn accessed(value: &Json) -> Option<Vec<i16>> {
    let parts = value.get("date-parts")?.get(0)?.as_array()?.iter();
    parts.map(|part| i16::try_from(part.as_i64()?).ok()).collect()
}

/// The parts of a name that say something: the whole, the family, the given names.
fn parts(name: &Name) -> [Option<String>; 3] {
    [&name.literal, &name.family, &name.given]
        .map(|part| part.as_deref().map(in_a_line).filter(|part| !part.is_empty()))
}

/// Korean names stand without a space, the family first.
fn is_korean(name: &str) -> bool {
    name.chars().all(|c| ('\u{ac00}'..='\u{d7a3}').contains(&c))
}

/// A person has two parts; whatever has one is a name as a whole.
///
/// `van der Berg` is told apart in the middle, where the processor puts it together again: on its own it would take the
/// words in small letters for ones that a style may move behind the given names.
fn name(name: &Name, kept: &mut Kept) -> Option<NameValue> {
    match parts(name).map(|part| part.map(|part| kept.led(&part))) {
        [None, Some(family), Some(given)] if is_korean(&family) && is_korean(&given) => {
            Some(NameValue::Literal(LiteralName { literal: family + &given }))
        }
        [None, Some(whole), Some(given)] => {
            let (given, suffix) = match given.rsplit_once(", ") {
                Some((given, suffix)) if SUFFIXES.contains(&suffix) => {
                    (given.to_owned(), Some(suffix.to_owned()))
                }
                _ => (given, None),
            };
            let (first, family) =
                whole.split_once(' ').map_or((None, whole.as_str()), |(first, rest)| (Some(first), rest));
            Some(NameValue::Item(NameItem {
                family: family.to_owned(),
                given: Some(given),
                non_dropping_particle: first.map(str::to_owned),
                dropping_particle: None,
                comma_suffix: suffix.as_ref().map(|_| true),
                suffix,
            }))
        }
        [literal, family, given] => {
            let literal = literal.or(family).or(given)?;
            Some(NameValue::Literal(LiteralName { literal }))
        }
    }
}
