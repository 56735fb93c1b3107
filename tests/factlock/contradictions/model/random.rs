//! Random small vocabularies, and what is said in them.

use std::fmt::Write as _;

use super::time::{End, GRANULES, Granule, Time};
use super::world::{Context, Dimension, Mode, Property, Said, is_possible};

/// Numbers that look random and are the same in every run.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).unwrap()
    }

    /// Whether something happens that does so in so many cases of a hundred.
    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// A vocabulary: as a file, and what it means.
pub(super) struct Vocabulary {
    pub(super) yaml: String,
    pub(super) properties: Vec<Property>,
    pub(super) dimensions: Vec<Dimension>,
}

pub(super) const DIMENSIONS: [(&str, &[&str]); 2] = [("phase", &["pa", "pb", "pc"]), ("site", &["sa", "sb"])];
const ENTITIES: usize = 5;
pub(super) const PROPERTIES: usize = 10;

/// Things of which some lie within others and some are different.
struct Order {
    /// For each entity what lies right above it as a class, and as a whole.
    up: [Vec<Vec<usize>>; 2],
    distinct: Vec<Vec<usize>>,
    distinct_children: Vec<usize>,
}

impl Order {
    fn random(dice: &mut Dice) -> Self {
        let mut above = |percent| -> Vec<Vec<usize>> {
            let above = |at: usize, dice: &mut Dice| (0..at).filter(|_| dice.chance(percent)).collect();
            (0..ENTITIES).map(|at| above(at, dice)).collect()
        };
        let up = [above(30), above(12)];
        let list = |dice: &mut Dice| (0..ENTITIES).filter(|_| dice.chance(40)).collect();
        let distinct: Vec<Vec<usize>> = (0..dice.below(3)).map(|_| list(dice)).collect();
        let distinct = distinct.into_iter().filter(|list| list.len() > 1).collect();
        let distinct_children = (0..ENTITIES).filter(|_| dice.chance(40)).collect();
        Self { up, distinct, distinct_children }
    }

    fn above(&self, entity: usize, wholes: bool) -> Vec<usize> {
        let (mut seen, mut open) = (Vec::new(), vec![entity]);
        while let Some(next) = open.pop() {
            if !seen.contains(&next) {
                seen.push(next);
                open.extend(&self.up[0][next]);
                if wholes {
                    open.extend(&self.up[1][next]);
                }
            }
        }
        seen
    }

    /// The kinds of things there can be, each by the entities that it is one of.
    fn things(&self, wholes: bool) -> Vec<usize> {
        let children = self.distinct_children.iter().map(|&parent| {
            let all: Vec<usize> = (0..ENTITIES).filter(|&at| self.up[0][at].contains(&parent)).collect();
            let nested =
                |at: usize| all.iter().any(|&other| other != at && self.above(at, false).contains(&other));
            all.iter().copied().filter(|&at| !nested(at)).collect()
        });
        let groups: Vec<Vec<usize>> = self.distinct.iter().cloned().chain(children).collect();
        let has = |thing: usize, entity: usize| thing >> entity & 1 == 1;
        let closed = |thing: usize| {
            (0..ENTITIES).all(|at| !has(thing, at) || self.above(at, wholes).iter().all(|&up| has(thing, up)))
        };
        let apart = |thing: usize| {
            groups.iter().all(|group| group.iter().filter(|&&member| has(thing, member)).count() < 2)
        };
        (0..1 << ENTITIES).filter(|&thing| closed(thing) && apart(thing)).collect()
    }

    fn yaml(&self) -> String {
        let names = |all: &[usize]| all.iter().map(|at| format!("e{at}")).collect::<Vec<_>>().join(", ");
        let mut yaml = String::from("entities:\n  p0: {}\n  p1: {}\n");
        for at in 0..ENTITIES {
            let (is_a, part_of) = (names(&self.up[0][at]), names(&self.up[1][at]));
            let distinct = self.distinct_children.contains(&at);
            let _ = writeln!(
                yaml,
                "  e{at}: {{ is_a: [{is_a}], part_of: [{part_of}], distinct_children: {distinct} }}"
            );
        }
        let lists: Vec<String> = self.distinct.iter().map(|list| format!("[{}]", names(list))).collect();
        format!("distinct: [{}]\n{yaml}", lists.join(", "))
    }
}

