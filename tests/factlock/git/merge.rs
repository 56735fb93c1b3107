//! Two people's edits of one record: taken where one side made them, left to a person where both did, never picked.

use factlock::record::RecordKind;
use factlock::record::merge::{MarkerSide, Markers, Merged, Unmergeable, merge, resolve};

const BASE: &str = "id: a # the id
statement: The bridge is 120 metres long.
claimant: town
status: unverified
rationale: Nobody has looked.
citations:
  # the minutes
  - source: minutes
    stance: supports
    quote: is 120 metres long
    note: page 4
  - source: gazette
    stance: context
    quote: a long bridge
assertions:
  - { subject: bridge, property: length, value: 120 m }
tags: [bridge, elm]
";

const MARKERS: Markers<'static> = Markers { size: 7, ours: "ours", theirs: "theirs", base: None };

fn merged(base: &str, ours: &str, theirs: &str) -> Result<Merged, Unmergeable> {
    merge(RecordKind::Claim, [base, ours, theirs], &MARKERS)
}

/// The base with passages changed.
#[track_caller]
fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(BASE.to_owned(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "`{from}` in {text}");
        text.replace(from, to)
    })
}

/// What a claim says, in whatever order its lists stand.
fn said(text: &str) -> Vec<String> {
    let claim: factlock::record::Claim = factlock::record::decode(text.as_bytes()).unwrap();
    let mut citations: Vec<String> = claim.citations.iter().map(|citation| format!("{citation:?}")).collect();
    let mut assertions: Vec<String> = claim.assertions.iter().map(|said| format!("{said:?}")).collect();
    let mut tags = claim.tags.clone();
    citations.sort();
    assertions.sort();
    tags.sort();
    let rest = factlock::record::Claim { citations: vec![], assertions: vec![], tags: vec![], ..claim };
    [vec![format!("{rest:?}")], citations, assertions, tags].concat()
}

type Edits = &'static [(&'static str, &'static str)];

const REVIEW: (&str, &str) =
    ("tags: [", "reviews:\n  - { by: B <b@c.d>, date: 2026-01-02, digest: \"v1:x\" }\ntags: [");

