//! The canonical form of what records say: one text for all ways of writing the same, to take digests of.
//!
//! JSON after RFC 8785 (JCS). A record holds texts, lists and maps only, so that its rules for numbers never apply.

use std::cmp::Ordering;
use std::fmt::Write as _;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

use super::{Assertion, Mode};

/// A value in canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Canonical {
    /// A text.
    Text(String),
    /// Values in the order of their JSON.
    List(Vec<Canonical>),
    /// Keys, in the order of their UTF-16 code units, and values.
    Map(Vec<(String, Canonical)>),
}

impl Canonical {
    /// A text in NFC, with white space folded.
    pub fn text(text: &str) -> Self {
        Self::Text(folded(text))
    }

    /// A list whose order says nothing.
    pub fn list(items: impl IntoIterator<Item = Self>) -> Self {
        let mut items: Vec<Self> = items.into_iter().collect();
        items.sort_by_cached_key(Self::json);
        Self::List(items)
    }

    /// A map.
    pub fn map<K: Into<String>>(entries: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self::sorted(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    fn sorted(mut entries: Vec<(String, Self)>) -> Self {
        entries.sort_by(|(a, _), (b, _)| by_utf16(a, b));
        Self::Map(entries)
    }

    /// The canonical form of a value of a record; nothing where it is as if it were absent.
    pub fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Null => None,
            Value::String(text) => Some(folded(text)).filter(|text| !text.is_empty()).map(Self::Text),
            Value::Array(items) => {
                let items: Vec<Self> = items.iter().filter_map(Self::of).collect();
                (!items.is_empty()).then(|| Self::list(items))
            }
            Value::Object(entries) => {
                let entries =
                    entries.iter().filter_map(|(key, value)| Some((key.as_str(), Self::of(value)?)));
                let entries: Vec<(&str, Self)> = entries.collect();
                (!entries.is_empty()).then(|| Self::map(entries))
            }
            // No field of a record is a number or a truth value; one that will be is told by its JSON.
            other => Some(Self::Text(other.to_string())),
        }
    }

    /// Its JSON after RFC 8785.
    pub fn json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Text(text) => write_text(text, out),
            Self::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    item.write(out);
                }
                out.push(']');
            }
            Self::Map(entries) => {
                out.push('{');
                for (at, (key, value)) in entries.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    write_text(key, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

/// What an assertion says: a value and a list of one are the same, and `some` is what is meant without a mode.
pub fn canonical_assertion(assertion: &Assertion) -> Canonical {
    let fields = serde_json::to_value(assertion).unwrap_or_default();
    let as_it_is = |key: &str| match key {
        "value" | "values" => false,
        "mode" => assertion.mode != Some(Mode::Some),
        _ => true,
    };
    let fields = fields.as_object().into_iter().flatten().filter(|(key, _)| as_it_is(key));
    let kept = fields.filter_map(|(key, value)| Some((key.as_str(), Canonical::of(value)?)));
    let values = assertion.value.iter().chain(&assertion.values).map(|text| Canonical::text(text));
    let values: Vec<Canonical> = values.collect();
    let values = (!values.is_empty()).then(|| ("values", Canonical::list(values)));
    Canonical::map(kept.chain(values))
}

/// A text as it is read: white space folded and trimmed, NFC.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    if folded.is_ascii() { folded } else { folded.nfc().collect() }
}

fn by_utf16(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}

/// As ECMAScript writes a string: the two-character escapes, `\u00xx` for other controls, all else as it is.
fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The example of RFC 8785, section 3.2.3: sorting by UTF-16 code units, not by code points.
    #[test]
    fn sorts_keys_as_the_standard_shows() {
        let keys = ["\u{20ac}", "\r", "\u{fb33}", "1", "\u{1f600}", "\u{80}", "\u{f6}"];
        let map = Canonical::map(keys.map(|key| (key, Canonical::text("x"))));
        let Canonical::Map(entries) = map else { unreachable!("a map") };
        let sorted: Vec<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(sorted, ["\r", "1", "\u{80}", "\u{f6}", "\u{20ac}", "\u{1f600}", "\u{fb33}"]);
    }

    /// The string of RFC 8785, section 3.2.2.2, but for what is folded here.
    #[test]
    fn escapes_as_the_standard_shows() {
        let text = Canonical::Text("\u{20ac}$\u{f}\nA'B\"\\\\\"/\u{7f}".to_owned());
        assert_eq!(text.json(), "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u{7f}\"");
    }

    #[test]
    fn one_text_for_all_ways_of_writing_the_same() {
        let a = json!({ "b": [" x\n y", "w"], "a": "e\u{301}", "n": null, "l": [], "m": {}, "t": "  " });
        assert_eq!(Canonical::of(&a).unwrap().json(), "{\"a\":\"\u{e9}\",\"b\":[\"w\",\"x y\"]}");
        assert_eq!(Canonical::of(&json!({ "a": [{ "b": "" }] })), None);
    }
}
