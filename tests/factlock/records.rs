//! The table of a record's fields and its serde model say the same, and so does everything made from them.

mod documents;
mod probe;
mod schema;

use camino::Utf8Path;
use factlock::finding::Severity;
use factlock::ledger::kind_of;
use factlock::record::reference::reference;
use factlock::record::schema::json_schema;
use factlock::record::shape::{RecordShape, Shape};
use factlock::record::{Claim, Record, RecordKind, Settings, Source, Vocabulary, decode};
use factlock::yaml::Fault;

use self::documents::{flat, full, minimal};
use self::probe::Probe;
use crate::support::{Ledger, committed};

/// Reads a text as a record of a kind; otherwise what is wrong with it, a line each.
fn decoded(kind: RecordKind, text: &str) -> Result<(), String> {
    fn tried<T: Record>(text: &str) -> Result<(), Vec<Fault>> {
        decode::<T>(text.as_bytes()).map(drop)
    }
    let result = match kind {
        RecordKind::Claim => tried::<Claim>(text),
        RecordKind::Source => tried::<Source>(text),
        RecordKind::Vocabulary => tried::<Vocabulary>(text),
        RecordKind::Settings => tried::<Settings>(text),
    };
    result.map_err(|faults| faults.into_iter().map(|fault| fault.message).collect::<Vec<_>>().join("\n"))
}

#[test]
fn every_example_of_every_table_is_read() {
    for kind in RecordKind::ALL {
        let shape = kind.shape();
        for document in [flat(shape), full(shape), minimal(shape)] {
            if let Err(problems) = decoded(kind, &document) {
                panic!("a {} made from the examples of its table:\n{problems}\n{document}", kind.name());
            }
        }
    }
}

#[test]
fn a_record_without_a_required_field_is_refused() {
    for kind in RecordKind::ALL {
        let shape = kind.shape();
        for field in shape.fields.iter().filter(|field| field.required) {
            let key = format!("{}:", field.name);
            let lines = flat(shape);
            let without: Vec<&str> = lines.lines().filter(|line| !line.starts_with(&key)).collect();
            let problems = decoded(kind, &without.join("\n")).expect_err("a required field is missing");
            assert_eq!(problems.lines().count(), 1, "{problems}");
            assert!(problems.contains(&format!("`{}` is missing", field.name)), "{problems}");
        }
    }
}

#[test]
fn every_field_of_a_model_stands_in_its_table() {
    for kind in RecordKind::ALL {
        let probe = Probe::of(kind.shape());
        let read = match kind {
            RecordKind::Claim => probe.read::<Claim>(),
            RecordKind::Source => probe.read::<Source>(),
            RecordKind::Vocabulary => probe.read::<Vocabulary>(),
            RecordKind::Settings => probe.read::<Settings>(),
        };
        read.unwrap_or_else(|problem| panic!("the model of a {}: {problem}", kind.name()));
    }
}

#[test]
fn every_field_of_a_table_stands_in_its_model() {
    for kind in RecordKind::ALL {
        let probe = Probe::of(kind.shape());
        let models = match kind {
            RecordKind::Claim => probe.fields::<Claim>(),
            RecordKind::Source => probe.fields::<Source>(),
            RecordKind::Vocabulary => probe.fields::<Vocabulary>(),
            RecordKind::Settings => probe.fields::<Settings>(),
        };
        for (name, shape) in shapes(kind.shape()) {
            let fields = models.get(name).unwrap_or_else(|| panic!("no model was asked for a {name}"));
            let kept_aside = |field: &str| {
                // A source keeps the fields of its bibliography as written, beside its model.
                name == "source" && matches!(shape.field(field).unwrap().shape, Shape::Scalar)
            };
            for field in shape.keys().filter(|field| !kept_aside(field)) {
                assert!(fields.contains(&field), "the model of a {name} has no `{field}`");
            }
        }
    }
}

