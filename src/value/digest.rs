//! SHA-256 digests, and pins that name a snapshot by the first digits of one.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How many digits there are in all.
const WHOLE: usize = 64;
/// How many digits name a snapshot at least, and name its file: 48 bits, so that among a million snapshots
/// two meet with a chance of about one in 600.
const SHORT: usize = 12;
const PREFIX: &str = "sha256:";

/// A SHA-256 digest as 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sha256Hex(String);

/// `sha256:` and the first 12 to 64 digits of a digest, to name one snapshot of a source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SnapshotPin(String);

/// A text that is no digest, or no pin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADigest {
    found: String,
    kind: &'static str,
    because: String,
    help: String,
}

impl Sha256Hex {
    /// The digest in hexadecimal.
    pub fn from_digest(digest: [u8; 32]) -> Self {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digit = |value: u8| char::from(DIGITS[usize::from(value)]);
        Self(digest.into_iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect())
    }

    /// All 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first 12 digits: what a snapshot's file is called, and what a reader is shown.
    pub fn short(&self) -> &str {
        &self.0[..SHORT]
    }

    /// The name of the bytes by RFC 6920, whoever holds them.
    pub fn iri(&self) -> String {
        const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let digits = self.0.chars().filter_map(|digit| digit.to_digit(16));
        let bits: Vec<u32> = digits.flat_map(|digit| (0..4).rev().map(move |at| digit >> at & 1)).collect();
        let letter = |six: &[u32]| {
            let value = six.iter().chain(&[0; 5]).take(6).fold(0, |all, bit| all << 1 | bit);
            char::from(LETTERS[value as usize])
        };
        format!("ni:///sha-256;{}", bits.chunks(6).map(letter).collect::<String>())
    }

    /// The pin that names exactly this digest, by its first 12 digits.
    pub fn pin(&self) -> SnapshotPin {
        SnapshotPin(self.short().to_owned())
    }
}

impl SnapshotPin {
    /// Whether the digest begins with the digits of the pin.
    pub fn matches(&self, digest: &Sha256Hex) -> bool {
        digest.0.starts_with(&self.0)
    }

    /// The digits, without `sha256:`.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl FromStr for Sha256Hex {
    type Err = NotADigest;

    fn from_str(text: &str) -> Result<Self, NotADigest> {
        digits(text, WHOLE).map(|()| Self(text.to_owned())).map_err(|because| {
            let bare = text.strip_prefix(PREFIX).unwrap_or(text).trim().to_lowercase();
            let help = match digits(&bare, WHOLE) {
                Ok(()) => format!("write `{bare}`"),
                Err(_) => "write the 64 digits that `sha256sum` prints".to_owned(),
            };
            NotADigest { found: text.to_owned(), kind: "a SHA-256 digest", because, help }
        })
    }
}

impl FromStr for SnapshotPin {
    type Err = NotADigest;

    fn from_str(text: &str) -> Result<Self, NotADigest> {
        let bare = text.strip_prefix(PREFIX);
        let checked = match bare {
            Some(bare) => digits(bare, SHORT),
            None => Err(format!("it does not begin with `{PREFIX}`")),
        };
        checked.map(|()| Self(bare.unwrap_or_default().to_owned())).map_err(|because| {
            let bare = text.trim().to_lowercase();
            let bare = bare.strip_prefix(PREFIX).unwrap_or(&bare);
            let help = match digits(bare, SHORT) {
                Ok(()) => format!("write `{PREFIX}{bare}`"),
                Err(_) => format!("write `{PREFIX}` and 12 to 64 digits of the snapshot's digest"),
            };
            NotADigest { found: text.to_owned(), kind: "a snapshot", because, help }
        })
    }
}

/// Whether these are `least` to 64 lower-case hexadecimal digits, and if not, what is wrong.
fn digits(text: &str, least: usize) -> Result<(), String> {
    if let Some((algorithm, _)) = text.split_once(':') {
        return Err(format!("it begins with `{algorithm}:`"));
    }
    let other = text.chars().find(|c| !c.is_ascii_hexdigit());
    if let Some(other) = other {
        return Err(format!("{other:?} is no hexadecimal digit"));
    }
    let found = text.len();
    if !(least..=WHOLE).contains(&found) {
        let looks_like = match found {
            32 => ", as MD5 has",
            40 => ", as SHA-1 has",
            96 => ", as SHA-384 has",
            128 => ", as SHA-512 has",
            _ => "",
        };
        let wanted = if least == WHOLE { WHOLE.to_string() } else { format!("{least} to {WHOLE}") };
        let plural = if found == 1 { "digit" } else { "digits" };
        return Err(format!("it has {found} {plural}{looks_like}, not {wanted}"));
    }
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Err("it has upper-case digits, and digests are lower case".to_owned());
    }
    Ok(())
}

