//! Hayagriva's YAML, which Typst reads.

use serde_json::{Map, Value, json};

use super::{address, archived, current, field, line, names_kept, plain, warning};
use crate::record::{Name, Source};
use crate::report::View;
use crate::report::view::SourceView;
use crate::value::Edtf;
use crate::yaml;

pub(super) fn hayagriva(view: &View<'_>) -> String {
    let entries = view.sources.iter().map(|source| (source.record.id.clone(), written(&entry(source))));
    yaml::write(&yaml::Value::map(entries))
}

/// Data as YAML has it.
fn written(value: &Value) -> yaml::Value {
    match value {
        Value::Object(entries) => {
            yaml::Value::map(entries.iter().map(|(key, value)| (key.clone(), written(value))))
        }
        Value::Array(items) => yaml::Value::list(items.iter().map(written)),
        Value::String(text) => yaml::Value::text(text.clone()),
        other => yaml::Value::text(other.to_string()),
    }
}

/// What a type of CSL is called, and the type of what it appeared in.
fn kind(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "article-newspaper" => ("article", "newspaper"),
        "article" | "article-journal" | "article-magazine" | "review" | "review-book" => {
            ("article", "periodical")
        }
        "book" | "classic" | "pamphlet" => ("book", "anthology"),
        "chapter" => ("chapter", "book"),
        "entry" | "entry-dictionary" | "entry-encyclopedia" => ("entry", "reference"),
        "paper-conference" => ("article", "proceedings"),
        "periodical" => ("periodical", "periodical"),
        "report" | "standard" => ("report", "anthology"),
        "thesis" => ("thesis", "anthology"),
        "dataset" | "software" => ("repository", "repository"),
        "patent" => ("patent", "anthology"),
        "legal_case" | "hearing" => ("case", "anthology"),
        "legislation" | "bill" | "regulation" | "treaty" => ("legislation", "anthology"),
        "manuscript" => ("manuscript", "anthology"),
        "motion_picture" | "broadcast" => ("video", "video"),
        "song" | "musical_score" => ("audio", "audio"),
        "graphic" | "figure" | "map" => ("artwork", "exhibition"),
        "performance" => ("performance", "performance"),
        "post" => ("post", "thread"),
        "post-weblog" => ("article", "blog"),
        "webpage" => ("web", "web"),
        _ => ("misc", "misc"),
    }
}

fn entry(source: &SourceView<'_>) -> Value {
    let record = source.record;
    let (kind, container) = kind(&record.kind);
    let mut entry = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        entry.extend(value.map(|value| (name.to_owned(), value)));
    };
    put("type", Some(json!(kind)));
    put("title", Some(json!(names_kept(&record.title, escaped))));
    let authors: Vec<Value> = record.author.iter().filter_map(name).collect();
    put("author", (!authors.is_empty()).then(|| json!(authors)));
    put("date", record.issued.as_ref().and_then(date).map(Value::String));
    for (ours, theirs) in FIELDS {
        put(theirs, field(record, ours).map(Value::String));
    }
    for (ours, theirs) in WRITTEN {
        put(theirs, field(record, ours).map(|text| json!(escaped(&text))));
    }
    put("publisher", publisher(record));
    let numbers = ["doi", "isbn", "issn"].into_iter();
    let numbers = numbers.filter_map(|name| Some((name.to_owned(), json!(field(record, name)?))));
    let serial: Map<String, Value> =
        numbers.chain(field(record, "number").map(|number| ("serial".to_owned(), json!(number)))).collect();
    put("serial-number", (!serial.is_empty()).then_some(Value::Object(serial)));
    let held = current(source);
    let retrieved = held.and_then(|held| held.record.retrieved);
    put(
        "url",
        address(record).map(|url| match retrieved {
            Some(day) => json!({ "value": url, "date": day.to_string() }),
            None => json!(url),
        }),
    );
    let location = field(record, "archive_location").or_else(|| archived(record).map(str::to_owned));
    put("archive-location", location.map(|text| json!(escaped(&text))));
    let notes =
        [held.map(|held| format!("SHA-256 of the stored copy: {}", held.record.sha256)), warning(source)];
    let notes = notes.into_iter().flatten().collect::<Vec<_>>().join(". ");
    put("note", (!notes.is_empty()).then_some(Value::String(notes)));
    let parent = record.container_title.as_deref().map(line).filter(|title| !title.is_empty());
    put("parent", parent.map(|title| json!({ "type": container, "title": names_kept(&title, escaped) })));
    Value::Object(entry)
}

/// Fields that are taken as text that may hold formulas.
const WRITTEN: [(&str, &str); 3] =
    [("genre", "genre"), ("authority", "organization"), ("archive", "archive")];

/// Fields that are taken as they are.
const FIELDS: [(&str, &str); 5] = [
    ("issue", "issue"),
    ("volume", "volume"),
    ("page", "page-range"),
    ("edition", "edition"),
    ("language", "language"),
];

fn publisher(record: &Source) -> Option<Value> {
    let written = |name: &str| field(record, name).map(|text| escaped(&text));
    match (written("publisher"), written("publisher_place")) {
        (Some(name), Some(place)) => Some(json!({ "name": name, "location": place })),
        (Some(name), None) => Some(json!(name)),
        (None, place) => place.map(|place| json!({ "location": place })),
    }
}

/// A text in which Hayagriva sees no formula and no braces of its own.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '{' | '}' | '$') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A name, its family name first; one without parts is a family name.
fn name(name: &Name) -> Option<Value> {
    let part = |part: &Option<String>| part.as_deref().map(line).filter(|part| !part.is_empty());
    match (part(&name.literal), part(&name.family), part(&name.given)) {
        (Some(literal), ..) => Some(json!({ "name": literal })),
        (None, Some(family), Some(given)) => Some(json!({ "name": family, "given-name": given })),
        (None, family, given) => family.or(given).map(|name| json!({ "name": name })),
    }
}

/// `2025-09-17`, `2025-09~`; the first day of an interval, since Hayagriva has none.
fn date(date: &Edtf) -> Option<String> {
    let ends = plain(date)?;
    let first = ends.first()?;
    let parts: Vec<String> = first
        .parts
        .iter()
        .enumerate()
        .map(|(at, part)| if at == 0 { format!("{part:04}") } else { format!("{part:02}") })
        .collect();
    Some(format!("{}{}", parts.join("-"), if first.about { "~" } else { "" }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_a_formula_and_names_keep_their_letters() {
        assert_eq!(
            names_kept("A model for $5 by DeepSeek {x}", escaped),
            "A model for \\$5 by {DeepSeek} \\{x\\}"
        );
    }

    #[test]
    fn dates_lose_only_what_hayagriva_cannot_say() {
        for (text, wanted) in [
            ("2025-09-17", Some("2025-09-17")),
            ("2025-09?", Some("2025-09~")),
            ("2025/2026", Some("2025")),
            ("202X", None),
        ] {
            assert_eq!(date(&text.parse().unwrap()).as_deref(), wanted, "{text}");
        }
    }
}
