//! YAML documents made from the table of a record's fields.

use factlock::record::shape::{RecordShape, Shape};

/// Every field with the example of the table, on one line each.
pub(super) fn flat(shape: &RecordShape) -> String {
    shape.fields.iter().map(|field| format!("{}: {}\n", field.name, field.example)).collect()
}

/// Only the fields that a record must have.
pub(super) fn minimal(shape: &RecordShape) -> String {
    let required = shape.fields.iter().filter(|field| field.required);
    let lines: String = required.map(|field| format!("{}: {}\n", field.name, field.example)).collect();
    if lines.is_empty() { flat(shape) } else { lines }
}

/// Every field of the record and of every record inside of it.
pub(super) fn full(shape: &RecordShape) -> String {
    let mut text = String::new();
    record(shape, 0, &mut text);
    text
}

fn record(shape: &RecordShape, indent: usize, text: &mut String) {
    for field in shape.fields {
        let key = format!("{}{}:", " ".repeat(indent), field.name);
        text.push_str(&key);
        value(&field.shape, field.example, indent, text);
    }
}

/// A value behind its colon: a record inside is written out, anything else as its example.
fn value(shape: &Shape, example: &str, indent: usize, text: &mut String) {
    match shape {
        _ if !holds_record(shape) => text.push_str(&format!(" {example}\n")),
        Shape::Record(inner) => {
            text.push('\n');
            record(inner, indent + 2, text);
        }
        Shape::List(inner) => {
            text.push_str(&format!("\n{}-", " ".repeat(indent)));
            value(inner, example, indent, text);
        }
        Shape::Map(inner) => {
            text.push_str(&format!("\n{}a-name:", " ".repeat(indent + 2)));
            value(inner, example, indent + 2, text);
        }
        _ => unreachable!("only these hold records"),
    }
}

fn holds_record(shape: &Shape) -> bool {
    match shape {
        Shape::Record(_) => true,
        Shape::List(inner) | Shape::Map(inner) => holds_record(inner),
        _ => false,
    }
}
