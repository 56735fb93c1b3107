//! What the tests of this room share: a short way to write down a tree, and generated documents.

use super::{Kind, Node};

/// A tree in the shape of JSON, every scalar a text.
pub(super) fn shape(node: &Node<'_>) -> String {
    match &node.kind {
        Kind::Scalar(scalar) => format!("{:?}", scalar.text),
        Kind::List { items, .. } => {
            format!("[{}]", items.iter().map(shape).collect::<Vec<_>>().join(", "))
        }
        Kind::Map { entries, .. } => {
            let entries = entries.iter().map(|entry| format!("{:?}: {}", entry.key, shape(&entry.value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Any document of the accepted kind, built from the choices that `bytes` make: odd indentation, comments, blank
/// lines, every style of scalar, brackets, every line end, with and without a final line break.
pub(super) fn document(bytes: &[u8]) -> String {
    let mut writer = Writer { bytes, at: 0, out: String::new(), keys: 0 };
    if writer.chance(4) {
        writer.out.push_str("# top of the file\n\n");
    }
    if writer.chance(8) {
        writer.list(0, 0);
    } else {
        writer.map(0, 0, false);
    }
    if writer.chance(4) {
        writer.out.push_str("# end\n");
    }
    let mut text = writer.out;
    let kept = text.trim_end_matches('\n').len();
    match bytes.first().copied().unwrap_or_default() % 8 {
        0 => text = text.replace('\n', "\r\n"),
        1 => text = text.replace('\n', "\r"),
        2 => text.truncate(kept),
        3 => text.insert(0, '\u{FEFF}'),
        _ => {}
    }
    text
}

struct Writer<'b> {
    bytes: &'b [u8],
    at: usize,
    out: String,
    keys: usize,
}

const WORDS: [&str; 14] = [
    "text",
    "no",
    "1.10",
    "2026-01-02",
    "it's",
    "a b",
    "x:y",
    "-z",
    "é ñ",
    "\u{1F600}",
    "~",
    "a#b",
    "http://a.b/c?d",
    "0123",
];

impl Writer<'_> {
    fn choose(&mut self, count: usize) -> usize {
        self.at += 1;
        self.bytes.get(self.at).map_or(0, |byte| usize::from(*byte) % count)
    }

    /// One time in `count`; never once the choices are used up, so that documents end.
    fn chance(&mut self, count: usize) -> bool {
        self.choose(count) == count - 1
    }

    fn one_of(&mut self, words: &[&str]) {
        let word = words[self.choose(words.len())];
        self.out.push_str(word);
    }

    fn spaces(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n(' ', count));
    }

    fn line(&mut self) {
        if self.chance(5) {
            self.out.push_str("  # behind: a 'value");
        }
        if self.chance(9) {
            self.out.push_str("  ");
        }
        self.out.push('\n');
    }

    fn before(&mut self, indent: usize) {
        for _ in 0..self.choose(8).saturating_sub(5) {
            self.out.push('\n');
        }
        if self.chance(6) {
            let more = self.choose(3);
            self.spaces(indent + more);
            self.one_of(&["# note: x\n", "#\"no space\n", "# \u{e9} \n"]);
            if self.chance(4) {
                self.out.push('\n');
            }
        }
    }

    fn key(&mut self, flow: bool) {
        self.keys += 1;
        let name = ["b", "a", "key", "no", "\u{e9}"][self.choose(5)];
        let key = format!("{name}{}", self.keys);
        let key = match self.choose(6) {
            0 => format!("'{key}'"),
            1 => format!("\"{key}\""),
            2 if !flow => format!("{key} "),
            _ => key,
        };
        self.out.push_str(&key);
        self.out.push(':');
    }

    fn map(&mut self, indent: usize, depth: usize, in_line: bool) {
        for count in 0..=self.choose(4) {
            if count > 0 || !in_line {
                self.before(indent);
                self.spaces(indent);
            }
            self.key(false);
            self.value(indent, depth, false);
        }
        self.after(indent);
    }

    fn list(&mut self, indent: usize, depth: usize) {
        for _ in 0..=self.choose(4) {
            self.before(indent);
            self.spaces(indent);
            self.out.push('-');
            self.value(indent, depth, true);
        }
        self.after(indent);
    }

    fn after(&mut self, indent: usize) {
        if indent > 0 && self.chance(8) {
            self.spaces(indent);
            self.out.push_str("# last\n");
        }
    }

    fn value(&mut self, indent: usize, depth: usize, item: bool) {
        let deeper = indent + 1 + self.choose(4);
        match self.choose(if depth < 3 { 14 } else { 10 }) {
            0 => self.line(),
            1 => {
                self.out.push_str(" 'it''s: a \"b\"'");
                self.line();
            }
            2 => {
                self.one_of(&[" \"a \\\"b\\\" c\"", " \"\\u00e9\\t\"", " \"plain\"", " \"a\\nb\""]);
                self.line();
            }
            3 => self.block_text(deeper),
            4 => {
                self.out.push_str(" one\n");
                self.spaces(deeper);
                self.out.push_str("two - three\n");
                if self.chance(2) {
                    self.out.push('\n');
                    self.spaces(deeper + 1);
                    self.out.push_str("four\n");
                }
            }
            5 => {
                self.out.push_str(" 'one\n");
                self.spaces(deeper);
                self.out.push_str("two'");
                self.line();
            }
            6 => {
                self.out.push(' ');
                self.flow(deeper, depth);
                self.line();
            }
            7..10 => {
                self.out.push(' ');
                self.one_of(&WORDS);
                self.line();
            }
            10 | 11 if item => {
                self.out.push(' ');
                self.map(indent + 2, depth + 1, true);
            }
            10 | 11 => {
                self.line();
                self.map(deeper, depth + 1, false);
            }
            _ => {
                self.line();
                let level = !item && self.chance(3);
                self.list(if level { indent } else { deeper }, depth + 1);
            }
        }
    }

    fn block_text(&mut self, indent: usize) {
        self.one_of(&[" |", " >", " |-", " >-", " |+", " >+"]);
        self.line();
        for _ in 0..=self.choose(3) {
            self.spaces(indent);
            self.one_of(&["# text\n", "a: b\n", "long words, 'quoted'\n", "\u{e9}\n\n"]);
        }
        if self.chance(3) {
            self.spaces(indent + 2);
            self.out.push_str("deeper\n\n");
        }
    }

    fn flow(&mut self, indent: usize, depth: usize) {
        let map = self.chance(2);
        self.out.push(if map { '{' } else { '[' });
        for count in 0..self.choose(4) {
            if count > 0 {
                self.out.push(',');
            }
            match self.choose(5) {
                0 => {
                    self.line();
                    self.spaces(indent);
                }
                _ => self.out.push(' '),
            }
            if map {
                self.key(true);
                self.out.push(' ');
            }
            match self.choose(5) {
                0 if depth < 3 => self.flow(indent, depth + 1),
                1 => self.out.push_str("'a, b'"),
                2 => self.out.push_str("\"c\""),
                _ => {
                    self.one_of(&WORDS);
                }
            }
        }
        self.out.push(if map { '}' } else { ']' });
    }
}
