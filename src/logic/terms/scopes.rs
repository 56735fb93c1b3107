//! The dimensions that an assertion can be limited to: their values, and which lies within which.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::fault::Fault;
use super::graph::{Arrow, circles, too_deep};
use crate::finding::Place;
use crate::ledger::Filed;
use crate::record::{ScopeValue, Vocabulary};
use crate::text::{FieldPath, did_you_mean};
use crate::yaml::in_line;

/// What time is called where dimensions are named.
pub const TIME: &str = "time";

/// A dimension, by its place in the order of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DimensionId(u16);

/// A value of a dimension, by its place in the order of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExtentId(u32);

/// A dimension.
#[derive(Debug)]
pub struct Dimension {
    /// Its name.
    pub name: String,
    values: Vec<Extent>,
}

/// A value of a dimension.
#[derive(Debug)]
struct Extent {
    name: String,
    label: String,
    parts: Vec<ExtentId>,
    complete: bool,
    /// Everything it lies within, itself included.
    above: BTreeSet<ExtentId>,
}

/// Every dimension.
#[derive(Debug, Default)]
pub struct Scopes(Vec<Dimension>);

impl Scopes {
    pub(super) fn new(files: &[Filed<Vocabulary>], faults: &mut Vec<Fault>) -> Self {
        let mut dimensions: BTreeMap<&str, BTreeMap<&str, (Place, &ScopeValue)>> = BTreeMap::new();
        for file in files {
            for (name, values) in &file.record.scopes {
                let path = FieldPath::key("scopes").then(name.clone());
                if name == TIME {
                    let place = Place::key(file.file.clone(), path);
                    faults.push(
                        Fault::new(place, "`time` is no scope of the ledger's own")
                            .help("an assertion has a key `time`; give the scope another name"),
                    );
                    continue;
                }
                let known = dimensions.entry(name).or_default();
                for (value, record) in values {
                    let place = Place::key(file.file.clone(), path.clone().then(value.clone()));
                    known.entry(value).or_insert((place, record));
                }
            }
        }
        Self(dimensions.into_iter().map(|(name, values)| dimension(name, &values, faults)).collect())
    }

    /// The dimension of a name.
    pub fn find(&self, name: &str) -> Option<DimensionId> {
        let at = self.0.binary_search_by(|dimension| dimension.name.as_str().cmp(name)).ok()?;
        u16::try_from(at).ok().map(DimensionId)
    }

    /// The value of a name in a dimension.
    pub fn value(&self, dimension: DimensionId, name: &str) -> Option<ExtentId> {
        let values = &self.dimension(dimension).values;
        let at = values.binary_search_by(|value| value.name.as_str().cmp(name)).ok()?;
        u32::try_from(at).ok().map(ExtentId)
    }

    /// A dimension.
    pub fn dimension(&self, id: DimensionId) -> &Dimension {
        &self.0[usize::from(id.0)]
    }

    /// The names of the dimensions.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|dimension| dimension.name.as_str())
    }

    /// The names of the values of a dimension.
    pub fn values(&self, dimension: DimensionId) -> impl Iterator<Item = &str> {
        self.dimension(dimension).values.iter().map(|value| value.name.as_str())
    }

    /// What a reader calls a value.
    pub fn label(&self, dimension: DimensionId, value: ExtentId) -> &str {
        &self.extent(dimension, value).label
    }

    /// Whether the first value is the second, or lies within it.
    pub fn within(&self, dimension: DimensionId, inner: ExtentId, outer: ExtentId) -> bool {
        inner == outer || self.extent(dimension, inner).above.contains(&outer)
    }

    /// Everything that a value lies within, itself included.
    pub(in crate::logic) fn above(
        &self,
        dimension: DimensionId,
        value: ExtentId,
    ) -> impl Iterator<Item = ExtentId> {
        self.extent(dimension, value).above.iter().copied()
    }

    /// The parts that a value consists of, of which none lies within another.
    pub fn parts(&self, dimension: DimensionId, value: ExtentId) -> &[ExtentId] {
        &self.extent(dimension, value).parts
    }

    /// Whether its parts make up all of it.
    pub fn is_complete(&self, dimension: DimensionId, value: ExtentId) -> bool {
        self.extent(dimension, value).complete
    }

    /// The values that have parts.
    pub fn wholes(&self, dimension: DimensionId) -> impl Iterator<Item = ExtentId> + '_ {
        let values = (0..).zip(&self.dimension(dimension).values);
        values.filter(|(_, value)| !value.parts.is_empty()).map(|(number, _)| ExtentId(number))
    }

    fn extent(&self, dimension: DimensionId, value: ExtentId) -> &Extent {
        &self.dimension(dimension).values[value.0 as usize]
    }
}

