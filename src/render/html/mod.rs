//! Writing HTML: every text is escaped, every element is closed, since nothing else can be written.
//!
//! Read [`Page`] first; pages of diffs are framed by [`frame::page`], the report makes its own head.

mod frame;
mod policy;
mod words;

use super::{embeddable, visible};

pub(super) use frame::{became, grave, heading, page};
pub use policy::{base64, content_security};
pub(super) use words::{Line, anchor, said};

/// A page as it grows.
#[derive(Debug, Default)]
pub struct Page {
    out: String,
}

/// An attribute and its value.
pub type Attribute<'a> = (&'static str, &'a str);

impl Page {
    /// What was written.
    pub fn finish(self) -> String {
        self.out
    }

    /// Markup of this program's own, as it is.
    pub fn markup(&mut self, markup: &'static str) {
        self.out.push_str(markup);
    }

    /// A style of this program's own, which no text of a record is a part of.
    pub fn style(&mut self, style: &str) {
        self.out.push_str("<style>");
        // Nothing ends a style but this.
        self.out.push_str(&style.replace("</", "<\\/"));
        self.out.push_str("</style>");
    }

    /// An element and what stands in it.
    pub fn element(
        &mut self,
        name: &'static str,
        attributes: &[Attribute<'_>],
        content: impl FnOnce(&mut Self),
    ) {
        self.open(name, attributes);
        content(self);
        self.out.extend(["</", name, ">"]);
    }

    /// An element that holds a text.
    pub fn leaf(&mut self, name: &'static str, attributes: &[Attribute<'_>], text: &str) {
        self.element(name, attributes, |page| page.text(text));
    }

    /// The beginning of an element; also one that has no end.
    pub fn open(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.out.extend(["<", name]);
        for (key, value) in attributes {
            self.out.extend([" ", key]);
            self.out.push_str("=\"");
            escape(&visible(value), &mut self.out);
            self.out.push('"');
        }
        self.out.push('>');
    }

    /// A block of data for programs, which no browser runs.
    pub fn data(&mut self, media_type: &'static str, json: &str) {
        self.out.extend(["<script type=\"", media_type, "\">", &embeddable(json), "</script>"]);
    }

    /// A text: what would steer or reorder becomes visible.
    pub fn text(&mut self, text: &str) {
        escape(&visible(text), &mut self.out);
    }

    /// A sentence of this program's own, in which names stand between backticks.
    pub fn told(&mut self, sentence: &str) {
        for (at, part) in sentence.split('`').enumerate() {
            if at % 2 == 1 { self.leaf("code", &[], part) } else { self.text(part) }
        }
    }

    /// A text to the letter: what reorders is kept, and kept to itself.
    pub fn exact(&mut self, text: &str) {
        let mut plain = 0;
        for (at, c) in text.char_indices().filter(|(_, c)| reorders(*c)) {
            escape(&visible(&text[plain..at]), &mut self.out);
            self.out.extend(["<bdi>", &text[at..at + c.len_utf8()], "</bdi>"]);
            plain = at + c.len_utf8();
        }
        escape(&visible(&text[plain..]), &mut self.out);
    }

    /// An element that isolates a text, whose direction is its own.
    pub fn isolated(&mut self, text: &str) {
        self.leaf("bdi", &[], text);
    }

    /// A link, where the address is one of the web; else the text alone.
    pub fn link(&mut self, address: &str, text: &str) {
        if is_web(address) {
            self.leaf("a", &[("href", address), ("rel", "noreferrer")], text);
        } else {
            self.text(text);
        }
    }
}

/// Whether a reader may be sent there.
pub fn is_web(address: &str) -> bool {
    let scheme =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme));
    (scheme("https://") || scheme("http://"))
        && !address.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"\\^`{|}".contains(c))
}

/// The characters of UAX 9 that change direction.
fn reorders(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A reader of HTML would make a line feed of it.
            '\r' => out.push_str("&#13;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out() {
        let mut page = Page::default();
        page.leaf("p", &[("title", "\" onclick=\"x")], "</p><script>alert(1)</script>\u{202e}\0");
        page.exact("a\u{202e}b<");
        page.link("javascript:alert(1)", "one");
        page.link("HTTPS://example.org/?a=1&b=2", "two");
        page.link("https://example.org/\" onclick", "three");
        assert_eq!(
            page.finish(),
            "<p title=\"&quot; onclick=&quot;x\">&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;\u{fffd}?</p>\
             a<bdi>\u{202e}</bdi>b&lt;one\
             <a href=\"HTTPS://example.org/?a=1&amp;b=2\" rel=\"noreferrer\">two</a>three"
        );
    }
}
