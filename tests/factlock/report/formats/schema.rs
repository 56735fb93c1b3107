//! As much of JSON Schema as the schema of the report uses, and which of its properties were met.

use std::collections::BTreeSet;

use serde_json::Value;

/// A schema, and the properties of it that documents had.
pub(super) struct Schema {
    root: Value,
    met: BTreeSet<String>,
}

impl Schema {
    pub(super) fn new(text: &str) -> Self {
        Self { root: serde_json::from_str(text).unwrap(), met: BTreeSet::new() }
    }

    /// A document is valid.
    #[track_caller]
    pub(super) fn assert_valid(&mut self, document: &Value) {
        let root = self.root.clone();
        self.validate(&root, document, "$", "$");
    }

    /// The properties that no document had.
    pub(super) fn never_met(&self) -> Vec<String> {
        let mut all = Vec::new();
        properties(&self.root, "$", &mut all);
        for (name, definition) in self.root["$defs"].as_object().unwrap() {
            properties(definition, name, &mut all);
        }
        all.retain(|name| !self.met.contains(name));
        all
    }

    #[track_caller]
    fn validate(&mut self, schema: &Value, value: &Value, name: &str, at: &str) {
        for (keyword, wanted) in schema.as_object().unwrap() {
            let good = match (keyword.as_str(), value) {
                ("$ref", _) => {
                    let name = wanted.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                    let definition = self.root["$defs"][name].clone();
                    self.validate(&definition, value, name, at);
                    true
                }
                ("type", Value::Object(_)) => wanted == "object",
                ("type", Value::Array(_)) => wanted == "array",
                ("type", Value::String(_)) => wanted == "string",
                ("type", Value::Bool(_)) => wanted == "boolean",
                ("type", Value::Number(number)) => wanted == "integer" && number.is_u64(),
                ("const", _) => value == wanted,
                ("enum", _) => wanted.as_array().unwrap().contains(value),
                ("minimum", _) => value.as_u64() >= wanted.as_u64(),
                ("pattern", Value::String(text)) => {
                    assert_eq!(wanted, "^[0-9a-f]{64}$");
                    text.len() == 64 && text.bytes().all(|c| c.is_ascii_digit() || (b'a'..=b'f').contains(&c))
                }
                ("minItems", Value::Array(items)) => items.len() as u64 >= wanted.as_u64().unwrap(),
                ("maxItems", Value::Array(items)) => items.len() as u64 <= wanted.as_u64().unwrap(),
                ("items", Value::Array(items)) => {
                    for (number, item) in items.iter().enumerate() {
                        self.validate(wanted, item, &format!("{name}[]"), &format!("{at}[{number}]"));
                    }
                    true
                }
                ("required", Value::Object(map)) => {
                    wanted.as_array().unwrap().iter().all(|key| map.contains_key(key.as_str().unwrap()))
                }
                ("properties", Value::Object(map)) => {
                    for (key, inner) in wanted.as_object().unwrap() {
                        if let Some(value) = map.get(key) {
                            let name = format!("{name}.{key}");
                            self.met.insert(name.clone());
                            self.validate(inner, value, &name, &format!("{at}.{key}"));
                        }
                    }
                    true
                }
                ("additionalProperties", Value::Object(map)) => {
                    let known = schema.get("properties").and_then(Value::as_object);
                    for (key, value) in map {
                        if known.is_some_and(|known| known.contains_key(key)) {
                            continue;
                        }
                        assert!(wanted.is_object(), "{at}: `{key}` is not in the schema");
                        self.validate(wanted, value, name, &format!("{at}.{key}"));
                    }
                    true
                }
                ("$schema" | "$defs" | "title" | "description", _) => true,
                (other, _) => panic!("{at}: `{other}` does not fit {value}"),
            };
            assert!(good, "{at}: {value} is against `{keyword}: {wanted}`");
        }
    }
}

/// The properties of a schema, of those in it, and of no definition that it refers to.
fn properties(schema: &Value, name: &str, all: &mut Vec<String>) {
    for (key, inner) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let name = format!("{name}.{key}");
        all.push(name.clone());
        properties(inner, &name, all);
    }
    if let Some(items) = schema.get("items") {
        properties(items, &format!("{name}[]"), all);
    }
}
