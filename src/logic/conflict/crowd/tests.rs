//! Crowds against comparing each with each.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::cluster::{claims_of, clusters};
use super::super::settle::{Settlement, by_status, may_settle};
use super::*;
use crate::ledger::{Filed, Ledger, QuoteState, Verification};
use crate::logic::analyse;
use crate::record::{Claim, Vocabulary, decode};

const VOCABULARY: &str = "\
entities:
  s: { name: S }
  a: { name: A }
  b: { name: B }
  thing: { distinct_children: true }
  t0: { is_a: [thing] }
  t1: { is_a: [thing] }
  t2: { is_a: [thing], part_of: [t1] }
  t3: { is_a: [t0] }
  t4: { is_a: [t0] }
  u0: {}
  u1: { part_of: [t0] }
  u2: {}
  u3: {}
distinct:
  - [u2, u3, t4]
scopes:
  version: { v1: {}, v2: {}, v2a: { within: v2 }, v2b: { within: v2 } }
  part: { whole: { parts: [x, y] }, x: {}, y: {} }
properties:
  amount: { value: quantity, unit: t, single: true, separators: [time] }
  price: { value: quantity, unit: USD, units: [EUR], single: true, exact: true, separators: [version] }
  sizes: { value: quantity, unit: m }
  sum: { value: quantity, unit: t, single: true, additive: part }
  head: { value: entity, single: true, separators: [time] }
  uses: { value: entity, separators: [version] }
  place: { value: entity, along: part_of, single: true, separators: [time] }
  state: { value: text, exclusive: [on, off] }
  side: { value: entity, exclusive: [t0, u2] }
  founded: { value: date, single: true }
  listed: { value: boolean }
";

const AMOUNTS: &[&str] =
    &["5 t", "5.2 t", "about 5 t", "> 4 t", "exactly 5 t", "3..6 t", "6,000 kg", "20 t", "< 5 t"];
const PRICES: &[&str] = &["5 USD", "5.2 USD", "5 EUR", "7 EUR", "6 USD"];
const SIZES: &[&str] = &["5 m", "500 cm", "7 m", "4..6 m", "90 m"];
const THINGS: &[&str] = &["t0", "t1", "t2", "t3", "t4", "u0", "u1", "u2", "u3", "a"];
const WORDS: &[&str] = &["on", "off", "late", "early"];
const DATES: &[&str] = &["1987", "1987-05", "1987-05-06", "1988", "1988~", "1986/1987", "1990-01-02"];
const TIMES: &[&str] = &[
    "",
    "",
    "2020",
    "2020/2022",
    "2021-05-06",
    "2019/..",
    "../2021",
    "2020?",
    "2019/",
    "202X",
    "2021-01-01/2021-12-31",
    "2021-12-31/2022-06-01",
    "2020-01-01/2023-01-01",
];

const PROPERTIES: &[(&str, &[&str])] = &[
    ("amount", AMOUNTS),
    ("price", PRICES),
    ("sizes", SIZES),
    ("sum", AMOUNTS),
    ("head", THINGS),
    ("uses", THINGS),
    ("place", THINGS),
    ("state", WORDS),
    ("side", THINGS),
    ("founded", DATES),
    ("listed", &["true", "false"]),
];

struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap()
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    /// Whether something that happens once in so many times does.
    fn once_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }
}

/// A claim with one assertion about the property; `spread` makes what is rare less so.
fn claim(random: &mut Random, number: usize, property: &str, values: &[&str], spread: usize) -> String {
    let mut lines = vec![format!("id: c{number:03}\nstatement: It is so.")];
    if random.once_in(8) {
        lines.push(format!("claimant: {}", random.pick(&["a", "b"])));
    }
    if random.once_in(4) {
        lines.push(format!("claimed_on: {}", random.pick(&["2020-06", "2022-01-05", "2021?"])));
    }
    let status = match random.below(4 + 3 * spread) {
        0 => "status: refuted",
        1 => "status: disputed\nrationale: Another says no.\ncitations: [{ source: src, stance: refutes }]",
        2 => "status: supported\ncitations: [{ source: src, stance: supports }]",
        _ => "status: unverified",
    };
    lines.push(status.to_owned());
    lines.push(format!("assertions:\n  - subject: s\n    property: {property}"));
    let mode = if random.once_in(spread) { random.pick(&["only", "exactly", "none"]) } else { "some" };
    lines.push(format!("    mode: {mode}"));
    let count = if mode == "some" { 1 } else { 1 + random.below(2) };
    if !(mode == "none" && random.once_in(6)) {
        let values: BTreeSet<&str> = (0..count).map(|_| random.pick(values)).collect();
        let values: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
        lines.push(format!("    values: [{}]", values.join(", ")));
    }
    for (key, values) in [
        ("time", TIMES),
        ("as_of", &["", "", "", "2021", "2022-03-04"][..]),
        ("according_to", &["", "", "", "", "a", "b"][..]),
        ("coverage", &["", "", "throughout", "somewhere"][..]),
    ] {
        let value = random.pick(values);
        if !value.is_empty() && !random.once_in(2) {
            lines.push(format!("    {key}: {value}"));
        }
    }
    let scopes: Vec<&str> = [
        random.pick(&["", "version: v1", "version: v2", "version: v2a", "version: v2b"]),
        random.pick(&["", "", "part: x", "part: y", "part: whole"]),
    ]
    .into_iter()
    .filter(|scope| !scope.is_empty())
    .collect();
    if random.once_in(2) && !scopes.is_empty() {
        lines.push(format!("    scope: {{ {} }}", scopes.join(", ")));
    }
    lines.join("\n")
}

