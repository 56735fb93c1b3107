//! Scenarios, and the ways to write each of their claims.

use super::Scenario;

const CHIPS: &str = "
entities: { firm: { name: Firm D, aliases: [the firm] }, gpu: { distinct_children: true }, hopper: { is_a: [gpu] }, ampere: { is_a: [gpu] }, h800: { name: NVIDIA H800, aliases: [H800 chip], is_a: [hopper] }, a100: { aliases: [A100 chip], is_a: [ampere] } }
properties: { uses: { value: entity }, owns: { value: entity } }
scopes: { phase: { early: {}, late: {}, mid: { within: late } } }
";
const CHIP_NAMES: &[&str] =
    &["firm", "gpu", "hopper", "ampere", "h800", "a100", "uses", "owns", "phase", "early", "late", "mid"];
const COST: &str = "
entities: { run: { name: The Run, aliases: [the job] } }
properties: { cost: { value: quantity, unit: USD, units: [EUR], single: true }, rate: { value: quantity, single: true } }
units: { $: USD }
";
const CLUSTER: &str = "
entities: { cluster: {} }
properties: { gpu-count: { value: quantity, unit: GPU, single: true, separators: [time] } }
units: { GPU: {} }
";
const FOUNDED: &str = "
entities: { firm: { name: 'Firm, Ltd', aliases: [Deep, the firm] } }
properties: { founded: { value: date, single: true } }
";
const SEAT: &str = "
entities: { firm: {}, austria: { distinct_children: true }, west: { is_a: [austria] }, east: { is_a: [austria] }, salzburg: { aliases: [Old Town], part_of: [west] }, vienna: { aliases: [Wien], part_of: [east] } }
properties: { seat: { value: entity, single: true, along: part_of, separators: [time] } }
";
const TRAINING: &str = "
entities: { run: { aliases: [the job] } }
properties:
  work: { value: quantity, unit: GPU-hour, single: true }
  price: { value: quantity, unit: USD / GPU-hour, single: true, exact: true }
  cost: { value: quantity, unit: USD, single: true }
units: { GPU: {}, $: USD }
equations: [cost = work * price]
";
const FAMILY: &str = "
entities: { family: { aliases: [F] }, mini: { aliases: [F-Mini] } }
properties: { weights: { value: text, single: true, exclusive: [open, closed] } }
";

