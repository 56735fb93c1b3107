//! The digest of what some claims assert, so that a resolution falls when they assert something else.

use crate::record::{Canonical, Claim, canonical_assertion};
use crate::snapshot;

/// The version of the digest, as it is written before it.
const VERSION: &str = "v1:sha256:";

/// The digest of the assertions of some claims, whatever their order: SHA-256 over canonical JSON (keys sorted, text
/// in NFC with white space folded, lists sorted, what is left out or usual left out).
pub fn digest(claims: &[&Claim]) -> String {
    let of_claim = |claim: &&Claim| {
        let assertions = claim.assertions.iter().map(|one| Canonical::Text(canonical_assertion(one).json()));
        (claim.id.clone(), Canonical::list(assertions))
    };
    let text = Canonical::map(claims.iter().map(of_claim)).json();
    format!("{VERSION}{}", snapshot::digest(text.as_bytes()).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::decode;

    /// Resolutions that were written with an earlier program must hold with a later one.
    #[test]
    fn stays_what_it_was() {
        let yaml = "id: a\nstatement: A.\nstatus: unverified\nassertions:\n\
                    - { subject: b, property: c, mode: some, values: [z, \"y \u{e9}\"], scope: { p: \" q  r\" } }\n\
                    - { subject: b, property: c, value: \"\\\"1\\\"\", time: 2025-09, members: all }\n";
        let claim: Claim = decode(yaml.as_bytes()).unwrap();
        // Made with sha256sum from the text that RFC 8785 demands.
        let text = "{\"a\":[\"{\\\"members\\\":\\\"all\\\",\\\"property\\\":\\\"c\\\",\\\"subject\\\":\\\"b\\\",\\\"time\\\":\\\"2025-09\\\",\\\"values\\\":[\\\"\\\\\\\"1\\\\\\\"\\\"]}\",\
                    \"{\\\"property\\\":\\\"c\\\",\\\"scope\\\":{\\\"p\\\":\\\"q r\\\"},\\\"subject\\\":\\\"b\\\",\\\"values\\\":[\\\"y \u{e9}\\\",\\\"z\\\"]}\"]}";
        let wanted = format!("{VERSION}{}", snapshot::digest(text.as_bytes()).as_str());
        assert_eq!(digest(&[&claim]), wanted);
    }
}
