//! As much of JSON Schema as the schemas of records use, patterns apart: an editor would say the same.

use factlock::record::RecordKind;
use factlock::record::schema::json_schema;
use serde_json::Value;

/// A document is valid by the schema of its kind, read as a YAML server reads it.
#[track_caller]
pub(super) fn assert_valid(kind: RecordKind, document: &str, name: &str) {
    if let Some(problem) = problem(kind, document) {
        panic!("`{name}` by the schema of a {}: {problem}\n{document}", kind.name());
    }
}

/// The first thing in a document that the schema of its kind refuses.
pub(super) fn problem(kind: RecordKind, document: &str) -> Option<String> {
    let value: Value = serde_yaml::from_str(document).unwrap_or_else(|error| panic!("{error}:\n{document}"));
    validate(&json_schema(kind), &value, "").err()
}

/// Keywords that say nothing of a value, or nothing of a value of another type.
const NOT_HELD_AGAINST: [&str; 11] = [
    "$schema",
    "title",
    "description",
    "pattern",
    "required",
    "properties",
    "additionalProperties",
    "items",
    "minimum",
    "maxLength",
    "maxProperties",
];

fn validate(schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    for (keyword, wanted) in schema.as_object().expect("a schema is an object") {
        let good = match (keyword.as_str(), value) {
            ("type", _) => types(wanted).any(|name| is(name, value)),
            ("enum", _) => wanted.as_array().unwrap().contains(value),
            ("required", Value::Object(map)) => strings(wanted).all(|key| map.contains_key(key)),
            ("properties", Value::Object(map)) => {
                for (key, inner) in wanted.as_object().unwrap() {
                    if let Some(value) = map.get(key) {
                        validate(inner, value, &format!("{at}.{key}"))?;
                    }
                }
                true
            }
            ("additionalProperties", Value::Object(map)) => {
                let known = schema.get("properties").and_then(Value::as_object);
                let others =
                    map.iter().filter(|(key, _)| known.is_none_or(|known| !known.contains_key(*key)));
                for (key, value) in others {
                    match wanted {
                        Value::Bool(allowed) if *allowed => {}
                        Value::Bool(_) => return Err(format!("{at}: `{key}` is not allowed")),
                        inner => validate(inner, value, &format!("{at}.{key}"))?,
                    }
                }
                true
            }
            ("items", Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    validate(wanted, item, &format!("{at}[{index}]"))?;
                }
                true
            }
            ("minimum", Value::Number(number)) => number.as_f64() >= wanted.as_f64(),
            ("maxLength", Value::String(text)) => text.chars().count() as u64 <= wanted.as_u64().unwrap(),
            ("maxProperties", Value::Object(map)) => map.len() as u64 <= wanted.as_u64().unwrap(),
            (keyword, _) if NOT_HELD_AGAINST.contains(&keyword) => true,
            (other, _) => panic!("a keyword that this check does not know: `{other}`"),
        };
        if !good {
            return Err(format!("{at}: {value} is against `{keyword}: {wanted}`"));
        }
    }
    Ok(())
}

fn types(wanted: &Value) -> Box<dyn Iterator<Item = &str> + '_> {
    match wanted {
        Value::String(one) => Box::new(std::iter::once(one.as_str())),
        many => Box::new(strings(many)),
    }
}

fn strings(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().unwrap().iter().map(|value| value.as_str().unwrap())
}

fn is(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        other => panic!("a type that this check does not know: `{other}`"),
    }
}
