//! `unused-resolution`: a decision about a conflict that is none.

use super::super::places::{in_claim, names_together};
use super::super::{Facts, Family, Finder, Rule};
use super::proof::claim;
use crate::finding::{Amendment, Finding, Fix, Safety, Severity};
use crate::text::FieldPath;

pub(super) const RULE: Rule = Rule {
    name: "unused-resolution",
    family: Family::Contradiction,
    severity: Severity::Warning,
    page: include_str!("unused_resolution.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let unused = facts.logic.unused_resolutions.iter();
    unused
        .map(|&(number, at)| {
            let holder = claim(facts, number);
            let resolution = &holder.record.resolutions[at];
            let path = FieldPath::key("resolutions").entry(at, names_together(&resolution.with));
            let about =
                resolution.about.as_deref().map_or_else(String::new, |about| format!(" about `{about}`"));
            let message = match resolution.with.as_slice() {
                [] => format!("the claim does not conflict with itself{about}"),
                [other] => format!("there is no conflict with `{other}` alone{about}"),
                others => {
                    let others: Vec<String> = others.iter().map(|other| format!("`{other}`")).collect();
                    format!("there is no conflict with exactly {}{about}", others.join(" and "))
                }
            };
            let remove = Amendment::Remove(path.clone());
            rule.finding(in_claim(holder, path), message)
                .fix(Fix::new("remove the resolution", Safety::Unsafe, holder.file.clone(), remove))
                .help(format!(
                    "`factlock why {}` shows what conflicts; remove the resolution if nothing does",
                    holder.record.id
                ))
                .claim(&holder.record.id)
        })
        .collect()
}
