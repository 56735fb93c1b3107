//! The frame of a page: one file of HTML that asks for nothing, runs nothing and shows hostile text as text.
//!
//! Templates escape what they are given; [`Shown`] makes what would steer a reader's eye visible. Read [`page`] first.

use std::borrow::Cow;
use std::fmt;

use askama::Template;
use sha2::{Digest as _, Sha256};

use super::visible;
use crate::diff::{Part, Side};

const STYLE: &str = include_str!("page/page.css");

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{{ hash|safe }}'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{{ title }}</title>
<style>{{ style|safe }}</style>
</head>
<body>
{{ body|safe }}
</body>
</html>
"#
)]
struct Frame<'a> {
    hash: String,
    title: Shown<'a>,
    style: &'a str,
    body: &'a str,
}

/// A whole page around what a template wrote.
pub(super) fn page(title: &str, body: &impl Template) -> String {
    let body = body.render().unwrap_or_default();
    let hash = base64(&Sha256::digest(STYLE.as_bytes()));
    Frame { hash, title: Shown(title), style: STYLE, body: body.trim() }.render().unwrap_or_default()
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let all = chunk.iter().chain(&[0, 0]).take(3).fold(0_u32, |all, byte| all << 8 | u32::from(*byte));
        for at in 0..4 {
            let letter = char::from(LETTERS[(all >> (18 - 6 * at) & 63) as usize]);
            out.push(if at > chunk.len() { '=' } else { letter });
        }
    }
    out
}

/// Text from a record or a source, which a template escapes: what hides or reorders is seen.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a>(pub(super) &'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: Cow<'_, str> = visible(self.0);
        f.write_str(&shown)
    }
}

/// A word diff, each replacement read together, and told apart in words for those who do not see it.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% for piece in pieces %}
{{- piece.both -}}
{% if let Some(old) = piece.old -%}
<del><span class="hidden">deleted: </span>{{ old }}<span class="hidden">, end of deletion</span></del>
{%- endif -%}
{% if piece.is_swap() %} {% endif -%}
{% if let Some(new) = piece.new -%}
<ins><span class="hidden">inserted: </span>{{ new }}<span class="hidden">, end of insertion</span></ins>
{%- endif -%}
{% if piece.space %} {% endif -%}
{% endfor %}"#
)]
pub(super) struct WordDiff<'a> {
    pieces: Vec<Piece<'a>>,
}

/// Words of both sides, and the change behind them.
struct Piece<'a> {
    both: Shown<'a>,
    old: Option<Shown<'a>>,
    new: Option<Shown<'a>>,
    space: bool,
}

impl Piece<'_> {
    fn is_swap(&self) -> bool {
        self.old.is_some() && self.new.is_some()
    }
}

impl<'a> WordDiff<'a> {
    /// Of these parts.
    pub(super) fn new(parts: &'a [Part]) -> Self {
        let mut pieces: Vec<Piece<'a>> = Vec::new();
        let none = |both| Piece { both: Shown(both), old: None, new: None, space: false };
        for part in parts {
            let words = Some(Shown(part.text.trim_end()));
            let space = part.text.ends_with(char::is_whitespace);
            match (part.side, pieces.last_mut()) {
                (Side::Both, _) => pieces.push(none(&part.text)),
                (Side::Old, Some(last)) if last.old.is_none() && last.new.is_none() => {
                    (last.old, last.space) = (words, space);
                }
                (Side::New, Some(last)) if last.new.is_none() => {
                    (last.new, last.space) = (words, last.space || space);
                }
                (Side::Old, _) => pieces.push(Piece { old: words, space, ..none("") }),
                (Side::New, _) => pieces.push(Piece { new: words, space, ..none("") }),
            }
        }
        Self { pieces }
    }

    /// Of words on one side only.
    pub(super) fn one(text: &'a str, side: Side) -> Self {
        let both = if side == Side::Both { text } else { "" };
        let on = |wanted| (side == wanted).then_some(Shown(text));
        Self {
            pieces: vec![Piece { both: Shown(both), old: on(Side::Old), new: on(Side::New), space: false }],
        }
    }
}

/// A sentence of ours, with what stands in backticks set as what it is: words of others.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% for (words, quoted) in pieces %}{% if *quoted %}<q dir="auto">{{ words }}</q>{% else %}{{ words }}{% endif %}{% endfor %}"#
)]
pub(super) struct Said<'a> {
    pieces: Vec<(Shown<'a>, bool)>,
}

impl<'a> Said<'a> {
    /// What was said; backticks that do not pair up stay.
    pub(super) fn new(text: &'a str) -> Self {
        let pieces = if text.matches('`').count().is_multiple_of(2) {
            text.split('`').enumerate().map(|(at, words)| (Shown(words), at % 2 == 1)).collect()
        } else {
            vec![(Shown(text), false)]
        };
        Self { pieces }
    }
}

/// What an element is named by in a page, from the kind and the id of what it shows.
pub(super) fn anchor(kind: &str, id: &str) -> String {
    let id: String = id.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    format!("{kind}-{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        let told = ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map(|text| base64(text.as_bytes()));
        assert_eq!(told, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]);
    }

    #[test]
    fn a_replacement_reads_together_and_hostile_words_are_text() {
        let part = |side, text: &str| Part { side, text: text.to_owned() };
        let parts = [
            part(Side::Both, "It cost "),
            part(Side::Old, "<b>4</b> "),
            part(Side::New, "5\u{202e} "),
            part(Side::Both, "euros."),
        ];
        let html = WordDiff::new(&parts).render().unwrap();
        assert_eq!(
            html,
            concat!(
                "It cost <del><span class=\"hidden\">deleted: </span>&#60;b&#62;4&#60;/b&#62;",
                "<span class=\"hidden\">, end of deletion</span></del> ",
                "<ins><span class=\"hidden\">inserted: </span>5\u{fffd}",
                "<span class=\"hidden\">, end of insertion</span></ins> euros."
            )
        );
    }
}
