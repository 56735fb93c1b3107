//! `factlock show`

use std::fmt::Write as _;
use std::process::ExitCode;

use camino::Utf8Path;

use super::args::{Args, ShowArgs};
use super::context::{folder, no_ledger, root, today};
use super::exit::{CLEAN, Failure, print};
use super::past;
use crate::ledger::{self, Filed, Ledger, QuoteState, Verification};
use crate::logic::{self, words};
use crate::record::{Claim, Quotation, Source};
use crate::render::{count, in_a_line, visible};
use crate::review::{People, State, reviews};
use crate::text::did_you_mean;

pub(super) fn run(args: &Args, options: &ShowArgs) -> Result<ExitCode, Failure> {
    let root = root(args.root.as_deref())?;
    let tree = folder(&root)?;
    let ledger = ledger::read(&tree).map_err(|error| no_ledger(&tree, &error))?;
    let verified = ledger::verify(&tree, &ledger);
    let id = options.id.as_str();
    let text = match (ledger.claims.iter().position(|claim| claim.record.id == id), ledger.source_index(id)) {
        (Some(at), _) => {
            claim(&ledger, &verified, at) + &asserted(&ledger, &verified, at) + &reviewed(&root, &ledger, at)
        }
        (None, Some(at)) => source(&ledger, &verified, at),
        (None, None) => return Err(unknown(&ledger, id)),
    };
    print(&text)?;
    Ok(ExitCode::from(CLEAN))
}

fn unknown(ledger: &Ledger, id: &str) -> Failure {
    let claims = ledger.claims.iter().map(|claim| claim.record.id.as_str());
    let sources = ledger.sources.iter().map(|source| source.record.id.as_str());
    let failure = Failure::usage(format!("there is no claim or source `{id}`"));
    match did_you_mean(id, claims.chain(sources)) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help("`factlock list` lists the claims, `factlock source list` the sources"),
    }
}

fn claim(ledger: &Ledger, verified: &Verification, at: usize) -> String {
    let record = &ledger.claims[at].record;
    let mut out = format!("{}\n{}", record.id, stated(ledger, at));
    quotings(record, verified, at, &mut out);
    out
}

/// What a claim says, and what is said of it, without its quotes.
pub(super) fn stated(ledger: &Ledger, at: usize) -> String {
    let Filed { file, record } = &ledger.claims[at];
    let mut out = format!("\n  {}\n\n", in_a_line(&record.statement));
    let mut line = |key: &str, value: &str| {
        let _ = writeln!(out, "  {key:11} {}", in_a_line(value));
    };
    line("status", record.status.word());
    if let Some(rationale) = &record.rationale {
        line("because", rationale);
    }
    if let Some(claimant) = &record.claimant {
        let entity = ledger.vocabulary.entities.get(claimant);
        line("claimant", entity.and_then(|entity| entity.name.as_deref()).unwrap_or(claimant));
    }
    if let Some(date) = &record.claimed_on {
        line("claimed on", date.as_str());
    }
    line("file", file.as_str());
    out
}

fn quotings(claim: &Claim, verified: &Verification, at: usize, out: &mut String) {
    for (appearance, state) in claim.appearances.iter().zip(&verified.appearances[at]) {
        quoting("stands in", appearance.quotation(), None, state, out);
    }
    for (citation, state) in claim.citations.iter().zip(&verified.citations[at]) {
        quoting(citation.stance.word(), citation.quotation(), citation.note.as_deref(), state, out);
    }
}

/// What a claim asserts, in words, and how many conflicts that makes.
fn asserted(ledger: &Ledger, verified: &Verification, at: usize) -> String {
    if ledger.claims[at].record.assertions.is_empty() {
        return String::new();
    }
    let analysis = logic::analyse(ledger, verified);
    let number = u32::try_from(at).unwrap_or(u32::MAX);
    let mut out = String::new();
    for stated in
        analysis.stated.iter().filter(|stated| stated.claim == number && stated.follows_from.is_none())
    {
        let given = words::given(&analysis.terms, &stated.region);
        let given = if given.is_empty() { given } else { format!("  [{given}]") };
        let _ =
            writeln!(out, "\n  {:11} {}{given}", "asserts", visible(&words::says(&analysis.terms, stated)));
    }
    let conflicts = analysis.conflicts.iter().filter(|conflict| conflict.members.contains(&number)).count();
    if conflicts > 0 {
        let conflicts = count(conflicts as u64, "conflict");
        let id = &ledger.claims[at].record.id;
        let _ = writeln!(out, "\n  {:11} in {conflicts}: `factlock why {id}` tells which", "takes part");
    }
    out
}

