//! Laws of the engine, tried on random ledgers: what a change of the ledger may do to its conflicts, and what not.

use std::collections::BTreeSet;

use factlock::tree::{Memory, Tree as _};

use super::time::Time;
use super::world::{Mode, Property, Said};
use super::{Batch, Case, Dice, analysed, conflicts};
use crate::contradictions::renamed;

const SEEDS: std::ops::Range<u64> = 1_000_000..1_000_008;

/// The cases in which the engine finds a conflict.
fn found(tree: &Memory) -> BTreeSet<usize> {
    let (ledger, analysis) = analysed(tree);
    conflicts(&analysis, &ledger).into_keys().collect()
}

/// A ledger with every text changed.
fn rewritten(tree: &Memory, change: impl Fn(&str, &str) -> (String, String)) -> Memory {
    let mut changed = Memory::new();
    for folder in ["factlock.yaml", "claims"] {
        for file in tree.walk(folder.into()).unwrap() {
            let mut text = String::new();
            std::io::Read::read_to_string(&mut tree.open(&file.path).unwrap().content, &mut text).unwrap();
            let (path, text) = change(file.path.as_str(), &text);
            changed.insert(path, text);
        }
    }
    changed
}

/// A vocabulary with something left out.
fn without(tree: &Memory, leave_out: impl Fn(&str) -> String) -> Memory {
    rewritten(tree, |path, text| {
        let text = if path == "claims/vocabulary.yaml" { leave_out(text) } else { text.to_owned() };
        (path.to_owned(), text)
    })
}

/// The cases with some of what they say changed.
fn changed(seed: u64, change: impl Fn(&mut Dice, &Property, &mut Case)) -> Memory {
    let mut batch = Batch::random(seed);
    let mut dice = Dice(seed + 1);
    for case in &mut batch.cases {
        change(&mut dice, &batch.vocabulary.properties[case.property], case);
    }
    batch.tree()
}

/// For every seed the conflicts of the ledger, and of the ledger after a change.
fn before_and_after(change: impl Fn(&Batch, u64) -> Memory) -> Vec<(u64, BTreeSet<usize>, BTreeSet<usize>)> {
    let each = |seed| {
        let batch = Batch::random(seed);
        (seed, found(&batch.tree()), found(&change(&batch, seed)))
    };
    let all: Vec<_> = SEEDS.map(each).collect();
    assert!(all.iter().all(|(_, before, _)| !before.is_empty()), "there is something to compare");
    all
}

#[track_caller]
fn none_is_added(change: impl Fn(&Batch, u64) -> Memory) {
    for (seed, before, after) in before_and_after(change) {
        let added: Vec<_> = after.difference(&before).collect();
        assert!(added.is_empty(), "seed {seed}: {added:?}");
    }
}

#[track_caller]
fn none_is_removed(change: impl Fn(&Batch, u64) -> Memory) {
    for (seed, before, after) in before_and_after(change) {
        let removed: Vec<_> = before.difference(&after).collect();
        assert!(removed.is_empty(), "seed {seed}: {removed:?}");
    }
}

#[track_caller]
fn all_stay(change: impl Fn(&Batch, u64) -> Memory) {
    for (seed, before, after) in before_and_after(change) {
        assert_eq!(before, after, "seed {seed}");
    }
}

#[test]
fn it_does_not_matter_who_speaks_first() {
    all_stay(|_, seed| {
        let mut batch = Batch::random(seed);
        batch.sides.swap(0, 1);
        for case in &mut batch.cases {
            case.subjects.swap(0, 1);
            case.members.swap(0, 1);
            case.said.swap(0, 1);
        }
        batch.tree()
    });
}

#[test]
fn names_and_their_order_do_not_matter() {
    const NAMES: [(&str, &str); 10] = [
        ("pa", "z"),
        ("pb", "y"),
        ("pc", "x"),
        ("sa", "b"),
        ("sb", "a"),
        ("phase", "step"),
        ("site", "around"),
        ("p0", "q9"),
        ("p1", "q1"),
        ("members", "members"),
    ];
    let name = |word: &str| {
        if let Some((_, new)) = NAMES.iter().find(|(old, _)| *old == word) {
            return Some((*new).to_owned());
        }
        let number = |prefix: &str| word.strip_prefix(prefix)?.parse::<usize>().ok();
        let kinds = ["entity-", "text-", "boolean-", "date-", "quantity-"];
        number("e")
            .map(|number| format!("k{}", 9 - number))
            .or_else(|| number("left-").map(|number| format!("y-{}", 99 - number)))
            .or_else(|| number("right-").map(|number| format!("b-{number}")))
            .or_else(|| kinds.iter().find_map(|kind| number(kind)).map(|number| format!("r{}", 9 - number)))
    };
    all_stay(|batch, _| {
        rewritten(&batch.tree(), |path, text| {
            let stem = path.strip_prefix("claims/").and_then(|file| file.strip_suffix(".yaml"));
            let stem = stem.filter(|stem| *stem != "vocabulary");
            let path = stem.map_or(path.to_owned(), |stem| {
                format!("claims/{}/{}.yaml", stem.len(), name(stem).unwrap_or_default())
            });
            let mut lines: Vec<&str> = text.lines().collect();
            let first = lines.iter().position(|line| line.starts_with("  - {")).unwrap_or(lines.len());
            lines[first..].reverse();
            (path, renamed(&(lines.join("\n") + "\n"), name))
        })
    });
}

