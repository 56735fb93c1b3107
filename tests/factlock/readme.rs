//! The README shows what the program really prints: its blocks are run and compared, or rewritten with
//! `FACTLOCK_BLESS=1`.

use std::fmt::Write as _;

use camino::Utf8Path;
use factlock::rules::{Family, catalogue};

use crate::support::{Ledger, Stage, committed, factlock, repository};

#[test]
#[cfg(unix)]
fn every_block_shows_what_is_really_printed() {
    let readme = std::fs::read_to_string(repository().join("README.md")).unwrap();
    let mut stages: Vec<(String, Stage)> = Vec::new();
    let mut made = String::new();
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        let _ = writeln!(made, "{line}");
        if line == "<!-- rules -->" {
            lines.by_ref().take_while(|line| *line != "<!-- end of rules -->").for_each(drop);
            let _ = write!(made, "\n{}<!-- end of rules -->\n", rules());
        } else if let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let shown = match info.split_once(' ') {
                Some(("text", "example")) => printed(repository(), &["check"]),
                Some(("text", "help")) => printed(repository(), &["--help"]),
                Some(("console", stage)) => on_stage(&mut stages, stage).play(&block),
                _ => block.iter().fold(String::new(), |text, line| text + line + "\n"),
            };
            let _ = writeln!(made, "{}\n```", shown.trim_end());
        }
    }
    committed("README.md", &made);
}

fn printed(folder: &Utf8Path, arguments: &[&str]) -> String {
    let ran = factlock(folder, arguments).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    ran.stdout
}

fn on_stage<'a>(stages: &'a mut Vec<(String, Stage)>, name: &str) -> &'a mut Stage {
    let at = stages.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
        stages.push((name.to_owned(), stage(name)));
        stages.len() - 1
    });
    &mut stages[at].1
}

fn stage(name: &str) -> Stage {
    let ledger = match name {
        "tamper" | "contradiction" | "revision" => Ledger::example(),
        "start" => Ledger::sample(),
        other => panic!("README.md has a block on the stage `{other}`, which is unknown"),
    };
    let project = ledger.on_disk();
    let folder = if name == "start" { project.outside().to_owned() } else { project.root() };
    for (file, from) in [
        ("bridge.md", "sources/elm-bridge-article/79b5f4ff07cb.md"),
        ("minutes.txt", "sources/council-minutes/ecda1daabfca.txt"),
    ] {
        if name == "start" {
            std::fs::write(project.outside().join(file), ledger.bytes(from)).unwrap();
        }
    }
    Stage::new(project, folder)
}

/// The table of rules, made from the catalogue.
fn rules() -> String {
    let mut table = String::from("| rule | severity | what it reports |\n| --- | --- | --- |\n");
    for family in Family::ALL {
        for rule in catalogue().filter(|rule| rule.family == family) {
            let page = format!("src/rules/{}/{}.md", family.name(), rule.name.replace('-', "_"));
            let _ = writeln!(table, "| [`{}`]({page}) | {} | {} |", rule.name, rule.severity, rule.title());
        }
    }
    table + "\n"
}
