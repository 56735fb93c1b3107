//! `quote-ambiguous`: a quote stands in the source more than once, and nothing says which place is meant.

use super::super::{Facts, Family, Finder, Rule};
use super::searched;
use crate::finding::{Finding, Severity};
use crate::snapshot::Located;

pub(super) const RULE: Rule = Rule {
    name: "quote-ambiguous",
    family: Family::Quote,
    severity: Severity::Warning,
    page: include_str!("quote_ambiguous.md"),
    finder: Finder::Facts(find),
};

/// Places that are shown of many.
const SHOWN: usize = 3;

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    searched(facts)
        .iter()
        .filter_map(|quote| {
            let Located::Ambiguous { places, .. } = quote.located else { return None };
            let times = if places.count == 2 { "twice".to_owned() } else { format!("{} times", places.count) };
            let mut finding = quote
                .finding(rule, "quote", format!("the quote stands in the source {times}"))
                .help("add a `prefix` or a `suffix` with the words next to the place that is meant, or quote more");
            for place in places.first.iter().take(SHOWN) {
                finding = finding.related(quote.passage(place, "here"));
            }
            Some(finding)
        })
        .collect()
}