impl Vocabulary {
    pub(super) fn random(dice: &mut Dice) -> Self {
        let order = loop {
            let order = Order::random(dice);
            let all_exist = |wholes| {
                let things = order.things(wholes);
                (0..ENTITIES).all(|entity| things.iter().any(|thing| thing >> entity & 1 == 1))
            };
            if all_exist(false) && all_exist(true) {
                break order;
            }
        };
        let mut yaml = String::from("scopes:\n");
        let mut dimensions = Vec::new();
        for (name, values) in DIMENSIONS {
            let up: Vec<Option<usize>> =
                (0..values.len()).map(|at| (at > 0 && dice.chance(40)).then(|| dice.below(at))).collect();
            let _ = writeln!(yaml, "  {name}:");
            for (value, up) in values.iter().zip(&up) {
                let within = up.map_or_else(String::new, |up| format!("within: {}", values[up]));
                let _ = writeln!(yaml, "    {value}: {{ {within} }}");
            }
            let above = |at: usize| std::iter::successors(Some(at), |&at| up[at]).collect();
            dimensions.push(Dimension((0..values.len()).map(above).collect()));
        }
        yaml.push_str("properties:\n");
        let mut properties = Vec::new();
        for number in 0..PROPERTIES {
            let (property, entry) = property(dice, &order, number);
            let _ = writeln!(yaml, "  {}: {{ {entry} }}", property.name);
            properties.push(property);
        }
        Self { yaml: format!("{yaml}{}", order.yaml()), properties, dimensions }
    }

    /// Something that can be said of a property and that is not false by itself.
    pub(super) fn say(dice: &mut Dice, property: &Property, claim: (Context, Option<Granule>)) -> Said {
        loop {
            let mode = dice.pick(&[Mode::Some, Mode::Some, Mode::Only, Mode::Exactly, Mode::None]);
            let some = mode == Mode::Some || mode == Mode::Exactly;
            let least = usize::from(matches!(mode, Mode::Only | Mode::Exactly));
            let count = least.max(dice.pick(&[0, 1, 1, 1, 2]));
            let count = if property.single && some { count.min(1) } else { count };
            let mut values: Vec<usize> = (0..count).map(|_| dice.below(property.values.len())).collect();
            values.dedup();
            let (context, claimed_on) = claim;
            let speaker = dice.chance(10).then(|| Context::Speaker(dice.below(2)));
            let said = Said {
                mode,
                values,
                time: time(dice),
                as_of: dice.chance(20).then(|| dice.pick(&GRANULES)),
                claimed_on,
                scope: DIMENSIONS
                    .iter()
                    .map(|(_, values)| dice.chance(25).then(|| dice.below(values.len())))
                    .collect(),
                coverage: dice.chance(30).then(|| dice.chance(50)),
                context: speaker.unwrap_or(context),
            };
            if is_possible(property, &said)
                && !(mode == Mode::Exactly && property.name.starts_with("quantity"))
            {
                return said;
            }
        }
    }
}

fn time(dice: &mut Dice) -> Time {
    let end = |dice: &mut Dice| match dice.below(10) {
        0..=6 => End::In(dice.pick(&GRANULES)),
        7 | 8 => End::Open,
        _ => End::Unknown,
    };
    match dice.below(20) {
        0..=8 => Time::Unstated,
        9..=13 => Time::Date(dice.pick(&GRANULES)),
        14..=17 => loop {
            let time = Time::Interval(end(dice), end(dice));
            let is_named = matches!(time, Time::Interval(End::In(_), _) | Time::Interval(_, End::In(_)));
            if is_named && !time.stretches(None).is_empty() {
                return time;
            }
        },
        18 => Time::Decade,
        _ => Time::Uncertain(dice.pick(&GRANULES)),
    }
}

