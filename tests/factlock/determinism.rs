//! `check` says the same for the same files, whatever the machine does, and changes none of them.

use std::collections::BTreeMap;
use std::time::SystemTime;

use camino::Utf8PathBuf;

use crate::support::{Ledger, Project, TODAY, files_below};

/// The example with a problem of every kind, so that there is much to put in order.
fn troubled() -> Project {
    let mut ledger = Ledger::example()
        .change("claims/only-h800.yaml", "it used only lawfully", "it used lawfully")
        .change("claims/r1-512-h800.yaml", "using 512 NVIDIA", "using 612 NVIDIA")
        .change("claims/altman-heads-openai.yaml", "stance: supports", "stance: refutes")
        .change("claims/owns-a100.yaml", "quote: it owns A100 chips", "quote: chips")
        .change("claims/no-h100.yaml", "id: no-h100", "id: owns-a100");
    for at in 0..40 {
        let yaml = format!("id: extra-{at}\nstatement: A claim.\nstatus: supported\nclaimant: nobody-{at}\n");
        ledger = ledger.claim(&yaml);
    }
    ledger.on_disk()
}

#[test]
fn fifty_runs_say_the_same_to_the_byte() {
    let project = troubled();
    for format in ["human", "json"] {
        let run = |_| project.factlock(&["check", "--today", TODAY, "--format", format, "--notes"]).run();
        let first = run(0);
        assert_eq!(first.status, Some(1));
        assert!(first.stdout.contains("extra-39"), "{}", first.stdout);
        for number in 1..50 {
            assert_eq!(run(number), first, "run {number} in {format}");
        }
    }
}

#[test]
fn any_number_of_threads_says_the_same() {
    let project = troubled();
    for format in ["human", "json"] {
        let run = |threads| {
            let call = project.factlock(&["check", "--today", TODAY, "--format", format, "--notes"]);
            call.env("RAYON_NUM_THREADS", threads).run()
        };
        let one = run("1");
        assert_eq!(run("2"), one, "2 threads");
        assert_eq!(run("8"), one, "8 threads");
    }
}

#[test]
fn the_day_is_an_input() {
    let ledger = Ledger::sample().change(
        "claims/bridge-cost.yaml",
        "status: refuted",
        "ignore: [{ rule: single-origin, because: only the council knows, until: 2026-01-31 }]\nstatus: refuted",
    );
    let project = ledger.on_disk();
    let problems = |today: &str| {
        let ran = project.factlock(&["check", "--today", today, "--quiet", "--fail-on", "warning"]).run();
        (ran.status, ran.stdout.matches("unused-ignore").count())
    };
    assert_eq!(problems("2026-01-31"), (Some(0), 0), "on the last day");
    assert_eq!(problems("2026-02-01"), (Some(1), 1), "a day later");
}

#[test]
fn nothing_of_the_environment_changes_what_is_said() {
    let project = troubled();
    let call = || project.factlock(&["check", "--today", TODAY, "--notes"]);
    let plain = call().run();
    for (name, value) in [
        ("LANG", "de_DE.UTF-8"),
        ("TZ", "Pacific/Kiritimati"),
        ("TERM", "dumb"),
        ("COLUMNS", "20"),
        ("NO_COLOR", "1"),
        ("HOME", "/nowhere"),
        ("GIT_DIR", "/nowhere"),
    ] {
        assert_eq!(call().env(name, value).run(), plain, "{name}={value}");
    }
}

/// Every file with its content and the moment of its last change.
fn state(project: &Project) -> BTreeMap<Utf8PathBuf, (Vec<u8>, SystemTime)> {
    let files = files_below(project.outside()).into_iter();
    let of =
        |file: &Utf8PathBuf| (std::fs::read(file).unwrap(), file.metadata().unwrap().modified().unwrap());
    files.map(|file| (file.clone(), of(&file))).collect()
}

#[test]
fn a_check_leaves_every_file_as_it_was() {
    for project in [Ledger::example().on_disk(), troubled()] {
        let before = state(&project);
        project.factlock(&["check"]).run();
        project.factlock(&["check", "--format", "json", "--notes"]).run();
        assert!(state(&project) == before, "a check changed a file, or made one");
    }
}

#[cfg(unix)]
#[test]
fn a_ledger_that_may_not_be_written_passes() {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt as _;
    let project = Ledger::example().on_disk();
    let set = |folders: u32, files: u32| {
        for file in files_below(&project.root()) {
            std::fs::set_permissions(&file, Permissions::from_mode(files)).unwrap();
            for folder in file.ancestors().skip(1).take_while(|folder| folder.starts_with(project.root())) {
                std::fs::set_permissions(folder, Permissions::from_mode(folders)).unwrap();
            }
        }
    };
    set(0o555, 0o444);
    let ran = project.factlock(&["check", "--fail-on", "warning"]).run();
    set(0o755, 0o644);
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{}", ran.stdout);
}
