//! `unknown-reference`: a name that leads to no record.

use std::cell::Cell;

use super::super::places::{self, quotings};
use super::super::{Facts, Family, Finder, Rule};
use super::fault;
use crate::finding::{Amendment, Finding, Fix, Place, Safety, Severity, Spot};
use crate::ledger::{Filed, Ledger, SETTINGS_FILE};
use crate::record::{Claim, RecordKind, Source};
use crate::text::{FieldPath, did_you_mean};
use crate::value::SnapshotPin;

pub(super) const RULE: Rule = Rule {
    name: "unknown-reference",
    family: Family::Record,
    severity: Severity::Error,
    page: include_str!("unknown_reference.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let search = Search { rule, ledger: facts.ledger, comparisons: Cell::new(MOST_COMPARISONS) };
    let mut findings = Vec::new();
    for claim in &search.ledger.claims {
        search.of_claim(claim, &mut findings);
    }
    for source in &search.ledger.sources {
        search.of_source(source, &mut findings);
    }
    search.of_vocabulary(&mut findings);
    search.of_settings(&mut findings);
    findings.extend(fault::of_logic(rule, facts, |fault| fault.unknown));
    findings
}

/// Every unknown name is compared with every known one, which a hostile ledger has thousands of. About half a
/// second; whoever mistypes a name is far below.
const MOST_COMPARISONS: usize = 500_000;

/// Nearly every name is known: places, which hold a digest of a quote, are made for those that are not.
struct Search<'a> {
    rule: &'a Rule,
    ledger: &'a Ledger,
    /// How many more pairs of names are compared in search of the one that was meant.
    comparisons: Cell<usize>,
}

