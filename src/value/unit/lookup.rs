//! From a word to its unit: the units declared, those built in, and prefixes before either.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::ambiguous::meanings;
use super::table::{BINARY, DAYS, DEGREES, MONEY, Prefixes, SI, UNITS};
use super::{Dimension, Kind, Number, Unit, currency, declare, expression};
use crate::text::did_you_mean;
use crate::value::Interval;

/// How many bytes the text of a unit has at most.
pub(super) const LONGEST_UNIT: usize = 200;
const SECONDS_A_DAY: i64 = 86_400;

/// The units a ledger knows: those built in, and its own.
#[derive(Debug, Clone, Default)]
pub struct Units {
    /// By name, in the singular and the plural.
    pub(super) declared: HashMap<Box<str>, Unit>,
    /// The names that are declared faultily, in the singular and the plural.
    pub(super) faulty: HashSet<Box<str>>,
}

/// The units built in, by symbol and name.
#[derive(Default)]
struct Table {
    exact: HashMap<Box<str>, Entry>,
    /// Names without regard to case.
    folded: HashMap<Box<str>, Entry>,
}

#[derive(Clone)]
struct Entry {
    unit: Unit,
    prefixes: Prefixes,
    /// Whether it takes prefixes in letters (`k`), and in words (`kilo`); `bit` is symbol and name.
    is_symbol: bool,
    is_name: bool,
    ambiguous: Option<&'static str>,
}

static BUILT_IN: LazyLock<Table> = LazyLock::new(Table::build);

impl Units {
    /// The unit that a text names.
    ///
    /// # Errors
    /// What is wrong with it, and what to write or to declare instead; empty where that is told of a declaration.
    pub fn read(&self, text: &str) -> Result<Unit, String> {
        let text = text.trim();
        if text.len() > LONGEST_UNIT {
            return Err(format!("a unit has at most {LONGEST_UNIT} bytes, this one {}", text.len()));
        }
        expression::read(text, &mut |word| self.word(word)).map_err(|problem| self.with_help(problem))
    }

    /// The unit of one word, or of several that make one name; none where there is none.
    pub(super) fn word(&self, word: &str) -> Result<Option<Unit>, expression::Problem> {
        if let Some(unit) = self.declared.get(word) {
            return Ok(Some(unit.clone()));
        }
        if self.faulty.contains(word) {
            return Err(expression::Problem::Told);
        }
        if let Some(unit) = built_in(word)? {
            return Ok(Some(unit));
        }
        let money = |(prefix, power): &(&str, i32)| {
            let rest = word.strip_prefix(prefix)?;
            let unit = self.declared.get(rest).cloned().or_else(|| built_in(rest).ok().flatten())?;
            let is_sign = rest.chars().all(|c| !c.is_lowercase());
            (unit.is_currency() && is_sign).then(|| {
                let factor = &Number::pow10(*power) * unit.factor();
                Unit::new(word, unit.dimension().clone(), factor, Kind::Currency)
            })
        };
        Ok(MONEY.iter().find_map(money))
    }

    fn with_help(&self, problem: expression::Problem) -> String {
        match problem {
            expression::Problem::Said(because) => because,
            expression::Problem::Told => String::new(),
            expression::Problem::Ambiguous(word, meanings) => {
                format!(
                    "`{word}` has several meanings: {meanings}; write the one you mean, or declare it under `units` in `claims/vocabulary.yaml`"
                )
            }
            expression::Problem::Unknown(word) => self.unknown(&word),
        }
    }

    fn unknown(&self, word: &str) -> String {
        if let Some((letters, digit)) = word.split_at_checked(word.len().saturating_sub(1))
            && matches!(digit, "2" | "3")
            && (letters == "m" || built_in(letters).is_ok_and(|unit| unit.is_some()))
        {
            return format!("`{word}` is no unit; write `{letters}^{digit}`");
        }
        let mut known: Vec<&str> = self.declared.keys().map(AsRef::as_ref).collect();
        known.extend(BUILT_IN.exact.keys().map(AsRef::as_ref));
        known.extend(["thousand", "million", "billion", "trillion"]);
        known.sort_unstable();
        // Among hundreds of symbols, each of three letters is near to some other and means nothing by it.
        let near = if word.chars().count() < 4 {
            known.into_iter().find(|known| known.eq_ignore_ascii_case(word))
        } else {
            did_you_mean(word, known)
        };
        let near = near.map_or(String::new(), |near| format!(", did you mean `{near}`?"));
        if !word.starts_with(char::is_alphabetic) || declare::check_name(word).is_err() {
            return format!("`{word}` is no unit{near}");
        }
        format!(
            "`{word}` is no unit{near}; what is counted is declared as `units: {{ {word}: {{}} }}` in `claims/vocabulary.yaml`"
        )
    }
}

/// The unit built in that a word names, with a prefix or without.
pub(super) fn built_in(word: &str) -> Result<Option<Unit>, expression::Problem> {
    BUILT_IN.word(word)
}

