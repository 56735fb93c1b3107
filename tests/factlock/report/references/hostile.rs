//! Records that try to break a line, or to break out of it.

use factlock::record::{citation_styles, source_types};
use factlock::report::{html, json, markdown};
use proptest::prelude::*;

use super::lines::{ledger, report};
use crate::report::text;

const HOSTILE: [&str; 14] = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "javascript:alert(1)",
    "[click](javascript:alert(1)) ![x](https://example.org/t.png)",
    "@everyone @desk/team #1 GH-1",
    "**bold** _under_ `code` | a | b |",
    "$x^2$ \\input{x} {y} <span style=\"position:fixed\">",
    "&lt;b&gt; &#x3c;i&#x3e; &amp;copy;",
    "\u{f0000}\u{f0001}\u{fffd}",
    "20011 20012 7777",
    "İstanbul ŉ ǆ ß ﬁ STRASSE",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} e\u{301}\u{301}\u{301}",
    "- 1. # >",
];

#[test]
fn nothing_of_a_record_becomes_markup() {
    for style in ["apa", "chicago-author-date", "ieee", "gb-7714-2015-numeric"] {
        for hostile in HOSTILE {
            let quoted = serde_json::Value::from(hostile).to_string();
            let source = format!(
                "id: s\ntype: article-newspaper\ntitle: {quoted}\nauthor: [{{ literal: {quoted} }}, {{ family: {quoted}, given: \
                 {quoted} }}]\ncontainer_title: {quoted}\npublisher: {quoted}\ndoi: {quoted}\nvolume: {quoted}\npage: \
                 {quoted}\nissued: 2001\n"
            );
            let ledger = ledger(style, &source);
            let page = report(&ledger, html::html);
            let opened: Vec<&str> =
                page.split('<').skip(1).map(|tag| tag.split(['>', ' ', '\n']).next().unwrap()).collect();
            for name in ["script", "/script", "img", "span style"] {
                assert!(!opened.contains(&name), "{style} {hostile}: <{name}>");
            }
            for tag in page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
                let outside: String = tag.split('"').step_by(2).collect();
                assert!(
                    !outside.contains(" on") && !outside.contains(" style"),
                    "{style} {hostile}: <{tag}>"
                );
            }
            for link in page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
                assert!(link.starts_with('#') || link.starts_with("https://"), "{style} {hostile}: {link}");
            }
            let line = page
                .split("<p class=\"reference\" dir=\"auto\">")
                .nth(1)
                .unwrap()
                .split("</p>")
                .next()
                .unwrap();
            let told = text(line);
            assert!(told.to_lowercase().contains(&hostile.to_lowercase()), "{style} {hostile}: {told}");
            let report = report(&ledger, markdown);
            for active in ["<script", "<img", "](javascript", "![x]", "@everyone", "#1 ", "<span"] {
                assert!(!report.contains(active), "{style} {hostile}: {report}");
            }
        }
    }
}

#[test]
fn a_long_title_is_a_long_line() {
    for word in ["word ", "Name ", "a", "A", ". ", "\u{e9}"] {
        let title = word.repeat(100_000 / word.len());
        let source = format!("id: s\ntype: book\ntitle: \"{}\"\nissued: 2001\n", title.trim_end());
        assert!(report(&ledger("mla", &source), json).len() > 200_000, "{word}");
    }
}

/// The processor takes the space before a full stop away, and then counts its bytes as if it were there.
#[test]
fn a_mark_at_the_beginning_of_a_text_is_no_harm() {
    for style in citation_styles() {
        for text in [".\u{10d4b}x", ",\u{10d4b}x", ")\u{10d4b}x", "]\u{10d4b}x", ".", ". .\u{10d4b}"] {
            let source = format!(
                "id: s\ntype: article-magazine\ntitle: T\nauthor: [{{ family: \"{text}\", given: \"{text}\" }}, {{ literal: \
                 \"{text}\" }}]\ncontainer_title: \"{text}\"\nvolume: \"{text}\"\nissue: \"{text}\"\npage: \"{text}\"\n\
                 number: \"{text}\"\nedition: \"{text}\"\nisbn: \"{text}\"\npublisher: \"{text}\"\ngenre: \"{text}\"\n"
            );
            let report: serde_json::Value =
                serde_json::from_str(&report(&ledger(style, &source), json)).unwrap();
            assert_eq!(report["sources"].as_array().unwrap().len(), 1);
        }
    }
}

/// A text of any kind, as a record may hold it.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,24}",
        "\\PC{0,12}",
        "[A-Za-z]{1,8}([ '.,:;-][A-Za-z]{1,8}){0,4}",
        "[0-9IVXivx –,&-]{1,9}",
        "[ß\u{130}\u{149}\u{1c4}ﬁǆΣςÅa.: -]{1,9}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a record holds, every style makes a line of it or says nothing.
    #[test]
    fn no_record_is_too_odd(
        fields in prop::collection::vec(words(), 16),
        kind in 0..45_usize,
        style in any::<prop::sample::Index>(),
        issued in prop::option::of("[0-9]{4}|[0-9]{3}X|2025-(0[1-9]|2[1-4])[~?%]?|19[0-9]{2}-0[1-9]-1[0-9]|20[0-9]{2}/\\.\\."),
    ) {
        let names = [
            "title", "container_title", "publisher", "publisher_place", "number", "volume", "issue", "page", "edition",
            "genre", "doi", "language", "version",
        ];
        let kind = source_types().nth(kind).unwrap();
        let styles: Vec<&str> = citation_styles().collect();
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let [family, given, literal] = [13, 14, 15].map(|at| quoted(&fields[at]));
        let mut lines = vec![
            "id: s".to_owned(),
            format!("type: {kind}"),
            format!("author: [{{ family: {family}, given: {given} }}, {{ literal: {literal} }}, {{ given: {given} }}]"),
        ];
        lines.extend(names.iter().zip(&fields).map(|(name, text)| {
            let text = if *name == "title" { format!("T{text}") } else { text.clone() };
            format!("{name}: {}", quoted(&text))
        }));
        lines.extend(issued.map(|issued| format!("issued: {issued}")));
        let source = lines.join("\n");
        let report = report(&ledger(styles[style.index(styles.len())], &source), json);
        let report: serde_json::Value = serde_json::from_str(&report).unwrap();
        prop_assert_eq!(report["sources"].as_array().unwrap().len(), 1, "{}", source);
    }
}
