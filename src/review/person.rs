//! Who a person is: a mail address after the mailmap, or a key of the ledger's `people`, which joins several.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use crate::record::{Identity, Settings};
use crate::text::did_you_mean;
use crate::tree::Mailmap;

pub use crate::tree::Contact;

/// As much of a name is shown, in characters.
const LONGEST_NAME: usize = 80;

/// One person, however many addresses they write from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Person {
    /// A key of `people`.
    Known(String),
    /// A mail address in lower case.
    Mail(String),
    /// A name without an address, as a commit may have; in lower case.
    Named(String),
}

impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Known(text) | Self::Mail(text) | Self::Named(text)) = self;
        f.write_str(text)
    }
}

/// A text that names nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownPerson {
    /// What is the case.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

/// The people of a ledger, by key and by address.
#[derive(Debug)]
pub struct People<'a> {
    by_key: &'a BTreeMap<String, Identity>,
    by_mail: HashMap<String, &'a str>,
    mailmap: &'a Mailmap,
}

impl<'a> People<'a> {
    /// The people of the settings, and what the mailmap makes of names and addresses.
    pub fn new(settings: &'a Settings, mailmap: &'a Mailmap) -> Self {
        let listed = settings
            .people
            .iter()
            .flat_map(|(key, identity)| identity.mail.iter().map(move |mail| (folded(mail), key.as_str())));
        // The first key counts, where an address stands at two.
        let mut by_mail = HashMap::new();
        for (mail, key) in listed {
            by_mail.entry(mail).or_insert(key);
        }
        Self { by_key: &settings.people, by_mail, mailmap }
    }

    /// Who wrote from an address.
    pub fn of(&self, contact: &Contact) -> Person {
        let mapped = self.mailmap.mapped(contact);
        let mail = folded(&mapped.mail);
        let known = self.by_mail.get(&folded(&contact.mail)).or_else(|| self.by_mail.get(&mail));
        match known {
            Some(key) => Person::Known((*key).to_owned()),
            None if mail.is_empty() => Person::Named(folded(&mapped.name)),
            None => Person::Mail(mail),
        }
    }

    /// What a reader calls whoever wrote from an address.
    pub(super) fn shown_of(&self, contact: &Contact) -> String {
        match self.of(contact) {
            Person::Known(key) => self.shown(&key),
            person => {
                let name = self.mailmap.mapped(contact).name;
                let name = if name.trim().is_empty() { person.to_string() } else { name };
                name.chars().take(LONGEST_NAME).collect()
            }
        }
    }

    /// Who is meant by what a record says: a key, or a name with an address.
    pub fn named(&self, by: &str) -> Result<Person, UnknownPerson> {
        let by = by.trim();
        if self.by_key.contains_key(by) {
            return Ok(Person::Known(by.to_owned()));
        }
        if let Some(contact) = Contact::parse(by) {
            return Ok(self.of(&contact));
        }
        let near = did_you_mean(by, self.by_key.keys().map(String::as_str));
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write `Name <mail address>`, or a key of `people` in `factlock.yaml`".to_owned(),
        };
        Err(UnknownPerson { message: format!("`{by}` is nobody of `people`, and has no mail address"), help })
    }

    /// What a reader calls a person: the name of the settings, or the text itself.
    pub fn shown(&self, by: &str) -> String {
        match self.by_key.get(by.trim()) {
            Some(identity) => identity.name.clone(),
            None => Contact::parse(by)
                .map(|contact| contact.name)
                .filter(|name| !name.is_empty())
                .unwrap_or_else(|| by.trim().to_owned()),
        }
    }
}

fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_a_key_an_address_or_at_least_a_name() {
        let yaml = "version: 1\npeople: { ann: { name: Ann, mail: [Ann@Example.org, ann@home.example] } }\n";
        let settings: Settings = crate::record::decode(yaml.as_bytes()).unwrap();
        let mailmap =
            Mailmap::read(b"<ann@example.org> <old@example.org>\n<bob@example.org> <Bob@old.example>\n");
        let people = People::new(&settings, &mailmap);
        let known = Ok(Person::Known("ann".to_owned()));
        for by in ["ann", " ann ", "Ann <ann@example.org>", "X <ANN@home.example>", "A <old@example.org>"] {
            assert_eq!(people.named(by), known, "{by}");
        }
        assert_eq!(people.named("Bob <bob@old.example>"), Ok(Person::Mail("bob@example.org".to_owned())));
        let error = people.named("anne").unwrap_err();
        assert_eq!(error.help, "did you mean `ann`?");
        let nobody = Contact { name: "No Mail".to_owned(), mail: String::new() };
        assert_eq!(people.of(&nobody), Person::Named("no mail".to_owned()));
    }
}
