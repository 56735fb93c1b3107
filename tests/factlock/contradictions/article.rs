//! The example ledger: three conflicts fire and no other, and every silence has its reason.

use crate::support::{Ledger, TODAY};

/// The conflicts of the example, open where its verdicts are taken back.
fn conflicts(ledger: &Ledger) -> Vec<String> {
    let outcome = ledger.check();
    let of_family = |rule: &str| {
        matches!(
            rule,
            "contradiction" | "self-contradiction" | "inconsistent-arithmetic" | "settled-contradiction"
        )
    };
    let found = outcome.findings.iter().filter(|judged| of_family(judged.finding.rule));
    let mut lines: Vec<String> = found
        .map(|judged| format!("{}: {}", judged.finding.rule, judged.finding.claims.join(", ")))
        .collect();
    lines.sort();
    lines
}

#[test]
fn a_number_that_may_be_meant_otherwise_is_pointed_out_by_why_alone() {
    let vocabulary = "entities:\n  town: { name: Town }\nproperties:\n  people: { value: quantity }\n";
    let claim = "id: count\nstatement: 2.500 people.\nstatus: unverified\nassertions:\n  - { subject: town, property: people, value: '2.500' }\n";
    let project = Ledger::empty().file("claims/vocabulary.yaml", vocabulary).claim(claim).on_disk();
    let told = project.factlock(&["why", "count"]).run().stdout;
    assert!(told.contains("is 2.500  [no time or scope named: at some time]  [2.500 is not 2,500: `.` is the decimal point]\n"), "{told}");
    assert!(project.factlock(&["check"]).run().stdout.starts_with("checked 1 claim"));
}

#[test]
fn three_conflicts_are_settled_by_status() {
    assert_eq!(
        conflicts(&Ledger::example()),
        [
            "settled-contradiction: a100-early-experiments, only-h800",
            "settled-contradiction: ban-october-2022, licence-since-august-2022",
            "settled-contradiction: full-training-80-hours, gpu-hour-price-two-dollars, r1-512-h800, r1-cost-294k",
        ]
    );
}

#[test]
fn without_the_verdicts_they_are_open() {
    let undecided = |ledger: Ledger, id: &str| {
        ledger.change(&format!("claims/{id}.yaml"), "status: disputed", "status: unverified")
    };
    let ledger =
        ["only-h800", "ban-october-2022", "r1-cost-294k"].into_iter().fold(Ledger::example(), undecided);
    assert_eq!(
        conflicts(&ledger),
        [
            "contradiction: ban-october-2022, licence-since-august-2022",
            "inconsistent-arithmetic: full-training-80-hours, gpu-hour-price-two-dollars, r1-512-h800, r1-cost-294k",
            "self-contradiction: a100-early-experiments, only-h800",
        ]
    );
}

#[test]
fn why_tells_the_reason_of_every_silence() {
    let project = Ledger::example().on_disk();
    for (ids, reason) in [
        (
            ["full-training-only-h800", "a100-early-experiments"],
            "another phase: “early development” is not within “full training”",
        ),
        (["only-h800", "full-training-only-h800"], "both name NVIDIA H800"),
        (["only-h800", "owns-a100"], "`uses` is not `owns`"),
        (["no-h100", "a100-early-experiments"], "what is denied is NVIDIA H100"),
        (
            ["r1-cost-294k", "altman-much-more"],
            "about DeepSeek-R1 and a foundation model, which are two things",
        ),
        (["r1-cost-294k", "base-model-cost"], "another part: “base model”"),
        (["r1-cost-294k", "cost-with-base-model"], "another part: “R1 with its base model”"),
    ] {
        let ran = project.factlock(&["why", ids[0], ids[1]]).run();
        assert_eq!(ran.status, Some(0), "{ran:?}");
        assert!(ran.stdout.contains(reason), "{ids:?}: {}", ran.stdout);
        assert!(ran.stdout.contains("the two take part in no conflict"), "{ids:?}: {}", ran.stdout);
    }
    let ran = project.factlock(&["why", "r1-cost-294k"]).run();
    let worked_out = "512 GPU × 80 h × $2 / GPU-hour = between 76,725 and 87,125 USD, but it is $294,000";
    assert!(ran.stdout.contains(worked_out), "{}", ran.stdout);
    assert!(
        ran.stdout.contains("settled: `r1-cost-294k` is disputed by `deepseek-r1-nature-2025`"),
        "{}",
        ran.stdout
    );
}

#[test]
fn the_check_tells_what_was_settled_in_a_line_each() {
    let ran = Ledger::example().on_disk().factlock(&["check", "--today", TODAY]).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let told: Vec<&str> = ran.stdout.lines().filter(|line| line.starts_with("note: settled: ")).collect();
    assert_eq!(told.len(), 3, "{told:#?}");
    assert!(told[1].contains("DeepSeek uses only NVIDIA H800, but also uses NVIDIA A100"), "{told:#?}");
}
