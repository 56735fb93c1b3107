//! Revisions written by hand, and what must be told of them.

use super::{Operation, Sentence, TextDiff, compare};
use crate::text::Span;

const FIXTURES: &str = include_str!("fixtures.txt");

/// A revision and what must be told of it.
#[derive(Default)]
struct Fixture {
    name: &'static str,
    old: Vec<&'static str>,
    new: Vec<&'static str>,
    wanted: Vec<&'static str>,
}

fn fixtures() -> Vec<Fixture> {
    let mut found: Vec<Fixture> = Vec::new();
    for line in FIXTURES.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            found.push(Fixture { name, ..Fixture::default() });
        }
        let Some(last) = found.last_mut() else { continue };
        match line.split_at_checked(2) {
            Some(("- ", text)) => last.old.push(text),
            Some(("+ ", text)) => last.new.push(text),
            Some(("= ", text)) => last.wanted.push(text),
            _ => {}
        }
    }
    found
}

fn sentences(texts: &[&str]) -> Vec<Sentence> {
    let sentence = |(at, text): (usize, &&str)| Sentence {
        text: (*text).to_owned(),
        span: Span::new(at, at),
        line: at + 1,
        block: at,
    };
    texts.iter().enumerate().map(sentence).collect()
}

/// The name of a plain value, as the JSON has it.
fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

/// Everything that is told of a revision, in the words of the fixtures.
fn told(diff: &TextDiff) -> Vec<String> {
    let mut told = Vec::new();
    for change in &diff.changes {
        if change.operation != Operation::Add && change.operation != Operation::Delete {
            told.push(word(change.weight));
        }
        told.extend(change.tags.iter().map(|tag| format!("{} {}", word(tag.kind), word(tag.effect))));
        let undisclosed = change.disclosed_by.is_none() && change.notice.is_none();
        told.extend(change.new.iter().filter(|_| undisclosed).map(|at| format!("undisclosed {at}")));
    }
    for notice in &diff.notices {
        let place = |&change: &usize| match diff.changes[change].new.first() {
            Some(new) => format!(" {new}"),
            None => format!(" -{}", diff.changes[change].old[0]),
        };
        let discloses: String = notice.discloses.iter().map(place).collect();
        told.push(format!("notice {} {} discloses{discloses}", word(notice.kind), notice.sentences[0]));
    }
    told
}

#[test]
fn what_must_be_told_is_told() {
    let all = fixtures();
    assert!(all.len() >= 40, "{} fixtures", all.len());
    let mut wrong = Vec::new();
    for fixture in &all {
        let diff = compare(sentences(&fixture.old), sentences(&fixture.new));
        let told = told(&diff);
        for wanted in &fixture.wanted {
            let fine = match wanted.strip_prefix("no ") {
                Some(kind) => !told.iter().any(|one| one.starts_with(kind)),
                None => told.iter().any(|one| one == wanted),
            };
            if !fine {
                wrong.push(format!("{}: expected `{wanted}`, told {told:?}", fixture.name));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
