//! Each kind of change once, in the words that a reader is told.

use super::{json, told, two};
use crate::support::Ledger;

const LENGTH: &str = "claims/bridge-length.yaml";
const COST: &str = "claims/bridge-cost.yaml";
const MINUTES: &str = "sources/council-minutes.yaml";

/// What is told of the records, without the line that counts and without findings.
#[track_caller]
fn records(old: &Ledger, new: &Ledger) -> String {
    let shown = told(&two(old, new), &["--no-findings"]).stdout;
    let shown = shown.strip_prefix("old -> new\n\n").unwrap().to_owned();
    shown.rsplit_once("\n\n").map_or(String::new(), |(records, _)| records.to_owned() + "\n")
}

/// What is told where one passage of the sample became another.
#[track_caller]
fn changed(file: &str, from: &str, to: &str) -> String {
    records(&Ledger::sample(), &Ledger::sample().change(file, from, to))
}

/// The sample with something more at the end of a file.
fn with(file: &str, more: &str) -> Ledger {
    let text = Ledger::sample().text(file).to_owned() + more;
    Ledger::sample().file(file, text)
}

const CLAIM: &str = "~ claim bridge-length: altered\n    The bridge over the Elm is 120 metres long.\n";

#[track_caller]
fn of_claim(more: &str, lines: &str) {
    assert_eq!(records(&Ledger::sample(), &with(LENGTH, more)), format!("{CLAIM}{lines}"));
}

#[test]
fn a_statement_a_date_a_claimant() {
    assert_eq!(
        changed(LENGTH, "is 120 metres long.\nclaimant", "is some 120 metres long.\nclaimant"),
        "~ claim bridge-length: altered\n  statement: The bridge over the Elm is {+some+} 120 metres long.\n"
    );
    of_claim("claimed_on: 2024-05-04\n", "  claimed on added: 2024-05-04\n");
    assert_eq!(
        changed(LENGTH, "claimant: town-council\n", ""),
        format!("{CLAIM}  claimant dropped: town-council\n")
    );
    of_claim("tags: [bridge]\n", "  tag added: bridge\n");
    of_claim("rationale: It was measured.\n", "  rationale added: It was measured.\n");
}

#[test]
fn a_status_with_its_reason_and_whether_anybody_reviewed_it() {
    assert_eq!(
        changed(LENGTH, "status: supported", "status: disputed\nrationale: Two figures stand."),
        format!("{CLAIM}  status: supported -> disputed, because: Two figures stand.\n")
    );
    let flipped =
        Ledger::sample().change(COST, "status: refuted\nrationale: The", "status: supported\nrationale: The");
    let raised = "! claim bridge-cost: status raised without a review\n    The bridge over the Elm cost $4 million.\n  \
                  status: refuted -> supported, because: The 4 million were the estimate; the final account comes\n    \
                  to 4.6 million dollars.\n";
    assert_eq!(records(&Ledger::sample(), &flipped), raised);
    let text = flipped.text(COST).to_owned()
        + "reviews:\n  - { by: A. Reviewer <a@example.org>, date: 2026-01-20, digest: \"v1:sha256:1f2e\" }\n";
    let shown = records(&Ledger::sample(), &flipped.file(COST, text));
    assert!(shown.starts_with("~ claim bridge-cost: altered\n"), "{shown}");
    assert!(shown.ends_with("  review added: A. Reviewer <a@example.org>, 2026-01-20\n"), "{shown}");
}

#[test]
fn citations_and_appearances() {
    assert_eq!(
        changed(LENGTH, "    quote: It is 120 metres long.\n", "    quote: It is 121 metres long.\n"),
        "! claim bridge-length: quote swapped under an unchanged claim\n    The bridge over the Elm is 120 metres long.\n  \
         quote of the citation of `council-minutes` (supports): It is [-120-] {+121+} metres long.\n"
    );
    assert_eq!(
        changed(LENGTH, "stance: supports", "stance: context"),
        format!("{CLAIM}  stance of the citation of `council-minutes` (context): supports -> context\n")
    );
    assert_eq!(
        changed(LENGTH, "stance: supports\n", "stance: supports\n    locator: { page: 4 }\n"),
        format!("{CLAIM}  locator of the citation of `council-minutes` (supports) added: page: 4\n")
    );
    assert_eq!(
        changed(LENGTH, "citations:\n", "citations:\n  - { source: elm-bridge-article, stance: context }\n"),
        format!("{CLAIM}  citation of `elm-bridge-article` (context) added\n")
    );
    assert_eq!(
        changed(LENGTH, "  - source: elm-bridge-article\n    quote: It is 120 metres long\n", ""),
        format!("{CLAIM}  appearance of `elm-bridge-article` dropped: \"It is 120 metres long\"\n")
    );
}

