//! Commands that write: they fill in what nobody should type, and keep every byte they did not have to change.

use proptest::prelude::*;

use crate::support::{Ledger, Project, Ran, TODAY, commit, factlock};

/// An article and what it is checked against, in an empty ledger.
fn fresh() -> Project {
    let project = Ledger::sample().on_disk();
    std::fs::remove_dir_all(project.root()).unwrap();
    std::fs::create_dir_all(project.root()).unwrap();
    let sample = Ledger::sample();
    let article = sample.text("sources/elm-bridge-article/79b5f4ff07cb.md");
    let minutes = sample.text("sources/council-minutes/ecda1daabfca.txt");
    std::fs::write(project.outside().join("bridge.md"), article).unwrap();
    std::fs::write(project.outside().join("minutes.txt"), minutes).unwrap();
    done(&project, &["init", "--bare"]);
    project
}

#[track_caller]
fn done(project: &Project, arguments: &[&str]) -> Ran {
    let ran = project.factlock(arguments).run();
    assert_eq!(ran.status, Some(0), "{arguments:?}: {ran:?}");
    ran
}

fn text(project: &Project, file: &str) -> String {
    std::fs::read_to_string(project.path(file)).unwrap()
}

#[test]
fn from_an_article_to_a_checked_claim_without_a_hash_or_a_date() {
    let project = fresh();
    done(
        &project,
        &["source", "add", "../bridge.md", "--article", "--issued", "2024-05-04", "--retrieved", "unknown"],
    );
    let article = text(&project, "sources/town-opens-its-new-bridge.yaml");
    assert_eq!(
        article,
        "id: town-opens-its-new-bridge\ntype: article-newspaper\ntitle: Town opens its new bridge\n\
         issued: 2024-05-04\nrole: article\nsnapshots:\n  - file: town-opens-its-new-bridge/79b5f4ff07cb.md\n    \
         media_type: text/markdown\n    sha256: 79b5f4ff07cb024e9d05683b55edbb03942cd4d5ec18d855ccd0211510b5235b\n    \
         bytes: 212\n"
    );
    done(
        &project,
        &["new", "bridge-length", "--source", "town-opens-its-new-bridge", "--quote", "120 metres long"],
    );
    done(&project, &["source", "add", "../minutes.txt", "--id", "council-minutes", "--type", "report"]);
    let near = [
        "quote",
        "council-minutes",
        "is 120 meters long",
        "--claim",
        "bridge-length",
        "--stance",
        "supports",
    ];
    let unsure = project.factlock(&near).run();
    assert_eq!(unsure.status, Some(1), "words that do not stand there are shown, not taken");
    assert!(unsure.stdout.contains(">>is 120 metres long<<"), "{}", unsure.stdout);
    done(&project, &[&near[..], &["--nearest"]].concat());
    let claim = text(&project, "claims/bridge-length.yaml");
    assert_eq!(
        claim,
        "id: bridge-length\nstatement: 120 metres long\nclaimed_on: 2024-05-04\nappearances:\n  \
         - source: town-opens-its-new-bridge\n    quote: 120 metres long\nstatus: unverified\ncitations:\n  \
         - source: council-minutes\n    stance: supports\n    quote: is 120 metres long\n"
    );
    let supported = claim.replace("status: unverified", "status: supported");
    project.write("claims/bridge-length.yaml", supported);
    done(&project, &["check", "--fail-on", "warning"]);
    done(&project, &["fmt", "--check"]);
}

