//! `policy-loosened`: what a change itself switches off.

use std::collections::BTreeSet;

use super::Before;
use crate::check::policy::{Permission, Policy};
use crate::check::{Baseline, Options, fingerprint, found};
use crate::finding::{Finding, Place, Severity};
use crate::ledger::{Filed, Ledger, SETTINGS_FILE};
use crate::logic;
use crate::record::{Claim, ReviewPolicy, RuleLevel, Settings, Source, Tolerance};
use crate::rules::{self, Facts, Family, Rule};
use crate::text::FieldPath;
use crate::value::{Day, Number, Period, Quantity, Reading, Units};

/// What to do about a loosening that does not count yet.
const APART: &str = "it does not count here: land it in a change of its own";
/// What to do about one that counts.
const LOOK: &str = "it counts at once: a reviewer has to agree with it";

/// What a change switches off, a finding each.
pub(super) fn loosened(
    new: &Facts<'_>,
    own: &Settings,
    policy: &Policy<'_>,
    options: &Options,
    before: &Before<'_>,
) -> Vec<Finding> {
    let Some(rule) = rules::rule("policy-loosened").filter(|rule| options.runs(rule.name)) else {
        return Vec::new();
    };
    let told = Told { rule, before, own };
    let mut findings = told.severities();
    findings.extend(
        policy.permissions.iter().filter(|one| !one.counts).filter_map(|one| told.ignore(one, policy)),
    );
    findings.extend(told.tolerance());
    findings.extend(told.reviews());
    findings.extend(told.baseline(&options.baseline));
    findings.extend(new.ledger.sources.iter().filter_map(|source| told.not_claims(source)));
    findings.extend(new.ledger.claims.iter().flat_map(|claim| told.resolutions(claim)));
    findings.extend(told.vocabulary(new, options));
    findings
}

/// Whether settings say how far numbers may lie apart in a way that can be read, or do not say it.
pub(super) fn is_tolerance(tolerance: &Tolerance) -> bool {
    tolerance.about.as_deref().is_none_or(|text| share(text).is_some())
}

/// A share of a number, such as `10 %`.
fn share(text: &str) -> Option<Number> {
    let (units, _) = Units::new(std::iter::empty());
    let read = Quantity::read(text, &Reading { exact: true, ..Reading::new(&units) }).ok()?;
    let point = read.interval().is_point() && read.dimension().is_none();
    let share = read.interval().lower().filter(|_| point)?;
    (!share.at.is_negative() && share.at < Number::ONE).then(|| share.at.clone())
}

/// Whether one time is longer than another; one that leaves the calendar is longest.
fn longer(now: Period, then: Period) -> bool {
    let end = |period: Period| period.after(Day::default());
    match (end(now), end(then)) {
        (Some(now), Some(then)) => now > then,
        (now, then) => now.is_none() && then.is_some(),
    }
}

struct Told<'a> {
    rule: &'static Rule,
    before: &'a Before<'a>,
    own: &'a Settings,
}

impl<'a> Told<'a> {
    fn finding(&self, place: Place, message: String, then: &str, now: &str, help: &'static str) -> Finding {
        self.rule
            .finding(place, message)
            .note(format!("at `{}`: {then}", self.before.revision))
            .note(format!("now: {now}"))
            .help(help)
    }

    fn severities(&self) -> Vec<Finding> {
        let (old, new) = (&self.before.ledger.settings.rules, &self.own.rules);
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        let known = names.into_iter().filter_map(|name| Some((name, rules::rule(name)?)));
        known
            .filter_map(|(name, rule)| {
                let level = |level: Option<&RuleLevel>| match level {
                    Some(level) => level.severity(),
                    None => Some(rule.severity),
                };
                let (then, now) = (level(old.get(name)), level(new.get(name)));
                if now >= then {
                    return None;
                }
                let word = |severity: Option<Severity>| severity.map_or("off", Severity::word);
                let line = |severity| format!("`{name}: {}`", word(severity));
                let path = FieldPath::key("rules").then(name.clone());
                let message = match now {
                    None => format!("the change switches `{name}` off"),
                    Some(now) => format!("the change makes `{name}` a {now}"),
                };
                let place = Place::key(SETTINGS_FILE, path);
                Some(self.finding(place, message, &line(then), &line(now), APART))
            })
            .collect()
    }

