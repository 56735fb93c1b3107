//! Who publishes, in which colours, and what became of the reviews.

use super::page;
use crate::support::{Ledger, TODAY};

/// A picture of one pixel.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x04\0\0\0\xb5\x1c\x0c\x02\0\0\0\x0bIDATx\xdac\xfc\xff\x1f\0\x03\x03\x02\0\xef\xa2\xa7[\0\0\0\0IEND\xaeB`\x82";

fn publishing(settings: &str) -> Ledger {
    Ledger::sample()
        .file("factlock.yaml", format!("version: 1\nreport: {{ publisher: The Desk, {settings} }}\n"))
}

#[test]
fn the_logo_is_a_part_of_the_page() {
    let ledger = publishing("logo: images/desk.png").file("images/desk.png", PIXEL);
    let page = page(&ledger);
    assert_eq!(
        page.matches("<img class=\"logo\" alt=\"\" src=\"data:image/png;base64,iVBORw0KGgo").count(),
        1
    );
    let policy = page.split("Content-Security-Policy").nth(1).unwrap();
    assert!(policy.split('>').next().unwrap().contains("img-src data:;"));
}

#[test]
fn a_logo_that_is_no_picture_stops_the_report() {
    for (file, content) in [
        ("desk.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec()),
        ("desk.png", vec![b'x'; 100_000]),
        ("other.png", Vec::new()),
    ] {
        let project = publishing("logo: desk.png").file(file, content).on_disk();
        let settings = format!("version: 1\nreport: {{ logo: {file} }}\n");
        if file != "other.png" {
            project.write("factlock.yaml", settings);
        }
        let ran = project.factlock(&["report", "--today", TODAY, "-o", "out"]).run();
        assert_eq!(ran.status, Some(2), "{file}: {ran:?}");
        assert!(ran.stderr.starts_with("error: the logo `desk."), "{}", ran.stderr);
        assert!(!project.path("out").exists());
    }
}

#[test]
fn the_accent_is_legible_by_day_and_by_night_and_no_text_gets_into_the_style() {
    let page = page(&publishing("accent: '#FFEE00'"));
    let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    assert!(style.contains("{:root{--accent:#ffee00}}"), "by night it is as it was");
    let day = style.split("@media screen{:root{--accent:").nth(1).unwrap().get(..7).unwrap();
    assert_ne!(day, "#ffee00");
    for wrong in ["red", "'#fff'", "'#7a1f1f;}body{display:none'"] {
        let ran = publishing(&format!("accent: {wrong}")).on_disk().factlock(&["check"]).run();
        assert_eq!(ran.status, Some(2));
        assert!(
            ran.stderr.contains("is no colour, expected `#` and six hexadecimal digits"),
            "{}",
            ran.stderr
        );
    }
}

#[test]
fn a_review_that_is_older_than_the_claim_says_so() {
    let project = Ledger::sample().on_disk();
    for claim in ["bridge-cost", "bridge-length"] {
        let ran = project
            .factlock(&["review", claim, "--by", "A. Reviewer <a@example.org>", "--today", TODAY])
            .run();
        assert_eq!(ran.status, Some(0), "{ran:?}");
    }
    let file = project.path("claims/bridge-length.yaml");
    let record = std::fs::read_to_string(&file).unwrap();
    std::fs::write(
        &file,
        record.replace("is 120 metres long.\nclaimant", "is 120 metres in length.\nclaimant"),
    )
    .unwrap();
    let ran = project.factlock(&["report", "--today", TODAY, "-o", "out", "--allow-broken"]).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let page = std::fs::read_to_string(project.path("out/index.html")).unwrap();
    let said = "<p class=\"stale\">Reviewed by A. Reviewer, <time datetime=\"2026-01-31\">31 January 2026</time>; changed since: statement.</p>";
    assert_eq!(page.matches(said).count(), 1);
    assert_eq!(page.matches("<p>Reviewed by A. Reviewer").count(), 1);
    let list = page.split("id=\"reviews\"").nth(1).unwrap().split("</section>").next().unwrap();
    let (current, changed) = list.split_once("; changed since: ").unwrap();
    assert!(current.contains("#claim-bridge-cost") && changed.contains("#claim-bridge-length"), "{list}");
}

#[test]
fn a_report_is_a_folder_also_where_a_page_is_named() {
    let project = Ledger::sample().file("taken.html", "x").on_disk();
    for (output, what) in [("taken.html", "is a file"), ("page.html", "is the name of a page")] {
        let ran = project.factlock(&["report", "-o", output]).run();
        assert_eq!(ran.status, Some(2));
        let folder = output.strip_suffix(".html").unwrap();
        assert_eq!(
            ran.stderr,
            format!(
                "error: `{output}` {what}, and a report is written to a folder\n  help: `--output {folder}` writes \
                 `{folder}/index.html`\n"
            )
        );
    }
}
