//! The bundle: everything a report was made of, with checksums that others verify.

use std::io::Read as _;
use std::process::Command;

use camino::Utf8Path;

use super::{everything, reported};
use crate::support::{Ledger, Project, TODAY, factlock, files_below};

#[track_caller]
fn run(folder: &Utf8Path, program: &str, arguments: &[&str]) -> String {
    let ran = Command::new(program).args(arguments).current_dir(folder).env("LC_ALL", "C").output().unwrap();
    let told = String::from_utf8_lossy(&ran.stdout).into_owned() + &String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{program} {arguments:?}: {told}");
    told
}

fn zipped(project: &Project, arguments: &[&str]) -> Vec<u8> {
    let call = [&["report", "--today", TODAY, "--bundle", "fact-check.zip"], arguments].concat();
    let ran = project.factlock(&call).run();
    assert_eq!(ran.status, Some(0), "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.ends_with("wrote fact-check.zip\n"), "{}", ran.stdout);
    std::fs::read(project.path("fact-check.zip")).unwrap()
}

#[test]
#[cfg(unix)]
fn a_folder_is_verified_by_coreutils_and_by_a_check_of_its_own() {
    let project = Ledger::example().on_disk();
    let files = reported(&project, &["--bundle", "--format", "html,json"]);
    let out = project.path("out");
    let told = run(&out, "sha256sum", &["--check", "--strict", "SHA256SUMS"]);
    assert_eq!(
        told.matches(": OK").count(),
        files.len() - 1,
        "every file but the checksums themselves: {told}"
    );
    let sums = String::from_utf8(files["SHA256SUMS"].clone()).unwrap();
    let snapshot = "806cc9390984093e91aba00e4b9b59e2c8b53a2092961df702cc8c3d1540ff7a  ledger/sources/newsbytes-2025-09-18/806cc9390984.md";
    assert!(sums.contains(snapshot), "a snapshot's checksum is the one that its record pins");
    let ran = factlock(&out, &["--root", "ledger", "check", "--today", TODAY]).run();
    assert_eq!(ran.status, Some(0), "{}{}", ran.stdout, ran.stderr);
    for (path, content) in Ledger::example().files() {
        assert!(files[&format!("ledger/{path}")] == content, "{path}");
    }
    let readme = String::from_utf8(files["README.md"].clone()).unwrap();
    assert!(
        readme.contains("sha256sum --check SHA256SUMS") && readme.contains("factlock --root ledger check")
    );

    std::fs::write(out.join("report/index.html"), "other").unwrap();
    let ran = Command::new("sha256sum").args(["--check", "SHA256SUMS"]).current_dir(&out).output().unwrap();
    assert!(!ran.status.success(), "a changed page is noticed");
}

#[test]
fn a_zip_file_holds_the_same_and_is_the_same_every_time() {
    let project = Ledger::example().on_disk();
    let first = zipped(&project, &[]);
    for _ in 0..20 {
        assert!(zipped(&project, &[]) == first);
    }
    let files = reported(&project, &["--bundle"]);
    let archive = rawzip::ZipArchive::from_slice(&first).unwrap();
    let mut names = Vec::new();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().unwrap() {
        let path = String::from_utf8(entry.file_path().as_ref().to_vec()).unwrap();
        let path = path.strip_prefix("fact-check/").unwrap().to_owned();
        let data = archive.get_entry(entry.wayfinder()).unwrap();
        let mut content = Vec::new();
        let reader = flate2::read::DeflateDecoder::new(data.data());
        data.verifying_reader(reader).read_to_end(&mut content).unwrap();
        assert!(files[&path] == content, "{path}");
        names.push(path);
    }
    assert!(names.is_sorted());
    assert_eq!(names.len(), files.len());
}

#[test]
#[ignore = "needs python3"]
fn a_zip_file_is_what_others_unpack() {
    let project = everything();
    zipped(&project, &["--allow-broken"]);
    let told = run(&project.root(), "python3", &["-m", "zipfile", "-t", "fact-check.zip"]);
    assert!(told.contains("Done testing"), "{told}");
    run(&project.root(), "python3", &["-m", "zipfile", "-e", "fact-check.zip", "unpacked"]);
    let unpacked = project.path("unpacked/fact-check");
    run(&unpacked, "sha256sum", &["--check", "--strict", "--quiet", "SHA256SUMS"]);
    assert!(files_below(&unpacked).len() > 40);
}

#[test]
fn a_snapshot_that_cannot_be_bundled_is_told_of() {
    let project = everything();
    project.remove("sources/whole/a.txt");
    let files = reported(&project, &["--bundle", "--allow-broken"]);
    assert!(!files.contains_key("ledger/sources/whole/a.txt"));
    let readme = String::from_utf8(files["README.md"].clone()).unwrap();
    assert!(
        readme.contains("## What is not in the bundle\n\n- sources/whole/a.txt: there is no such file"),
        "{readme}"
    );
    assert!(readme.contains("## What does not hold"));
}

#[test]
fn nothing_in_a_bundle_leads_out_of_it() {
    let text = "A line of text.\n";
    let digest = factlock::snapshot::digest(text.as_bytes());
    for file in ["a\\\\..\\\\..\\\\b.txt", "c:b.txt"] {
        let source = format!(
            "id: s\ntype: webpage\ntitle: T\nsnapshots:\n  - {{ file: \"{file}\", media_type: text/plain, sha256: {digest}, bytes: {} }}\n",
            text.len()
        );
        let name = format!("sources/{}", file.replace("\\\\", "\\"));
        let project = Ledger::empty().file("sources/s.yaml", source).file(name, text).on_disk();
        let call = ["report", "--today", TODAY, "--bundle", "a.zip", "--allow-broken"];
        let ran = project.factlock(&call).run();
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(3), ""), "{}", ran.stderr);
        assert!(ran.stderr.contains("cannot stand in a bundle"), "{}", ran.stderr);
        assert!(!project.path("a.zip").exists());
    }
}

