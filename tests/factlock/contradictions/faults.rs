//! Mistakes in vocabularies and assertions: each is one finding at its place, in words that say what to do.

mod vocabulary;

use super::Case;

/// The line `  maker` is the fourteenth.
const VOCABULARY: &str = "\
entities:
  run: { name: The run, aliases: [the job] }
  chip: { distinct_children: true }
  a100: { is_a: [chip] }
  h800: { is_a: [chip] }
units:
  GPU: {}
properties:
  cost: { value: quantity, unit: USD, single: true }
  gpu-count: { value: quantity, unit: GPU, single: true }
  duration: { value: quantity, unit: h, single: true }
  uses-chip: { value: entity }
  started: { value: date, single: true }
  maker: { value: entity, single: true }
scopes:
  phase: { pilot: {}, production: {} }
";

fn with_claims(vocabulary: &str) -> Case {
    Case::new(vocabulary)
        .claim("a", &["subject: run, property: cost, value: 5 USD"])
        .claim("b", &["subject: run, property: gpu-count, value: 5 GPU"])
        .claim("c", &["subject: run, property: uses-chip, value: h800"])
}

/// What a check finds: rule, file, line, column, what is wrong, what to do.
fn told(case: &Case) -> Vec<String> {
    let outcome = case.ledger.check();
    let tell = |judged: &factlock::check::Judged| {
        let (finding, place) = (&judged.finding, &judged.primary);
        let start = place.start;
        let words =
            [finding.message.as_str(), place.label.as_str(), finding.help.as_deref().unwrap_or_default()];
        let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
        format!("{} {}:{}:{} {}", finding.rule, place.file, start.line, start.column, words.join(" | "))
    };
    outcome.findings.iter().map(tell).collect()
}

#[track_caller]
fn one_finding(case: &Case, expected: &str) {
    assert_eq!(told(case), [expected]);
}

/// Each row: the assertion with a mistake, and the finding after `claims/d.yaml:5:`.
#[test]
#[expect(clippy::too_many_lines, reason = "a table of rows")]
fn a_mistake_in_an_assertion_is_one_finding_at_its_place() {
    let rows = [
        (
            "subject: run, property: cost, value: 5 florins",
            "invalid-assertion",
            "44 `5 florins` is not a quantity: `florins` is no unit, did you mean `forint`?; what is counted is declared as `units: { florins: {} }` in `claims/vocabulary.yaml`",
        ),
        (
            "subject: run, property: cost, value: 5 h",
            "invalid-assertion",
            "44 `5 h` is not a quantity: it is in `h`, which does not convert; write it in `USD`",
        ),
        (
            "subject: run, property: cost, value: 70..60 USD",
            "invalid-assertion",
            "44 `70..60 USD` is not a quantity: it ends before it begins; write the smaller number first, such as `60..70`",
        ),
        (
            "subject: run, property: cost, value: 5 $",
            "invalid-assertion",
            "44 `5 $` is not a quantity: `$` has several meanings: USD, AUD, CAD, HKD, MXN and other dollars and pesos; write the one you mean, or declare it under `units` in `claims/vocabulary.yaml`",
        ),
        (
            "subject: run, property: gpu-count, value: '2,5 GPU'",
            "invalid-assertion",
            "49 `2,5 GPU` is not a quantity: `,` groups digits by three, and `.` is the decimal point; write `2.5`, or `2,500`",
        ),
        (
            "subject: run, property: gpu-count, mode: exactly, value: 2048 GPU",
            "invalid-assertion",
            "48 `mode: exactly` speaks of a set of values, and `gpu-count` has one value at most | remove it, and write `value: exactly 2048 GPU`",
        ),
        (
            "subject: run, property: gpu-count, values: [1 GPU, 2 GPU]",
            "invalid-assertion",
            "51 `gpu-count` has one value at most, and here are 2 | write one of them; `mode: only` says that it is one of several",
        ),
        (
            "subject: run, property: maker, values: [a100, h800]",
            "invalid-assertion",
            "47 `maker` has one value at most, and here are 2 | write one of them; `mode: only` says that it is one of several",
        ),
        (
            "subject: run, property: started, value: 2024-02-30",
            "invalid-assertion",
            "47 `2024-02-30` is not a date: February 2024 has 29 days; write `2025`, `2025-09`, `2025-09-17`, or `2025-09/2025-10`",
        ),
        (
            "subject: run, property: cost, value: 5 USD, time: 2024-13",
            "invalid-record",
            "57 `time`: `2024-13` is not a date: there is no month 13; write `2025`, `2025-09`, `2025-09-17`, or `2025-09/2025-10`",
        ),
        (
            "subject: run, property: cost, value: 5 USD, time: 2024/2023",
            "invalid-record",
            "57 `time`: `2024/2023` is not a date: it ends (2023) before it begins (2024); write `2025`, `2025-09`, `2025-09-17`, or `2025-09/2025-10`",
        ),
        (
            "subject: run, property: costs, value: 5 USD",
            "unknown-reference",
            "31 there is no property `costs` | did you mean `cost`? | declare it under `properties` in `claims/vocabulary.yaml`, with the kind of its values",
        ),
        (
            "subject: runn, property: cost, value: 5 USD",
            "unknown-reference",
            "16 there is no entity `runn` | did you mean `run`? | add `runn: { name: ... }` under `entities` in `claims/vocabulary.yaml`",
        ),
        (
            "subject: run, property: uses-chip, value: h8000",
            "unknown-reference",
            "49 there is no entity `h8000` | did you mean `h800`? | add it under `entities` in `claims/vocabulary.yaml`, with the alias `h8000`",
        ),
        (
            "subject: run, property: uses-chip, value: a100, according_to: nobody",
            "unknown-reference",
            "69 there is no entity `nobody` | add `nobody: { name: ... }` under `entities` in `claims/vocabulary.yaml`",
        ),
        (
            "subject: run, property: cost, value: 5 USD, scope: { fase: pilot }",
            "unknown-reference",
            "60 there is no scope `fase` | add `fase` under `scopes` in `claims/vocabulary.yaml`, with its values",
        ),
        (
            "subject: run, property: cost, value: 5 USD, scope: { phase: pilott }",
            "unknown-reference",
            "67 the scope `phase` has no value `pilott` | did you mean `pilot`? | add `pilott: {}` under `scopes: phase` in `claims/vocabulary.yaml`",
        ),
        // What is written out can be followed to the letter, also between braces, where a comma ends a value.
        (
            "subject: run, property: cost, value: 5 USD, scope: { phase: '2,500,000 person' }",
            "unknown-reference",
            "67 the scope `phase` has no value `2,500,000 person` | add `'2,500,000 person': {}` under `scopes: phase` in `claims/vocabulary.yaml`",
        ),
        (
            "subject: run, property: gpu-count, mode: exactly, value: '2,048 GPU'",
            "invalid-assertion",
            "48 `mode: exactly` speaks of a set of values, and `gpu-count` has one value at most | remove it, and write `value: 'exactly 2,048 GPU'`",
        ),
        (
            "subject: run, property: uses-chip, value: a100, values: [h800]",
            "invalid-assertion",
            "64 both `value` and `values` stand here | keep `values`, with all of them",
        ),
        (
            "subject: run, property: uses-chip, mode: only",
            "invalid-assertion",
            "48 `mode: only` needs a value | write `value`, or `mode: none` to say that there is none",
        ),
        (
            "subject: run, property: uses-chip, mode: onlly, value: a100",
            "invalid-record",
            "48 `mode` is `onlly`, which is not one of its words | did you mean `only`? | write `some`, `only`, `exactly` or `none`",
        ),
        (
            "subject: run, property: is_a, value: chip, time: 2024",
            "invalid-assertion",
            "56 `is_a` knows no time | remove it, or declare a property of your own that is told apart by time or scope",
        ),
    ];
    for (assertion, rule, finding) in rows {
        let case = with_claims(VOCABULARY).claim("d", &[assertion]);
        one_finding(&case, &format!("{rule} claims/d.yaml:5:{finding}"));
    }
}

