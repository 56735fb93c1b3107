//! Names for annotations: the same for the same thing, whatever else the ledger holds.

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};

/// The names that were given.
#[derive(Default)]
pub(super) struct Identities(BTreeSet<String>);

impl Identities {
    /// A name for what these texts tell apart. Equal things are numbered.
    pub(super) fn of(&mut self, texts: &[&str]) -> String {
        let mut number = 0_u64;
        loop {
            let name = uuid(texts, number);
            if self.0.insert(name.clone()) {
                return name;
            }
            number += 1;
        }
    }
}

/// A UUID of version 8 (RFC 9562), made of the SHA-256 of the texts.
pub(super) fn uuid(texts: &[&str], number: u64) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    }
    hash.update(number.to_be_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    bytes[6] = bytes[6] & 0x0F | 0x80;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let digits = format!("{:032x}", u128::from_be_bytes(bytes));
    let groups = [0..8, 8..12, 12..16, 16..20, 20..32].map(|group| &digits[group]);
    format!("urn:uuid:{}", groups.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_things_are_numbered_and_others_do_not_matter() {
        let mut names = Identities::default();
        let (first, second) = (names.of(&["a", "bc"]), names.of(&["a", "bc"]));
        assert_ne!(first, second);
        assert_ne!(first, names.of(&["ab", "c"]));
        assert_eq!(first, Identities::default().of(&["a", "bc"]));
        assert_eq!((first.len(), &first[..9], &first[23..24]), (45, "urn:uuid:", "8"));
    }
}
