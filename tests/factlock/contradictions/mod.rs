//! What cannot all be true, and what can: whole ledgers, each with the conflicts that a check must find and no other.

mod article;
mod faults;
mod model;
mod scenarios;
mod settling;
mod variants;

use crate::support::Ledger;

/// The words of a text, each by what stands for it.
fn renamed(text: &str, name: impl Fn(&str) -> Option<String>) -> String {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let mut out = String::new();
    for part in text.split_inclusive(|c| !inside(c)) {
        let word = part.trim_end_matches(|c| !inside(c));
        out.push_str(&name(word).unwrap_or_else(|| word.to_owned()));
        out.push_str(&part[word.len()..]);
    }
    out
}

/// A ledger of claims that only assert.
pub(crate) struct Case {
    ledger: Ledger,
}

impl Case {
    /// A ledger with a vocabulary.
    pub(crate) fn new(vocabulary: &str) -> Self {
        Self { ledger: Ledger::empty().file("claims/vocabulary.yaml", vocabulary) }
    }

    /// One more claim, with its assertions as YAML and further fields before them.
    pub(crate) fn claim_with(self, id: &str, fields: &str, assertions: &[&str]) -> Self {
        let assertions: Vec<String> = assertions.iter().map(|one| format!("  - {{ {one} }}\n")).collect();
        let assertions = assertions.concat();
        let status = if fields.contains("status:") { "" } else { "status: unverified\n" };
        let yaml = format!("id: {id}\nstatement: The claim {id}.\n{status}{fields}assertions:\n{assertions}");
        Self { ledger: self.ledger.claim(&yaml) }
    }

    /// One more claim, with its assertions as YAML.
    pub(crate) fn claim(self, id: &str, assertions: &[&str]) -> Self {
        self.claim_with(id, "", assertions)
    }

    /// The ledger with a source.
    pub(crate) fn source(self, yaml: &str, id: &str) -> Self {
        Self { ledger: self.ledger.file(format!("sources/{id}.yaml"), yaml) }
    }

    /// What a check finds, a line a finding: `warning contradiction a b`.
    pub(crate) fn findings(&self) -> Vec<String> {
        let outcome = self.ledger.check();
        let line = |judged: &factlock::check::Judged| {
            let finding = &judged.finding;
            let mut claims = finding.claims.clone();
            claims.sort();
            format!("{} {} {}", finding.severity, finding.rule, claims.join(" "))
        };
        let mut lines: Vec<String> = outcome.findings.iter().map(line).collect();
        lines.sort();
        lines
    }

    /// The check finds this and nothing else.
    #[track_caller]
    pub(crate) fn finds(&self, expected: &[&str]) {
        let outcome = self.ledger.check();
        let messages: Vec<&str> =
            outcome.findings.iter().map(|judged| judged.finding.message.as_str()).collect();
        assert_eq!(self.findings(), expected, "{messages:#?}");
    }
}
