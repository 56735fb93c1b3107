//! Who stands behind each review: a name that anybody can write, or a signature.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use camino::Utf8Path;
use serde_json::json;

use crate::cli::args::QueueFormat;
use crate::cli::exit::Failure;
use crate::cli::past;
use crate::cli::revision::failed;
use crate::ledger::Ledger;
use crate::record::Review;
use crate::render::{count, visible};
use crate::review::{Contact, People};
use crate::tree::{Repository, Signature};

/// A review and what vouches for it.
struct Told<'a> {
    claim: &'a str,
    review: &'a Review,
    /// The commit that brought it.
    commit: Option<String>,
    level: &'static str,
    why: String,
}

/// Every review of some claims, or of all of them, with what vouches for it.
pub(super) fn listed(
    root: &Utf8Path,
    ledger: &Ledger,
    asked: &BTreeSet<usize>,
    format: QueueFormat,
) -> Result<String, Failure> {
    let repository = Repository::around(root).map_err(|error| failed(&error))?;
    let past = past::always(root);
    let history = past.history.known().ok_or_else(|| {
        let why = past.history.missing().unwrap_or("nobody asked for the history");
        Failure::usage(format!("the commits that brought the reviews are not known: {why}"))
            .help("`factlock review --queue` needs no history")
    })?;
    let claims = ledger.claims.iter().enumerate();
    let claims =
        claims.filter(|(at, _)| asked.is_empty() || asked.contains(at)).map(|(_, claim)| &claim.record);
    let mut told: Vec<Told<'_>> = claims
        .flat_map(|claim| claim.reviews.iter().map(move |review| (claim, review)))
        .map(|(claim, review)| {
            let commit = history.introduced(claim, review).map(str::to_owned);
            Told { claim: &claim.id, review, commit, level: "named", why: String::new() }
        })
        .collect();
    let commits: BTreeSet<&str> = told.iter().filter_map(|one| one.commit.as_deref()).collect();
    let commits: Vec<&str> = commits.into_iter().collect();
    let signatures = repository.signatures(&commits).map_err(|error| failed(&error))?;
    let people = People::new(&ledger.settings, &past.mailmap);
    let mut judged = Vec::new();
    for one in &told {
        let at = one.commit.as_deref().and_then(|commit| commits.binary_search(&commit).ok());
        judged.push(level(&people, one.review, at.map(|at| &signatures[at])));
    }
    for (one, (level, why)) in told.iter_mut().zip(judged) {
        (one.level, one.why) = (level, why);
    }
    Ok(match format {
        QueueFormat::Json => as_json(&told),
        QueueFormat::Text => as_text(&told),
    })
}

/// What a signature makes of a review: only the reviewer's own vouches for it.
fn level(people: &People<'_>, review: &Review, signature: Option<&Signature>) -> (&'static str, String) {
    match signature {
        None => ("named", "not committed as it stands".to_owned()),
        Some(Signature::None) => ("named", "the commit is not signed".to_owned()),
        Some(Signature::Bad) => {
            ("bad", "the signature belongs to another commit, or its key was revoked".to_owned())
        }
        Some(Signature::Unknown(why)) => ("named", format!("the commit is signed, but {why}")),
        Some(Signature::Good(signer)) => {
            let contact = Contact::parse(signer)
                .unwrap_or_else(|| Contact { name: signer.clone(), mail: signer.clone() });
            let same = people.named(&review.by).is_ok_and(|person| person == people.of(&contact));
            if same {
                ("signed", format!("by {signer}"))
            } else {
                ("named", format!("the commit is signed by somebody else: {signer}"))
            }
        }
    }
}

fn as_json(told: &[Told<'_>]) -> String {
    let entry = |one: &Told<'_>| {
        json!({
            "claim": one.claim, "by": one.review.by, "date": one.review.date, "commit": one.commit,
            "level": one.level, "why": one.why,
        })
    };
    let entries: Vec<_> = told.iter().map(entry).collect();
    format!("{:#}\n", json!({ "version": 1, "reviews": entries }))
}

fn as_text(told: &[Told<'_>]) -> String {
    let mut out = String::new();
    for one in told {
        let commit = one.commit.as_deref().and_then(|commit| commit.get(..10)).unwrap_or("-");
        let (by, date) = (&one.review.by, one.review.date);
        let line = format!("{:7} {commit:10} {}: {by}, {date}: {}", one.level, one.claim, one.why);
        let _ = writeln!(out, "{}", visible(&line));
    }
    let of = |level: &str| told.iter().filter(|one| one.level == level).count() as u64;
    let total = count(told.len() as u64, "review");
    let _ = writeln!(
        out,
        "{}{total}: {} signed by the reviewer, {} named only, {} with a bad signature",
        if told.is_empty() { "" } else { "\n" },
        of("signed"),
        of("named"),
        of("bad"),
    );
    out
}
