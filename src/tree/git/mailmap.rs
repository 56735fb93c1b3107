//! The mailmap: which addresses belong to one person, in git's own format.

use std::collections::HashMap;

use camino::Utf8Path;

use super::Contact;
use crate::tree::{self, Folder, Tree};

/// Where it stands: at the top of a repository.
pub const MAILMAP_FILE: &str = ".mailmap";

/// A larger one is not read, in bytes.
const LARGEST: u64 = 1 << 20;

/// What a mailmap makes of names and addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mailmap {
    /// By the address that is replaced, in lower case.
    by_mail: HashMap<String, Entry>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Entry {
    new: New,
    /// By the name that stands with the address, in lower case.
    by_name: HashMap<String, New>,
}

/// What takes the place of what was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct New {
    name: Option<String>,
    mail: Option<String>,
}

impl Mailmap {
    /// Reads the lines of a mailmap. Those that make no sense say nothing, as git has it; a later line counts more.
    pub fn read(text: &[u8]) -> Self {
        let mut map = Self::default();
        for line in String::from_utf8_lossy(text).lines() {
            map.add(line.trim_end());
        }
        map
    }

    fn add(&mut self, line: &str) {
        if line.starts_with('#') {
            return;
        }
        let Some((name, mail, rest)) = contact(line, false) else { return };
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let Some((old_name, old_mail, _)) = contact(rest, true) else {
            let entry = self.by_mail.entry(mail.to_lowercase()).or_default();
            entry.new.take(New { name: text(name), mail: None });
            return;
        };
        let entry = self.by_mail.entry(old_mail.to_lowercase()).or_default();
        let new = New { name: text(name), mail: text(mail) };
        if old_name.is_empty() {
            entry.new.take(new);
        } else {
            entry.by_name.insert(old_name.to_lowercase(), new);
        }
    }

    /// The mailmap of the repository around a folder, as it stands in the working tree. Nothing is run: it is the file
    /// beside `.git`. Like git, it counts for nothing where it is a link.
    pub fn around(folder: &Utf8Path) -> Self {
        let top = folder.ancestors().find(|folder| folder.join(".git").exists());
        let read = |top: &Utf8Path| {
            let file = top.join(MAILMAP_FILE);
            let regular = file.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
            let folder = regular.then(|| Folder::new(top).ok())??;
            Self::in_tree(&folder)
        };
        top.and_then(read).unwrap_or_default()
    }

    /// The mailmap at the top of a tree, if it has one.
    fn in_tree(tree: &dyn Tree) -> Option<Self> {
        tree::read(tree, MAILMAP_FILE.into(), LARGEST).ok().map(|text| Self::read(&text))
    }

    /// Who somebody is.
    #[must_use]
    pub fn mapped(&self, contact: &Contact) -> Contact {
        let Some(entry) = self.by_mail.get(&contact.mail.to_lowercase()) else { return contact.clone() };
        let new = entry.by_name.get(&contact.name.to_lowercase()).unwrap_or(&entry.new);
        Contact {
            name: new.name.clone().unwrap_or_else(|| contact.name.clone()),
            mail: new.mail.clone().unwrap_or_else(|| contact.mail.clone()),
        }
    }
}

impl New {
    /// What a later line says counts.
    fn take(&mut self, other: Self) {
        self.name = other.name.or(self.name.take());
        self.mail = other.mail.or(self.mail.take());
    }
}

/// `Name <mail>` at the beginning of a text, and what stands behind it.
fn contact(text: &str, may_lack_mail: bool) -> Option<(&str, &str, &str)> {
    let (name, rest) = text.split_once('<')?;
    let (mail, rest) = rest.split_once('>')?;
    (may_lack_mail || !mail.is_empty()).then(|| (name.trim(), mail, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_addresses_by_each_of_the_four_forms() {
        let map = Mailmap::read(
            b"# people\nAnn Proper <ann@example.org>\n<bob@example.org> <Bob@Old.example>\n\
              Cy <cy@example.org> <cy@old.example>\nDee <dee@example.org> dee <desk@example.org>\n\
              Eve <eve@example.org> Eve <desk@example.org>\nno address\n<> <x@example.org>\n",
        );
        let mapped = |text: &str| map.mapped(&Contact::parse(text).unwrap()).to_string();
        for (written, meant) in [
            ("A <ANN@example.org>", "Ann Proper <ANN@example.org>"),
            ("B <bob@old.example>", "B <bob@example.org>"),
            ("C <CY@old.example>", "Cy <cy@example.org>"),
            ("Dee <desk@example.org>", "Dee <dee@example.org>"),
            ("EVE <desk@example.org>", "Eve <eve@example.org>"),
            ("Desk <desk@example.org>", "Desk <desk@example.org>"),
            ("X <x@example.org>", "X <x@example.org>"),
        ] {
            assert_eq!(mapped(written), meant, "{written}");
        }
    }
}
