//! How a table is cut into cells: what separates them, and whether every quote that opens is closed.

use super::ImportError;

/// What a table says about itself in a first line `sep=;`, which spreadsheets write and hide, and the text behind it.
pub(super) fn told(text: &str) -> Option<(u8, &str)> {
    let end = text.find('\n')?;
    let (line, rest) = (text[..end].trim_end(), &text[end + 1..]);
    let line = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or(line);
    let (key, separator) = (line.get(..4)?, line.get(4..)?);
    // What stands at the end of a line is a tab or nothing, since the line was trimmed.
    let separator = if separator.is_empty() && text[..end].contains('\t') { "\t" } else { separator };
    match separator.as_bytes() {
        [one] if key.eq_ignore_ascii_case("sep=") && one.is_ascii() && *one != b'"' => Some((*one, rest)),
        _ => None,
    }
}

/// What the first row is cut at most often.
pub(super) fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let times = |delimiter: u8| first.bytes().filter(|byte| *byte == delimiter).count();
    // Of as many, the first.
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|delimiter| times(*delimiter)).unwrap_or(b',')
}

/// Makes sure that no quote swallows the rows behind it: one that is open at the end of the text, or that only the
/// opening quote of a later row closes, so that words follow. `before` lines stand before the text.
///
/// # Errors
/// With the line in which the quote opens.
pub(super) fn closed(text: &str, delimiter: u8, before: usize) -> Result<(), ImportError> {
    let bytes = text.as_bytes();
    let (mut line, mut at) = (before + 1, 0);
    // Whether a cell begins here: a quote inside of a cell is only a sign.
    let mut fresh = true;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        if byte != b'"' || !fresh {
            line += usize::from(byte == b'\n');
            fresh = byte == delimiter || matches!(byte, b'\n' | b'\r');
            continue;
        }
        let opened = line;
        let unclosed = || {
            ImportError::new(
                format!("a quote opens in line {opened} and is not closed where its cell ends"),
                "close it there; a quote inside of a quoted cell is written twice",
            )
        };
        loop {
            match (bytes.get(at), bytes.get(at + 1)) {
                (None, _) => return Err(unclosed()),
                (Some(b'"'), Some(b'"')) => at += 2,
                (Some(b'"'), next) => {
                    let ends = next.is_none_or(|next| *next == delimiter || matches!(next, b'\n' | b'\r'));
                    if !ends && line > opened {
                        return Err(unclosed());
                    }
                    at += 1;
                    fresh = false;
                    break;
                }
                (Some(byte), _) => {
                    line += usize::from(*byte == b'\n');
                    at += 1;
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_that_swallows_rows_is_found() {
        for (text, line) in [
            ("a,b\n\"x\",\"y \"\"z\"\"\"\n", None),
            ("a,b\n\"x\ny\",z\n", None),
            ("a,b\nsays \"x,y\n", None),
            ("a,b\n\"x\" y,z\n", None),
            ("a,b\nx,\"", Some(2)),
            ("a,b\n\"x,y\nz,z\nz,z\n", Some(2)),
            ("a,b\n\"x\n\",y\n\"z,y\n\"z\",z\n", Some(4)),
        ] {
            let found = closed(text, b',', 0).err().map(|error| error.message);
            let wanted = line
                .map(|line| format!("a quote opens in line {line} and is not closed where its cell ends"));
            assert_eq!(found, wanted, "{text:?}");
        }
    }

    #[test]
    fn a_table_may_say_what_separates_its_cells() {
        assert_eq!(told("sep=;\r\na;b\n"), Some((b';', "a;b\n")));
        assert_eq!(told("\"SEP=|\"\na|b"), Some((b'|', "a|b")));
        assert_eq!(told("sep=\t\na\tb"), Some((b'\t', "a\tb")));
        assert_eq!(told("sep=\na,b"), None);
        assert_eq!(told("claim;b\nx;y"), None);
    }
}