#[test]
fn a_source_keeps_every_field_of_its_bibliography() {
    let shape = RecordKind::Source.shape();
    let source = decode::<Source>(full(shape).as_bytes()).unwrap();
    let scalars = shape.fields.iter().filter(|field| matches!(field.shape, Shape::Scalar));
    let kept: Vec<(&str, &str)> =
        source.bibliography.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    let mut wanted: Vec<(&str, &str)> = scalars.map(|field| (field.name, field.example)).collect();
    wanted.sort_unstable();
    assert_eq!(kept, wanted);
}

/// Every record of a kind, by name, the nested ones as well.
fn shapes(top: &'static RecordShape) -> Vec<(&'static str, &'static RecordShape)> {
    let inside = top.fields.iter().filter_map(|field| record_of(&field.shape)).flat_map(shapes);
    std::iter::once((top.name, top)).chain(inside).collect()
}

fn record_of(shape: &'static Shape) -> Option<&'static RecordShape> {
    match shape {
        Shape::Record(record) => Some(record),
        Shape::List(inner) | Shape::Map(inner) => record_of(inner),
        _ => None,
    }
}

#[test]
fn the_schemas_are_committed() {
    for kind in RecordKind::ALL {
        let text = serde_json::to_string_pretty(&json_schema(kind)).unwrap();
        committed(&format!("src/record/schema/{}.schema.json", kind.name()), &format!("{text}\n"));
    }
}

#[test]
fn the_reference_page_is_committed() {
    committed("src/record/reference.md", &reference());
}

#[test]
fn examples_are_valid_by_their_schemas() {
    for kind in RecordKind::ALL {
        let shape = kind.shape();
        for document in [flat(shape), full(shape), minimal(shape)] {
            schema::assert_valid(kind, &document, kind.name());
        }
    }
}

#[test]
fn what_check_refuses_the_schema_refuses() {
    let refused = [
        (RecordKind::Claim, "id: a\nstatement: b\nstatus: suported\n"),
        (RecordKind::Claim, "id: a\nstatement: b\n"),
        (RecordKind::Claim, "id: a\nstatement: b\nstatus: supported\ntag: [c]\n"),
        (RecordKind::Claim, "id: a\nstatement: b\nstatus: supported\ntags: c\n"),
        (RecordKind::Source, "id: a\ntype: report\ntitle: b\nsnapshots: [{ file: c, bytes: -1 }]\n"),
        (RecordKind::Settings, "version: one\n"),
    ];
    for (kind, document) in refused {
        assert!(decoded(kind, document).is_err(), "{document}");
        assert!(schema::problem(kind, document).is_some(), "{document}");
    }
}

#[test]
fn every_record_of_the_ledgers_is_valid_by_its_schema() {
    for ledger in [Ledger::sample(), Ledger::example()] {
        for (file, content) in ledger.files() {
            if let Some(kind) = kind_of(Utf8Path::new(file)) {
                schema::assert_valid(kind, std::str::from_utf8(content).unwrap(), file.as_str());
            }
        }
    }
}

#[test]
fn an_appearance_needs_its_words_only_where_the_text_is_held() {
    let claim = |source: &str, quote: &str| {
        let ledger = Ledger::sample().file("sources/post.yaml", "id: post\ntype: post\ntitle: A post\n");
        ledger.claim(&format!(
            "id: a\nstatement: A claim.\nstatus: unverified\nappearances:\n  - {{ source: {source}, first: true{quote} }}\n"
        ))
    };
    let found = |ledger: Ledger| -> Vec<&'static str> {
        let outcome = ledger.check();
        let bad = outcome.findings.iter().map(|judged| &judged.finding);
        bad.filter(|finding| finding.claims == ["a"] && finding.severity > Severity::Note)
            .map(|finding| finding.rule)
            .collect()
    };
    assert_eq!(found(claim("post", "")), Vec::<&str>::new());
    assert_eq!(found(claim("elm-bridge-article", "")), ["citation-without-quote"]);
    assert_eq!(found(claim("elm-bridge-article", ", quote: It is 120 metres long")), Vec::<&str>::new());
    assert_eq!(found(claim("elm-bridge-article", ", quote: ''")), ["citation-without-quote"]);
}