/// That one value lies within another, and where it says so.
struct Within {
    arrow: Arrow,
    place: Place,
}

fn dimension(
    name: &str,
    records: &BTreeMap<&str, (Place, &ScopeValue)>,
    faults: &mut Vec<Fault>,
) -> Dimension {
    let numbers: HashMap<&str, usize> = records.keys().enumerate().map(|(at, name)| (*name, at)).collect();
    let mut within = Vec::new();
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); records.len()];
    for (at, (place, record)) in records.values().enumerate() {
        let mut find = |other: &str, key: &'static str| {
            let found = numbers.get(other).copied().filter(|&other| other != at);
            if found.is_none() {
                faults.push(unknown_value(name, other, &below(place, key), records.keys().copied()));
            }
            found
        };
        if let Some(outer) = record.within.as_deref().and_then(|outer| find(outer, "within")) {
            within.push(Within { arrow: (at, outer), place: below(place, "within") });
        }
        for part in record.parts.iter().filter_map(|part| find(part, "parts")).collect::<BTreeSet<_>>() {
            parts[at].push(part);
            within.push(Within { arrow: (part, at), place: below(place, "parts") });
        }
    }
    drop_faulty(name, &mut within, records.len(), faults);
    let arrows: Vec<Arrow> = within.iter().map(|within| within.arrow).collect();
    let kept: HashSet<&Arrow> = arrows.iter().collect();
    for (at, parts) in parts.iter_mut().enumerate() {
        parts.retain(|&part| kept.contains(&(part, at)));
    }
    let above = closure(records.len(), &arrows);
    let id = |at: usize| ExtentId(u32::try_from(at).unwrap_or(u32::MAX));
    let values = records.iter().enumerate().map(|(at, (name, (_, record)))| {
        let apart =
            |part: &&usize| !parts[at].iter().any(|other| other != *part && above[**part].contains(other));
        Extent {
            name: (*name).to_owned(),
            label: record.label.clone().unwrap_or_else(|| (*name).replace('-', " ")),
            parts: parts[at].iter().filter(apart).map(|&part| id(part)).collect(),
            complete: record.complete,
            above: above[at].iter().map(|&other| id(other)).collect(),
        }
    });
    Dimension { name: name.to_owned(), values: values.collect() }
}

fn below(place: &Place, key: &'static str) -> Place {
    let crate::finding::Spot::Key(path) = &place.spot else { return place.clone() };
    Place::value(place.file.clone(), path.clone().then(key))
}

fn unknown_value<'a>(
    dimension: &str,
    value: &str,
    place: &Place,
    known: impl Iterator<Item = &'a str>,
) -> Fault {
    let near = did_you_mean(value, known);
    let label = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
    Fault::new(place.clone().label(label), format!("the scope `{dimension}` has no other value `{value}`"))
        .help(format!("add `{}: {{}}` under `scopes: {dimension}`", in_line(value)))
}

fn drop_faulty(name: &str, within: &mut Vec<Within>, values: usize, faults: &mut Vec<Fault>) {
    let arrows = |within: &[Within]| within.iter().map(|within| within.arrow).collect::<Vec<_>>();
    let mut dropped = BTreeSet::new();
    for circle in circles(values, &arrows(within)) {
        let place = within[circle[0]].place.clone();
        let message = format!("values of the scope `{name}` lie within one another in a circle");
        faults.push(Fault::new(place, message).help("remove one step of the circle"));
        dropped.extend(circle);
    }
    let mut at = 0;
    within.retain(|_| {
        at += 1;
        !dropped.contains(&(at - 1))
    });
    let deep: BTreeSet<usize> = too_deep(values, &arrows(within)).into_iter().collect();
    if let Some(&first) = deep.first() {
        let place = within[first].place.clone();
        let message = format!("values of the scope `{name}` lie within one another more than 100 deep");
        faults.push(Fault::new(place, message).help("leave out steps that no claim needs"));
    }
    let mut at = 0;
    within.retain(|_| {
        at += 1;
        !deep.contains(&(at - 1))
    });
}

/// For each value everything it lies within, itself included.
fn closure(values: usize, arrows: &[Arrow]) -> Vec<BTreeSet<usize>> {
    let mut up: Vec<Vec<usize>> = vec![Vec::new(); values];
    for &(inner, outer) in arrows {
        up[inner].push(outer);
    }
    let reach = |start: usize| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![start]);
        while let Some(next) = open.pop() {
            if seen.insert(next) {
                open.extend(&up[next]);
            }
        }
        seen
    };
    (0..values).map(reach).collect()
}
