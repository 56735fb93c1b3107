//! From the records of the vocabulary to [`Terms`], with a fault for every mistake.

use std::collections::BTreeMap;

use super::fault::Fault;
use super::order::{Order, along, unknown_entity};
use super::property::{Kind, Property, PropertyId};
use super::rates::Rates;
use super::scopes::{DimensionId, Scopes, TIME};
use super::value::Value;
use super::{Names, Terms};
use crate::finding::Place;
use crate::ledger::{Filed, Ledger, SETTINGS_FILE};
use crate::record::{self, Vocabulary};
use crate::text::{FieldPath, did_you_mean, join_or};
use crate::value::{Number, Quantity, Reading, Unit, Units};
use crate::yaml::in_line;

/// Reads the vocabulary of a ledger whose entities and their order are known.
pub(in crate::logic) fn read(ledger: &Ledger, names: Names, order: Order, faults: &mut Vec<Fault>) -> Terms {
    let files = &ledger.vocabulary_files;
    let scopes = Scopes::new(files, faults);
    let units = units(files, faults);
    let rates = Rates::new(files, &units, faults);
    let about = about(ledger, &units, faults);
    let Order { hierarchy, distinct } = order;
    let mut terms = Terms {
        names,
        hierarchy,
        distinct,
        scopes,
        units,
        rates,
        about,
        equations: Vec::new(),
        properties: Vec::new(),
        by_name: BTreeMap::new(),
    };
    let records = properties(files, faults);
    for (number, name) in (0..).zip(records.keys()) {
        terms.by_name.insert((*name).to_owned(), PropertyId(number));
    }
    terms.properties = records.values().map(|record| property(&terms, record, faults)).collect();
    terms.equations = super::equations::read(&terms, files, faults);
    terms
}

fn units(files: &[Filed<Vocabulary>], faults: &mut Vec<Fault>) -> Units {
    let declared = files.iter().flat_map(|file| &file.record.units);
    let (units, wrong) = Units::new(declared.map(|(name, of)| (name.as_str(), of.as_deref())));
    for fault in wrong {
        let file = files.iter().rfind(|file| file.record.units.contains_key(&*fault.name));
        let Some(file) = file else { continue };
        let path = FieldPath::key("units").then(fault.name.clone());
        faults.push(Fault::new(Place::key(file.file.clone(), path), fault.problem));
    }
    units
}

/// How far a number marked "about" may be off, unless the settings say otherwise: DESIGN's ten per cent.
fn about(ledger: &Ledger, units: &Units, faults: &mut Vec<Fault>) -> Number {
    let usual = Number::pow10(-1);
    let Some(text) = &ledger.settings.tolerance.about else { return usual };
    let reading = Reading { exact: true, ..Reading::new(units) };
    let place = || Place::value(SETTINGS_FILE, FieldPath::key("tolerance").then("about"));
    let help = "write a share of the number, such as `10 %`";
    let share = match Quantity::read(text, &reading) {
        Ok(share) => share,
        Err(why) => {
            faults.push(Fault::new(place(), why.to_string()).help(help));
            return usual;
        }
    };
    let point =
        share.interval().lower().filter(|_| share.interval().is_point() && share.dimension().is_none());
    let share = point.filter(|share| !share.at.is_negative() && share.at < Number::ONE);
    share.map_or_else(
        || {
            faults.push(Fault::new(place(), format!("`{text}` is no share of a number")).help(help));
            usual
        },
        |share| share.at.clone(),
    )
}

/// A property and its file.
struct Record<'a> {
    file: &'a Filed<Vocabulary>,
    name: &'a str,
    said: &'a record::Property,
}

impl Record<'_> {
    fn path(&self) -> FieldPath {
        FieldPath::key("properties").then(self.name.to_owned())
    }

    fn value(&self, key: &'static str) -> Place {
        Place::value(self.file.file.clone(), self.path().then(key))
    }

    fn entry(&self, key: &'static str, index: usize, name: &str) -> Place {
        Place::value(self.file.file.clone(), self.path().then(key).entry(index, name.to_owned()))
    }
}

