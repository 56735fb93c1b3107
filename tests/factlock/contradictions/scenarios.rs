//! Cases in plain words, as many contradictions as not. The names are invented.

use super::Case;

const CHIPS: &str = "
entities:
  firm-d: { name: Firm D }
  model-r: { name: Model R }
  gpu: { name: GPU, distinct_children: true }
  hopper: { name: Hopper GPU, is_a: [gpu] }
  ampere: { name: Ampere GPU, is_a: [gpu] }
  h800: { name: H800, is_a: [hopper] }
  a100: { name: A100, is_a: [ampere] }
properties:
  uses-chip: { label: uses, value: entity }
  owns-chip: { label: owns, value: entity }
scopes:
  phase: { early-development: {}, full-training: {} }
";

#[test]
fn only_these_and_another_in_a_part_of_it() {
    Case::new(CHIPS)
        .claim("a", &["subject: firm-d, property: uses-chip, mode: only, value: h800"])
        .claim(
            "b",
            &[
                "subject: firm-d, property: owns-chip, value: a100",
                "subject: firm-d, property: uses-chip, value: a100, scope: { phase: early-development }",
            ],
        )
        .finds(&["warning contradiction a b"]);
}

#[test]
fn owning_is_not_using() {
    Case::new(CHIPS)
        .claim("a", &["subject: firm-d, property: uses-chip, mode: only, value: h800"])
        .claim("b", &["subject: firm-d, property: owns-chip, value: a100"])
        .finds(&[]);
}

#[test]
fn a_closed_set_and_one_more() {
    let vocabulary = "
entities: { project-p: {}, funder: { distinct_children: true }, x: { is_a: [funder] }, y: { is_a: [funder] }, z: { is_a: [funder] } }
properties: { funded-by: { label: is funded by, value: entity } }
";
    Case::new(vocabulary)
        .claim(
            "a",
            &["subject: project-p, property: funded-by, mode: exactly, values: [x, y], time: 2020/2024"],
        )
        .claim("b", &["subject: project-p, property: funded-by, value: z, time: 2020/2024"])
        .finds(&["warning contradiction a b"]);
    Case::new(
        &vocabulary
            .replace(", distinct_children: true", ", name: Funder")
            .replace("{ distinct_children: true }", "{}"),
    )
    .claim("a", &["subject: project-p, property: funded-by, mode: exactly, values: [x, y], time: 2020/2024"])
    .claim("b", &["subject: project-p, property: funded-by, value: z, time: 2020/2024"])
    .finds(&[]);
}

#[test]
fn exclusive_in_one_phase_leaves_another_alone() {
    Case::new(CHIPS)
        .claim("a", &["subject: model-r, property: uses-chip, mode: only, value: h800, scope: { phase: full-training }"])
        .claim("b", &["subject: model-r, property: uses-chip, value: a100, scope: { phase: early-development }"])
        .finds(&[]);
}

#[test]
fn versions_tell_values_apart() {
    let vocabulary = "
entities: { preprint: {} }
properties:
  score: { value: quantity, single: true, separators: [version], unstated: { version: v2 } }
scopes: { version: { v1: {}, v2: {} } }
";
    let case = || {
        Case::new(vocabulary)
            .claim_with(
                "a",
                "status: superseded\nsuperseded_by: b\n",
                &["subject: preprint, property: score, value: 71.0, scope: { version: v1 }"],
            )
            .claim("b", &["subject: preprint, property: score, value: 79.8, scope: { version: v2 }"])
    };
    case().finds(&[]);
    case()
        .claim("c", &["subject: preprint, property: score, value: 71.0"])
        .finds(&["warning contradiction b c"]);
}

const CHIEF: &str = "
entities: { firm: {}, person: { distinct_children: true }, lee: { is_a: [person] }, park: { is_a: [person] } }
properties: { chief-executive: { value: entity, single: true, separators: [time] } }
";

#[test]
fn one_ends_where_the_other_begins() {
    Case::new(CHIEF)
        .claim("a", &["subject: firm, property: chief-executive, value: lee, time: ../2024-03"])
        .claim("b", &["subject: firm, property: chief-executive, value: park, time: 2024-03/.."])
        .finds(&[]);
    Case::new(CHIEF)
        .claim("a", &["subject: firm, property: chief-executive, value: lee, time: ../2024-04"])
        .claim("b", &["subject: firm, property: chief-executive, value: park, time: 2024-02/.."])
        .finds(&["warning contradiction a b"]);
}

const COST: &str = "
entities: { run: {} }
properties:
  cost: { value: quantity, unit: USD, units: [EUR], single: true }
  error-rate: { value: quantity, single: true }
