//! Reading the marks of an editor: `[...]` leaves out, `[words]` puts in or replaces, `[T]he` changes a
//! letter's case, `use[d]` an ending.

use unicode_segmentation::UnicodeSegmentation;

/// A quote as its marks divide it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marked {
    /// What stands between the ellipses.
    pub(super) segments: Vec<Segment>,
}

/// A stretch of a quote without an ellipsis: text and insertions in turn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Segment {
    /// An insertion before the first text.
    pub(super) lead: Option<String>,
    /// The texts, each with the insertion that follows it; only the last may have none.
    pub(super) parts: Vec<Part>,
}

/// Text that must stand in the source as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Part {
    /// The text with bracketed letters in the case that the editor changed them from.
    pub(super) text: String,
    /// The text with those letters as they stand in the quote.
    pub(super) as_quoted: String,
    /// What was put in after it.
    pub(super) insertion: Option<String>,
    /// The insertion is the ending of the last word, as in `use[d]`.
    pub(super) ending: bool,
}

/// With more marks than these, brackets are text: each part is a search of its own.
const MOST_MARKS: usize = 64;

/// Reads the marks of a quote; none if it has no mark.
pub(super) fn parse(quote: &str) -> Option<Marked> {
    let mut segments = vec![Segment::default()];
    let mut open = Part::default();
    let mut rest = quote;
    let mut marks = 0;
    while let Some((before, inside, after)) = next_bracket(rest) {
        open.push(before);
        let attached = before.ends_with(char::is_alphabetic);
        rest = after;
        marks += 1;
        if marks > MOST_MARKS {
            return None;
        }
        let segment = segments.last_mut()?;
        if matches!(inside.trim(), "..." | "…" | ". . .") {
            segment.close(&std::mem::take(&mut open), None);
            segments.push(Segment::default());
        } else if let (Some(letter), true, false) =
            (single(inside), after.starts_with(char::is_alphabetic), attached)
        {
            open.text.push_str(&other_case(letter));
            open.as_quoted.push(letter);
        } else {
            open.ending = attached && !after.starts_with(char::is_alphabetic);
            segment.close(&std::mem::take(&mut open), Some(inside.trim().to_owned()));
        }
    }
    open.push(rest);
    segments.last_mut()?.close(&open, None);
    segments.retain(|segment| !segment.parts.is_empty());
    (marks > 0).then_some(Marked { segments })
}

impl Marked {
    /// The text without what was put in.
    pub(super) fn text(&self) -> String {
        self.segments.iter().map(Segment::text).collect::<Vec<_>>().join(" ")
    }
}

impl Segment {
    fn close(&mut self, part: &Part, insertion: Option<String>) {
        let (text, as_quoted) = (part.text.trim().to_owned(), part.as_quoted.trim().to_owned());
        if !text.is_empty() {
            self.parts.push(Part { text, as_quoted, insertion, ending: part.ending });
        } else if let Some(last) = self.parts.last_mut() {
            // Two insertions in a row are one.
            let both = [last.insertion.take(), insertion];
            last.insertion = Some(both.into_iter().flatten().collect::<Vec<_>>().join(" "));
        } else if insertion.is_some() {
            self.lead = insertion;
        }
    }

    /// The text without what was put in.
    pub(super) fn text(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// How many words of the source it quotes.
    pub(super) fn words(&self) -> usize {
        self.parts.iter().map(|part| part.text.unicode_words().count()).sum()
    }
}

impl Part {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.as_quoted.push_str(text);
    }
}

/// The text before the next pair of brackets, inside it, and after it. A bracket without a partner is text.
fn next_bracket(text: &str) -> Option<(&str, &str, &str)> {
    let close = text.find(']').and_then(|first| {
        // A closing bracket before any opening one is text.
        let open = text.find('[')?;
        if first > open { Some(first) } else { text[open..].find(']').map(|offset| open + offset) }
    })?;
    let open = text[..close].rfind('[')?;
    Some((&text[..open], &text[open + 1..close], &text[close + 1..]))
}

fn single(text: &str) -> Option<char> {
    let mut letters = text.chars();
    let letter = letters.next().filter(|c| c.is_alphabetic())?;
    letters.next().is_none().then_some(letter)
}

fn other_case(letter: char) -> String {
    if letter.is_uppercase() { letter.to_lowercase().collect() } else { letter.to_uppercase().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(quote: &str) -> Option<Vec<String>> {
        parse(quote).map(|marked| marked.segments.iter().map(Segment::text).collect())
    }

    #[test]
    fn an_ellipsis_divides() {
        assert_eq!(
            texts("one two [...] three […] four"),
            Some(vec!["one two".into(), "three".into(), "four".into()])
        );
        assert_eq!(texts("[...] one [...]"), Some(vec!["one".into()]));
        assert_eq!(texts("[...]"), Some(vec![]));
        assert_eq!(texts("one ... two"), None, "an ellipsis without brackets may be the author's");
    }

    #[test]
    fn insertions_and_case() {
        let marked = parse("[T]he team said it [DeepSeek] own[ed] chips [in China]").expect("it has marks");
        let [segment] = marked.segments.as_slice() else { panic!("one segment") };
        assert_eq!(segment.text(), "the team said it own chips");
        assert_eq!(segment.parts[0].as_quoted, "The team said it");
        assert_eq!(segment.parts[0].insertion.as_deref(), Some("DeepSeek"));
        assert!(segment.parts[1].ending && !segment.parts[0].ending);
        assert_eq!(parse("[DeepSeek] owns").expect("a mark").segments[0].lead.as_deref(), Some("DeepSeek"));
    }

    #[test]
    fn a_bracket_without_a_partner_is_text() {
        assert_eq!(texts("a ] b [ c"), None);
        assert_eq!(texts("a ] b [x] c [ d"), Some(vec!["a ] b c [ d".into()]));
        assert_eq!(texts("a [[x] c"), Some(vec!["a [ c".into()]));
    }
}
