//! Words and what became of them: word diffs, and sentences of ours that hold words of others.

use super::Page;
use crate::diff::{Part, Side};

/// A line of text as a diff shows it.
#[derive(Clone, Copy)]
pub(in crate::render) enum Line<'a> {
    /// Both sides in one, part by part.
    Words(&'a [Part]),
    /// What stands on one side, or on both.
    Text(&'a str, Side),
}

impl Line<'_> {
    /// Writes it; each replacement reads together, and is told apart in words for those who do not see it.
    pub(in crate::render) fn write(self, page: &mut Page) {
        match self {
            Self::Text(text, side) => one(text, side, page),
            Self::Words(parts) => {
                for (at, part) in parts.iter().enumerate() {
                    if part.side == Side::Both {
                        page.text(&part.text);
                        continue;
                    }
                    one(part.text.trim_end(), part.side, page);
                    // The old and the new words of a replacement are told apart by a space even where the text has none.
                    let swapped = part.side == Side::Old
                        && parts.get(at + 1).is_some_and(|next| next.side == Side::New);
                    if swapped || part.text.ends_with(char::is_whitespace) {
                        page.text(" ");
                    }
                }
            }
        }
    }
}

fn one(text: &str, side: Side, page: &mut Page) {
    let (name, before, after) = match side {
        Side::Both => return page.text(text),
        Side::Old => ("del", "deleted: ", ", end of deletion"),
        Side::New => ("ins", "inserted: ", ", end of insertion"),
    };
    page.element(name, &[], |page| {
        page.leaf("span", &[("class", "hidden")], before);
        page.text(text);
        page.leaf("span", &[("class", "hidden")], after);
    });
}

/// Writes a sentence of ours, with what stands in backticks set as what it is: words of others. Backticks that do not
/// pair up stay.
pub(in crate::render) fn said(sentence: &str, page: &mut Page) {
    if !sentence.matches('`').count().is_multiple_of(2) {
        return page.text(sentence);
    }
    for (at, part) in sentence.split('`').enumerate() {
        if at % 2 == 1 { page.leaf("q", &[("dir", "auto")], part) } else { page.text(part) }
    }
}

/// What an element is named by in a page, from the kind and the id of what it shows.
pub(in crate::render) fn anchor(kind: &str, id: &str) -> String {
    let id: String = id.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    format!("{kind}-{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replacement_reads_together_and_hostile_words_are_text() {
        let part = |side, text: &str| Part { side, text: text.to_owned() };
        let parts = [
            part(Side::Both, "It cost "),
            part(Side::Old, "<b>4</b> "),
            part(Side::New, "5\u{202e} "),
            part(Side::Both, "euros."),
        ];
        let mut page = Page::default();
        Line::Words(&parts).write(&mut page);
        assert_eq!(
            page.finish(),
            concat!(
                "It cost <del><span class=\"hidden\">deleted: </span>&lt;b&gt;4&lt;/b&gt;",
                "<span class=\"hidden\">, end of deletion</span></del> ",
                "<ins><span class=\"hidden\">inserted: </span>5\u{fffd}",
                "<span class=\"hidden\">, end of insertion</span></ins> euros."
            )
        );
    }
}
