//! From a tree to the types of a record, by the type that each field asks for.
//!
//! A field of text takes any scalar exactly as it is written; a boolean takes `true` and `false`, a number
//! takes plain digits. Nothing is guessed: a value asked for as "anything" is text.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde::de::{self, DeserializeSeed, Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::read_error::ReadError;
use super::{Entry, Fault, Kind, Node, Scalar, Style};

/// Reads a value into a type.
///
/// An empty value is `None`, and a key of a record whose value is empty is as if it were not there.
///
/// # Errors
/// The first thing that does not fit, at the value or the key that does not.
pub fn read<'de, T: Deserialize<'de>>(node: &'de Node<'_>) -> Result<T, Fault> {
    T::deserialize(Value(node)).map_err(|error| error.about(node).into_fault())
}

/// A value to be read.
#[derive(Clone, Copy)]
struct Value<'de, 'a>(&'de Node<'a>);

impl<'de, 'a> Value<'de, 'a> {
    fn scalar(self, wanted: &str) -> Result<&'de Scalar<'a>, ReadError> {
        match &self.0.kind {
            Kind::Scalar(scalar) => Ok(scalar),
            _ => Err(self.mismatch(wanted)),
        }
    }

    fn mismatch(self, wanted: &str) -> ReadError {
        let found = match &self.0.kind {
            Kind::List { .. } => "a list",
            Kind::Map { .. } => "a map",
            Kind::Scalar(scalar) if scalar.is_null() => "nothing",
            Kind::Scalar(scalar) => {
                let text: String = scalar.text.chars().take(40).collect();
                let dots = if text.len() < scalar.text.len() { "..." } else { "" };
                return ReadError::new(format!("expected {wanted}, found `{text}{dots}`")).at(self.0.span);
            }
        };
        ReadError::new(format!("expected {wanted}, found {found}")).at(self.0.span)
    }

    fn integer<T: std::str::FromStr>(self, wanted: &str) -> Result<T, ReadError> {
        let scalar = self.scalar(wanted)?;
        let digits = scalar.text.strip_prefix(['-', '+']).unwrap_or(&scalar.text);
        let plain = scalar.style == Style::Plain && digits.bytes().all(|byte| byte.is_ascii_digit());
        let leading_zero = digits.len() > 1 && digits.starts_with('0');
        let number = (plain && !leading_zero).then(|| scalar.text.parse().ok()).flatten();
        number.ok_or_else(|| self.mismatch(wanted).help("write decimal digits without quotes"))
    }

    fn float(self) -> Result<f64, ReadError> {
        let scalar = self.scalar("a number")?;
        let digits = scalar.text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
        let number = (digits && scalar.style == Style::Plain).then(|| scalar.text.parse().ok()).flatten();
        number
            .ok_or_else(|| self.mismatch("a number").help("write decimal digits without quotes, such as 1.5"))
    }
}

/// Reads a map whose values are no maps themselves: a name with nothing behind it is left out.
///
/// # Errors
/// Those of its values.
pub fn filled<'de, D, T>(deserializer: D) -> Result<BTreeMap<String, T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let all: BTreeMap<String, Option<T>> = Deserialize::deserialize(deserializer)?;
    Ok(all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect())
}

macro_rules! integers {
    ($($method:ident $visit:ident $wanted:literal),* $(,)?) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
            visitor.$visit(self.integer($wanted)?)
        })*
    };
}

impl<'de, 'a> Value<'de, 'a> {
    fn entries(self, empty_too: bool) -> Result<Entries<'de, 'a>, ReadError> {
        let entries = match self.0.entries() {
            Some(entries) => entries,
            None if self.0.is_empty() => &[],
            None => return Err(self.mismatch("a map").help("write keys with values: `key: value`")),
        };
        Ok(Entries { rest: entries.iter(), empty_too, current: None })
    }
}

impl<'de> Deserializer<'de> for Value<'de, '_> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match &self.0.kind {
            Kind::Scalar(scalar) if scalar.is_null() => visitor.visit_unit(),
            Kind::Scalar(_) => self.deserialize_str(visitor),
            Kind::List { .. } => self.deserialize_seq(visitor),
            Kind::Map { .. } => self.deserialize_map(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_borrowed_str(&self.scalar("a text")?.text)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let wanted = "`true` or `false`";
        match self.scalar(wanted)? {
            Scalar { text, style: Style::Plain } if text == "true" => visitor.visit_bool(true),
            Scalar { text, style: Style::Plain } if text == "false" => visitor.visit_bool(false),
            _ => Err(self.mismatch(wanted).help("write `true` or `false` without quotes")),
        }
    }

