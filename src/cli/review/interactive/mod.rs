//! `factlock review --interactive`: claim after claim, with single keys.

mod keys;
mod page;
mod session;
mod terminal;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use camino::Utf8Path;

use super::queue::in_words;
use super::write::{Desk, Verdict, error_of, refuse_errors};
use crate::check::{self, Options, Outcome};
use crate::cli::args::{Args, ReviewArgs};
use crate::cli::context::{colour, warn_of_faults, width};
use crate::cli::edit::reread;
use crate::cli::exit::{CLEAN, Failure, INTERRUPTED};
use crate::cli::past;
use crate::ledger::{self, Ledger};
use crate::record::Status;
use crate::render::{DiffOptions, visible};
use crate::review::{Past, Reviews, Waiting, queue, reviews};
use crate::tree::Folder;
use crate::value::Day;
use keys::Keys;
use session::{Ended, Work, work};
use terminal::Raw;

/// Goes through the claims that were named, or through all that wait.
pub(super) fn run(
    args: &Args,
    options: &ReviewArgs,
    place: (&Utf8Path, &Folder),
    ledger: &mut Ledger,
    asked: &BTreeSet<usize>,
    day: Day,
) -> Result<ExitCode, Failure> {
    let (root, tree) = place;
    let no_terminal = || {
        Failure::usage("`--interactive` asks at a terminal, and this is none").help(
            "`factlock review --queue` lists what waits, `factlock review ID...` writes reviews without asking",
        )
    };
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(no_terminal());
    }
    warn_of_faults(ledger);
    let reviewer = super::Reviewer::find(root, ledger, options.by.as_deref())?;
    let past = past::whole(root, ledger);
    let reviews = reviews(ledger, day, &past);
    let waiting = queue(ledger, &reviews);
    let claims: Vec<usize> = if asked.is_empty() {
        waiting.iter().map(|one| one.claim).collect()
    } else {
        asked.iter().copied().collect()
    };
    let verified = ledger::verify(tree, ledger);
    let outcome = check::judge(tree, ledger, &verified, &Options { past: past.clone(), ..Options::new(day) });
    let desk = Desk { root, tree, reviewer: &reviewer, day, past: &past };
    let diff = DiffOptions { colour: colour(args), width: width() };
    let mut here = Here { desk, ledger, outcome, reviews, waiting, claims, past: &past, diff };

    let raw = Raw::begin().map_err(|_| no_terminal())?;
    let mut keys = Keys::new(io::stdin().lock());
    let many = here.claims.len();
    let ended = work(many, &mut here, &mut || keys.next(), &mut io::stdout().lock());
    drop(raw);
    match ended {
        Ok(Ended::Done) => Ok(ExitCode::from(CLEAN)),
        Ok(Ended::Interrupted) => Ok(ExitCode::from(INTERRUPTED)),
        Err(error) => Err(Failure::unreadable(format!("the terminal could not be used: {error}"))),
    }
}

/// What the conversation is about.
struct Here<'a> {
    desk: Desk<'a>,
    ledger: &'a mut Ledger,
    outcome: Outcome,
    reviews: Reviews,
    waiting: Vec<Waiting>,
    /// The claims, in the order in which they are shown.
    claims: Vec<usize>,
    past: &'a Past,
    diff: DiffOptions,
}

impl Here<'_> {
    /// Reads a claim again that was written.
    fn reread(&mut self, at: usize) -> Result<(), String> {
        let file = self.ledger.claims[at].file.clone();
        self.ledger.claims[at].record = reread(self.desk.tree, &file).map_err(|failure| failure.text())?;
        Ok(())
    }
}

impl Work for Here<'_> {
    fn page(&mut self, at: usize) -> String {
        let claim = self.claims[at];
        let mut out = self.ledger.claims[claim].record.id.clone();
        if let Some(one) = self.waiting.iter().find(|one| one.claim == claim) {
            let why = in_words(self.ledger, self.past, &self.reviews, one);
            let _ = write!(out, ": {}", visible(&why));
        }
        out.push('\n');
        out.push_str(&page::claim(self.desk.tree, self.ledger, claim));
        out.push_str(&page::changes(self.ledger, self.past, &self.reviews, claim, self.diff));
        out.push('\n');
        for said in self.blocked(at).into_iter().chain(self.desk.own(self.ledger, claim, None)) {
            let _ = write!(out, "  ! {}\n\n", visible(&said));
        }
        out
    }

    fn status(&self, at: usize) -> Status {
        self.ledger.claims[self.claims[at]].record.status
    }

    fn blocked(&self, at: usize) -> Option<String> {
        let (rule, message) = error_of(&self.outcome, self.ledger, self.claims[at])?;
        Some(format!("it has an error and cannot be accepted: {message} ({rule})"))
    }

    fn accept(&mut self, at: usize) -> Result<String, String> {
        let claim = self.claims[at];
        let said = self.desk.review(self.ledger, claim, None).map_err(|failure| failure.text())?;
        self.reread(claim)?;
        Ok(said)
    }

    /// Another verdict is its author's own look, so that it is a review only where two eyes are enough.
    fn reject(&mut self, at: usize, verdict: &Verdict) -> Result<String, String> {
        let claim = self.claims[at];
        let (desk, only) = (&self.desk, BTreeSet::from([claim]));
        refuse_errors(desk.tree, self.ledger, &only, Some(verdict), desk.day)
            .map_err(|failure| failure.text())?;
        let said = if self.ledger.settings.review.four_eyes {
            desk.judge(self.ledger, claim, verdict)
                .map(|said| format!("{said}four eyes are demanded: somebody else has to review that\n"))
        } else {
            desk.review(self.ledger, claim, Some(verdict))
        };
        let said = said.map_err(|failure| failure.text())?;
        self.reread(claim)?;
        Ok(said)
    }
}
