//! Changing a file a value at a time: comments, order, quotes and line ends stay, and so does every other byte.
//!
//! Read [`Change`] first; [`apply`] makes changes and proves that nothing else changed.

mod change;
mod place;
mod plan;

pub use change::Change;
pub use plan::plan;

use super::comments::comments;
use super::{Fault, Node, Value, parse};
use crate::text::{self, Edit, Span};

/// Makes changes one after the other, each checked as [`apply_checked`] does.
///
/// # Errors
/// When the file cannot be read, a change has no place in it, or something else would change with it.
pub fn apply(text: &str, changes: &[Change]) -> Result<String, Fault> {
    let mut text = text.to_owned();
    for change in changes {
        let root = read(&text)?;
        let mut expected = Value::from(&root);
        change.make(&mut expected)?;
        let edits = plan(&text, &root, change)?;
        text = apply_checked(&text, &edits, &expected)?;
    }
    Ok(text)
}

/// Applies edits, and requires that the result says exactly what is expected and that every comment is still
/// there; a deletion may take the comments inside it along.
///
/// # Errors
/// When it does not: the edits are refused.
pub fn apply_checked(text: &str, edits: &[Edit], expected: &Value) -> Result<String, Fault> {
    let refused = |why: &str| {
        let span = edits.first().map_or(Span::default(), |edit| edit.span);
        Fault::new(span, format!("this cannot be changed without touching more: {why}"))
            .help("make the change by hand")
    };
    let changed = text::apply(text, edits).map_err(|_| refused("two edits overlap"))?;
    let before = read(text)?;
    let after = parse(changed.as_bytes()).map_err(|faults| refused(&faults[0].message))?;
    if !expected.is_said_by(&after) {
        return Err(refused("another value would change with it"));
    }
    let deleted =
        |span: Span| edits.iter().any(|edit| edit.replacement.is_empty() && edit.span.contains(span));
    let kept = comments(text, &before).into_iter().filter(|comment| !deleted(comment.span));
    let mut kept: Vec<&str> = kept.map(|comment| comment.text(text)).collect();
    let mut found: Vec<&str> =
        comments(&changed, &after).into_iter().map(|comment| comment.text(&changed)).collect();
    kept.sort_unstable();
    found.sort_unstable();
    if kept != found {
        return Err(refused("a comment would be lost"));
    }
    Ok(changed)
}

/// The end of the last line of a value, before its line break: with the comment behind it.
pub fn end_of_lines(text: &str, node: &Node<'_>) -> usize {
    place::last_line_end(text, node)
}

/// The place behind the line break that ends the line ending at `end`.
pub fn behind_line(text: &str, end: usize) -> usize {
    place::behind_break(text, end)
}

/// Where the line of `at` begins, if only spaces stand before `at`.
pub fn start_of_own_line(text: &str, at: usize) -> Option<usize> {
    place::start_of_own_line(text, at)
}

/// The line break of a file: that of its first line.
pub fn line_break(text: &str) -> &'static str {
    place::line_break(text)
}

/// The comments of a file, in order. `root` is the tree of `text`.
pub fn comment_texts<'t>(text: &'t str, root: &Node<'_>) -> Vec<&'t str> {
    comments(text, root).into_iter().map(|comment| comment.text(text)).collect()
}

/// A value on one line, as it stands between braces; nothing where it needs several lines.
pub fn between_braces(value: &Value) -> Option<String> {
    super::emit::inline(value, super::quote::Around::Flow)
}