#[test]
fn an_address_that_check_would_refuse_is_not_written() {
    let project = fresh();
    for url in [
        "javascript:alert(1)",
        "data:text/plain,x",
        "file:///etc/passwd",
        "https://",
        "https:///x",
        "https://a.b/c d",
        " ",
        "a.b",
    ] {
        let ran = project.factlock(&["source", "add", "../bridge.md", "--id", "bridge", "--url", url]).run();
        let said = format!(
            "error: `url` is `{url}`, expected an address\n  help: write the whole address, beginning with"
        );
        assert!(ran.status == Some(2) && (url == " " || ran.stderr.contains(&said)), "{url}: {ran:?}");
        assert!(
            !project.path("sources").exists()
                || std::fs::read_dir(project.path("sources")).unwrap().next().is_none()
        );
    }
    done(&project, &["source", "add", "../bridge.md", "--id", "bridge", "--url", "HTTPS://a.b:80/c?d#e"]);
    let record = text(&project, "sources/bridge.yaml").replace("HTTPS://a.b:80/c?d#e", "javascript:alert(1)");
    project.write("sources/bridge.yaml", record);
    let found = project.factlock(&["check"]).run().stdout;
    assert!(
        found.contains("error[invalid-record]: `url` is `javascript:alert(1)`, expected an address\n"),
        "{found}"
    );
}

#[test]
fn words_that_stand_twice_get_what_tells_them_apart() {
    let project = Ledger::sample().on_disk();
    let twice = project.factlock(&["quote", "council-minutes", "bridge"]).run();
    assert_eq!(twice.status, Some(1), "{twice:?}");
    assert!(twice.stdout.contains("2 times"), "{}", twice.stdout);
    let second = done(&project, &["quote", "council-minutes", "bridge", "--place", "2"]);
    assert!(second.stdout.contains("quote: bridge\n  prefix: The\n"), "{}", second.stdout);
}

#[track_caller]
fn refused(project: &Project, arguments: &[&str], said: &[&str]) {
    let ran = project.factlock(arguments).run();
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""), "{arguments:?}: {ran:?}");
    for words in said {
        assert!(ran.stderr.contains(words), "{arguments:?} should say {words:?}: {}", ran.stderr);
    }
}

#[test]
fn the_same_words_are_cited_once() {
    let project = Ledger::sample().on_disk();
    let cite =
        ["quote", "council-minutes", "120 metres long", "--claim", "bridge-cost", "--stance", "context"];
    assert!(done(&project, &cite).stdout.contains("added to `citations`"));
    let once = text(&project, "claims/bridge-cost.yaml");
    assert!(
        done(&project, &cite)
            .stdout
            .ends_with("nothing to do: `citations` of claims/bridge-cost.yaml holds these words already\n")
    );
    assert_eq!(text(&project, "claims/bridge-cost.yaml"), once);
}

#[test]
fn what_a_check_would_refuse_is_not_written() {
    let project = Ledger::sample().on_disk();
    std::fs::write(project.outside().join("copy.txt"), "It is 120 metres long.\n").unwrap();
    let add = ["source", "add", "../copy.txt", "--id", "copy", "--origin"];
    refused(&project, &[&add[..], &["council-minute"]].concat(), &["council-minute", "`council-minutes`?"]);
    refused(&project, &[&add[..], &["copy"]].concat(), &["`copy` cannot repeat itself"]);
    done(&project, &[&add[..], &["council-minutes"]].concat());
}

#[test]
fn claims_appear_in_articles_only() {
    let project = Ledger::sample().on_disk();
    let words = ["council-minutes", "120 metres long"];
    refused(
        &project,
        &["quote", words[0], words[1], "--claim", "bridge-cost"],
        &["no article", "`--stance supports`"],
    );
    refused(&project, &["new", "--source", words[0], "--quote", words[1]], &["no article", "role: article"]);
}

#[test]
fn a_place_that_there_is_not_is_no_place() {
    let project = Ledger::sample().on_disk();
    let ran = project.factlock(&["quote", "council-minutes", "120 metres long", "--place", "9"]).run();
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(
        ran.stdout.starts_with("there is no place 9: ") && ran.stdout.contains("only once"),
        "{}",
        ran.stdout
    );
    project.write("../twice.md", "It is long. It was new. It is long.\n");
    done(&project, &["source", "add", "../twice.md", "--id", "twice"]);
    for (words, said) in [("It is long", "2 times"), ("It was never new at all", "as written")] {
        let ran = project.factlock(&["quote", "twice", words, "--place", "9"]).run();
        assert_eq!(ran.status, Some(1), "{ran:?}");
        assert!(
            ran.stdout.starts_with("there is no place 9: ") && ran.stdout.contains(said),
            "{}",
            ran.stdout
        );
        let ran = project.factlock(&["quote", "twice", words]).run();
        assert!(!ran.stdout.contains("there is no place"), "{}", ran.stdout);
    }
}

