//! The program is killed at any moment: every file is old or new, never half of either.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::{Ledger, Project, TODAY, files_below};

/// How often each command is killed.
const KILLS: u64 = 34;
/// How often each longer one is.
const MOMENTS: u64 = 12;

/// Starts the program and kills it after a moment; whether that was before its end.
fn is_killed(project: &Project, arguments: &[&str], moment: Duration) -> bool {
    let mut child = Command::new(env!("CARGO_BIN_EXE_factlock"))
        .args(arguments)
        .current_dir(project.root())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(moment);
    let _ = child.kill();
    !child.wait().unwrap().success()
}

/// A fixed sequence of moments, spread over the first milliseconds of a run.
fn moment(seed: u64) -> Duration {
    Duration::from_micros(scattered(seed) % 12_000)
}

/// A fixed sequence of shares of a whole.
fn share(seed: u64) -> f64 {
    Duration::from_micros(scattered(seed) % 1_000_000).as_secs_f64()
}

/// `SplitMix64`.
fn scattered(seed: u64) -> u64 {
    let mut x = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
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
        cut_short += u32::from(is_killed(&project, arguments, moment(seed)));
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

/// Runs a command that takes longer to its end once, and kills it again and again somewhere on the way. Each file of the
/// folder outside is then as before or as after, the ledger is as whole as before, and the same command once more finishes the work.
#[track_caller]
fn killed_anywhere(make: &dyn Fn() -> Project, arguments: &[&str]) {
    let below = |project: &Project| {
        let outside = format!("{}/", project.outside());
        let named = |path: &camino::Utf8PathBuf| !path.file_name().unwrap().starts_with(".factlock-");
        let files = files_below(project.outside()).into_iter().filter(named);
        let read =
            |path: camino::Utf8PathBuf| (path.as_str().replace(&outside, ""), std::fs::read(&path).unwrap());
        files.map(read).collect::<std::collections::BTreeMap<_, _>>()
    };
    let check = |project: &Project| project.factlock(&["check", "--today", TODAY]).run();
    let whole = make();
    let old = below(&whole);
    let begin = Instant::now();
    let ran = whole.factlock(arguments).run();
    let mut length = begin.elapsed();
    assert_eq!(ran.status, Some(0), "{arguments:?}: {}{}", ran.stdout, ran.stderr);
    let new = below(&whole);
    assert_ne!(old, new, "{arguments:?} changes something");
    let mut cut_short = 0;
    for seed in 0..MOMENTS {
        let project = make();
        // The files are written at the end of a run, so that most of the moments lie there.
        let moment = length.mul_f64(if seed % 4 == 0 { share(seed) } else { 0.5 + share(seed) / 2.0 });
        cut_short += u32::from(is_killed(&project, arguments, moment));
        let now = below(&project);
        for (path, content) in &now {
            let known = [&old, &new].into_iter().any(|files| files.get(path) == Some(content));
            assert!(known, "seed {seed}: `{path}` is neither old nor new");
        }
        assert!(old.keys().all(|path| now.contains_key(path)), "seed {seed}: a file is gone");
        let ran = check(&project);
        assert!(ran.status == Some(0), "seed {seed}: {}{}", ran.stdout, ran.stderr);
        let begin = Instant::now();
        let again = project.factlock(arguments).run();
        // A machine that was busy the first time would let every other run come to its end.
        length = length.min(begin.elapsed());
        assert_eq!(again.status, Some(0), "seed {seed}: {}{}", again.stdout, again.stderr);
        assert!(below(&project) == new, "seed {seed}: the second run does not finish what the first began");
    }
    assert!(cut_short > 0, "{arguments:?} was never killed in time");
}

#[test]
fn while_it_writes_a_report() {
    for arguments in [
        &["--output", "../out", "--format", "html,markdown,json,csv,annotations,bibliography,claimreview"][..],
        &["--output", "../out", "--bundle"],
        &["--bundle", "../out.zip"],
    ] {
        let call = [&["report", "--today", TODAY], arguments].concat();
        // An earlier report stands there, of a ledger with another title.
        let settings = |title: &str| {
            format!(
                "version: 1\ntitle: {title}\nreport: {{ publisher: Desk, url: 'https://desk.example/' }}\n"
            )
        };
        let make = || {
            let project = Ledger::example().file("factlock.yaml", settings("Before")).on_disk();
            assert_eq!(project.factlock(&call).run().status, Some(0));
            project.write("factlock.yaml", settings("After"));
            project
        };
        killed_anywhere(&make, &call);
    }
}

#[test]
fn while_it_imports() {
    let review = |at: usize| {
        format!(
            "{{\"@type\": \"ClaimReview\", \"claimReviewed\": \"Claim {at}.\", \"url\": \"https://desk.example/{at}\", \"citation\": \
             [\"https://data.example/{at}\"], \"itemReviewed\": {{\"author\": \"Speaker {at}\"}}, \"reviewRating\": {{\"alternateName\": \"False\"}}}}"
        )
    };
    let reviews = format!("[{}]", (0..60).map(review).collect::<Vec<_>>().join(","));
    let make = || {
        let project = Ledger::sample().on_disk();
        project.write("../reviews.json", &reviews);
        project
    };
    killed_anywhere(&make, &["import", "../reviews.json"]);
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
