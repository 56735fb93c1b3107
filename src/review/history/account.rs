//! What the history tells of one claim: who changed what since somebody else last reviewed it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::change::ChangedBy;
use super::moment::{Deed, Moment};
use super::reach::Set;
use super::{ClaimStep, History};
use crate::record::{Claim, Review};
use crate::review::digest::quotations;
use crate::review::{People, Person};

/// What the history tells of one claim.
pub(in crate::review) struct Account<'a> {
    history: &'a History,
    people: &'a People<'a>,
    /// The commits that changed the claim or a source that it cites, each before those that came after it.
    moments: Vec<Moment<'a>>,
}

impl<'a> Account<'a> {
    pub(in crate::review) fn of(history: &'a History, people: &'a People<'a>, id: &str) -> Self {
        let deeds = history.deeds(id);
        let commits: Vec<usize> = deeds.keys().copied().collect();
        let mut account = Self { history, people, moments: Vec::with_capacity(deeds.len()) };
        let mut states: Vec<Deed<'a>> = Vec::with_capacity(deeds.len());
        for ((commit, deed), reached) in deeds.into_iter().zip(history.graph.reached(&commits)) {
            let moment = Moment::of(commit, &deed, reached, &states);
            states.push(deed);
            account.moments.push(moment);
            account.judge_reviews();
        }
        account
    }

    /// Tells who of those that have reviewed the claim at the last moment so far had not changed it.
    fn judge_reviews(&mut self) {
        let Some(last) = self.moments.last() else { return };
        let (Some(claim), Some(digest)) = (last.claim, &last.digest) else { return };
        let reviews = claim.reviews.iter().filter(|review| review.digest == *digest);
        let people: BTreeSet<Person> =
            reviews.filter_map(|review| self.people.named(&review.by).ok()).collect();
        let independent =
            people.into_iter().filter(|person| self.own_from(&last.reached, digest, person).is_empty());
        let independent = independent.collect();
        if let Some(last) = self.moments.last_mut() {
            last.independent = independent;
        }
    }

    /// The commits in which a person changed what a review of some digest covers: those since the claim was reviewed
    /// last as something else, by somebody who had not changed it. None where the person has reviewed just this
    /// before, when it was nobody's own.
    fn own_from(&self, reached: &Set, digest: &str, person: &Person) -> Vec<usize> {
        let at = || (0..self.moments.len()).filter(|at| reached.has(*at));
        let is_this = |at: usize| self.moments[at].digest.as_deref() == Some(digest);
        if at().any(|at| is_this(at) && self.moments[at].independent.contains(person)) {
            return Vec::new();
        }
        let mut open = reached.clone();
        for at in at().filter(|at| !is_this(*at) && !self.moments[*at].independent.is_empty()) {
            open.remove_all(&self.moments[at].reached);
        }
        let wrote = |at: &usize| {
            let moment = &self.moments[*at];
            let authors = &self.history.commits[moment.commit].authors;
            !moment.fields.is_empty() && authors.iter().any(|author| self.people.of(author) == *person)
        };
        at().filter(|at| open.has(*at)).filter(wrote).collect()
    }

    /// The commits in which a person changed what their review covers; the newest first.
    pub(in crate::review) fn own(&self, digest: &str, person: &Person) -> Vec<ChangedBy> {
        let own = self.own_from(&Set::all(self.moments.len()), digest, person);
        own.into_iter().rev().map(|at| self.told(at, self.moments[at].fields.clone())).collect()
    }

    /// The last commits that changed some fields since a review; a field that no commit changed is in none.
    pub(in crate::review) fn since(&self, digest: &str, fields: &[String]) -> Vec<ChangedBy> {
        let last = |wanted: &dyn Fn(&Moment<'_>) -> bool| self.moments.iter().rev().find(|one| wanted(one));
        let reviewed = |one: &Moment<'_>| {
            one.claim.is_some_and(|claim| claim.reviews.iter().any(|review| review.digest == digest))
        };
        // Where it was as it was reviewed; else, where the review was written first. No commit has followed on one that is
        // in none.
        let base = last(&|one| one.digest.as_deref() == Some(digest))
            .or_else(|| self.moments.iter().find(|one| reviewed(one)));
        let Some(base) = base else { return Vec::new() };
        let mut open = Set::all(self.moments.len());
        open.remove_all(&base.reached);
        let mut left: BTreeSet<&String> = fields.iter().collect();
        let mut told = Vec::new();
        for at in (0..self.moments.len()).rev().filter(|at| open.has(*at)) {
            let here: Vec<String> =
                self.moments[at].fields.iter().filter(|field| left.remove(*field)).cloned().collect();
            if !here.is_empty() {
                told.push(self.told(at, here));
            }
        }
        told
    }

    fn told(&self, at: usize, fields: Vec<String>) -> ChangedBy {
        let made = &self.history.commits[self.moments[at].commit];
        let author = made.authors.first().map(|author| self.people.shown_of(author)).unwrap_or_default();
        ChangedBy { commit: made.commit.clone(), author, date: made.date.clone(), fields }
    }
}

impl History {
    /// The commit that brought a review of a claim, if it was committed as it stands.
    pub fn introduced(&self, claim: &Claim, review: &Review) -> Option<&str> {
        let holds = |claim: &Claim| claim.reviews.contains(review);
        let brought = |step: &&ClaimStep| {
            step.new.as_deref().is_some_and(holds) && !step.old.iter().flatten().any(|old| holds(old))
        };
        let deeds = self.deeds(&claim.id);
        let step = deeds.into_values().rev().filter_map(|deed| deed.claim).find(brought)?;
        Some(&self.commits[step.at].commit)
    }

    /// The commits in which a person changed what a review of some digest covers, since the claim was reviewed last by
    /// somebody who had not changed it; the newest first.
    pub fn own(&self, people: &People<'_>, id: &str, digest: &str, person: &Person) -> Vec<ChangedBy> {
        Account::of(self, people, id).own(digest, person)
    }

    /// The last committed version of a claim that had the digest of a review.
    pub fn as_reviewed(&self, people: &People<'_>, id: &str, digest: &str) -> Option<Arc<Claim>> {
        let account = Account::of(self, people, id);
        let moments = account.moments.iter().rev();
        moments.filter(|one| one.digest.as_deref() == Some(digest)).find_map(|one| one.claim.cloned())
    }

    /// What every commit did to a claim, also under the ids that it had before, and to the sources that it ever cited.
    fn deeds(&self, id: &str) -> BTreeMap<usize, Deed<'_>> {
        let mut deeds: BTreeMap<usize, Deed<'_>> = BTreeMap::new();
        let mut names = vec![(id, usize::MAX)];
        let mut seen = BTreeSet::new();
        let mut sources: BTreeSet<&str> = BTreeSet::new();
        while let Some((id, until)) = names.pop() {
            if !seen.insert(id) {
                continue;
            }
            for step in self.claims.get(id).into_iter().flatten().filter(|step| step.at < until) {
                deeds.entry(step.at).or_default().claim.get_or_insert(step);
                let formerly = step.old.iter().flatten().filter(|old| step.new.is_some() && old.id != id);
                names.extend(formerly.map(|old| (old.id.as_str(), step.at)));
                let cites = step.new.iter().flat_map(|claim| quotations(claim));
                sources.extend(cites.map(|quotation| quotation.source));
            }
        }
        for source in sources {
            for step in self.sources.get(source).into_iter().flatten() {
                deeds.entry(step.at).or_default().sources.insert(source, step);
            }
        }
        deeds
    }
}
