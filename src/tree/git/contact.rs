//! A name and a mail address, as commits and their trailers have them.

use std::fmt;

/// A name and a mail address; either may be empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contact {
    /// The name.
    pub name: String,
    /// The address.
    pub mail: String,
}

impl Contact {
    /// Reads `Name <mail>`; nothing where there is no address with an `@` at the end.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, rest) = text.trim().split_once('<')?;
        let mail = rest.strip_suffix('>')?.trim();
        let plain = !mail.contains(['<', '>']) && !mail.contains(char::is_whitespace);
        (plain && mail.contains('@')).then(|| Self { name: name.trim().to_owned(), mail: mail.to_owned() })
    }
}

impl fmt::Display for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, mail } = self;
        if name.is_empty() { write!(f, "<{mail}>") } else { write!(f, "{name} <{mail}>") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_name_and_an_address() {
        let read = |text: &str| Contact::parse(text).map(|contact| contact.to_string());
        assert_eq!(read(" A. B  <a@example.org> ").as_deref(), Some("A. B <a@example.org>"));
        assert_eq!(read("<a@example.org>").as_deref(), Some("<a@example.org>"));
        for wrong in ["A. B", "a@example.org", "A <>", "A <nobody>", "A <a@b> x", "A <a <a@b>>", "A <a b@c>"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
