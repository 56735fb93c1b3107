//! Very many values on one subject and property.

use factlock::record::{Assertion, Mode, Status};

use super::book::{Book, Case, days, says};

type Make = fn(&'static str, usize) -> Case;

/// Every case, by name.
pub(crate) const CASES: &[(&str, Make)] = &[
    ("amounts: one box", |name, n| whole(name, n, amount)),
    ("amounts: a day each", amounts_by_day),
    ("amounts: overlapping intervals", |name, n| {
        whole(name, n, |nth| Assertion { time: interval(nth), ..amount(nth) })
    }),
    ("amounts: overlapping ranges, half of them apart", half_apart),
    ("amounts: ranges that all overlap", |name, n| {
        none(name, n, |nth| says("s", "amount", format!("{}..{} t", nth, 200_000 + nth)))
    }),
    ("amounts: all equal, intervals of their own", |name, n| {
        none(name, n, |nth| Assertion { time: interval(nth), ..amount(5) })
    }),
    ("amounts: a speaker each", |name, n| {
        none(name, n, |nth| Assertion { according_to: Some(thing(nth)), ..amount(nth) })
    }),
    ("amounts: a version each", |name, n| {
        none(name, n, |nth| Assertion {
            scope: [("version".to_owned(), format!("v{nth}"))].into(),
            ..amount(nth)
        })
    }),
    ("amounts: twenty refuted", refuted),
    ("head: all distinct, one box", |name, n| whole(name, n, |nth| says("s", "head", thing(nth)))),
    ("head: overlapping intervals", |name, n| {
        whole(name, n, |nth| Assertion { time: interval(nth), ..says("s", "head", thing(nth)) })
    }),
    ("head: nobody says that they differ", |name, n| {
        none(name, n, |nth| says("s", "head", format!("x{nth:06}")))
    }),
    ("uses: many, and a few `only` and `none`", many_and_few),
    ("uses: `only` one each", |name, n| whole(name, n, |nth| only([thing(nth), thing(nth + 1)]))),
    ("uses: `only` this or another", |name, n| none(name, n, |nth| only([thing(0), thing(nth + 1)]))),
    ("uses: half of them denied others", half_denied),
    ("founded: a day each", |name, n| {
        whole(name, n, |nth| says("s", "founded", days(nth * 7 % 300_000, nth * 7 % 300_000)))
    }),
    ("founded: all equal", |name, n| none(name, n, |_| says("s", "founded", "1987-05-06"))),
];

const VOCABULARY: &str = "\
entities:
  s: { name: S }
  thing: { distinct_children: true }
scopes:
  version: { all: {} }
properties:
  amount: { value: quantity, unit: t, single: true }
  head: { value: entity, single: true }
  founded: { value: date, single: true }
  uses: { value: entity }
";

fn book(n: usize) -> Book {
    let things = (0..n + 2).map(|nth| (thing(nth), Some("thing")));
    let mut book = Book::new(VOCABULARY, things.chain((0..n).map(|nth| (format!("x{nth:06}"), None))));
    let scopes = &mut book.ledger.vocabulary_files[0].record.scopes;
    let versions = (0..n).map(|nth| (format!("v{nth}"), factlock::record::ScopeValue::default()));
    scopes.entry("version".to_owned()).or_default().extend(versions);
    book
}

fn thing(nth: usize) -> String {
    format!("t{nth:06}")
}

fn amount(nth: usize) -> Assertion {
    says("s", "amount", format!("exactly {nth} t"))
}

/// Thirty days, beginning a day after those of the one before.
fn interval(nth: usize) -> Option<factlock::value::Edtf> {
    let first = nth % 9_000;
    days(first, first + 30).parse().ok()
}

fn only<const N: usize>(values: [String; N]) -> Assertion {
    Assertion { mode: Some(Mode::Only), value: None, values: values.into(), ..says("s", "uses", "") }
}

fn claims(range: impl IntoIterator<Item = usize>) -> Vec<u32> {
    range.into_iter().map(|nth| u32::try_from(nth).unwrap_or(u32::MAX)).collect()
}

fn filled(n: usize, say: impl Fn(usize) -> Assertion) -> Book {
    let mut book = book(n);
    for nth in 0..n {
        book.claim(vec![say(nth)]);
    }
    book
}

/// All of them are one conflict.
fn whole(name: &'static str, n: usize, say: impl Fn(usize) -> Assertion) -> Case {
    Case { name, book: filled(n, say), planted: vec![claims(0..n)] }
}

/// None of them is a conflict.
fn none(name: &'static str, n: usize, say: impl Fn(usize) -> Assertion) -> Case {
    Case { name, book: filled(n, say), planted: Vec::new() }
}

fn amounts_by_day(name: &'static str, n: usize) -> Case {
    let count = 9_000.min(n / 2);
    let book =
        filled(n, |nth| Assertion { time: days(nth % count, nth % count).parse().ok(), ..amount(nth) });
    Case { name, book, planted: (0..count).map(|day| claims((day..n).step_by(count))).collect() }
}

fn half_apart(name: &'static str, n: usize) -> Case {
    let half = n / 2;
    let book = filled(n, |nth| says("s", "amount", format!("{nth}..{} t", nth + half)));
    // The one in the middle meets all others.
    Case { name, book, planted: vec![claims((0..n).filter(|nth| *nth < half - 1 || *nth > half))] }
}

fn refuted(name: &'static str, n: usize) -> Case {
    let mut book = filled(n, amount);
    let out: Vec<usize> = (0..20).map(|nth| n / 20 * nth).collect();
    for &nth in &out {
        book.ledger.claims[nth].record.status = Status::Refuted;
    }
    let still = |nth: &usize| !out.contains(nth);
    let mut planted = vec![claims((0..n).filter(still))];
    planted.extend(out.iter().map(|&one| claims((0..n).filter(|nth| *nth >= one || still(nth)))));
    planted.sort();
    Case { name, book, planted }
}

fn many_and_few(name: &'static str, n: usize) -> Case {
    whole(name, n, |nth| match nth {
        0..5 => only([thing(nth)]),
        5..10 => Assertion { mode: Some(Mode::None), ..says("s", "uses", thing(nth + 5)) },
        _ => says("s", "uses", thing(nth)),
    })
}

fn half_denied(name: &'static str, n: usize) -> Case {
    none(name, n, |nth| {
        let mode = if nth % 2 == 0 { Mode::None } else { Mode::Some };
        Assertion { mode: Some(mode), ..says("s", "uses", thing(nth)) }
    })
}
