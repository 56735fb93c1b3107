//! The catalogue as SARIF's rules: each with its page.

use serde_json::{Value, json};

use crate::finding::Severity;
use crate::render::surface::shortened;
use crate::rules::{Family, Rule, catalogue};

/// The longest description that GitHub takes, in characters.
const DESCRIPTION: usize = 1_024;

/// Every rule, in the order of the catalogue.
pub(super) fn rules() -> Vec<Value> {
    catalogue().map(rule).collect()
}

/// Where a rule stands among them.
pub(super) fn index(name: &str) -> Option<usize> {
    catalogue().position(|rule| rule.name == name)
}

/// SARIF's word for a severity.
pub(super) fn level(severity: Severity) -> &'static str {
    severity.word()
}

fn rule(rule: &Rule) -> Value {
    let problem = match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "recommendation",
    };
    let mut written = json!({
        "id": rule.name,
        "shortDescription": { "text": sentence(rule.title()) },
        "fullDescription": { "text": shortened(&about(rule), DESCRIPTION) },
        "help": { "text": rule.page, "markdown": rule.page },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": {
            "tags": ["fact-check", rule.family.name()],
            "precision": precision(rule.family),
            "problem.severity": problem,
        },
    });
    // A name that differs from the id by its capital only is no name, says the validator of the standard's authors.
    if rule.name.contains('-') {
        written["name"] = pascal(rule.name).into();
    }
    written
}

/// How seldom the rules of a family are wrong: bytes and names are proved, statements are compared, sentences are
/// read as English.
fn precision(family: Family) -> &'static str {
    match family {
        Family::Coverage => "medium",
        Family::Evidence | Family::Contradiction => "high",
        _ => "very-high",
    }
}

/// `QuoteNotFound`, as SARIF writes the name of a rule.
fn pascal(name: &str) -> String {
    let capital = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    name.split('-').filter(|word| !word.is_empty()).map(capital).collect()
}

/// A title as a sentence.
fn sentence(title: &str) -> String {
    let mut letters = title.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
        + "."
}

/// The paragraph of a page that says why the rule is there, in one line.
fn about(rule: &Rule) -> String {
    let plain = |paragraph: &&str| !paragraph.starts_with(['#', '`']) && !paragraph.starts_with("Severity:");
    let paragraph = rule.page.split("\n\n").filter(plain).nth(1).unwrap_or(rule.title());
    let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    // The words before a list stay with the list.
    match line.strip_suffix(':').and_then(|line| line.rfind(". ")) {
        Some(at) => line[..=at].to_owned(),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_says_what_it_is_within_the_limits() {
        for rule in rules() {
            let text = |pointer: &str| rule.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
            let name = text("/id");
            for pointer in ["/shortDescription/text", "/fullDescription/text"] {
                let length = text(pointer).chars().count();
                assert!((20..=DESCRIPTION).contains(&length), "{name}: {pointer}: {:?}", text(pointer));
            }
            assert!(
                text("/fullDescription/text").ends_with('.'),
                "{name}: {}",
                text("/fullDescription/text")
            );
            assert!(text("/help/markdown").starts_with(&format!("# {name}")), "{name}");
            assert!(text("/name").len() <= 255 && !text("/name").eq_ignore_ascii_case(name), "{name}");
        }
        assert_eq!(pascal("quote-not-found"), "QuoteNotFound");
    }

    #[test]
    fn a_rule_stands_where_its_index_says() {
        let rules = rules();
        for (at, rule) in catalogue().enumerate() {
            assert_eq!((index(rule.name), rules[at]["id"].as_str()), (Some(at), Some(rule.name)));
        }
    }
}
