//! What becomes of every field: kept, taken, merged inside, or left to a person.

use super::identity::{alike, keys, paired, together};
use super::plain::{ORDERED, Plain, of_key};
use super::slot::{Doc, Slot, slots};
use crate::record::shape::{RecordShape, Shape};
use crate::yaml::{Kind, Node};

/// The three files.
pub(super) struct Three<'d> {
    pub(super) base: &'d Doc<'d>,
    pub(super) ours: &'d Doc<'d>,
    pub(super) theirs: &'d Doc<'d>,
}

/// A field or an entry on each side, and what becomes of it.
#[derive(Debug, Clone)]
pub(super) struct Part<'d> {
    pub(super) base: Option<Slot<'d>>,
    pub(super) ours: Option<Slot<'d>>,
    pub(super) theirs: Option<Slot<'d>>,
    pub(super) outcome: Outcome<'d>,
}

/// What becomes of a field.
#[derive(Debug, Clone)]
pub(super) enum Outcome<'d> {
    /// As it stands on our side; gone where it is gone there.
    Keep,
    /// As it stands on their side; gone where it is gone there.
    Take,
    /// Both sides changed something inside.
    Inside(Vec<Part<'d>>),
    /// Both sides changed it, and differently.
    Conflict,
}

/// What may stand in a place.
#[derive(Clone, Copy)]
enum Within {
    Record(&'static RecordShape),
    Named(&'static Shape),
    Unknown,
}

impl Within {
    fn of(shape: Option<&'static Shape>) -> Self {
        match shape {
            Some(Shape::Record(record)) => Self::Record(record),
            Some(Shape::Map(inner)) => Self::Named(inner),
            _ => Self::Unknown,
        }
    }

    fn field(self, key: &str) -> Option<&'static Shape> {
        match self {
            Self::Record(record) => record.field(key).map(|field| &field.shape),
            Self::Named(inner) => Some(inner),
            Self::Unknown => None,
        }
    }
}

/// Plans the merge of three records.
pub(super) fn plan<'d>(three: &Three<'d>, shape: &'static RecordShape) -> Vec<Part<'d>> {
    let (base, ours, theirs) = (&three.base.root, &three.ours.root, &three.theirs.root);
    let mut parts = map(three, Some(base), ours, theirs, Within::Record(shape));
    if shape.name == "claim" {
        verdict(&mut parts);
    }
    parts
}

/// The keys of a map on all sides, in our order; what only their side has stands behind what it follows there.
fn map<'d>(
    three: &Three<'d>,
    base: Option<&'d Node<'d>>,
    ours: &'d Node<'d>,
    theirs: &'d Node<'d>,
    within: Within,
) -> Vec<Part<'d>> {
    let of = |doc: &'d Doc<'d>, node: &'d Node<'d>| slots(doc.text, node);
    let base = base.map(|node| of(three.base, node)).unwrap_or_default();
    let (ours, theirs) = (of(three.ours, ours), of(three.theirs, theirs));
    let find = |side: &[Slot<'d>], key: &str| side.iter().find(|slot| slot.key == key).copied();
    let part = |key: &'d str| {
        let sides = [find(&base, key), find(&ours, key), find(&theirs, key)];
        Part {
            base: sides[0],
            ours: sides[1],
            theirs: sides[2],
            outcome: field(three, key, sides, within.field(key)),
        }
    };
    let mut parts: Vec<Part<'d>> = ours.iter().map(|slot| part(slot.key)).collect();
    for (at, slot) in theirs.iter().enumerate() {
        if find(&ours, slot.key).is_none() {
            put_behind(&mut parts, part(slot.key), at, |part, before| {
                part.theirs.is_some_and(|known| known.key == theirs[before].key)
            });
        }
    }
    parts
}

/// Puts a part behind the one that stands nearest before it on their side.
fn put_behind<'d>(
    parts: &mut Vec<Part<'d>>,
    part: Part<'d>,
    at: usize,
    is: impl Fn(&Part<'d>, usize) -> bool,
) {
    let known = (0..at).rev().find_map(|before| parts.iter().position(|known| is(known, before)));
    let mut place = known.map_or(0, |known| known + 1);
    // What our side added there stands in front.
    while parts.get(place).is_some_and(|part| part.theirs.is_none() && part.base.is_none()) {
        place += 1;
    }
    parts.insert(place, part);
}

fn field<'d>(
    three: &Three<'d>,
    key: &str,
    sides: [Option<Slot<'d>>; 3],
    shape: Option<&'static Shape>,
) -> Outcome<'d> {
    let [base, ours, theirs] = sides;
    let said = sides.map(|slot| slot.map(|slot| of_key(key, slot.node).trimmed()).unwrap_or_default());
    if let Some(simple) = simple(three, sides, &said) {
        return simple;
    }
    let (Some(ours), Some(theirs)) = (ours, theirs) else { return Outcome::Conflict };
    match (&ours.node.kind, &theirs.node.kind) {
        _ if said[1] == Plain::Nothing || said[2] == Plain::Nothing => Outcome::Conflict,
        (Kind::Map { .. }, Kind::Map { .. }) => {
            let base = base.map(|base| base.node).filter(|base| base.entries().is_some());
            Outcome::Inside(map(three, base, ours.node, theirs.node, Within::of(shape)))
        }
        (Kind::List { .. }, Kind::List { .. }) if !ORDERED.contains(&key) => {
            let inner = match shape {
                Some(Shape::List(inner)) => Some(*inner),
                _ => None,
            };
            let base = base.map(|base| slots(three.base.text, base.node)).unwrap_or_default();
            let ours = slots(three.ours.text, ours.node);
            Outcome::Inside(list(three, &base, &ours, &slots(three.theirs.text, theirs.node), inner))
        }
        _ => Outcome::Conflict,
    }
}

