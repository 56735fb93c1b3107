//! What a review covers: each change of content makes it outdated and is named, no change of layout does.

use factlock::review::State;

use super::{CLAIM, RICH, SOURCE, read, reviewed, rich_digests, state};
use crate::support::Ledger;

/// A passage of the claim, what takes its place, and the field that changes.
const CHANGES: [(&str, &str, &str); 44] = [
    ("id: rich", "id: richer", "id"),
    ("cost $4 million.\ncl", "cost $5 million.\ncl", "statement"),
    ("The bridge over", "the bridge over", "statement"),
    ("$4 million.\ncl", "$4 million\ncl", "statement"),
    ("claimant: town-council", "claimant: mayor", "claimant"),
    ("claimant: town-council\n", "", "claimant"),
    ("claimed_on: 2024-05", "claimed_on: 2024-05?", "claimed_on"),
    ("claimed_on: 2024-05\n", "", "claimed_on"),
    ("quote: cost $4 million, the", "quote: cost $4 million; the", "appearances"),
    ("prefix: which", "prefix: that", "appearances"),
    ("    prefix: which\n", "", "appearances"),
    ("{ page: 4 }", "{ page: 5 }", "appearances"),
    ("{ page: 4 }", "{ line: 4 }", "appearances"),
    ("    locator: { page: 4 }\n", "", "appearances"),
    ("status: misleading", "status: disputed", "status"),
    ("status: misleading", "status: supported", "status"),
    ("status: misleading", "status: unverified", "status"),
    ("were\n  the", "were not\n  the", "rationale"),
    ("rationale: >-\n  The 4 million were\n  the estimate.\n", "", "rationale"),
    ("stance: refutes", "stance: supports", "citations"),
    ("stance: refutes", "stance: context", "citations"),
    ("120 metres long.\n", "120 metres long!\n", "citations"),
    ("    quote: It is 120 metres long.\n", "", "citations"),
    ("suffix: \", against\"", "suffix: against", "citations"),
    ("sha256:ecda1daabfca", "sha256:ecda1daabfca3", "citations"),
    ("    snapshot: sha256:ecda1daabfca\n", "", "citations"),
    (
        "assertions:\n",
        "  - { source: council-minutes, stance: context, quote: on 3 May 2024 }\nassertions:\n",
        "citations",
    ),
    ("mode: some", "mode: only", "assertions"),
    ("value: 4 million USD", "value: 4.6 million USD", "assertions"),
    ("time: 2024,", "time: 2025,", "assertions"),
    ("{ part: all }", "{ part: some }", "assertions"),
    (", scope: { part: all }", "", "assertions"),
    ("[steel, wood]", "[steel]", "assertions"),
    ("[steel, wood]", "[steel, stone]", "assertions"),
    ("coverage: somewhere", "coverage: throughout", "assertions"),
    (", according_to: town-council", "", "assertions"),
    ("property: made-of", "property: looks-like", "assertions"),
    ("[bridge-cost, bridge-length]", "[bridge-cost]", "resolutions"),
    ("because: one counts", "because: nobody counts", "resolutions"),
    ("by: A. B,", "by: B. A,", "resolutions"),
    ("superseded_by: bridge-cost", "superseded_by: bridge-length", "superseded_by"),
    ("rule: single-origin", "rule: second-hand", "ignore"),
    ("until: 2026-12-31", "until: 2027-12-31", "ignore"),
    (", until: 2026-12-31", "", "ignore"),
];

/// A passage of the claim, and another way to say the same.
const HARMLESS: [(&str, &str); 30] = [
    ("# What it is about.\n", ""),
    ("# What it is about.", "# What else it is about."),
    ("id: rich\n", "id: \"rich\" # quoted\n"),
    ("id: rich\n", "id: rich\n\n\n"),
    (
        "statement: The bridge over the Elm cost $4 million.",
        "statement: 'The bridge over the Elm cost $4 million.'",
    ),
    ("statement: The bridge over", "statement: >-\n  The   bridge\n  over"),
    ("the Elm cost", "the \u{45}lm  cost"),
    ("claimant: town-council\nclaimed_on: 2024-05\n", "claimed_on: 2024-05\nclaimant: town-council\n"),
    ("claimed_on: 2024-05", "claimed_on: \"2024-05\""),
    (
        "  - source: elm-bridge-article\n    quote: cost $4 million, the council says",
        "  - quote: cost $4 million, the council says\n    source: elm-bridge-article",
    ),
    ("{ page: 4 }", "{ page: \"4\" }"),
    ("{ page: 4 }", "\n      page: 4"),
    ("    note: first paragraph\n", ""),
    ("note: first paragraph", "note: last paragraph"),
    ("note: a remark", "note: another remark"),
    ("    note: a remark\n", ""),
    ("    stance: refutes\n", "    stance: refutes\n    prefix:\n"),
    (">-\n  The 4 million were\n  the estimate.", "The 4 million were the estimate."),
    (">-\n  The 4 million were\n  the estimate.", "|\n  The 4 million\n  were the estimate.\n"),
    ("mode: some, ", ""),
    ("value: 4 million USD", "values: [4 million USD]"),
    ("[steel, wood]", "[wood, steel]"),
    ("time: 2024, scope: { part: all }", "scope: { part: all }, time: 2024"),
    ("[bridge-cost, bridge-length]", "[bridge-length, bridge-cost]"),
    ("by: A. B, date: 2024-06-01", "date: 2024-06-01, by: \"A. B\""),
    ("tags: [money, bridge]", "tags: [bridge]"),
    ("tags: [money, bridge]\n", ""),
    ("tags: [money, bridge]", "tags:\n  - money # more\n  - bridge"),
    ("ignore:\n  - {", "ignore: # why\n  - {"),
    ("    digest:", "    # by hand\n    digest:"),
];

