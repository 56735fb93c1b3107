//! The engine held against small worlds that are tried one by one: what it calls a conflict must hold in none of them.

mod laws;
mod random;
mod time;
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use factlock::ledger::{self, Verification};
use factlock::logic::compare::{Silence, compare};
use factlock::logic::{Analysis, Stated, analyse};
use factlock::tree::Memory;

use random::{DIMENSIONS, Dice, PROPERTIES, Vocabulary};
use time::GRANULES;
use world::{Context, Mode, Property, Said, can_both_hold};

/// Two assertions about one subject, or about a class and a member of it or its members.
struct Case {
    subjects: [String; 2],
    members: [Option<&'static str>; 2],
    /// Who says that the second subject is one of the first: nobody, the vocabulary, a claim.
    membership: Membership,
    property: usize,
    said: [Said; 2],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Membership {
    Unsaid,
    Declared,
    Claimed,
}

/// How many claims a side has, and how many cases a ledger: each pair of claims has one case for each property, so that
/// no two conflicts are about the same claims and property.
const CLAIMS: usize = 25;
const CASES: usize = CLAIMS * PROPERTIES;

/// Who claims, and when: one for each claim of a side.
fn speaker(dice: &mut Dice) -> (Context, Option<time::Granule>) {
    let claimant = dice.chance(50).then(|| dice.below(2));
    (Context::Plain { claimant }, dice.chance(40).then(|| dice.pick(&GRANULES)))
}

fn case(dice: &mut Dice, vocabulary: &Vocabulary, number: usize, sides: &[[Speaker; CLAIMS]; 2]) -> Case {
    let property = number / CLAIMS;
    let mut say = |side: &[Speaker; CLAIMS]| {
        let rules = &vocabulary.properties[property];
        Vocabulary::say(dice, rules, side[number % CLAIMS])
    };
    let said = [say(&sides[0]), say(&sides[1])];
    let (class, one) = (format!("c{number}"), format!("s{number}"));
    let membership = dice.pick(&[Membership::Unsaid, Membership::Declared, Membership::Claimed]);
    let (subjects, members) = match dice.below(10) {
        0 | 1 => ([class, one], [Some("all"), None]),
        2 => ([class, one], [dice.pick(&[None, Some("some")]), None]),
        3 => {
            let of = [Some("all"), Some("some")];
            ([class.clone(), class], [dice.pick(&of), dice.pick(&of)])
        }
        _ => ([one.clone(), one], [None, None]),
    };
    Case { subjects, members, membership, property, said }
}

type Speaker = (Context, Option<time::Granule>);

impl Case {
    /// Whether some world satisfies both: one in which the two speak of nobody in common, or in which both hold.
    fn is_possible(&self, vocabulary: &Vocabulary) -> bool {
        let [a, b] = &self.said;
        let says_that_there_are_some = a.mode != Mode::None || b.mode != Mode::None;
        let known = self.membership != Membership::Unsaid;
        let somebody_in_common = match self.members {
            [None, None] => self.subjects[0] == self.subjects[1],
            [Some("all"), None] => known,
            [Some("all"), Some("all")] => known || says_that_there_are_some,
            [Some("all"), Some("some")] | [Some("some"), Some("all")] => true,
            _ => false,
        };
        let property = &vocabulary.properties[self.property];
        !somebody_in_common || can_both_hold(property, &vocabulary.dimensions, a, b)
    }

    /// The claims of a conflict between the two.
    fn conflict(&self, number: usize) -> BTreeSet<String> {
        let nth = number % CLAIMS;
        let mut claims = BTreeSet::from([format!("left-{nth}"), format!("right-{nth}")]);
        let leans = self.members == [Some("all"), None] || {
            let denied = self.said.iter().all(|said| said.mode == Mode::None);
            self.members == [Some("all"), Some("all")] && denied
        };
        if leans && self.membership == Membership::Claimed {
            claims.insert("members".to_owned());
        }
        claims
    }
}

fn assertion(subject: &str, members: Option<&str>, property: &Property, said: &Said) -> String {
    let mode = match said.mode {
        Mode::Some => "some",
        Mode::Only => "only",
        Mode::Exactly => "exactly",
        Mode::None => "none",
    };
    let mut yaml = format!("  - {{ subject: {subject}, property: {}, mode: {mode}", property.name);
    let mut add = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = write!(yaml, ", {key}: {value}");
        }
    };
    let values: Vec<&str> = said.values.iter().map(|&value| property.values[value].0.as_str()).collect();
    add("values", (!values.is_empty()).then(|| format!("[{}]", values.join(", "))));
    add("members", members.map(str::to_owned));
    add("time", said.time.text());
    add("as_of", said.as_of.map(|date| date.text.to_owned()));
    add("coverage", said.coverage.map(|all| if all { "throughout" } else { "somewhere" }.to_owned()));
    let scope = DIMENSIONS.iter().zip(&said.scope);
    let scope = scope.filter_map(|((name, values), at)| at.map(|at| format!("{name}: {}", values[at])));
    let scope: Vec<String> = scope.collect();
    add("scope", (!scope.is_empty()).then(|| format!("{{ {} }}", scope.join(", "))));
    if let Context::Speaker(speaker) = said.context {
        add("according_to", Some(format!("p{speaker}")));
    }
    yaml + " }\n"
}

