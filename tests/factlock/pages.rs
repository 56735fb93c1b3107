//! Every rule has a page, and what the page shows is what a check says.

mod page;

use std::collections::BTreeSet;

use factlock::check::Outcome;
use factlock::render::{HumanOptions, human};
use factlock::rules::{Finder, Rule, catalogue, needs_history, rule};

use self::page::{Page, When};
use crate::support::{Ledger, committed, files_below, repository};

const WIDTH: usize = 100;
/// Who has written the examples of the rules that ask who wrote what.
const AUTHOR: &str = "R. Eader <reader@example.org>";

/// Where the page of a rule stands.
fn file_of(rule: &Rule) -> String {
    format!("src/rules/{}/{}.md", rule.family.name(), rule.name.replace('-', "_"))
}

/// What a check with only this rule finds. A rule of the policy has something to say only where others ran.
fn findings_of(rule: &Rule, ledger: Ledger, before: Option<&Ledger>) -> Outcome {
    match rule.finder {
        Finder::Facts(_) if needs_history(rule.name) => ledger.committed_by(AUTHOR).only(rule.name).check(),
        Finder::Facts(_) => ledger.only(rule.name).check(),
        Finder::Policy => {
            let mut outcome = before.map_or_else(|| ledger.check(), |before| ledger.check_since(before));
            outcome.findings.retain(|judged| judged.finding.rule == rule.name);
            outcome
        }
    }
}

fn page_of(rule: &Rule) -> Page {
    let text = std::fs::read_to_string(repository().join(file_of(rule))).unwrap();
    Page::parse(&text).unwrap_or_else(|problem| panic!("`{}`: {problem}", file_of(rule)))
}

#[test]
fn every_example_says_what_the_page_shows() {
    let silent: Vec<&str> =
        catalogue().filter(|rule| !says_what_its_page_shows(rule)).map(|rule| rule.name).collect();
    assert_eq!(silent, [""; 0], "the examples of these rules find nothing");
}

fn says_what_its_page_shows(rule: &Rule) -> bool {
    let page = page_of(rule);
    let before = page.before(Ledger::sample());
    let outcome = findings_of(rule, page.ledger(Ledger::sample(), When::Broken), before.as_ref());
    let other = outcome.findings.iter().find(|judged| judged.finding.rule != rule.name);
    assert!(other.is_none(), "only `{}` was asked for: {other:?}", rule.name);
    committed(&file_of(rule), &page.with_output(&shown(&outcome)));
    !outcome.findings.is_empty()
}

#[test]
fn every_mended_example_is_clean() {
    let invalid = rule("invalid-record").unwrap();
    for rule in catalogue() {
        for looked_for in [rule, invalid] {
            let page = page_of(rule);
            let before = page.before(Ledger::sample());
            let outcome =
                findings_of(looked_for, page.ledger(Ledger::sample(), When::Fixed), before.as_ref());
            let found = shown(&outcome);
            assert!(outcome.findings.is_empty(), "the mended example of `{}`:\n{found}", rule.name);
        }
    }
}

/// As `factlock check --rule RULE --notes --quiet` shows it without a terminal.
fn shown(outcome: &Outcome) -> String {
    human(outcome, HumanOptions { colour: false, width: WIDTH, notes: true, quiet: true })
}

#[test]
fn every_rule_has_a_page_and_every_page_a_rule() {
    let pages: BTreeSet<String> = files_below(&repository().join("src/rules"))
        .iter()
        .filter(|file| file.extension() == Some("md"))
        .map(|file| file.strip_prefix(repository()).unwrap().to_string())
        .collect();
    let rules: BTreeSet<String> = catalogue().map(file_of).collect();
    assert_eq!(pages, rules);
}

#[test]
fn a_page_begins_with_the_rule_and_says_in_one_line_what_it_reports() {
    for rule in catalogue() {
        let mut lines = rule.page.lines();
        assert_eq!(lines.next(), Some(format!("# {}", rule.name).as_str()), "the heading");
        assert_eq!(lines.next(), Some(""), "a blank line below the heading of `{}`", rule.name);
        let title = lines.next().unwrap_or_default();
        assert_eq!(rule.title(), title, "the title of `{}`", rule.name);
        assert!(title.chars().count() <= 72, "the title of `{}` is long: {title}", rule.name);
        assert!(!title.ends_with('.'), "a title is no sentence: {title}");
        assert_eq!(lines.next(), Some(""), "the title of `{}` stands alone", rule.name);
        let severity = format!("**{}**", rule.severity);
        assert!(rule.page.contains(&severity), "the page of `{}` says how bad it is: {severity}", rule.name);
    }
}

#[test]
fn names_of_rules_are_kebab_case_and_stand_once() {
    let names: Vec<&str> = catalogue().map(|rule| rule.name).collect();
    for name in &names {
        let word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        assert!(name.split('-').all(word), "`{name}` is not kebab-case");
    }
    let unique: BTreeSet<&&str> = names.iter().collect();
    assert_eq!(unique.len(), names.len(), "a name stands twice: {names:?}");
}

#[test]
fn no_line_of_a_page_is_too_long_to_read() {
    for rule in catalogue() {
        let mut fenced = false;
        for (number, line) in rule.page.lines().enumerate() {
            if line.starts_with("```") {
                fenced = !fenced;
            }
            let length = line.chars().count();
            assert!(fenced || length <= 120, "`{}`, line {}: {length} characters", file_of(rule), number + 1);
        }
    }
}
