//! JSON as pages hold it where nobody checked it: line breaks inside of texts, commas too many, wrapped in markup.

/// What surrounds JSON that was cut out of a page.
const WRAPPERS: [(&str, &str); 4] =
    [("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("/*<![CDATA[*/", "/*]]>*/"), ("<![CDATA[", "]]>")];

/// The text with what is surely meant, and what was done to it; nothing where there was nothing to do.
pub(super) fn repaired(text: &str) -> Option<(String, String)> {
    let mut how = Vec::new();
    let mut inner = text.trim();
    for (begin, end) in WRAPPERS {
        if let Some(rest) = inner.strip_prefix(begin) {
            inner = rest.trim().strip_suffix(end).unwrap_or(rest).trim();
            how.push("the markup around it taken away".to_owned());
        }
    }
    let (mended, [controls, escapes, commas, halves]) = mended(inner);
    for (number, one, many) in [
        (
            controls,
            "line break or control character inside of a text escaped",
            "line breaks and control characters inside of texts escaped",
        ),
        (
            escapes,
            "escape that JSON does not have read as its character",
            "escapes that JSON does not have read as their characters",
        ),
        (commas, "comma too many taken out", "commas too many taken out"),
        (halves, "half of a character read as \u{fffd}", "halves of characters read as \u{fffd}"),
    ] {
        match number {
            0 => {}
            1 => how.push(format!("1 {one}")),
            number => how.push(format!("{number} {many}")),
        }
    }
    (!how.is_empty()).then(|| (mended, how.join(", ")))
}

/// The text, and how many control characters, escapes, commas and halves of characters were mended.
fn mended(text: &str) -> (String, [usize; 4]) {
    let mut out = String::with_capacity(text.len());
    let (mut controls, mut escapes, mut commas, mut halves) = (0, 0, 0, 0);
    let mut inside = false;
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => {
                inside = !inside;
                out.push(c);
            }
            '\\' if inside && is_half(text, at) => {
                halves += 1;
                out.push('\u{fffd}');
                // `uXXXX`
                chars.nth(4);
            }
            '\\' if inside => match chars.next() {
                Some((_, next @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u'))) => {
                    out.extend(['\\', next]);
                }
                Some((_, next)) => {
                    escapes += 1;
                    out.push(next);
                }
                None => out.push(c),
            },
            c if inside && c < ' ' => {
                controls += 1;
                out.push_str(match c {
                    '\n' => "\\n",
                    '\t' => "\\t",
                    '\r' => "\\r",
                    _ => " ",
                });
            }
            ',' if !inside => {
                let rest = &text[at..];
                let behind = rest.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
                let run = &rest[..rest.len() - behind.len()];
                let parts = !behind.is_empty()
                    && !behind.starts_with([']', '}'])
                    && !matches!(out.trim_end().chars().next_back(), None | Some('[' | '{'));
                commas += run.matches(',').count() - usize::from(parts);
                out.extend(parts.then_some(','));
                out.extend(run.chars().filter(|c| *c != ','));
                for _ in run.chars().skip(1) {
                    chars.next();
                }
            }
            c => out.push(c),
        }
    }
    (out, [controls, escapes, commas, halves])
}

/// Whether one half of a character of UTF-16 is written there, as `\uD83D`, and the other half does not stand beside it.
fn is_half(text: &str, at: usize) -> bool {
    let unit = |at: usize| u32::from_str_radix(text.get(at..at + 6)?.strip_prefix("\\u")?, 16).ok();
    let (before, after) = (at.checked_sub(6).and_then(unit), unit(at + 6));
    match unit(at) {
        Some(0xd800..0xdc00) => !matches!(after, Some(0xdc00..0xe000)),
        Some(0xdc00..0xe000) => !matches!(before, Some(0xd800..0xdc00)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mends_what_is_surely_meant() {
        let broken =
            "<!--\n{\"a\": \"one\ntwo\tthree, ]\", \"b\": [1, 2, ], \"c\": \"it\\'s \\\"so\\\"\",}\n-->";
        let (mended, how) = repaired(broken).unwrap();
        assert_eq!(mended, "{\"a\": \"one\\ntwo\\tthree, ]\", \"b\": [1, 2 ], \"c\": \"it's \\\"so\\\"\"}");
        assert_eq!(
            how,
            "the markup around it taken away, 2 line breaks and control characters inside of texts escaped, \
             1 escape that JSON does not have read as its character, 2 commas too many taken out"
        );
        assert_eq!(repaired("{\"a\": }"), None);
        let (mended, how) = repaired("[,1,, 2 ,\n, {,\"a,,\": \",, \",,},],").unwrap();
        assert_eq!(mended, "[1, 2 ,\n {\"a,,\": \",, \"}]");
        assert_eq!(how, "8 commas too many taken out");
        let (mended, how) = repaired(r#"["\ud83d b", "\uDE00", "\ud83d\ude00", "\ud83d"]"#).unwrap();
        assert_eq!(mended, "[\"\u{fffd} b\", \"\u{fffd}\", \"\\ud83d\\ude00\", \"\u{fffd}\"]");
        assert_eq!(how, "3 halves of characters read as \u{fffd}");
    }
}
