//! The canonical form of a file: one way to indent, to quote and to order keys; every value and comment kept.
//!
//! A comment on a line of its own stays before the key or item it precedes, or at the end of the map or list it
//! closes; a comment behind something stays behind it. Comments at the top that a blank line follows stay at
//! the top. Read [`printer::Printer`] first.

mod chunk;
mod flow;
mod printer;
mod scalar;

use super::comments::comments;
use super::{Fault, Kind, Node, parse};
use crate::text::Span;

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