#[test]
fn numbers_of_hundreds_of_digits_are_refused_in_one_finding() {
    for number in ["9".repeat(400), format!("0.{}1", "0".repeat(400)), format!("1e{}", "9".repeat(150))] {
        let case = with_claims(VOCABULARY)
            .claim("d", &[&format!("subject: run, property: cost, value: {number} USD")]);
        let told = told(&case);
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(told[0].starts_with("invalid-assertion claims/d.yaml:5:44 "), "{told:#?}");
        assert!(told[0].len() < 250, "the number is not repeated in full: {told:#?}");
    }
}

#[test]
fn what_is_divided_by_an_interval_around_zero_is_anything() {
    let vocabulary = "
entities: { run: {} }
properties:
  rate: { value: quantity, single: true }
  amount: { value: quantity, single: true }
  time: { value: quantity, single: true }
equations: [rate = amount / time]
";
    for time in ["-1..1", "0..2", "at most 5", "> 0"] {
        Case::new(vocabulary)
            .claim("a", &["subject: run, property: rate, value: exactly 7"])
            .claim("b", &["subject: run, property: amount, value: exactly 3"])
            .claim("c", &[&format!("subject: run, property: time, value: '{time}'")])
            .finds(&[]);
    }
    // By nothing at all nothing can be divided, and no rate follows.
    Case::new(vocabulary)
        .claim("a", &["subject: run, property: amount, value: exactly 3"])
        .claim("b", &["subject: run, property: time, value: exactly 0"])
        .finds(&[]);
}

#[test]
fn what_rests_on_a_faulty_unit_is_not_told_again() {
    let vocabulary = VOCABULARY.replace("GPU: {}", "GPU: GPUs\n  kGPU: 1000 GPU");
    let case = with_claims(&vocabulary)
        .claim("d", &["subject: run, property: gpu-count, value: 5 kGPU"])
        .claim("e", &["subject: run, property: gpu-count, mode: only, values: [7 GPU, 8 GPUs]"]);
    one_finding(
        &case,
        "invalid-vocabulary claims/vocabulary.yaml:7:3 `GPU` is defined by itself: `GPU` by `GPU`",
    );
}

#[test]
fn one_symbol_for_two_currencies_in_two_files_is_one_finding() {
    let mut case = with_claims(VOCABULARY);
    let file = |case: Case, name: &str, text: &str| Case { ledger: case.ledger.file(name, text) };
    case = file(case, "claims/vocabulary/a.yaml", "units: { $: USD }\n");
    case = file(case, "claims/vocabulary/b.yaml", "units: { $: CAD }\n");
    one_finding(
        &case,
        "invalid-vocabulary claims/vocabulary/b.yaml:1:10 `$` is declared twice, with two meanings; keep one",
    );
}
