//! The units a ledger declares: counted ones, other names, and defined ones.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::expression::{self, Problem, Words};
use super::lookup::{LONGEST_UNIT, built_in};
use super::{Dimension, Kind, Number, Unit, Units};
use crate::value::decimal;

/// How many definitions may stand between a unit and what is built in.
const DEEPEST: usize = 32;

/// What is wrong with the declaration of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitFault {
    /// The name it was declared under.
    pub name: String,
    /// What is wrong, in words.
    pub problem: String,
}

impl Units {
    /// The units built in, and these. A name without a definition is a unit that is counted: `GPU`. Others
    /// are defined by a unit (`USD`), or by a number of one (`660 foot`). What is faulty is left out.
    pub fn new<'a>(pairs: impl IntoIterator<Item = (&'a str, Option<&'a str>)>) -> (Self, Vec<UnitFault>) {
        let mut faults = Vec::new();
        let mut given: BTreeMap<&str, Option<&str>> = BTreeMap::new();
        for (name, definition) in pairs {
            let known = given.insert(name, definition);
            if known.is_some_and(|known| known != definition) {
                faults.push(UnitFault {
                    name: name.to_owned(),
                    problem: format!("`{name}` is declared twice, with two meanings; keep one"),
                });
            }
        }
        let names =
            given.keys().flat_map(|name| [(plural(name), *name), ((*name).to_owned(), *name)]).collect();
        let mut resolver = Resolver { given: &given, names, done: HashMap::new(), open: Vec::new() };
        let mut units = Self::default();
        for name in given.keys() {
            if let Err(problem) = resolver.unit(name) {
                // What leans on a faulty unit is faulty by that alone.
                if !problem.is_empty() {
                    faults.push(UnitFault { name: (*name).to_owned(), problem });
                }
                units.faulty.extend([plural(name).into(), Box::from(*name)]);
            }
        }
        for name in given.keys() {
            let Some(Ok(unit)) = resolver.done.get(name) else { continue };
            let plural = plural(name);
            if !given.contains_key(plural.as_str()) {
                let labelled = if unit.label() == *name { unit.labelled(&plural) } else { unit.clone() };
                units.declared.insert(plural.replace('-', " ").into(), labelled.clone());
                units.declared.insert(plural.into(), labelled);
            }
            units.declared.insert(name.replace('-', " ").into(), unit.clone());
            units.declared.insert((*name).into(), unit.clone());
        }
        (units, faults)
    }
}

/// Follows definitions down to what is built in.
struct Resolver<'a> {
    given: &'a BTreeMap<&'a str, Option<&'a str>>,
    /// The name that a word, in the singular or the plural, stands for.
    names: HashMap<String, &'a str>,
    /// What was found; the reason is empty where it is told of another unit that this leans on.
    done: HashMap<&'a str, Result<Unit, String>>,
    /// The names whose definitions are being read, outermost first.
    open: Vec<&'a str>,
}

impl<'a> Resolver<'a> {
    fn unit(&mut self, name: &'a str) -> Result<Unit, String> {
        if let Some(done) = self.done.get(name) {
            return done.clone();
        }
        if let Some(at) = self.open.iter().position(|open| *open == name) {
            let circle: Vec<String> =
                self.open[at..].iter().chain([&name]).map(|name| format!("`{name}`")).collect();
            let problem = format!("`{name}` is defined by itself: {}", circle.join(" by "));
            self.done.insert(name, Err(problem.clone()));
            return Err(problem);
        }
        if self.open.len() == DEEPEST {
            return Err(format!(
                "`{name}` stands at the end of {DEEPEST} definitions that lean on each other"
            ));
        }
        self.open.push(name);
        let unit = self.define(name);
        self.open.pop();
        // Where the definition came back to it, that is what is wrong with it.
        self.done.entry(name).or_insert(unit).clone()
    }

