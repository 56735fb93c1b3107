//! Bytes as choices: numbers, hostile words, passages of a text.

use crate::breakouts::HOSTILE;

/// What is at the edge of a format.
const EDGES: [&str; 21] = [
    "+1",
    "-2",
    "@SUM(1)",
    "a;=1",
    "a\";=1",
    "\u{ff1d}1",
    "| a | b |",
    "```",
    "~~~",
    "# heading",
    "1. one",
    "***",
    "https://example.org/\"onclick",
    "doi:10.1/<b>",
    "10.1000/182",
    "\u{1f600}\u{200d}\u{1f525}",
    "e\u{301}",
    "\u{200b}=1",
    "ABC 12 4 2024",
    " ",
    "\\",
];

/// What stands between the words of a text.
const BETWEEN: [&str; 8] = [" ", " ", " ", ". ", "\n", "\n\n", "\r\n", "\u{a0}"];

/// Bytes, taken one by one; behind their end all are zero.
pub(crate) struct Words<'b>(&'b [u8]);

impl<'b> Words<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Self(bytes)
    }

    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::from(self.byte()) % limit.max(1)
    }

    pub(crate) fn flag(&mut self) -> bool {
        self.byte() % 2 == 1
    }

    pub(crate) fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    /// Some words, of the list or of the bytes themselves, at most so many characters.
    pub(crate) fn text(&mut self, most: usize) -> String {
        let mut text = String::new();
        for _ in 0..2 + self.below(60) {
            match self.byte() {
                few @ 0..60 => text.push_str(listed(few)),
                long @ 60..120 => {
                    let (own, rest) = self.0.split_at(usize::from(long - 59).min(self.0.len()));
                    self.0 = rest;
                    text.push_str(&String::from_utf8_lossy(own));
                }
                number => text.push_str(&format!("w{number}")),
            }
            text.push_str(self.one_of(&BETWEEN));
        }
        text.chars().take(most).collect()
    }

    /// Hostile words as a record may hold them, between quotation marks.
    pub(crate) fn hostile(&mut self) -> String {
        let words = match self.byte() {
            few @ 0..200 => listed(few).to_owned(),
            long => {
                let (own, rest) = self.0.split_at(usize::from(long - 199).min(self.0.len()));
                self.0 = rest;
                String::from_utf8_lossy(own).into_owned()
            }
        };
        quoted(&words)
    }

    /// A passage of a text, anywhere in it.
    pub(crate) fn quote(&mut self, text: &str) -> String {
        let length = text.chars().count();
        let first = (self.below(256) * 256 + self.below(256)) % length.max(1);
        let taken = 1 + self.below(80);
        quoted(&text.chars().skip(first).take(taken).collect::<String>())
    }
}

/// One of the words that are listed.
fn listed(number: u8) -> &'static str {
    let all = HOSTILE.len() + EDGES.len();
    HOSTILE.iter().chain(&EDGES).nth(usize::from(number) % all).copied().unwrap_or_default()
}

/// As YAML writes it, without what no record may hold.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
