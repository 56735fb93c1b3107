//! How a text is written as a scalar: without quotes where every reader takes it for that text.

/// Where a scalar stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// Between brackets or braces.
    Flow,
    /// On lines of its own.
    Block,
}

/// The text on one line: plain if that is safe, else in single quotes, else in double quotes.
pub(super) fn one_line(text: &str, around: Around) -> String {
    if is_plain(text, around) {
        text.to_owned()
    } else if needs_escapes(text) {
        double(text)
    } else {
        single(text)
    }
}

/// The text as it can stand anywhere on one line, between braces too: what is written so can be followed to the letter.
pub fn in_line(text: &str) -> String {
    one_line(text, Around::Flow)
}

/// The text in single quotes.
pub(super) fn single(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// The text in double quotes, with escapes for all that cannot be seen.
pub(super) fn double(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\u{85}' => quoted.push_str("\\N"),
            '\u{2028}' => quoted.push_str("\\L"),
            '\u{2029}' => quoted.push_str("\\P"),
            c if c.is_control() || c == '\u{FEFF}' => {
                quoted.extend(["\\u", &format!("{:04x}", u32::from(c))]);
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether only double quotes can express the text on one line.
pub(super) fn needs_escapes(text: &str) -> bool {
    text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}'))
}

/// Whether the text can stand without quotes, be it text or not.
pub(super) fn fits_plain(text: &str, around: Around) -> bool {
    let bracketed = around == Around::Flow && text.contains([',', '[', ']', '{', '}']);
    let odd = text.is_empty() || text.starts_with('?') || bracketed || needs_escapes(text);
    !odd && (is_number_like(text)
        || is_word_of_yaml(text)
        || serde_yaml::to_string(text).is_ok_and(|written| written.trim_end_matches('\n') == text))
}

/// Whether every reader of YAML 1.1 and 1.2 takes the text, written without quotes, for this very text.
pub(super) fn is_plain(text: &str, around: Around) -> bool {
    !is_number_like(text) && !is_word_of_yaml(text) && fits_plain(text, around)
}

/// Words that some reader takes for a boolean, nothing, a number, or a sign.
fn is_word_of_yaml(text: &str) -> bool {
    const WORDS: [&str; 15] =
        ["y", "yes", "n", "no", "true", "false", "on", "off", "null", "~", ".inf", ".nan", "<<", "=", "nan"];
    let bare = text.strip_prefix(['-', '+']).unwrap_or(text);
    text.len() <= 6 && WORDS.iter().any(|word| bare.eq_ignore_ascii_case(word))
}

/// Digits with all that dates, times, ranges and numbers in any base put between them.
fn is_number_like(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '+', '.']);
    let prefix = digits.get(..2).map(str::to_ascii_lowercase);
    if matches!(prefix.as_deref(), Some("0x" | "0o" | "0b")) {
        return digits[2..].bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'_');
    }
    text.len() - digits.len() <= 2
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && !digits.ends_with([' ', ':'])
        && digits.bytes().all(|byte| byte.is_ascii_digit() || b"_,.:eE+-TtZz ".contains(&byte))
        && !digits.contains(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_only_what_a_reader_could_take_for_something_else() {
        for plain in [
            "a b",
            "it's",
            "a \"b\" c",
            "http://a.example/b?c=d&e#f",
            "a:b",
            "-a",
            ":a",
            "1990s",
            "a, b",
            "A <a@example.org>",
            "sha256:80c9",
            "nothing",
            "\u{e9}",
            "a - b",
            "a?",
            "note",
            "v1.0",
        ] {
            assert!(is_plain(plain, Around::Block), "{plain}");
        }
        for quoted in [
            "",
            "no",
            "Yes",
            "on",
            "y",
            "N",
            "true",
            "null",
            "~",
            "1",
            "-1",
            "+1",
            "1.10",
            "0123",
            "0o17",
            "0x1F",
            "1e3",
            "1_000",
            ".5",
            "2026-01-02",
            "2026-01",
            "12:30",
            "12:30:45",
            "60..70",
            "1,000",
            ".inf",
            "-.inf",
            ".NaN",
            "<<",
            "=",
            "- a",
            "? a",
            "?a",
            "a: b",
            "a:",
            "a #b",
            "#a",
            "@a",
            "`a",
            "%a",
            "!a",
            "&a",
            "*a",
            "|",
            ">",
            "'a",
            "\"a",
            "[a",
            "{a",
            "---",
            "--- a",
            "...",
            " a",
            "a ",
            "-",
            ":",
            ",a",
            "2001-12-14 21:59:43.10 -5",
        ] {
            assert!(!is_plain(quoted, Around::Block), "{quoted}");
            assert_eq!(one_line(quoted, Around::Block), format!("'{}'", quoted.replace('\'', "''")));
        }
        for flow in ["a, b", "a]", "a}", "[", "a{b"] {
            assert!(!is_plain(flow, Around::Flow), "{flow}");
        }
        assert_eq!(one_line("a\tb\u{2028}\"\\", Around::Block), "\"a\\tb\\L\\\"\\\\\"");
    }

    #[test]
    fn numbers_and_dates_may_stand_plain_when_they_are_meant() {
        for word in ["4", "-1", "1.5", "2026-01-02", "true", "0x1F", "~"] {
            assert!(fits_plain(word, Around::Flow) && !is_plain(word, Around::Flow), "{word}");
        }
        for text in ["", "a: b", "- a", "1: 2", "a\nb"] {
            assert!(!fits_plain(text, Around::Block), "{text:?}");
        }
    }
}