#[test]
fn what_could_not_be_meant_is_refused() {
    let project = Ledger::empty().on_disk();
    for (arguments, told) in [
        (&["report"][..], "--output <DIR>"),
        (&["report", "--bundle"], "`--bundle` names no file, and `--output` no folder"),
        (&["report", "--bundle", "out.tar"], "`--bundle` writes a ZIP file, and `out.tar` does not end so"),
    ] {
        let ran = project.factlock(arguments).run();
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(ran.stderr.contains(told), "{}", ran.stderr);
    }
}

#[test]
fn what_an_earlier_bundle_left_is_named() {
    let project = Ledger::sample().on_disk();
    let bundled = || {
        let ran = project.factlock(&["report", "--today", TODAY, "--bundle", "-o", "out"]).run();
        assert_eq!(ran.status, Some(0), "{ran:?}");
        ran.stdout
    };
    assert!(!bundled().contains("remove "));
    std::fs::rename(project.path("claims/bridge-length.yaml"), project.path("claims/moved.yaml")).unwrap();
    let told = bundled();
    assert!(
        told.ends_with(
            "remove out/ledger/claims/bridge-length.yaml: an earlier bundle wrote it, and this one does not\n"
        ),
        "{told}"
    );
}

#[test]
fn a_bundle_replaces_only_a_bundle() {
    let project = Ledger::sample().on_disk();
    for file in ["README.md", "SHA256SUMS"] {
        std::fs::create_dir_all(project.path("out")).unwrap();
        project.write(&format!("out/{file}"), "Of another project.\n");
        let ran = project.factlock(&["report", "--today", TODAY, "--bundle", "-o", "out"]).run();
        assert_eq!(ran.status, Some(2), "{ran:?}");
        assert!(ran.stderr.contains(&format!("`out` has a `{file}` that is of no bundle")), "{}", ran.stderr);
        assert_eq!(std::fs::read_dir(project.path("out")).unwrap().count(), 1);
        std::fs::remove_dir_all(project.path("out")).unwrap();
    }
}

#[test]
fn a_report_replaces_only_a_report() {
    let project = Ledger::sample().on_disk();
    std::fs::create_dir_all(project.path("site")).unwrap();
    project.write("site/index.html", "<!DOCTYPE html><title>All of our work</title>\n");
    let call = ["report", "--today", TODAY, "-o", "site"];
    let ran = project.factlock(&call).run();
    assert_eq!(
        (ran.status, ran.stderr.as_str()),
        (
            Some(2),
            "error: `site` has an `index.html` that is of no report, whose files a report would replace or mix with its own\n  \
             help: `--output report` writes a folder of its own\n"
        )
    );
    assert_eq!(
        std::fs::read_to_string(project.path("site/index.html")).unwrap(),
        "<!DOCTYPE html><title>All of our work</title>\n"
    );
    // Formats that have no such page, and a page of their own.
    assert_eq!(project.factlock(&[&call[..], &["--format", "csv"]].concat()).run().status, Some(0));
    std::fs::remove_file(project.path("site/index.html")).unwrap();
    for _ in 0..2 {
        assert_eq!(project.factlock(&call).run().status, Some(0));
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_output_leads_to_no_part_of_the_ledger() {
    let project = Ledger::sample().on_disk();
    std::fs::create_dir(project.path("out")).unwrap();
    std::os::unix::fs::symlink("../claims", project.path("out/ledger")).unwrap();
    let before = std::fs::read_dir(project.path("claims")).unwrap().count();
    let ran = project.factlock(&["report", "--today", TODAY, "--bundle", "-o", "out"]).run();
    assert_eq!(ran.status, Some(2), "{ran:?}");
    assert!(ran.stderr.contains("would overwrite a part of the ledger"), "{}", ran.stderr);
    assert_eq!(std::fs::read_dir(project.path("claims")).unwrap().count(), before);
}
