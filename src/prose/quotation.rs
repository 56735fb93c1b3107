//! What stands in quotation marks.

use crate::text::Span;

/// What stands between quotation marks, without the marks, in order. A quotation that begins or ends outside the text
/// reaches to its edge.
pub fn quotations(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut inside: Option<(char, usize)> = None;
    let mut before = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let after = letters.peek().map(|&(_, c)| c);
        match inside {
            Some((open, start)) if closes(open, before, c, after) => {
                found.push(Span::new(start, at));
                inside = None;
            }
            None if opens(before, c, after) => inside = Some((c, at + c.len_utf8())),
            None if matches!(c, '\u{201d}' | '\u{bb}') => found.push(Span::new(0, at)),
            _ => {}
        }
        before = Some(c);
    }
    // A lone apostrophe is no quotation.
    let open = inside.filter(|(open, _)| !matches!(open, '\'' | '\u{2018}'));
    found.extend(open.map(|(_, start)| Span::new(start, text.len())));
    found
}

/// The number of words in the longest quotation.
pub(super) fn longest(sentence: &str) -> usize {
    quotations(sentence).into_iter().map(|span| count(&sentence[span.range()])).max().unwrap_or(0)
}

fn opens(before: Option<char>, c: char, after: Option<char>) -> bool {
    let at_start_of_word =
        before.is_none_or(|c| !c.is_alphanumeric()) && after.is_some_and(|c| !c.is_whitespace());
    match c {
        '\u{201c}' | '\u{201e}' | '\u{ab}' => true,
        '"' | '\u{2018}' => at_start_of_word,
        '\'' => at_start_of_word && !after.is_some_and(char::is_numeric),
        _ => false,
    }
}

fn closes(open: char, before: Option<char>, c: char, after: Option<char>) -> bool {
    let at_end_of_word =
        before.is_some_and(|c| !c.is_whitespace()) && after.is_none_or(|c| !c.is_alphanumeric());
    match open {
        '\u{201c}' => c == '\u{201d}',
        '\u{201e}' => matches!(c, '\u{201c}' | '\u{201d}'),
        '\u{ab}' => c == '\u{bb}',
        '"' => c == '"',
        '\u{2018}' => c == '\u{2019}' && at_end_of_word,
        _ => c == '\'' && at_end_of_word,
    }
}

fn count(quoted: &str) -> usize {
    quoted.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::longest;

    #[test]
    fn counts_the_words_of_the_longest_quotation() {
        for (sentence, words) in [
            ("He called it \u{201c}much more\u{201d} than \u{201c}fine\u{201d}.", 2),
            ("He said: \"It is what it is.\"", 5),
            ("\u{201c}We tried.", 2),
            ("It was hard,\u{201d} she said.", 3),
            ("The \u{2018}foundation model\u{2019} failed.", 2),
            ("The workers\u{2019} union and the firm\u{2019}s lawyers met.", 0),
            ("The workers' union and the firm's 'open door' failed.", 2),
            ("In the '90s the kids' toys were cheap.", 0),
            ("\u{ab}Never again\u{bb}, \u{201e}not now\u{201c}.", 2),
            ("A 5\" pipe and a 6\" pipe.", 0),
            ("No quotation.", 0),
        ] {
            assert_eq!(longest(sentence), words, "{sentence}");
        }
    }
}
