//! One finding a line, whose message names the line: every format that has lines or columns points at it.

use serde_json::Value;

use super::{FORMATS, json_of_lines, text, written};
use crate::support::Ledger;

const FILE: &str = "claims/lines.yaml";

/// Where a format says that the finding of a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    line: u64,
    column: Option<u64>,
    end: Option<u64>,
}

/// A claim with an unknown key in each line of a list, behind letters of two, three and four bytes and line ends of every
/// kind.
fn ledger() -> Ledger {
    let ends = ["\n", "\r\n", "\n", "\r\n"];
    let lines = (5..13).map(|line| format!("  - {{ because: é€😀, né{line}: 0 }}{}", ends[line % 4]));
    let head = "id: lines\nstatement: A claim.\nstatus: unverified\nresolutions:\n";
    Ledger::empty().claim(&(head.to_owned() + &lines.collect::<String>()))
}

/// The number in the name of the key.
fn number(message: &str) -> Option<u64> {
    let name = message.split("né").nth(1)?;
    name.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// Every finding about a key, as a format places it.
fn places(format: &str, written: &str) -> Vec<(u64, Place)> {
    let of_json = |message: &str, line: &Value, column: &Value, end: &Value| {
        let place = Place { line: line.as_u64().unwrap(), column: column.as_u64(), end: end.as_u64() };
        Some((number(message)?, place))
    };
    match format {
        "json" => {
            let document: Value = serde_json::from_str(written).unwrap();
            let findings = document["findings"].as_array().unwrap().iter();
            let place = |finding: &Value| {
                let place = &finding["primary"];
                let (start, end) = (&place["start"], &place["end"]);
                of_json(text(finding, "/message"), &start["line"], &start["column"], &end["column"])
            };
            findings.filter_map(place).collect()
        }
        "sarif" => {
            let document: Value = serde_json::from_str(written).unwrap();
            let results = document["runs"][0]["results"].as_array().unwrap().iter();
            let place = |result: &Value| {
                let region = result.pointer("/locations/0/physicalLocation/region").unwrap();
                let message = text(result, "/message/text");
                of_json(message, &region["startLine"], &region["startColumn"], &region["endColumn"])
            };
            results.filter_map(place).collect()
        }
        "gitlab" => {
            let document: Value = serde_json::from_str(written).unwrap();
            let place = |one: &Value| {
                let (begin, end) =
                    (&one["location"]["positions"]["begin"], &one["location"]["positions"]["end"]);
                of_json(text(one, "/description"), &begin["line"], &begin["column"], &end["column"])
            };
            document.as_array().unwrap().iter().filter_map(place).collect()
        }
        "rdjsonl" => {
            let place = |one: &Value| {
                let range = &one["location"]["range"];
                let (start, end) = (&range["start"], &range["end"]);
                of_json(text(one, "/message"), &start["line"], &start["column"], &end["column"])
            };
            json_of_lines(written).iter().filter_map(place).collect()
        }
        "github" => {
            let property = |line: &str, name: &str| -> Option<u64> {
                line.split(&format!(",{name}=")).nth(1)?.split([',', ':']).next()?.parse().ok()
            };
            let place = |line: &str| {
                let place = Place {
                    line: property(line, "line")?,
                    column: property(line, "col"),
                    end: property(line, "endColumn"),
                };
                Some((number(line)?, place))
            };
            written.lines().filter_map(place).collect()
        }
        // `file:line:column` or `file:line`, in the line of the message or the one below.
        _ => {
            let plain = written.replace(['\\', '\u{200b}'], "");
            let lines: Vec<&str> = plain.lines().collect();
            let place = |at: usize| {
                let number = number(lines[at])?;
                let near = lines[at..(at + 2).min(lines.len())].join("\n");
                let mut numbers =
                    near.split(&format!("{FILE}:")).nth(1)?.split(|c: char| !c.is_ascii_digit());
                let line = numbers.next()?.parse().ok()?;
                let column = numbers.next().and_then(|column| column.parse().ok());
                Some((number, Place { line, column, end: None }))
            };
            (0..lines.len()).filter_map(place).collect()
        }
    }
}

#[test]
fn every_format_says_what_was_meant_and_what_to_do() {
    let outcome = Ledger::empty().claim("id: a\nstatement: It is.\nstatus: suported\n").check();
    for format in FORMATS {
        let plain = written(format, &outcome).replace(['\\', '\u{200b}'], "");
        for part in ["did you mean `supported`?", "write `unverified`, `supported`"] {
            assert!(plain.contains(part), "{format}: {part} in {plain}");
        }
    }
}

#[test]
fn every_format_points_at_the_same_characters() {
    let ledger = ledger();
    let outcome = ledger.check();
    let file = ledger.text(FILE);
    for format in FORMATS {
        let written = written(format, &outcome);
        let mut found = places(format, &written);
        found.sort_by_key(|(number, _)| *number);
        found.dedup();
        let lines: Vec<u64> = found.iter().map(|(number, _)| *number).collect();
        assert_eq!(lines, (5..13).collect::<Vec<u64>>(), "{format}: {written}");
        for (number, place) in found {
            let line = file.lines().nth(usize::try_from(number).unwrap() - 1).unwrap();
            let key = format!("né{number}");
            let before = &line[..line.find(&key).unwrap()];
            let (column, length) = match format {
                "rdjsonl" => (before.len() + 1, key.len()),
                _ => (before.chars().count() + 1, key.chars().count()),
            };
            assert_eq!(place.line, number, "{format}");
            for (found, wanted) in [(place.column, column), (place.end, column + length)] {
                assert!(found.is_none_or(|found| found == wanted as u64), "{format}: {place:?}, {wanted}");
            }
            let columns = ["json", "sarif", "gitlab", "rdjsonl", "github", "human", "junit"];
            assert_eq!(place.column.is_some(), columns.contains(&format), "{format}: {place:?}");
        }
    }
}

#[test]
fn a_file_as_a_whole_is_its_first_character() {
    let mut outcome = ledger().check();
    for judged in &mut outcome.findings {
        judged.primary.span = None;
    }
    for line in json_of_lines(&written("rdjsonl", &outcome)) {
        for end in ["start", "end"] {
            for number in ["line", "column"] {
                assert_eq!(line["location"]["range"][end][number], 1, "{line}");
            }
        }
    }
}