#[test]
fn front_matter_is_no_title() {
    let project = fresh();
    let article = "---\nlayout: post\n---\n\n# The bridge is open\n\nIt opened.\n";
    std::fs::write(project.outside().join("post.md"), article).unwrap();
    done(&project, &["source", "add", "../post.md", "--article"]);
    assert!(text(&project, "sources/the-bridge-is-open.yaml").contains("title: The bridge is open\n"));
}

#[test]
fn a_source_that_is_there_gets_one_more_snapshot_and_nothing_else_changes() {
    let sample = Ledger::sample();
    let file = "sources/council-minutes.yaml";
    let old =
        format!("# kept\n{}# the end\n", sample.text(file).replace("type: report", "type:   report # odd"));
    for ends in ["\n", "\r\n"] {
        let old = old.replace('\n', ends);
        let project = Ledger::sample().file(file, old.clone()).on_disk();
        std::fs::write(project.outside().join("minutes.txt"), "Minutes, second version.\n").unwrap();
        done(&project, &["source", "add", "../minutes.txt", "--id", "council-minutes", "--retrieved", TODAY]);
        let new = text(&project, file);
        let same = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
        let (inserted, behind) = new[same..].split_at(new.len() - old.len());
        assert_eq!(behind, &old[same..], "every byte that was there still is");
        assert_eq!(inserted.matches(ends).count(), 5, "file, type, hash, bytes and day: {inserted:?}");
        assert_eq!(inserted.matches('\n').count(), 5, "with the line ends of the file: {inserted:?}");
        let again = done(&project, &["source", "add", "../minutes.txt", "--id", "council-minutes"]);
        assert!(again.stdout.starts_with("nothing to do"), "{}", again.stdout);
        assert_eq!(text(&project, file), new);
    }
}

#[test]
fn two_texts_that_begin_alike_are_not_taken_for_one_source() {
    let project = fresh();
    for (file, rest) in [("a.txt", "Acme sold 100 cars."), ("b.txt", "Beta sold 900 boats.")] {
        std::fs::write(project.outside().join(file), format!("Press release\n\n{rest}\n")).unwrap();
    }
    done(&project, &["source", "add", "../a.txt"]);
    let before = text(&project, "sources/press-release.yaml");
    refused(
        &project,
        &["source", "add", "../b.txt"],
        &["holds another text", "`--id press-release` adds a snapshot"],
    );
    assert_eq!(text(&project, "sources/press-release.yaml"), before);
    assert!(done(&project, &["source", "add", "../a.txt"]).stdout.starts_with("nothing to do"));
    done(&project, &["source", "add", "../b.txt", "--id", "beta"]);
}

#[test]
fn nothing_is_overwritten() {
    let project = Ledger::sample().on_disk();
    let before = text(&project, "claims/bridge-length.yaml");
    let ran = project.factlock(&["new", "bridge-length", "--statement", "Another."]).run();
    assert_eq!(ran.status, Some(2), "{ran:?}");
    assert!(ran.stderr.contains("there is a claim `bridge-length` already"), "{}", ran.stderr);
    assert_eq!(text(&project, "claims/bridge-length.yaml"), before);
    let ran = project.factlock(&["init"]).run();
    assert_eq!(ran.status, Some(2), "{ran:?}");
    let empty = tempfile::TempDir::new().unwrap();
    std::fs::create_dir(empty.path().join("claims")).unwrap();
    std::fs::write(empty.path().join("claims/vocabulary.yaml"), "mine").unwrap();
    let folder = camino::Utf8Path::from_path(empty.path()).unwrap();
    let ran = factlock(folder, &["init"]).run();
    assert_eq!(ran.status, Some(2), "{ran:?}");
    assert!(!folder.join("factlock.yaml").exists(), "nothing was begun");
    assert_eq!(std::fs::read_to_string(folder.join("claims/vocabulary.yaml")).unwrap(), "mine");
}

