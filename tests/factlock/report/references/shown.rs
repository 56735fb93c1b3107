//! The same line in every format.

use factlock::report::{html, json, markdown};

use super::lines::{ledger, report};
use crate::report::text;

const SOURCES: &str = "id: a\ntype: article-newspaper\ntitle: DeepSeek trains\nauthor: [{ family: Pandey, given: Akash }]\n\
                       container_title: NewsBytes\nissued: 2025-09-18\nurl: https://example.org/a?b=1&c=2\n\
                       archived_at: https://archive.example/1\n---\nid: b\ntype: classic\ntitle: A title alone\n---\nid: c\n\
                       type: article-newspaper\ntitle: On paper\nauthor: [{ literal: Desk }]\nurl: https://example.org/c\n\
                       issued: 2025\ncontainer_title: The News\n";

#[test]
fn every_format_shows_the_line_in_its_own_way() {
    let ledger = ledger("chicago-author-date", SOURCES);
    let (page, data) = (report(&ledger, html::html), report(&ledger, json));
    let report = report(&ledger, markdown);
    let line =
        "Pandey, Akash. 2025. “DeepSeek Trains.” NewsBytes, September 18. https://example.org/a?b=1&c=2.";
    assert!(text(&page).contains(&format!("{line} Archived copy")), "{page}");
    assert!(
        page.contains(
            "<p class=\"reference\" dir=\"auto\">Pandey, Akash. 2025. “DeepSeek Trains.” <i>NewsBytes</i>, September 18. <a \
             class=\"bare\" href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noreferrer\">https://example.org/a?b=1&amp;c=2</a>. <a \
             href=\"https://archive.example/1\" rel=\"noreferrer\">Archived copy</a></p>"
        ),
        "{page}"
    );
    assert!(
        report.contains(
            "- `a`: Pandey, Akash. 2025. “DeepSeek Trains.” *NewsBytes*, September 18. \
             <https://example.org/a?b=1&amp;c=2>. [Archived copy](<https://archive.example/1>).\n"
        ),
        "{report}"
    );
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    assert_eq!(data["sources"][0]["reference"], line);
    // What the style has nothing to say of has the plain line.
    assert_eq!(data["sources"][1]["reference"], "A title alone.");
    assert!(page.contains("<p class=\"reference\" dir=\"auto\">A title alone.</p>"), "{page}");
    assert!(report.contains("- `b`: A title alone.\n"), "{report}");
}

/// Styles for print leave addresses out, and a reader still wants to get there.
#[test]
fn a_line_without_an_address_leads_to_the_source_all_the_same() {
    let printed = ledger("nature", SOURCES);
    let page = report(&printed, html::html);
    let title = "<a href=\"https://example.org/c\" rel=\"noreferrer\">On paper</a>";
    assert!(page.contains(&format!("Desk. {title}. <i>The News</i> (2025).")), "{page}");
    let markdown = report(&printed, markdown);
    assert!(markdown.contains("[On paper](<https://example.org/c>). *The News* \\(2025\\)."), "{markdown}");
    // Bold, as this style sets a volume.
    let volume = SOURCES
        .replace("issued: 2025\n", "issued: 2025\nvolume: 7\n")
        .replace("type: article-newspaper", "type: article-journal");
    let page = report(&ledger("nature", &volume), html::html);
    assert!(page.contains("<i>The News</i> <b>7,</b> (2025)"), "{page}");
}
