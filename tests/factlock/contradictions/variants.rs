//! The scenarios written in thousands of other ways, each with the verdict that follows from how it is made.

mod ways;

use super::{Case, renamed};
use ways::SCENARIOS;

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

    /// What is wrong with the verdict, if something is.
    fn check(&self, written: &[String], speakers: usize, order: usize, prefix: &str) -> Option<String> {
        let name = |word: &str| self.names.contains(&word).then(|| format!("{prefix}{word}"));
        let vocabulary = self.vocabulary.replace("entities: {", "entities: { mia: {}, noa: {},");
        let mut case = Case::new(&renamed(&vocabulary, name));
        let mut ids = Vec::new();
        for (at, assertion) in written.iter().enumerate() {
            let place = if order == 0 { at } else { written.len() - 1 - at };
            let id = ["c0", "c1", "c2"][place];
            let is_class = assertion.contains("is_a");
            let (claimant, according_to) = match (speakers, at) {
                (1, _) | (2, 0) => ("claimant: mia\n", ""),
                (2 | 4, 1..) => ("claimant: noa\n", ""),
                (3, _) => ("claimant: noa\n", ", according_to: mia"),
                (4, 0) => ("", ", according_to: mia"),
                _ => ("", ""),
            };
            let according_to = if is_class { "" } else { according_to };
            case = case.claim_with(id, claimant, &[&format!("{}{according_to}", renamed(assertion, name))]);
            ids.push(id);
        }
        ids.sort_unstable();
        // What holds in one speaker's context is theirs; a claim about classes holds in everybody's.
        let is_class = written.iter().any(|assertion| assertion.contains("is_a"));
        let one_speaker = speakers == 1 || speakers == 3 && !is_class;
        let rule = self
            .conflict
            .filter(|_| speakers != 4)
            .map(|rule| if one_speaker && rule == "contradiction" { "self-contradiction" } else { rule });
        let expected: Vec<String> =
            rule.iter().map(|rule| format!("warning {rule} {}", ids.join(" "))).collect();
        let found = case.findings();
        (found != expected).then(|| format!("speakers {speakers}: {written:#?}\n{found:?}, not {expected:?}"))
    }

    fn check_all(&self, wrong: &mut Vec<String>) -> usize {
        let mut count = 0;
        for written in self.ways() {
            for speakers in 0..SPEAKERS {
                for order in 0..ORDERS {
                    wrong.extend(self.check(&written, speakers, order, NAMES[count % NAMES.len()]));
                    count += 1;
                }
            }
        }
        count
    }
}

#[test]
fn however_a_scenario_is_written_the_verdict_is_the_same() {
    let mut wrong = Vec::new();
    let count: usize = SCENARIOS.iter().map(|scenario| scenario.check_all(&mut wrong)).sum();
    assert!(wrong.is_empty(), "{} of {count} are wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 2_000, "{count} variants");
    println!("{count} variants, none wrong");
}