units: { $: USD }
";

#[test]
fn units_are_one_number_however_written() {
    Case::new(COST)
        .claim("a", &["subject: run, property: cost, value: 294 k$"])
        .claim("b", &["subject: run, property: cost, value: 0.294 million US dollars"])
        .finds(&[]);
    Case::new(COST)
        .claim("a", &["subject: run, property: error-rate, value: 3 %"])
        .claim("b", &["subject: run, property: error-rate, value: 0.03"])
        .finds(&[]);
}

const CLUSTER: &str = "
entities: { cluster: {} }
properties: { gpu-count: { value: quantity, unit: GPU, single: true } }
units: { GPU: {} }
";

#[test]
fn a_bound_holds_what_lies_beyond_it() {
    Case::new(CLUSTER)
        .claim("a", &["subject: cluster, property: gpu-count, value: 'more than 2,000 GPUs'"])
        .claim("b", &["subject: cluster, property: gpu-count, value: 2048"])
        .finds(&[]);
}

#[test]
fn exact_numbers_differ_and_rounded_ones_may_not() {
    Case::new(CLUSTER)
        .claim("a", &["subject: cluster, property: gpu-count, value: exactly 2048 GPU"])
        .claim("b", &["subject: cluster, property: gpu-count, value: exactly 2050 GPU"])
        .finds(&["warning contradiction a b"]);
    Case::new(CLUSTER)
        .claim("a", &["subject: cluster, property: gpu-count, value: exactly 2048 GPU"])
        .claim("b", &["subject: cluster, property: gpu-count, value: 2050 GPU"])
        .finds(&[]);
}

#[test]
fn rounding_bridges_half_a_unit_of_the_last_digit() {
    Case::new(COST)
        .claim("a", &["subject: run, property: cost, value: 5.6 million USD"])
        .claim("b", &["subject: run, property: cost, value: 5.4 million USD"])
        .finds(&["warning contradiction a b"]);
}

#[test]
fn bounds_that_leave_nothing() {
    let vocabulary = "
entities: { server: {} }
properties: { throughput: { value: quantity, unit: token / s, single: true, separators: [configuration] } }
scopes: { configuration: { k: {} } }
units: { token: {} }
";
    Case::new(vocabulary)
        .claim("a", &["subject: server, property: throughput, value: at most 100 tokens/s, scope: { configuration: k }"])
        .claim("b", &["subject: server, property: throughput, value: at least 120 tokens/s, scope: { configuration: k }"])
        .finds(&["warning contradiction a b"]);
}

const TRAINING: &str = "
entities: { training: {} }
properties:
  gpu-hours: { value: quantity, unit: GPU-hour, single: true }
  gpu-count: { value: quantity, unit: GPU, single: true }
  duration: { value: quantity, unit: h, single: true }
  price: { value: quantity, unit: USD / GPU-hour, single: true, exact: true }
  cost: { value: quantity, unit: USD, single: true }
units: { GPU: {} }
equations: [cost = gpu-hours * price, gpu-hours = gpu-count * duration]
";

#[test]
fn three_claims_of_which_any_two_agree() {
    let case = |cost: &str| {
        Case::new(TRAINING)
            .claim("a", &["subject: training, property: gpu-hours, value: 2.788 million GPU-hours"])
            .claim("b", &["subject: training, property: price, value: 2 USD / GPU-hour"])
            .claim("c", &[&format!("subject: training, property: cost, value: {cost}")])
    };
    case("6.576 million USD").finds(&["warning inconsistent-arithmetic a b c"]);
    case("5.576 million USD").finds(&[]);
}

#[test]
fn a_product_rounds_to_what_is_said() {
    Case::new(TRAINING)
        .claim(
            "a",
            &[
                "subject: training, property: gpu-count, value: 512 GPU",
                "subject: training, property: duration, value: 198 h",
            ],
        )
        .claim("b", &["subject: training, property: gpu-hours, value: 101 thousand GPU-hours"])
        .finds(&[]);
}

const FOUNDED: &str = "
entities: { firm-d: { name: Firm D }, hangzhou-deep: { name: 'Hangzhou Deep Co., Ltd.', aliases: [Deep] } }
properties: { founded: { value: date, single: true } }
";

#[test]
fn a_firm_is_founded_once() {
    Case::new(FOUNDED)
        .claim("a", &["subject: firm-d, property: founded, value: 2015"])
        .claim("b", &["subject: firm-d, property: founded, value: 2016"])
        .finds(&["warning contradiction a b"]);
    Case::new(FOUNDED)
        .claim("a", &["subject: firm-d, property: founded, value: 2015"])
        .claim("b", &["subject: firm-d, property: founded, value: 2015-04"])
        .finds(&[]);
}