/// What each side changed, and what comes out in the eyes of either side: the same edits on the base.
#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn edits_of_different_fields_are_all_taken() {
    const CASES: &[(&str, Edits, Edits, Edits)] = &[
        (
            "fields apart",
            &[("claimant: town", "claimant: city")],
            &[("[bridge, elm]", "[bridge]")],
            &[("claimant: town", "claimant: city"), ("[bridge, elm]", "[bridge]")],
        ),
        (
            "neighbours",
            &[("120 metres long.\nclaimant", "121 metres long.\nclaimant")],
            &[("claimant: town", "claimant: city")],
            &[("120 metres long.\nclaimant: town", "121 metres long.\nclaimant: city")],
        ),
        (
            "the same edit",
            &[("claimant: town", "claimant: city")],
            &[("claimant: town", "claimant: city")],
            &[("claimant: town", "claimant: city")],
        ),
        (
            "only theirs",
            &[],
            &[("claimant: town", "claimant: city")],
            &[("claimant: town", "claimant: city")],
        ),
        ("only ours", &[("claimant: town", "claimant: city")], &[], &[("claimant: town", "claimant: city")]),
        (
            "layout is no edit",
            &[("claimant: town", "claimant: 'town'")],
            &[("claimant: town", "claimant: city")],
            &[("claimant: town", "claimant: city")],
        ),
        (
            "a key added by them",
            &[("claimant: town", "claimant: city")],
            &[("status:", "claimed_on: 2025\nstatus:")],
            &[("claimant: town\n", "claimant: city\nclaimed_on: 2025\n")],
        ),
        (
            "a key dropped by them",
            &[("tags: [bridge, elm]\n", "tags: [bridge]\n")],
            &[("claimant: town\n", "")],
            &[("tags: [bridge, elm]\n", "tags: [bridge]\n"), ("claimant: town\n", "")],
        ),
        (
            "both add a citation",
            &[("assertions:", "  - source: ours\n    stance: supports\n    quote: x\nassertions:")],
            &[("assertions:", "  - source: theirs\n    stance: refutes\n    quote: y\nassertions:")],
            &[(
                "assertions:",
                "  - source: ours\n    stance: supports\n    quote: x\n  - source: theirs\n    stance: refutes\n    quote: y\nassertions:",
            )],
        ),
        (
            "both add the same citation",
            &[("assertions:", "  - source: s\n    stance: supports\n    quote: x\nassertions:")],
            &[("assertions:", "  - { source: s, stance: supports, quote: x }\nassertions:")],
            &[("assertions:", "  - source: s\n    stance: supports\n    quote: x\nassertions:")],
        ),
        (
            "different entries",
            &[("quote: is 120 metres long", "quote: is 121 metres long")],
            &[("quote: a long bridge", "quote: a short bridge")],
            &[
                ("quote: is 120 metres long", "quote: is 121 metres long"),
                ("quote: a long bridge", "quote: a short bridge"),
            ],
        ),
        (
            "a note beside a quote",
            &[("quote: is 120 metres long", "quote: is 121 metres long")],
            &[("note: page 4", "note: page 5")],
            &[("quote: is 120 metres long\n    note: page 4", "quote: is 121 metres long\n    note: page 5")],
        ),
        (
            "an entry dropped, another edited",
            &[("  - source: gazette\n    stance: context\n    quote: a long bridge\n", "")],
            &[("note: page 4", "note: page 5")],
            &[
                ("  - source: gazette\n    stance: context\n    quote: a long bridge\n", ""),
                ("note: page 4", "note: page 5"),
            ],
        ),
        (
            "tags of both",
            &[("[bridge, elm]", "[bridge, elm, x]")],
            &[("[bridge, elm]", "[bridge, y]")],
            &[("[bridge, elm]", "[bridge, y, x]")],
        ),
        (
            "both add assertions",
            &[("tags: [", "  - { subject: bridge, property: cost, value: 4 USD }\ntags: [")],
            &[("tags: [", "  - { subject: bridge, property: height, value: 9 m }\ntags: [")],
            &[(
                "tags: [",
                "  - { subject: bridge, property: cost, value: 4 USD }\n  - { subject: bridge, property: height, value: 9 m }\ntags: [",
            )],
        ),
        (
            "a review of what the other side changed",
            &[("claimant: town", "claimant: city")],
            &[REVIEW],
            &[("claimant: town", "claimant: city"), REVIEW],
        ),
        (
            "their comment comes along",
            &[("claimant: town", "claimant: city")],
            &[("status: unverified", "# why?\nstatus: unverified # not yet")],
            &[
                ("claimant: town", "claimant: city"),
                ("status: unverified", "# why?\nstatus: unverified # not yet"),
            ],
        ),
        (
            "the same status, other evidence from one side",
            &[("status: unverified", "status: supported")],
            &[("status: unverified", "status: supported"), ("note: page 4", "note: page 5")],
            &[("status: unverified", "status: supported"), ("note: page 4", "note: page 5")],
        ),
    ];
    for (name, ours, theirs, wanted) in CASES {
        for line_break in ["\n", "\r\n"] {
            let lines = |text: String| text.replace('\n', line_break);
            let found = merged(BASE, &lines(with(ours)), &with(theirs));
            let found = found.unwrap_or_else(|why| panic!("{name}: {why}"));
            assert_eq!(found.conflicts, Vec::<String>::new(), "{name}: {}", found.text);
            let wanted = with(wanted);
            assert_eq!(found.text, lines(wanted.clone()), "{name}");
            // From the other side the same comes out, but for the order in which two added entries stand and for layout.
            let turned = merged(BASE, &lines(with(theirs)), &lines(with(ours)));
            let turned = turned.unwrap_or_else(|why| panic!("{name}, turned: {why}"));
            assert_eq!(turned.conflicts, Vec::<String>::new(), "{name}, turned: {}", turned.text);
            assert_eq!(said(&turned.text), said(&wanted), "{name}, turned: {}", turned.text);
            assert_eq!(turned.text.contains('\r'), line_break == "\r\n", "{name}, turned");
        }
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn edits_of_one_field_are_left_to_a_person() {
    const CASES: &[(&str, Edits, Edits, &[&str])] = &[
        (
            "one field",
            &[("claimant: town", "claimant: city")],
            &[("claimant: town", "claimant: county")],
            &["claimant"],
        ),
        (
            "a statement",
            &[("120 metres long.\nclaimant", "121 metres long.\nclaimant")],
            &[("120 metres long.\nclaimant", "122 metres long.\nclaimant")],
            &["statement"],
        ),
        (
            "edited and dropped",
            &[("claimant: town", "claimant: city")],
            &[("claimant: town\n", "")],
            &["claimant"],
        ),
        (
            "dropped and edited",
            &[("claimant: town\n", "")],
            &[("claimant: town", "claimant: city")],
            &["claimant"],
        ),
        (
            "one quote",
            &[("quote: is 120 metres long", "quote: is 121 metres")],
            &[("quote: is 120 metres long", "quote: is 122 metres")],
            &["citations[minutes]"],
        ),
        (
            "quote and stance",
            &[("quote: is 120 metres long", "quote: is 121 metres")],
            &[("stance: supports", "stance: refutes")],
            &["citations[minutes]"],
        ),
        (
            "one note",
            &[("note: page 4", "note: page 5")],
            &[("note: page 4", "note: page 6")],
            &["citations[minutes].note"],
        ),
        (
            "an entry edited and dropped",
            &[("quote: a long bridge", "quote: a short bridge")],
            &[("  - source: gazette\n    stance: context\n    quote: a long bridge\n", "")],
            &["citations[gazette]"],
        ),
        (
            "an entry dropped and edited",
            &[("  - source: gazette\n    stance: context\n    quote: a long bridge\n", "")],
            &[("quote: a long bridge", "quote: a short bridge")],
            &["citations[gazette]"],
        ),
        (
            "one assertion",
            &[("value: 120 m }", "value: 121 m }")],
            &[("value: 120 m }", "value: 122 m }")],
            &["assertions[length]"],
        ),
        (
            "parts of one assertion",
            &[("value: 120 m }", "value: 121 m }")],
            &[("value: 120 m }", "value: 120 m, time: 2025 }")],
            &["assertions[length]"],
        ),
        (
            "two statuses",
            &[("status: unverified", "status: supported")],
            &[("status: unverified", "status: refuted")],
            &["status"],
        ),
        (
            "status and statement",
            &[("status: unverified", "status: supported")],
            &[("120 metres long.\nclaimant", "130 metres long.\nclaimant")],
            &["status"],
        ),
        (
            "status and evidence",
            &[("status: unverified", "status: supported")],
            &[("assertions:", "  - source: x\n    stance: refutes\n    quote: y\nassertions:")],
            &["status"],
        ),
        (
            "rationale and status",
            &[("Nobody has looked.", "It is clear.")],
            &[("status: unverified", "status: supported")],
            &["status", "rationale"],
        ),
        (
            "status with its reason, and statement",
            &[("status: unverified", "status: supported"), ("Nobody has looked.", "It was measured.")],
            &[("120 metres long.\nclaimant", "130 metres long.\nclaimant")],
            &["status", "rationale"],
        ),
        (
            "ignores of one rule",
            &[("tags: [", "ignore: [{ rule: second-hand, because: a }]\ntags: [")],
            &[("tags: [", "ignore: [{ rule: second-hand, because: b }]\ntags: [")],
            &["ignore[second-hand]"],
        ),
    ];
    for (name, ours, theirs, wanted) in CASES {
        let (ours, theirs) = (with(ours), with(theirs));
        let crlf = |text: &String| text.replace('\n', "\r\n");
        for [ours, theirs] in [[&ours, &theirs], [&theirs, &ours]] {
            let found = merged(BASE, ours, theirs).unwrap_or_else(|why| panic!("{name}: {why}"));
            let with_crlf = merged(&crlf(&BASE.to_owned()), &crlf(ours), &crlf(theirs)).unwrap();
            assert_eq!(with_crlf.text, crlf(&found.text), "{name}");
            assert_eq!(with_crlf.conflicts, found.conflicts, "{name}");
            assert_eq!(found.conflicts, *wanted, "{name}: {}", found.text);
            let begun = found.text.matches("<<<<<<< ours\n").count();
            assert_eq!((begun, found.text.matches(">>>>>>> theirs\n").count()), (begun, begun), "{name}");
            assert!(begun > 0, "{name}: {}", found.text);
            for side in [MarkerSide::Ours, MarkerSide::Theirs] {
                let resolved = resolve(&found.text, 7, side);
                factlock::record::decode::<factlock::record::Claim>(resolved.as_bytes())
                    .unwrap_or_else(|faults| panic!("{name}: {faults:?}\n{resolved}"));
            }
        }
    }
}

#[test]
fn only_the_field_stands_between_markers() {
    let ours = with(&[("claimant: town", "claimant: city"), ("note: page 4", "note: page 5")]);
    let theirs = with(&[("claimant: town", "claimant: county"), ("[bridge, elm]", "[bridge]")]);
    let wanted = ours
        .replace("claimant: city\n", "<<<<<<< ours\nclaimant: city\n||||||| base\nclaimant: town\n=======\nclaimant: county\n>>>>>>> theirs\n")
        .replace("[bridge, elm]", "[bridge]");
    let markers = Markers { base: Some("base"), ..MARKERS };
    let found = merge(RecordKind::Claim, [BASE, &ours, &theirs], &markers).unwrap();
    assert_eq!(found.text, wanted);
}

#[test]
fn both_sides_may_add_the_same_file() {
    let theirs = with(&[("claimant: town", "claimant: city")]);
    let found = merged("", BASE, &theirs).unwrap();
    assert_eq!(found.conflicts, ["claimant"]);
    let other = with(&[("id: a", "id: b")]);
    assert_eq!(merged("", BASE, &other), Err(Unmergeable::Different));
    let renamed = merged(BASE, &other, &theirs).unwrap();
    assert_eq!(renamed.text, with(&[("id: a", "id: b"), ("claimant: town", "claimant: city")]));
}

#[test]
fn what_cannot_be_read_is_not_merged() {
    for (base, ours, theirs) in [("a: [\n", BASE, BASE), (BASE, "- a\n", BASE), (BASE, BASE, "a: b\na: c\n")]
    {
        assert!(
            matches!(merged(base, ours, theirs), Err(Unmergeable::Unreadable(..))),
            "{base}{ours}{theirs}"
        );
    }
}

#[test]
fn two_snapshots_are_a_question_and_two_entities_are_none() {
    let source = "id: s\ntype: report\ntitle: T\nsnapshots:\n";
    let snapshot = |file: &str| {
        format!("  - {{ file: {file}, media_type: text/plain, sha256: {}, bytes: 1 }}\n", "a".repeat(64))
    };
    let (a, b, c) = (snapshot("s/a.txt"), snapshot("s/b.txt"), snapshot("s/c.txt"));
    let texts = [format!("{source}{a}"), format!("{source}{a}{b}"), format!("{source}{a}{c}")];
    let found = merge(RecordKind::Source, texts.each_ref().map(String::as_str), &MARKERS).unwrap();
    assert_eq!(found.conflicts, ["snapshots"]);
    let base = "entities:\n  bridge: { name: The bridge }\n";
    let ours = format!("{base}  elm: {{ name: Elm }}\n");
    let theirs = base.replace("The bridge }", "Elm bridge, kind: work }");
    let found = merge(RecordKind::Vocabulary, [base, &ours, &theirs], &MARKERS).unwrap();
    assert_eq!(found.text, ours.replace("The bridge }", "Elm bridge, kind: work }"));
}