    /// An ignore that was not there before. One that ends earlier than before loosens nothing.
    fn ignore(&self, new: &Permission<'_>, policy: &Policy<'_>) -> Option<Finding> {
        let same = policy.permissions.iter().filter(|one| {
            one.counts && (one.rule, one.claim, one.source) == (new.rule, new.claim, new.source)
        });
        let ends: Vec<_> = same.map(|one| one.until).collect();
        let later = |end: &Option<Day>| match (end, new.until) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(then), Some(now)) => now > *then,
        };
        if ends.iter().any(|end| !later(end)) {
            return None;
        }
        let until = |day: Option<Day>| day.map_or("without an end".to_owned(), |day| format!("until {day}"));
        let (message, then) = match ends.first() {
            Some(end) => (format!("the change makes an ignore of `{}` last longer", new.rule), until(*end)),
            None => (format!("the change ignores `{}`", new.rule), "no such ignore".to_owned()),
        };
        let mut finding =
            self.finding(new.place.clone(), message, &then, &format!("ignored {}", until(new.until)), APART);
        if let Some(claim) = new.claim {
            finding = finding.claim(claim);
        }
        if let Some(source) = new.source {
            finding = finding.source(source);
        }
        Some(finding.topic(new.rule))
    }

    fn tolerance(&self) -> Option<Finding> {
        let of = |settings: &Settings| settings.tolerance.about.clone().unwrap_or_else(|| "10 %".to_owned());
        let (then, now) = (of(&self.before.ledger.settings), of(self.own));
        let wider = share(&now)? > share(&then)?;
        let place = Place::value(SETTINGS_FILE, FieldPath::key("tolerance").then("about"));
        let line = |text: &str| format!("`about: {text}`");
        let message = "the change lets numbers lie further apart".to_owned();
        wider.then(|| self.finding(place, message, &line(&then), &line(&now), APART))
    }

    fn reviews(&self) -> Vec<Finding> {
        let (then, now): (&ReviewPolicy, &ReviewPolicy) =
            (&self.before.ledger.settings.review, &self.own.review);
        let number = |review: &ReviewPolicy| review.required.unwrap_or(0);
        let longer = match (then.recheck_after, now.recheck_after) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(then), Some(now)) => longer(now, then),
        };
        let text = |review: &ReviewPolicy| {
            review.recheck_after.map_or_else(|| "never".to_owned(), |period| period.to_string())
        };
        let weaker = [
            ("required", number(now) < number(then), number(then).to_string(), number(now).to_string()),
            ("four_eyes", then.four_eyes && !now.four_eyes, "true".to_owned(), "false".to_owned()),
            ("recheck_after", longer, text(then), text(now)),
        ];
        let weaker = weaker.into_iter().filter(|(_, weaker, ..)| *weaker);
        weaker
            .map(|(key, _, then, now)| {
                let place = Place::value(SETTINGS_FILE, FieldPath::key("review").then(key));
                let message = format!("the change demands less of reviews: `{key}`");
                self.finding(place, message, &format!("`{key}: {then}`"), &format!("`{key}: {now}`"), APART)
            })
            .collect()
    }

    /// All entries that are new are told of together: a first baseline has hundreds.
    fn baseline(&self, own: &Baseline) -> Option<Finding> {
        let old = &self.before.baseline.entries;
        let mut added: Vec<_> =
            own.entries.iter().filter(|(fingerprint, _)| !old.contains_key(*fingerprint)).collect();
        added.sort_by_key(|(_, entry)| entry.line);
        let (_, first) = added.first()?;
        let number = added.len();
        let noun = if number == 1 { "entry" } else { "entries" };
        let message = format!("the change adds {number} {noun} to the baseline");
        let place = Place::bytes(own.file.clone(), first.span);
        let kept = format!("{} in all", old.len());
        Some(
            self.finding(place, message, &kept, &format!("{} in all", own.entries.len()), APART)
                .topic("baseline"),
        )
    }

    fn not_claims(&self, source: &Filed<Source>) -> Option<Finding> {
        let ids = self.before.ids;
        let same = |old: &&Filed<Source>| ids.source(&old.record.id) == source.record.id;
        if source.record.not_claims.is_empty() {
            return None;
        }
        let old = self.before.ledger.sources.iter().find(same);
        let old = old.map_or(&[][..], |old| &old.record.not_claims);
        let words = |quote: &str| quote.split_whitespace().collect::<Vec<_>>().join(" ");
        let known: BTreeSet<String> = old.iter().map(|one| words(&one.quote)).collect();
        let new = source.record.not_claims.iter().enumerate();
        let added: Vec<_> = new.filter(|(_, one)| !known.contains(&words(&one.quote))).collect();
        let (at, first) = added.first()?;
        let path = FieldPath::key("not_claims").entry(*at, first.quote.clone()).then("quote");
        let number = added.len();
        let noun = if number == 1 { "passage" } else { "passages" };
        let id = &source.record.id;
        let mut finding = self
            .finding(
                Place::value(source.file.clone(), path),
                format!("the change says that {number} {noun} of `{id}` want no claim"),
                &format!("{} in `not_claims`", old.len()),
                &format!("{} in `not_claims`", source.record.not_claims.len()),
                LOOK,
            )
            .source(id)
            .topic("not_claims");
        for (_, one) in added.iter().take(5) {
            finding = finding.note(format!("“{}”: {}", words(&one.quote), one.because));
        }
        Some(finding)
    }

    fn resolutions<'b>(&'b self, claim: &'b Filed<Claim>) -> impl Iterator<Item = Finding> + use<'b, 'a> {
        let record = &claim.record;
        let old = || {
            let ledger: &Ledger = self.before.ledger;
            let then = ledger.claim(&record.id).or_else(|| {
                ledger.claims.iter().find(|old| self.before.ids.claim(&old.record.id) == record.id)
            });
            then.map_or(&[][..], |old| &old.record.resolutions)
        };
        let known = if record.resolutions.is_empty() { &[][..] } else { old() };
        let ids = self.before.ids;
        record.resolutions.iter().enumerate().filter_map(move |(at, new)| {
            let same = known.iter().any(|old| {
                let with: BTreeSet<&str> = old.with.iter().map(|id| ids.claim(id)).collect();
                let now: BTreeSet<&str> = new.with.iter().map(String::as_str).collect();
                (with, &old.about, &old.digest) == (now, &new.about, &new.digest)
            });
            if same {
                return None;
            }
            let path = FieldPath::key("resolutions").entry(at, new.with.join("+")).then("because");
            let place = Place::value(claim.file.clone(), path);
            let message = format!("the change settles a conflict of `{}` by a decision", record.id);
            let now = format!("`because: {}`", new.because);
            let finding = self.finding(place, message, "no such resolution", &now, LOOK).claim(&record.id);
            Some(new.with.iter().fold(finding, Finding::claim))
        })
    }

    /// Conflicts that the claims as they are would be in if the vocabulary were the one from before.
    fn vocabulary(&self, new: &Facts<'_>, options: &Options) -> Vec<Finding> {
        let old = self.before.ledger;
        let broken = old.vocabulary_is_broken() || new.ledger.vocabulary_is_broken();
        if broken || old.vocabulary == new.ledger.vocabulary {
            return Vec::new();
        }
        let of_conflicts =
            |rule: &Rule| rule.family == Family::Contradiction && rule.severity == Severity::Error;
        let only: Vec<String> = rules::catalogue()
            .filter(|rule| of_conflicts(rule) && options.runs(rule.name))
            .map(|rule| rule.name.to_owned())
            .collect();
        if only.is_empty() {
            return Vec::new();
        }
        let options = Options { only, skip: Vec::new(), ..options.clone() };
        let mut ledger = Ledger::of_records(
            new.ledger.claims.clone(),
            new.ledger.sources.clone(),
            old.vocabulary_files.clone(),
        );
        ledger.vocabulary = old.vocabulary.clone();
        ledger.settings = new.ledger.settings.clone();
        let logic = logic::analyse(&ledger, new.verified);
        let facts = Facts { ledger: &ledger, verified: new.verified, logic: &logic, reviews: new.reviews };
        let would = found(&facts, &options);
        let mut is = found(new, &options);
        let known = fingerprint::known(&mut is, &super::IdChanges::default());
        let vanished = would.into_iter().filter(|finding| {
            finding.severity == Severity::Error
                && fingerprint::known(&mut [finding.clone()], &super::IdChanges::default())
                    .iter()
                    .all(|name| !known.contains(name))
        });
        vanished
            .map(|gone| {
                let message =
                    format!("the change of the vocabulary makes a finding vanish: {}", gone.message);
                let then = format!("{} of `{}`", gone.severity, gone.rule);
                let mut finding = self.finding(gone.primary, message, &then, "nothing", LOOK);
                finding.related = gone.related;
                (finding.claims, finding.sources) = (gone.claims, gone.sources);
                finding.topic("vocabulary")
            })
            .collect()
    }
}
