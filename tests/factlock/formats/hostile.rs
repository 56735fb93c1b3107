//! Whatever a record holds, it is text in every format: to a terminal, a runner, a forge, a page.

use factlock::snapshot::digest;
use serde_json::Value;

use super::{FORMATS, json_of_lines, written};
use crate::support::Ledger;

/// As it stands between double quotes in YAML.
const HOSTILE: &str = "::error::x %0A::error::y ##[error]z ]]></failure> \
     </script><script>x</script> <!-- factlock --> @desk #1 ![img](http://a.b/c.png) [l](http://a.b) {0} `x` \
     <img src=x onerror=y> \\n::error::v\\n##[warning]w\\n/close\\n- **error** e <!-- 0123456789abcdef -->";

/// The text of a source is any text: what YAML refuses may stand in it.
const STEERING: &str = "Before.\n\nThe bridge was opened \u{1b}[2J\u{1b}]0;x\u{7} by \u{202e}ydobemos\u{2066} \u{9b}2J \
     ##[error]z ::error::x on 3 May 2024.\n::error::y\n<!-- factlock -->\n\nBehind.\n";

/// Hostile words in every place that a finding takes words from: names, values, keys, quotes, reasons, paths.
fn ledger() -> Ledger {
    let quoted = format!("\"{HOSTILE}\"");
    let of = |words: usize| format!("\"{} {}\"", HOSTILE, "long ::error::x ".repeat(words));
    let (long, longer) = (of(40_000), of(64_000));
    let steering = format!(
        "id: steering\ntype: report\ntitle: A report\nsnapshots:\n  - file: steering/steering.txt\n    media_type: text/plain\n    \
         sha256: {}\n    bytes: {}\n",
        digest(STEERING.as_bytes()).as_str(),
        STEERING.len()
    );
    let name = "claims/::error::a,b%0A ##[error] @desk <!-- factlock --> ![x](y).yaml";
    Ledger::sample()
        .claim(&format!("id: values\nstatement: {quoted}\nstatus: {quoted}\n{quoted}: 1\n"))
        .claim(&format!("id: names\nstatement: A claim.\nstatus: unverified\nclaimant: {quoted}\nsuperseded_by: {quoted}\n"))
        .claim(&format!(
            "id: quotes\nstatement: {quoted}\nstatus: supported\ncitations:\n  - source: council-minutes\n    \
             quote: {quoted}\n    stance: supports\n  - source: council-minutes\n    quote: {long}\n    stance: supports\n"
        ))
        .claim(&format!(
            "id: reasons\nstatement: A claim.\nstatus: retracted\nignore: [{{ rule: status-without-evidence, because: {quoted} }}]\n"
        ))
        .file("sources/steering/steering.txt", STEERING)
        .file("sources/steering.yaml", steering)
        .claim(
            "id: steered\nstatement: A claim.\nstatus: supported\ncitations:\n  - source: steering\n    \
             quote: The bridge was opened by nobody on 3 May 2024.\n    stance: supports\n",
        )
        .claim("id: escapes\nstatement: \"\\e[2J\\e]0;x\\a\"\nstatus: unverified\n")
        .claim("id: bytes\nstatement: \u{1b}[2J \u{9b}2J \u{7f} \u{202e}\nstatus: unverified\n")
        .claim(&format!("id: long\nstatement: A claim.\nstatus: {long}\n"))
        .claim(&format!("id: longer\nstatement: A claim.\nstatus: {longer}\n"))
        .file(name, format!("id: path\nstatement: A claim.\nstatus: {quoted}\n"))
}

/// Every text in a JSON document.
fn texts(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, out)),
        Value::Object(entries) => entries.values().for_each(|value| texts(value, out)),
        _ => {}
    }
}

