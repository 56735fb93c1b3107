//! `factlock review`

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::process::ExitCode;

use camino::Utf8Path;
use serde_json::json;

use super::args::{Args, QueueFormat, ReviewArgs};
use super::context::{folder, no_ledger, root, today, warn_of_faults};
use super::edit::{claim_index, edit_claim};
use super::exit::{CLEAN, Failure, print};
use crate::check::{self, Options};
use crate::finding::Severity;
use crate::ledger::{self, Ledger};
use crate::record::{Claim, Status, decode};
use crate::render::{count, visible};
use crate::review::{Contact, People, Person, Why, digests, queue, reviews, written};
use crate::rules::{self, Family};
use crate::text::FieldPath;
use crate::tree::{Folder, current_user, mapped};
use crate::value::Day;
use crate::yaml::edit::{Change, apply};
use crate::yaml::{Fault, Value};

pub(super) fn run(args: &Args, options: &ReviewArgs) -> Result<ExitCode, Failure> {
    let root = root(args.root.as_deref())?;
    let tree = folder(&root)?;
    let mut ledger = ledger::read(&tree).map_err(|error| no_ledger(&tree, &error))?;
    let day = options.today.unwrap_or_else(today);
    if options.queue {
        warn_of_faults(&ledger);
        print(&waiting(&ledger, day, options.format))?;
        return Ok(ExitCode::from(CLEAN));
    }
    let asked: BTreeSet<usize> =
        options.ids.iter().map(|id| claim_index(&ledger, id)).collect::<Result<_, _>>()?;
    let reviewer = Reviewer::find(&root, &ledger, options.by.as_deref())?;
    if let Some((status, because)) = judged(options)? {
        for &at in &asked {
            let record = &mut ledger.claims[at].record;
            record.status = status;
            record.rationale = Some(because.to_owned());
        }
    }
    refuse_errors(&tree, &ledger, &asked, day)?;
    for at in asked {
        let (claim, by) = (&ledger.claims[at], reviewer.by.as_str());
        let (record, date) = (&claim.record, day.to_string());
        let digests = digests(&ledger, record);
        let earlier = record.reviews.iter().rposition(|review| reviewer.is(&ledger, &review.by));
        let verdict = judged(options)?;
        edit_claim(&root, &tree, &claim.file, |text| {
            let text = match verdict {
                Some((status, because)) => with_verdict(text, status, because)?,
                None => text.to_owned(),
            };
            written(&text, record, earlier, by, &date, &digests)
        })?;
        let verb = if earlier.is_some() { "renewed the review in" } else { "added a review to" };
        print(&format!("{verb} {}: `{}` is {}\n", claim.file, record.id, record.status.word()))?;
    }
    Ok(ExitCode::from(CLEAN))
}

/// The status that is given, and why.
fn judged(options: &ReviewArgs) -> Result<Option<(Status, &str)>, Failure> {
    let (Some(word), Some(because)) = (&options.status, &options.because) else { return Ok(None) };
    if because.trim().is_empty() {
        return Err(
            Failure::usage("the reason is empty").help("write `--because \"...\"`: readers will ask why")
        );
    }
    Ok(Status::ALL.into_iter().find(|status| status.word() == word).map(|status| (status, because.as_str())))
}

fn with_verdict(text: &str, status: Status, because: &str) -> Result<String, Fault> {
    let claim: Claim = decode(text.as_bytes()).map_err(|mut faults| faults.swap_remove(0))?;
    let why = Value::text(because);
    let rationale = match claim.rationale {
        Some(_) => Change::set(FieldPath::key("rationale"), why),
        None => Change::insert_after(FieldPath::root(), "status", "rationale", why),
    };
    apply(text, &[Change::set(FieldPath::key("status"), Value::text(status.word())), rationale])
}

/// Who reviews.
struct Reviewer {
    /// As the record says it.
    by: String,
    person: Person,
    mailmap: BTreeMap<String, String>,
}

impl Reviewer {
    fn find(root: &Utf8Path, ledger: &Ledger, by: Option<&str>) -> Result<Self, Failure> {
        let given = match by {
            Some(by) => by.trim().to_owned(),
            None => current_user(root).map(|user| user.to_string()).ok_or_else(|| {
                Failure::usage("nobody says who reviews: git knows no `user.name` and `user.email`")
                    .help("write `--by \"Name <mail address>\"`, or `git config user.email ADDRESS`")
            })?,
        };
        let mailmap = mailmap(root, ledger, &given);
        let people = People::new(&ledger.settings, &mailmap);
        let person =
            people.named(&given).map_err(|unknown| Failure::usage(unknown.message).help(unknown.help))?;
        let by = match (&person, Contact::parse(&given)) {
            (Person::Known(key), _) => key.clone(),
            (_, Some(contact)) => contact.to_string(),
            (_, None) => given,
        };
        Ok(Self { by, person, mailmap })
    }

