//! The exit status tells what happened, the same in every format.

use crate::formats::FORMATS;
use crate::support::{Ledger, Project, Ran, TODAY, commit, factlock};

/// The example with one error.
fn with_error() -> Project {
    Ledger::example().change("claims/only-h800.yaml", "it used only", "it used").on_disk()
}

/// The example with one warning and no error.
fn with_warning() -> Project {
    let rules = "version: 1\nrules: { unused-source: off }\nignore: [{ rule: second-hand, claim: no-h100, because: why not }]\n";
    Ledger::example().file("factlock.yaml", rules).on_disk()
}

/// The sample: no error, no warning, a note.
fn with_note() -> Project {
    Ledger::sample().on_disk()
}

fn check(project: &Project, more: &[&str]) -> Ran {
    project.factlock(&[&["check", "--today", TODAY], more].concat()).run()
}

#[test]
fn what_fails_is_asked_for() {
    let cases: [(&str, Project, [i32; 4]); 4] = [
        ("an error", with_error(), [1, 1, 1, 0]),
        ("a warning", with_warning(), [0, 1, 1, 0]),
        ("a note", with_note(), [0, 0, 1, 0]),
        ("nothing, since rules are switched off", without_notes(), [0, 0, 0, 0]),
    ];
    for (what, project, wanted) in cases {
        for format in FORMATS {
            let statuses = ["error", "warning", "note", "never"].map(|severity| {
                check(&project, &["--fail-on", severity, "--format", format]).status.unwrap()
            });
            assert_eq!(statuses, wanted, "{what} in {format}, failing on error, warning, note, never");
        }
        let errors_fail = check(&project, &[]).status.unwrap();
        assert_eq!(errors_fail, wanted[0], "{what}: errors fail unless something else is asked for");
    }
}

/// A ledger in which the policy passes over the only thing that is found.
fn with_suppressed() -> Project {
    let ignore = "ignore: [{ rule: status-without-evidence, because: why not }]\n";
    Ledger::empty().claim(&format!("id: a-claim\nstatement: A claim.\nstatus: retracted\n{ignore}")).on_disk()
}

fn without_claims_folder() -> Project {
    let project = with_note();
    std::fs::remove_dir_all(project.path("claims")).unwrap();
    project.write("claims", "no folder");
    project
}