#[test]
fn a_wider_tolerance_adds_none() {
    let about = |batch: &Batch, percent: usize| {
        rewritten(&batch.tree(), |path, text| {
            let settings = format!("version: 1\ntolerance: {{ about: {percent} % }}\n");
            (path.to_owned(), if path == "factlock.yaml" { settings } else { text.to_owned() })
        })
    };
    let mut fewer = false;
    for seed in SEEDS {
        let batch = Batch::random(seed);
        let mut before = found(&about(&batch, 0));
        for percent in [1, 10, 30, 99] {
            let after = found(&about(&batch, percent));
            assert!(after.is_subset(&before), "seed {seed}, {percent} %: {:?}", after.difference(&before));
            fewer |= after.len() < before.len();
            before = after;
        }
    }
    assert!(fewer, "the tolerance is used");
}

#[test]
fn a_wider_only_adds_none() {
    none_is_added(|_, seed| {
        changed(seed, |dice, property, case| {
            for said in &mut case.said {
                if said.mode == Mode::Only {
                    said.values.push(dice.below(property.values.len()));
                }
            }
        })
    });
}

#[test]
fn nothing_conflicts_with_itself() {
    for seed in SEEDS {
        let mut batch = Batch::random(seed);
        batch.sides[1] = batch.sides[0];
        for case in &mut batch.cases {
            case.subjects[1] = case.subjects[0].clone();
            case.members[1] = case.members[0];
            case.said[1] = case.said[0].clone();
        }
        assert_eq!(found(&batch.tree()), BTreeSet::new(), "seed {seed}");
    }
}

#[test]
fn what_is_no_longer_declared_adds_none() {
    let lists = |text: &str| {
        let lines = text.lines().filter(|line| !line.starts_with("distinct:"));
        lines.fold(String::new(), |text, line| text + line + "\n")
    };
    none_is_added(|batch, _| without(&batch.tree(), lists));
    for declared in ["distinct_children", "single"] {
        let (all, none) = (format!("{declared}: true"), format!("{declared}: false"));
        none_is_added(|batch, _| without(&batch.tree(), |text| text.replace(&all, &none)));
    }
}

/// Takes away what limits something that holds throughout, and limits something that holds somewhere.
fn sharpen(dice: &mut Dice, property: &Property, said: &mut Said, other_is_dated: bool) {
    let throughout = said.is_throughout(property);
    said.coverage = Some(throughout);
    for (at, separates) in property.separators.iter().enumerate() {
        let is_unknown = said.mode == Mode::Some && separates.is_some();
        if throughout && !is_unknown {
            said.scope[at] = None;
        } else if !throughout && said.scope[at].is_none() && !matches!(separates, Some(Some(_))) {
            said.scope[at] = dice.chance(50).then(|| dice.below(2));
        }
    }
    // When something was said counts against a stated time only.
    if said.as_of.is_some() || said.claimed_on.is_some() || other_is_dated {
        return;
    }
    match said.time {
        Time::Date(_) if throughout && dice.chance(50) => said.time = Time::Unstated,
        Time::Unstated if !throughout && dice.chance(50) => {
            said.time = Time::Date(dice.pick(&super::time::GRANULES));
        }
        _ => {}
    }
}

#[test]
fn a_narrower_somewhere_or_a_wider_throughout_removes_none() {
    for side in [0, 1] {
        none_is_removed(|_, seed| {
            changed(seed, |dice, property, case| {
                let other_is_dated = case.said[1 - side].claimed_on.is_some();
                sharpen(dice, property, &mut case.said[side], other_is_dated);
            })
        });
    }
}

#[test]
fn what_is_said_of_something_else_changes_nothing() {
    let claim = "id: else\nstatement: It is so.\nstatus: supported\nassertions:\n\
        \x20 - { subject: p0, property: entity-0, mode: none }\n\
        \x20 - { subject: p1, property: quantity-9, value: 7 }\n";
    all_stay(|batch, _| batch.tree().with("claims/else.yaml", claim));
}

#[test]
fn the_same_ledger_gives_the_same_on_any_number_of_threads() {
    for seed in SEEDS.take(3) {
        let tree = Batch::random(seed).tree();
        let on = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| format!("{:?}", analysed(&tree).1.conflicts))
        };
        let once = on(1);
        assert!([1, 2, 5].into_iter().all(|threads| on(threads) == once), "seed {seed}");
    }
}
