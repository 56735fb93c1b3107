//! What a browser may load of the page: nothing but its own style.

use crate::snapshot::digest;

/// The policy, with the hash of the style: CSP level 3.
pub(super) fn content_security(style: &str) -> String {
    let hex = digest(style.as_bytes()).to_string();
    let nibble = |at: usize| hex[at..=at].chars().next().and_then(|c| c.to_digit(16)).unwrap_or_default();
    let bytes: Vec<u32> = (0..hex.len() / 2).map(|at| nibble(2 * at) << 4 | nibble(2 * at + 1)).collect();
    format!(
        "default-src 'none'; style-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'",
        base64(&bytes)
    )
}

/// Bytes as RFC 4648 writes them.
fn base64(bytes: &[u32]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let all = three.iter().enumerate().fold(0, |all, (at, byte)| all | byte << (16 - 8 * at));
        for at in 0..4 {
            let digit = DIGITS[(all >> (18 - 6 * at) & 63) as usize] as char;
            out.push(if at > three.len() { '=' } else { digit });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_base64() {
        let of = |text: &str| base64(&text.bytes().map(u32::from).collect::<Vec<_>>());
        assert_eq!([of("f"), of("fo"), of("foo"), of("foobar")], ["Zg==", "Zm8=", "Zm9v", "Zm9vYmFy"]);
    }

    #[test]
    fn names_the_hash_of_the_style() {
        // The hash of the empty text, as everybody knows it.
        assert!(content_security("").contains("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"));
    }
}
