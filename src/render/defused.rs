//! Text from records for a field that some programs post as Markdown and others show as it is.

use super::visible;

/// The text with a character of no width wherever a forge would act on it: a mention, a reference, a link, an image, a
/// tag, a comment, a fence, an order to the forge. Everything that is seen stays.
pub(super) fn defused(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let (mut first, mut second) = ('\n', '\n');
    let mut begins = true;
    for c in visible(text).chars() {
        let live = match c {
            '[' => matches!(second, '!' | ']'),
            '(' | ':' => second == ']',
            // Addresses, and `/close` in front of a line, which GitLab takes for an order.
            '/' => second == ':' || begins,
            '.' => matches!(second, 'w' | 'W'),
            '`' | '~' => second == c,
            c if c.is_ascii_digit() => {
                matches!((first, second), ('H' | 'h', '-')) || matches!(second, '!' | '&')
            }
            _ => false,
        };
        if live || matches!(second, '@' | '#' | '<') {
            out.push('\u{200b}');
        }
        out.push(c);
        begins = matches!(c, '\n' | '\r') || (begins && c.is_whitespace());
        (first, second) = (second, c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_posted_acts() {
        let plain = "`quote` differs: 5 %, $4 million (a [word] left out), e.g. i.e. /x, `a-1`";
        assert_eq!(defused(plain), plain);
        let hostile = "/close\n  /merge @desk #1 GH-1 !1 &2 ![x](http://a.b) [y]: z www.a.b <img> <!-- factlock --> ```\n~~~";
        let shown = defused(hostile);
        for live in
            ["\n  /", "@d", "#1", "H-1", "!1", "&2", "![", "](", "://", "]:", "www.", "<i", "<!", "``", "~~"]
        {
            assert!(!shown.contains(live), "{live} in {shown}");
        }
        assert!(!shown.starts_with('/'));
        assert_eq!(shown.replace('\u{200b}', ""), hostile);
    }
}
