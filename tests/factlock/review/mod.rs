//! Reviews: what makes one outdated and what never does, and the command that writes them.

mod command;
mod covered;
mod desk;
mod four_eyes;
mod identity;
mod interactive;
mod signed;

use factlock::ledger;
use factlock::review::{Digests, Past, digests, reviews, written};
use factlock::tree::Memory;

use crate::support::{Ledger, TODAY};

/// The claim of these tests.
pub(super) const CLAIM: &str = "claims/rich.yaml";
const SOURCE: &str = "sources/council-minutes.yaml";

/// A claim that has something in every field.
const RICH: &str = r#"id: rich
# What it is about.
statement: The bridge over the Elm cost $4 million.
claimant: town-council
claimed_on: 2024-05
appearances:
  - source: elm-bridge-article
    quote: cost $4 million, the council says
    prefix: which
    locator: { page: 4 }
    note: first paragraph
status: misleading
rationale: >-
  The 4 million were
  the estimate.
citations:
  - source: council-minutes
    stance: refutes
    quote: It is 120 metres long.
    note: a remark
  - source: council-minutes
    stance: context
    quote: The final account comes to $4.6 million
    suffix: ", against"
    snapshot: sha256:ecda1daabfca
assertions:
  - { subject: bridge, property: cost, mode: some, value: 4 million USD, time: 2024, scope: { part: all } }
  - { subject: bridge, property: made-of, values: [steel, wood], coverage: somewhere, according_to: town-council }
resolutions:
  - { with: [bridge-cost, bridge-length], because: one counts the ramps, by: A. B, date: 2024-06-01 }
superseded_by: bridge-cost
ignore:
  - { rule: single-origin, because: only the council knows, until: 2026-12-31 }
tags: [money, bridge]
"#;

fn read(ledger: &Ledger) -> ledger::Ledger {
    let mut tree = Memory::new();
    for (path, content) in ledger.files() {
        tree.insert(path, content);
    }
    ledger::read(&tree).unwrap()
}

#[track_caller]
fn rich_digests(ledger: &Ledger) -> Digests {
    let read = read(ledger);
    let claim = read.claim("rich").unwrap_or_else(|| panic!("{:?}", read.faults));
    digests(&read, &claim.record)
}

/// A ledger in which somebody has reviewed the claim.
fn reviewed() -> Ledger {
    let ledger = Ledger::sample().file(CLAIM, RICH);
    let digests = rich_digests(&ledger);
    let read = read(&ledger);
    let claim = &read.claim("rich").unwrap().record;
    let by = "R. Eader <reader@example.org>";
    let text = written(RICH, claim, None, by, "2026-01-20", &digests).unwrap();
    ledger.file(CLAIM, text)
}

/// What became of the first review of the claim.
#[track_caller]
fn state(ledger: &Ledger) -> factlock::review::State {
    let read = read(ledger);
    let at = read.claims.iter().position(|claim| claim.record.id.starts_with("rich"));
    let at = at.unwrap_or_else(|| panic!("{:?}", read.faults));
    reviews(&read, TODAY.parse().unwrap(), &Past::default()).claims[at].reviews[0].state.clone()
}