    fn is(&self, ledger: &Ledger, by: &str) -> bool {
        People::new(&ledger.settings, &self.mailmap).named(by).is_ok_and(|person| person == self.person)
    }
}

/// What the mailmap makes of everybody who reviews; nothing where there is no repository.
fn mailmap(root: &Utf8Path, ledger: &Ledger, given: &str) -> BTreeMap<String, String> {
    let reviews = ledger.claims.iter().flat_map(|claim| &claim.record.reviews);
    let all: BTreeSet<Contact> =
        reviews.map(|review| review.by.as_str()).chain([given]).filter_map(Contact::parse).collect();
    let all: Vec<Contact> = all.into_iter().collect();
    let found = mapped(root, &all).unwrap_or_default();
    let folded = |contact: &Contact| contact.mail.to_lowercase();
    all.iter().zip(&found).map(|(given, found)| (folded(given), folded(found))).collect()
}

/// A review stands for what was checked, and a claim with errors was not.
fn refuse_errors(tree: &Folder, ledger: &Ledger, asked: &BTreeSet<usize>, day: Day) -> Result<(), Failure> {
    let verified = ledger::verify(tree, ledger);
    let outcome = check::judge(tree, ledger, &verified, &Options::new(day));
    let of_review = |rule: &str| rules::rule(rule).is_some_and(|rule| rule.family == Family::Review);
    for &at in asked {
        let id = &ledger.claims[at].record.id;
        let error = outcome.findings.iter().find(|judged| {
            let finding = &judged.finding;
            let concerns = finding.claims.contains(id) || finding.primary.file == ledger.claims[at].file;
            concerns && finding.severity == Severity::Error && !of_review(finding.rule)
        });
        if let Some(error) = error {
            let (rule, message) = (error.finding.rule, &error.finding.message);
            return Err(Failure::usage(format!(
                "`{id}` has an error and was not reviewed: {message} ({rule})"
            ))
            .help(format!(
                "`factlock check` shows it; mend it, or `ignore` the rule `{rule}` with a reason"
            )));
        }
    }
    Ok(())
}

/// The list of what waits.
fn waiting(ledger: &Ledger, day: Day, format: QueueFormat) -> String {
    let waiting = queue(ledger, &reviews(ledger, day));
    let record = |claim: usize| &ledger.claims[claim].record;
    if format == QueueFormat::Json {
        let entries: Vec<_> = waiting
            .iter()
            .map(|one| {
                let claim = record(one.claim);
                let mut entry = json!({
                    "claim": claim.id, "file": ledger.claims[one.claim].file, "status": claim.status,
                    "why": one.why.word(), "statement": claim.statement,
                });
                match &one.why {
                    Why::Outdated(fields) => entry["fields"] = json!(fields),
                    Why::TooFew { current, required } => {
                        entry["current"] = json!(current);
                        entry["required"] = json!(required);
                    }
                    Why::Due(due) => entry["due"] = json!(due),
                    Why::Unreviewed => {}
                }
                entry
            })
            .collect();
        return format!("{:#}\n", json!({ "version": 1, "today": day, "waiting": entries }));
    }
    let mut out = String::new();
    for one in &waiting {
        let claim = record(one.claim);
        let why = match &one.why {
            Why::Outdated(fields) if fields.is_empty() => "changed since its review".to_owned(),
            Why::Outdated(fields) => format!("changed since its review: {}", fields.join(", ")),
            Why::Unreviewed => "nobody has reviewed it".to_owned(),
            Why::TooFew { current, required } => format!("reviewed by {current} of {required}"),
            Why::Due(due) => format!("due on {due}"),
        };
        let line = format!("{:17} {:20} {}: {why}", one.why.word(), claim.status.word(), claim.id);
        let _ = writeln!(out, "{}", visible(&line));
    }
    let total = count(waiting.len() as u64, "claim");
    let _ = writeln!(
        out,
        "{}{total} wait{} for a review",
        if waiting.is_empty() { "" } else { "\n" },
        if waiting.len() == 1 { "s" } else { "" }
    );
    out
}