#[test]
fn assertions_reviews_resolutions_and_ignores() {
    let property = "properties:\n  length: { value: quantity, unit: metre, single: true }\n";
    let base = with("claims/vocabulary.yaml", property);
    let asserted = |value: &str| {
        let text = Ledger::sample().text(LENGTH).to_owned()
            + &format!("assertions:\n  - {{ subject: town-council, property: length, value: {value} }}\n");
        base.clone().file(LENGTH, text)
    };
    assert_eq!(
        records(&base, &asserted("120")),
        format!("{CLAIM}  assertion added: the length of Town council is 120 metre\n")
    );
    assert_eq!(
        records(&asserted("120"), &asserted("121")),
        format!(
            "{CLAIM}  assertion: the length of Town council is 120 metre -> the length of Town council is 121 metre\n"
        )
    );
    assert_eq!(
        records(&asserted("120"), &base),
        format!("{CLAIM}  assertion dropped: the length of Town council is 120 metre\n")
    );
    let reviewed = with(
        LENGTH,
        "reviews:\n  - { by: A. Reviewer <a@example.org>, date: 2026-01-20, digest: \"v1:sha256:1f2e\" }\n",
    );
    assert_eq!(
        records(&reviewed, &Ledger::sample()),
        format!("{CLAIM}  review lost: A. Reviewer <a@example.org>, 2026-01-20\n")
    );
    of_claim(
        "resolutions:\n  - { with: [bridge-cost], because: They speak of other things. }\n",
        "  resolution with `bridge-cost` added: They speak of other things.\n",
    );
    of_claim(
        "ignore:\n  - { rule: single-origin, because: Only one. }\n",
        "  ignore of `single-origin` added: Only one.\n",
    );
}

#[test]
fn records_that_come_go_and_change_their_id() {
    let sample = Ledger::sample();
    let new = "id: bridge-height\nstatement: The bridge is 12 metres high.\nstatus: unverified\n";
    assert_eq!(
        records(&sample, &sample.clone().claim(new)),
        "+ claim bridge-height: added\n    The bridge is 12 metres high.\n  status: unverified\n"
    );
    assert_eq!(
        records(&sample.clone().claim(new), &sample),
        "- claim bridge-height: dropped\n    The bridge is 12 metres high.\n  status: unverified\n"
    );
    assert_eq!(
        changed(LENGTH, "id: bridge-length\n", "id: bridge-is-long\n"),
        "~ claim bridge-is-long: renamed\n    The bridge over the Elm is 120 metres long.\n  \
         id: bridge-length -> bridge-is-long, because: it stands in the same file\n"
    );
    let later = sample.clone().claim(new).change(
        "claims/bridge-height.yaml",
        "unverified\n",
        "superseded\nsuperseded_by: height\n",
    );
    let text = new.replace("id: bridge-height", "id: height");
    let shown = records(&later, &sample.clone().claim(&text));
    assert!(shown.starts_with("~ claim height: renamed\n"), "{shown}");
    assert!(shown.contains("  id: bridge-height -> height, because: `superseded_by` says so\n"), "{shown}");
}

#[test]
fn sources_vocabulary_and_settings() {
    let swapped = Ledger::sample().change(
        MINUTES,
        "ecda1daabfca014bd8f8a502ba243e939f78389ce95f69861398998783a1bf8c",
        "0000000000004bd8f8a502ba243e939f78389ce95f69861398998783a1bf8c00",
    );
    assert_eq!(
        records(&Ledger::sample(), &swapped),
        "! source council-minutes: hash swapped under unchanged claims\n    Minutes of the town council, 14 May 2024\n  \
         hash of a snapshot: ecda1daabfca -> 000000000000\n"
    );
    let source = "~ source council-minutes: altered\n    Minutes of the town council, 14 May 2024\n";
    let second = "  - file: council-minutes/000000000000.txt\n    media_type: text/plain\n    \
                  sha256: 0000000000004bd8f8a502ba243e939f78389ce95f69861398998783a1bf8c00\n    bytes: 3\n";
    assert_eq!(
        records(&Ledger::sample(), &with(MINUTES, second)),
        format!("{source}  snapshot added: 000000000000\n")
    );
    assert_eq!(
        changed(MINUTES, "issued: 2024-05-14\n", "issued: 2024-05-15\npublisher: The town\n"),
        format!("{source}  issued: 2024-05-14 -> 2024-05-15\n  publisher added: The town\n")
    );
    assert_eq!(
        changed("claims/vocabulary.yaml", "kind: organization", "kind: body"),
        "~ vocabulary entity town-council: altered\n  kind: organization -> body\n"
    );
    let shown = records(
        &Ledger::sample(),
        &with("claims/vocabulary.yaml", "  mayor: { name: The mayor }\nequations: [a = b * c]\n"),
    );
    assert_eq!(
        shown,
        "~ vocabulary equations: altered\n  equations added: a = b * c\n\n+ vocabulary entity mayor: added\n  value: name: The mayor\n"
    );
    let shown = records(
        &Ledger::sample(),
        &with("factlock.yaml", "rules: { unused-source: warning }\nreview: { required: 1 }\n"),
    );
    assert_eq!(
        shown,
        "~ settings factlock.yaml: altered\n  `review.required` added: 1\n  `rules.unused-source` added: warning\n"
    );
}

