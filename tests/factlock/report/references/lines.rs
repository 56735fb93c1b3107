//! What the lines say, style by style.

use std::collections::BTreeMap;

use factlock::record::{citation_styles, source_types};
use factlock::report::{ReportFile, View, json};

use crate::report::written;
use crate::support::Ledger;

/// Sources of the kinds that fact-checks cite.
const SOURCES: &str = include_str!("sources.yaml");

/// A ledger of sources, one behind `---` each, whose lines are in a style.
pub(super) fn ledger(settings: &str, sources: &str) -> Ledger {
    let ledger =
        Ledger::empty().file("factlock.yaml", format!("version: 1\nreport: {{ references: {settings} }}\n"));
    sources.split("---\n").fold(ledger, |ledger, source| {
        let id = source.lines().next().and_then(|line| line.strip_prefix("id: ")).expect("an id comes first");
        ledger.file(format!("sources/{id}.yaml"), source)
    })
}

/// The only file that a format writes of a ledger, whose lines are all there.
pub(super) fn report(ledger: &Ledger, format: impl Fn(&View<'_>) -> Vec<ReportFile>) -> String {
    let file = written(ledger, None, |view| {
        assert!(view.references.is_ok(), "{:?}", view.references);
        format(view)
    });
    String::from_utf8(file.into_iter().next().unwrap().content).unwrap()
}

/// The lines by the ids of their sources; none where the style has nothing to say.
fn lines(settings: &str, sources: &str) -> BTreeMap<String, Option<String>> {
    let report: serde_json::Value = serde_json::from_str(&report(&ledger(settings, sources), json)).unwrap();
    let sources = report["sources"].as_array().unwrap().iter();
    let line = |source: &serde_json::Value| source.get("reference")?.as_str().map(str::to_owned);
    sources.map(|source| (source["id"].as_str().unwrap().to_owned(), line(source))).collect()
}

/// The line of a source that is the only one.
fn line(settings: &str, source: &str) -> Option<String> {
    lines(settings, source).into_values().next().unwrap()
}

/// The line of a ledger whose settings name no style.
#[test]
fn a_plain_line_says_who_what_where_and_when() {
    let article = "id: a\ntype: article-journal\ntitle: A study\nauthor: [{ family: Doe, given: Jane M. }, { literal: The Desk }]\n\
                   container_title: Journal of Examples\nvolume: 12\npage: 45-61\npublisher: Acme\nnumber: A-17\nissued: \
                   2025-09-18\ndoi: 10.1000/182\nurl: https://example.org/a\n";
    assert_eq!(
        line("plain", article).unwrap(),
        "Jane M. Doe and The Desk. A study. Journal of Examples 12, pp. 45–61, Acme, A-17, 18 September 2025. doi:10.1000/182."
    );
    let unset = ledger("plain", article).file("factlock.yaml", "version: 1\n");
    let told: serde_json::Value = serde_json::from_str(&report(&unset, json)).unwrap();
    assert_eq!(told["sources"][0]["reference"], line("plain", article).unwrap());
    let many = "id: a\ntype: report\ntitle: Findings\nauthor: [{ literal: One }, { literal: Two }, { literal: Three }, { literal: Four }]\n\
                issued: 2020/..\n";
    assert_eq!(line("plain", many).unwrap(), "One, Two, Three and others. Findings. since 2020.");
    assert_eq!(line("plain", "id: a\ntype: webpage\ntitle: Why?\n").unwrap(), "Why?");
    assert_eq!(
        line("plain, language: de", article).unwrap(),
        "Jane M. Doe und The Desk. A study. Journal of Examples 12, S. 45–61, Acme, A-17, 18. September 2025. doi:10.1000/182."
    );
}

/// Held against the examples of the style's manuals: an article of a journal with a DOI, one of a newspaper, a body's report.
#[test]
fn lines_are_as_the_manuals_have_them() {
    for (style, article, newspaper, report) in [
        (
            "apa",
            "Doe, J. M., & van der Berg, J.-P. (2021). The price of iPhones in the UK: a study. Journal of Economic Examples, \
             12(3), 45–61. https://example.org/iphones",
            "Pandey, A. (2025, September 18). DeepSeek trains AI model for $294,000, significantly lower than US costs. \
             NewsBytes. https://www.newsbytesapp.com/news/science/deepseek/story",
            "Acme Ltd. (2025). Annual report 2025 (Form 8-K No. A-17). US Securities and Exchange Commission. \
             https://example.org/report",
        ),
        (
            "chicago-author-date",
            "Doe, Jane Mary, and Jan-Peter van der Berg. 2021. “The Price of iPhones in the UK: A Study.” Journal of \
             Economic Examples 12 (3): 45–61. https://example.org/iphones.",
            "Pandey, Akash. 2025. “DeepSeek Trains AI Model for $294,000, Significantly Lower Than US Costs.” NewsBytes, \
             September 18. https://www.newsbytesapp.com/news/science/deepseek/story.",
            "Acme Ltd. 2025. Annual Report 2025. Form 8-K No. A-17. US Securities and Exchange Commission. \
             https://example.org/report.",
        ),
        (
            "mla",
            "Doe, Jane Mary, and Jan-Peter van der Berg. “The Price of iPhones in the UK: A Study.” Journal of Economic \
             Examples, vol. 12, no. 3, Mar. 2021, pp. 45–61, https://example.org/iphones.",
            "Pandey, Akash. “DeepSeek Trains AI Model for $294,000, Significantly Lower Than US Costs.” NewsBytes, 18 \
             Sept. 2025, https://www.newsbytesapp.com/news/science/deepseek/story.",
            "Acme Ltd. Annual Report 2025. Form 8-K no. A-17, US Securities and Exchange Commission, 31 Aug. 2025, \
             https://example.org/report.",
        ),
        (
            "ieee",
            "J. M. Doe and J.-P. van der Berg, “The price of iPhones in the UK: a study,” Journal of Economic Examples, vol. \
             12, no. 3, pp. 45–61, Mar. 2021, [Online]. Available: https://example.org/iphones",
            "A. Pandey, “DeepSeek trains AI model for $294,000, significantly lower than US costs,” NewsBytes, Sep. 18, 2025. \
             [Online]. Available: https://www.newsbytesapp.com/news/science/deepseek/story",
            "Acme Ltd, “Annual report 2025,” US Securities and Exchange Commission, Form 8-K A-17, Aug. 2025. [Online]. \
             Available: https://example.org/report",
        ),
    ] {
        let lines = lines(style, SOURCES);
        for (id, wanted) in
            [("article-two", article), ("newspaper-online", newspaper), ("report-number", report)]
        {
            assert_eq!(lines[id].as_deref(), Some(wanted), "{style}");
        }
    }
}

/// Whatever is cited in whatever style: the line names it, and is set cleanly. No line has a number, which would be that of
/// a list that is nowhere.
#[test]
fn every_style_names_every_kind_of_source() {
    let whole = |kind: &str| {
        format!(
            "id: {}\ntype: {kind}\ntitle: Zebra numbers of the Nile\nauthor: [{{ family: Quimby, given: Ana Lu }}]\n\
             container_title: Walrus Review\npublisher: Yak House\npublisher_place: Oslo\nvolume: 70\nissue: 60\n\
             page: 811-819\nnumber: 34\ngenre: memo\nissued: 1987-05-06\nurl: https://example.org/zebra\n",
            kind.replace('_', "-")
        )
    };
    let bare = |kind: &str| {
        format!("id: {}-bare\ntype: {kind}\ntitle: Zebra numbers of the Nile\n", kind.replace('_', "-"))
    };
    let body = |kind: &str| {
        format!(
            "id: {}-body\ntype: {kind}\ntitle: Zebra numbers of the Nile\nauthor: [{{ literal: Bureau of Quimby }}]\n\
             publisher: Yak House\nissued: 1987\nurl: https://example.org/zebra\n",
            kind.replace('_', "-")
        )
    };
    let sources: Vec<String> =
        source_types().flat_map(|kind| [whole(kind), bare(kind), body(kind)]).collect();
    let sources = sources.join("---\n");
    // Styles of notes leave some kinds of sources to the notes.
    let of_notes = ["chicago-notes", "turabian-fullnote-8", "modern-humanities-research-association"];
    let mut wrong = Vec::new();
    for style in citation_styles() {
        let lines = lines(style, &sources);
        let silent = lines.iter().filter(|(id, line)| line.is_none() && !id.ends_with("-bare"));
        if !of_notes.contains(&style) {
            wrong.extend(silent.map(|(id, _)| format!("{style} has nothing to say of {id}")));
        }
        for (id, line) in lines.iter().filter_map(|(id, line)| Some((id, line.as_ref()?))) {
            let told = line.to_lowercase();
            let by_law = ["bill", "hearing", "legal-case", "legislation", "regulation", "treaty"];
            let has_author = !id.ends_with("-bare") && !by_law.iter().any(|kind| id.starts_with(kind));
            let marks = ["..", " .", " ,", ",,", ";.", ",.", ":.", "()", "[]", "“”", "  ", "( ", " )", ",)"];
            let numbered = line.trim_start_matches(['[', '(']).starts_with(|c: char| c.is_ascii_digit());
            if !told.contains("zebra numbers of the nile")
                || has_author && !told.contains("quimby")
                || marks.iter().any(|marks| line.contains(marks))
                || numbered
            {
                wrong.push(format!("{style} {id}: {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn dates_say_what_is_known_and_no_more() {
    let of = |style: &str, issued: &str| {
        let source =
            format!("id: a\ntype: webpage\ntitle: A page\nauthor: [{{ literal: Desk }}]\nissued: {issued}\n");
        line(style, &source).unwrap()
    };
    assert_eq!(of("apa", "2025-09-18"), "Desk. (2025, September 18). A page.");
    assert_eq!(of("apa", "2025-09"), "Desk. (2025, September). A page.");
    assert_eq!(of("apa", "2025"), "Desk. (2025). A page.");
    assert_eq!(of("apa", "2025~"), "Desk. (ca. 2025). A page.");
    assert_eq!(of("apa", "2025-09/2025-10"), "Desk. (September 2025 to October 2025). A page.");
    assert_eq!(of("apa", "202X"), "Desk. (2020s). A page.");
    assert_eq!(of("apa", "2025-21"), "Desk. (spring 2025). A page.");
    let undated = "id: a\ntype: webpage\ntitle: A page\nauthor: [{ literal: Desk }]\n";
    assert_eq!(line("apa", undated).unwrap(), "Desk. (n.d.). A page.");
    // Every style says it somehow, also one that knows no doubt.
    let mut wrong = Vec::new();
    for style in citation_styles() {
        for issued in ["2025~", "2025-09/2025-10", "202X"] {
            let source = format!(
                "id: a\ntype: article-newspaper\ntitle: A page\nauthor: [{{ literal: Desk }}]\ncontainer_title: News\n\
                 issued: {issued}\n"
            );
            let told = line(style, &source).unwrap();
            let doubt = ["about 2025", "2025~", "ca. 2025", "c. 2025", "irca 2025", "2025?", "[2025]"];
            let span = ["2025-09/2025-10", "September 2025 to October 2025", "202X", "2020s"];
            if !doubt.iter().chain(&span).any(|words| told.contains(words)) {
                wrong.push(format!("{style} {issued}: {told}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_day_of_retrieval_is_that_of_the_copy() {
    let source = "id: a\ntype: webpage\ntitle: A page\nauthor: [{ literal: Desk }]\nurl: https://example.org/a\n\
                  snapshots:\n  - { file: a/a.txt, media_type: text/plain, sha256: \
                  2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae, bytes: 3, retrieved: 2026-01-02 }\n";
    assert_eq!(
        line("apa", source).unwrap(),
        "Desk. (n.d.). A page. Retrieved January 2, 2026, from https://example.org/a"
    );
}

#[test]
fn words_of_a_line_are_in_the_language_of_the_ledger() {
    let source = "id: a\ntype: webpage\ntitle: Eine Seite\nauthor: [{ family: Müller, given: Eva }, { family: Weiß, given: Jörg }]\n\
                  language: de\nissued: 2025-03-01\nurl: https://example.org/a\n";
    assert_eq!(
        line("mla, language: de", source).unwrap(),
        "Müller, Eva, und Jörg Weiß. Eine Seite. 1. März 2025, https://example.org/a."
    );
    // A language that no words are held for is told in English, as the Citation Style Language has it.
    assert!(line("chicago-author-date, language: tlh", source).unwrap().contains(" and Jörg Weiß"));
}

#[test]
fn names_are_as_the_record_has_them() {
    let by = |style: &str, author: &str| {
        line(style, &format!("id: a\ntype: book\ntitle: A book\nauthor: [{author}]\nissued: 2001\n")).unwrap()
    };
    assert_eq!(by("apa", "{ family: van der Berg, given: Jan }"), "van der Berg, J. (2001). A book.");
    assert_eq!(by("apa", "{ family: hooks, given: bell }"), "hooks, bell. (2001). A book.");
    assert_eq!(by("apa", "{ literal: \"Smith and Sons, Ltd\" }"), "Smith and Sons, Ltd. (2001). A book.");
    assert_eq!(by("apa", "{ family: Sukarno }"), "Sukarno. (2001). A book.");
    assert_eq!(by("apa", "{ given: Madonna }"), "Madonna. (2001). A book.");
    assert_eq!(by("mla", "{ family: 王, given: 小明 }"), "王小明. A Book. 2001.");
    assert_eq!(by("mla", "{ family: 김, given: 정은 }"), "김정은. A Book. 2001.");
    assert_eq!(
        by("apa", "{ family: King, given: \"Martin Luther, Jr.\" }"),
        "King, M. L., Jr. (2001). A book."
    );
    assert_eq!(by("mla", "{ family: Иванов, given: Иван }"), "Иванов, Иван. A Book. 2001.");
    assert_eq!(by("mla", "{ family: \"الخوارزمي\", given: \"محمد\" }"), "الخوارزمي, محمد. A Book. 2001.");
    assert_eq!(by("mla", "{ literal: \" \" }, { literal: Desk }"), "Desk. A Book. 2001.");
}

#[test]
fn no_style_changes_a_name_or_a_mark_of_a_title() {
    for (title, wanted) in [
        ("What eBay's CEO said... about LLMs", "What eBay's CEO Said... About LLMs"),
        ("The :) of it , and so on", "The :) of It , and so on"),
        ("in 20011 and 20012 it was NATO's", "In 20011 and 20012 It Was NATO's"),
        ("a <i>b</i> & \\\"c\\\" $x$ {y} *z* _w_", "A <i>b</i> & \"C\" $x$ {Y} *z* _w_"),
    ] {
        let source = format!("id: a\ntype: book\ntitle: \"{title}\"\nissued: 202X\n");
        assert_eq!(line("mla", &source).unwrap(), format!("{wanted}. 2020s."));
    }
}

/// Marks and words of a record that a style would take for its own.
#[test]
fn what_a_record_says_survives_every_style() {
    for (title, kept) in [
        ("He said “no”", "e said “no”"),
        ("Why .com failed: the ,x", "hy .com failed: the ,x"),
        ("Team .NET vs. C++", ".NET vs. C++"),
        ("@mention :smile: x", ":smile:"),
        ("Smith v. Jones", "Smith v. Jones"),
        ("„Alles gut“", "„Alles gut“"),
        ("see https://example.org/as-title", "https://example.org/as-title"),
    ] {
        let title = serde_json::Value::from(title).to_string();
        let source = format!(
            "id: a\ntype: article-newspaper\ntitle: {title}\nauthor: [{{ literal: Team .NET }}]\ncontainer_title: The .NET review\nissued: \
             2025-09-17\n"
        );
        for style in
            ["plain", "apa", "mla", "chicago-author-date", "ieee", "modern-humanities-research-association"]
        {
            let told = line(style, &source).unwrap();
            assert!(told.to_lowercase().contains(&kept.to_lowercase()), "{style}: {told}");
            assert!(told.contains("Team .NET") && told.contains(".NET"), "{style}: {told}");
            assert!(told.contains("v. Jones") || !title.contains("Jones"), "{style}: {told}");
        }
    }
}

#[test]
fn lines_that_would_say_what_is_not_so_say_less() {
    // A hearing at which nobody is named has no `testimony of`.
    let hearing = "id: a\ntype: hearing\ntitle: Hearing on chips\nnumber: 118-1\nissued: 2025-09-17\n";
    assert_eq!(line("apa", hearing).unwrap(), "Hearing on chips. 118-1, 17 September 2025.");
    // What is called a DOI and is none is no address.
    let bad = "id: a\ntype: webpage\ntitle: A page\nauthor: [{ literal: Desk }]\nissued: 2025\ndoi: notadoi\nurl: https://example.org/a\n";
    assert_eq!(line("apa", bad).unwrap(), "Desk. (2025). A page. https://example.org/a");
    // The words of several languages for an era are those of the other.
    let old = "id: a\ntype: book\ntitle: A book\nissued: \"0079\"\n";
    assert_eq!(line("plain, language: ja", old).unwrap().matches("紀元").count(), 0);
    // A title that shows nothing.
    assert_eq!(line("apa", "id: a\ntype: webpage\ntitle: \"\\u200b \"\n").unwrap(), "a");
}