/// Cases as one ledger: each about subjects of its own.
struct Batch {
    vocabulary: Vocabulary,
    sides: [[Speaker; CLAIMS]; 2],
    cases: Vec<Case>,
}

impl Batch {
    fn random(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let vocabulary = Vocabulary::random(&mut dice);
        let sides = [0, 1].map(|_| [0; CLAIMS].map(|_| speaker(&mut dice)));
        let cases = (0..CASES).map(|number| case(&mut dice, &vocabulary, number, &sides)).collect();
        Self { vocabulary, sides, cases }
    }

    fn tree(&self) -> Memory {
        ledger(&self.vocabulary, &self.cases, &self.sides)
    }
}

fn analysed(tree: &Memory) -> (factlock::ledger::Ledger, Analysis) {
    let ledger = ledger::read(tree).unwrap();
    assert!(ledger.faults.is_empty(), "{:?}", ledger.faults);
    let citations = vec![Vec::new(); ledger.claims.len()];
    let analysis = analyse(&ledger, &Verification { citations, ..Verification::default() });
    assert!(analysis.faults.is_empty(), "{:?}", analysis.faults);
    (ledger, analysis)
}

fn ledger(vocabulary: &Vocabulary, cases: &[Case], sides: &[[Speaker; CLAIMS]; 2]) -> Memory {
    let mut tree = Memory::new().with("factlock.yaml", "version: 1\n");
    let mut words = vocabulary.yaml.clone();
    let mut memberships = String::new();
    for (number, case) in cases.iter().enumerate() {
        let is_a = if case.membership == Membership::Declared { format!("c{number}") } else { String::new() };
        let _ = writeln!(words, "  c{number}: {{}}\n  s{number}: {{ is_a: [{is_a}] }}");
        if case.membership == Membership::Claimed {
            let _ = writeln!(memberships, "  - {{ subject: s{number}, property: is_a, value: c{number} }}");
        }
    }
    tree.insert("claims/vocabulary.yaml", words);
    let mut claim = |id: &str, fields: &str, assertions: &str| {
        let yaml =
            format!("id: {id}\nstatement: It is so.\nstatus: unverified\n{fields}assertions:\n{assertions}");
        tree.insert(format!("claims/{id}.yaml"), yaml);
    };
    claim("members", "", &memberships);
    for (side, name) in ["left", "right"].into_iter().enumerate() {
        for (nth, (context, claimed_on)) in sides[side].iter().enumerate() {
            let mut fields = String::new();
            if let Context::Plain { claimant: Some(claimant) } = context {
                let _ = writeln!(fields, "claimant: p{claimant}");
            }
            if let Some(date) = claimed_on {
                let _ = writeln!(fields, "claimed_on: {}", date.text);
            }
            let mine = cases.iter().enumerate().filter(|(number, _)| number % CLAIMS == nth);
            let lines: String = mine
                .map(|(_, case)| {
                    let rules = &vocabulary.properties[case.property];
                    assertion(&case.subjects[side], case.members[side], rules, &case.said[side])
                })
                .collect();
            claim(&format!("{name}-{nth}"), &fields, &lines);
        }
    }
    tree
}

