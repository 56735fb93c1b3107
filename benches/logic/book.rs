//! A ledger that is made in memory.

use factlock::ledger::{Filed, Ledger, Verification};
use factlock::record::{Assertion, Claim, Entity, Vocabulary, decode};

/// What is measured, and what must be found.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) book: Book,
    /// The members of every conflict, in order.
    pub(crate) planted: Vec<Vec<u32>>,
}

/// A ledger, with nothing verified.
pub(crate) struct Book {
    pub(crate) ledger: Ledger,
    pub(crate) verified: Verification,
    blank: Claim,
}

impl Book {
    /// With this vocabulary and more entities, each with the class it belongs to, and no claims.
    pub(crate) fn new(
        vocabulary: &str,
        more: impl IntoIterator<Item = (String, Option<&'static str>)>,
    ) -> Self {
        let mut record: Vocabulary = decode(vocabulary.as_bytes()).expect("a vocabulary");
        let entity = |class: Option<&str>| Entity {
            is_a: class.map(str::to_owned).into_iter().collect(),
            ..Entity::default()
        };
        record.entities.extend(more.into_iter().map(|(id, class)| (id, entity(class))));
        let blank = decode(b"id: blank\nstatement: It is so.\nstatus: unverified\n").expect("a claim");
        let file = "claims/vocabulary.yaml".into();
        let ledger = Ledger::of_records(Vec::new(), Vec::new(), vec![Filed { file, record }]);
        Self { ledger, verified: Verification::default(), blank }
    }

    /// Adds a claim that says this.
    pub(crate) fn claim(&mut self, assertions: Vec<Assertion>) -> &mut Claim {
        let number = self.ledger.claims.len();
        let record = Claim { id: format!("c{number:07}"), assertions, ..self.blank.clone() };
        let file = format!("claims/c{number:07}.yaml").into();
        self.verified.citations.push(Vec::new());
        self.ledger.claims.push(Filed { file, record });
        &mut self.ledger.claims[number].record
    }

    /// How many assertions there are.
    pub(crate) fn assertions(ledger: &Ledger) -> usize {
        ledger.claims.iter().map(|claim| claim.record.assertions.len()).sum()
    }
}

/// That a subject has a value.
pub(crate) fn says(subject: &str, property: &str, value: impl Into<String>) -> Assertion {
    Assertion {
        subject: subject.to_owned(),
        property: property.to_owned(),
        mode: None,
        value: Some(value.into()),
        values: Vec::new(),
        time: None,
        scope: std::collections::BTreeMap::new(),
        coverage: None,
        according_to: None,
        as_of: None,
        members: None,
    }
}

/// The days from one to another, by their numbers from the year 2000 on; months have 28 of them here.
pub(crate) fn days(first: usize, last: usize) -> String {
    let day =
        |number: usize| format!("{}-{:02}-{:02}", 2000 + number / 336, number / 28 % 12 + 1, number % 28 + 1);
    if first == last { day(first) } else { format!("{}/{}", day(first), day(last)) }
}
