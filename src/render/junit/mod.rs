//! JUnit's XML, which nearly every service shows as a list of tests: a case for each claim and family of rules.
//!
//! A case fails if a finding of the family names the claim and is as bad as what fails the check; a finding that is
//! milder is told in the output of a case that passes; one that the policy passes over makes the case a skipped one.

mod xml;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use camino::Utf8Path;

use self::xml::{attribute, text};
use super::subject::{Homes, Subject};
use super::surface::{reason, shortened};
use super::{Surface, count};
use crate::check::{Judged, LocatedPlace, Outcome, Suppressed};
use crate::finding::Severity;
use crate::rules::{Family, rule};

/// The longest message of a case in bytes.
const MESSAGE: usize = 1_000;
/// The longest text of a case in bytes; findings that have no room are counted.
const BODY: usize = 20_000;

/// One claim, source or file under one family of rules.
#[derive(Default)]
struct Case<'a> {
    file: Option<&'a Utf8Path>,
    /// The findings, worst first, and whether they are told in full here.
    findings: Vec<(&'a Judged, bool)>,
    suppressed: Vec<&'a Suppressed>,
}

type Cases<'a> = BTreeMap<(Family, Subject<'a>), Case<'a>>;

/// The outcome as one XML document, with a line feed at its end. What is at or above `fails` is a failure.
pub fn junit(outcome: &Outcome, surface: Surface<'_>, fails: Option<Severity>) -> String {
    let cases = cases(outcome, surface);
    let mut suites = String::new();
    let mut all = Counts::default();
    let mut families: Vec<Family> = cases.keys().map(|(family, _)| *family).collect();
    families.dedup();
    for family in families {
        let (mut written, mut counts) = (String::new(), Counts::default());
        let of_family = cases.iter().filter(|((one, _), _)| *one == family);
        for ((_, subject), one) in of_family {
            case(family, *subject, one, surface, fails, &mut written, &mut counts);
        }
        suite(family.name(), &counts, &written, &mut suites);
        all.add(&counts);
    }
    if !outcome.summary.skipped.is_empty() {
        let (mut written, mut counts) = (String::new(), Counts::default());
        for why in &outcome.summary.skipped {
            let name = attribute("name", why.split(':').next().unwrap_or_default());
            let why = attribute("message", why);
            let _ = writeln!(
                written,
                "    <testcase classname=\"factlock\"{name} time=\"0\"><skipped{why}/></testcase>"
            );
            counts.tests += 1;
            counts.skipped += 1;
        }
        suite("not checked", &counts, &written, &mut suites);
        all.add(&counts);
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"factlock\"{}>\n{suites}</testsuites>\n",
        all.attributes()
    )
}

/// Every case there is to tell of, passed ones as well.
fn cases<'a>(outcome: &'a Outcome, surface: Surface<'_>) -> Cases<'a> {
    let mut cases = Cases::new();
    let checked = &outcome.checked;
    for family in &checked.families {
        // The first of two claims with one id keeps it.
        for claim in checked.claims.iter().rev() {
            cases.entry((*family, Subject::Claim(&claim.id))).or_default().file = Some(&claim.file);
        }
        if *family == Family::Source {
            for source in &checked.sources {
                cases.entry((*family, Subject::Source(&source.id))).or_default().file = Some(&source.file);
            }
        }
    }
    let homes = Homes::of(outcome);
    for judged in &outcome.findings {
        let (family, home) = (family(judged), homes.home(judged));
        let case = cases.entry((family, home)).or_default();
        case.file.get_or_insert(&judged.primary.file);
        case.findings.push((judged, true));
        for claim in judged.finding.claims.iter().map(|id| Subject::Claim(id)).filter(|id| *id != home) {
            let case = cases.entry((family, claim)).or_default();
            case.file.get_or_insert(&judged.primary.file);
            if case.findings.last().is_none_or(|(last, _)| !std::ptr::eq(*last, judged)) {
                case.findings.push((judged, false));
            }
        }
    }
    for suppressed in outcome.suppressed.iter().filter(|_| surface.suppressed) {
        let judged = &suppressed.judged;
        let case = cases.entry((family(judged), homes.home(judged))).or_default();
        case.file.get_or_insert(&judged.primary.file);
        case.suppressed.push(suppressed);
    }
    cases
}

fn family(judged: &Judged) -> Family {
    rule(judged.finding.rule).map_or(Family::Policy, |rule| rule.family)
}

#[derive(Default)]
struct Counts {
    tests: usize,
    failures: usize,
    skipped: usize,
}

