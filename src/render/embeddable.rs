//! JSON that may stand anywhere: in a script of a page, in a terminal.

use std::fmt::Write as _;

/// The JSON with everything escaped that could end a script, open a comment, reorder a line or steer a terminal.
/// It says the same: these characters stand in texts only, and there each may be written by its number.
pub fn embeddable(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if super::visible::hidden(c) || matches!(c, '<' | '>' | '&') {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_the_same_and_nothing_else() {
        let hostile = "</script><!-- ]]> &amp; \u{202e}\u{2028}\u{feff}\u{9b} \u{1f600} \"";
        let json = serde_json::to_string(hostile).unwrap();
        let shown = embeddable(&json);
        for live in ["<", ">", "&", "\u{202e}", "\u{2028}", "\u{feff}", "\u{9b}"] {
            assert!(!shown.contains(live), "{live:?} in {shown}");
        }
        assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), hostile);
    }
}