fn read(text: &str) -> Result<Node<'_>, Fault> {
    parse(text.as_bytes()).map_err(|mut faults| faults.swap_remove(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FieldPath;

    fn check(before: &str, change: Change, after: &str) {
        assert_eq!(apply(before, &[change]).as_deref(), Ok(after));
    }

    fn key(name: &'static str) -> FieldPath {
        FieldPath::key(name)
    }

    #[test]
    fn sets_a_scalar_in_its_own_style() {
        let set = |path: &'static str, text: &str| Change::set(key(path), Value::text(text));
        check("a: b # c\nd: e", set("a", "f g"), "a: f g # c\nd: e");
        check("a: b\n", set("a", "no"), "a: 'no'\n");
        check("a: 'b'\n", set("a", "it's"), "a: 'it''s'\n");
        check("a: \"b\"\n", set("a", "say \"x\""), "a: \"say \\\"x\\\"\"\n");
        check("a: 3\n", Change::set(key("a"), Value::word("4")), "a: 4\n");
        check("a: # c\nb: d\n", set("a", "x"), "a: x # c\nb: d\n");
        check(
            "a: {b: , c: d}\n",
            Change::set(key("a").then("b"), Value::text("x, y")),
            "a: {b: 'x, y' , c: d}\n",
        );
        check("a:\n  - b\n  -\n", Change::set(key("a").entry(1, ""), Value::text("c")), "a:\n  - b\n  - c\n");
        check("a: >-\n  b\n  c\n\n# d\ne: f\n", set("a", "g"), "a: g\n\n# d\ne: f\n");
        check(
            "x:\r\n  a: b\r\n",
            Change::set(key("x").then("a"), Value::text("c\nd")),
            "x:\r\n  a: |-\r\n    c\r\n    d\r\n",
        );
        check("b: c\n", set("a", "d"), "b: c\na: d\n");
        check(
            "a: >- # x\n   it's a\n   b\nc: d\n",
            set("a", "it’s a c"),
            "a: >- # x\n   it’s a\n   c\nc: d\n",
        );
        check("a: >\n  b\n", set("a", "c"), "a: c\n");
    }

    #[test]
    fn inserts_a_key_behind_another_or_at_the_end() {
        let insert = |value: Value| Change::insert(FieldPath::root(), "z", value);
        check("a: b # c", insert(Value::text("d")), "a: b # c\nz: d");
        check("a: b\r\n# c\r\n\r\n# d\r\n", insert(Value::text("d")), "a: b\r\n# c\r\nz: d\r\n\r\n# d\r\n");
        check(
            "a: b\rc: d\r",
            Change::insert_after(FieldPath::root(), "a", "z", Value::word("1")),
            "a: b\rz: 1\rc: d\r",
        );
        check("a: |+\n  b\n\n", insert(Value::text("d")), "a: |+\n  b\n\nz: d\n");
        let nested = |value: Value| Change::insert(key("x").entry(0, ""), "z", value);
        check(
            "x:\n- a: b\n  # c\n# d\ny: e\n",
            nested(Value::text("f")),
            "x:\n- a: b\n  # c\n  z: f\n# d\ny: e\n",
        );
        let locator = Value::flow_map([("page", Value::word("4"))]);
        check("x:\n    - a: b\n", nested(locator.clone()), "x:\n    - a: b\n      z: { page: 4 }\n");
        check("x: [{a: b, }]\n", nested(locator), "x: [{a: b, z: { page: 4 }, }]\n");
        check("a: b\n", Change::insert(key("m"), "k", Value::text("v")), "a: b\nm:\n  k: v\n");
        check("m: {} # c\n", Change::insert(key("m"), "k", Value::text("v")), "m: { k: v } # c\n");
        check("m: # c\nn: o\n", Change::insert(key("m"), "k", Value::text("v")), "m: # c\n  k: v\nn: o\n");
    }

    #[test]
    fn appends_an_item_in_the_manner_of_the_list() {
        let append = |item: Value| Change::append(key("a"), item);
        let review =
            Value::map([("by", Value::text("A <a@b.c>")), ("tags", Value::list([Value::text("x")]))]);
        check("a:\n- b # c\n# d\nx: y\n", append(Value::text("e")), "a:\n- b # c\n- e\n# d\nx: y\n");
        check(
            "a:\n   - b\n   # c\nx: y\n",
            append(review.clone()),
            "a:\n   - b\n   # c\n   - by: A <a@b.c>\n     tags:\n        - x\nx: y\n",
        );
        check("a: [b, c] # d\n", append(Value::text("e, f")), "a: [b, c, 'e, f'] # d\n");
        check("a: [\n  b, # c\n  ]\n", append(Value::text("e")), "a: [\n  b, e, # c\n  ]\n");
        check("a: [] # c\nx: y\n", append(review), "a: # c\n  - by: A <a@b.c>\n    tags:\n      - x\nx: y\n");
        check("a: []\n", append(Value::text("b")), "a: [b]\n");
        check("x:\n- y\n", append(Value::text("b")), "x:\n- y\na:\n- b\n");
        check("a: ~\n", append(Value::text("b")), "a:\n  - b\n");
    }

    #[test]
    fn removes_a_key_with_its_lines() {
        check("a: b\n# of c\nc: d # e\nf: g\n", Change::remove(key("c")), "a: b\nf: g\n");
        check("a: b\nc:\n  - d\n  - e", Change::remove(key("c")), "a: b\n");
        check("x:\n  - a: b\n    c: d\n", Change::remove(key("x").entry(0, "").then("a")), "x:\n  - c: d\n");
        check("x: {a: b, c: d}\n", Change::remove(key("x").then("a")), "x: {c: d}\n");
        check("x: {a: b, c: d}\n", Change::remove(key("x").then("c")), "x: {a: b}\n");
        check("x:\n  a: b\ny: z\n", Change::remove(key("x").then("a")), "x:\n  {}\ny: z\n");
    }

    #[test]
    fn a_comment_goes_with_the_entry_that_it_is_about() {
        let second = || Change::remove(key("x").entry(1, ""));
        check(
            "x:\n  # a\n  - a\n  # b 1\n  # b 2\n  - b # b 3\n    # b 4\n  # c\n  - c\n",
            second(),
            "x:\n  # a\n  - a\n  # c\n  - c\n",
        );
        check(
            "x:\r\n- a\r\n# b\r\n- b: c\r\n  # d\r\n# of y\r\ny: z\r\n",
            second(),
            "x:\r\n- a\r\n# of y\r\ny: z\r\n",
        );
        check("x:\n  - a\n    # of a\n  - b\n", second(), "x:\n  - a\n    # of a\n");
        check("x:\n  - a\n  # apart\n\n  - b\n", second(), "x:\n  - a\n  # apart\n\n");
        let first = || Change::remove(key("x").entry(0, ""));
        check("x:\n  # a\n  - a\n  # b\n  - b\n", first(), "x:\n  # b\n  - b\n");
        let of_all = apply("x:\n  # of all, or of a?\n  - a\n  - b\n", &[first()]);
        assert!(of_all.is_err(), "it may be about both: {of_all:?}");
        check(
            "# of x\nx:\n  # a\n  - a\ny: z\n# end\n",
            Change::remove(key("y")),
            "# of x\nx:\n  # a\n  - a\n# end\n",
        );
        check("y: z\n# of x\nx:\n  # a\n  - a\n  # gone\nw: v\n", first(), "y: z\nw: v\n");
    }

    #[test]
    fn refuses_what_it_cannot_do_cleanly() {
        let refused = |text: &str, change: Change| apply(text, &[change]).unwrap_err().message;
        assert!(
            refused("a: | # c\n  b\n", Change::set(key("a"), Value::text("d")))
                .contains("a comment would be lost")
        );
        assert!(refused("a: [b]\n", Change::set(key("a"), Value::text("d"))).contains("`a` cannot be set"));
        assert!(
            refused("a: b\n", Change::insert(FieldPath::root(), "a", Value::text("d")))
                .contains("`a` cannot be added")
        );
        assert!(
            refused("a: b\n", Change::append(key("a"), Value::text("d")))
                .contains("nothing can be added to `a`")
        );
        assert!(refused("a: b\n", Change::remove(key("c"))).contains("`c` is not there"));
        assert!(refused("a: b\n", Change::set(key("a"), Value::text("\u{202e}"))).contains("U+202E"));
    }
}
