//! The formats beside the page, each as its readers read it.

mod annotations;
mod broken;
mod bundle;
mod files;
mod hostile;
mod json;
mod marked;
mod missing;
mod schema;
mod tables;
mod text;
mod told;

use camino::Utf8Path;

use crate::support::{Ledger, Project, TODAY, commit};

/// Every format that is here.
const ALL: &str = "html,markdown,json,csv,annotations,bibliography";

/// Writes a report into `out`, and gives the files by name.
#[track_caller]
fn reported(project: &Project, arguments: &[&str]) -> std::collections::BTreeMap<String, Vec<u8>> {
    let call = [&["report", "--today", TODAY, "--output", "out"], arguments].concat();
    let ran = project.factlock(&call).run();
    assert_eq!(ran.status, Some(0), "{}{}", ran.stdout, ran.stderr);
    let warned =
        ran.stderr.lines().all(|line| line.starts_with("warning: published although this does not hold: "));
    assert!(warned && (arguments.contains(&"--allow-broken") || ran.stderr.is_empty()), "{}", ran.stderr);
    let out = project.path("out");
    let files = crate::support::files_below(&out).into_iter();
    let named = files.map(|file| (name(&out, &file), std::fs::read(&file).unwrap()));
    named.collect()
}

fn name(out: &Utf8Path, file: &Utf8Path) -> String {
    file.strip_prefix(out).unwrap().to_string()
}

/// A ledger with every field that a report tells of, a history, and a snapshot that is not what was pinned.
fn everything() -> Project {
    let ledger = Ledger::example()
        .file(
            "factlock.yaml",
            "version: 1\ntitle: Everything\nreport: { publisher: Desk, url: https://desk.example/, language: en }\n",
        )
        .file(
            "sources/whole.yaml",
            "id: whole\ntype: report\ntitle: A whole record\nauthor: [{ family: Doe, given: Jane }, { literal: Bureau }]\n\
             container_title: Trade Gazette\npublisher: Acme Ltd\ndoi: 10.1000/182\nissued: 2025-09\n\
             url: https://example.org/report?a=1&b=2\narchived_at: https://archive.example/1\norigin: [newsbytes-2025-09-18]\n\
             snapshots:\n  - { file: whole/a.txt, media_type: text/plain, sha256: \
             2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae, bytes: 3, retrieved: 2026-01-02 }\n",
        )
        .file("sources/whole/a.txt", "changed")
        .claim(
            "id: whole\nstatement: A whole claim.\nclaimant: deepseek\nclaimed_on: 2025-09-17\nstatus: superseded\nrationale: Since.\n\
             superseded_by: owns-a100\ntags: [one]\ncitations:\n  - { source: whole, stance: context, quote: foo, locator: { page: 4, \
             section: 2, line: 1, row: 3, time: 1 }, note: a note }\nreviews:\n  - { by: A. Reviewer <a@example.org>, date: 2025-10-02, \
             digest: \"v1:sha256:1f2e\" }\n",
        )
        .change("claims/no-h100.yaml", "id: no-h100\n", "id: no-h100-chips\n");
    let project = ledger.on_disk();
    let record = "id: renamed\nstatement: It was renamed.\nstatus: unverified\ntags: [a, b, c, d, e, f]\n";
    project.write("claims/renamed.yaml", record);
    commit(&project.root(), "a claim");
    project.remove("claims/renamed.yaml");
    let record = record.replace("renamed\n", "has-been-renamed\n");
    project.write("claims/has-been-renamed.yaml", record);
    commit(&project.root(), "another name");
    let judged = "id: has-been-renamed\nstatement: It was renamed.\nstatus: not-enough-evidence\nrationale: Nobody knows.\ntags: [a, b, c, d, e, f]\n";
    project.write("claims/has-been-renamed.yaml", judged);
    commit(&project.root(), "a verdict");
    project.write("claims/has-been-renamed.yaml", judged.replace("It was renamed.", "It was renamed twice."));
    commit(&project.root(), "other words");
    project
}
