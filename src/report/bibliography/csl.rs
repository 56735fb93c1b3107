//! CSL-JSON: the source as its record has it, since records speak CSL.

use serde_json::{Map, Value, json};

use super::{address, archived, current, field, line, missing, plain, warning};
use crate::record::Name;
use crate::report::View;
use crate::report::view::SourceView;
use crate::value::Edtf;

/// Fields of a record that CSL knows under another spelling than with hyphens for underscores.
const SPELLED: [(&str, &str); 4] =
    [("doi", "DOI"), ("isbn", "ISBN"), ("issn", "ISSN"), ("archive_location", "archive_location")];

pub(super) fn csl(view: &View<'_>) -> String {
    let entries: Vec<Value> =
        view.sources.iter().map(entry).chain(missing(view).into_iter().enumerate().map(gap)).collect();
    let mut text = serde_json::to_string_pretty(&entries).unwrap_or_default();
    text.push('\n');
    text
}

/// A source as an entry of the file.
pub(in crate::report) fn entry(source: &SourceView<'_>) -> Value {
    let record = source.record;
    let mut entry = Map::new();
    let mut put = |name: &str, value: Value| {
        entry.insert(name.to_owned(), value);
    };
    put("id", json!(record.id));
    put("type", json!(record.kind));
    put("title", json!(line(&record.title)));
    if !record.author.is_empty() {
        put("author", record.author.iter().map(name).collect());
    }
    if let Some(container) = &record.container_title {
        put("container-title", json!(line(container)));
    }
    for name in record.bibliography.keys() {
        let spelled = SPELLED.iter().find(|(ours, _)| ours == name);
        let spelled = spelled.map_or_else(|| name.replace('_', "-"), |(_, csl)| (*csl).to_owned());
        if let Some(text) = field(record, name) {
            put(&spelled, json!(text));
        }
    }
    if let Some(issued) = &record.issued {
        put("issued", date(issued));
    }
    if let Some(url) = address(record) {
        put("URL", json!(url));
    }
    let mut custom = Map::new();
    if let Some(held) = current(source) {
        if let Some(day) = held.record.retrieved {
            put("accessed", json!({ "date-parts": [[day.0.year(), day.0.month(), day.0.day()]] }));
        }
        custom.insert("sha256".to_owned(), json!(held.record.sha256));
        custom.insert("snapshot".to_owned(), json!(held.record.file));
    }
    if let Some(archived) = archived(record) {
        custom.insert("archived-at".to_owned(), json!(archived));
    }
    if let Some(warning) = warning(source) {
        custom.insert("warning".to_owned(), json!(warning));
    }
    if !custom.is_empty() {
        put("custom", Value::Object(custom));
    }
    Value::Object(entry)
}

/// An entry in the place of one that is missing: the format has no room for a remark on the whole.
fn gap((at, told): (usize, String)) -> Value {
    json!({ "id": format!("missing-{}", at + 1), "type": "document", "title": told })
}

fn name(name: &Name) -> Value {
    let parts = [("family", &name.family), ("given", &name.given), ("literal", &name.literal)];
    let parts = parts.iter().filter_map(|(key, part)| Some(((*key).to_owned(), json!(line(part.as_ref()?)))));
    Value::Object(parts.collect())
}

fn date(date: &Edtf) -> Value {
    let Some(ends) = plain(date) else { return json!({ "literal": date.as_str() }) };
    let parts: Vec<&[i16]> = ends.iter().map(|end| end.parts.as_slice()).collect();
    if ends.iter().any(|end| end.about) {
        return json!({ "date-parts": parts, "circa": true });
    }
    json!({ "date-parts": parts })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_numbers_where_they_can_be() {
        for (text, wanted) in [
            ("2025", json!({ "date-parts": [[2025]] })),
            ("2025-09-17", json!({ "date-parts": [[2025, 9, 17]] })),
            ("2025-09/2025-10", json!({ "date-parts": [[2025, 9], [2025, 10]] })),
            ("2025-09~", json!({ "date-parts": [[2025, 9]], "circa": true })),
            ("202X", json!({ "literal": "202X" })),
            ("2025-09/..", json!({ "literal": "2025-09/.." })),
        ] {
            assert_eq!(date(&text.parse().unwrap()), wanted, "{text}");
        }
    }
}