fn properties<'a>(files: &'a [Filed<Vocabulary>], faults: &mut Vec<Fault>) -> BTreeMap<&'a str, Record<'a>> {
    let mut records: BTreeMap<&str, Record<'a>> = BTreeMap::new();
    for file in files {
        for (name, said) in &file.record.properties {
            let new = Record { file, name, said };
            let place = Place::key(file.file.clone(), new.path());
            if let Some(first) = records.get(name.as_str()) {
                let message = format!("the property `{name}` stands in two files of the vocabulary");
                let earlier =
                    Place::key(first.file.file.clone(), first.path()).label("the first one stands here");
                faults.push(Fault::new(place, message).related(earlier).help("keep one of the two"));
            } else if matches!(name.as_str(), "is_a" | "part_of") {
                faults.push(
                    Fault::new(place, format!("`{name}` is known without being declared"))
                        .help("remove it: every ledger has the properties `is_a` and `part_of`"),
                );
            } else {
                records.insert(name, new);
            }
        }
    }
    records
}

fn property(terms: &Terms, record: &Record<'_>, faults: &mut Vec<Fault>) -> Property {
    let Record { name, said, .. } = record;
    let kind = match said.value.as_str() {
        "entity" => Kind::Entity,
        "quantity" => Kind::Quantity,
        "date" => Kind::Date,
        "boolean" => Kind::Boolean,
        _ => Kind::Text,
    };
    only_for(record, kind, faults);
    let mut unit = |text: &str, place: Place| match terms.units.read(text) {
        Ok(unit) => Some(unit),
        Err(why) => {
            faults.push(Fault::new(place, why));
            None
        }
    };
    let own = said.unit.as_deref().and_then(|text| unit(text, record.value("unit")));
    let others = said.units.iter().enumerate();
    let others: Vec<Unit> =
        others.filter_map(|(at, text)| unit(text, record.entry("units", at, text))).collect();
    let separators = dimensions(terms, record, "separators", &said.separators, faults);
    let additive = said.additive.as_ref().and_then(|name| {
        let names = std::slice::from_ref(name);
        dimensions(terms, record, "additive", names, faults).pop()
    });
    let mut property = Property {
        name: (*name).to_owned(),
        label: said.label.clone().unwrap_or_else(|| name.replace('-', " ")),
        kind,
        unit: own,
        units: others,
        single: said.single || kind == Kind::Boolean,
        time_separates: said.separators.iter().any(|name| name == TIME),
        unstated: unstated(terms, record, &separators, faults),
        separators,
        exclusive: Vec::new(),
        along: along(said.along.as_deref()),
        additive,
        exact: said.exact,
        one_of: Vec::new(),
        range: None,
        conflicts_with: others_of(terms, record, "conflicts_with", &said.conflicts_with, faults),
        requires: others_of(terms, record, "requires", &said.requires, faults),
        symmetric: said.symmetric,
    };
    property.exclusive = values(terms, &property, record, "exclusive", &said.exclusive, faults);
    property.one_of = values(terms, &property, record, "one_of", &said.one_of, faults);
    property.range = range(terms, &property, record, faults);
    property
}

