//! SHA-256 over raw bytes.

use std::io::{self, Read};

use sha2::{Digest as _, Sha256};

use crate::value::Sha256Hex;

/// How much is read at a time: large enough that reading costs less than hashing.
const PIECE: usize = 256 << 10;

/// The digest of bytes at hand.
pub fn digest(bytes: &[u8]) -> Sha256Hex {
    Sha256Hex::from_digest(Sha256::digest(bytes).into())
}

/// The digest of everything a reader has, and how many bytes that was.
pub fn digest_of(mut content: impl Read) -> io::Result<(Sha256Hex, u64)> {
    let mut hasher = Sha256::new();
    let mut piece = vec![0; PIECE];
    let mut bytes = 0;
    loop {
        match content.read(&mut piece) {
            Ok(0) => return Ok((Sha256Hex::from_digest(hasher.finalize().into()), bytes)),
            Ok(length) => {
                hasher.update(&piece[..length]);
                bytes += length as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Bytes with every line end as LF.
pub fn with_lf(bytes: &[u8]) -> Vec<u8> {
    let followed = |at: usize| bytes.get(at + 1) == Some(&b'\n');
    bytes
        .iter()
        .enumerate()
        .filter(|&(at, &byte)| byte != b'\r' || !followed(at))
        .map(|(_, &byte)| byte)
        .collect()
}

/// Bytes with every line end as CR LF.
pub fn with_crlf(bytes: &[u8]) -> Vec<u8> {
    with_lf(bytes)
        .into_iter()
        .flat_map(|byte| if byte == b'\n' { vec![b'\r', b'\n'] } else { vec![byte] })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_has_the_digest_of_its_bytes() {
        let bytes: Vec<u8> = (0..=250).cycle().take(PIECE * 2 + 7).collect();
        let (found, length) = digest_of(bytes.as_slice()).unwrap();
        assert_eq!((found, length), (digest(&bytes), bytes.len() as u64));
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(digest(b"").as_str(), empty, "FIPS 180-4");
    }

    #[test]
    fn converts_line_ends_both_ways() {
        assert_eq!(with_lf(b"a\r\nb\nc\rd"), b"a\nb\nc\rd");
        assert_eq!(with_crlf(b"a\r\nb\nc"), b"a\r\nb\r\nc");
    }
}
