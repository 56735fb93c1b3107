//! JSON as it was written: keys keep their order, and one that stands twice is there twice.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::ImportError;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    Number(serde_json::Number),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Reads one document, or several one after the other, as files with a document a line have them.
///
/// # Errors
/// Where it is no JSON, with the line and the column.
pub(super) fn parse(text: &str) -> Result<Vec<Json>, ImportError> {
    let mut documents = Vec::new();
    for document in serde_json::Deserializer::from_str(text).into_iter::<Json>() {
        documents.push(document.map_err(|error| {
            let place = format!("line {}, column {}", error.line(), error.column());
            let told = error.to_string();
            let what = told.split(" at line ").next().unwrap_or(&told);
            if what.contains("recursion limit") {
                ImportError::new(
                    format!("lists and objects are nested more than 127 deep at {place}"),
                    "no ClaimReview is nested like that; take the ones that are meant out of the file",
                )
            } else {
                if is_markup(text) {
                    return ImportError::new(
                        "this is HTML",
                        "save what stands in its `application/ld+json` script, and import that",
                    );
                }
                ImportError::new(
                    format!("it is no JSON: {what} at {place}"),
                    "mend it there; a table must be named `.csv` or `.tsv`",
                )
            }
        })?);
    }
    if documents.is_empty() {
        return Err(ImportError::new("it is empty", "name a file with ClaimReview in JSON, or a table"));
    }
    Ok(documents)
}

/// Whether a page was saved instead of the data in it.
fn is_markup(text: &str) -> bool {
    text.trim_start().starts_with('<')
}

impl Json {
    /// Whether it says nothing: as if it were absent.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::List(items) => items.iter().all(Self::is_empty),
            Self::Object(entries) => entries.iter().all(|(_, value)| value.is_empty()),
            Self::Bool(_) | Self::Number(_) => false,
        }
    }

    /// A text, a number or a truth value as text.
    pub(super) fn scalar(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Number(number) => Some(number.to_string()),
            Self::Bool(truth) => Some(truth.to_string()),
            _ => None,
        }
    }

    /// What a line of the log shows of it, which is short.
    pub(super) fn shown(&self) -> String {
        let several = |number: usize, one: &str, many: &str| {
            if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
        };
        match self {
            Self::List(items) => format!("[{}]", several(items.len(), "entry", "entries")),
            Self::Object(entries) => format!("{{{}}}", several(entries.len(), "key", "keys")),
            Self::Null => "null".to_owned(),
            other => other.scalar().unwrap_or_default(),
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Object(entries) = self else { return None };
        entries.iter().find(|(known, _)| bare(known) == key).map(|(_, value)| value)
    }
}

/// A key without what says that it is schema.org's.
pub(super) fn bare(key: &str) -> &str {
    ["schema:", "http://schema.org/", "https://schema.org/"]
        .iter()
        .find_map(|prefix| key.strip_prefix(prefix))
        .unwrap_or(key)
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Json, E> {
        Ok(Json::Bool(truth))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(serde_json::Number::from_f64(number).map_or(Json::Null, Json::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Json, E> {
        Ok(Json::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        items.shrink_to_fit();
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        entries.shrink_to_fit();
        Ok(Json::Object(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_other_readers_drop() {
        let read = parse("{\"a\": 1, \"b\": [null, true], \"a\": \"x\"}\n[1.5]").unwrap();
        assert_eq!(read.len(), 2);
        let Json::Object(entries) = &read[0] else { panic!() };
        assert_eq!(entries.len(), 3);
        assert_eq!(read[0].get("a").unwrap().shown(), "1");
    }

    #[test]
    fn says_where_it_is_no_json() {
        let told = |text: &str| parse(text).unwrap_err().message;
        assert_eq!(told("{\n \"a\": }"), "it is no JSON: expected value at line 2, column 7");
        assert_eq!(told(" \n"), "it is empty");
        assert!(
            told(&"[".repeat(100_000))
                .starts_with("lists and objects are nested more than 127 deep at line 1")
        );
    }
}
