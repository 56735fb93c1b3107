//! Text from records, made safe for Markdown on a forge: it shows itself, and nothing else happens.

use super::visible;

/// The text in one line, as Markdown that shows it: no markup, no link, no image, no mention of a person or an issue, no
/// comment, and so no forged marker of one. A sign of no width stands only where a forge would act on the text, so that
/// ids and hashes can be copied.
pub fn inert(text: &str) -> String {
    let out = inert_within(text);
    // What begins a heading, a list or a quote at the start of a line.
    if out.starts_with(['-', '#']) || numbered(&out) { format!("\u{200b}{out}") } else { out }
}

/// The same of a text that something else stands before in its line.
pub fn inert_within(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = visible(&line);
    let mut out = String::with_capacity(line.len() + line.len() / 8);
    for (at, c) in line.char_indices() {
        let (before, behind) = (&line[..at], &line[at + c.len_utf8()..]);
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Forges look for mentions and references in what the reader sees, so that a backslash does not help.
            '@' | '#' => out.extend([c, ZERO_WIDTH]),
            '-' if is_reference(before, behind) => out.extend([c, ZERO_WIDTH]),
            '!' | '~' | '%' if behind.starts_with(|c: char| c.is_alphanumeric() || c == '"') => {
                out.extend(['\\', c, ZERO_WIDTH]);
            }
            // An address becomes a link by its `://` or its `www.`, and what stands between colons a picture.
            ':' if behind.starts_with("//") || is_picture(behind) => out.extend(['\\', c, ZERO_WIDTH]),
            '.' if ends_with_www(before) => out.extend([ZERO_WIDTH, '\\', c]),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '+' | '!' | '|' | '~' | '^'
            | '$' | '=' => {
                out.extend(['\\', c]);
            }
            c => out.push(c),
        }
        // A merge request or an epic, which looks like the end of an entity as well.
        if c == '&' && behind.starts_with(|c: char| c.is_ascii_digit()) {
            out.push(ZERO_WIDTH);
        }
    }
    out
}

/// A sentence of this program's own as Markdown: what stands between backticks is code, the rest is inert.
pub fn told(sentence: &str) -> String {
    if !sentence.matches('`').count().is_multiple_of(2) {
        return inert(sentence);
    }
    let space = |is: bool| if is { " " } else { "" };
    let part = |text: &str| {
        if text.trim().is_empty() {
            return space(!text.is_empty()).to_owned();
        }
        let (before, after) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
        format!("{}{}{}", space(before), inert(text), space(after))
    };
    // Programs look for their markers also where a reader sees code.
    let code = |text: &str| {
        if text.contains("<!--") {
            return inert(text);
        }
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() { String::new() } else { format!("`{}`", visible(&line)) }
    };
    let parts = sentence.split('`').enumerate();
    parts.map(|(at, text)| if at % 2 == 1 { code(text) } else { part(text) }).collect()
}

/// What text that was made inert says, without what made it so.
pub(super) fn plain(inert: &str) -> String {
    let mut out = String::with_capacity(inert.len());
    let mut rest = inert;
    while let Some(c) = rest.chars().next() {
        let known = [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&')];
        if let Some((entity, c)) = known.iter().find(|(entity, _)| rest.starts_with(entity)) {
            out.push(*c);
            rest = &rest[entity.len()..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' if rest.starts_with(|next: char| next.is_ascii_punctuation()) => {
                out.extend(rest.chars().next());
                rest = &rest[1..];
            }
            ZERO_WIDTH => {}
            c => out.push(c),
        }
    }
    out
}

/// Breaks what a forge would link, and shows nothing.
const ZERO_WIDTH: char = '\u{200b}';

/// Whether a hyphen stands in what a forge takes for the number of an issue: `GH-1`.
fn is_reference(before: &str, behind: &str) -> bool {
    let mut before = before.chars().rev();
    let named = matches!((before.next(), before.next()), (Some('H' | 'h'), Some('G' | 'g')));
    named
        && !before.next().is_some_and(char::is_alphanumeric)
        && behind.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether what follows a colon is the name of an emoji, up to the next colon.
fn is_picture(behind: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-');
    let name = &behind[..behind.find(|c: char| !is_of_name(c)).unwrap_or(behind.len())];
    let is_number = name.bytes().all(|byte| byte.is_ascii_digit());
    behind[name.len()..].starts_with(':') && (!is_number || matches!(name, "100" | "1234"))
}

fn ends_with_www(before: &str) -> bool {
    before
        .len()
        .checked_sub(3)
        .and_then(|at| before.get(at..))
        .is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

fn numbered(text: &str) -> bool {
    text.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('.')
        && text.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_shows_itself() {
        assert_eq!(
            inert("The bridge cost 4.2 million, about 5 %."),
            "The bridge cost 4.2 million, about 5 %."
        );
        let hostile = "<!-- factlock:diff --> @desk #1 GH-1 ![x](http://a.b/c.png) www.a.b `x` **b** <img src=x>\n\n# H";
        let shown = inert(hostile);
        for live in ["<", "@d", "#1", "H-1", "![", "](", "://", "www.", "` x", "**", "\n"] {
            assert!(!shown.contains(live), "{live} in {shown}");
        }
        let shown_else = inert("!1 &2 %3 ~4 ~label :+1: :100: gh-5");
        for live in ["!1", ";2", "%3", "~4", "~l", ":+1", ":100", "h-5"] {
            assert!(!shown_else.contains(live), "{live} in {shown_else}");
        }
        assert_eq!(plain(&shown_else), "!1 &2 %3 ~4 ~label :+1: :100: gh-5");
        let lines = hostile.replace("\n\n", " ");
        assert_eq!((plain(&shown), inert(&plain(&shown))), (lines, shown));
        assert_eq!(inert("1. one"), "\u{200b}1. one");
        assert_eq!(inert("- one"), "\u{200b}- one");
        assert_eq!(inert_within("1. one @x"), "1. one @\u{200b}x");
    }

    #[test]
    fn what_may_be_copied_has_no_sign_of_no_width() {
        for text in [
            "length-2024 of high-1",
            "sha256:806cc9390984",
            "look at it now. (12:30)",
            "claims/a.yaml:7: 5 % & more!",
            "`git fetch --unshallow` fetches-the-rest",
        ] {
            let shown = inert(text);
            assert!(!shown.contains(ZERO_WIDTH), "{shown:?}");
            assert_eq!(plain(&shown), text);
        }
    }

    #[test]
    fn names_of_a_sentence_are_code_and_the_rest_is_inert() {
        assert_eq!(told("`a<b` became `@x  y` *here*"), "`a<b` became `@x y` \\*here\\*");
        assert_eq!(told("one ` alone"), "one \\` alone");
        assert_eq!(told("`` and `"), "\\`\\` and \\`");
        assert!(!told("words: `<!-- factlock:diff -->`").contains("<!--"));
    }
}