/// The conflicts that the engine finds, by the number of the case.
fn conflicts(analysis: &Analysis, ledger: &factlock::ledger::Ledger) -> BTreeMap<usize, BTreeSet<String>> {
    let id = |claim: u32| ledger.claims[claim as usize].record.id.clone();
    let mut found = BTreeMap::new();
    for conflict in &analysis.conflicts {
        let factlock::logic::Proof::Pairs(pairs) = &conflict.proof else { panic!("no pairs: {conflict:?}") };
        let number = analysis.terms.names.id(pairs[0].subject)[1..].parse().unwrap();
        let members = conflict.members.iter().map(|&claim| id(claim)).collect();
        assert!(found.insert(number, members).is_none(), "one case, two conflicts: {conflict:?}");
    }
    found
}

/// Why the engine is silent.
fn silence(analysis: &Analysis, case: &Case, number: usize) -> String {
    let about = |subject: &str, left: bool| {
        let ledger_order = |stated: &&Stated| analysis.terms.names.id(stated.subject) == subject;
        let mut all = analysis.stated.iter().filter(ledger_order);
        if left { all.next() } else { all.next_back() }
    };
    let (a, b) = (about(&case.subjects[0], true), about(&case.subjects[1], false));
    let (Some(a), Some(b)) = (a, b) else { return format!("case {number} is not stated") };
    match compare(&analysis.terms, analysis.terms.property(a.property), a, b) {
        Ok(_) => format!("members {:?}", case.members),
        Err(Silence::Boxes(fit) | Silence::OtherBox(fit)) => {
            let words = format!("{fit:?}");
            let words = words.split("Id(").next().unwrap_or_default();
            format!("boxes: {}", words.trim_end_matches(['(', ')']))
        }
        Err(other) => format!("{other:?}"),
    }
}

#[derive(Default)]
struct Tally {
    cases: usize,
    conflicts: usize,
    missed: BTreeMap<String, usize>,
    /// What the engine calls a conflict and a world satisfies.
    wrong: Vec<String>,
}

fn run(seed: u64, tally: &mut Tally) {
    let batch = Batch::random(seed);
    let Batch { vocabulary, cases, .. } = &batch;
    let (ledger, analysis) = analysed(&batch.tree());
    let found = conflicts(&analysis, &ledger);
    for (number, case) in cases.iter().enumerate() {
        let possible = case.is_possible(vocabulary);
        tally.cases += 1;
        tally.conflicts += usize::from(!possible);
        match (found.get(&number), possible) {
            (Some(claims), false) => assert_eq!(*claims, case.conflict(number), "seed {seed}, case {number}"),
            (Some(_), true) => {
                let rules = &vocabulary.properties[case.property];
                let [a, b] = [0, 1].map(|side| {
                    let (context, said) = (case.said[side].context, &case.said[side]);
                    let line = assertion(&case.subjects[side], case.members[side], rules, said);
                    format!("{line}    {context:?}, claimed on {:?}", said.claimed_on.map(|date| date.text))
                });
                let membership = case.membership;
                tally.wrong.push(format!("seed {seed}:\n{a}\n{b}\n{membership:?}"));
            }
            (None, false) => *tally.missed.entry(silence(&analysis, case, number)).or_default() += 1,
            (None, true) => {}
        }
    }
}

#[test]
fn no_world_satisfies_what_is_called_a_conflict() {
    /// For a longer run: how many cases.
    const CASES_OF_A_RUN: &str = "FACTLOCK_MODEL_CASES";
    let wanted = std::env::var(CASES_OF_A_RUN).map_or(100_000, |text| text.parse().unwrap());
    let mut tally = Tally::default();
    for seed in 0..wanted / CASES as u64 {
        run(seed, &mut tally);
    }
    let missed: usize = tally.missed.values().sum();
    let Tally { cases, conflicts, wrong, .. } = tally;
    println!("{cases} cases, {conflicts} of them true conflicts, {missed} missed:");
    for (why, count) in &tally.missed {
        println!("  {count:6} {why}");
    }
    let shown = wrong.len().min(10);
    assert!(wrong.is_empty(), "{} that a world satisfies:\n{}", wrong.len(), wrong[..shown].join("\n"));
    assert!(conflicts * 25 > cases, "too few true conflicts to learn from: {conflicts} of {cases}");
}
