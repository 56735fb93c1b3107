//! `quote-altered`: a quote differs from its source in a word that carries meaning.

use super::super::{Facts, Family, Finder, Rule};
use super::{Searched, searched, words};
use crate::finding::{Finding, Severity};
use crate::snapshot::{Change, Located, Nearest, Skipped};

pub(super) const RULE: Rule = Rule {
    name: "quote-altered",
    family: Family::Quote,
    severity: Severity::Error,
    page: include_str!("quote_altered.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    searched(facts)
        .iter()
        .flat_map(|quote| match quote.located {
            Located::Altered { nearest, changes } => vec![altered(rule, quote, nearest, changes)],
            Located::Found { skipped, .. } => skipped
                .iter()
                .filter(|part| !part.mentions.is_empty())
                .map(|part| skips(rule, quote, part))
                .collect(),
            _ => Vec::new(),
        })
        .collect()
}

fn altered(rule: &Rule, quote: &Searched<'_>, nearest: &[Nearest], changes: &[Change]) -> Finding {
    let what = changes.first().map(words::change).unwrap_or_default();
    let mut finding = quote.finding(rule, "quote", format!("the quote changes {what}"));
    for change in changes.iter().skip(1) {
        finding = finding.note(format!("it also changes {}", words::change(change)));
    }
    quote.with_nearest(finding, nearest).help(format!(
        "`factlock quote {} \"...\"` finds the passage and prints it to the letter",
        quote.source
    ))
}

/// An ellipsis may leave out a number or a name; the reader is told so, and decides.
fn skips(rule: &Rule, quote: &Searched<'_>, part: &Skipped) -> Finding {
    let mentions: Vec<String> = part
        .mentions
        .iter()
        .filter_map(|change| change.source.as_ref())
        .map(|word| format!("`{word}`"))
        .collect();
    let mut finding = quote
        .finding(rule, "quote", format!("the ellipsis leaves out {}", mentions.join(", ")))
        .related(quote.passage(&part.passage, "left out"))
        .help("make sure that the quote still says what the source says");
    finding.severity = Severity::Note;
    finding
}
