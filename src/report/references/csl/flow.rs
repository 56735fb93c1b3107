//! What the processor has built to the parts of a line.

use hayagriva::citationberg::{FontStyle, FontVariant, FontWeight, TextDecoration, VerticalAlign};
use hayagriva::{BibliographyItem, Elem, ElemChild, ElemMeta, Formatted, Formatting};

use super::kept::{Kept, is_mark};
use crate::report::references::{Height, Look, Part, Reference};

/// The line, without the number or label that it would have in a list.
pub(super) fn flow(line: BibliographyItem, kept: &Kept) -> Reference {
    let mut parts = Vec::new();
    if let Some(first) = line.first_field {
        child(&first, &mut parts);
        push(" ", Look::default(), None, &mut parts);
    }
    line.content.0.iter().for_each(|one| child(one, &mut parts));
    let mut parts = punctuated(parts);
    for part in &mut parts {
        part.text = kept.restored(&part.text);
    }
    Reference { parts }
}

fn child(one: &ElemChild, parts: &mut Vec<Part>) {
    match one {
        ElemChild::Text(Formatted { text, formatting }) => push(text, look(*formatting), None, parts),
        ElemChild::Markup(text) => push(text, Look::default(), None, parts),
        ElemChild::Link { text, url } => push(&text.text, look(text.formatting), Some(url), parts),
        ElemChild::Elem(elem) if is_number(elem) => {}
        ElemChild::Elem(elem) => {
            // What stands in a block of its own is a line with the rest here.
            let apart = if elem.display.is_some() { " " } else { "" };
            push(apart, Look::default(), None, parts);
            elem.children.0.iter().for_each(|one| child(one, parts));
            push(apart, Look::default(), None, parts);
        }
        ElemChild::Transparent { .. } => {}
    }
}

/// Whether it is the number or the label of a line, with what stands around it.
fn is_number(elem: &Elem) -> bool {
    let number = [ElemMeta::CitationNumber, ElemMeta::CitationLabel];
    number.iter().any(|meta| elem.meta.as_ref() == Some(meta) || elem.children.find_meta(meta).is_some())
}

fn push(text: &str, look: Look, address: Option<&String>, parts: &mut Vec<Part>) {
    match parts.last_mut() {
        Some(last) if last.look == look && last.address.is_none() && address.is_none() => {
            last.text.push_str(text);
        }
        _ => parts.push(Part { text: text.to_owned(), look, address: address.cloned() }),
    }
}

/// The parts with one space where there are several, with none at the ends or before a mark, and with one mark where a
/// style has put two, such as the full stop of an abbreviation and that behind it.
///
/// What the source itself says in such a way is kept from this, as addresses are.
fn punctuated(parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    // The last mark or letter: no space, nothing that closes.
    let mut before = ' ';
    for part in parts {
        let exact = part.address.is_some();
        let mut text = String::with_capacity(part.text.len());
        for c in part.text.chars() {
            let c = if c == '\n' { ' ' } else { c };
            let last = last(&text, &out);
            let ended = c == '.' && matches!(last, Some('?' | '!'));
            if !exact && (ended || repeats(before, c) || c == ' ' && last.is_none_or(|last| last == ' ')) {
                continue;
            }
            if !exact && is_mark(c) {
                drop_last(' ', &mut text, &mut out);
                if matches!(before, ',' | ';') && matches!(c, '.' | ')' | ']') {
                    drop_last(before, &mut text, &mut out);
                }
            }
            text.push(c);
            before = if c == ' ' || closes(c) { before } else { c };
        }
        out.push(Part { text, ..part });
    }
    for left_over in [' ', ',', ' '] {
        drop_last(left_over, &mut String::new(), &mut out);
    }
    out.retain(|part| !part.text.is_empty());
    out
}

/// The last character of what was written.
fn last(text: &str, written: &[Part]) -> Option<char> {
    let mut texts = std::iter::once(text).chain(written.iter().rev().map(|part| part.text.as_str()));
    texts.find_map(|text| text.chars().next_back())
}

/// Takes back a character, if it is the last one of what was written.
fn drop_last(what: char, text: &mut String, written: &mut [Part]) {
    let mut texts = std::iter::once(text).chain(written.iter_mut().rev().map(|part| &mut part.text));
    if let Some(text) = texts.find(|text| !text.is_empty())
        && text.ends_with(what)
    {
        text.pop();
    }
}

fn closes(c: char) -> bool {
    matches!(c, '”' | '’' | '"')
}

/// Whether a mark says nothing more behind another.
fn repeats(before: char, c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':') && (before == c || before == ':' && c == '.')
}

fn look(formatting: Formatting) -> Look {
    Look {
        italic: formatting.font_style == FontStyle::Italic
            || formatting.text_decoration == TextDecoration::Underline,
        bold: formatting.font_weight == FontWeight::Bold,
        small_capitals: formatting.font_variant == FontVariant::SmallCaps,
        height: match formatting.vertical_align {
            VerticalAlign::Sup => Height::Raised,
            VerticalAlign::Sub => Height::Lowered,
            _ => Height::Line,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &str) -> Part {
        Part { text: text.to_owned(), look: Look::default(), address: None }
    }

    #[test]
    fn spaces_and_marks_are_single_also_from_part_to_part() {
        for (parts, wanted) in [
            (&[" ", " a  b ", " c\n\nd ", " "][..], "a b c d"),
            (&["n.d.", ". “Us.”", ". 5 ", ": 6"], "n.d. “Us.” 5: 6"),
            (&["Examples, ", ", 2 May"], "Examples, 2 May"),
            (&["Press, ", ". 5; .", " In:", ". 6"], "Press. 5. In: 6"),
            (&["“Why?”", ". "], "“Why?”."),
            (&["Why?", "."], "Why?"),
            (&["Desk. (2025, ", " ). A page, "], "Desk. (2025). A page"),
            (&[" ", "\n"], ""),
        ] {
            let parts = punctuated(parts.iter().map(|text| part(text)).collect());
            assert_eq!(Reference { parts }.text(), wanted);
        }
        let link = Part { address: Some("https://a.example/..".to_owned()), ..part("https://a.example/..") };
        let parts = punctuated(vec![part("At "), link.clone(), part(".")]);
        assert_eq!(Reference { parts }.text(), "At https://a.example/..");
    }
}
