//! Programs that write into one ledger at one time.

use crate::support::{Ledger, Project};

fn add(project: &Project, file: &str) {
    let ran = project.factlock(&["source", "add", &format!("../{file}"), "--id", "shared"]).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
}

#[test]
fn editors_at_one_time_wait_for_each_other() {
    let project = Ledger::sample().on_disk();
    let texts: Vec<String> = (0..6).map(|number| format!("text-{number}.txt")).collect();
    for file in &texts {
        project.write(&format!("../{file}"), format!("This is {file}.\n"));
    }
    std::thread::scope(|scope| {
        let project = &project;
        for file in &texts {
            scope.spawn(move || add(project, file));
        }
    });
    let record = std::fs::read_to_string(project.path("sources/shared.yaml")).unwrap();
    assert_eq!(record.matches("sha256:").count(), texts.len());
}