impl Search<'_> {
    fn of_claim(&self, claim: &Filed<Claim>, findings: &mut Vec<Finding>) {
        let record = &claim.record;
        let at = |path: FieldPath| places::in_claim(claim, path);
        let mut add =
            |finding: Option<Finding>| findings.extend(finding.map(|finding| finding.claim(&record.id)));
        if let Some(claimant) = &record.claimant {
            add(self.entity(claimant, || at(FieldPath::key("claimant"))));
        }
        for quoting in quotings(record) {
            let quotation = quoting.quotation();
            add(self.source(quotation.source, || at(quoting.path().then("source"))));
            let source = self.ledger.source(quotation.source);
            if let (Some(pin), Some(source)) = (quotation.snapshot, source) {
                add(self.pin(pin, source, || at(quoting.path().then("snapshot"))));
            }
        }
        for (index, resolution) in record.resolutions.iter().enumerate() {
            let path = FieldPath::key("resolutions")
                .entry(index, places::names_together(&resolution.with))
                .then("with");
            for (nth, other) in resolution.with.iter().enumerate() {
                add(self.claim(other, || at(path.clone().entry(nth, other.clone()))));
            }
        }
        if let Some(other) = &record.superseded_by {
            add(self.claim(other, || at(FieldPath::key("superseded_by"))));
        }
    }

    fn of_source(&self, source: &Filed<Source>, findings: &mut Vec<Finding>) {
        for (index, origin) in source.record.origin.iter().enumerate() {
            let path = || FieldPath::key("origin").entry(index, origin.clone());
            let finding = self.source(origin, || places::in_source(source, path()));
            findings.extend(finding.map(|finding| finding.source(&source.record.id)));
        }
    }

    fn of_vocabulary(&self, findings: &mut Vec<Finding>) {
        for file in &self.ledger.vocabulary_files {
            for (id, entity) in &file.record.entities {
                let path = FieldPath::key("entities").then(id.clone());
                let lists =
                    [("is_a", &entity.is_a), ("part_of", &entity.part_of), ("distinct", &entity.distinct)];
                for (key, others) in lists {
                    for (index, other) in others.iter().enumerate() {
                        let path = || path.clone().then(key).entry(index, other.clone());
                        findings.extend(self.entity(other, || Place::value(file.file.clone(), path())));
                    }
                }
            }
        }
    }

    fn of_settings(&self, findings: &mut Vec<Finding>) {
        for (index, ignore) in self.ledger.settings.ignore.iter().enumerate() {
            let at = |key: &'static str| {
                let entry = FieldPath::key("ignore").entry(index, ignore.rule.clone());
                Place::value(SETTINGS_FILE, entry.then(key))
            };
            if let Some(claim) = &ignore.claim {
                findings.extend(self.claim(claim, || at("claim")));
            }
            if let Some(source) = &ignore.source {
                findings.extend(self.source(source, || at("source")));
            }
        }
    }

    fn claim(&self, id: &str, place: impl FnOnce() -> Place) -> Option<Finding> {
        if self.ledger.claim(id).is_some() || self.ledger.is_broken(RecordKind::Claim, id) {
            return None;
        }
        let all = self.ledger.claims.iter().map(|claim| claim.record.id.as_str());
        Some(self.unknown(
            "claim",
            id,
            place(),
            all,
            &format!("write it with `factlock new {id} --statement \"...\"`"),
        ))
    }

    fn source(&self, id: &str, place: impl FnOnce() -> Place) -> Option<Finding> {
        if self.ledger.source(id).is_some() || self.ledger.is_broken(RecordKind::Source, id) {
            return None;
        }
        let all = self.ledger.sources.iter().map(|source| source.record.id.as_str());
        let help = format!("add it with `factlock source add FILE --id {id}`, or write `sources/{id}.yaml`");
        Some(self.unknown("source", id, place(), all, &help))
    }

    fn entity(&self, id: &str, place: impl FnOnce() -> Place) -> Option<Finding> {
        let entities = &self.ledger.vocabulary.entities;
        if entities.contains_key(id) || self.ledger.vocabulary_is_broken() {
            return None;
        }
        let help = format!("add `{id}: {{ name: ... }}` under `entities` in `claims/vocabulary.yaml`");
        Some(self.unknown("entity", id, place(), entities.keys().map(String::as_str), &help))
    }

    fn pin(
        &self,
        pin: &SnapshotPin,
        source: &Filed<Source>,
        place: impl FnOnce() -> Place,
    ) -> Option<Finding> {
        let id = &source.record.id;
        let count = source.record.snapshots.iter().filter(|snapshot| pin.matches(&snapshot.sha256)).count();
        let message = match count {
            1 => return None,
            0 => format!("no snapshot of `{id}` begins with `{}`", pin.digits()),
            _ => format!("{count} snapshots of `{id}` begin with `{}`", pin.digits()),
        };
        let snapshots = source.record.snapshots.iter();
        let pins: Vec<String> =
            snapshots.map(|snapshot| format!("`sha256:{}`", snapshot.sha256.short())).collect();
        let help = match pins.as_slice() {
            [] => "no snapshot of it is held".to_owned(),
            pins => format!("held: {}", pins.join(", ")),
        };
        Some(self.rule.finding(place(), message).help(help).source(id))
    }

    fn unknown<'b>(
        &self,
        kind: &str,
        id: &str,
        place: Place,
        known: impl Iterator<Item = &'b str>,
        help: &str,
    ) -> Finding {
        let left = &self.comparisons;
        let compared = known.take_while(|_| left.get() > 0).inspect(|_| left.set(left.get() - 1));
        let message = format!("there is no {kind} `{id}`");
        let Some(near) = did_you_mean(id, compared) else {
            return self.rule.finding(place, message).help(help.to_owned());
        };
        let fix = instead(&place, near);
        self.rule
            .finding(place.label(format!("did you mean `{near}`?")), message)
            .help(format!("write `{near}`, or {help}"))
            .maybe_fix(fix)
    }
}

/// What is near may be meant, which only a person can know.
fn instead(place: &Place, near: &str) -> Option<Fix> {
    let Spot::Value(path) = &place.spot else { return None };
    let write = Amendment::Write(path.clone(), near.to_owned());
    Some(Fix::new(format!("write `{near}`"), Safety::Unsafe, place.file.clone(), write))
}
