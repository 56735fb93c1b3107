//! The program is killed at any moment: every file is old or new, never half of either.

use std::process::{Command, Stdio};
use std::time::Duration;

use crate::support::{Ledger, Project, files_below};

/// How often each command is killed.
const KILLS: u64 = 34;

/// A fixed sequence of moments, spread over the first milliseconds of a run (`SplitMix64`).
fn moment(seed: u64) -> Duration {
    let mut x = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    Duration::from_micros((x ^ (x >> 31)) % 12_000)
}

/// Every file with its content, but for what a killed writer leaves behind under a name of its own.
fn files(project: &Project) -> Vec<(String, Vec<u8>)> {
    let named = |path: &camino::Utf8PathBuf| !path.file_name().unwrap().starts_with(".factlock-");
    let below = files_below(&project.root()).into_iter().filter(named);
    below.map(|path| (path.to_string(), std::fs::read(&path).unwrap())).collect()
}

/// Runs a command to its end once, then kills it again and again: each file is as before or as after.
#[track_caller]
fn killed(ledger: &Ledger, prepare: impl Fn(&Project), arguments: &[&str]) {
    let relative = |project: &Project| {
        let root = format!("{}/", project.root());
        let strip = |(path, content): (String, Vec<u8>)| (path.replace(&root, ""), content);
        files(project).into_iter().map(strip).collect::<Vec<_>>()
    };
    let whole = ledger.on_disk();
    prepare(&whole);
    let old = relative(&whole);
    assert_eq!(whole.factlock(arguments).run().status, Some(0), "{arguments:?}");
    let new = relative(&whole);
    assert_ne!(old, new, "{arguments:?} changes something");
    let mut cut_short = 0;
    for seed in 0..KILLS {
        let project = ledger.on_disk();
        prepare(&project);
        let mut child = Command::new(env!("CARGO_BIN_EXE_factlock"))
            .args(arguments)
            .current_dir(project.root())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(moment(seed));
        let _ = child.kill();
        cut_short += u32::from(!child.wait().unwrap().success());
        for file in relative(&project) {
            assert!(
                old.contains(&file) || new.contains(&file),
                "seed {seed}: `{}` is neither old nor new",
                file.0
            );
        }
        for (path, _) in &old {
            assert!(project.path(path).exists(), "seed {seed}: `{path}` is gone");
        }
        project.factlock(&["check", "--rule", "invalid-record"]).run();
    }
    assert!(cut_short > 0, "{arguments:?} was never killed in time");
}

/// The example, with every claim out of canonical form.
fn untidy() -> Ledger {
    let example = Ledger::example();
    let claims: Vec<String> = example
        .files()
        .map(|(path, _)| path.to_string())
        .filter(|path| path.starts_with("claims/") && !path.ends_with("vocabulary.yaml"))
        .collect();
    claims.iter().fold(example, |ledger, claim| {
        let text = ledger.text(claim).replacen("id: ", "id:   ", 1);
        ledger.file(claim.as_str(), text)
    })
}

#[test]
fn while_it_formats() {
    killed(&untidy(), |_| (), &["fmt"]);
}

#[test]
fn while_it_stores_a_source() {
    let text = "A line of the minutes.\n".repeat(40_000);
    let store = |project: &Project| std::fs::write(project.outside().join("minutes.txt"), &text).unwrap();
    let arguments = ["source", "add", "../minutes.txt", "--id", "council-minutes", "--retrieved", "unknown"];
    killed(&Ledger::sample(), store, &arguments);
}

#[test]
fn while_it_writes_a_claim() {
    let arguments = ["new", "length", "--source", "elm-bridge-article", "--quote", "It is 120 metres long"];
    killed(&Ledger::sample(), |_| (), &arguments);
}