#[test]
fn an_output_never_takes_the_place_of_a_part_of_the_ledger() {
    let project = Ledger::sample().on_disk();
    let snapshot = "sources/council-minutes/ecda1daabfca.txt";
    for file in
        [snapshot, "claims/bridge-length.yaml", "claims/new.json", "factlock.yaml", "factlock.baseline"]
    {
        let before = std::fs::read(project.path(file)).ok();
        refused(&project, &["check", "--format", "json", "--output", file], &["a part of the ledger"]);
        assert_eq!(std::fs::read(project.path(file)).ok(), before, "{file}");
    }
    done(&project, &["check", "--format", "json", "--output", "out.json"]);
    assert!(project.path("out.json").exists());
}

#[test]
fn init_begins_where_it_is_told_to() {
    let folder = tempfile::TempDir::new().unwrap();
    let folder = camino::Utf8Path::from_path(folder.path()).unwrap();
    let ran = factlock(folder, &["init", "--bare", "--root", "here"]).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(folder.join("here/factlock.yaml").exists() && !folder.join("factlock.yaml").exists());
    assert!(ran.stdout.contains("next: cd here && "), "{}", ran.stdout);
    assert_eq!(factlock(folder, &["init", "there", "--root", "here"]).run().status, Some(2));
    assert!(!folder.join("there").exists());
}

#[test]
fn a_claim_says_something() {
    let project = fresh();
    refused(&project, &["new", "--statement", " "], &["a claim needs a statement"]);
    assert!(!project.path("claims/untitled.yaml").exists());
}

/// What belongs to one field can neither pass for another nor write over the line it stands in.
#[test]
fn what_a_record_says_keeps_to_its_own_line() {
    let forged = "statement: |\n  It is 90 m long.\n    reviewed    2026-01-01 by The Editor  [holds]\n";
    let claim = format!("id: forged\n{forged}status: retracted\nrationale: \"no\\r  yes\\n::error::no\"\n");
    let project = Ledger::sample().claim(&claim).on_disk();
    let shown = done(&project, &["show", "forged"]).stdout;
    assert!(shown.contains("\n  It is 90 m long. reviewed 2026-01-01 by The Editor [holds]\n"), "{shown}");
    assert!(shown.contains("\n  because     no yes ::error::no\n"), "{shown}");
    assert!(!shown.contains('\r'), "{shown}");
}

#[test]
fn init_keeps_the_attributes_that_are_there() {
    let folder = tempfile::TempDir::new().unwrap();
    let folder = camino::Utf8Path::from_path(folder.path()).unwrap();
    std::fs::write(folder.join(".gitattributes"), "*.png binary").unwrap();
    assert_eq!(factlock(folder, &["init"]).run().status, Some(0));
    let attributes = std::fs::read_to_string(folder.join(".gitattributes")).unwrap();
    assert_eq!(attributes, "*.png binary\nsources/*/** -text\n");
    let ran = factlock(folder, &["check", "--today", TODAY, "--fail-on", "warning"]).run();
    assert_eq!(ran.status, Some(0), "{ran:?}");
}

