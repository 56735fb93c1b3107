//! Digital object identifiers: bare, as records hold them, and as the addresses that they lead to.

use std::fmt::Write as _;

/// What an identifier may be written with in front.
const PREFIXES: [&str; 7] = [
    "https://doi.org/",
    "http://doi.org/",
    "https://dx.doi.org/",
    "http://dx.doi.org/",
    "https://www.doi.org/",
    "http://www.doi.org/",
    "doi:",
];

/// The address that a DOI leads to, however it is written; nothing where it is none.
pub fn doi_address(doi: &str) -> Option<String> {
    let doi = doi.trim();
    let bare = bare(doi).unwrap_or(doi).trim();
    if !is_doi(bare) {
        return None;
    }
    let mut address = PREFIXES[0].to_owned();
    for c in bare.chars() {
        // What RFC 3986 does not let stand in a path as it is, old identifiers have.
        if c.is_whitespace() || c.is_control() || "<>\"{}|\\^`%#?[]".contains(c) {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(address, "%{byte:02X}");
            }
        } else {
            address.push(c);
        }
    }
    Some(address)
}

/// The address that a DOI leads to, in the letters in which DOIs are compared: capital and small ones are the same.
pub fn folded_doi(doi: &str) -> Option<String> {
    doi_address(doi).map(|address| address.to_lowercase())
}

/// Whether two texts are the same DOI, however each is written.
pub fn same_doi(a: &str, b: &str) -> bool {
    folded_doi(a).is_some_and(|folded| folded_doi(b).is_some_and(|other| other == folded))
}

/// The DOI that an address leads to, bare.
pub fn doi_of_address(address: &str) -> Option<String> {
    let path = bare(address.trim()).filter(|path| !path.contains(['?', '#']))?;
    decoded(path).filter(|doi| is_doi(doi))
}

/// What stands behind a prefix, which is the same in capital letters.
fn bare(doi: &str) -> Option<&str> {
    PREFIXES.iter().find_map(|prefix| {
        let head = doi.get(..prefix.len())?;
        head.eq_ignore_ascii_case(prefix).then(|| &doi[prefix.len()..])
    })
}

/// A prefix of a registrant and a name.
fn is_doi(text: &str) -> bool {
    text.split_once('/').is_some_and(|(registrant, name)| registrant.starts_with("10.") && !name.is_empty())
}

fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, more @ ..] = rest {
        rest = more;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digit = |byte: u8| char::from(byte).to_digit(16);
        let [high, low, more @ ..] = rest else { return None };
        bytes.push(u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()?);
        rest = more;
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_back() {
        for (doi, address) in [
            ("10.1000/182", "https://doi.org/10.1000/182"),
            ("10.1002/(SICI)1<1::AID>3.0.CO;2-#", "https://doi.org/10.1002/(SICI)1%3C1::AID%3E3.0.CO;2-%23"),
            ("10.1/100%", "https://doi.org/10.1/100%25"),
            ("10.1/é\u{a0}x", "https://doi.org/10.1/é%C2%A0x"),
        ] {
            assert_eq!(doi_address(doi).as_deref(), Some(address));
            assert_eq!(doi_of_address(address).as_deref(), Some(doi));
        }
    }

    #[test]
    fn however_it_is_written_and_nothing_else() {
        for doi in ["doi:10.1000/182", "DOI: 10.1000/182", " http://dx.doi.org/10.1000/182 "] {
            assert_eq!(doi_address(doi).as_deref(), Some("https://doi.org/10.1000/182"), "{doi}");
        }
        for none in ["", "11.1/2", "10.1000", "10.1000/", "https://example.org/10.1000/182"] {
            assert_eq!(doi_address(none), None, "{none}");
            assert_eq!(doi_of_address(none), None, "{none}");
        }
        for none in ["https://doi.org/10.1/%", "https://doi.org/10.1/%FF", "https://doi.org/10.1/a?b"] {
            assert_eq!(doi_of_address(none), None, "{none}");
        }
        assert_eq!(doi_of_address("HTTPS://DX.DOI.ORG/10.1/%41").as_deref(), Some("10.1/A"));
    }

    #[test]
    fn capital_letters_tell_no_two_apart() {
        assert!(same_doi("10.1000/ABC", "doi:10.1000/abc") && same_doi("10.1/É", "https://doi.org/10.1/é"));
        assert!(!same_doi("10.1000/abc", "10.1000/abd") && !same_doi("none", "none"));
    }
}
