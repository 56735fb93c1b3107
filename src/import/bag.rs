//! Taking values out of an object one by one, so that what nobody took is known at the end.

use super::json::{Json, bare};
use super::log::Log;
use super::refs::Refs;
use super::text;
use super::work::name_of;

/// A value with its place in the file.
#[derive(Debug, Clone)]
pub(super) struct Leaf<'j> {
    pub place: String,
    pub value: &'j Json,
    /// The nodes that it may refer to.
    refs: Option<&'j Refs<'j>>,
    /// How many references were followed on the way here.
    hops: u8,
}

/// Of a chain of references only so many are followed: it may lead round.
const MOST_HOPS: u8 = 4;

impl<'j> Leaf<'j> {
    pub(super) fn new(place: String, value: &'j Json, refs: Option<&'j Refs<'j>>) -> Self {
        Self { place, value, refs, hops: 0 }
    }

    /// A value inside of this one.
    pub(super) fn inside(&self, place: String, value: &'j Json) -> Self {
        Self { place, value, ..*self }
    }

    /// The node that this refers to, or itself.
    fn followed(&self, log: &mut Log) -> Self {
        let node = self.refs.filter(|_| self.hops < MOST_HOPS).and_then(|refs| refs.node(self.value));
        let Some((place, value)) = node else { return self.clone() };
        if let Json::Object(entries) = self.value {
            for (key, value) in entries {
                log.kept(&below(&self.place, key), &value.shown(), "the node that this refers to");
            }
        }
        Self { place, value, refs: self.refs, hops: self.hops + 1 }
    }
}

/// A text that was taken, and the line of the log that says where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The text as it is kept.
    pub text: String,
    /// Its line, by its place in [`Log::lines`](super::Log).
    pub line: usize,
}

/// The entries of an object, or the cells of a row.
#[derive(Debug)]
pub(super) struct Bag<'j> {
    entries: Vec<(&'j str, Leaf<'j>)>,
    /// The keys that were taken.
    taken: Vec<&'j str>,
}

impl<'j> Bag<'j> {
    /// The entries of an object, or of the node that it refers to; what microdata nests under `properties` counts as
    /// its own.
    pub(super) fn of(leaf: &Leaf<'j>, log: &mut Log) -> Option<Self> {
        let followed = leaf.followed(log);
        let Json::Object(entries) = followed.value else { return None };
        let mut bag = Self::of_cells(Vec::new());
        for (key, value) in entries {
            let place = below(&followed.place, key);
            match value {
                Json::Object(nested) if key == "properties" => {
                    for (key, value) in nested {
                        bag.entries.push((bare(key), followed.inside(below(&place, key), value)));
                    }
                }
                value if key == "@id" && followed.hops > leaf.hops => {
                    log.kept(&place, &value.shown(), "the name that the node is referred to by");
                }
                value => bag.entries.push((bare(key), followed.inside(place, value))),
            }
        }
        bag.entries.retain(|(_, leaf)| !leaf.value.is_empty());
        Some(bag)
    }

    /// The cells of a row under the names that readers ask for.
    pub(super) fn of_cells(entries: Vec<(&'j str, Leaf<'j>)>) -> Self {
        Self { entries, taken: Vec::new() }
    }

    /// Takes the first entry of a key.
    pub(super) fn take(&mut self, key: &str) -> Option<Leaf<'j>> {
        self.take_if(key, |_| true)
    }

    /// Takes the first entry of a key if it is as wanted.
    pub(super) fn take_if(&mut self, key: &str, wanted: impl Fn(&Leaf<'j>) -> bool) -> Option<Leaf<'j>> {
        let at = self.entries.iter().position(|(known, leaf)| *known == key && wanted(leaf))?;
        let (key, leaf) = self.entries.remove(at);
        self.taken.push(key);
        Some(leaf)
    }

    /// Takes the first of several keys that is there; the others stay.
    pub(super) fn take_any(&mut self, keys: &[&str]) -> Option<Leaf<'j>> {
        keys.iter().find_map(|key| self.take(key))
    }

    /// Takes a text.
    pub(super) fn text(&mut self, key: &str, into: &str, log: &mut Log) -> Option<Taken> {
        self.take(key).and_then(|leaf| one_text(&leaf, into, log))
    }

    /// Whether it says that it is of a type.
    pub(super) fn is_a(&self, wanted: &str) -> bool {
        let types = self.entries.iter().find(|(key, _)| matches!(*key, "@type" | "type"));
        let named = |one: &Json| one.scalar().is_some_and(|kind| name_of(&kind) == wanted);
        match types.map(|(_, leaf)| leaf.value) {
            Some(Json::List(types)) => types.iter().any(named),
            Some(one) => named(one),
            None => false,
        }
    }

    /// Takes what says of which type the object is.
    pub(super) fn types(&mut self, log: &mut Log) -> Vec<Leaf<'j>> {
        let types = self.take_any(&["@type", "type"]);
        types.map(|leaf| items(&leaf, log)).unwrap_or_default()
    }

    /// Tells of whatever is left.
    pub(super) fn finish(self, log: &mut Log) {
        for (key, leaf) in self.entries {
            let why = if self.taken.contains(&key) { AGAIN } else { no_place(key) };
            if CITING.contains(&key) {
                // Each of them may be a source that somebody wants to look up.
                for leaf in items(&leaf, log) {
                    log.not_kept(&leaf.place, &leaf.value.called(), why);
                }
            } else {
                log.not_kept(&leaf.place, &leaf.value.shown(), why);
            }
        }
    }
}