impl Counts {
    fn add(&mut self, other: &Self) {
        self.tests += other.tests;
        self.failures += other.failures;
        self.skipped += other.skipped;
    }

    fn attributes(&self) -> String {
        let Self { tests, failures, skipped } = self;
        format!(" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\" time=\"0\"")
    }
}

fn suite(name: &str, counts: &Counts, cases: &str, out: &mut String) {
    let (name, counts) = (attribute("name", name), counts.attributes());
    let _ = writeln!(out, "  <testsuite{name}{counts}>\n{cases}  </testsuite>");
}

fn case(
    family: Family,
    subject: Subject<'_>,
    case: &Case<'_>,
    surface: Surface<'_>,
    fails: Option<Severity>,
    out: &mut String,
    counts: &mut Counts,
) {
    let name = match subject {
        Subject::Claim(id) => id.to_owned(),
        Subject::Source(id) => format!("source {id}"),
        Subject::File(path) => path.to_owned(),
    };
    let class = attribute("classname", &format!("factlock.{}", family.name()));
    let _ = write!(out, "    <testcase{class}{} time=\"0\"", attribute("name", &name));
    if let Some(file) = case.file {
        out.push_str(&attribute("file", &surface.path(file)));
    }
    counts.tests += 1;
    let fails = |judged: &&Judged| fails.is_some_and(|from| judged.finding.severity >= from);
    let first = case.findings.first().map(|(judged, _)| *judged).filter(fails);
    if let Some(first) = first {
        let _ = write!(out, " line=\"{}\"", first.primary.start.line);
    }
    if case.findings.is_empty() && case.suppressed.is_empty() {
        out.push_str("/>\n");
        return;
    }
    out.push_str(">\n");
    let body = body(case, surface);
    if let Some(first) = first {
        counts.failures += 1;
        let more = case.findings.len() as u64 - 1;
        let more =
            if more == 0 { String::new() } else { format!(" (and {})", count(more, "further finding")) };
        let message = format!("{}{more}", shortened(&first.finding.message, MESSAGE));
        let (message, rule) = (attribute("message", &message), attribute("type", first.finding.rule));
        let _ = writeln!(out, "      <failure{message}{rule}>{}</failure>", text(&body));
    } else {
        if !case.suppressed.is_empty() {
            counts.skipped += 1;
            let _ = writeln!(out, "      <skipped{}/>", attribute("message", &reasons(&case.suppressed)));
        }
        if !body.is_empty() {
            let _ = writeln!(out, "      <system-out>{}</system-out>", text(&body));
        }
    }
    out.push_str("    </testcase>\n");
}

/// Why findings do not count.
fn reasons(suppressed: &[&Suppressed]) -> String {
    let mut reasons: Vec<String> = Vec::new();
    for one in suppressed.iter().take(100) {
        let reason = reason(&one.by);
        let told = format!("{}, passed over by {}: {}", one.judged.finding.rule, reason.file, reason.because);
        if !reasons.contains(&told) {
            reasons.push(told);
        }
    }
    shortened(&reasons.join("; "), MESSAGE).into_owned()
}

/// The findings of a case, as many as there is room for.
fn body(case: &Case<'_>, surface: Surface<'_>) -> String {
    let mut out = String::new();
    for (number, (judged, in_full)) in case.findings.iter().enumerate() {
        let told = told(judged, *in_full, surface);
        if out.len() + told.len() > BODY {
            let rest = count((case.findings.len() - number) as u64, "further finding");
            let _ = writeln!(out, "{rest}, which `factlock check` shows");
            break;
        }
        out.push_str(&told);
    }
    out
}

fn told(judged: &Judged, in_full: bool, surface: Surface<'_>) -> String {
    let finding = &judged.finding;
    let at = |place: &LocatedPlace| {
        format!("{}:{}:{}", surface.path(&place.file), place.start.line, place.start.column)
    };
    let mut out = format!(
        "{}: {}[{}]: {}\n",
        at(&judged.primary),
        finding.severity,
        finding.rule,
        shortened(&finding.message, MESSAGE)
    );
    if !in_full {
        return out;
    }
    if !judged.primary.label.is_empty() {
        let _ = writeln!(out, "  {}", shortened(&judged.primary.label, 200));
    }
    for place in judged.related.iter().take(10) {
        let _ = writeln!(out, "  {}: {}", at(place), shortened(&place.label, 200));
    }
    for note in finding.notes.iter().take(10) {
        let _ = writeln!(out, "  {}", shortened(note, MESSAGE));
    }
    if let Some(help) = &finding.help {
        let _ = writeln!(out, "  help: {}", shortened(help, MESSAGE));
    }
    out
}