#[test]
fn no_format_steers_a_terminal_or_a_runner() {
    let outcome = ledger().check();
    assert!(outcome.findings.len() > 5 && !outcome.suppressed.is_empty(), "{:?}", outcome.findings);
    let rules: Vec<&str> = outcome.findings.iter().map(|judged| judged.finding.rule).collect();
    for rule in ["invalid-record", "quote-not-found", "quote-altered"] {
        assert!(rules.contains(&rule), "{rule}: {rules:?}");
    }
    let steers = |text: &String| text.contains('\u{1b}');
    assert!(outcome.findings.iter().any(|judged| judged.finding.notes.iter().any(steers)), "{outcome:?}");
    for format in FORMATS {
        let written = written(format, &outcome);
        assert!(written.len() < 2_000_000, "{format}: {} bytes", written.len());
        let steers = |c: char| {
            (c.is_control() && c != '\n')
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
        };
        assert_eq!(written.chars().find(|c| steers(*c)), None, "{format}");
        for line in written.lines() {
            assert!(!line.contains("##["), "{format}: {line}");
            let command = line.trim_start().starts_with("::") && !line.trim_start().starts_with(":::");
            let own = ["::error file=", "::warning file=", "::notice file="];
            let own = format == "github" && own.iter().any(|own| line.starts_with(own));
            assert!(!command || own, "{format}: {line}");
        }
    }
}

#[test]
fn a_command_ends_where_its_line_ends() {
    let written = written("github", &ledger().check());
    for line in written.lines() {
        let (properties, _) = line[2..].split_once("::").unwrap();
        let (_, properties) = properties.split_once(' ').unwrap();
        for property in properties.split(',') {
            let (name, value) = property.split_once('=').unwrap();
            assert!(["file", "line", "endLine", "col", "endColumn", "title"].contains(&name), "{line}");
            assert!(!value.contains(':'), "{line}");
        }
    }
}

#[test]
fn markdown_mentions_nobody_and_has_one_marker() {
    let outcome = ledger().check();
    let written = written("markdown", &outcome);
    for live in ["@d", "#1", "![", "](", "://", "<img", "<script", "</script", "{0} `x`", "\n/close"] {
        assert!(!written.contains(live), "{live} in {written}");
    }
    assert_eq!(written.matches("<!-- factlock").count(), 1);
    let comments = written.matches("<!--").count();
    let told = written.lines().filter(|line| line.starts_with("- **")).count();
    assert_eq!(comments, told + 1, "a comment a finding, and the marker: {written}");
    assert!(!written.contains("0123456789abcdef -->"), "no fingerprint is forged");
}

#[test]
fn what_is_posted_as_markdown_does_nothing() {
    let outcome = ledger().check();
    let mut all = Vec::new();
    for line in json_of_lines(&written("rdjsonl", &outcome)) {
        texts(&line["message"], &mut all);
        texts(&line["related_locations"], &mut all);
    }
    let degradations: Vec<Value> = serde_json::from_str(&written("gitlab", &outcome)).unwrap();
    all.extend(degradations.iter().map(|one| one["description"].as_str().unwrap().to_owned()));
    let sarif: Value = serde_json::from_str(&written("sarif", &outcome)).unwrap();
    let mut messages = Vec::new();
    texts(&sarif["runs"][0]["results"], &mut messages);
    for text in &all {
        for live in ["@d", "#1", "![", "://", "<img", "<script", "<!--", "\n/close"] {
            assert!(!text.contains(live), "{live} in {text}");
        }
    }
    // A name of a file is no message, and stays what it is.
    for text in messages.iter().filter(|text| !text.starts_with("claims/")).chain(&all) {
        assert!(!text.contains("](http") && !text.contains("{0}") || all.contains(text), "{text}");
        assert!(!text.contains("](http"), "{text}");
    }
}

#[test]
fn json_in_a_page_and_xml_stay_what_they_are() {
    let outcome = ledger().check();
    for format in ["json", "sarif", "gitlab", "rdjsonl"] {
        let written = written(format, &outcome);
        assert!(!written.contains('<'), "{format}");
    }
    let written = written("junit", &outcome);
    let allowed = |c: char| matches!(c, '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(!written.contains("]]>") && written.chars().all(allowed));
    let tags = ["testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"];
    for tag in written.split('<').skip(2) {
        let name = tag.trim_start_matches('/');
        assert!(tags.iter().any(|known| name.starts_with(known)), "<{tag}");
    }
}