    fn define(&mut self, name: &'a str) -> Result<Unit, String> {
        check_name(name)?;
        let unit = match self.given.get(name).copied().flatten() {
            None => Unit::new(name, Dimension::base(name), Number::ONE, Kind::Other),
            Some(text) => {
                let read = definition(text, &mut |word| self.word(word));
                let unit = read.map_err(|problem| explain(name, text, problem))?;
                if unit.factor().is_zero() || unit.factor().is_negative() {
                    return Err(format!(
                        "`{name}` is defined as `{text}`, and a unit is more than 0 of another"
                    ));
                }
                let is_alias = unit.is_currency() && *unit.factor() == Number::ONE;
                if is_alias { unit } else { unit.labelled(name) }
            }
        };
        match built_in(name) {
            Ok(Some(known)) if !known.measures_as(&unit) => {
                Err(format!("`{name}` is built in and means something else; declare another name"))
            }
            _ => Ok(unit),
        }
    }

    fn word(&mut self, word: &str) -> Result<Option<Unit>, Problem> {
        match self.names.get(word).copied() {
            Some(name) => self.unit(name).map(Some).map_err(|problem| {
                if self.done.contains_key(name) { Problem::Told } else { Problem::Said(problem) }
            }),
            None => built_in(word),
        }
    }
}

/// Whether a unit may be called so, and if not, why and what to write.
pub(super) fn check_name(name: &str) -> Result<(), String> {
    let wrong = if name.trim().is_empty() {
        "it is empty"
    } else if name.trim() != name {
        "it has white space around it"
    } else if name.len() > 80 {
        "it has more than 80 bytes"
    } else if name.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | ',' | '−')) {
        "it begins as a number does"
    } else if name.chars().any(|c| {
        c.is_control() || matches!(c, '/' | '^' | '*' | '·' | '×' | '<' | '>' | '(' | ')' | '!' | '?' | '`')
    }) {
        "it has a sign that joins units"
    } else {
        return Ok(());
    };
    Err(format!("`{name}` cannot name a unit: {wrong}; write a word, such as `GPU`"))
}

fn explain(name: &str, text: &str, problem: Problem) -> String {
    let because = match problem {
        Problem::Told => return String::new(),
        Problem::Said(because) => because,
        Problem::Unknown(word) => {
            format!("`{word}` is no unit; declare it too, or write a unit such as `USD`")
        }
        Problem::Ambiguous(word, meanings) => {
            format!("`{word}` has several meanings: {meanings}; write the one you mean")
        }
    };
    format!("`{name}` is defined as `{text}`: {because}")
}

/// `1000 USD`, `660 foot`, `USD`: a unit, or a number of one.
pub(super) fn definition(text: &str, words: &mut Words<'_>) -> Result<Unit, Problem> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST_UNIT {
        return Err(Problem::Said(format!("a definition has 1 to {LONGEST_UNIT} bytes, such as `1000 USD`")));
    }
    let Some((number, end)) = decimal::scan(text).map_err(Problem::Said)? else {
        return expression::read(text, words);
    };
    let of = expression::read(text[end..].trim(), words)?;
    if of.is_affine() {
        return Err(Problem::Said(format!("`{}` cannot be multiplied; write `K`", of.label())));
    }
    let mut parts = (*of.0).clone();
    parts.factor = &number.value() * of.factor();
    Ok(Unit(Arc::new(parts)))
}

/// The plural of a name, after the rules of English: `centuries`, `inches`, `watts`.
pub(super) fn plural(name: &str) -> String {
    if name.is_empty() || !name.ends_with(|c: char| c.is_alphabetic()) {
        return name.to_owned();
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    match name.strip_suffix('y') {
        Some(stem) if !ends(&["ay", "ey", "oy", "uy"]) => format!("{stem}ies"),
        _ if ends(&["ch", "sh", "ss", "x"]) => format!("{name}es"),
        _ if ends(&["s", "z"]) => name.to_owned(),
        _ => format!("{name}s"),
    }
}
