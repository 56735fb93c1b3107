//! The lines of an attributes file that name the records, added and taken away without touching another byte.

/// What stands above the lines.
const REMARK: &str = "# Records of a ledger: `factlock git install` sets a clone up to read them.";
const PATTERNS: [&str; 3] = ["claims/**/*.yaml", "sources/*.yaml", "factlock.yaml"];

/// The lines for the ledger in a folder of the repository.
pub(super) fn lines(prefix: &str) -> Vec<String> {
    let line = |pattern: &str| {
        let special = |c: char| "\\*?[]".contains(c);
        let mut path = String::from("/");
        for c in prefix.chars() {
            if special(c) {
                path.push('\\');
            }
            path.push(c);
        }
        path += pattern;
        // A pattern with a space is written in quotes, in which a backslash is written twice.
        if path.contains([' ', '"', '\t']) {
            path = format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\""));
        }
        format!("{path} diff=factlock merge=factlock")
    };
    std::iter::once(REMARK.to_owned()).chain(PATTERNS.iter().map(|pattern| line(pattern))).collect()
}

/// The file with the lines; nothing where it has them all.
pub(super) fn with(text: Option<&str>, lines: &[String]) -> Option<String> {
    let there = |line: &String| text.is_some_and(|text| text.lines().any(|known| known.trim() == line));
    let missing: Vec<&str> = lines.iter().filter(|line| !there(line)).map(String::as_str).collect();
    if missing.iter().all(|line| *line == REMARK) {
        return None;
    }
    let line_break = if text.is_some_and(|text| text.contains("\r\n")) { "\r\n" } else { "\n" };
    let added = missing.join(line_break);
    Some(match text {
        None => added + line_break,
        Some("") => added,
        Some(text) if text.ends_with('\n') => format!("{text}{added}{line_break}"),
        // A file without a line break at its end has none afterwards either, so that `without` gives it back.
        Some(text) => format!("{text}{line_break}{added}"),
    })
}

/// What becomes of a file from which the lines are taken.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Without {
    /// It has none of them.
    Same,
    /// It holds something else too.
    Rest(String),
    /// It held nothing else: it was made for them.
    Nothing,
}

/// The file without the lines.
pub(super) fn without(text: &str, lines: &[String]) -> Without {
    let ours = |line: &str| lines.iter().any(|known| known == line.trim());
    if !text.lines().any(ours) {
        return Without::Same;
    }
    let rest: String = text.split_inclusive('\n').filter(|line| !ours(line)).collect();
    if rest.is_empty() && text.ends_with('\n') {
        return Without::Nothing;
    }
    let added_behind = !text.ends_with('\n') && text.lines().last().is_some_and(ours);
    let rest = if added_behind {
        rest.strip_suffix("\r\n").or_else(|| rest.strip_suffix('\n')).unwrap_or(&rest).to_owned()
    } else {
        rest
    };
    Without::Rest(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_is_taken_away_to_the_byte() {
        let lines = lines("");
        for text in ["", "a b", "a b\n", "a b\r\nc d\r\n", "a b\r\nc d", "# x\n\n"] {
            let added = with(Some(text), &lines).unwrap();
            assert_eq!(with(Some(&added), &lines), None, "{text:?}");
            assert_eq!(without(&added, &lines), Without::Rest(text.to_owned()), "{text:?}");
        }
        let made = with(None, &lines).unwrap();
        assert_eq!(without(&made, &lines), Without::Nothing);
        assert_eq!(without("a b\n", &lines), Without::Same);
        let half = made.split_inclusive('\n').take(2).collect::<String>() + "a b\n";
        assert_eq!(without(&half, &lines), Without::Rest("a b\n".to_owned()));
    }

    #[test]
    fn a_folder_with_an_odd_name_is_named_to_the_letter() {
        let lines = lines("a [b] *é/");
        assert_eq!(lines[3], "\"/a \\\\[b\\\\] \\\\*é/factlock.yaml\" diff=factlock merge=factlock");
    }
}
