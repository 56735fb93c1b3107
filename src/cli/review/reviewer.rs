//! Who reviews.

use camino::Utf8Path;

use crate::cli::exit::Failure;
use crate::ledger::Ledger;
use crate::review::{Contact, People, Person};
use crate::tree::{Mailmap, current_user};

/// Who reviews.
pub(super) struct Reviewer {
    /// As the record says it.
    pub(super) by: String,
    /// Who that is.
    pub(super) person: Person,
    mailmap: Mailmap,
}

impl Reviewer {
    pub(super) fn find(root: &Utf8Path, ledger: &Ledger, by: Option<&str>) -> Result<Self, Failure> {
        let given = match by {
            Some(by) => by.trim().to_owned(),
            None => current_user(root).map(|user| user.to_string()).ok_or_else(|| {
                Failure::usage("nobody says who reviews: git knows no `user.name` and `user.email`")
                    .help("write `--by \"Name <mail address>\"`, or `git config user.email ADDRESS`")
            })?,
        };
        if given.contains(char::is_control) {
            return Err(Failure::usage(
                "the name of who reviews has a line break or another control character",
            )
            .help("write `--by \"Name <mail address>\"` in one line"));
        }
        let mailmap = Mailmap::around(root);
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

    /// The people of a ledger, by the same mailmap.
    pub(super) fn people<'a>(&'a self, ledger: &'a Ledger) -> People<'a> {
        People::new(&ledger.settings, &self.mailmap)
    }

    /// Where in a claim their earlier review stands.
    pub(super) fn earlier(&self, ledger: &Ledger, at: usize) -> Option<usize> {
        let people = self.people(ledger);
        let reviews = &ledger.claims[at].record.reviews;
        reviews.iter().rposition(|review| people.named(&review.by).is_ok_and(|person| person == self.person))
    }
}
