//! Replacing parts of a text and leaving every other byte alone.

use super::Span;

/// One replacement. An empty span inserts, an empty replacement deletes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Edit {
    /// What is replaced.
    #[serde(skip)]
    pub span: Span,
    /// What takes its place.
    pub replacement: String,
}

/// Two edits wanted the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverlappingEdits;

/// Applies edits, given in any order; insertions at one place keep the order they were given in.
///
/// # Errors
/// When two edits overlap, or one reaches past the end: the text is left as it was.
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, OverlappingEdits> {
    let mut ordered: Vec<&Edit> = edits.iter().collect();
    ordered.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for edit in ordered {
        let kept = text.get(done..edit.span.start).ok_or(OverlappingEdits)?;
        result.push_str(kept);
        result.push_str(&edit.replacement);
        done = edit.span.end;
    }
    result.push_str(text.get(done..).ok_or(OverlappingEdits)?);
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: usize, end: usize, replacement: &str) -> Edit {
        Edit { span: Span::new(start, end), replacement: replacement.to_owned() }
    }

    #[test]
    fn applies_in_order_of_place() {
        let edits = [edit(4, 5, "E"), edit(0, 1, ""), edit(2, 2, "+"), edit(2, 2, "*")];
        assert_eq!(apply("abcde", &edits).as_deref(), Ok("b+*cdE"));
    }

    #[test]
    fn refuses_overlap() {
        assert_eq!(apply("abcde", &[edit(0, 3, ""), edit(2, 4, "")]), Err(OverlappingEdits));
        assert_eq!(apply("abc", &[edit(2, 9, "")]), Err(OverlappingEdits));
    }
}
