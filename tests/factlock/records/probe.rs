//! A deserializer that feeds a model from the table of its fields, and notes which fields it asks for.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use factlock::record::shape::{RecordShape, Shape};
use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

/// The fields that each model asks for, by the name of its record.
pub(super) type Fields = BTreeMap<&'static str, Vec<&'static str>>;

/// The example of a record.
#[derive(Clone)]
pub(super) struct Probe {
    shape: Place,
    example: &'static str,
    seen: Rc<RefCell<Fields>>,
}

#[derive(Clone, Copy)]
enum Place {
    Record(&'static RecordShape),
    Value(&'static Shape),
}

impl Probe {
    /// The example of a record of this shape.
    pub(super) fn of(shape: &'static RecordShape) -> Self {
        Self { shape: Place::Record(shape), example: "", seen: Rc::default() }
    }

    /// Whether a model takes it, and asks for nothing that the table does not know.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<(), Error> {
        T::deserialize(self.clone()).map(drop)
    }

    /// What a model and the models inside of it ask for.
    pub(super) fn fields<T: DeserializeOwned>(&self) -> Fields {
        self.read::<T>().expect("the model takes the example");
        self.seen.borrow().clone()
    }

    fn value(&self, shape: &'static Shape, example: &'static str) -> Self {
        let shape =
            if let Shape::Record(record) = shape { Place::Record(record) } else { Place::Value(shape) };
        Self { shape, example, seen: Rc::clone(&self.seen) }
    }

    /// What is inside of a list or a map.
    fn inner(&self) -> Result<Self, Error> {
        match self.shape {
            Place::Value(Shape::List(inner) | Shape::Map(inner)) => Ok(self.value(inner, self.example)),
            _ => Err(Error::custom("the model asks for a list or a map where the table has none")),
        }
    }

    /// The example as text: of a list or a map its first value.
    fn text(&self) -> &'static str {
        let example = self.example.trim_start_matches(['[', '{', ' ']).trim_end_matches([']', '}', ' ']);
        let entry =
            if example == self.example { example } else { example.split(',').next().unwrap_or_default() };
        let value = match entry.split_once(": ") {
            Some((_, value)) if example != self.example => value,
            _ => entry,
        };
        value.trim_matches('"')
    }
}

impl<'de> Deserializer<'de> for Probe {
    type Error = Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        model: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let Place::Record(shape) = self.shape else {
            return Err(Error::custom(format!("`{model}` is a record, the table has none there")));
        };
        self.seen.borrow_mut().insert(shape.name, fields.to_vec());
        if let Some(unknown) = fields.iter().find(|field| shape.field(field).is_none()) {
            return Err(Error::custom(format!(
                "`{model}` has `{unknown}`, the table of a {} has not",
                shape.name
            )));
        }
        visitor.visit_map(Entries { probe: self, keys: fields.to_vec(), at: 0 })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let probe = self.inner()?;
        visitor.visit_map(Entries { probe, keys: vec!["a-name"], at: 0 })
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(One(Some(self.inner()?)))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if let Place::Value(Shape::OneOf(known)) = self.shape {
            let known: Vec<&str> = known.iter().map(|word| word.name).collect();
            if known != words {
                return Err(Error::custom(format!("the model knows {words:?}, the table {known:?}")));
            }
        }
        visitor.visit_enum(StrDeserializer::<Error>::new(self.text()))
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(self.text().parse().map_err(Error::custom)?)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bool(self.text().parse().map_err(Error::custom)?)
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.text())
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple
        tuple_struct identifier ignored_any
    }
}

/// The fields of a record, or a single entry of a map.
struct Entries {
    probe: Probe,
    keys: Vec<&'static str>,
    at: usize,
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some(key) = self.keys.get(self.at) else { return Ok(None) };
        seed.deserialize(StrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let key = self.keys[self.at];
        self.at += 1;
        let field = match self.probe.shape {
            Place::Record(shape) => shape.field(key),
            Place::Value(_) => None,
        };
        let value = match field {
            Some(field) => self.probe.value(&field.shape, field.example),
            None => self.probe.clone(),
        };
        seed.deserialize(value).map_err(|error| Error::custom(format!("`{key}`: {error}")))
    }
}

/// The single entry of a list.
struct One(Option<Probe>);

impl<'de> SeqAccess<'de> for One {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.0.take().map(|probe| seed.deserialize(probe)).transpose()
    }
}
