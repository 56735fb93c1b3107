//! The JSON Schema of each kind of record, made from its table, so that an editor completes and validates.

use serde_json::{Map, Value, json};

use super::RecordKind;
use super::shape::{FORMAT_VERSION, Field, RecordShape, Shape, Word};

/// The JSON Schema (draft-07, which every editor's YAML server knows) of a kind of record.
pub fn json_schema(kind: RecordKind) -> Value {
    let shape = kind.shape();
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!(format!("factlock {}", shape.name)));
    schema.extend(record(shape));
    Value::Object(schema)
}

fn record(shape: &RecordShape) -> Map<String, Value> {
    let properties: Map<String, Value> =
        shape.fields.iter().map(|field| (field.name.to_owned(), field_schema(field))).collect();
    let required: Vec<&str> =
        shape.fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("description".to_owned(), json!(shape.about));
    schema.insert("properties".to_owned(), Value::Object(properties));
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    schema.insert("additionalProperties".to_owned(), json!(false));
    schema
}

/// A field that need not be there may also be written and left empty.
fn field_schema(field: &Field) -> Value {
    let mut schema = value(&field.shape);
    if !field.required {
        schema = match schema.remove("enum") {
            Some(Value::Array(mut words)) => {
                words.push(Value::Null);
                schema.insert("enum".to_owned(), Value::Array(words));
                schema
            }
            _ => or_nothing(schema),
        };
    }
    schema.insert("description".to_owned(), json!(described(field)));
    Value::Object(schema)
}

fn or_nothing(mut schema: Map<String, Value>) -> Map<String, Value> {
    match schema.get_mut("type") {
        Some(Value::Array(types)) => types.push(json!("null")),
        Some(one) => *one = json!([one.clone(), "null"]),
        None => {}
    }
    // An empty text is as good as none, whatever the pattern asks of a text.
    if let Some(Value::String(pattern)) = schema.get_mut("pattern") {
        *pattern = format!("^$|{pattern}");
    }
    schema
}

fn described(field: &Field) -> String {
    match &field.shape {
        Shape::OneOf(words) if words.len() <= 10 => {
            let list: Vec<String> =
                words.iter().map(|word| format!("{}: {}", word.name, word.about)).collect();
            format!("{}\n\n{}", field.about, list.join("\n\n"))
        }
        _ => field.about.to_owned(),
    }
}

/// An unquoted date or number is no text to a YAML server, so wherever a text may look like one both are
/// allowed; `check` reads them as the text that was written.
fn value(shape: &Shape) -> Map<String, Value> {
    let schema = match shape {
        Shape::Text | Shape::Entity | Shape::Scalar => json!({ "type": ["string", "number", "boolean"] }),
        Shape::Id | Shape::Reference(_) => {
            json!({ "type": ["string", "number"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80 })
        }
        Shape::OneOf(words) => json!({ "enum": names(words) }),
        // To a YAML 1.1 reader an unquoted day is a point in time, which has no type of JSON.
        Shape::Date => json!({}),
        Shape::Day => json!({ "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
        Shape::Period => json!({ "type": "string", "pattern": "^[1-9][0-9]* ?(day|week|month|year)s?$" }),
        Shape::Count => json!({ "type": "integer", "minimum": 0 }),
        Shape::Version => json!({ "enum": [FORMAT_VERSION] }),
        Shape::Boolean => json!({ "type": "boolean" }),
        Shape::Sha256 => json!({ "type": ["string", "number"], "pattern": "^[0-9a-f]{64}$" }),
        Shape::Colour => json!({ "type": "string", "pattern": "^#[0-9A-Fa-f]{6}$" }),
        Shape::Pin => json!({ "type": "string", "pattern": "^sha256:[0-9a-f]{12,64}$" }),
        Shape::Path => json!({ "type": "string" }),
        Shape::Url => json!({ "type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#]\\S*$" }),
        Shape::List(inner) => json!({ "type": "array", "items": value(inner) }),
        Shape::Map(inner) => {
            let entry = Value::Object(or_nothing_at_all(value(inner)));
            json!({ "type": "object", "additionalProperties": entry })
        }
        Shape::Record(inner) => Value::Object(record(inner)),
    };
    match schema {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}

/// A name of the user's own may stand with `{}` or nothing behind it.
fn or_nothing_at_all(schema: Map<String, Value>) -> Map<String, Value> {
    let mut schema = or_nothing(schema);
    if let Some(Value::Array(types)) = schema.get_mut("type")
        && !types.contains(&json!("object"))
    {
        types.push(json!("object"));
        schema.insert("maxProperties".to_owned(), json!(0));
    }
    schema
}

fn names(words: &[Word]) -> Vec<&'static str> {
    words.iter().map(|word| word.name).collect()
}
