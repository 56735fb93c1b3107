//! Ledgers of odd sources, some of which are held, and of claims that cite them in every way.

use factlock::snapshot::digest;
use serde_json::Value;

use super::{Random, SETTINGS};
use crate::support::Ledger;

/// What YAML, JSON and addresses each treat as theirs.
const ODD: [&str; 6] = ["R&D: a - \"b\"", "#1 [x] {y}", "Ça – 'là'", "主張", "yes", "50 % < 60 %; a \\ b"];

const VOCABULARY: &str = "entities:
  ann: { name: Ann Example, kind: person, url: https://ann.example }
  council: { name: 'Town: council', kind: government }
  who: {}
";

const TYPES: [&str; 10] = [
    "report",
    "webpage",
    "article-newspaper",
    "article-journal",
    "book",
    "document",
    "motion_picture",
    "legislation",
    "post-weblog",
    "dataset",
];

/// Eight sources and ten claims.
pub(super) fn generated(seed: u64) -> Ledger {
    let mut random = Random(seed);
    let mut ledger =
        Ledger::empty().file("factlock.yaml", SETTINGS).file("claims/vocabulary.yaml", VOCABULARY);
    let mut held = Vec::new();
    for at in 0..8 {
        let mut lines = source(at, &mut random);
        if random.once_in(2) {
            let text = format!(
                "Line {at} of the text. The bridge cost 4.{at} million euros; it is {} & new.\n",
                random.of(&ODD)
            );
            lines.push(format!(
                "snapshots:\n  - {{ file: s{at}/a.txt, media_type: text/plain, sha256: {}, bytes: {} }}",
                digest(text.as_bytes()),
                text.len()
            ));
            ledger = ledger.file(format!("sources/s{at}/a.txt"), text);
            held.push(at);
        }
        ledger = ledger.file(format!("sources/s{at}.yaml"), record(&lines));
    }
    (0..10).fold(ledger, |ledger, at| ledger.claim(&record(&claim(at, &held, &mut random))))
}

/// The lines that say something.
fn record(lines: &[String]) -> String {
    let lines = lines.iter().filter(|line| !line.is_empty());
    lines.fold(String::new(), |record, line| record + line + "\n")
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn source(at: usize, random: &mut Random) -> Vec<String> {
    let mut lines = vec![
        format!("id: s{at}"),
        format!("type: {}", random.of(&TYPES)),
        format!("title: {}", quoted(&format!("Title {at}: {}", random.of(&ODD)))),
    ];
    for choices in [
        &[
            "",
            "author: [{ family: Doe, given: Jane }, { literal: Bureau of X }]",
            "author: [{ family: Plato }]",
        ][..],
        &["", "container_title: 'Trade: Gazette'"],
        &["", "publisher: A & B"],
        &["", "language: pt-BR"],
        &["", "doi: 10.1000/@", "doi: https://doi.org/10.1/a(b)<c>@"],
        &["", "issued: 2019", "issued: 2019-06", "issued: 2019-06-05", "issued: 2019-06~"],
        &["", "url: https://w.example/@?a=1&b=%C3%A9#x", "url: http://w.example/@"],
        &["", "archived_at: https://archive.example/2019/https://w.example/"],
    ] {
        lines.push(random.of(choices).replace('@', &at.to_string()));
    }
    lines
}

fn claim(at: usize, held: &[usize], random: &mut Random) -> Vec<String> {
    let (status, stance) = *random.of(&[
        ("supported", "supports"),
        ("refuted", "refutes"),
        ("disputed", "refutes"),
        ("misleading", "context"),
        ("not-enough-evidence", "context"),
    ]);
    let first = random.below(8);
    let mut lines = vec![
        format!("id: c{at}"),
        format!("statement: {}", quoted(&format!("Claim {at}: {}", random.of(&ODD)))),
        (*random.of(&["", "claimant: ann", "claimant: council", "claimant: who"])).to_owned(),
        (*random.of(&["", "claimed_on: 2018-03", "claimed_on: 2018-03-04"])).to_owned(),
        format!(
            "appearances:\n  - source: s{first}\n    first: true\n  - source: s{}\n  - source: s{first}",
            random.below(8)
        ),
        format!("status: {status}\nrationale: {}", quoted(&format!("Since {}.", random.of(&ODD)))),
        "citations:".to_owned(),
    ];
    for number in 0..=random.below(4) {
        let source = random.below(8);
        let stance = if number == 0 { stance } else { *random.of(&["supports", "refutes", "context"]) };
        lines.push(format!("  - source: s{source}\n    stance: {stance}"));
        if held.contains(&source) && !random.once_in(3) {
            let cost = format!("The bridge cost 4.{source} million euros");
            let line = format!("Line {source} of the text");
            lines.push(format!("    quote: {}", random.of(&[cost, line])));
        }
        lines.push(format!("    note: {}", quoted(&format!("Note {number}; {}", random.of(&ODD)))));
    }
    lines
}
