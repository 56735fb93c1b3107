//! What became of the reviews of a ledger: which hold, which are older than what they reviewed, which say nothing.

use std::collections::HashSet;

use super::digest::{changed, digests, malformed, malformed_field, text_digest};
use super::history::{Account, ChangedBy};
use super::{Past, People, Person};
use crate::ledger::Ledger;
use crate::parallel;
use crate::record::{Claim, Review, Status};
use crate::text::FieldPath;
use crate::value::Day;

/// What became of the reviews of a ledger.
#[derive(Debug, Default)]
pub struct Reviews {
    /// For each claim, in the order of the ledger.
    pub claims: Vec<ClaimReviews>,
    /// The day that reviews were held against.
    pub today: Day,
}

/// What became of the reviews of a claim, in their order.
#[derive(Debug, Default)]
pub struct ClaimReviews {
    /// Each of them.
    pub reviews: Vec<Reviewed>,
}

/// What became of a review.
#[derive(Debug)]
pub struct Reviewed {
    /// Who made it; nobody where that cannot be told.
    pub person: Option<Person>,
    /// When.
    pub date: Day,
    /// Whether it holds.
    pub state: State,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// Where the policy demands four eyes and the review holds: the commits in which the reviewer changed what it
    /// covers, the newest first. It is nobody else's look where there are any.
    pub own: Vec<ChangedBy>,
    /// Where it does not hold: the commits that changed the fields, as far as the history tells, the newest first.
    pub since: Vec<ChangedBy>,
}

/// Whether a review holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// The claim is as it was reviewed.
    Current,
    /// The claim is not as it was reviewed.
    Outdated {
        /// The fields that changed, as far as the review tells.
        fields: Vec<String>,
    },
    /// The review tells nothing.
    Malformed,
}

/// What is wrong with a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where in the review.
    pub path: FieldPath,
    /// What.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl ClaimReviews {
    /// How many people have reviewed the claim as it is. Where the policy demands four eyes, none counts of whom the
    /// history tells that they reviewed what they had changed.
    pub fn current(&self) -> usize {
        let holding = self.reviews.iter().filter(|review| review.counts());
        let people: HashSet<&Person> = holding.filter_map(|review| review.person.as_ref()).collect();
        people.len()
    }

    /// Whether it was reviewed as it is, but by nobody else than who changed it.
    pub fn is_own(&self) -> bool {
        self.newest_current().is_some() && !self.reviews.iter().any(Reviewed::counts)
    }

    /// The newest review of those that hold.
    pub fn newest_current(&self) -> Option<usize> {
        self.newest(|review| review.state == State::Current)
    }

    /// The newest review of a claim whose reviews are all older than what they reviewed.
    pub fn outdated(&self) -> Option<usize> {
        let current = self.reviews.iter().any(|review| review.state == State::Current);
        if current { None } else { self.newest(|review| matches!(review.state, State::Outdated { .. })) }
    }

    /// Adds what the history tells, which is asked only where there is something to tell.
    fn tell<'a>(&mut self, claim: &Claim, four_eyes: bool, account: impl Fn() -> Account<'a>) {
        let outdated = self.outdated();
        let asked = |review: &Reviewed| four_eyes && review.state == State::Current;
        if outdated.is_none() && !self.reviews.iter().any(asked) {
            return;
        }
        let account = account();
        for (at, (review, written)) in self.reviews.iter_mut().zip(&claim.reviews).enumerate() {
            match (&review.state, &review.person) {
                (State::Current, Some(person)) if four_eyes => {
                    review.own = account.own(&written.digest, person);
                }
                (State::Outdated { fields }, _) if Some(at) == outdated => {
                    review.since = account.since(&written.digest, fields);
                }
                _ => {}
            }
        }
    }

    fn newest(&self, wanted: impl Fn(&Reviewed) -> bool) -> Option<usize> {
        let found = self.reviews.iter().enumerate().filter(|(_, review)| wanted(review));
        found.max_by_key(|(at, review)| (review.date, *at)).map(|(at, _)| at)
    }
}

impl Reviewed {
    /// Whether it holds and is nobody's own.
    pub fn counts(&self) -> bool {
        self.state == State::Current && self.own.is_empty()
    }
}

/// What became of the reviews of a ledger.
pub fn reviews(ledger: &Ledger, today: Day, past: &Past) -> Reviews {
    let people = People::new(&ledger.settings, &past.mailmap);
    let four_eyes = ledger.settings.review.four_eyes;
    let claims = parallel::map(&ledger.claims, |claim| {
        let record = &claim.record;
        if record.reviews.is_empty() {
            return ClaimReviews::default();
        }
        let now = digests(ledger, record);
        let reviewed = record.reviews.iter().map(|review| {
            let person = people.named(&review.by);
            let mut faults = faults(review, today);
            if let Err(unknown) = &person {
                faults.push(Fault {
                    path: FieldPath::key("by"),
                    message: unknown.message.clone(),
                    help: unknown.help.clone(),
                });
            }
            let state = state(review, &now);
            let (own, since) = (Vec::new(), Vec::new());
            Reviewed { person: person.ok(), date: review.date, state, faults, own, since }
        });
        let mut reviews = ClaimReviews { reviews: reviewed.collect() };
        if let Some(history) = past.history.known() {
            reviews.tell(record, four_eyes, || Account::of(history, &people, &record.id));
        }
        reviews
    });
    Reviews { claims, today }
}

fn state(review: &Review, now: &super::Digests) -> State {
    if malformed(&review.digest).is_some() {
        State::Malformed
    } else if review.digest == now.whole {
        State::Current
    } else if review.fields.is_empty() {
        State::Outdated { fields: Vec::new() }
    } else {
        State::Outdated { fields: changed(&review.fields, &now.fields) }
    }
}

/// What is wrong with a review that a person could have written by hand.
fn faults(review: &Review, today: Day) -> Vec<Fault> {
    const RENEW: &str = "reviews are written by `factlock review`; remove it, and review the claim again";
    let mut faults = Vec::new();
    let mut add = |path: FieldPath, message: String, help: &str| {
        faults.push(Fault { path, message, help: help.to_owned() });
    };
    if let Some(why) = malformed(&review.digest) {
        add(
            FieldPath::key("digest"),
            format!("`{}` is no digest of a review: {why}", short(&review.digest)),
            RENEW,
        );
    }
    for (field, digest) in &review.fields {
        if let Some(why) = malformed_field(digest) {
            let path = FieldPath::key("fields").then(field.clone());
            add(path, format!("`{}` is no digest of a field: {why}", short(digest)), RENEW);
        }
    }
    // Where the sun rises earlier, tomorrow has begun.
    let latest = today.0.tomorrow().map_or(today, Day);
    if review.date > latest {
        let message = format!("the review is dated {}, and today is {today}", review.date);
        add(FieldPath::key("date"), message, "write the day on which it was made");
    }
    faults
}

fn short(text: &str) -> String {
    if text.chars().count() <= 80 { text.to_owned() } else { text.chars().take(80).chain(['…']).collect() }
}

/// The status that a claim had when it was reviewed, if the review tells and it has another now.
pub fn former_status(claim: &Claim, review: &Review) -> Option<Status> {
    let then = review.fields.get("status")?;
    Status::ALL.into_iter().find(|status| *status != claim.status && text_digest(status.word()) == *then)
}