    integers! {
        deserialize_i8 visit_i8 "a whole number from -128 to 127",
        deserialize_i16 visit_i16 "a whole number from -32768 to 32767",
        deserialize_i32 visit_i32 "a whole number",
        deserialize_i64 visit_i64 "a whole number",
        deserialize_i128 visit_i128 "a whole number",
        deserialize_u8 visit_u8 "a whole number from 0 to 255",
        deserialize_u16 visit_u16 "a whole number from 0 to 65535",
        deserialize_u32 visit_u32 "a whole number, not negative",
        deserialize_u64 visit_u64 "a whole number, not negative",
        deserialize_u128 visit_u128 "a whole number, not negative",
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_f64(self.float()?)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_f64(self.float()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.0.is_empty() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match &self.0.kind {
            Kind::List { items, .. } => {
                visitor.visit_seq(Items(items.iter())).map_err(|error| error.about(self.0))
            }
            Kind::Scalar(scalar) if !scalar.is_null() => {
                Err(self.mismatch("a list").help("put each value on a line of its own that begins with `- `"))
            }
            _ => Err(self.mismatch("a list")),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _length: usize, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _length: usize,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let entries = self.entries(true)?;
        visitor.visit_map(entries).map_err(|error| error.about(self.0))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let entries = self.entries(false)?;
        visitor.visit_map(entries).map_err(|error| error.about(self.0))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        match &self.0.kind {
            Kind::Scalar(scalar) => visitor
                .visit_enum(BorrowedStrDeserializer::new(&scalar.text))
                .map_err(|error: ReadError| error.at(self.0.span)),
            Kind::Map { entries, .. } if entries.len() == 1 => visitor.visit_enum(Variant(&entries[0])),
            _ => Err(self.mismatch("a word")),
        }
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { bytes byte_buf unit unit_struct }
}

/// The values of a list.
struct Items<'de, 'a>(std::slice::Iter<'de, Node<'a>>);

impl<'de> de::SeqAccess<'de> for Items<'de, '_> {
    type Error = ReadError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, ReadError> {
        let Some(node) = self.0.next() else { return Ok(None) };
        seed.deserialize(Value(node)).map(Some).map_err(|error| error.about(node))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// The entries of a map. A key of the format's own with nothing behind it is as good as absent; a name of the user's
/// own is not: `GPU: {}`.
struct Entries<'de, 'a> {
    rest: std::slice::Iter<'de, Entry<'a>>,
    empty_too: bool,
    current: Option<&'de Entry<'a>>,
}

impl<'de> de::MapAccess<'de> for Entries<'de, '_> {
    type Error = ReadError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ReadError> {
        let empty_too = self.empty_too;
        self.current = self.rest.find(|entry| empty_too || !entry.value.is_empty());
        let Some(entry) = self.current else { return Ok(None) };
        let key = seed.deserialize(BorrowedStrDeserializer::new(&entry.key));
        key.map(Some).map_err(|error: ReadError| error.at(entry.key_span))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, ReadError> {
        let entry = self.current.ok_or_else(|| ReadError::new("a value was asked for before its key"))?;
        seed.deserialize(Value(&entry.value)).map_err(|error| error.about(&entry.value))
    }
}

/// `variant: value`.
struct Variant<'de, 'a>(&'de Entry<'a>);

impl<'de, 'a> de::EnumAccess<'de> for Variant<'de, 'a> {
    type Error = ReadError;
    type Variant = Value<'de, 'a>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Value<'de, 'a>), ReadError> {
        let variant = seed.deserialize(StrDeserializer::new(&self.0.key));
        Ok((variant.map_err(|error: ReadError| error.at(self.0.key_span))?, Value(&self.0.value)))
    }
}

impl<'de> de::VariantAccess<'de> for Value<'de, '_> {
    type Error = ReadError;

    fn unit_variant(self) -> Result<(), ReadError> {
        if self.0.is_empty() { Ok(()) } else { Err(self.mismatch("nothing")) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, ReadError> {
        seed.deserialize(self).map_err(|error| error.about(self.0))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _length: usize, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.deserialize_map(visitor)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::super::parse;
    use super::*;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields, default)]
    struct Record {
        id: String,
        text: Option<String>,
        page: Option<u32>,
        depth: Option<i8>,
        done: bool,
        stance: Option<Stance>,
        names: Vec<Name>,
        shares: BTreeMap<String, f64>,
        inner: Option<Box<Record>>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Stance {
        Supports,
        NotSure,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(try_from = "String")]
    struct Name(String);

    impl TryFrom<String> for Name {
        type Error = String;

        fn try_from(name: String) -> Result<Self, String> {
            if name.contains(' ') { Err(format!("`{name}` has a space")) } else { Ok(Self(name)) }
        }
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Strict {
        id: String,
        words: Vec<String>,
    }

    fn record(text: &str) -> Record {
        read(&parse(text.as_bytes()).unwrap()).unwrap()
    }

    /// The text at the place of the fault, and the fault.
    fn fault<'t, T: for<'de> Deserialize<'de> + std::fmt::Debug>(text: &'t str) -> (&'t str, Fault) {
        let fault = read::<T>(&parse(text.as_bytes()).unwrap()).unwrap_err();
        (&text[fault.span.range()], fault)
    }

    #[test]
    fn text_is_what_is_written() {
        for written in ["no", "1.10", "2026-01-02", "0123", "1e3", "true", ".5"] {
            assert_eq!(record(&format!("id: {written}\n")).id, written);
            assert_eq!(record(&format!("text: {written}\n")).text.as_deref(), Some(written));
        }
    }

    #[test]
    fn empty_values_are_absent() {
        let empty = "id:\ntext: ''\npage: ~\ndone: null\nstance:\nnames: []\nshares: {}\ninner:\n";
        assert_eq!(record(empty), Record::default());
        assert_eq!(
            fault::<Strict>("words: [a]\nid: ''\n"),
            (
                "id",
                Fault {
                    label: "nothing stands here".to_owned(),
                    ..Fault::new(crate::text::Span::new(11, 13), "`id` has no value").help("add `id: ...`")
                }
            )
        );
        assert_eq!(fault::<Strict>("words: [a]\n").1.message, "the key `id` is missing");
    }

    #[test]
    fn values_of_every_kind() {
        let read = record(
            "page: 12\ndepth: -3\ndone: true\nstance: not-sure\nnames: [a, 'b']\nshares: {x: 0.5, y: 2}\ninner:\n  id: z\n",
        );
        let shares = BTreeMap::from([("x".to_owned(), 0.5), ("y".to_owned(), 2.0)]);
        let inner = Some(Box::new(Record { id: "z".to_owned(), ..Record::default() }));
        let names = vec![Name("a".to_owned()), Name("b".to_owned())];
        let stance = Some(Stance::NotSure);
        assert_eq!(
            read,
            Record {
                page: Some(12),
                depth: Some(-3),
                done: true,
                stance,
                names,
                shares,
                inner,
                ..Record::default()
            }
        );
    }

    #[test]
    fn faults_stand_at_the_value_they_are_about() {
        for (text, place, message) in [
            ("page: 012\n", "012", "expected a whole number, not negative, found `012`"),
            ("page: 1e3\n", "1e3", "expected a whole number"),
            ("page: '12'\n", "'12'", "expected a whole number"),
            ("page: -1\n", "-1", "expected a whole number, not negative"),
            ("page: 0x10\n", "0x10", "expected a whole number"),
            ("page: 99999999999\n", "99999999999", "expected a whole number"),
            ("depth: 200\n", "200", "from -128 to 127"),
            ("done: yes\n", "yes", "expected `true` or `false`, found `yes`"),
            ("done: True\n", "True", "expected `true` or `false`"),
            ("done: 'true'\n", "'true'", "expected `true` or `false`"),
            ("id: [a]\n", "[a]", "expected a text, found a list"),
            ("id:\n  a: b\n", "a: b", "expected a text, found a map"),
            ("names: a\n", "a", "expected a list, found `a`"),
            ("names: [a, b c]\n", "b c", "`b c` has a space"),
            ("stance: support\n", "support", "unknown value `support`"),
            ("inner: x\n", "x", "expected a map, found `x`"),
            ("inner:\n  \"ib\": x\n", "\"ib\"", "unknown key `ib`"),
            ("shares: {x: .inf}\n", ".inf", "expected a number"),
        ] {
            let (found, fault) = fault::<Record>(text);
            assert_eq!(found, place, "{text:?}: {fault:?}");
            assert!(fault.message.contains(message), "{text:?}: {fault:?}");
        }
        let (_, fault) = fault::<Record>("stance: suports\n");
        assert_eq!(
            fault.help.as_deref(),
            Some("did you mean `supports`? the values allowed here: `supports` or `not-sure`")
        );
    }
}