#[test]
fn every_change_of_content_makes_a_review_outdated_and_is_named() {
    let reviewed = reviewed();
    assert_eq!(state(&reviewed), State::Current);
    for (from, to, field) in CHANGES {
        let wanted = State::Outdated { fields: vec![field.to_owned()] };
        assert_eq!(state(&reviewed.clone().change(CLAIM, from, to)), wanted, "`{from}` to `{to}`");
    }
}

#[test]
fn no_change_of_layout_order_comments_tags_or_notes_does() {
    let reviewed = reviewed();
    for (from, to) in HARMLESS {
        assert_eq!(state(&reviewed.clone().change(CLAIM, from, to)), State::Current, "`{from}` to `{to}`");
    }
    let crlf = reviewed.text(CLAIM).replace('\n', "\r\n");
    assert_eq!(state(&reviewed.clone().file(CLAIM, crlf)), State::Current);
    let other = "reviews:\n  - { by: B <b@example.org>, date: 2026-01-01, digest: \"v1:sha256:0\" }\n";
    let text = reviewed.text(CLAIM);
    let (before, after) = text.split_once("reviews:\n").unwrap();
    // The new one stands first, so that the old one is looked for behind it.
    let swapped = reviewed.clone().file(CLAIM, format!("{before}{other}{after}"));
    let read = read(&swapped);
    let at = read.claims.iter().position(|claim| claim.record.id == "rich").unwrap();
    let today = crate::support::TODAY.parse().unwrap();
    let states =
        &factlock::review::reviews(&read, today, &factlock::review::Past::default()).claims[at].reviews;
    assert_eq!((&states[0].state, &states[1].state), (&State::Malformed, &State::Current));
}

#[test]
fn the_order_of_lists_says_nothing() {
    let (head, rest) = RICH.split_once("citations:\n").unwrap();
    let (list, rest) = rest.split_once("assertions:\n").unwrap();
    let (first, second) = list.split_at(list.rfind("  - source").unwrap());
    let swapped = format!("{head}citations:\n{second}{first}assertions:\n{rest}");
    assert_ne!(swapped, RICH);
    let digests = |text: &str| rich_digests(&Ledger::sample().file(CLAIM, text));
    assert_eq!(digests(&swapped), digests(RICH));
}

#[test]
fn another_snapshot_of_a_cited_source_is_named_unless_another_is_pinned() {
    let reviewed = reviewed();
    let hash = "0".repeat(64);
    let more = format!(
        "  - {{ file: council-minutes/000000000000.txt, media_type: text/plain, sha256: \"{hash}\", bytes: 1 }}\n"
    );
    let text = reviewed.text(SOURCE).trim_end().to_owned() + "\n" + &more;
    let refreshed = reviewed.clone().file(SOURCE, text.clone());
    assert!(read(&refreshed).faults.is_empty(), "{:?}", read(&refreshed).faults);
    assert_eq!(state(&refreshed), State::Outdated { fields: vec!["snapshots".to_owned()] });
    let pinned = |ledger: Ledger| {
        ledger.change(CLAIM, "long.\n    note", "long.\n    snapshot: sha256:ecda1daabfca\n    note")
    };
    let before = rich_digests(&pinned(Ledger::sample().file(CLAIM, RICH)));
    let after = rich_digests(&pinned(Ledger::sample().file(CLAIM, RICH).file(SOURCE, text)));
    assert_eq!(before, after);
}

/// Worked out by Python's `json`, `unicodedata` and `hashlib`, by the steps of `factlock explain review`.
#[test]
fn another_program_comes_to_the_same_digest() {
    let text = "id: rich\nstatement: The bridge over the Elm is 120 metres long.\nstatus: supported\ncitations:\n  \
                - source: council-minutes\n    stance: supports\n    quote: It is 120 metres long.\n";
    let found = rich_digests(&Ledger::sample().file(CLAIM, text));
    let fields: Vec<(&str, &str)> =
        found.fields.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    assert_eq!(
        fields,
        [
            ("citations", "0ac49ece"),
            ("id", "8e6ce094"),
            ("snapshots", "f4c05b8c"),
            ("statement", "c2599759"),
            ("status", "b54ed976")
        ]
    );
    assert_eq!(found.whole, "v1:sha256:629a02c9578d2fa1d63947f0c4a9dfe46088d8f079ae59b1f1d58035b45884f7");
}
