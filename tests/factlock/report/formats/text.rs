//! The Markdown of the report.

use super::{everything, reported};
use crate::support::Ledger;

#[test]
fn the_markdown_tells_what_the_page_tells() {
    let files = reported(&Ledger::example().on_disk(), &["--format", "markdown"]);
    let text = String::from_utf8(files["report.md"].clone()).unwrap();
    for part in [
        "### Claim `only-h800`\n\n**Disputed**: DeepSeek used only lawfully acquired H800 chips.",
        "<b>it owns A100 chips and used them during early stages of development</b>",
        "- **Against**: Pandey, NewsBytes, 18 September 2025. Quote verified to the letter in `sha256:806cc9390984`.",
        "#:~:text=it%20owns%20A100%20chips",
        "Verify: `factlock show only-h800`",
        "## Contradictions",
        "40,960",
        "sha256:806cc9390984093e91aba00e4b9b59e2c8b53a2092961df702cc8c3d1540ff7a",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert_eq!(text.matches("\n### Claim ").count(), 36);
    assert!(!text.contains("⚠️"));
    assert_eq!(files["report.md"], files["comment.md"], "what fits is whole");
}

#[test]
fn corrections_and_what_is_broken_are_told() {
    let files = reported(&everything(), &["--format", "markdown", "--allow-broken"]);
    let text = String::from_utf8(files["report.md"].clone()).unwrap();
    for part in [
        "⚠️ This report was made although something it leans on does not hold",
        "⚠️ Not verified: the snapshot is not what was pinned, so the words are not verified.",
        "⚠️ This copy is not what was pinned.",
        "## Corrections",
        "**from “Not checked yet” to “Not enough evidence”**. It was renamed. Nobody knows.",
        "Reviewed by A. Reviewer, 2 October 2025; what was reviewed is not on record.",
        "It repeats `deepseek-r1-nature-2025`, and is one witness with it.",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn a_comment_is_cut_and_says_so() {
    let mut ledger = Ledger::example();
    for at in 0..400 {
        let long = "A long statement of many words. ".repeat(10);
        ledger = ledger.claim(&format!("id: c-{at}\nstatement: {long}\nstatus: unverified\n"));
    }
    let files = reported(&ledger.on_disk(), &["--format", "markdown"]);
    let text = String::from_utf8(files["comment.md"].clone()).unwrap();
    assert!(text.chars().count() <= 60_000);
    assert!(text.contains("claims more, which the whole report shows") && text.contains("## Contradictions"));
    assert!(files["report.md"].len() > 100_000);
}
