//! YAML documents made from the table of a record's fields.

use factlock::record::shape::{Field, RecordShape, Shape};

/// Every field with the example of the table, on one line each.
pub(super) fn flat(shape: &RecordShape) -> String {
    lines(shape.fields.iter())
}

/// Only the fields that a record must have.
pub(super) fn minimal(shape: &RecordShape) -> String {
    let required = lines(shape.fields.iter().filter(|field| field.required));
    if required.is_empty() { flat(shape) } else { required }
}

fn lines<'a>(fields: impl Iterator<Item = &'a Field>) -> String {
    fields.fold(String::new(), |text, field| text + field.name + ": " + field.example + "\n")
}

/// Every field of the record and of every record inside of it.
pub(super) fn full(shape: &RecordShape) -> String {
    let mut text = String::new();
    record(shape, 0, &mut text);
    text
}

fn record(shape: &RecordShape, indent: usize, text: &mut String) {
    for field in shape.fields {
        text.extend([&spaces(indent), field.name, ":"]);
        value(&field.shape, field.example, indent, text);
    }
}

/// A value behind its colon: a record inside is written out, anything else as its example.
fn value(shape: &Shape, example: &str, indent: usize, text: &mut String) {
    match shape {
        _ if !holds_record(shape) => text.extend([" ", example, "\n"]),
        Shape::Record(inner) => {
            text.push('\n');
            record(inner, indent + 2, text);
        }
        Shape::List(inner) => {
            text.extend(["\n", &spaces(indent), "-"]);
            value(inner, example, indent, text);
        }
        Shape::Map(inner) => {
            text.extend(["\n", &spaces(indent + 2), "a-name:"]);
            value(inner, example, indent + 2, text);
        }
        _ => unreachable!("only these hold records"),
    }
}

fn spaces(count: usize) -> String {
    " ".repeat(count)
}

fn holds_record(shape: &Shape) -> bool {
    match shape {
        Shape::Record(_) => true,
        Shape::List(inner) | Shape::Map(inner) => holds_record(inner),
        _ => false,
    }
}