/// What needs no look inside: one side did not touch it, or both say the same.
fn simple<'d>(
    three: &Three<'d>,
    sides: [Option<Slot<'d>>; 3],
    [base, ours, theirs]: &[Plain; 3],
) -> Option<Outcome<'d>> {
    let docs = [three.base, three.ours, three.theirs];
    let written = [0, 1, 2].map(|side| sides[side].map(|slot| slot.written(docs[side].text)));
    if written[2] == written[0] || written[1] == written[2] {
        Some(Outcome::Keep)
    } else if written[1] == written[0] {
        Some(Outcome::Take)
    } else if theirs == base || ours == theirs {
        Some(Outcome::Keep)
    } else if ours == base {
        Some(Outcome::Take)
    } else {
        None
    }
}

/// The entries of a list on all sides, known again by what they are.
fn list<'d>(
    three: &Three<'d>,
    base: &[Slot<'d>],
    ours: &[Slot<'d>],
    theirs: &[Slot<'d>],
    shape: Option<&'static Shape>,
) -> Vec<Part<'d>> {
    let record = match shape {
        Some(Shape::Record(record)) => record.name,
        _ => "",
    };
    let say = |side: &[Slot<'d>]| -> Vec<Plain> {
        side.iter().map(|slot| Plain::of(Some(slot.node)).trimmed()).collect()
    };
    let said = [say(base), say(ours), say(theirs)];
    let (to_ours, to_theirs) = (paired(&said[0], &said[1], record), paired(&said[0], &said[2], record));
    let base_of = |pairs: &[Option<usize>], at: usize| pairs.iter().position(|pair| *pair == Some(at));
    // What both sides added is the same entry where its surest name is the same.
    let is_same = |a: &Plain, b: &Plain| a == b || keys(record).first().is_some_and(|keys| alike(a, b, keys));
    let mut met = vec![false; theirs.len()];
    let mut parts = Vec::new();
    for (at, slot) in ours.iter().enumerate() {
        let old = base_of(&to_ours, at);
        let other = match old {
            Some(old) => to_theirs[old],
            None => (0..theirs.len()).find(|&other| {
                !met[other] && base_of(&to_theirs, other).is_none() && is_same(&said[1][at], &said[2][other])
            }),
        };
        if let Some(other) = other {
            met[other] = true;
        }
        let sides = [old.map(|old| base[old]), Some(*slot), other.map(|other| theirs[other])];
        parts.push(entry(three, sides, shape, record));
    }
    for (at, slot) in theirs.iter().enumerate().filter(|(at, _)| !met[*at]) {
        let old = base_of(&to_theirs, at);
        let sides = [old.map(|old| base[old]), None, Some(*slot)];
        put_behind(&mut parts, entry(three, sides, shape, record), at, |part, before| {
            part.theirs.is_some_and(|known| known.span == theirs[before].span)
        });
    }
    parts
}

fn entry<'d>(
    three: &Three<'d>,
    sides: [Option<Slot<'d>>; 3],
    shape: Option<&'static Shape>,
    record: &str,
) -> Part<'d> {
    let said = sides.map(|slot| Plain::of(slot.map(|slot| slot.node)).trimmed());
    let [base, ours, theirs] = sides;
    let outcome = simple(three, sides, &said).unwrap_or_else(|| match (together(record), ours, theirs) {
        (Some(keys), Some(ours), Some(theirs)) if base.is_some() => {
            let core = said.each_ref().map(|said| said.only(keys, true));
            let both = core[1] != core[0] && core[2] != core[0] && core[1] != core[2];
            if both {
                return Outcome::Conflict;
            }
            let base = base.map(|base| base.node);
            Outcome::Inside(map(three, base, ours.node, theirs.node, Within::of(shape)))
        }
        _ => Outcome::Conflict,
    });
    Part { base, ours, theirs, outcome }
}

/// A status is a judgement of a statement by its evidence. Where one side changed the status and the other what it rests
/// on, nobody has judged what would come out, so that both go to a person.
fn verdict(parts: &mut [Part<'_>]) {
    const RESTS_ON: [&str; 4] = ["statement", "citations", "rationale", "superseded_by"];
    const GOES_WITH: [&str; 2] = ["rationale", "superseded_by"];
    let Some(status) = parts.iter().position(|part| part.key() == "status") else { return };
    let [base, ours, theirs] = parts[status].meant();
    if base == Plain::Nothing || ours == theirs || (ours != base && theirs != base) {
        return;
    }
    // The side that left the status alone.
    let other = if ours == base { 1 } else { 2 };
    let moved = |part: &Part<'_>| {
        let meant = part.meant();
        meant[other] != meant[0] && meant[1] != meant[2]
    };
    if !parts.iter().any(|part| RESTS_ON.contains(&part.key()) && moved(part)) {
        return;
    }
    parts[status].outcome = Outcome::Conflict;
    // Whichever status a person keeps, the reason of the other must not stand below it.
    for part in parts.iter_mut().filter(|part| GOES_WITH.contains(&part.key())) {
        let [_, ours, theirs] = part.meant();
        if ours != theirs {
            part.outcome = Outcome::Conflict;
        }
    }
}
