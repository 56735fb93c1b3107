//! The reference page of the format, made from the tables of the records.

use std::fmt::Write as _;

use super::RecordKind;
use super::shape::{FORMAT_VERSION, Field, RecordShape, Shape};

/// What stands at the top of the page.
const INTRODUCTION: &str = include_str!("reference_introduction.md");

/// The reference page, in Markdown: every record, every field, with an example of each.
pub fn reference() -> String {
    let mut page = INTRODUCTION.to_owned();
    for kind in RecordKind::ALL {
        let mut open: Vec<&'static RecordShape> = vec![kind.shape()];
        let mut seen: Vec<&'static str> = Vec::new();
        let _ = write!(page, "\n## {}\n", heading(kind));
        while !open.is_empty() {
            let shape = open.remove(0);
            if seen.contains(&shape.name) {
                continue;
            }
            if !seen.is_empty() {
                let _ = write!(page, "\n### {}\n", shape.name.replace('_', " "));
            }
            seen.push(shape.name);
            table(shape, &mut page);
            open.extend(shape.fields.iter().filter_map(|field| record_of(&field.shape)));
        }
    }
    page
}

fn heading(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Claim => "Claim: `claims/**/*.yaml`",
        RecordKind::Source => "Source: `sources/<id>.yaml`",
        RecordKind::Vocabulary => "Vocabulary: `claims/vocabulary.yaml`",
        RecordKind::Settings => "Settings: `factlock.yaml`",
    }
}

fn table(shape: &RecordShape, page: &mut String) {
    let _ =
        write!(page, "\n{}\n\n| key | value | meaning | example |\n| --- | --- | --- | --- |\n", shape.about);
    for field in shape.fields {
        let name = if field.required { format!("**`{}`**", field.name) } else { format!("`{}`", field.name) };
        let about = field.about.replace('|', "\\|");
        let _ = writeln!(
            page,
            "| {name} | {} | {about} | `{}: {}` |",
            kind_of(&field.shape),
            field.name,
            field.example
        );
    }
    for field in shape.fields {
        words(field, page);
    }
}

fn words(field: &Field, page: &mut String) {
    if let Shape::OneOf(words) = &field.shape {
        let _ = write!(page, "\nThe words of `{}`:\n\n", field.name);
        for word in *words {
            let _ = writeln!(page, "- `{}`: {}", word.name, word.about);
        }
    }
}

fn kind_of(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Id => "id".to_owned(),
        Shape::Reference(target) => format!("id of {}", target.noun()),
        Shape::Entity => "name of an entity".to_owned(),
        Shape::OneOf(_) => "one of its words".to_owned(),
        Shape::Date => "date".to_owned(),
        Shape::Day => "day".to_owned(),
        Shape::Period => "length of time".to_owned(),
        Shape::Count => "whole number".to_owned(),
        Shape::Version => format!("`{FORMAT_VERSION}`"),
        Shape::Boolean => "`true` or `false`".to_owned(),
        Shape::Sha256 => "SHA-256".to_owned(),
        Shape::Colour => "colour".to_owned(),
        Shape::Pin => "pin".to_owned(),
        Shape::Path => "path".to_owned(),
        Shape::Url => "address".to_owned(),
        Shape::Scalar => "text or number".to_owned(),
        Shape::List(inner) => format!("list of {}", kind_of(inner)),
        Shape::Map(inner) => format!("names to {}", kind_of(inner)),
        Shape::Record(record) => record.name.replace('_', " "),
    }
}

fn record_of(shape: &Shape) -> Option<&'static RecordShape> {
    match shape {
        Shape::Record(record) => Some(record),
        Shape::List(inner) | Shape::Map(inner) => record_of(inner),
        _ => None,
    }
}
