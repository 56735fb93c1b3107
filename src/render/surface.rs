//! Where findings are read outside of the ledger: by the paths of the repository that holds it.

use camino::{Utf8Path, Utf8PathBuf};

use crate::check::Suppression;

/// How a program of a forge wants findings.
#[derive(Debug, Clone, Copy)]
pub struct Surface<'a> {
    /// Where the ledger stands in its repository; empty if at the top.
    pub ledger: &'a Utf8Path,
    /// Whether findings that the policy passes over are written, too, marked as such, where the format can.
    pub suppressed: bool,
}

impl Surface<'_> {
    /// The path of a file of the ledger in the repository, with `/`.
    pub(super) fn path(&self, file: &Utf8Path) -> String {
        let joined: Utf8PathBuf = self.ledger.components().chain(file.components()).collect();
        joined.components().map(|part| part.as_str()).collect::<Vec<_>>().join("/")
    }

    /// The same as a relative reference of RFC 3986.
    pub(super) fn uri(&self, file: &Utf8Path) -> String {
        percent_encoded(&self.path(file))
    }
}

/// A path as a relative reference: what is not unreserved in RFC 3986 is encoded, so that a colon makes no scheme
/// and a question mark no query.
pub(super) fn percent_encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => {
                for digit in [byte >> 4, byte & 15] {
                    out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase());
                }
                out.insert(out.len() - 2, '%');
            }
        }
    }
    out
}

/// Why a finding does not count, as the formats tell it.
pub(super) struct Reason<'a> {
    /// The file that says so.
    pub(super) file: &'a Utf8Path,
    /// In the words of who wrote it.
    pub(super) because: &'a str,
}

/// Why a finding does not count.
pub(super) fn reason(by: &Suppression) -> Reason<'_> {
    match by {
        Suppression::Ignore { file, because } => Reason { file, because },
        Suppression::Baseline { file, .. } => {
            Reason { file, because: "it was known when the baseline was written" }
        }
    }
}

/// The beginning of a text, at most so many bytes with the sign that it goes on.
pub(super) fn shortened(text: &str, bytes: usize) -> std::borrow::Cow<'_, str> {
    if text.len() <= bytes {
        return text.into();
    }
    format!("{}…", &text[..text.floor_char_boundary(bytes.saturating_sub('…'.len_utf8()))]).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_of_the_repository() {
        let at = |ledger: &str| {
            let surface = Surface { ledger: ledger.into(), suppressed: true };
            (surface.path("claims/a b.yaml".into()), surface.uri("claims/a b.yaml".into()))
        };
        assert_eq!(at(""), ("claims/a b.yaml".to_owned(), "claims/a%20b.yaml".to_owned()));
        assert_eq!(
            at("docs/ü"),
            ("docs/ü/claims/a b.yaml".to_owned(), "docs/%C3%BC/claims/a%20b.yaml".to_owned())
        );
    }

    #[test]
    fn a_path_is_no_scheme_no_query_and_no_fragment() {
        assert_eq!(percent_encoded("javascript:x?y#z%20/[\"<"), "javascript%3Ax%3Fy%23z%2520/%5B%22%3C");
    }

    #[test]
    fn long_texts_end_with_a_sign_at_a_character() {
        assert_eq!(shortened("short", 5), "short");
        assert_eq!(shortened("ééééé", 9), "ééé…");
    }
}
