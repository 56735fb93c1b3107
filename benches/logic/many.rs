//! Very many subjects, each with ten assertions; some of them contradict another.

use factlock::record::{Assertion, Mode};

use super::book::{Book, Case, says};
use super::random::Random;

/// How many assertions a subject has.
const EACH: usize = 10;
/// How many a claim has; they are about several subjects.
const IN_A_CLAIM: usize = 4;
/// One in so many assertions is planted to contradict another.
const ONE_IN: usize = 1_000;

/// A ledger of so many assertions.
pub(crate) fn case(name: &'static str, assertions: usize) -> Case {
    let subjects = assertions / EACH;
    let mut random = Random::new(1);
    let things = (0..50).map(|number| (format!("thing-{number}"), Some("thing")));
    let bodies = (0..subjects).map(|number| (format!("body-{number:07}"), None));
    let mut book = Book::new(VOCABULARY, things.chain(bodies));
    let mut planted = Vec::new();
    let mut pending = Vec::with_capacity(IN_A_CLAIM);
    for number in 0..subjects * EACH {
        let (nth, subject) = (number / subjects, number % subjects);
        // Which subject contradicts itself, and in which of the four properties.
        let wrong = (subject % (ONE_IN / EACH) == 7).then_some(subject / (ONE_IN / EACH) % 4);
        pending.push(assertion(&mut random, subject, nth, wrong));
        if pending.len() == IN_A_CLAIM {
            book.claim(std::mem::take(&mut pending));
        }
        let claim = |nth: usize| u32::try_from((nth * subjects + subject) / IN_A_CLAIM).unwrap_or(u32::MAX);
        if nth == 0
            && let Some(kind) = wrong
        {
            let [one, other] = [[0, 3], [4, 5], [6, 7], [8, 9]][kind];
            planted.push(vec![claim(one), claim(other)]);
        }
    }
    planted.sort();
    Case { name, book, planted }
}

/// What the ten say: four amounts, two heads, two dates, and two things in use.
fn assertion(random: &mut Random, subject: usize, nth: usize, wrong: Option<usize>) -> Assertion {
    let body = format!("body-{subject:07}");
    let seed = subject * 31 % 9_000 + 1_000;
    let (one, other) = (format!("thing-{}", subject % 50), format!("thing-{}", (subject + 1) % 50));
    let time = |text: String| text.parse().ok();
    match nth {
        0..=3 => {
            let year = if nth == 3 && wrong == Some(0) { 2018 } else { 2018 + nth };
            let value = match nth {
                1 => format!("about {seed} t"),
                2 => format!("{}..{} t", seed, seed + 500),
                _ => format!("{}{} {}", seed + nth, random.below(10), random.pick(&["t", "kg", "tonnes"])),
            };
            let value = if nth == 3 && wrong == Some(0) { "exactly 17 kg".to_owned() } else { value };
            Assertion { time: time(format!("{year}-01-01/{year}-12-31")), ..says(&body, "output", value) }
        }
        4 | 5 => {
            let year = if wrong == Some(1) { 2010 } else { 2006 + nth };
            let value = if nth == 4 { one } else { other };
            Assertion { time: time(format!("{year}-02-01/{year}-11-30")), ..says(&body, "head", value) }
        }
        6 => says(&body, "founded", format!("{}", 1900 + subject % 100)),
        7 if wrong == Some(2) => says(&body, "founded", "1850-03-04"),
        7 => says(&body, "founded", format!("{}-05-06", 1900 + subject % 100)),
        8 => says(&body, "uses", one),
        _ => {
            let third = format!("thing-{}", (subject + 2) % 50);
            let values = vec![if wrong == Some(3) { third } else { one }, other];
            Assertion { mode: Some(Mode::Only), value: None, values, ..says(&body, "uses", "") }
        }
    }
}

const VOCABULARY: &str = "\
entities:
  thing: { distinct_children: true }
properties:
  output: { value: quantity, unit: t, single: true, separators: [time] }
  head: { value: entity, single: true, separators: [time] }
  founded: { value: date, single: true }
  uses: { value: entity }
";