#[test]
fn an_alias_is_the_same_entity() {
    Case::new(FOUNDED)
        .claim("a", &["subject: hangzhou-deep, property: founded, value: 2023"])
        .claim("b", &["subject: Deep, property: founded, value: 2021"])
        .finds(&["warning contradiction a b"]);
}

#[test]
fn not_yet_is_not_never() {
    let vocabulary = "
entities: { code: {} }
properties: { released: { label: released, value: boolean } }
";
    let released = "
entities: { code: {}, public: {} }
properties: { released-to: { label: is released to, value: entity } }
";
    Case::new(released)
        .claim("a", &["subject: code, property: released-to, mode: none, as_of: 2024-04-01"])
        .claim("b", &["subject: code, property: released-to, value: public, time: 2024-05-03"])
        .finds(&[]);
    Case::new(released)
        .claim("a", &["subject: code, property: released-to, mode: none, as_of: 2024-06-01"])
        .claim("b", &["subject: code, property: released-to, value: public, time: 2024-05-03"])
        .finds(&["warning contradiction a b"]);
    Case::new(vocabulary)
        .claim("a", &["subject: code, property: released, value: 'true'"])
        .claim("b", &["subject: code, property: released, value: 'false'"])
        .finds(&["warning contradiction a b"]);
}

#[test]
fn a_kind_of_what_is_allowed_is_allowed() {
    Case::new(CHIPS)
        .claim("a", &["subject: model-r, property: uses-chip, mode: only, value: hopper"])
        .claim("b", &["subject: model-r, property: uses-chip, value: h800"])
        .finds(&[]);
}

const PLANT: &str = "
entities: { plant: {}, minister: {}, owner: {} }
properties: { state: { value: text, single: true, exclusive: [open, closed], separators: [time] } }
";

#[test]
fn what_somebody_says_holds_for_them() {
    Case::new(PLANT)
        .claim(
            "a",
            &["subject: plant, property: state, value: closed, time: 2024-05-01, according_to: minister"],
        )
        .claim("b", &["subject: plant, property: state, value: open, time: 2024-05-01"])
        .finds(&[]);
    Case::new(PLANT)
        .claim(
            "a",
            &["subject: plant, property: state, value: closed, time: 2024-05-01, according_to: minister"],
        )
        .claim_with(
            "b",
            "claimant: minister\n",
            &["subject: plant, property: state, value: open, time: 2024-05-01"],
        )
        .finds(&["warning self-contradiction a b"]);
}

#[test]
fn what_is_confirmed_is_so() {
    Case::new(CHIPS)
        .claim_with(
            "a",
            "claimant: firm-d\n",
            &["subject: firm-d, property: owns-chip, value: a100, time: 2022"],
        )
        .claim("b", &["subject: firm-d, property: owns-chip, mode: none, value: a100, time: 2022"])
        .finds(&["warning contradiction a b"]);
}

#[test]
fn what_holds_of_all_holds_of_each() {
    let vocabulary = "
entities: { family-f: { name: family F }, f-mini: { name: F-Mini } }
properties: { weights: { value: text, single: true, exclusive: [open, closed] } }
";
    Case::new(vocabulary)
        .claim("a", &["subject: family-f, property: weights, value: open, members: all"])
        .claim("b", &["subject: f-mini, property: is_a, value: family-f"])
        .claim("c", &["subject: f-mini, property: weights, value: closed"])
        .finds(&["warning contradiction a b c"]);
    Case::new(vocabulary)
        .claim("a", &["subject: family-f, property: weights, value: open"])
        .claim("b", &["subject: f-mini, property: is_a, value: family-f"])
        .claim("c", &["subject: f-mini, property: weights, value: closed"])
        .finds(&[]);
}

#[test]
fn currencies_do_not_convert_by_themselves() {
    Case::new(COST)
        .claim("a", &["subject: run, property: cost, value: 5.0 million EUR"])
        .claim("b", &["subject: run, property: cost, value: 5.4 million USD"])
        .finds(&[]);
}

#[test]
fn a_dated_rate_converts_what_is_said_of_its_time() {
    let with_rate = format!("{COST}rates: [{{ of: EUR, is: 1.30 USD, time: 2024 }}]\n");
    let case = |vocabulary: &str, time: &str| {
        Case::new(vocabulary)
            .claim("a", &[&format!("subject: run, property: cost, value: 5.0 million EUR, time: {time}")])
            .claim("b", &[&format!("subject: run, property: cost, value: 5.4 million USD, time: {time}")])
    };
    case(&with_rate, "2024-05-01").finds(&["warning contradiction a b"]);
    case(&with_rate, "2023-05-01").finds(&[]);
}