/// Who has reviewed a claim, and what became of that.
fn reviewed(root: &Utf8Path, ledger: &Ledger, at: usize) -> String {
    let record = &ledger.claims[at].record;
    if record.reviews.is_empty() {
        return String::new();
    }
    let past = past::always(root);
    let people = People::new(&ledger.settings, &past.mailmap);
    let reviews = reviews(ledger, today(), &past);
    let mut out = String::from("\n");
    for (written, review) in record.reviews.iter().zip(&reviews.claims[at].reviews) {
        let state = match &review.state {
            State::Current if review.own.is_empty() => "holds".to_owned(),
            State::Current => "holds, but by who changed the claim".to_owned(),
            State::Outdated { fields } if fields.is_empty() => "outdated".to_owned(),
            State::Outdated { fields } => format!("outdated: {}", fields.join(", ")),
            State::Malformed => "NO REVIEW: run `factlock check`".to_owned(),
        };
        let line = format!("{} by {}  [{state}]", written.date, people.shown(&written.by));
        let _ = writeln!(out, "  {:11} {}", "reviewed", visible(&line));
        for changed in &review.since {
            let (commit, date, author) = (changed.short(), &changed.date, &changed.author);
            let line = format!("{} changed in {commit} of {date} by {author}", changed.fields.join(", "));
            let _ = writeln!(out, "              {}", visible(&line));
        }
    }
    out
}

fn quoting(verb: &str, quotation: Quotation<'_>, note: Option<&str>, state: &QuoteState, out: &mut String) {
    let _ = writeln!(out, "\n  {verb:11} {}  [{}]", quotation.source, proved(state));
    if let Some(quote) = quotation.quote {
        let _ = writeln!(out, "              \u{201c}{}\u{201d}", in_a_line(quote));
    }
    if let Some(note) = note {
        let _ = writeln!(out, "              {}", in_a_line(note));
    }
}

fn proved(state: &QuoteState) -> &'static str {
    match state {
        QuoteState::NoQuote => "cited without a quote",
        QuoteState::Unknown => "there is no such source or snapshot",
        QuoteState::NotHeld => "not held",
        QuoteState::Broken => "its snapshot is not in order",
        QuoteState::Stands { .. } | QuoteState::Searched { .. } => match state.level() {
            Some(level) => level.phrase(),
            None => "NOT FOUND as quoted",
        },
    }
}

fn source(ledger: &Ledger, verified: &Verification, at: usize) -> String {
    let Filed { file, record } = &ledger.sources[at];
    let mut out = format!("{}\n\n  {}\n\n", record.id, in_a_line(&record.title));
    let mut line = |key: &str, value: &str| {
        let _ = writeln!(out, "  {key:11} {}", visible(value));
    };
    line("type", &record.kind);
    let optional =
        [("in", &record.container_title), ("address", &record.url), ("archived", &record.archived_at)];
    for (key, value) in optional {
        if let Some(value) = value {
            line(key, value);
        }
    }
    if let Some(date) = &record.issued {
        line("issued", date.as_str());
    }
    if !record.origin.is_empty() {
        line("repeats", &record.origin.join(", "));
    }
    line("file", file.as_str());
    for (snapshot, state) in record.snapshots.iter().zip(&verified.snapshots[at]) {
        let state = if state.is_pinned() { "verified" } else { "NOT IN ORDER: run `factlock check`" };
        let bytes = count(snapshot.bytes, "byte");
        let _ = writeln!(
            out,
            "\n  snapshot    sources/{}  [{state}]\n              sha256:{} ({bytes})",
            snapshot.file, snapshot.sha256
        );
    }
    if record.snapshots.is_empty() {
        out.push_str("\n  no snapshot is held\n");
    }
    cited_by(ledger, record, &mut out);
    out
}

fn cited_by(ledger: &Ledger, source: &Source, out: &mut String) {
    let cites = |claim: &&Filed<Claim>| {
        let record = &claim.record;
        let citations = record.citations.iter().map(|citation| &citation.source);
        citations
            .chain(record.appearances.iter().map(|appearance| &appearance.source))
            .any(|id| *id == source.id)
    };
    let claims: Vec<&str> =
        ledger.claims.iter().filter(cites).map(|claim| claim.record.id.as_str()).collect();
    let _ = writeln!(
        out,
        "\n  used by     {}",
        if claims.is_empty() { "no claim".to_owned() } else { claims.join(", ") }
    );
}