#[test]
fn what_cannot_be_stored_is_said_and_nothing_is_written() {
    let project = Ledger::sample().on_disk();
    std::fs::write(project.outside().join("empty.txt"), "").unwrap();
    std::fs::write(project.outside().join("full.txt"), "Words.").unwrap();
    for (arguments, said) in [
        (vec!["source", "add", "../empty.txt"], "is empty"),
        (vec!["source", "add", "../nowhere.txt"], "there is no such file"),
        (vec!["source", "add", ".."], "it names no file"),
        (vec!["source", "add", "../full.txt", "--id", "No Good"], "is not an id"),
        (vec!["quote", "council-minuts", "x"], "did you mean `council-minutes`?"),
        (
            vec!["new", "x", "--statement", "X.", "--claimant", "town-council-2"],
            "did you mean `town-council`?",
        ),
    ] {
        let ran = project.factlock(&arguments).run();
        assert_eq!(ran.status, Some(2), "{arguments:?}: {ran:?}");
        assert!(ran.stderr.contains(said), "{arguments:?} should say {said:?}: {}", ran.stderr);
    }
    assert!(done(&project, &["list"]).stdout.contains("3 claims"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// A citation is added to a claim of any layout, and every line that was there still is, in its order.
    #[test]
    fn a_citation_is_added_and_every_line_stays(
        comments in prop::collection::vec("# [a-z]{1,8}", 6),
        end in prop::sample::select(vec!["\n", "\r\n"]),
        flow in any::<bool>(),
        last in any::<bool>(),
    ) {
        let citation = if flow {
            "citations: [{ source: council-minutes, stance: context, quote: Minutes of the town council }]".to_owned()
        } else {
            format!(
                "citations: {}\n- source:   council-minutes {}\n  stance: context\n  {}\n  quote: Minutes of the town council",
                comments[0], comments[1], comments[2]
            )
        };
        let mut claim = format!(
            "{}\ntags: [a,   b] {}\n{citation}\n\n{}\nid: bridge-length\nstatement: 'It is long.'\nstatus: unverified",
            comments[3], comments[4], comments[5]
        );
        if last {
            claim.push('\n');
        }
        let claim = claim.replace('\n', end);
        let project = Ledger::sample().file("claims/bridge-length.yaml", claim.clone()).on_disk();
        done(&project, &["quote", "council-minutes", "It is 120 metres long", "--claim", "bridge-length", "--stance", "supports"]);
        let new = text(&project, "claims/bridge-length.yaml");
        let mut lines = new.split(end);
        for line in claim.split(end).filter(|line| !(flow && line.starts_with("citations"))) {
            prop_assert!(lines.any(|found| found == line), "{line:?} of {claim:?} is gone from {new:?}");
        }
        prop_assert!(new.contains("quote: It is 120 metres long"));
        done(&project, &["check", "--rule", "invalid-record"]);
    }
}

#[test]
fn an_output_never_takes_the_place_of_what_belongs_to_git() {
    let project = Ledger::sample().on_disk();
    commit(&project.root(), "Start");
    for file in [".git/config", ".git/hooks/pre-commit", ".gitattributes", "claims/../.git/HEAD"] {
        let before = std::fs::read(project.path(file)).ok();
        refused(&project, &["check", "--output", file], &["would overwrite what belongs to git"]);
        refused(&project, &["baseline", file, "--notes"], &["would overwrite what belongs to git"]);
        assert_eq!(std::fs::read(project.path(file)).ok(), before, "{file}");
    }
    refused(&project, &["report", "--output", ".git/report"], &["`.git/report` is git's own"]);
}

#[test]
fn a_baseline_and_a_bundle_are_no_record() {
    let project = Ledger::sample().on_disk();
    for file in ["claims/known", "claims/bridge-cost.yaml", "sources/known", "factlock.yaml"] {
        let before = std::fs::read(project.path(file)).ok();
        refused(&project, &["baseline", file, "--notes"], &["would overwrite a part of the ledger"]);
        assert_eq!(std::fs::read(project.path(file)).ok(), before, "{file}");
    }
    done(&project, &["baseline", "factlock.baseline"]);
    refused(&project, &["report", "--bundle", "claims/x.zip"], &["would overwrite a part of the ledger"]);
    for folder in ["claims", "sources/report"] {
        refused(
            &project,
            &["report", "--output", folder],
            &["whose files a report would replace or mix with its own"],
        );
    }
    assert!(!project.path("claims/index.html").exists() && !project.path("claims/x.zip").exists());
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_that_leads_out() {
    for part in ["claims", "sources", "sources/bridge"] {
        let project = fresh();
        let outside = project.outside().join("elsewhere");
        std::fs::create_dir(&outside).unwrap();
        let _ = std::fs::remove_dir_all(project.path(part));
        std::fs::create_dir_all(project.path("sources")).unwrap();
        if part == "sources" {
            std::fs::remove_dir(project.path("sources")).unwrap();
        }
        std::os::unix::fs::symlink(&outside, project.path(part)).unwrap();
        let call: &[&str] = match part {
            "claims" => &["new", "--statement", "It is new."],
            _ => &["source", "add", "../bridge.md", "--id", "bridge"],
        };
        let said = format!("`{part}` is a link that leads outside of the ledger");
        let ran = project.factlock(call).run();
        // Where the record is there already, reading it refuses before.
        let said = ran.stderr.contains(&said) || ran.stderr.contains("a link on it, leads out of the ledger");
        assert!(ran.status != Some(0) && said, "{part}: {ran:?}");
        assert_eq!(std::fs::read_dir(&outside).unwrap().count(), 0, "{part}");
        assert!(!project.path("sources/bridge.yaml").exists(), "{part}");
    }
}

#[test]
fn an_older_snapshot_that_is_gone_is_restored_and_stays_the_older_one() {
    let project = fresh();
    done(&project, &["source", "add", "../bridge.md", "--id", "bridge"]);
    let old = std::fs::read_to_string(project.outside().join("bridge.md")).unwrap();
    project.write("../bridge.md", format!("{old}\nAnd more.\n"));
    done(&project, &["source", "add", "../bridge.md", "--id", "bridge"]);
    let record = text(&project, "sources/bridge.yaml");
    let first = record.split("file: ").nth(1).unwrap().lines().next().unwrap().trim().to_owned();
    project.remove(&format!("sources/{first}"));
    project.write("../bridge.md", old.as_str());
    let ran = done(&project, &["source", "add", "../bridge.md", "--id", "bridge"]);
    assert!(ran.stdout.contains("which `bridge` names as an older snapshot"), "{}", ran.stdout);
    assert_eq!(text(&project, "sources/bridge.yaml"), record);
    assert_eq!(text(&project, &format!("sources/{first}")), old);
    // What is there and was published again is the current one.
    done(&project, &["source", "add", "../bridge.md", "--id", "bridge"]);
    assert_eq!(text(&project, "sources/bridge.yaml").matches(&first).count(), 2);
}

#[test]
fn an_address_with_a_password_or_without_a_host_is_not_written() {
    let project = fresh();
    let add = |url: &str| {
        project.factlock(&["source", "add", "../bridge.md", "--id", "bridge", "--url", url]).run()
    };
    for url in [
        "https://[::1",
        "https://[x]/",
        "https://a:99999/",
        "https://a:8o/",
        "https://a:-1/",
        "https://:80/",
        "https://[::1]x/",
    ] {
        let ran = add(url);
        assert!(ran.status == Some(2) && ran.stderr.contains("expected an address"), "{url}: {ran:?}");
    }
    for url in ["https://user:pw@a.b/", "http://user@a.b", "https://a.b@c.d/", "https://@a.b"] {
        let ran = add(url);
        assert!(ran.status == Some(2), "{url}: {ran:?}");
        assert!(
            ran.stderr
                .contains("holds a name or a password before its `@`\n  help: write the address without"),
            "{url}: {ran:?}"
        );
        assert!(!ran.stderr.contains("pw"), "{ran:?}");
    }
    for url in ["https://[::1]:8080/a", "https://bücher.example/@me", "http://a.b:80?x=a@b", "HTTPS://a.b:/"]
    {
        let ran = add(url);
        assert_eq!(ran.status, Some(0), "{url}: {ran:?}");
        project.remove("sources/bridge.yaml");
        std::fs::remove_dir_all(project.path("sources/bridge")).unwrap();
    }
}
