//! The canonical form of a file: one way to indent, to quote and to order keys; every value and comment kept.
//!
//! A comment on a line of its own stays before the key or item it precedes, or at the end of the map or list it
//! closes; a comment behind something stays behind it. Comments at the top that a blank line follows stay at
//! the top. Read [`printer::Printer`] first.

mod chunk;
mod flow;
mod order;
mod printer;
mod scalar;

use super::comments::comments;
use super::{Fault, Kind, Node, parse};
use crate::text::Span;

pub(super) use order::{Order, sorted};

/// The canonical form of a file. `order` gives the order of the keys of the map at a path of keys (items of
/// lists add nothing to the path); keys that it does not name follow in the order they have.
///
/// # Errors
/// All that is wrong with the file; or that its canonical form would say something else, which it never should.
pub fn format(
    text: &str,
    order: impl Fn(&[&str]) -> Option<Vec<&'static str>>,
) -> Result<String, Vec<Fault>> {
    let root = parse(text.as_bytes())?;
    let formatted = printer::Printer::new(text, &root, &order).print(&root);
    verify(text, &root, &formatted).map_err(|why| {
        let message = format!("the canonical form would not say the same: {why}");
        let help = "leave the file as it is, and please report it with the file";
        vec![Fault::new(Span::default(), message).help(help)]
    })?;
    Ok(formatted)
}

/// Whether a text with its keys in another order has the same values and the same comments.
pub(super) fn says_the_same(text: &str, other: &str) -> bool {
    parse(text.as_bytes()).is_ok_and(|root| verify(text, &root, other).is_ok())
}

/// Requires that the canonical form has the same values, but for the order of keys, and the same comments.
fn verify(text: &str, root: &Node<'_>, formatted: &str) -> Result<(), String> {
    let again = parse(formatted.as_bytes()).map_err(|faults| faults[0].message.clone())?;
    if !same(root, &again) {
        return Err("a value changes".to_owned());
    }
    let words = |text: &str, root: &Node<'_>| {
        let mut words: Vec<String> =
            comments(text, root).into_iter().map(|comment| comment.text(text).to_owned()).collect();
        words.sort_unstable();
        words
    };
    if words(text, root) == words(formatted, &again) { Ok(()) } else { Err("a comment is lost".to_owned()) }
}

/// Whether two trees say the same, in whatever order their keys stand.
fn same(one: &Node<'_>, other: &Node<'_>) -> bool {
    match (&one.kind, &other.kind) {
        (Kind::Scalar(one), Kind::Scalar(other)) => {
            one.text == other.text && one.is_null() == other.is_null()
        }
        (Kind::List { items, .. }, Kind::List { items: others, .. }) => {
            items.len() == others.len() && items.iter().zip(others).all(|(one, other)| same(one, other))
        }
        (Kind::Map { entries, .. }, Kind::Map { entries: others, .. }) => {
            entries.len() == others.len()
                && entries.iter().all(|entry| {
                    other.entry(&entry.key).is_some_and(|found| same(&entry.value, &found.value))
                })
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The canonical form, which is its own canonical form.
    fn check(text: &str, canonical: &str) {
        let order = |path: &[&str]| -> Option<Vec<&'static str>> {
            match path {
                [] => Some(vec!["id", "status", "citations"]),
                ["citations"] => Some(vec!["source", "quote"]),
                _ => None,
            }
        };
        let formatted = format(text, order).unwrap();
        assert_eq!(formatted, canonical);
        assert_eq!(format(&formatted, order).unwrap(), canonical, "the form of the form");
    }

    #[test]
    fn indents_by_two_and_lists_under_their_key() {
        check(
            "id:   a\r\nx:\r\n    y:\r\n    - 1\r\n    -   - z\r\n        - w\r\n",
            "id: a\nx:\n  y:\n    - 1\n    - - z\n      - w\n",
        );
        check("\u{FEFF}---\na: 1\n\n\n\nb: 2   \n\n", "a: 1\n\nb: 2\n");
        check("- a: 1\n\n- b\n-\n", "- a: 1\n\n- b\n-\n");
        check("just text", "just text\n");
        check("- |+\n  a\n\n\n- b\n", "- |+\n  a\n\n\n- b\n");
    }

    #[test]
    fn puts_keys_in_order_and_comments_with_them() {
        check(
            "# about the file\n\n# about status\nstatus: x # behind\nother: y\ncitations:\n  - quote: q # of q\n    # of source\n    source: s\n  # last\n# about id\nid: z\n# end\n",
            "# about the file\n\n# about id\nid: z\n# about status\nstatus: x # behind\ncitations:\n  # of source\n  - source: s\n    quote: q # of q\n  # last\nother: y\n# end\n",
        );
        check("status: x\n\nid: z\n", "id: z\nstatus: x\n");
        check("citations: [{quote: q, source: s}]\n", "citations: [{ source: s, quote: q }]\n");
    }

    #[test]
    fn quotes_only_what_needs_it() {
        check(
            "a: \"b\"\nb: 'no'\nc: \"it's: x\"\nd: \"\\u00e9\"\n\"e\": no\nf: ''\ng: \"2026-01-02\"\nh: 'x\n  y'\n'i j': \"a\\\\b\"\n",
            "a: b\nb: 'no'\nc: 'it''s: x'\nd: \"\\u00e9\"\ne: no\nf: ''\ng: '2026-01-02'\nh: x y\ni j: a\\b\n",
        );
    }

    #[test]
    fn keeps_brackets_that_fit_and_opens_those_that_do_not() {
        check("a: [ b,c , 'd e' ]\nf: {g: [ ], h: { }}\n", "a: [b, c, d e]\nf: { g: [], h: {} }\n");
        let (long, other) = ("x".repeat(60), "y".repeat(60));
        check(&format!("a: [{long}, {other}] # c\n"), &format!("a: # c\n  - {long}\n  - {other}\n"));
        check("a: [\n  b, # of b\n  # of c\n  c\n]\n", "a:\n  - b # of b\n  # of c\n  - c\n");
    }

    #[test]
    fn keeps_blocks_of_text_and_folds_long_ones() {
        check("a: |  # c\n     b\n       d\n\n     e\n", "a: | # c\n  b\n    d\n\n  e\n");
        check("x:\n - a: >-\n        b\n        c\n", "x:\n  - a: >-\n      b\n      c\n");
        check("a: |1\n   b\n  c\n", "a: |2\n    b\n   c\n");
        check("a: b\n  c\n", "a: b c\n");
        let (long, other) = ("x".repeat(60), "y".repeat(60));
        check(&format!("a: {long}\n   {other}\n"), &format!("a: >-\n  {long}\n  {other}\n"));
    }

    #[test]
    fn comments_stay_with_what_they_are_about() {
        check(
            "a: # behind a\n    - b # behind b\n    # end of a\n# before c\nc: d\n",
            "a: # behind a\n  - b # behind b\n  # end of a\n# before c\nc: d\n",
        );
        check("a:\n- b\n# before c\nc: d\n", "a:\n  - b\n# before c\nc: d\n");
        check("a:\n  # before b\n\n  b: c\n", "a:\n  # before b\n\n  b: c\n");
        check("a:\n  # about b\n  b\nd: e\n", "# about b\na: b\nd: e\n");
        check("# one\n\n\n# two\n\na: b\n\n# end\n", "# one\n\n# two\n\na: b\n\n# end\n");
    }

    #[test]
    fn tells_what_is_wrong_with_a_file() {
        assert_eq!(format("a: 1\na: 2\n", |_| None).unwrap_err()[0].message, "the key `a` stands twice");
    }
}
