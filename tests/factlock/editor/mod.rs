//! Records in an editor: the line that names a schema, and a server of YAML that reads it.

mod server;

use crate::support::{Ledger, Project, TODAY};

#[track_caller]
fn write(project: &Project) -> String {
    let ran = project.factlock(&["schema", "--write"]).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    ran.stdout
}

fn text(project: &Project, file: &str) -> String {
    std::fs::read_to_string(project.path(file)).unwrap()
}

#[test]
fn every_record_names_its_schema_once() {
    let project = Ledger::sample()
        .tamper("claims/bridge-cost.yaml", |bytes| {
            format!("\u{FEFF}{}", String::from_utf8(bytes).unwrap().replace('\n', "\r\n")).into_bytes()
        })
        .file("claims/2024/other.yaml", "id: other\nstatement: Another.\nstatus: unverified\n")
        .on_disk();
    let before = project.factlock(&["check", "--today", TODAY]).run();
    assert!(write(&project).contains("8 records now name their schema"));
    let line = "# yaml-language-server: $schema=";
    assert!(
        text(&project, "factlock.yaml").starts_with(&format!("{line}.factlock/settings.schema.json\n\n"))
    );
    let cost = text(&project, "claims/bridge-cost.yaml");
    assert!(
        cost.starts_with(&format!("\u{FEFF}{line}../.factlock/claim.schema.json\r\n\r\nid:")),
        "{cost:?}"
    );
    let other = text(&project, "claims/2024/other.yaml");
    assert!(other.starts_with(&format!("{line}../../.factlock/claim.schema.json\n\nid:")));
    assert_eq!(project.factlock(&["check", "--today", TODAY]).run(), before, "nothing is found in the line");
    assert!(write(&project).contains("0 records now name their schema"), "a second time");
    let ran = project.factlock(&["fmt", "claims/2024"]).run();
    assert_eq!(ran.stdout, "0 of 1 file changed\n", "the line stays at the top");
}

#[test]
fn a_new_record_has_the_line_where_the_ledger_keeps_schemas() {
    let project = Ledger::sample().on_disk();
    let new = |id: &str| project.factlock(&["new", id, "--statement", "A claim."]).run().status;
    assert_eq!(new("without"), Some(0));
    write(&project);
    assert_eq!(new("with"), Some(0));
    assert!(
        text(&project, "claims/with.yaml").starts_with("# yaml-language-server: $schema=../.factlock/claim")
    );
    std::fs::write(project.outside().join("a.txt"), "Some text.\n").unwrap();
    let add = ["source", "add", "../a.txt", "--id", "a", "--type", "report", "--retrieved", "unknown"];
    assert_eq!(project.factlock(&add).run().status, Some(0));
    assert!(
        text(&project, "sources/a.yaml").starts_with("# yaml-language-server: $schema=../.factlock/source")
    );
    let ran = project.factlock(&["check", "--today", TODAY]).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
}
