//! Any bytes make a small ledger: an article with claims all over it, hostile words in every field, sources of every type.
//! Every format of the report is written of it, and each is read back: the article stands there to the letter, nothing of a
//! record is markup, a formula or a key, and a second time makes the same bytes.

#![no_main]

#[path = "../../factlock/report/breakouts.rs"]
mod breakouts;
#[path = "../../factlock/report/read.rs"]
mod read;
#[path = "report/words.rs"]
mod words;

use std::fmt::Write as _;

use factlock::check::{self, Options};
use factlock::ledger;
use factlock::logic;
use factlock::render::visible;
use factlock::report::view::Input;
use factlock::report::{self, ReportFile, View, claimreview, html};
use factlock::review::{self, Past};
use factlock::snapshot;
use factlock::tree::Memory;
use libfuzzer_sys::fuzz_target;

use words::Words;

const TODAY: &str = "2026-01-15";

fuzz_target!(|bytes: &[u8]| {
    let mut words = Words::new(bytes);
    let (tree, article) = ledger_of(&mut words);
    let tree = reviewed(tree);
    let first = written(&tree);
    assert!(first == written(&tree), "a second time makes other bytes");
    for file in &first {
        holds(file, article.as_deref());
    }
});

/// A ledger, and the text of its article, if it can be read.
fn ledger_of(words: &mut Words<'_>) -> (Memory, Option<String>) {
    let mut tree = Memory::new();
    let mut settings = format!("version: 1\ntitle: {}\n", words.hostile());
    let url = if words.flag() { "url: https://desk.example/checks/, " } else { "" };
    let _ = writeln!(settings, "report: {{ {url}publisher: {} }}", words.hostile());
    let _ = writeln!(
        settings,
        "ratings: {{ refuted: {{ label: {}, value: 1 }}, supported: {{ label: {}, value: 5 }} }}",
        words.hostile(),
        words.hostile()
    );
    tree.insert("factlock.yaml", settings);
    tree.insert(
        "claims/vocabulary.yaml",
        format!(
            "entities:\n  desk: {{ name: {}, kind: organization, url: {} }}\n  chip: {{ name: {} }}\nproperties:\n  \
             uses-chip: {{ label: {}, value: entity }}\n",
            words.hostile(),
            words.hostile(),
            words.hostile(),
            words.hostile()
        ),
    );
    let media_type = words.one_of(&["text/plain", "text/markdown"]);
    let text = words.text(600);
    let digest = snapshot::digest(text.as_bytes());
    tree.insert(
        "sources/article.yaml",
        format!(
            "id: article\ntype: webpage\ntitle: {}\nrole: article\nurl: https://courier.example/a\nsnapshots:\n  - {{ file: \
             article/a, media_type: {media_type}, sha256: {digest}, bytes: {} }}\n",
            words.hostile(),
            text.len()
        ),
    );
    tree.insert("sources/article/a", text.as_str());
    let read = snapshot::read(media_type, text.as_bytes()).ok().map(|read| read.text);
    let quotable = read.as_deref().unwrap_or("");
    let sources = 1 + words.below(3);
    for source in 0..sources {
        tree.insert(format!("sources/s{source}.yaml"), self::source(source, words));
    }
    for claim in 0..words.below(6) {
        tree.insert(format!("claims/c{claim}.yaml"), self::claim(claim, sources, quotable, words));
    }
    (tree, read)
}

fn source(at: usize, words: &mut Words<'_>) -> String {
    let kinds: Vec<&str> = factlock::record::source_types().collect();
    let mut yaml = format!("id: s{at}\ntype: {}\ntitle: {}\n", words.one_of(&kinds), words.hostile());
    let _ = writeln!(
        yaml,
        "author: [{{ family: {}, given: {} }}, {{ literal: {} }}]",
        words.hostile(),
        words.hostile(),
        words.hostile()
    );
    for key in [
        "container_title",
        "publisher",
        "doi",
        "number",
        "genre",
        "page",
        "volume",
        "issue",
        "language",
        "isbn",
        "archive_location",
        "note",
    ] {
        if words.flag() {
            let _ = writeln!(yaml, "{key}: {}", words.hostile());
        }
    }
    if words.flag() {
        let _ = writeln!(
            yaml,
            "issued: {}",
            words.one_of(&["2024-05-04", "2024-05", "1984~", "2024-05/2024-06", "-0044"])
        );
    }
    match words.below(4) {
        0 => {}
        1 => yaml.push_str("url: https://s.example/a?b=1&c=2#d\narchived_at: https://archive.example/1\n"),
        _ => {
            let _ = writeln!(yaml, "url: {}\narchived_at: {}", words.hostile(), words.hostile());
        }
    }
    yaml
}

fn claim(at: usize, sources: usize, text: &str, words: &mut Words<'_>) -> String {
    let mut yaml = format!("id: c{at}\nstatement: {}\n", words.hostile());
    let claimant = words.one_of(&["desk", "chip", "nobody"]);
    let _ = writeln!(yaml, "claimant: {claimant}\nclaimed_on: 2024-05-04");
    yaml.push_str("appearances:\n");
    for _ in 0..1 + words.below(3) {
        let _ = writeln!(yaml, "  - {{ source: article, quote: {} }}", words.quote(text));
    }
    let status = words.one_of(&[
        "unverified",
        "supported",
        "refuted",
        "disputed",
        "misleading",
        "not-enough-evidence",
    ]);
    let _ = writeln!(
        yaml,
        "status: {status}\nrationale: {}\ntags: [{}]\ncitations:",
        words.hostile(),
        words.hostile()
    );
    for _ in 0..1 + words.below(3) {
        let source = match words.below(sources + 1) {
            0 => "article".to_owned(),
            at => format!("s{}", at - 1),
        };
        let quote = if words.flag() { words.quote(text) } else { words.hostile() };
        let _ = writeln!(
            yaml,
            "  - {{ source: {source}, stance: {}, quote: {quote}, note: {}, locator: {{ page: {}, section: {} }} }}",
            words.one_of(&["supports", "refutes", "context"]),
            words.hostile(),
            words.hostile(),
            words.hostile()
        );
    }
    if words.flag() {
        let _ = writeln!(
            yaml,
            "assertions:\n  - {{ subject: desk, property: uses-chip, mode: {}, value: {} }}",
            words.one_of(&["only", "some", "exactly", "none"]),
            words.one_of(&["chip", "desk"])
        );
    }
    yaml
}