#[test]
fn findings_that_appear_and_are_settled() {
    let new = Ledger::sample().change(
        LENGTH,
        "    quote: It is 120 metres long.\n",
        "    quote: It is 121 metres long.\n",
    );
    let shown = told(&two(&Ledger::sample(), &new), &[]).stdout;
    assert!(
        shown.contains("1 finding appeared:\n  error[quote-altered] claims/bridge-length.yaml:13: "),
        "{shown}"
    );
    assert!(shown.ends_with("1 claim altered; 1 finding appeared, 0 settled\n"), "{shown}");
    let shown = told(&two(&new, &Ledger::sample()), &[]).stdout;
    assert!(shown.contains("1 finding settled:\n  error[quote-altered] "), "{shown}");
}

#[test]
fn the_worst_comes_first() {
    let new = Ledger::sample()
        .change(LENGTH, "    quote: It is 120 metres long.\n", "    quote: It is 121 metres long.\n")
        .change(COST, "status: refuted\nrationale: The", "status: supported\nrationale: The")
        .change(MINUTES, "ecda1daabfca014b", "000000000000014b")
        .claim("id: a-claim\nstatement: A.\nstatus: unverified\n");
    let told = json(&told(&two(&Ledger::sample(), &new), &["--format", "json"]).stdout);
    let weights: Vec<&str> =
        told["records"].as_array().unwrap().iter().map(|record| record["weight"].as_str().unwrap()).collect();
    assert_eq!(weights, ["status-raised", "quote-swapped", "hash-swapped", "meaning"]);
    assert_eq!(told["summary"]["alarms"], 3);
}

#[test]
fn a_pull_request_gets_markdown_that_is_inert_and_short_enough() {
    let hostile =
        "\"<!-- factlock --> @desk ![x](http://a.b/c.png) #1 <img src=x> `code` https://evil.example\"";
    let mut new = Ledger::sample().claim(&format!("id: hostile\nstatement: {hostile}\nstatus: unverified\n"));
    let shown = told(&two(&Ledger::sample(), &new), &["--format", "markdown"]).stdout;
    assert!(shown.starts_with("### Claims: old → new\n\n1 claim added"), "{shown}");
    for live in ["<!--", "@desk", "![", "<img", "#1", "`code`", "://"] {
        assert!(!shown.contains(live), "`{live}` in {shown}");
    }
    for number in 0..400 {
        let words = "many words ".repeat(40);
        new = new.claim(&format!("id: long-{number}\nstatement: {words}{number}.\nstatus: unverified\n"));
    }
    new = new.change(COST, "status: refuted\nrationale: The", "status: supported\nrationale: The");
    let shown = told(&two(&Ledger::sample(), &new), &["--format", "markdown"]).stdout;
    assert!(shown.chars().count() <= 60_000);
    assert!(shown.contains("#### ⚠️ claim bridge-cost: status raised without a review\n"));
    let first = shown.find("#### ").unwrap();
    assert!(shown[first..].starts_with("#### ⚠️ claim bridge-cost"), "the worst comes first");
    assert!(
        shown.trim_end().ends_with(" changed records more, which `factlock diff` shows"),
        "{}",
        &shown[shown.len() - 200..]
    );
}

#[test]
fn the_shape_of_the_json_is_explained() {
    let new = Ledger::sample().change(
        LENGTH,
        "    quote: It is 120 metres long.\n",
        "    quote: It is 121 metres long.\n",
    );
    let project = two(&Ledger::sample(), &new.change(COST, "status: refuted", "status: disputed"));
    let page = project.factlock(&["explain", "diff-json"]).run().stdout;
    let told = json(&told(&project, &["--format", "json"]).stdout);
    let parts = [
        &told,
        &told["summary"],
        &told["records"][0],
        &told["records"][0]["changes"][0],
        &told["findings"],
        &told["findings"]["appeared"][0],
    ];
    for key in parts.iter().flat_map(|part| part.as_object().unwrap().keys()) {
        assert!(page.contains(&format!("`{key}`")), "`{key}` is not explained");
    }
}
