//! Two texts word by word, with numbers, compounds and what has no space inside kept whole.

use similar::DiffOp;

use super::units::{Part, Side};
use crate::prose::{Folding, fold};
use crate::text::edit_script;

/// The word diff of two texts. Words that differ only in typography are the same; capitals are not.
pub(super) fn parts(old: &str, new: &str) -> Vec<Part> {
    let (old, new) = (pieces(old), pieces(new));
    let keys = |pieces: &[&str]| -> Vec<String> {
        pieces.iter().map(|piece| fold(piece, Folding::Typography).text.trim().to_owned()).collect()
    };
    let (old_keys, new_keys) = (keys(&old), keys(&new));
    let mut parts = Vec::new();
    let mut push = |side, text: String| {
        if !text.is_empty() {
            parts.push(Part { side, text });
        }
    };
    let spaced = |piece: &str| piece.ends_with(char::is_whitespace);
    for op in edit_script(&old_keys, &new_keys) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            let mut both = old[old_index..old_index + len].concat();
            // So that no words run together where more follows on the new side only.
            if !spaced(&both) && spaced(new[new_index + len - 1]) {
                both.push(' ');
            }
            push(Side::Both, both);
        } else {
            push(Side::Old, old[op.old_range()].concat());
            push(Side::New, new[op.new_range()].concat());
        }
    }
    parts
}

/// Words and punctuation marks, each with the white space behind it. Marks inside a word or number belong to it:
/// `$294,000`, `512-chip`, `don’t`.
fn pieces(text: &str) -> Vec<&str> {
    let mut starts = Vec::new();
    let mut before = Kind::Space;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let kind = kind(c, before, next);
        if kind != Kind::Space && (kind != before || kind == Kind::Mark) || at == 0 {
            starts.push(at);
        }
        before = kind;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(&start, end)| &text[start..end]).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Mark,
    Space,
}

fn kind(c: char, before: Kind, next: Option<char>) -> Kind {
    let goes_on = before == Kind::Word && next.is_some_and(char::is_alphanumeric);
    match c {
        _ if c.is_whitespace() => Kind::Space,
        _ if c.is_alphanumeric() => Kind::Word,
        // Accents written behind their letter.
        '\u{300}'..='\u{36f}' => before,
        '$' | '€' | '£' | '¥' if next.is_some_and(char::is_numeric) => Kind::Word,
        '%' if before == Kind::Word => Kind::Word,
        '.' | ',' | '\'' | '’' | '-' | '/' | '\u{2010}' | '\u{2011}' if goes_on => Kind::Word,
        _ => Kind::Mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_numbers_and_compounds_whole() {
        assert_eq!(
            pieces("It cost $294,000—a 512-chip “fix”, 5%."),
            ["It ", "cost ", "$294,000", "—", "a ", "512-chip ", "“", "fix", "”", ", ", "5%", "."]
        );
    }

    #[test]
    fn tells_both_sides() {
        let told: Vec<(Side, String)> =
            parts("It “cost” $294,000 in all.", "It \"cost\" only $295,000 in all.")
                .into_iter()
                .map(|part| (part.side, part.text))
                .collect();
        let part = |side, text: &str| (side, text.to_owned());
        assert_eq!(
            told,
            [
                part(Side::Both, "It “cost” "),
                part(Side::Old, "$294,000 "),
                part(Side::New, "only $295,000 "),
                part(Side::Both, "in all.")
            ]
        );
    }
}