impl Table {
    fn word(&self, word: &str) -> Result<Option<Unit>, expression::Problem> {
        if let Some(entry) = self.exact.get(word) {
            return match entry.ambiguous {
                Some(meanings) => Err(expression::Problem::Ambiguous(word.to_owned(), meanings)),
                None => Ok(Some(entry.unit.clone())),
            };
        }
        if let Some(meanings) = meanings(word) {
            return Err(expression::Problem::Ambiguous(word.to_owned(), meanings));
        }
        if let Some(unit) = self.prefixed(word) {
            return Ok(Some(unit));
        }
        let lower = word.to_lowercase();
        let named = self.folded.get(lower.as_str()).map(|entry| entry.unit.labelled(word));
        Ok(named
            .or_else(|| if lower == word { None } else { self.prefixed(&lower).filter(|_| lower.len() > 4) }))
    }

    fn prefixed(&self, word: &str) -> Option<Unit> {
        let entry = |prefix: &str, by_name: bool| {
            let rest = self.exact.get(word.strip_prefix(prefix)?)?;
            let fits = if by_name { rest.is_name } else { rest.is_symbol };
            (rest.prefixes != Prefixes::No && fits).then_some(rest)
        };
        let decimal = SI.iter().find_map(|&(symbol, name, power)| {
            let entry = entry(symbol, false).or_else(|| entry(name, true))?;
            // Nobody counts in tenths of a byte; `dB` is something else.
            (entry.prefixes == Prefixes::Si || power >= 3).then(|| (entry, Number::pow10(power)))
        });
        let found = decimal.or_else(|| {
            BINARY.iter().find_map(|&(symbol, name, power)| {
                let entry = entry(symbol, false).or_else(|| entry(name, true))?;
                let factor = Number::from(1024).power(power)?;
                (entry.prefixes == Prefixes::Binary).then_some((entry, factor))
            })
        });
        let (entry, factor) = found?;
        let unit = &entry.unit;
        Some(Unit::new(word, unit.dimension().clone(), &factor * unit.factor(), unit.0.kind))
    }

    fn build() -> Self {
        let mut table = Self::default();
        for &(symbols, names, definition, prefixes) in UNITS {
            let main = names.first().or(symbols.first()).copied().unwrap_or_default();
            let unit = if definition.is_empty() {
                let base = symbols.first().filter(|symbol| **symbol != "mo").unwrap_or(&main);
                Some(Unit::new(main, Dimension::base(base), Number::ONE, Kind::Symbol))
            } else {
                declare::definition(definition, &mut |word| table.word(word)).ok()
            };
            let Some(unit) = unit else { continue };
            let month = DAYS.iter().find(|(name, ..)| *name == main).and_then(|&(_, least, most, months)| {
                let length = |days: i64| Number::ratio(days * SECONDS_A_DAY, months);
                Some(Interval::between(length(least)?, length(most)?))
            });
            let unit =
                Unit(std::sync::Arc::new(super::Parts { month, kind: Kind::Symbol, ..(*unit.0).clone() }));
            for symbol in symbols {
                table.insert(symbol, &unit.labelled(symbol), prefixes, false);
            }
            table.insert_names(names, &unit, prefixes);
        }
        for &(symbols, names, (over, under), (zero_over, zero_under)) in DEGREES {
            let (size, zero) = (Number::ratio(over, under), Number::ratio(zero_over, zero_under));
            let unit = Unit(std::sync::Arc::new(super::Parts {
                label: Box::from(""),
                dimension: Dimension::base("K"),
                factor: size.unwrap_or(Number::ONE),
                zero: zero.unwrap_or(Number::ZERO),
                month: None,
                kind: Kind::Symbol,
            }));
            for symbol in symbols {
                table.insert(symbol, &unit.labelled(symbol), Prefixes::No, false);
            }
            table.insert_names(names, &unit, Prefixes::No);
        }
        for &(code, signs, names) in currency::CURRENCIES {
            let unit = Unit::new(code, Dimension::base(code), Number::ONE, Kind::Currency);
            table.insert(code, &unit, Prefixes::No, false);
            for sign in signs {
                table.insert(sign, &unit, Prefixes::No, false);
            }
            table.insert_names(names, &unit, Prefixes::No);
        }
        table
    }

    fn insert_names(&mut self, names: &[&str], unit: &Unit, prefixes: Prefixes) {
        for name in names {
            for form in [(*name).to_owned(), declare::plural(name)] {
                self.insert(&form, &unit.labelled(&form), prefixes, true);
            }
        }
    }

    fn insert(&mut self, word: &str, unit: &Unit, prefixes: Prefixes, is_name: bool) {
        let entry =
            Entry { unit: unit.clone(), prefixes, is_symbol: !is_name, is_name, ambiguous: meanings(word) };
        if is_name {
            self.folded.entry(word.to_lowercase().into()).or_insert_with(|| entry.clone());
        }
        self.exact.entry(word.into()).and_modify(|known| known.is_name |= is_name).or_insert(entry);
    }
}