fn ledger(seed: u64) -> (Ledger, Verification) {
    let mut random = Random(seed);
    let vocabulary: Vocabulary = decode(VOCABULARY.as_bytes()).unwrap();
    let filed = |text: &str| {
        let record: Claim = decode(text.as_bytes()).unwrap_or_else(|faults| panic!("{text}{faults:?}"));
        Filed { file: format!("claims/{}.yaml", record.id).into(), record }
    };
    let (property, values) = PROPERTIES[random.below(PROPERTIES.len())];
    // Some groups have nearly everything that is rare, and some nearly nothing of it.
    let spread = [1, 3, 12, 40][random.below(4)];
    let count = 40 + random.below(80);
    let mut claims: Vec<Filed<Claim>> =
        (0..count).map(|number| filed(&claim(&mut random, number, property, values, spread))).collect();
    let status = random.pick(&["disputed", "unverified", "supported"]);
    claims.push(filed(&format!(
        "id: member\nstatement: It is.\nstatus: {status}\nrationale: Some say no.\n\
         citations: [{{ source: src, stance: refutes }}]\n\
         assertions: [{{ subject: u0, property: is_a, value: t1 }}]\n"
    )));
    let source = decode(b"id: src\ntype: report\ntitle: A report\n").unwrap();
    let citations = claims.iter().map(|claim| vec![QuoteState::NoQuote; claim.record.citations.len()]);
    let verified = Verification { citations: citations.collect(), ..Verification::default() };
    let ledger = Ledger::of_records(
        claims,
        vec![Filed { file: "sources/src.yaml".into(), record: source }],
        vec![Filed { file: "claims/vocabulary.yaml".into(), record: vocabulary }],
    );
    (ledger, verified)
}

type Members = BTreeSet<(Option<Settlement>, BTreeSet<u32>)>;

fn members(ledger: &Ledger, verified: &Verification, stated: &[Stated], mut pairs: Vec<Pair>) -> Members {
    pairs.sort_by_key(|pair| (pair.left, pair.right));
    let settling = |members: &[u32]| by_status(ledger, verified, members);
    let all = clusters(stated, pairs, settling);
    let of = |pairs: &[Pair]| pairs.iter().flat_map(|pair| claims_of(stated, pair)).collect();
    all.iter().map(|(settled, pairs)| (*settled, of(pairs))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn the_same_hang_together_as_if_each_was_compared_with_each(seed in any::<u64>()) {
        let (ledger, verified) = ledger(seed);
        let analysis = analyse(&ledger, &verified);
        let (terms, stated) = (&analysis.terms, &analysis.stated);
        let groups = Groups::new(stated);
        let unsettled = |claim: u32| may_settle(ledger.claims[claim as usize].record.status);
        for (nth, &(_, subject)) in groups.keys().iter().enumerate() {
            let all = groups.nth(nth);
            let (mut each, mut crowd) = (Vec::new(), Vec::new());
            for (nth, &left) in all.iter().enumerate() {
                for &right in &all[nth + 1..] {
                    check(terms, &groups, subject, (left, right), &[], &mut each);
                }
            }
            pairs(terms, &groups, subject, all, &unsettled, &mut Work::new(), &mut crowd);
            prop_assert!(crowd.iter().all(|pair| each.contains(pair)));
            prop_assert_eq!(
                members(&ledger, &verified, stated, crowd),
                members(&ledger, &verified, stated, each)
            );
        }
    }
}

/// What is compared above is not nothing with nothing.
#[test]
fn in_most_of_them_something_clashes_and_something_is_settled() {
    let found: Vec<_> = (0..100)
        .map(|seed| {
            let (ledger, verified) = ledger(seed);
            analyse(&ledger, &verified).conflicts
        })
        .collect();
    let large = found.iter().filter(|all| all.iter().any(|conflict| conflict.members.len() > 5)).count();
    let settled = found.iter().filter(|all| all.iter().any(|conflict| conflict.settled.is_some())).count();
    assert!(large > 50 && settled > 40, "{large} and {settled}");
}
