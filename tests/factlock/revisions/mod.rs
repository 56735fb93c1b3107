//! `factlock diff` tells what a change of the ledger means: between folders, and between revisions in git.

mod browser;
mod equivalent;
mod log;
mod log_lost;
mod log_merges;
mod log_moves;
mod moments;
mod refused;
mod words;

use serde_json::Value;

use crate::support::{Ledger, Project, Ran, TODAY, factlock};

/// Two ledgers on disk, `old` and `new`, in one folder.
fn two(old: &Ledger, new: &Ledger) -> Project {
    let project = Ledger::empty().on_disk();
    for (name, ledger) in [("old", old), ("new", new)] {
        for (path, content) in ledger.files() {
            project.write(&format!("../{name}/{path}"), content);
        }
    }
    project
}

/// What the program tells of two ledgers.
#[track_caller]
fn told(project: &Project, more: &[&str]) -> Ran {
    let ran = factlock(project.outside(), &[&["diff", "old", "new", "--today", TODAY], more].concat()).run();
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
    ran
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}