fn property(dice: &mut Dice, order: &Order, number: usize) -> (Property, String) {
    let single = dice.chance(50);
    let time_separates = dice.chance(40);
    let separator = |values: &[&str], dice: &mut Dice| {
        dice.chance(30).then(|| dice.chance(40).then(|| dice.below(values.len())))
    };
    let separators: Vec<Option<Option<usize>>> =
        DIMENSIONS.iter().map(|(_, values)| separator(values, dice)).collect();
    let dimensions = || DIMENSIONS.iter().zip(&separators);
    let mut named: Vec<&str> =
        dimensions().filter(|(_, separates)| separates.is_some()).map(|((name, _), _)| *name).collect();
    named.extend(time_separates.then_some("time"));
    let unstated: Vec<String> = dimensions()
        .filter_map(|((name, values), separates)| Some(format!("{name}: {}", values[(*separates)??])))
        .collect();
    let mut entry = format!(
        "single: {single}, separators: [{}], unstated: {{ {} }}, value: ",
        named.join(", "),
        unstated.join(", ")
    );
    let (kind, single, things, values, exclusive) = match number {
        0..=5 => {
            let wholes = dice.chance(30);
            let things = order.things(wholes);
            let of = |entity: usize| {
                let bits = things.iter().enumerate().filter(|(_, thing)| *thing >> entity & 1 == 1);
                bits.fold(0_u64, |all, (bit, _)| all | 1 << bit)
            };
            let values: Vec<(String, u64)> = (0..ENTITIES).map(|at| (format!("e{at}"), of(at))).collect();
            let nested = |a: usize, b: usize| order.above(a, wholes).contains(&b);
            let mut exclusive: Vec<usize> = Vec::new();
            for at in (0..ENTITIES).filter(|_| dice.chance(25)) {
                if !exclusive.iter().any(|&other| nested(at, other) || nested(other, at)) {
                    exclusive.push(at);
                }
            }
            let ids: Vec<String> = exclusive.iter().map(|at| format!("e{at}")).collect();
            let along = if wholes { ", along: part_of" } else { "" };
            let _ = write!(entry, "entity, exclusive: [{}]{along}", ids.join(", "));
            let exclusive = exclusive.iter().map(|&at| of(at)).collect();
            ("entity", single, things.len(), values, exclusive)
        }
        6 => {
            entry.push_str("text, exclusive: [t0, t1]");
            // Words may stand for the same or not: a thing is whatever set of words describes it.
            let bits =
                |word: usize| (0..16).filter(|bit| bit >> word & 1 == 1).fold(0, |all, bit| all | 1 << bit);
            let values: Vec<(String, u64)> = (0..4).map(|at| (format!("t{at}"), bits(at))).collect();
            let exclusive = vec![values[0].1, values[1].1];
            ("text", single, 16, values, exclusive)
        }
        7 => {
            entry.push_str("boolean");
            ("boolean", true, 2, vec![("'true'".to_owned(), 1), ("'false'".to_owned(), 2)], Vec::new())
        }
        8 => {
            entry.push_str("date");
            let days = |granule: &Granule| Time::Date(*granule).stretches(None)[0].pieces();
            let bits = |granule: &Granule| days(granule).fold(0, |all, piece| all | 1 << piece);
            let values = GRANULES.iter().map(|one| (one.text.to_owned(), bits(one))).collect();
            ("date", single, 13, values, Vec::new())
        }
        _ => {
            entry.push_str("quantity");
            ("quantity", single, QUARTERS, numbers(), Vec::new())
        }
    };
    let name = format!("{kind}-{number}");
    (Property { name, single, time_separates, separators, things, values, exclusive }, entry)
}

/// Numbers from 0 to 10 in quarters.
const QUARTERS: usize = 41;

fn numbers() -> Vec<(String, u64)> {
    let bits = |holds: &dyn Fn(usize) -> bool| {
        (0..QUARTERS).filter(|&quarter| holds(quarter)).fold(0, |all, quarter| all | 1_u64 << quarter)
    };
    let mut all = Vec::new();
    for n in 1..=5 {
        let at = 4 * n;
        all.push((format!("{n}"), bits(&|quarter| (at - 2..at + 2).contains(&quarter))));
        all.push((format!("exactly {n}"), bits(&|quarter| quarter == at)));
        // Ten per cent of a number below 5 is less than what rounding hides.
        all.push((format!("about {n}"), bits(&|quarter| quarter >= at - 2 && quarter < at + 2 + n / 5)));
        all.push((format!("'> {n}'"), bits(&|quarter| quarter > at)));
        all.push((format!("at most {n}"), bits(&|quarter| quarter <= at)));
        all.push((format!("{n}..{}", n + 2), bits(&|quarter| (at..=at + 8).contains(&quarter))));
    }
    all
}