/// Why a key is not kept that was taken before.
const AGAIN: &str = "its key stands there twice, and the first counts";

/// The keys under which works name others.
const CITING: [&str; 2] = ["citation", "isBasedOn"];

/// Why a key is not kept that nobody asked for.
fn no_place(key: &str) -> &'static str {
    if CITING.contains(&key) {
        "what a review cites itself is imported, and not what that cites in turn"
    } else {
        "records have no place for it"
    }
}

/// The place of a key below another place: `$.author`, `$['odd key']`.
pub(super) fn below(place: &str, key: &str) -> String {
    let plain = (1..=80).contains(&key.len())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '@'));
    if plain { format!("{place}.{key}") } else { format!("{place}[{}]", Json::Text(key.to_owned()).quoted()) }
}

impl Json {
    /// What a line of the log calls a work: by its address or its title, where it has one.
    fn called(&self) -> String {
        let names = ["url", "@id", "name", "headline"].iter().filter_map(|key| self.get(key)?.scalar());
        names.into_iter().find(|name| !name.trim().is_empty()).unwrap_or_else(|| self.shown())
    }

    fn quoted(&self) -> String {
        let text = self.scalar().unwrap_or_default();
        let short: String = text.chars().take(80).collect();
        let more = if short.len() < text.len() { "…" } else { "" };
        serde_json::to_string(&format!("{short}{more}")).unwrap_or_default()
    }
}

/// Of a longer list only the first entries are read.
const MOST_ITEMS: usize = 1_000;

/// The entries of a list, or the value itself where it is none; what says nothing is left out.
pub(super) fn items<'j>(leaf: &Leaf<'j>, log: &mut Log) -> Vec<Leaf<'j>> {
    let mut found = Vec::new();
    gather(leaf, &mut found);
    if found.len() > MOST_ITEMS {
        log.not_kept(
            &leaf.place,
            &leaf.value.shown(),
            &format!("only the first {MOST_ITEMS} entries of a list are read"),
        );
        found.truncate(MOST_ITEMS);
    }
    found
}

/// A list in a list is one list.
fn gather<'j>(leaf: &Leaf<'j>, found: &mut Vec<Leaf<'j>>) {
    match leaf.value {
        Json::List(items) => {
            for (at, value) in items.iter().enumerate() {
                if found.len() > MOST_ITEMS {
                    return;
                }
                gather(&leaf.inside(format!("{}[{at}]", leaf.place), value), found);
            }
        }
        value if value.is_empty() => {}
        _ => found.push(leaf.clone()),
    }
}

/// What an object calls its own text.
const WORDS: [&str; 6] = ["@value", "name", "text", "value", "@id", "url"];
/// What an object calls its own address.
const ADDRESSES: [&str; 4] = ["url", "@id", "@value", "value"];

/// The one text that a value gives: itself, the first entry of a list, what an object says its value or name is.
pub(super) fn one_text(leaf: &Leaf<'_>, into: &str, log: &mut Log) -> Option<Taken> {
    one_of(leaf, &WORDS, into, log)
}

/// Every address that a value gives.
pub(super) fn addresses(leaf: &Leaf<'_>, into: &str, log: &mut Log) -> Vec<Taken> {
    items(leaf, log).iter().filter_map(|leaf| one_of(leaf, &ADDRESSES, into, log)).collect()
}

fn one_of(leaf: &Leaf<'_>, keys: &[&str], into: &str, log: &mut Log) -> Option<Taken> {
    let mut found: Option<Taken> = None;
    for leaf in items(leaf, log) {
        if found.is_some() {
            log.not_kept(&leaf.place, &leaf.value.shown(), &format!("there is room for one {into}"));
            continue;
        }
        found = match leaf.value {
            Json::Object(_) => {
                let mut bag = Bag::of(&leaf, log)?;
                let inner = bag.take_any(keys);
                let taken = inner.and_then(|inner| one_of(&inner, keys, into, log));
                bag.finish(log);
                taken
            }
            value => value.scalar().and_then(|text| text::take(&leaf.place, &text, into, log)),
        };
    }
    found
}

/// The same for every entry of a list.
pub(super) fn texts(leaf: &Leaf<'_>, into: &str, log: &mut Log) -> Vec<Taken> {
    items(leaf, log).iter().filter_map(|leaf| one_text(leaf, into, log)).collect()
}