impl fmt::Display for NotADigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { found, kind, because, help } = self;
        write!(f, "`{found}` is not {kind}: {because}; {help}")
    }
}

impl std::error::Error for NotADigest {}

impl TryFrom<String> for Sha256Hex {
    type Error = NotADigest;

    fn try_from(text: String) -> Result<Self, NotADigest> {
        text.parse()
    }
}

impl From<Sha256Hex> for String {
    fn from(digest: Sha256Hex) -> Self {
        digest.0
    }
}

impl fmt::Display for Sha256Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for SnapshotPin {
    type Error = NotADigest;

    fn try_from(text: String) -> Result<Self, NotADigest> {
        text.parse()
    }
}

impl From<SnapshotPin> for String {
    fn from(pin: SnapshotPin) -> Self {
        pin.to_string()
    }
}

impl fmt::Display for SnapshotPin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PREFIX}{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SHA-256 of nothing, from FIPS 180-4's published examples.
    const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    #[test]
    fn writes_the_digest_of_nothing() {
        use sha2::Digest as _;
        let digest = Sha256Hex::from_digest(sha2::Sha256::digest(b"").into());
        assert_eq!((digest.as_str(), digest.short()), (EMPTY, "e3b0c44298fc"));
        assert_eq!(EMPTY.parse::<Sha256Hex>().unwrap(), digest);
        assert_eq!(serde_json::from_str::<Sha256Hex>(&format!("\"{EMPTY}\"")).unwrap(), digest);
        assert_eq!(serde_json::to_string(&digest.pin()).unwrap(), "\"sha256:e3b0c44298fc\"");
    }

    #[test]
    fn a_pin_names_a_digest_by_its_beginning() {
        let digest: Sha256Hex = EMPTY.parse().unwrap();
        let pin = |text: &str| text.parse::<SnapshotPin>().unwrap();
        assert!(pin("sha256:e3b0c44298fc").matches(&digest));
        assert!(pin(&format!("sha256:{EMPTY}")).matches(&digest));
        assert!(!pin("sha256:e3b0c44298fd").matches(&digest));
        assert_eq!(pin("sha256:e3b0c44298fc").to_string(), "sha256:e3b0c44298fc");
    }

    #[test]
    fn says_what_is_wrong_with_a_digest() {
        let upper = EMPTY.to_uppercase();
        for (text, expected) in [
            (format!("sha256:{EMPTY}"), format!("it begins with `sha256:`; write `{EMPTY}`")),
            (upper, format!("it has upper-case digits, and digests are lower case; write `{EMPTY}`")),
            (
                EMPTY[..40].to_owned(),
                "it has 40 digits, as SHA-1 has, not 64; write the 64 digits that `sha256sum` prints".into(),
            ),
            (String::new(), "it has 0 digits, not 64; write the 64 digits that `sha256sum` prints".into()),
            (
                format!("g{}", &EMPTY[1..]),
                "'g' is no hexadecimal digit; write the 64 digits that `sha256sum` prints".into(),
            ),
            (
                "md5:12".to_owned(),
                "it begins with `md5:`; write the 64 digits that `sha256sum` prints".into(),
            ),
        ] {
            let error = text.parse::<Sha256Hex>().unwrap_err().to_string();
            assert_eq!(error, format!("`{text}` is not a SHA-256 digest: {expected}"));
        }
    }

    #[test]
    fn says_what_is_wrong_with_a_pin() {
        let unsure = "write `sha256:` and 12 to 64 digits of the snapshot's digest";
        for (text, expected) in [
            ("e3b0c44298fc", "it does not begin with `sha256:`; write `sha256:e3b0c44298fc`".to_owned()),
            ("sha256:e3b0c44298f", format!("it has 11 digits, not 12 to 64; {unsure}")),
            (
                "sha256:E3B0C44298FC",
                "it has upper-case digits, and digests are lower case; write `sha256:e3b0c44298fc`".into(),
            ),
            ("sha512:e3b0c44298fc", format!("it does not begin with `sha256:`; {unsure}")),
            ("", format!("it does not begin with `sha256:`; {unsure}")),
        ] {
            let error = text.parse::<SnapshotPin>().unwrap_err().to_string();
            assert_eq!(error, format!("`{text}` is not a snapshot: {expected}"));
        }
    }
}