/// Keys that mean something for some kinds of values only.
fn only_for(record: &Record<'_>, kind: Kind, faults: &mut Vec<Fault>) {
    let said = record.said;
    let rows: [(&'static str, bool, &[Kind]); 8] = [
        ("unit", said.unit.is_some(), &[Kind::Quantity]),
        ("units", !said.units.is_empty(), &[Kind::Quantity]),
        ("exact", said.exact, &[Kind::Quantity]),
        ("additive", said.additive.is_some(), &[Kind::Quantity]),
        ("range", said.range.is_some(), &[Kind::Quantity]),
        ("along", said.along.is_some(), &[Kind::Entity]),
        ("symmetric", said.symmetric, &[Kind::Entity]),
        ("exclusive", !said.exclusive.is_empty(), &[Kind::Entity, Kind::Text]),
    ];
    for (key, stands, kinds) in rows {
        if stands && !kinds.contains(&kind) {
            let words: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
            let message = format!("`{key}` means nothing for values of the kind `{}`", kind.word());
            let help = format!("remove it; it is for the kind {}", join_or(words));
            faults.push(Fault::new(record.value(key), message).help(help));
        }
    }
    if said.additive.is_some() && !said.single {
        faults.push(
            Fault::new(record.value("additive"), "values add up only where a box has one value at most")
                .help("add `single: true`"),
        );
    }
}

fn dimensions(
    terms: &Terms,
    record: &Record<'_>,
    key: &'static str,
    names: &[String],
    faults: &mut Vec<Fault>,
) -> Vec<DimensionId> {
    let mut found = Vec::new();
    for (at, name) in names.iter().enumerate().filter(|(_, name)| key != "separators" || *name != TIME) {
        if let Some(dimension) = terms.scopes.find(name) {
            found.push(dimension);
        } else {
            let place = if key == "additive" { record.value(key) } else { record.entry(key, at, name) };
            let near = did_you_mean(name, terms.scopes.names());
            let label = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
            faults.push(
                Fault::new(place.label(label), format!("there is no scope `{name}`"))
                    .help(format!("add `{name}` under `scopes`, with its values")),
            );
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn unstated(
    terms: &Terms,
    record: &Record<'_>,
    separators: &[DimensionId],
    faults: &mut Vec<Fault>,
) -> Vec<(DimensionId, super::ExtentId)> {
    let mut found = Vec::new();
    for (name, value) in &record.said.unstated {
        let place = Place::value(record.file.file.clone(), record.path().then("unstated").then(name.clone()));
        let dimension = terms.scopes.find(name).filter(|dimension| separators.contains(dimension));
        match dimension.map(|dimension| (dimension, terms.scopes.value(dimension, value))) {
            Some((dimension, Some(extent))) => found.push((dimension, extent)),
            Some((dimension, None)) => {
                let near = did_you_mean(value, terms.scopes.values(dimension));
                let label = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
                faults.push(
                    Fault::new(place.label(label), format!("the scope `{name}` has no value `{value}`"))
                        .help(format!("add `{}: {{}}` under `scopes: {name}`", in_line(value))),
                );
            }
            None => faults.push(
                Fault::new(place, format!("`{name}` is no scope among the `separators` of the property"))
                    .help("only what tells values apart can be left unstated"),
            ),
        }
    }
    found
}

fn others_of(
    terms: &Terms,
    record: &Record<'_>,
    key: &'static str,
    names: &[String],
    faults: &mut Vec<Fault>,
) -> Vec<PropertyId> {
    let mut found = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if let Some(property) = terms.find_property(name) {
            found.push(property);
        } else {
            let near = did_you_mean(name, terms.by_name.keys().map(String::as_str));
            let label = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
            let place = record.entry(key, at, name).label(label);
            faults.push(
                Fault::new(place, format!("there is no property `{name}`"))
                    .help(format!("add `{name}` under `properties`, with the kind of its values")),
            );
        }
    }
    found
}

fn values(
    terms: &Terms,
    property: &Property,
    record: &Record<'_>,
    key: &'static str,
    texts: &[String],
    faults: &mut Vec<Fault>,
) -> Vec<Value> {
    let mut found = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        match Value::read(terms, property, text) {
            Ok(value) => found.push(value),
            Err(_) if property.kind == Kind::Entity => {
                faults.push(unknown_entity(&terms.names, text, record.entry(key, at, text)));
            }
            Err(why) => {
                faults.push(Fault::new(record.entry(key, at, text), why.message).help(why.help));
            }
        }
    }
    found
}

fn range(
    terms: &Terms,
    property: &Property,
    record: &Record<'_>,
    faults: &mut Vec<Fault>,
) -> Option<crate::value::Interval> {
    let text = record.said.range.as_ref()?;
    match Value::read(terms, property, text) {
        Ok(Value::Quantity(range)) => Some(range.interval().clone()),
        Ok(_) => None,
        Err(why) => {
            let help = "write the least and the most, such as `0..`, `0..100 %` or `..60 h`";
            faults.push(Fault::new(record.value("range"), why.message).help(help));
            None
        }
    }
}

impl Kind {
    /// As it is written.
    pub fn word(self) -> &'static str {
        match self {
            Self::Entity => "entity",
            Self::Quantity => "quantity",
            Self::Date => "date",
            Self::Boolean => "boolean",
            Self::Text => "text",
        }
    }
}
