//! Which files are written, and that none of them is ever half of one.

use super::{ALL, reported};
use crate::support::{Ledger, TODAY};

#[test]
fn every_format_has_its_files_and_says_so() {
    let project = Ledger::example().on_disk();
    let call = ["report", "--today", TODAY, "-o", "out", "--format", "csv,json,csv"];
    let ran = project.factlock(&call).run();
    assert_eq!(
        ran.stdout,
        "wrote out/claims.csv\nwrote out/citations.csv\nwrote out/errors.csv\nwrote out/report.json\n"
    );
    let files = reported(&project, &["--format", ALL]);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let page = factlock::report::REPORT_PAGE;
    for name in names {
        assert!(page.contains(&format!("`{name}`")), "`{name}` stands on the page");
    }
    let ran = project.factlock(&["report", "-o", "out", "--format", "html,pdf"]).run();
    assert_eq!(ran.status, Some(2));
    assert!(ran.stderr.contains("'pdf'"), "{}", ran.stderr);
}

#[test]
fn of_a_folder_of_many_files_their_number_is_told() {
    let project = Ledger::example().on_disk();
    let ran = project.factlock(&["report", "--today", TODAY, "--bundle", "-o", "out"]).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let claims = std::fs::read_dir(project.path("out/ledger/claims")).unwrap().count();
    assert!(
        claims > 20 && ran.stdout.contains(&format!("wrote {claims} files in out/ledger/claims\n")),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("wrote out/SHA256SUMS\n"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("wrote out/ledger/claims/"), "{}", ran.stdout);
}

#[test]
fn what_cannot_be_written_loses_nothing() {
    let project = Ledger::example().on_disk();
    let before = reported(&project, &["--format", ALL]);
    project.write("factlock.yaml", "version: 1\ntitle: Another title\n");
    project.remove("out/citations.csv");
    std::fs::create_dir(project.path("out/citations.csv")).unwrap();
    let ran = project.factlock(&["report", "--today", TODAY, "-o", "out", "--format", ALL]).run();
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(3), ""));
    assert!(ran.stderr.starts_with("error: `out/citations.csv` could not be written"), "{}", ran.stderr);
    for (name, content) in before.iter().filter(|(name, _)| *name != "citations.csv") {
        assert!(std::fs::read(project.path(&format!("out/{name}"))).unwrap() == *content, "{name}");
    }
    let left = std::fs::read_dir(project.path("out")).unwrap().count();
    assert_eq!(left, before.len(), "nothing else is left behind");
}

#[test]
fn the_same_ledger_gives_the_same_bytes_in_every_format() {
    let project = super::everything();
    let first = reported(&project, &["--allow-broken", "--format", ALL]);
    for _ in 0..20 {
        assert!(reported(&project, &["--allow-broken", "--format", ALL]) == first);
    }
}

#[test]
fn only_an_article_and_what_it_cites() {
    let ledger =
        Ledger::example().claim("id: elsewhere\nstatement: It stands nowhere.\nstatus: unverified\n");
    let files = reported(&ledger.on_disk(), &["--format", ALL, "--article", "newsbytes-2025-09-18"]);
    for (name, content) in files {
        assert!(!String::from_utf8(content).unwrap().contains("It stands nowhere"), "{name}");
    }
}
