//! Output on its way to a reader: through the log of a runner, over a terminal, into a page.
//!
//! A runner of GitHub takes commands from all that a step prints: `::name::` at the start of a line, and `##[name]`
//! anywhere in it. What stands in records must be neither, whatever the format.

use std::fmt::Write as _;

use serde::Serialize;

use super::visible::hidden;
use crate::check::Judged;

/// What is the case, what stands there, why, and what to do, in a line each.
pub(super) fn in_lines(judged: &Judged) -> String {
    let finding = &judged.finding;
    let label = Some(&judged.primary.label).filter(|label| !label.is_empty());
    let above = label.into_iter().chain(&finding.notes).map(|line| format!("\n{line}"));
    let help = finding.help.iter().map(|help| format!("\nhelp: {help}"));
    std::iter::once(finding.message.clone()).chain(above).chain(help).collect()
}

/// JSON on many lines, with a line feed at its end.
pub(super) fn json_lines(value: &impl Serialize) -> String {
    escaped(&serde_json::to_string_pretty(value).unwrap_or_default()) + "\n"
}

/// JSON on one line, without its end.
pub(super) fn json_line(value: &impl Serialize) -> String {
    escaped(&serde_json::to_string(value).unwrap_or_default())
}

/// JSON in which a terminal, a page or a runner finds nothing to act on. Every reader undoes the escapes: outside of its
/// strings JSON has none of these characters.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 64);
    let mut before = ' ';
    for c in json.chars() {
        let live = match c {
            // `</script>` and `<!--` end or open something where JSON stands in a page.
            '<' => true,
            '#' => before == '#',
            '\n' | '\t' | '\r' => false,
            c => hidden(c) || unseen(c),
        };
        if live {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
        before = c;
    }
    out
}

/// Text in which a runner finds no command. A character that would make one is shown as a dot, which keeps the columns.
pub(super) fn without_commands(text: String) -> String {
    if !(text.contains("::") || text.contains('#')) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    // The last two characters that are seen: some readers skip the others.
    let (mut first, mut second) = ('\n', '\n');
    let mut begins = true;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let live = match c {
            '[' => (first, second) == ('#', '#'),
            // Three colons, by which excerpts name a file, are no command.
            ':' => begins && second == ':' && first != ':' && letters.peek() != Some(&':'),
            _ => false,
        };
        out.push(if live { '·' } else { c });
        if matches!(c, '\n' | '\r') {
            begins = true;
        } else if !(c.is_whitespace() || c == ':' || unseen(c)) {
            begins = false;
        }
        if !unseen(c) {
            (first, second) = (second, if live { '·' } else { c });
        }
    }
    out
}

/// Characters of no width, which some readers skip when they compare.
fn unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn json_says_the_same_and_does_nothing() {
        let hostile =
            "##[error]x </script><!-- \u{1b}[2J\u{7f}\u{9b}\u{202e}\u{2028}#\u{200b}#[x] é\u{feff}\u{fe0f}";
        for written in [json_lines(&hostile), json_line(&hostile)] {
            assert_eq!(serde_json::from_str::<String>(&written).unwrap(), hostile);
            for live in ["##[", "</", "<!", "\u{1b}", "\u{7f}", "\u{9b}", "\u{202e}", "\u{2028}", "\u{feff}"]
            {
                assert!(!written.contains(live), "{live:?} in {written}");
            }
        }
    }

    #[test]
    fn a_line_is_no_command() {
        let inert = |text: &str| without_commands(text.to_owned());
        assert_eq!(inert("a\n  ::error::b ##[warning]c"), "a\n  :·error::b ##·warning]c");
        assert_eq!(inert("#\u{200b}#[x]\n:\u{200b}:y \r::x"), "#\u{200b}#·x]\n:\u{200b}·y \r:·x");
        assert_eq!(inert("4 | ::error::x, a::b, # [x]"), "4 | ::error::x, a::b, # [x]");
        assert_eq!(inert("  ::: sources/a.md:1:2"), "  ::: sources/a.md:1:2");
        assert_eq!(inert("###[x]"), "###·x]");
    }

    proptest! {
        #[test]
        fn json_is_read_back_as_it_was(text in "[ -~\n\t#<\\\\\"\u{80}-\u{a0}\u{200b}-\u{202e}\u{1f600}]{0,40}") {
            prop_assert_eq!(serde_json::from_str::<String>(&json_line(&text)).unwrap(), text);
        }
    }
}