/// The ledger with every claim reviewed as it is: only such claims are published as ClaimReview.
fn reviewed(mut tree: Memory) -> Memory {
    let Ok(records) = ledger::read(&tree) else { return tree };
    for claim in &records.claims {
        let text = factlock::tree::read(&tree, &claim.file, 1 << 20).expect("it is there");
        let text = String::from_utf8(text).expect("it was written as a text");
        let digests = review::digests(&records, &claim.record);
        let with = review::written(
            &text,
            &claim.record,
            None,
            "A. Reviewer <a@example.org>",
            "2025-10-02",
            &digests,
        );
        if let Ok(with) = with {
            tree.insert(&claim.file, with);
        }
    }
    tree
}

/// Every file of every format, and of the bundle.
fn written(tree: &Memory) -> Vec<ReportFile> {
    let today = TODAY.parse().expect("a day");
    let Ok(records) = ledger::read(tree) else { return Vec::new() };
    let verification = ledger::verify(tree, &records);
    let analysis = logic::analyse(&records, &verification);
    let outcome = check::judge_analysed(tree, &records, &verification, &analysis, &Options::new(today));
    let past = Past::default();
    let view = View::new(Input {
        tree,
        ledger: &records,
        verification: &verification,
        analysis: &analysis,
        outcome: &outcome,
        past: &past,
        history: None,
        article: None,
        today,
    });
    let mut files = Vec::new();
    for format in
        [html::html, report::markdown, report::json, report::csv, report::annotations, report::bibliography]
    {
        files.extend(format(&view));
    }
    if let Ok(made) = claimreview::claimreview(&view) {
        let _ = claimreview::told(&made);
        files.extend(made.files);
    }
    if let Ok(bundle) = report::bundle(&view, files.clone()) {
        let sums = bundle.last().expect("a bundle ends with its checksums");
        let sums = str::from_utf8(&sums.content).expect("a list of names");
        for (line, file) in sums.lines().zip(&bundle) {
            assert_eq!(line, format!("{}  {}", snapshot::digest(&file.content), file.path));
        }
        let packed = report::zip(&bundle).expect("it is small");
        files.push(ReportFile { path: "bundle.zip".into(), content: packed });
    }
    files
}

/// What must be true of a file, by what it is.
fn holds(file: &ReportFile, article: Option<&str>) {
    if file.path == "bundle.zip" {
        return;
    }
    let text = str::from_utf8(&file.content).expect("every format is UTF-8");
    match file.path.extension() {
        Some("html") => page(text, article),
        Some("json" | "jsonld") => {
            serde_json::from_str::<serde_json::Value>(text).expect("it is JSON");
            let is_embeddable = file.path.extension() == Some("jsonld");
            assert!(!is_embeddable || !text.contains('<'), "it could end the element that it is put into");
        }
        Some("csv") => read::assert_no_formula(&read::rows(&file.content)),
        Some("yaml") => {
            serde_yaml::from_str::<serde_yaml::Value>(text).expect("it is YAML");
        }
        Some("bib") => read::assert_balanced(text),
        Some("md") => {
            let lower = outside_of_code(text).to_lowercase();
            for live in [
                "<script",
                "<img",
                "<iframe",
                "<svg",
                "<style",
                "](javascript:",
                "![",
                "<!-- factlock:report -->",
            ] {
                assert!(!lower.contains(live), "{live}: {text}");
            }
        }
        _ => panic!("{} is of no known format", file.path),
    }
}

/// Markdown without what stands between backticks, which is shown as it is.
fn outside_of_code(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(['\\', '`']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let run = rest.len() - rest.trim_start_matches('`').len();
        if run == 0 {
            let escaped = rest[1..].chars().next().map_or(0, char::len_utf8);
            rest = &rest[1 + escaped..];
            continue;
        }
        let mut behind = &rest[run..];
        rest = loop {
            let Some(at) = behind.find('`') else { break &rest[run..] };
            let closing = behind[at..].len() - behind[at..].trim_start_matches('`').len();
            behind = &behind[at + closing..];
            if closing == run {
                break behind;
            }
        };
    }
    out + rest
}

fn page(text: &str, article: Option<&str>) {
    let tokens = read::tokens(text);
    read::assert_inert(&tokens);
    let data = text.split("<script type=\"application/ld+json\">").skip(1);
    for data in data.map(|rest| rest.split("</script>").next().unwrap_or_default()) {
        serde_json::from_str::<serde_json::Value>(data).expect("the data in the page is JSON");
    }
    if let (Some(shown), Some(article)) = (read::article(&tokens), article) {
        // What would steer is shown by a sign, but for what reorders, which is kept to itself.
        let reorders = |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let signs = visible(article);
        let wanted: String =
            article.chars().zip(signs.chars()).map(|(c, sign)| if reorders(c) { c } else { sign }).collect();
        assert_eq!(shown, wanted);
    }
}