#[test]
fn two_places_of_one_country_differ_and_the_country_does_not() {
    let vocabulary = "
entities:
  firm-d: {}
  austria: { name: Austria }
  salzburg: { name: Salzburg, part_of: [austria] }
  vienna: { name: Vienna, part_of: [austria] }
distinct: [[salzburg, vienna]]
properties: { seat: { value: entity, single: true, separators: [time], along: part_of } }
";
    let case = |other: &str| {
        Case::new(vocabulary)
            .claim("a", &["subject: firm-d, property: seat, value: salzburg, time: 2024-01/2024-06"])
            .claim("b", &[&format!("subject: firm-d, property: seat, value: {other}, time: 2024-01/2024-06")])
    };
    case("vienna").finds(&["warning contradiction a b"]);
    case("austria").finds(&[]);
    let by_entity = vocabulary
        .replace("distinct: [[salzburg, vienna]]\n", "")
        .replace("vienna: { name: Vienna,", "vienna: { name: Vienna, distinct: [salzburg],");
    Case::new(&by_entity)
        .claim("a", &["subject: firm-d, property: seat, value: salzburg, time: 2024-01-01"])
        .claim("b", &["subject: firm-d, property: seat, value: vienna, time: 2024-01-01"])
        .finds(&["warning contradiction a b"]);
}

#[test]
fn what_is_taken_away_stands_in_brackets() {
    let vocabulary = "
entities: { firm: {} }
properties:
  net: { value: quantity, unit: USD, single: true, exact: true }
  gross: { value: quantity, unit: USD, single: true, exact: true }
  tax: { value: quantity, unit: USD, single: true, exact: true }
  back: { value: quantity, unit: USD, single: true, exact: true }
equations: [net = gross - (tax - back)]
";
    let says = |property: &str, value: u32| format!("subject: firm, property: {property}, value: {value}");
    let outcome = Case::new(vocabulary)
        .claim("a", &[&says("net", 500), &says("gross", 1000), &says("tax", 300), &says("back", 100)])
        .ledger
        .check();
    let message = &outcome.findings[0].finding.message;
    assert!(message.contains("1000 USD − (300 USD − 100 USD) = 800 USD, but it is 500 USD"), "{message}");
}

#[test]
fn two_wholes_that_are_too_small_are_two_conflicts() {
    let vocabulary = "
entities: { arena: {} }
properties: { cost: { value: quantity, unit: EUR, single: true, additive: part, range: 0.. } }
scopes: { part: { whole: { parts: [stand, roof] }, stand: {}, roof: {} } }
";
    let says = |part: &str, value: &str| {
        format!("subject: arena, property: cost, value: {value}, scope: {{ part: {part} }}")
    };
    Case::new(vocabulary)
        .claim("a", &[&says("stand", "1.5 billion EUR"), &says("roof", "0.8 billion EUR")])
        .claim("b", &[&says("whole", "2.5 million EUR")])
        .finds(&["warning inconsistent-arithmetic a b", "warning inconsistent-arithmetic a b"]);
}

#[test]
fn a_whole_that_is_no_longer_complete_adds_no_conflict() {
    let vocabulary = |complete: bool| {
        format!(
            "
entities: {{ arena: {{}} }}
properties: {{ cost: {{ value: quantity, unit: EUR, single: true, additive: part, range: 0.. }} }}
scopes: {{ part: {{ whole: {{ parts: [stand, roof], complete: {complete} }}, stand: {{}}, roof: {{}} }} }}
"
        )
    };
    let found = |complete: bool, values: [Option<u32>; 3]| {
        let parts = ["stand", "roof", "whole"].iter().zip(values);
        let said = parts.filter_map(|(part, value)| Some((part, value?)));
        let case = said.fold(Case::new(&vocabulary(complete)), |case, (part, value)| {
            case.claim(
                part,
                &[&format!("subject: arena, property: cost, value: {value}, scope: {{ part: {part} }}")],
            )
        });
        case.findings()
    };
    let mut fewer = 0;
    for stand in [None, Some(3), Some(11)] {
        for roof in [None, Some(4), Some(25)] {
            for whole in [2, 7, 15, 36, 90] {
                let values = [stand, roof, Some(whole)];
                let (with, without) = (found(true, values), found(false, values));
                assert!(without.iter().all(|one| with.contains(one)), "{values:?}: {with:?} {without:?}");
                fewer += with.len() - without.len();
            }
        }
    }
    assert!(fewer > 0, "a complete whole finds more");
}
