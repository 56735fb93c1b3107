//! Text from records, made safe for Markdown on a forge: it shows itself, and nothing else happens.

use super::visible;

/// The text in one line, as Markdown that shows it: no markup, no link, no image, no mention of a person or an issue, no
/// comment, and so no forged marker of one.
pub fn inert(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = visible(&line);
    let mut out = String::with_capacity(line.len() + line.len() / 8);
    let mut before = ' ';
    for c in line.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Forges look for mentions and references in what the reader sees, so that a backslash does not help.
            '@' | '#' => out.extend([c, ZERO_WIDTH]),
            '-' if matches!(before, 'H' | 'h') => out.extend([c, ZERO_WIDTH]),
            // An address becomes a link by its `://` or its `www.`.
            ':' => out.extend(['\\', c, ZERO_WIDTH]),
            '.' if matches!(before, 'w' | 'W') => out.extend([ZERO_WIDTH, '\\', c]),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '+' | '!' | '|' | '~' | '^'
            | '$' | '=' => {
                out.extend(['\\', c]);
            }
            c => out.push(c),
        }
        before = c;
    }
    // What begins a heading, a list or a quote at the start of a line.
    if out.starts_with(['-', '#']) || numbered(&out) { format!("\u{200b}{out}") } else { out }
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
        let lines = hostile.replace("\n\n", " ");
        assert_eq!((plain(&shown), inert(&plain(&shown))), (lines, shown));
        assert_eq!(inert("1. one"), "\u{200b}1. one");
        assert_eq!(inert("- one"), "\u{200b}- one");
    }

    #[test]
    fn names_of_a_sentence_are_code_and_the_rest_is_inert() {
        assert_eq!(told("`a<b` became `@x  y` *here*"), "`a<b` became `@x y` \\*here\\*");
        assert_eq!(told("one ` alone"), "one \\` alone");
        assert_eq!(told("`` and `"), "\\`\\` and \\`");
        assert!(!told("words: `<!-- factlock:diff -->`").contains("<!--"));
    }
}