/// What is the case, the ledger, further arguments, and the status.
type Situation = (&'static str, Project, &'static [&'static str], i32);

/// Every situation beside those of severities, which `what_fails_is_asked_for` holds.
fn situations() -> Vec<Situation> {
    let empty = Ledger::empty;
    let broken = empty().file("factlock.yaml", "version: 1\nrule: { unused-source: off }\n").on_disk();
    let bad_baseline = empty().file("factlock.baseline", "no entry\n").on_disk();
    let unreadable_record = empty().file("claims/a.yaml", "id: [").on_disk();
    let since = with_error();
    commit(&since.root(), "Everything, the error as well");
    vec![
        ("only passed over", with_suppressed(), &["--fail-on", "note"], 0),
        ("an empty ledger", empty().on_disk(), &["--fail-on", "note"], 0),
        ("a record that cannot be read", unreadable_record, &[], 1),
        ("an error elsewhere", with_error(), &["claims/no-h100.yaml"], 0),
        ("an error of another rule", with_error(), &["--rule", "duplicate-id"], 0),
        ("an error that is older", since, &["--since", "HEAD"], 0),
        ("a rule that is not there", with_note(), &["--rule", "quote-alterd"], 2),
        ("a day that is none", with_note(), &["--today", "yesterday"], 2),
        ("broken settings", broken, &[], 2),
        ("a broken baseline", bad_baseline, &[], 2),
        ("no repository for a revision", with_note(), &["--since", "HEAD"], 2),
        ("a folder of claims that is a file", without_claims_folder(), &[], 3),
        ("an output that cannot be written", with_note(), &["--output", "nowhere/report"], 3),
    ]
}

#[test]
fn the_status_is_the_same_in_every_format() {
    for (what, project, more, wanted) in situations() {
        for format in FORMATS {
            let ran = project.factlock(&[&["check", "--format", format], more].concat()).run();
            assert_eq!(ran.status, Some(wanted), "{what} in {format}: {ran:?}");
            assert_eq!(ran.stderr.is_empty(), wanted < 2, "{what} in {format}: {ran:?}");
            assert!(wanted < 2 || ran.stdout.is_empty(), "{what} in {format}: {ran:?}");
        }
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error_in_any_format() {
    for format in FORMATS {
        for (project, wanted) in [(with_note(), 0), (with_error(), 1)] {
            let ran = project.factlock(&["check", "--format", format]).run_into_closed_pipe();
            assert_eq!((ran.status, ran.stderr.as_str()), (Some(wanted), ""), "{format}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_3_in_every_format() {
    for format in FORMATS {
        let ran = with_error().factlock(&["check", "--format", format]).run_into_full_disk();
        assert_eq!(ran.status, Some(3), "{format}: {ran:?}");
        assert!(ran.stderr.contains("standard output could not be written"), "{format}: {ran:?}");
    }
}

/// A shell tells it as 130: 128 and the number of the signal.
#[cfg(unix)]
#[test]
fn an_interrupted_check_is_told_apart_in_every_format() {
    use std::os::unix::process::ExitStatusExt as _;
    use std::process::{Command, Stdio};
    // What runs the tests may have made its children deaf to the signal.
    let hears = ["--default-signal=INT"];
    let known = Command::new("env").args(hears).arg("true").stderr(Stdio::null()).status();
    let hears: &[&str] = if known.unwrap().success() { &hears } else { &[] };
    for format in FORMATS {
        let project = with_note();
        // Nobody reads the pipe, and so the program waits before it writes.
        project.write("pipe", "").pipe("pipe");
        let mut command = Command::new("env");
        command.args(hears).arg(env!("CARGO_BIN_EXE_factlock"));
        command.args(["check", "--quiet", "--format", format, "--output", "pipe"]);
        let mut child = command.current_dir(project.root()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(200));
        let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        assert!(killed.success(), "{format}: it still runs");
        assert_eq!(child.wait().unwrap().signal(), Some(2), "{format}");
    }
}

#[test]
fn an_earlier_comment_goes_with_markdown_and_is_read() {
    let project = with_error();
    project.write("other.md", "a text\n");
    let failed = |arguments: &[&str], said: &str| {
        let ran = check(&project, arguments);
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""), "{arguments:?}: {ran:?}");
        assert!(ran.stderr.contains(said), "{arguments:?}: {}", ran.stderr);
    };
    failed(&["--previous", "other.md"], "`--previous` goes with `--format markdown`");
    failed(&["--format", "markdown", "--previous", "other.md"], "expected an earlier output of");
    failed(&["--format", "markdown", "--previous", "none.md"], "`none.md` could not be read");

    let written = check(&project, &["--format", "markdown", "--output", "comment.md"]);
    assert_eq!(written.status, Some(1));
    let again = check(&project, &["--format", "markdown", "--previous", "comment.md"]);
    assert_eq!(again.stdout, std::fs::read_to_string(project.path("comment.md")).unwrap());
}

fn without_notes() -> Project {
    let off = "version: 1\nrules: { single-origin: off, claimant-is-only-source: off }\n";
    Ledger::sample().file("factlock.yaml", off).on_disk()
}

#[test]
fn a_usage_that_is_wrong_is_2_and_says_what_to_type() {
    let project = with_note();
    let failed = |arguments: &[&str], said: &[&str]| {
        let ran = project.factlock(arguments).run();
        assert_eq!(ran.status, Some(2), "{arguments:?}: {ran:?}");
        assert_eq!(ran.stdout, "", "{arguments:?}: nothing on standard output");
        for words in said {
            assert!(ran.stderr.contains(words), "{arguments:?} should say {words:?}: {}", ran.stderr);
        }
    };
    failed(
        &["check", "--rule", "quote-alterd"],
        &["there is no rule `quote-alterd`", "did you mean `quote-altered`?"],
    );
    failed(&["check", "--skip", "zzz"], &["there is no rule `zzz`", "`factlock explain` lists the rules"]);
    failed(&["check", "--fail-on", "sometimes"], &["sometimes", "never"]);
    failed(&["check", "--format", "jsn"], &["jsn", "json"]);
    failed(&["check", "--today", "yesterday"], &["yesterday", "YYYY-MM-DD"]);
    failed(&["check", "--noodles"], &["--noodles"]);
    failed(&["list", "--coverage", "--status", "supported"], &["--coverage", "--status"]);
    failed(&["check", "nowhere/at-all.yaml"], &["there is no `nowhere/at-all.yaml`"]);
    failed(&["chekc"], &["chekc", "check"]);
    failed(&["explain", "single-orign"], &["single-orign", "did you mean `single-origin`?"]);
    failed(&["--root", "claims", "check"], &["there is no `factlock.yaml` in `claims`", "factlock init"]);
}

#[test]
fn a_folder_that_is_no_ledger_is_2() {
    let empty = tempfile::TempDir::new().unwrap();
    let ran = factlock(camino::Utf8Path::from_path(empty.path()).unwrap(), &["check"]).run();
    assert_eq!(ran.status, Some(2));
    assert!(ran.stderr.contains("there is no `factlock.yaml`"), "{}", ran.stderr);
    assert!(ran.stderr.contains("`factlock init`"), "{}", ran.stderr);
}

#[test]
fn settings_that_are_wrong_are_2_and_shown() {
    let project = with_note();
    project.write("factlock.yaml", "version: 1\nrule: { unused-source: off }\n");
    let ran = check(&project, &[]);
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""));
    for words in
        ["`rule` is not a key", "factlock.yaml:2:1", "did you mean `rules`?", "`factlock.yaml` is not valid"]
    {
        assert!(ran.stderr.contains(words), "{words:?}: {}", ran.stderr);
    }
}

#[test]
fn a_ledger_that_cannot_be_read_is_3() {
    let project = with_note();
    std::fs::remove_dir_all(project.path("claims")).unwrap();
    project.write("claims", "no folder");
    let ran = check(&project, &[]);
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(3), ""));
    assert!(ran.stderr.contains("the folder `claims` could not be read"), "{}", ran.stderr);
}

#[test]
fn an_output_that_cannot_be_written_is_3() {
    let project = with_note();
    project.write("file", "old");
    let ran = check(&project, &["--output", "file/report.json", "--format", "json"]);
    assert_eq!(ran.status, Some(3), "{ran:?}");
    assert!(ran.stderr.contains("`file/report.json` could not be written"), "{}", ran.stderr);
}

#[test]
fn an_output_makes_no_folder_and_replaces_no_folder() {
    let project = with_note();
    let ran = check(&project, &["--output", "nowhere/report.txt"]);
    assert_eq!((ran.status, project.path("nowhere").exists()), (Some(3), false), "{ran:?}");
    std::fs::create_dir(project.path("folder")).unwrap();
    let ran = check(&project, &["--output", "folder"]);
    assert_eq!((ran.status, project.path("folder").is_dir()), (Some(3), true), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn an_output_leaves_links_and_devices_what_they_are() {
    let project = with_note();
    project.write("report.txt", "old");
    std::os::unix::fs::symlink("report.txt", project.path("link.txt")).unwrap();
    assert_eq!(check(&project, &["--output", "link.txt"]).status, Some(0));
    assert!(project.path("link.txt").is_symlink());
    assert!(std::fs::read_to_string(project.path("report.txt")).unwrap().contains("checked 3 claims"));

    // A pipe stands for a device: both are written to, neither is replaced.
    project.write("pipe", "").pipe("pipe");
    let path = project.path("pipe");
    let reader = std::thread::spawn(move || std::fs::read_to_string(path).unwrap());
    assert_eq!(check(&project, &["--output", "pipe"]).status, Some(0));
    assert!(!project.path("pipe").is_file(), "the pipe is still one");
    assert!(reader.join().unwrap().contains("checked 3 claims"));
}

#[cfg(unix)]
#[test]
fn a_new_file_obeys_the_mask_of_its_user() {
    use std::os::unix::fs::PermissionsExt as _;
    let project = with_note();
    let program = env!("CARGO_BIN_EXE_factlock");
    let script = format!("umask 077 && '{program}' check --output report.txt");
    let status = std::process::Command::new("sh").args(["-c", &script]).current_dir(project.root()).status();
    assert!(status.unwrap().success());
    assert_eq!(std::fs::metadata(project.path("report.txt")).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn an_output_file_holds_what_else_is_printed() {
    let project = with_error();
    let printed = check(&project, &["--format", "json"]);
    let written = check(&project, &["--format", "json", "--output", "report.json"]);
    assert_eq!((written.status, written.stdout.as_str()), (Some(1), ""));
    assert_eq!(std::fs::read_to_string(project.path("report.json")).unwrap(), printed.stdout);
}

#[test]
fn an_empty_ledger_is_clean() {
    let project = with_note();
    std::fs::remove_dir_all(project.path("claims")).unwrap();
    std::fs::remove_dir_all(project.path("sources")).unwrap();
    let ran = check(&project, &["--fail-on", "note"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""));
    assert!(ran.stdout.contains("checked 0 claims and 0 sources"), "{}", ran.stdout);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    for arguments in [&["check"][..], &["check", "--format", "json"], &["explain"], &["list"], &["--help"]] {
        let ran = with_note().factlock(arguments).run_into_closed_pipe();
        assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{arguments:?}");
    }
    let ran = with_error().factlock(&["check"]).run_into_closed_pipe();
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(1), ""), "findings stay findings");
}

#[test]
fn help_and_version_are_0() {
    let project = with_note();
    for arguments in [&["--help"][..], &["--version"], &["check", "--help"], &["help", "check"]] {
        let ran = project.factlock(arguments).run();
        assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{arguments:?}");
        assert!(!ran.stdout.is_empty());
    }
}

#[test]
fn quiet_says_only_what_is_wrong() {
    assert_eq!(check(&with_note(), &["--quiet"]).stdout, "");
    let ran = check(&with_error(), &["--quiet"]);
    assert!(ran.stdout.starts_with("error[quote-altered]"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("verified"), "{}", ran.stdout);
}

#[test]
fn paths_choose_what_is_shown_and_what_fails() {
    let project = with_error();
    assert_eq!(check(&project, &["claims/only-h800.yaml"]).status, Some(1));
    assert_eq!(check(&project, &["claims/no-h100.yaml"]).status, Some(0));
    assert_eq!(check(&project, &["claims"]).status, Some(1));
}

#[test]
fn rules_can_be_chosen_and_left_out() {
    let project = with_error();
    assert_eq!(check(&project, &["--rule", "quote-altered"]).status, Some(1));
    assert_eq!(check(&project, &["--rule", "duplicate-id"]).status, Some(0));
    assert_eq!(check(&project, &["--skip", "quote-altered"]).status, Some(0));
}
