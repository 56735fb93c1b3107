//! What readers and other programs are told in words and in dates.

use super::super::read::rows;
use super::{ALL, reported};
use crate::support::Ledger;

fn of(ledger: &Ledger, name: &str) -> String {
    let files = reported(&ledger.on_disk(), &["--format", ALL]);
    String::from_utf8(files[name].clone()).unwrap()
}

fn opening(claims: &[&str]) -> String {
    let ledger = claims.iter().enumerate().fold(Ledger::empty(), |ledger, (at, status)| {
        let why = if *status == "unverified" { "" } else { "rationale: Nobody knows.\n" };
        ledger.claim(&format!("id: c-{at}\nstatement: It is {at}.\nstatus: {status}\n{why}"))
    });
    let page = of(&ledger, "index.html");
    page.split("class=\"summary\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
}

#[test]
fn the_opening_line_counts_as_checked_what_was() {
    let (open, checked) = ("unverified", "not-enough-evidence");
    for (claims, told) in [
        (&[open][..], "1 claim, not checked yet."),
        (&[open, open], "2 claims, none checked yet."),
        (&[open, checked, open], "3 claims: 1 without enough evidence; 2 not checked yet."),
        (&[checked, checked], "2 claims checked: 2 without enough evidence."),
    ] {
        assert_eq!(opening(claims), told);
    }
}

#[test]
fn a_source_with_a_doi_alone_leads_there() {
    for doi in ["10.1000/182", "https://doi.org/10.1000/182", "doi:10.1000/182"] {
        let ledger = Ledger::empty()
            .file("sources/s.yaml", format!("id: s\ntype: report\ntitle: A report\ndoi: \"{doi}\"\n"))
            .claim("id: c\nstatement: It is.\nstatus: unverified\ncitations:\n  - { source: s, stance: context }\n");
        let markdown = of(&ledger, "report.md");
        let line = "- `s`: A report. doi:[10.1000/182](<https://doi.org/10.1000/182>).\n";
        assert!(markdown.contains(line), "{doi}: {markdown}");
        let table = rows(of(&ledger, "citations.csv").as_bytes());
        let url = table[0].iter().position(|column| column == "url").unwrap();
        assert_eq!(table[1][url], "https://doi.org/10.1000/182", "{doi}");
        assert!(of(&ledger, "bibliography.bib").contains("  doi = {10.1000/182},\n"), "{doi}");
        assert!(of(&ledger, "bibliography.yaml").contains("doi: 10.1000/182\n"), "{doi}");
        assert!(of(&ledger, "bibliography.json").contains("\"DOI\": \"10.1000/182\""), "{doi}");
    }
}

#[test]
fn dates_are_words_for_readers_and_edtf_for_biblatex() {
    for (date, words) in [
        ("2020~", "about 2020"),
        ("2020%", "about 2020 (uncertain)"),
        ("196X", "1960s"),
        ("2020-21", "spring 2020"),
        ("2020/..", "since 2020"),
        ("../2020", "until 2020"),
    ] {
        let ledger = Ledger::empty()
            .file("sources/s.yaml", format!("id: s\ntype: report\ntitle: A report\nissued: \"{date}\"\n"))
            .claim(&format!("id: c\nstatement: It is.\nclaimed_on: \"{date}\"\nstatus: unverified\n"));
        let bib = of(&ledger, "bibliography.bib");
        assert!(bib.contains(&format!("  date = {{{date}}},\n")), "{bib}");
        let page = of(&ledger, "index.html");
        let shown = super::super::text(page.split("<main>").nth(1).unwrap());
        assert!(shown.contains(&format!("Claimed {words}")), "{shown}");
        assert!(!shown.contains(date), "{date} in {shown}");
        let markdown = of(&ledger, "report.md").replace('\\', "");
        assert!(markdown.contains(&format!("Claimed {words}.")), "{markdown}");
        assert!(markdown.contains(&format!("A report. {words}.")), "{markdown}");
    }
}

/// Each with a text of its own, in which nothing is left to check in the second.
#[test]
fn articles_are_told_apart_by_their_titles() {
    let article = |ledger: Ledger, id: &str, text: &str| {
        let record = format!(
            "id: {id}\ntype: article-newspaper\ntitle: The {id} story\nrole: article\nurl: https://example.org/{id}\nsnapshots:\n  - {{ \
             file: {id}/a.txt, media_type: text/plain, sha256: {}, bytes: {} }}\n",
            factlock::snapshot::digest(text.as_bytes()),
            text.len()
        );
        ledger.file(format!("sources/{id}.yaml"), record).file(format!("sources/{id}/a.txt"), text)
    };
    let one = article(Ledger::empty(), "first", "The bridge cost 4 million euros in 2020.\n");
    assert!(of(&one, "index.html").contains("<h2>The article, claim by claim</h2>"));
    let two = article(one, "second", "Why?\n");
    let page = of(&two, "index.html");
    for title in ["first", "second"] {
        assert!(page.contains(&format!("<h2>“The {title} story”, claim by claim</h2>")), "{page}");
    }
    assert!(!page.contains("0 of 0"), "{page}");
    assert!(page.contains("Coverage: no sentence of it can be checked"), "{page}");
}

#[test]
fn a_list_of_what_does_not_hold_names_nothing_twice() {
    let ledger = Ledger::empty().claim("id: bare\nstatement: It is.\nstatus: supported\nrationale: So.\n");
    let files = reported(&ledger.on_disk(), &["--format", ALL, "--allow-broken"]);
    let markdown = String::from_utf8(files["report.md"].clone()).unwrap();
    let line =
        markdown.lines().find(|line| line.starts_with("- bare: ")).unwrap_or_else(|| panic!("{markdown}"));
    assert!(!line.contains("`bare`"), "{line}");
}
