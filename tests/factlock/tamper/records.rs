//! Records that do not hang together, or are none.

use crate::support::{Ledger, error, problems};

const ALTMAN: &str = "claims/altman-heads-openai.yaml";

#[test]
fn a_status_without_evidence() {
    let text = Ledger::example().text(ALTMAN).to_owned();
    let citations = &text[text.find("citations:").unwrap()..text.find("tags:").unwrap()];
    let ledger = Ledger::example().change(ALTMAN, citations, "");
    ledger.has_only(&error("status-without-evidence").at(ALTMAN, "status: «supported»"));
}

#[test]
fn a_stance_turned_round() {
    let ledger = Ledger::example().change(ALTMAN, "stance: supports", "stance: refutes");
    ledger.has_only(&error("stance-against-status").at(ALTMAN, "status: «supported»"));
}

#[test]
fn a_citation_of_an_unknown_source() {
    let ledger = Ledger::example().change(ALTMAN, "source: wired-2023-04-17", "source: wired-2023-04-18");
    ledger.has_only(&error("unknown-reference").at(ALTMAN, "source: «wired-2023-04-18»"));
    assert_eq!(ledger.check().findings[0].primary.label, "did you mean `wired-2023-04-17`?");
}

#[test]
fn one_id_in_two_files() {
    let text = Ledger::example().text(ALTMAN).to_owned();
    let ledger = Ledger::example().file("claims/zz-copy.yaml", text);
    ledger.has_only(&error("duplicate-id").at("claims/zz-copy.yaml", "id: «altman-heads-openai»"));
}

#[test]
fn a_source_whose_file_has_another_name() {
    let wired = "sources/wired-2023-04-17.yaml";
    let text = Ledger::example().text(wired).to_owned();
    let ledger = Ledger::example().remove(wired).file("sources/wired.yaml", text);
    ledger.has_only(&error("invalid-record").at("sources/wired.yaml", "id: «wired-2023-04-17»"));
}

#[test]
fn a_claimant_that_the_vocabulary_does_not_know() {
    let ledger = Ledger::example().change(ALTMAN, "claimant: newsbytes", "claimant: newsbyte");
    ledger.has_only(&error("unknown-reference").at(ALTMAN, "claimant: «newsbyte»"));
}

#[test]
fn a_key_that_there_is_not() {
    let ledger = Ledger::example().change(ALTMAN, "statement: ", "statment: ");
    ledger.has_only(&error("invalid-record").at(ALTMAN, "statment"));
    assert_eq!(ledger.check().findings[0].primary.label, "did you mean `statement`?");
}

#[test]
fn eight_faults_of_one_file_are_eight_findings() {
    let yaml = "\
id: Eight Faults
verdict: true
claimed_on: 2025-13-01
appearances: newsbytes-2025-09-18
status: suported
citations:
  - source: newsbytes-2025-09-18
    stance: against
    page: 4
";
    let ledger = Ledger::example().file("claims/eight-faults.yaml", yaml);
    let found = problems(&ledger.check());
    let wanted = [
        "1:1-1:3",   // `statement` is missing; it is told at the first key
        "1:5-1:17",  // an id has no capitals and no spaces
        "2:1-2:8",   // `verdict` is no key, nor like one
        "3:13-3:23", // there is no month 13
        "4:14-4:34", // a text where a list should be
        "5:9-5:17",  // no status is called so
        "8:13-8:20", // no stance is called so
        "9:5-9:9",   // `page` is no key of a citation
    ];
    let wanted = wanted.map(|place| format!("error invalid-record claims/eight-faults.yaml {place}"));
    assert_eq!(found, wanted);
}

#[test]
fn the_faults_of_all_files_are_told_in_one_run() {
    let ledger = Ledger::example()
        .change(ALTMAN, "status: supported", "status: supportd")
        .change("claims/no-h100.yaml", "stance: context", "stance: contxt")
        .change("claims/vocabulary.yaml", "entities:", "entitys:")
        .change("sources/wired-2023-04-17.yaml", "type: article-magazine", "type: magazine");
    let rules: Vec<String> = problems(&ledger.check())
        .iter()
        .map(|line| line.split(' ').skip(1).take(2).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        rules,
        [
            "invalid-record claims/altman-heads-openai.yaml",
            "invalid-record claims/no-h100.yaml",
            "invalid-vocabulary claims/vocabulary.yaml",
            "invalid-record sources/wired-2023-04-17.yaml",
        ]
    );
}

#[test]
fn a_record_that_names_itself() {
    let ledger = Ledger::example().change(ALTMAN, "status: ", "superseded_by: altman-heads-openai\nstatus: ");
    ledger.has_only(&error("invalid-record").at(ALTMAN, "superseded_by: «altman-heads-openai»"));
    let wired = "sources/wired-2023-04-17.yaml";
    let ledger = Ledger::example().change(wired, "\ntitle: ", "\norigin: [wired-2023-04-17]\ntitle: ");
    ledger.has_only(&error("invalid-record").at(wired, "origin: [«wired-2023-04-17»]"));
}

#[test]
fn settings_of_a_later_version_are_refused() {
    let project = Ledger::sample().file("factlock.yaml", "version: 2\n").on_disk();
    let ran = project.factlock(&["check"]).run();
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""));
    assert!(ran.stderr.contains("`version` is `2`, expected `1`"), "{}", ran.stderr);
}

#[test]
fn a_text_where_a_list_of_records_should_be_is_told_how_to_write_it() {
    let ledger = Ledger::sample().change(
        "sources/council-minutes.yaml",
        "author:\n  - { literal: Town council }",
        "author: Town council",
    );
    let outcome = ledger.check();
    assert_eq!(problems(&outcome).len(), 1);
    let help = outcome.findings[0].finding.help.as_deref();
    assert_eq!(help, Some("write `author: [{ family: Doe }]`"));
}
