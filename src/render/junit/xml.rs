//! XML 1.0, as much as a report needs: attributes and text that hold whatever a record holds.

use crate::render::visible;

/// ` name="value"`.
pub(super) fn attribute(name: &str, value: &str) -> String {
    format!(" {name}=\"{}\"", escaped(value, true))
}

/// Text between tags.
pub(super) fn text(text: &str) -> String {
    escaped(text, false)
}

/// Markup is escaped, and so is what a runner of GitHub takes for a command; what XML 1.0 cannot hold is shown by a
/// stand-in. A reader normalises white space in attributes and line ends everywhere unless it is escaped.
fn escaped(text: &str, attribute: bool) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut before = ' ';
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            '\n' if attribute => out.push_str("&#10;"),
            '\t' if attribute => out.push_str("&#9;"),
            '\r' => out.push_str("&#13;"),
            ':' if before == ':' => out.push_str("&#58;"),
            '#' if before == '#' => out.push_str("&#35;"),
            '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a reader of XML makes of escaped text.
    fn read(escaped: &str) -> String {
        let mut out = String::new();
        let mut rest = escaped;
        while let Some(at) = rest.find('&') {
            out.push_str(&rest[..at]);
            let (name, behind) = rest[at + 1..].split_once(';').expect("a reference ends");
            out.push(match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                number => char::from_u32(number.strip_prefix('#').unwrap().parse().unwrap()).unwrap(),
            });
            rest = behind;
        }
        out + rest
    }

    #[test]
    fn hostile_text_stays_text() {
        let hostile = "]]></failure><x a=\"b\">&amp;\u{0}\u{1b}[2J\u{fffe}\u{202e}\r\n::error::##[warning]";
        for escaped in [text(hostile), attribute("a", hostile)] {
            for live in ["]]>", "</", "<x", "\u{0}", "\u{1b}", "\u{fffe}", "\u{202e}", "\r", "::", "##["] {
                assert!(!escaped.contains(live), "{live:?} in {escaped}");
            }
        }
        assert!(!attribute("a", hostile).contains('\n'));
    }

    proptest! {
        #[test]
        fn a_reader_sees_what_is_shown(written in any::<String>()) {
            let shown = visible(&written).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
            for attribute in [false, true] {
                let escaped = escaped(&written, attribute);
                prop_assert!(!escaped.contains(['<', '>', '\r']));
                let allowed = |c: char| c >= ' ' || matches!(c, '\n' | '\t');
                prop_assert!(escaped.chars().all(allowed));
                prop_assert_eq!(read(&escaped), shown.as_str());
            }
        }
    }
}