pub(super) const SCENARIOS: &[Scenario] = &[
    Scenario {
        vocabulary: CHIPS,
        names: CHIP_NAMES,
        claims: &[
            (
                "subject: {}",
                &[
                    "firm, property: uses, mode: only, value: h800",
                    "the firm, property: uses, mode: only, values: [H800 chip]",
                    "Firm D, property: uses, mode: only, value: hopper",
                    "firm, property: uses, mode: exactly, value: NVIDIA H800",
                    "firm, property: uses, mode: none, value: ampere",
                ],
            ),
            (
                "subject: firm, property: uses, value: {}",
                &[
                    "a100, scope: { phase: early }",
                    "A100 chip, scope: { phase: mid }",
                    "a100, time: 2024-05",
                    "ampere, mode: only, time: 2023/2024",
                    "a100",
                    "A100 chip, coverage: throughout, scope: { phase: late }",
                ],
            ),
        ],
        conflict: Some("contradiction"),
    },
    Scenario {
        vocabulary: CHIPS,
        names: CHIP_NAMES,
        claims: &[
            (
                "subject: firm, property: uses, mode: only, value: {}",
                &[
                    "h800, scope: { phase: late }",
                    "H800 chip, scope: { phase: mid }",
                    "hopper, scope: { phase: late }, time: 2024",
                    "h800, time: 2023",
                    "hopper, time: ../2023",
                ],
            ),
            (
                "subject: firm, property: {}",
                &[
                    "uses, value: a100, scope: { phase: early }, time: 2024",
                    "owns, value: a100",
                    "uses, value: h800, time: 2023-04",
                    "uses, value: NVIDIA H800",
                    "owns, mode: none, value: h800",
                ],
            ),
        ],
        conflict: None,
    },
    Scenario {
        vocabulary: COST,
        names: &["run", "cost"],
        claims: &[
            (
                "subject: run, property: cost, value: {}",
                &[
                    "294 k$",
                    "$294k",
                    "294 thousand USD",
                    "'294,000 USD'",
                    "0.294 million US dollars",
                    "about 294 thousand US dollars",
                    "290 thousand US dollars",
                    "'> 200 thousand USD'",
                    "280..300 k$",
                ],
            ),
            (
                "subject: the job, property: cost, value: {}",
                &[
                    "294 k$",
                    "USD 294 thousand",
                    "$0.294 million",
                    "0.29 M$",
                    "300 thousand USD",
                    "exactly 294 thousand USD",
                    "at most 1 million US dollars",
                    "294 thousand EUR",
                ],
            ),
        ],
        conflict: None,
    },
    Scenario {
        vocabulary: COST,
        names: &["run", "cost"],
        claims: &[
            (
                "subject: run, property: cost, value: {}",
                &[
                    "5.6 million USD",
                    "$5.6 million",
                    "'5,600 k$'",
                    "5.6 M$",
                    "exactly 5.6 million US dollars",
                    "'> 5.55 million USD'",
                    "5.6..5.8 M$",
                ],
            ),
            (
                "subject: The Run, property: cost, value: {}",
                &[
                    "5.4 million USD",
                    "$5.4 million",
                    "'5,400 thousand USD'",
                    "5.40 M$",
                    "at most 5.5 million USD",
                    "'5,400,000 USD'",
                ],
            ),
        ],
        conflict: Some("contradiction"),
    },
    Scenario {
        vocabulary: COST,
        names: &["run", "rate"],
        claims: &[
            ("subject: run, property: rate, value: {}", &["3 %", "3 percent", "0.03", "3.0 %", "2..4 %"]),
            ("subject: run, property: rate, value: {}", &["0.03", "3 %", "'> 2 %'", "0.030"]),
        ],
        conflict: None,
    },
    Scenario {
        vocabulary: CLUSTER,
        names: &["cluster", "gpu-count"],
        claims: &[
            (
                "subject: cluster, property: gpu-count, value: {}",
                &[
                    "exactly 2048 GPU, time: 2024-05-01",
                    "'2,048 GPUs', time: 2024-05-01",
                    "'> 2,100 GPU', time: 2023/2025",
                    "exactly 2048, coverage: throughout",
                ],
            ),
            (
                "subject: cluster, property: gpu-count, value: {}",
                &[
                    "exactly 2040 GPU, time: 2024-05-01",
                    "at most 2040 GPU, time: 2024-05-01",
                    "'1,024 GPUs', time: 2024-05-01",
                ],
            ),
        ],
        conflict: Some("contradiction"),
    },
    Scenario {
        vocabulary: FOUNDED,
        names: &["firm", "founded"],
        claims: &[
            ("subject: {}, property: founded, value: 2015", &["firm", "Deep", "the firm", "'Firm, Ltd'"]),
            (
                "subject: DEEP, property: founded, value: {}",
                &["2016", "2016-03", "2014-12-31", "2017/2018", "2016-01-01"],
            ),
        ],
        conflict: Some("contradiction"),
    },
    Scenario {
        vocabulary: FOUNDED,
        names: &["firm", "founded"],
        claims: &[
            (
                "subject: firm, property: founded, value: {}",
                &["2015", "2015-04", "2015-04-17", "2010/2020", "2015?", "201X"],
            ),
            (
                "subject: the firm, property: founded, value: {}",
                &["2015", "2015-04", "2015-04-17", "2016?", "2015/2016", "2015~"],
            ),
        ],
        conflict: None,
    },
    Scenario {
        vocabulary: SEAT,
        names: &["firm", "austria", "salzburg", "vienna", "seat", "east", "west"],
        claims: &[
            (
                "subject: firm, property: seat, value: {}",
                &[
                    "salzburg, time: 2020/2024",
                    "Old Town, time: 2019/..",
                    "west, time: 2021/2023",
                    "salzburg, coverage: throughout",
                ],
            ),
            (
                "subject: firm, property: seat, value: {}",
                &[
                    "vienna, time: 2022",
                    "Wien, time: 2022-03-04",
                    "east, time: 2021/2023",
                    "vienna, time: 2022-01/2022-03",
                ],
            ),
        ],
        conflict: Some("contradiction"),
    },
    Scenario {
        vocabulary: SEAT,
        names: &["firm", "austria", "salzburg", "vienna", "seat", "east", "west"],
        claims: &[
            (
                "subject: firm, property: seat, value: {}",
                &[
                    "salzburg, time: ../2022-03",
                    "Old Town, time: 2019/2022-03-05",
                    "austria, time: 2021/2023",
                    "west",
                    "salzburg, time: /2023",
                ],
            ),
            (
                "subject: firm, property: seat, value: {}",
                &["vienna, time: 2022-03/..", "Wien, time: 2022-03-05/2023", "vienna"],
            ),
        ],
        conflict: None,
    },
    Scenario {
        vocabulary: TRAINING,
        names: &["run", "work", "price", "cost"],
        claims: &[
            (
                "subject: run, property: work, value: {}",
                &["2.788 million GPU-hours", "'2,788 thousand GPU-hours'", "2.79 million GPU-hours"],
            ),
            ("subject: the job, property: price, value: {}", &["2 USD / GPU-hour", "$2 per GPU-hour"]),
            (
                "subject: run, property: cost, value: {}",
                &["6.576 million USD", "$6.6 million", "at least 6 million USD"],
            ),
        ],
        conflict: Some("inconsistent-arithmetic"),
    },
    Scenario {
        vocabulary: TRAINING,
        names: &["run", "work", "price", "cost"],
        claims: &[
            (
                "subject: run, property: work, value: {}",
                &["2.788 million GPU-hours", "'2,788 thousand GPU-hours'", "2.79 million GPU-hours"],
            ),
            (
                "subject: the job, property: price, value: {}",
                &["2 USD / GPU-hour", "$2 per GPU-hour", "'< 3 USD / GPU-hour'"],
            ),
            (
                "subject: run, property: cost, value: {}",
                &["5.576 million USD", "$5.6 million", "about 5.6 million USD"],
            ),
        ],
        conflict: None,
    },
    Scenario {
        vocabulary: FAMILY,
        names: &["family", "mini", "weights"],
        claims: &[
            ("subject: {}, property: weights, value: open, members: all", &["family", "F"]),
            ("subject: {}", &["mini, property: is_a, value: family", "F-Mini, property: is_a, value: F"]),
            ("subject: {}, property: weights, value: closed", &["mini", "f-mini"]),
        ],
        conflict: Some("contradiction"),
    },
];
