//! The scenarios written in thousands of other ways, each with the verdict that follows from how it is made.

use super::{Case, renamed};

/// A scenario: its claims, each with the ways to write it, and whether they conflict.
struct Scenario {
    vocabulary: &'static str,
    /// The names of the vocabulary that may be others.
    names: &'static [&'static str],
    /// For each claim one assertion, and what may stand for `{}` in it.
    claims: &'static [(&'static str, &'static [&'static str])],
    /// The rule that finds the conflict between all of them, if there is one.
    conflict: Option<&'static str>,
}

/// Who says it, and what becomes of the conflict.
const SPEAKERS: usize = 5;
const ORDERS: usize = 2;
const NAMES: [&str; 3] = ["", "z-", "a1-"];

impl Scenario {
    /// The ways to write all of its claims.
    fn ways(&self) -> Vec<Vec<String>> {
        let mut all = vec![Vec::new()];
        for (template, ways) in self.claims {
            let add = |written: &Vec<String>| {
                let written = written.clone();
                ways.iter().map(move |way| [written.clone(), vec![template.replace("{}", way)]].concat())
            };
            all = all.iter().flat_map(add).collect();
        }
        all
    }

    fn check(&self, written: &[String], speakers: usize, order: usize, prefix: &str) {
        let name = |word: &str| self.names.contains(&word).then(|| format!("{prefix}{word}"));
        let vocabulary = self.vocabulary.replace("entities: {", "entities: { mia: {}, noa: {},");
        let mut case = Case::new(&renamed(&vocabulary, name));
        let mut ids = Vec::new();
        for (at, assertion) in written.iter().enumerate() {
            let place = if order == 0 { at } else { written.len() - 1 - at };
            let id = ["c0", "c1", "c2"][place];
            let is_class = assertion.contains("is_a");
            let (claimant, according_to) = match (speakers, at) {
                (1, _) => ("claimant: mia\n", ""),
                (2, 0) => ("claimant: mia\n", ""),
                (2, _) => ("claimant: noa\n", ""),
                (3, _) => ("claimant: noa\n", ", according_to: mia"),
                (4, 0) => ("", ", according_to: mia"),
                (4, _) => ("claimant: noa\n", ""),
                _ => ("", ""),
            };
            let according_to = if is_class { "" } else { according_to };
            case = case.claim_with(id, claimant, &[&format!("{}{according_to}", renamed(assertion, name))]);
            ids.push(id);
        }
        ids.sort_unstable();
        let Some(rule) = self.conflict.filter(|_| speakers != 4) else { return case.finds(&[]) };
        // What holds in one speaker's context is theirs; a claim about classes holds in everybody's.
        let is_class = self.claims.iter().any(|(template, _)| template.contains("is_a"));
        let one_speaker = speakers == 1 || speakers == 3 && !is_class;
        let rule = if one_speaker && rule == "contradiction" { "self-contradiction" } else { rule };
        case.finds(&[&format!("warning {rule} {}", ids.join(" "))]);
    }

    fn check_all(&self) -> usize {
        let mut count = 0;
        for written in self.ways() {
            for speakers in 0..SPEAKERS {
                for order in 0..ORDERS {
                    self.check(&written, speakers, order, NAMES[count % NAMES.len()]);
                    count += 1;
                }
            }
        }
        count
    }
}

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

const SCENARIOS: &[Scenario] = &[
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
                    "firm, property: uses, mode: none, values: [A100 chip, hopper]",
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
        // Not to be ampere does not rule out what is only known to be one of it; each row above is one.
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
                    "about 294 thousand dollars",
                    "290 thousand dollars",
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
                    "exactly 5.6 million dollars",
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
                    "5,400,000 USD",
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
                    "'> 2,100 GPU', time: 2024/2025",
                    "exactly 2048, coverage: throughout",
                ],
            ),
            (
                "subject: cluster, property: gpu-count, value: {}",
                &[
                    "exactly 2040 GPU, time: 2024-05-01",
                    "at most 2040 GPU, time: 2024-05-01",
                    "1,024 GPUs, time: 2024-05-01",
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

#[test]
fn however_a_scenario_is_written_the_verdict_is_the_same() {
    let count: usize = SCENARIOS.iter().map(Scenario::check_all).sum();
    assert!(count >= 2_000, "{count} variants");
    println!("{count} variants, none wrong");
}
